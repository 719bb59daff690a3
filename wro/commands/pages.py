"""`wro pages`: the pages behind the links in mails."""

from __future__ import annotations

from pathlib import Path

import click

from notify.pages import Pages
from scraper.countries import country_of_cell
from wro import options, output
from wro.commands.browse import check_free
from wro.errors import SettingsError
from wro.mail_facts import letterhead, tokens
from wro.membership import Members
from wro.settings import Settings, load


@click.command("pages")
@click.option("--port", type=click.IntRange(1, 65535), default=8002, show_default=True, help="Port.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@options.database
def command(port: int, host: str, db: Path | None) -> None:
    """Serve the pages that stop mail, confirm and sign up.

    They stand beside `wro browse`, in a process of their own: this one opens the mail file, that one never does. A web
    server in front sends what begins with /mail/ here. Needs WRO_PUBLIC_URL and WRO_SECRET_KEY.
    """
    import uvicorn  # comes with datasette; loaded for those who serve

    settings = load(db=db)
    app = application(settings)
    check_free(host, port)
    output.say(f"http://{host}:{port}/mail/" + ("sign-up" if settings.sign_up else ""))
    # No line for each request: the links in them are secrets of their owners.
    uvicorn.run(app, host=host, port=port, lifespan="off", access_log=False, server_header=False, log_level="warning")


def application(settings: Settings) -> Pages:
    """The pages as these settings want them. Raises `SettingsError` where something is missing."""
    signing = tokens(settings)
    if signing is None or not settings.public_url:
        raise SettingsError("the pages need WRO_PUBLIC_URL and WRO_SECRET_KEY (make a key: openssl rand -hex 32)")
    head = letterhead(settings)
    return Pages(Members(settings), signing, head.name, head.contact, country_of_cell if settings.sign_up else None)
