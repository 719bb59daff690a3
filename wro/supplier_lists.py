"""What `wro screen` and `wro rescreen` share: the ledger and the clock brought to a supplier file, and what comes out."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import click

from ledger.ledger import Ledger
from ledger.model import Event, Neighbour
from scraper.countries import country_of_cell
from screening.aliases import Alias, read_aliases
from screening.decisions import Decision, read_decisions
from screening.failures import ScreeningError
from screening.reports import as_json, lines
from screening.reports.about import About, in_force
from screening.run import Outcome, outcomes
from screening.screening import Screening
from screening.tables.opening import open_table
from screening.tables.part import Table
from store import Store
from store.errors import StoreError
from store.supplier_lists import ListFiles
from wro import __version__, clock, coverage, output
from wro.errors import BadInput
from wro.given_files import text
from wro.opening import reading_store

FORMATS = ("csv", "json", "html", "xlsx")
STDIN = "stdin"  #: what a list without a file is called
_SHOWN = 20  #: numbers of bad rows told on stderr; all are in the output
_LONGEST_ALIAS = 500  #: characters
_PIECE = 1 << 20  #: bytes
_PIPED = 1 << 31  #: bytes that are taken from a pipe
_BAR_FROM = 1 << 20  #: bytes of a file from which a progress bar is worth its line


class Wish(NamedTuple):
    """How the user wants a file read and judged."""

    on: date | None
    day_first: bool | None
    columns: dict[str, str]
    sheet: str | None
    delimiter: str | None
    decisions: Path | None
    aliases: Path | None
    neighbours: bool


class Job(NamedTuple):
    """A file opened beside the ledger it is screened against."""

    screening: Screening
    table: Table
    about: About
    size: int
    other_parts: Callable[[], Iterator[list[Outcome]]] | None = None  #: where a cluster does the work
    changed: Mapping[str, str] | None = None  #: for `rescreen`: order -> what is new about it

    def parts(self) -> Iterator[list[Outcome]]:
        """The outcomes, for `rescreen` only what is new; stderr is told how the file was understood, and at the end how
        many of what there were."""
        click.echo(f"wro: {self.about.file} is understood as {'; '.join(self.about.understood)}", err=True)
        tally, bad, undated, anybody = Counter[str](), list[int](), list[int](), False
        for read in self._parts():
            anybody = anybody or bool(read)  # `rescreen` may pass over all of them
            part = read if self.changed is None else only_news(read, self.changed)
            tally.update(outcome.result for outcome in part)
            bad += [outcome.row for outcome in part if outcome.bad][: _SHOWN + 1 - len(bad)]
            undated += [outcome.row for outcome in part if outcome.finding.unclear_day]
            yield part
        nobody = f"wro: no supplier is in {self.about.file}, so nobody was screened"
        said = summary(tally, bad) if anybody else nobody
        click.echo(said, err=True)
        if undated:
            click.echo(unclear_days(undated, self.screening.on or self.screening.today), err=True)
        if guess := self.table.guessed:
            said = (
                f"wro: the encoding of {self.about.file} was guessed ({guess}): if names look wrong, save it as UTF-8"
            )
            click.echo(said, err=True)

    def _parts(self) -> Iterator[list[Outcome]]:
        """With a progress bar where somebody waits at a terminal."""
        if self.other_parts is not None:
            yield from self.other_parts()
            return
        if self.size < _BAR_FROM or not sys.stderr.isatty():
            yield from (part for _, part in outcomes(self.screening, self.table))
            return
        with click.progressbar(length=1000, label=f"screening {self.about.file}", file=sys.stderr) as bar:
            for done, part in outcomes(self.screening, self.table):
                bar.update(int(done * 1000) - bar.pos)
                yield part
            bar.update(1000 - bar.pos)


def summary(tally: Counter[str], bad: list[int]) -> str:
    """ "1,204 rows: 3 with hits, 1,200 without a match, 1 not read (row 17)"."""
    noun = "row" if tally.total() == 1 else "rows"
    text = f"{tally.total():,} {noun}: {tally['hits']:,} with hits, {tally['no_match']:,} without a match"
    if bad:
        text += f", {tally['bad_row']:,} not read ({_numbers(bad)})"
    return text


def unclear_days(rows: list[int], taken: date) -> str:
    """What is said at the end of rows whose date was not used."""
    noun = "row has" if len(rows) == 1 else "rows have"
    return (
        f"wro: {len(rows):,} {noun} a date that cannot be read, or can be read two ways ({_numbers(rows)}): {taken} was "
        "taken, see the output; --day-first or --month-first says how 03/04/2021 is meant"
    )


def _numbers(rows: list[int]) -> str:
    """ "rows 3, 17"."""
    shown = ", ".join(map(str, rows[:_SHOWN])) + (", …" if len(rows) > _SHOWN else "")
    return f"{'rows' if len(rows) > 1 else 'row'} {shown}"


@contextmanager
def supplier_file(path: Path) -> Iterator[Path]:
    """The file, or what comes in by a pipe or for "-" on stdin, kept for as long: a table is looked at before it is read.

    Raises `BadInput` for what does not end.
    """
    if str(path) != "-" and not path.is_fifo():
        yield path
        return
    with TemporaryDirectory() as folder:
        kept = Path(folder) / STDIN
        came_in = nullcontext(sys.stdin.buffer) if str(path) == "-" else path.open("rb")
        with came_in as pipe, kept.open("wb") as file:
            while piece := pipe.read(_PIECE):
                file.write(piece)
                if file.tell() > _PIPED:
                    raise BadInput(f"{path}: more than {_PIPED:,} bytes came in; save them as a file")
        yield kept


def prepare(path: Path, wish: Wish, db: Path | None, changed: Mapping[str, str] | None = None) -> Job:
    """Open the file and the ledger. `changed`: orders to which the answer is restricted, with what is new of each."""
    called = path.name if path.name == STDIN else ""
    table = open_table(path, wish.columns, delimiter=wish.delimiter, sheet=wish.sheet, called=called)
    with reading_store(db) as store:
        ledger, read = store.orders.load(), store.sources.last_read()
        beside = entity_list(store) if wish.neighbours else ()
    screening = Screening(
        ledger=ledger,
        today=clock.today(),
        country_code=country_of_cell,
        on=wish.on,
        day_first=wish.day_first,
        neighbours=beside,
        decisions=decided(wish.decisions),
        only_orders=None if changed is None else frozenset(changed),
        aliases=own_names(wish.aliases, ledger),
    )
    if wish.aliases is not None:
        table = replace(
            table, remarks=(*table.remarks, f"aliases: {wish.aliases.name}, {len(screening.aliases)} lines")
        )
    return Job(screening, table, _about(path, table, screening, read), path.stat().st_size, changed=changed)


def entity_list(store: Store) -> tuple[Neighbour, ...]:
    """The UFLPA Entity List as last read. Raises `BadInput` where it never was."""
    from scraper.sources import uflpa  # with it come all sources, which screening has no need of

    held = store.readings.neighbours()
    if not held:
        raise BadInput(
            f"the UFLPA Entity List is not held yet: `wro sync --source {uflpa.NAME}`, or save {uflpa.START} and "
            "`wro import` the file"
        )
    return held


def decided(path: Path | None) -> tuple[Decision, ...]:
    return () if path is None else read_decisions(text(path))


def own_names(path: Path | None, ledger: Ledger) -> tuple[Alias, ...]:
    """The user's own aliases and IMO numbers. Raises `AliasError`, `BadInput`."""
    if path is None:
        return ()
    found = read_aliases(text(path), ledger)
    for one in found:
        if len(one.alias) > _LONGEST_ALIAS:  # the rest of the file, where a quote was not closed
            raise BadInput(
                f"{path}: the alias {one.alias[:40]!r}… of {one.name!r} has {len(one.alias):,} characters "
                f"(at most {_LONGEST_ALIAS}): is a quote left open?"
            )
    return found


