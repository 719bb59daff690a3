"""A year of the sites: what CBP announced and listed from December 2020 on, in the forms its pages have had since.

The releases are those of the corpus on their real days; the list's rows stand as the built-in baseline knows them to have
stood. The changes of form are the real ones of July 2025 to June 2026, on the same days after the beginning.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from ledger import baseline, timeline
from ledger.ledger import Ledger
from ledger.model import Order, Status
from tests.reading.corpus import Case, cases, expected
from tests.standin import cbp, chronicle, markup, neighbours
from tests.standin.server import Served

BEGIN, DAYS = date(2020, 12, 1), 365
END = BEGIN + timedelta(days=DAYS)
SHIFT = date(2025, 7, 1) - BEGIN  #: from a day of this world to the day whose form its pages have
CBP = "https://www.cbp.gov"
_WORDS = {Status.ACTIVE: "Active", Status.PARTIALLY_ACTIVE: "Partially Active", Status.INACTIVE: "Inactive"}


@dataclass(frozen=True)
class Page:
    """A release as the newsroom has it; `case` holds the page where it tells of an act."""

    day: date
    path: str
    title: str
    case: Case | None = None
    kind: str = "national"


@cache
def acts() -> tuple[Page, ...]:
    """The corpus's releases of the year that announced something. Two on one address get `-0`, as the site does it."""
    found: list[Page] = []
    for case in cases():
        told = expected(case)
        invented = case.name.startswith("inv-")
        if case.url.startswith(f"{CBP}/newsroom/") and told["events"] and told["released"] and not invented:
            day = date.fromisoformat(told["released"])
            if BEGIN <= day < END:
                path = urlsplit(case.url).path
                path += "-0" * (path in [one.path for one in found])
                found.append(Page(day, path, told["title"], case))
    return tuple(found)


@cache
def pages() -> tuple[Page, ...]:
    """Acts, and figures that nobody waits for: every third day a national release, every second a local one."""
    found = list(acts())
    for number in range(-60, DAYS):
        day = BEGIN + timedelta(days=number)
        if number % 3 == 0:
            found.append(
                Page(day, f"/newsroom/national-media-release/figures-{number}", f"CBP publishes figures {number}")
            )
        if number % 2 == 0:
            path = f"/newsroom/local-media-release/load-{number}"
            found.append(Page(day, path, f"Officers seize load {number}", kind="local"))
    return tuple(sorted(found, key=lambda one: (one.day, one.path), reverse=True))


def published(at: datetime) -> list[Page]:
    """Newest first; releases come out at noon."""
    return [one for one in pages() if noon(one.day) <= at]


@cache
def truth() -> Ledger:
    text = files("ledger").joinpath("baseline.jsonl").read_text(encoding="utf-8")
    return Ledger(baseline.read_baseline(text, seen=noon(BEGIN), snapshot=1))


@cache
def _listed() -> tuple[tuple[dict[str, str], date, Order | None], ...]:
    """The list's rows with the day they are of, and the order each is about where only one can be meant."""
    with (Path(chronicle.__file__).parent.parent / "fixtures/standin/orders.csv").open(
        newline="", encoding="utf-8"
    ) as file:
        rows = list(csv.DictReader(file))
    dated = [(row, chronicle.issued(row)) for row in rows]
    twins = Counter((day, row["WRO/Finding"], row["Country Code"]) for row, day in dated)
    found = []
    for row, day in dated:
        meant = [order for order in truth().orders.values() if _is_about(order, row, day)]
        alone = len(meant) == 1 and twins[day, row["WRO/Finding"], row["Country Code"]] == 1
        found.append((row, day, meant[0] if alone else None))
    return tuple(found)


def _is_about(order: Order, row: dict[str, str], day: date) -> bool:
    first = order.events[0]
    return (
        first.effective == day and order.instrument.value == row["WRO/Finding"] and order.country == row["Country Code"]
    )


def rows(at: datetime) -> list[dict[str, str]]:
    """The list as it stood: a row for what had been issued, with its status of the day."""
    found = []
    for row, day, order in _listed():
        if day > at.date():
            continue
        stands = timeline.standing(truth(), order, at.date()) if order else None
        found.append({**row, "Status": _WORDS[stands.status]} if stands and stands.status in _WORDS else row)
    return found


