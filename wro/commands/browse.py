"""`wro browse`: datasette over the ledger."""

from __future__ import annotations

import socket
from pathlib import Path

import click

from web.browse import serve
from wro import options, output
from wro.errors import BadInput
from wro.opening import reading_store


@click.command("browse")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="Port; 0 takes a free one."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--open", "open_browser", is_flag=True, help="Open a browser window, too.")
@options.database
def command(port: int, host: str, open_browser: bool, db: Path | None) -> None:
    """Open the event log in a web browser.

    Datasette shows the ledger, read-only and live, until stopped. Subscribers are in another file, which is not shown.
    """
    with reading_store(db) as store:
        path = store.path
    check_free(host, port)
    output.say(f"http://{host}:{port}/{path.stem}" if port else f"a free port of {host}")
    serve(path, port=port, host=host, open_browser=open_browser)


def check_free(host: str, port: int) -> None:
    """Raises `BadInput` for an address that cannot be listened on: said here in one line, where datasette needs many."""
    try:
        with socket.create_server((host, port)):
            return
    except (OSError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise BadInput(f"cannot listen on {host}:{port}: {reason.lower()}; choose another with --port") from error
