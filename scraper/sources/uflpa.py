"""DHS's UFLPA Entity List: a neighbour of CBP's list, under another law. Kept apart from orders, used in screening.

Address   https://www.dhs.gov/uflpa-entity-list, a page with tables and no file.
Carries   firms whose goods are presumed made with forced labor, about 144 in the summer of 2026, in up to four sections
          of which two or three have tables. A firm may stand in more than one.
Access    dhs.gov turns many programs away since November 2024. Polled where WRO_NEIGHBOURS says so, once a day: it changes
          a few times a year.

Quirks
- A table's section is named in the element before it: the link's text, such as `Section 2(d)(2)(B)(i)`.
- Headers: `Name of Entity` or `Entity Name`, and `Effective Date` as `August 1, 2026`.
- Names carry their aliases in parentheses: `(including two aliases: A and B)`, `(also known as A; and B; and formerly
  known as C)`; and their kin behind them: `and subsidiaries`, `and its eight X-based subsidiaries, which include …`.

Changes
- 2022-06   the list's first edition: tables with the class `usa-table`
- 2025-01   the tables lose that class
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from selectolax.lexbor import LexborNode

from ledger.model import Channel, Document, Issue, Neighbour, Reading, Verdict
from scraper.day import us_day
from scraper.page import Page, SelectorError
from scraper.source import Layout, Source

NAME = "uflpa"
REGISTER = "UFLPA Entity List"
START = "https://www.dhs.gov/uflpa-entity-list"
FEWEST = 100  #: entries: with less, the page has lost a table; there were 160 in the summer of 2026
_TABLES = "main table"
_HEADERS = ({"name of entity", "effective date"}, {"entity name", "effective date"})
_SECTION = re.compile(r"Section\s+(2\(d\)\(2\)\(B\)\([ivx]+\))")
_ALIASES = re.compile(
    r"\s*\(\s*(?:(?:including|and)\s+(?P<count>\w+)\s+alias(?:es)?:|(?:also|formerly)\s+known\s+as)"
    r"\s+(?P<names>(?:[^()]|\([^()]*\))*)\)",
    re.I,
)
_KIN = re.compile(r",?\s+and\s+(?:its\s+)?(?:[\w-]+\s+){0,3}(?:subsidiar(?:y|ies)|affiliated entities)\b.*$", re.I)
_NAMED_KIN = re.compile(r"\bits\s+subsidiary\s+\S|\bsubsidiar(?:y|ies),?\s+(?:which|namely|includ)", re.I)
_NEXT = re.compile(
    r";\s*(?:and\s+)?(?:(?:also|formerly)\s+known\s+as\s+)?|\s+and\s+(?:also|formerly)\s+known\s+as\s+"
    r"|(?:(?<=\bLtd\.)|(?<=\bCo\.)|(?<=\bInc\.))\s+and\s+",
    re.I,
)


def entry(cell: str, section: str = "", effective: date | None = None) -> Neighbour:
    """A cell of the name column: the name, its aliases, and whether it stands for its subsidiaries too."""
    aliases: list[str] = []
    for met in _ALIASES.finditer(cell):
        names = [name.strip(" ,") for name in _NEXT.split(met["names"])]
        if met["count"] == "two" and len(names) == 1:
            names = names[0].split(" and ")
        aliases += names
    name = _ALIASES.sub("", cell)
    return Neighbour(
        register=REGISTER,
        name=_KIN.sub("", name).strip(" ,"),
        aliases=tuple(alias for alias in aliases if alias),
        section=section,
        effective=effective,
        open_ended=_KIN.search(name) is not None,
        entry=cell,
    )


def recognise(page: Page) -> bool:
    return page.kind == "html" and _SECTION.search(page.text) is not None and bool(_lists(page))


def read(page: Page) -> Reading:
    """Raises `SelectorError` for fewer entries than the list can have shrunk to."""
    found: list[Neighbour] = []
    issues: list[Issue] = []
    for table in _lists(page):
        section = _section(table)
        for row in table.css("tr:has(td)"):
            name, day = ([" ".join(cell.text().split()) for cell in row.css("td")] + ["", ""])[:2]
            neighbour = entry(name, section, us_day(day))
            if name:
                found.append(neighbour)
            if _NAMED_KIN.search(name):
                issues.append(Issue("entity-kin", f"{page.url}: subsidiaries are named in {name!r}", name))
            if not name or neighbour.effective is None:
                issues.append(Issue("entity-row", f"{page.url}: no name and date in a row: {name!r}, {day!r}", name))
    if len(found) < FEWEST:
        raise SelectorError(f"{_TABLES} tr", f"at least {FEWEST}", len(found), page.url)
    document = Document(NAME, page.url or START, REGISTER)
    return Reading(document, Verdict.MENTION, neighbours=tuple(found), issues=tuple(issues))


def _lists(page: Page) -> list[LexborNode]:
    tables = page.tree.css(_TABLES)
    return [table for table in tables if {cell.text(strip=True).lower() for cell in table.css("th")} in _HEADERS]


def _section(table: LexborNode) -> str:
    """From the element before the table, past text that is only space."""
    node = table.prev
    while node is not None and not node.text(strip=True):
        node = node.prev
    found = _SECTION.search(node.text()) if node is not None else None
    return found[1] if found else ""


SOURCE = Source(
    name=NAME,
    title="DHS UFLPA Entity List",
    channel=Channel.LIST,
    hosts=("www.dhs.gov",),
    start=(START,),
    layouts=(Layout("Drupal tables", "2022-06", recognise, read),),
    every=timedelta(hours=23),  # polls come some minutes early or late
)
