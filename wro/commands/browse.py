"""`wro browse`: datasette over the ledger."""

from __future__ import annotations

import errno
import socket
from pathlib import Path

import click

from scraper.countries import country_name
from screening.goods import known_by
from store.views import VIEWS
from web.browse import serve
from web.page import Frame
from wro import clock, options, output, settings
from wro.errors import BadInput
from wro.opening import reading_store
from wro.settings import Settings

#: What is wrong with a port; anything else is the address's.
_OF_PORTS = {errno.EADDRINUSE, errno.EACCES}


@click.command("browse")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="Port; 0 takes a free one."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--open", "open_browser", is_flag=True, help="Open a browser window, too.")
@options.database
def command(port: int, host: str, open_browser: bool, db: Path | None) -> None:
    """Open the event log in a web browser.

    Pages for people, and datasette's tables behind them, read-only and live, until stopped. Subscribers are in another
    file, which is not shown. The tables are under the file's name: /wro, or /orders-tables for a file orders.db, since
    /orders is a page.
    """
    with reading_store(db) as store:
        path = store.path
    check_free(host, port)
    output.say(f"http://{host}:{port}/" if port else f"a free port of {host}")
    known = settings.load(db=db)
    serve(path, frame(known), port=port, host=host, open_browser=open_browser, allow_sql=known.browse_sql)


def frame(known: Settings) -> Frame:
    """What the pages need besides the database."""
    return Frame(
        now=clock.now,
        country_name=country_name,
        known_by=known_by,
        stale_hours=known.stale_hours,
        authority=known.list_id,
        public_url=known.public_url,
        robots=known.browse_robots,
        views=VIEWS,
    )


def check_free(host: str, port: int) -> None:
    """Raises `BadInput` for an address that cannot be listened on: said here in one line, where datasette needs many."""
    try:
        with socket.create_server((host, port)):
            return
    except (OSError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        option = "--host" if getattr(error, "errno", None) not in _OF_PORTS else "--port"
        raise BadInput(f"cannot listen on {host}:{port}: {reason.lower()}; choose another with {option}") from error
