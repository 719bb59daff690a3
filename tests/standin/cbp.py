"""www.cbp.gov by date, as its change log has it: what it listed, in which markup, columns, encoding and file names."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from urllib.parse import parse_qs, urlsplit

from tests.standin import chronicle, markup
from tests.standin.server import Served

PER_PAGE = 10
LIST_PAGE = "/document/stats/withhold-release-orders-findings"
_FIRST = ("Country", "Industry", "Status", "Merchandise", "WRO/Finding", "Remarks", "Press Release", "Effective Date",
          "Modified Date", "Entity")  # fmt: skip
_SECOND = ("Effective Date", "Calendar Year", "Country Code", "Country", "WRO/Finding", "Industry", "Status",
           "Press Release", "Entity", "Remarks")  # fmt: skip
_THIRD = (*_SECOND[:4], "Merchandise", *_SECOND[4:])
#: from when, the columns, the encoding
GENERATIONS = (
    (date(2025, 7, 1), _FIRST, "utf-8-sig"),
    (date(2025, 10, 1), _SECOND, "utf-8-sig"),
    (date(2026, 1, 30), _SECOND, "cp1252"),
    (date(2026, 6, 24), _THIRD, "cp1252"),
)
#: from when, the file's address: no version, only a name
FILES = (
    (date(2025, 7, 1), "/sites/default/files/2025-07/withhold-release-orders-findings-fy25-jun.csv"),
    (date(2025, 12, 1), "/sites/default/files/2025-12/withhold-release-orders-findings-fy26-dec.csv"),
    (date(2026, 6, 23), "/sites/default/files/2026-06/withhold-release-orders-findings-fy26-2026-06-23.csv"),
)
#: from when, the link's text, and whether it stands in the row's header
LABELS = (
    (date(2025, 7, 1), "Withhold Release Orders & Findings Dataset", True),
    (date(2025, 9, 29), "Withold Release Orders & Findings Dataset", False),
    (date(2026, 2, 1), "Withhold Release Orders & Findings Dataset", False),
)
FLAT_SINCE = date(2026, 4, 1)  #: the listing's entries stand in one list from here on
ROBOTS = """User-agent: *
Disallow: /core/
Disallow: /admin/
Disallow: /search/
Disallow: /sites/default/files/assets/documents/
"""


class Cbp:
    """The site. `endless`: every page of the listing has entries nobody has seen. `emptied`: lists have no entries.
    `unpaged`: the sitemap gives its first page for every other."""

    def __init__(self) -> None:
        self.endless = False
        self.emptied = False
        self.unpaged = False
        self.pages_for_files = False  #: HTML in place of the CSV
        self.lost: set[str] = set()  #: paths that the site no longer has
        self.oldest = date.min  #: the sitemap names nothing older

    def document(self, host: str, target: str, at: datetime) -> Served | str | None:
        parts = urlsplit(target)
        match parts.path:
            case "/robots.txt":
                return Served(ROBOTS.encode(), _midnight(date(2024, 10, 1)), "text/plain")
            case "/newsroom/media-releases/all":
                return self._listing(int(parse_qs(parts.query).get("page", ["0"])[0]), at)
            case "/rss/trade/forced-labor":
                return self._feed(at)
            case "/sitemap.xml":
                return self._sitemap(int(parse_qs(parts.query).get("page", ["1"])[0]), at)
            case path if path == LIST_PAGE:
                return self._list_page(at)
            case path if path in [name for _, name in FILES]:
                return self._list_file(path, at)
        if parts.path in self.lost:
            return None
        found = next((one for one in chronicle.published(at) if one.path == parts.path), None)
        if found is None and parts.path.startswith("/newsroom/national-media-release/endless-"):
            found = _endless(parts.path.rpartition("/")[2], at.date())
        return None if found is None else Served(markup.release(found).encode(), _midnight(found.day))

    def _listing(self, page: int, at: datetime) -> Served:
        items = chronicle.published(at)
        shown = [] if self.emptied else items[page * PER_PAGE : (page + 1) * PER_PAGE]
        if self.endless:
            shown = [_endless(f"endless-{page}-{n}-{at:%H%M%S}", at.date()) for n in range(PER_PAGE)]
        since = _midnight(items[0].day) if not (self.endless or self.emptied) else at
        return Served(markup.listing(shown, nested=at.date() < FLAT_SINCE).encode(), since)

    def _feed(self, at: datetime) -> Served:
        about = [one for one in chronicle.published(at) if one.concerns_forced_labor][:10]
        about = [] if self.emptied else about
        items = [(one.title, markup.CBP + one.path, _midnight(one.day)) for one in about]
        since = items[0][2] if items else _midnight(chronicle.PURGE)
        return Served(markup.rss(f"{markup.CBP}/rss/trade/forced-labor", items).encode(), since, "application/rss+xml")

    def _sitemap(self, page: int, at: datetime) -> Served:
        named = [one for one in chronicle.published(at) if one.day >= self.oldest and one.path not in self.lost]
        addresses = [markup.CBP + one.path for one in named]
        page = 1 if self.unpaged else page
        shown = [] if self.emptied else addresses[(page - 1) * 200 : page * 200]
        if self.endless:
            shown = [f"{markup.CBP}/newsroom/national-media-release/endless-{page}"]
        return Served(markup.sitemap(shown).encode(), at, "application/xml")

    def _list_page(self, at: datetime) -> Served | None:
        if at.date() < LABELS[0][0]:
            return None
        files = [name for since, name in reversed(FILES) if since <= at.date()]
        _, label, in_header = [one for one in LABELS if one[0] <= at.date()][-1]
        days = [since for since, *_ in (*FILES, *LABELS) if since <= at.date()]
        return Served(markup.document_page(label, files, in_header=in_header).encode(), _midnight(max(days)))

    def _list_file(self, path: str, at: datetime) -> Served | None:
        """The newest file changes in place; older ones stay as they were on their last day."""
        first = next(since for since, name in FILES if name == path)
        later = [since for since, _ in FILES if since > first and since <= at.date()]
        if first > at.date():
            return None
        moment = min(at, _midnight(later[0])) if later else at
        if self.pages_for_files:
            return Served(b"<!DOCTYPE html><html><head><title>Maintenance</title></head><body></body></html>", at)
        rows = [] if self.emptied else chronicle.rows(moment)
        _, columns, encoding = [one for one in GENERATIONS if one[0] <= moment.date()][-1]
        since = at if self.emptied else chronicle.list_changed(moment)
        return Served(csv_file(rows, columns, encoding), since, "text/csv")


def csv_file(rows: list[dict[str, str]], columns: tuple[str, ...], encoding: str) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, lineterminator="\r\n", extrasaction="ignore", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def _endless(slug: str, day: date) -> chronicle.Release:
    return chronicle.Release(day, slug, f"CBP publishes {slug}", ("WASHINGTON — Figures were published.",))


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
