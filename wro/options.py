"""Options that commands share, and the types their values have."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import click

from notify.hours import WEEKDAYS
from wro import clock

Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a date, write it like 2023-04-26", param, ctx)


class Instant(click.ParamType[datetime]):
    """A day, or a moment such as 2023-04-26T14:00Z, that has come; without a zone it is UTC."""

    name = "WHEN"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        from wro.health import SKEW  # with it comes what asking for help has no use for

        try:
            said = datetime.fromisoformat(str(value))
            moment = said.replace(tzinfo=UTC) if said.tzinfo is None else said.astimezone(UTC)
        except (ValueError, OverflowError):
            self.fail(f"{value!r} is not a moment, write it like 2023-04-26 or 2023-04-26T14:00Z", param, ctx)
        if moment - clock.now() > SKEW:
            self.fail(f"{value!r} is yet to come", param, ctx)
        return moment


class Out(click.Path):
    """A file to write to."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, dir_okay=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        out = Path(str(super().convert(value, param, ctx)))
        writable(out)
        return out


def writable(out: Path) -> None:
    """Refuse what cannot be written, and a database, which a slip of the hand would destroy."""
    if not out.parent.is_dir():
        raise click.UsageError(f"--out {out}: there is no folder {out.parent}")
    if not (os.access(out, os.W_OK) if out.exists() else _takes_files(out.parent)):
        raise click.UsageError(f"--out {out}: nothing can be written there")
    if out.is_file():
        with out.open("rb") as held:
            if held.read(15) == b"SQLite format 3":
                raise click.UsageError(f"--out {out} is a database: name another file")


def _takes_files(folder: Path) -> bool:
    """Tried, and not asked: root may write to any folder, also to those that take no file, such as /proc."""
    from tempfile import TemporaryFile  # it loads what asking for help has no use for

    try:
        with TemporaryFile(dir=folder):
            return os.access(folder, os.W_OK)
    except OSError:
        return False


class Name(click.ParamType[str]):
    """Of a company, vessel or place."""

    name = "NAME"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from ledger.names import names_somebody  # it loads what asking for help has no use for

        if not names_somebody(str(value)):
            self.fail(f"{value!r} names nobody: give a company, a vessel or a place", param, ctx)
        return str(value)


class Goods(click.ParamType[str]):
    """Goods in words."""

    name = "TEXT"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from ledger.matching import goods_words  # it loads what asking for help has no use for

        if not goods_words(str(value)):
            self.fail(f"{value!r} tells no goods from others, write it like 'cotton' or 'work gloves'", param, ctx)
        return str(value)


class Delimiter(click.ParamType[str]):
    """The one character that parts cells; a tab may be written out."""

    name = "CHARACTER"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        sign = "\t" if value in ("\\t", "tab") else str(value)
        if len(sign) != 1 or sign in '"\r\n':
            self.fail(f"{value!r} is not one character that can part cells, such as ; or \\t", param, ctx)
        return sign


class Address(click.ParamType[str]):
    """The address of a page; an empty one is none."""

    name = "URL"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        url = str(value)
        try:
            parts = urlsplit(url)
        except ValueError:
            parts = urlsplit("")
        if url and (parts.scheme not in ("http", "https") or not parts.hostname or any(char.isspace() for char in url)):
            self.fail(f"{url!r} is no address such as https://www.cbp.gov/newsroom/…", param, ctx)
        return url


class Zone(click.ParamType[str]):
    """A time zone of the IANA list."""

    name = "ZONE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return ZoneInfo(str(value)).key
        except (KeyError, ValueError, OSError):
            self.fail(f"{value!r} is no time zone, write it like Europe/London", param, ctx)


class Recipient(click.ParamType[str]):
    """An e-mail address, in the form it is kept in, or `channel:NAME`."""

    name = "ADDRESS"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from notify.address import BadAddress, recipient  # its library takes a while to load

        try:
            return recipient(str(value))
        except BadAddress as error:
            self.fail(str(error), param, ctx)


class Country(click.ParamType[str]):
    """An ISO 3166-1 alpha-2 code in either case."""

    name = "CC"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from scraper.countries import country_of_cell, is_country_code  # their tables take a while to load

        code = str(value).upper()
        if not is_country_code(code):
            meant = country_of_cell(str(value))
            kind = (
                "no country code of ISO 3166-1" if len(code) == 2 else "not a country code of two letters, such as MY"
            )
            self.fail(f"{value!r} is {kind}" + (f"; did you mean {meant}?" if meant else ""), param, ctx)
        return code


def database(command: Command) -> Command:
    return click.option(
        "--db",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="PATH",
        help="The ledger's database file (default: WRO_DB, else wro.db).",
    )(command)


def json(command: Command) -> Command:
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")(command)


def json_or_csv(command: Command) -> Command:
    """Both flags; `not_both` refuses the two together."""
    table = click.option("--csv", "as_csv", is_flag=True, help="Print CSV with a header.")
    return json(table(command))


def not_both(as_json: bool, as_csv: bool) -> None:
    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other")


def in_order(since: date | None, last: date | None, name: str) -> None:
    """Refuse days the wrong way round, between which nothing can lie. `name`: the option that gives the last day."""
    if since is not None and last is not None and since > last:
        raise click.UsageError(f"--since {since} is later than {name} {last}")


def hours(command: Command) -> Command:
    """When digests go to a person, where that is not as the settings say."""
    for option in (
        click.option("--tz", "zone", type=Zone(), help="Their time zone (default: WRO_TIMEZONE)."),
        click.option("--weekday", type=click.Choice(WEEKDAYS), help="Day of the weekly mail (default: the settings')."),
        click.option("--hour", type=click.IntRange(0, 23), help="Hour of the daily or weekly mail, on their clock."),
    ):
        command = option(command)
    return command