class PastCbp:
    """www.cbp.gov. `dynamic`: pages carry a number of their own at every request, as Drupal's forms do."""

    def __init__(self, *, dynamic: bool = True) -> None:
        self.dynamic = dynamic

    def document(self, host: str, target: str, at: datetime) -> Served | str | None:
        parts = urlsplit(target)
        match parts.path:
            case "/robots.txt":
                return Served(cbp.ROBOTS.encode(), noon(BEGIN), "text/plain")
            case "/newsroom/media-releases/all":
                return self._listing(int(parse_qs(parts.query).get("page", ["0"])[0]), at)
            case "/rss/trade/forced-labor":
                about = [one for one in published(at) if one.case][:10]
                items = [(one.title, CBP + one.path, noon(one.day)) for one in about]
                return Served(
                    markup.rss(f"{CBP}/rss/trade/forced-labor", items).encode(), _since(about), "application/rss+xml"
                )
            case cbp.LIST_PAGE:
                return self._list_page(at)
            case path if path in [name for _, name in cbp.FILES]:
                return self._list_file(path, at)
        found = next((one for one in published(at) if one.path == parts.path), None)
        return None if found is None else Served(_body(found), noon(found.day))

    def _listing(self, page: int, at: datetime) -> Served:
        items = published(at)
        shown = [_as_release(one) for one in items[page * cbp.PER_PAGE : (page + 1) * cbp.PER_PAGE]]
        body = markup.listing(shown, nested=at.date() + SHIFT < cbp.FLAT_SINCE)
        return self._page(body, at, _since(items))

    def _list_page(self, at: datetime) -> Served:
        day = at.date() + SHIFT
        names = [name for since, name in reversed(cbp.FILES) if since <= day]
        _, label, in_header = [one for one in cbp.LABELS if one[0] <= day][-1]
        days = [since for since, *_ in (*cbp.FILES, *cbp.LABELS) if since <= day]
        body = markup.document_page(label, names, in_header=in_header)
        return self._page(body, at, noon(max(days) - SHIFT))

    def _page(self, body: str, at: datetime, since: datetime) -> Served:
        if not self.dynamic:
            return Served(body.encode(), since)
        form = f'<input name="form_build_id" value="form-{at.timestamp():.0f}"></main>'
        return Served(body.replace("</main>", f"{MENU}{form}", 1).encode(), at)

    def _list_file(self, path: str, at: datetime) -> Served | None:
        day = at.date() + SHIFT
        newest = [name for since, name in cbp.FILES if since <= day][-1:]
        if newest != [path]:
            return None
        _, columns, encoding = [one for one in cbp.GENERATIONS if one[0] <= day][-1]
        found = rows(at)
        same = json.dumps([found, columns, encoding])
        return Served(cbp.csv_file(found, columns, encoding), _first_seen(same, at), "text/csv")


#: The menus of a page of the site, which are larger than what it says.
MENU = "<ul>" + "".join(
    f'<li class="usa-nav__submenu-item"><a class="usa-nav__submenu-item-link" href="/menu/{n * 7919 % 1000}" '
    f'data-path="node/{n * 104729 % 100000}"><span>Menu entry {n}</span></a></li>'
    for n in range(550)
) + "</ul>"  # fmt: skip
_seen: dict[str, datetime] = {}


def _first_seen(content: str, at: datetime) -> datetime:
    return _seen.setdefault(content, at.replace(hour=0, minute=0))


class PastGovDelivery(neighbours.GovDelivery):
    """Bulletins that tell of nothing."""

    def _messages(self, at: datetime) -> list[tuple[int, str, datetime, tuple[str, ...]]]:
        found = []
        for number in range(0, (at.date() - BEGIN).days + 120, 3):
            when = noon(BEGIN + timedelta(days=number - 120))
            found.append((50_000_000 + number, f"Outage number {number}", when, ("The system rests.",)))
        return sorted((one for one in found if one[2] <= at), key=lambda one: one[2], reverse=True)


def hosts(*, dynamic: bool = True) -> neighbours.Hosts:
    govdelivery = PastGovDelivery()
    return neighbours.Hosts(
        {
            "www.cbp.gov": PastCbp(dynamic=dynamic),
            "public.govdelivery.com": govdelivery,
            "content.govdelivery.com": govdelivery,
            "www.federalregister.gov": neighbours.Register(),
        }
    )


def _as_release(page: Page) -> chronicle.Release:
    kind, slug = page.path.split("/")[2].partition("-media-release")[0], page.path.rpartition("/")[2]
    return chronicle.Release(page.day, slug, page.title, (), kind)


def _body(page: Page) -> bytes:
    if page.case is not None and page.case.page.suffix == ".html":
        return page.case.page.read_bytes()
    if page.case is not None:
        text = page.case.page.read_text("utf-8").partition("Release Date\n")[2].partition("Last Modified")[0]
        paragraphs = tuple(part.strip() for part in text.split("\n\n")[1:] if part.strip())
        return markup.release(
            chronicle.Release(page.day, page.path.rpartition("/")[2], page.title, paragraphs)
        ).encode()
    body = (f"WASHINGTON — The agency published {page.title}.",)
    return markup.release(
        chronicle.Release(page.day, page.path.rpartition("/")[2], page.title, body, page.kind)
    ).encode()


def _since(items: list[Page]) -> datetime:
    return noon(items[0].day) if items else noon(BEGIN)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
