"""Options that commands share, and the types their values have."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

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
    """A day, or a moment such as 2023-04-26T14:00Z; without a zone it is UTC."""

    name = "WHEN"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a moment, write it like 2023-04-26 or 2023-04-26T14:00Z", param, ctx)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class Country(click.ParamType[str]):
    """An ISO 3166-1 alpha-2 code in either case."""

    name = "CC"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        code = str(value).upper()
        if len(code) != 2 or not (code.isascii() and code.isalpha()):
            self.fail(f"{value!r} is not a country code of two letters, such as MY", param, ctx)
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
