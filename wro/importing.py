"""Pages and files saved by hand, each taken in on its own: recognised, stored, read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import takewhile
from pathlib import Path
from threading import Event as Flag

from ledger.model import Channel, Event, Reading, Snapshot, Via
from scraper.by_hand import Mistakes, title
from scraper.failures import FetchError, OffHost
from scraper.fetch import Client
from scraper.page import NestedTooDeeply, Page
from scraper.recognise import NotOurs, published_elsewhere, recognise_page, sites
from scraper.source import Source
from scraper.sources import BY_HAND, EVERY
from store.issues import KnownIssue
from wro import __version__, clock
from wro.errors import BadInput
from wro.given_files import contents, is_address
from wro.intake import Intake
from wro.lock import only_one
from wro.network import LongMemory, StoppableClient
from wro.opening import writing_store
from wro.settings import Settings
from wro.sync import end_of_fill

#: A page's day may lie ahead of the day in UTC on which it was saved,
_ZONES = timedelta(days=1)
#: and a notice stands for inspection before the day on which it is published.
_EARLY = {Channel.FEDERAL_REGISTER: timedelta(days=7)}


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of one file or address. `source` is empty for bytes of no source; `message` says what went wrong."""

    path: str
    url: str = ""
    source: str = ""
    new: bool = False
    events: tuple[Event, ...] = ()
    message: str = ""  #: of a file written by hand, a line for each mistake
    issues: tuple[KnownIssue, ...] = ()  #: opened by it, and open still when the run ended
    unreached: bool = False  #: it is not the address that is wrong: the site could not be asked


@dataclass(slots=True)
class Imports:
    """One run. `filled`: it loaded the baseline into an empty ledger, so nobody is mailed about what it found."""

    done: list[Imported] = field(default_factory=list)
    filled: bool = False


def import_all(settings: Settings, paths: Iterable[str], url: str, fetched: datetime | None, stopping: Flag) -> Imports:
    """Take in files, folders and addresses, each on its own, until told to stop.

    Raises `BadInput` for a path that is not there, a folder that holds no file, one `url` for several of them,
    and a `url` or `fetched` for an address, which has both of its own.
    """
    files = [file for path in paths for file in _files(path)]
    if url and len(files) > 1:
        raise BadInput(f"--url names one page, but {len(files)} are given")
    if asked := next((file for file in files if (url or fetched) and is_address(file)), None):
        raise BadInput(f"{asked} is asked now, under its own address: --url and --fetched are for files")
    result = Imports()
    with writing_store(settings.db) as store, only_one(settings.db, "sync", stopping):
        run = store.runs.start("import", clock.now(), __version__)
        intake = Intake(store, clock.now)
        if store.is_empty():
            intake.fill(clock.now())
            result.filled = True
        with StoppableClient(settings, stopping, memory=LongMemory(store)) as client:
            rest = takewhile(lambda _: not stopping.is_set(), files)
            done = [_with_issues(intake, client, file, url, fetched) for file in rest]
            still = {issue.id for issue in store.issues.open()}
            result.done = [replace(one, issues=tuple(i for i in one.issues if i.id in still)) for one in done]
        end_of_fill(store, clock.now())
        store.runs.finish(run, clock.now(), "incomplete" if any(one.message for one in result.done) else "healthy")
    return result


def _files(path: str) -> Iterator[str]:
    """An address or a file as it is; of a folder every file in it, hidden ones left out."""
    if is_address(path):
        yield path
        return
    if not Path(path).exists():
        raise BadInput(f"{path}: no such file or folder")
    if not Path(path).is_dir():
        yield path
        return
    found = [file for file in sorted(Path(path).rglob("*")) if file.is_file() and not _hidden(file.relative_to(path))]
    if not found:
        raise BadInput(f"{path}: there is no file in this folder")
    yield from map(str, found)


def _hidden(file: Path) -> bool:
    return any(part.startswith(".") for part in file.parts)


def _with_issues(intake: Intake, client: Client, path: str, url: str, fetched: datetime | None) -> Imported:
    """What came of it, with what it asks of a person that nothing asked before."""
    before = {issue.id for issue in intake.store.issues.open()}
    taken = _import(intake, client, path, url, fetched)
    return replace(taken, issues=tuple(one for one in intake.store.issues.open() if one.id not in before))


def _import(intake: Intake, client: Client, path: str, url: str, fetched: datetime | None) -> Imported:
    try:
        page = _page(client, path, url, fetched or clock.now())
        source = recognise_page(page, path)
        _is_of_a_site(page, given=bool(url) or is_address(path))
        written = source.read_page(page) if source in BY_HAND else None
        if fetched is not None:
            _could_be_saved_then(source, page)
    except Mistakes as error:  # nothing is lost: it is the writer's own file, and nobody else's word
        return Imported(path, message="\n".join(error.mistakes))
    except FetchError as error:
        return Imported(path, message=str(error).removeprefix(f"{path}: "), unreached=not isinstance(error, OffHost))
    except (NotOurs, NestedTooDeeply, BadInput) as error:
        return Imported(path, message=str(error).removeprefix(f"{path}: "))
    taken = intake.take(source, page)
    if written is not None and taken.reading is not None:
        _close_earlier(intake, source, written)
    return Imported(path, page.url, source.name, taken.is_new, taken.events, taken.message or taken.held)


def _page(client: Client, path: str, url: str, fetched: datetime) -> Page:
    """A file or address as a page with an address: its own, or for one without, one made of its bytes."""
    if is_address(path):
        got = client.fetch(path, tuple(dict.fromkeys(host for source in EVERY for host in source.hosts)))
        if not isinstance(got, Snapshot):
            raise BadInput(f"{path}: the site says it has not changed, but nothing was asked about")
        return Page(got)
    page = Page(Snapshot(url, fetched, contents(path), via=Via.IMPORT))
    return page.at(page.url or f"urn:wro-watch:file:{page.snapshot.sha256[:16]}")


def _is_of_a_site(page: Page, *, given: bool) -> None:
    """Raises `BadInput` for a page whose address is on none of the sites we read: anybody's would count as CBP's word."""
    if published_elsewhere(page.url):
        read = f"which is on none of the sites we read ({', '.join(sites())})"
        if given:
            raise BadInput(f"its address is to be {page.url}, {read}")
        raise BadInput(
            f"gives its own address as {page.url}, {read}; if it is a copy of a page there, name that one by --url"
        )


def _could_be_saved_then(source: Source, page: Page) -> None:
    """Raises `BadInput` for a page that is dated later than it is said to have been saved: what was known on a day
    would come to include it. A list is not dated, and may name an order before the day from which it holds."""
    try:
        dated = source.read_page(page).document.released
    except Exception:  # noqa: BLE001 - whatever is wrong with it becomes an issue, once it is stored
        return
    saved = page.snapshot.fetched.date()
    if dated is not None and dated - saved > _EARLY.get(source.channel, _ZONES):
        raise BadInput(f"dated {dated}, so it cannot have been saved on {saved}: see --fetched")


def _close_earlier(intake: Intake, source: Source, written: Reading) -> None:
    """A file written by hand has an address made of its bytes, so that the corrected one is another document: it closes
    what is open about those of the same title that cannot be read."""
    for number in intake.store.readings.unreadable(source.name):
        found = intake.store.snapshots.get(number)
        if found is not None and title(Page(found[1])) == written.document.title:
            intake.mended(found[1], written)