def news(ledger: Ledger, since: datetime, filled: datetime | None) -> dict[str, str]:
    """Order -> its events first seen since then, in words; a Finding's news is its WRO's too.

    `filled`: when the first fill of the ledger ended.
    """
    found: dict[str, list[str]] = {}
    for order in ledger.orders.values():
        said = [
            f"{event.effect.value} {event.day or 'on an unknown day'}"
            for event in order.events
            if event.observed >= since and _came(event, filled) >= since.date()
        ]
        for changed in {order.id, order.follows} - {None} if said else ():
            found.setdefault(str(changed), []).extend(said)
    return {order: f"new since {since:%Y-%m-%d}: {', '.join(said)}" for order, said in found.items()}


def _came(event: Event, filled: datetime | None) -> date:
    """From which day on an event is news. What the first fill saw is as old as the act itself: seen then it was not new."""
    if filled is not None and event.observed > filled:
        return event.observed.date()
    return max((day for day in (event.announced, event.day, event.no_later_than) if day), default=date.min)


def only_news(part: list[Outcome], changed: Mapping[str, str]) -> list[Outcome]:
    """Rows with hits, each hit led by what is new of its order."""
    kept = []
    for outcome in part:
        hits = tuple(replace(hit, why=f"{changed[hit.order]}; {hit.why}") for hit in outcome.finding.hits)
        if hits:
            kept.append(replace(outcome, finding=replace(outcome.finding, hits=hits)))
    return kept


