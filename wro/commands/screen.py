"""`wro screen`: a supplier list against every order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from wro import options
from wro.supplier_lists import FORMATS, Wish, form_of, prepare, supplier_file, write

Command = TypeVar("Command", bound=Callable[..., Any])


def reading_options(command: Command) -> Command:
    """The options that say how a supplier file is read and judged."""
    made = (
        click.option(
            "--on", type=options.Day(), help="Standing on this day, for rows without a date (default: today)."
        ),
        click.option(
            "--column", "columns", multiple=True, metavar="COLUMN=HEADER", help="Which header is which column."
        ),
        click.option("--day-first/--month-first", default=None, help="How a date like 03/04/2021 is meant."),
        click.option("--sheet", help="The sheet of a workbook (default: the first with a supplier column)."),
        click.option(
            "--delimiter", type=options.Delimiter(), help="What parts the cells of a text file (default: found out)."
        ),
        click.option(
            "--decisions",
            type=click.Path(path_type=Path, dir_okay=False),
            help="A CSV output with lines decided: decision ('not the same'), who, when (a day) and why_not, all filled in.",
        ),
        click.option(
            "--aliases",
            type=click.Path(path_type=Path, dir_okay=False),
            help="A CSV of your own names and IMO numbers: name (as the ledger has it), alias, imo.",
        ),
        click.option("--neighbours", is_flag=True, help="Also against the UFLPA Entity List, another law's list."),
        click.option("--format", "form", type=click.Choice(FORMATS), help="Default: after --out's name, else csv."),
        click.option("--out", type=options.Out(), metavar="FILE", help="Write here (default: stdout)."),
    )
    for option in reversed(made):
        command = option(command)
    return command


@click.command("screen")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@reading_options
@click.option("--engine", type=click.Choice(("local", "dask")), default="local", help="Where the matching runs.")
@click.option("--scheduler", metavar="ADDRESS", help="An existing Dask scheduler (default: workers on this machine).")
@options.database
def command(
    file: Path, form: str | None, out: Path | None, engine: str, scheduler: str | None, db: Path | None, **how: Any
) -> None:
    """Screen a list of suppliers against every order.

    FILE is CSV, TSV, Excel, JSON lines or Parquet, or - for stdin. Columns are known by their headers: id, name, parent,
    country, region, goods, hs, vessel, imo, date, in the usual words for them; --column says which where they are not.
    With --engine dask, FILE may be a pattern of Parquet files in quotes.
    """
    chosen = wish(**how)
    not_over(file, out)
    if scheduler and engine != "dask":
        raise click.UsageError("--scheduler goes with --engine dask")
    if engine == "dask":
        if str(file) == "-":
            raise click.UsageError("a cluster reads Parquet files, not stdin")
        from wro.supplier_cluster import screen_on_cluster

        screen_on_cluster(str(file), chosen, form_of(form, out), out, scheduler, db)
        return
    with supplier_file(file) as kept:
        write(prepare(kept, chosen, db), form_of(form, out), out)


def wish(columns: tuple[str, ...], **how: Any) -> Wish:
    """The options as one value. Raises `click.UsageError` for a mapping that is none."""
    pairs = [pair.partition("=") for pair in columns]
    bad = next((pair for pair in pairs if not (pair[0] and pair[2])), None)
    if bad:
        raise click.UsageError(f"{''.join(bad)!r} is no mapping, write it like name=Vendor")
    on: date | None = how.pop("on")
    return Wish(on=on, columns={name.strip(): header for name, _, header in pairs}, **how)


def not_over(file: Path, out: Path | None) -> None:
    """Refuse to write over the list that is read."""
    if out is not None and out.exists() and file.exists() and out.samefile(file):
        raise click.UsageError(f"--out {out} is the supplier list itself")