def check(files: ListFiles, held: Callable[[], Ledger]) -> None:
    """Whether a list can be screened at all. `held`: asked for the ledger where there are aliases of its names.

    Raises `ScreeningError`, `BadInput`, `StoreError`.
    """
    open_table(files.suppliers)
    decided(files.decisions)
    if files.aliases is not None:
        own_names(files.aliases, held())


def trouble(files: ListFiles, held: Callable[[], Ledger]) -> str | None:
    """Why a list cannot be screened; None where it can. `held` as for `check`."""
    try:
        check(files, held)
    except (ScreeningError, BadInput, StoreError, OSError) as error:
        return str(error)
    return None


def screened(files: ListFiles, ledger: Ledger, today: date, orders: frozenset[str]) -> Iterator[tuple[str, Outcome]]:
    """Each row with its name, screened against these orders. Raises `ScreeningError`, `BadInput`."""
    table = open_table(files.suppliers)
    screening = Screening(
        ledger,
        today,
        country_of_cell,
        decisions=decided(files.decisions),
        only_orders=orders,
        aliases=own_names(files.aliases, ledger),
    )
    header = table.names.get("name", "")
    for _, part in outcomes(screening, table):
        for outcome in part:
            yield outcome.input.get(header) or "(no name)", outcome


def write(job: Job, form: str, out: Path | None) -> None:
    """Everything that came out, in a format, to a file or to stdout."""
    if form == "xlsx":
        if out is None:
            raise click.UsageError("an Excel file needs --out FILE")
        from screening.reports import workbook

        with output.writing(out) as part, part.open("wb") as book:
            workbook.write(book, job.parts(), job.about, job.table.headers)
        return
    chunks = _chunks(job, form)
    if out is None:
        for chunk in chunks:
            click.echo(chunk, nl=False)
        return
    encoding = "utf-8-sig" if form == "csv" else "utf-8"
    with output.writing(out) as part, part.open("w", encoding=encoding, newline="") as file:
        file.writelines(chunks)


def _chunks(job: Job, form: str) -> Iterator[str]:
    if form == "json":
        return as_json.chunks(job.parts(), job.about)
    if form == "csv":
        return lines.csv_chunks(job.parts(), job.about, job.table.headers)
    from screening.reports import sheet  # templates take 50 ms to load

    return iter([sheet.page(job.parts(), job.about, job.table.names)])


def form_of(form: str | None, out: Path | None) -> str:
    """The format asked for, else the one the output file's name tells, else CSV."""
    if form:
        return form
    suffix = out.suffix.lower().removeprefix(".") if out else ""
    return {"htm": "html"}.get(suffix, suffix) if suffix in {*FORMATS, "htm"} else "csv"


def _about(path: Path, table: Table, screening: Screening, read: Mapping[str, datetime]) -> About:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    columns = ", ".join(f"{name} = {header!r}" for name, header in table.names.items())
    ledger: Ledger = screening.ledger
    return About(
        file=path.name,
        sha256=digest,
        understood=(*table.remarks, f"columns: {columns}"),
        at=clock.now(),
        on=screening.on,
        version=__version__,
        orders=len(ledger.orders),
        in_force=in_force(ledger, screening.on or screening.today),
        names=len({spelling.text for spelling in screening.index.spellings}),
        read=read,
        foundation=coverage.foundation(ledger),
        neighbours=len(screening.neighbours),
        decisions=len(screening.decisions),
    )
