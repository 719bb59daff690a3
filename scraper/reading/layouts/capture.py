"""A page of CBP or DHS saved as text: chrome, crumbs, title, date line, body, last-modified line."""

from __future__ import annotations

import re
from datetime import date

from scraper.page import Page
from scraper.reading.layouts.body import address
from scraper.reading.layouts.saved import block_of, lines_of
from scraper.reading.layouts.template import template
from scraper.reading.text.dates import month_day_year, us_date
from scraper.reading.text.manuscript import Manuscript

_BANNER = "official website of the united states government"
_AGENCY = re.compile(r"customs and border protection|homeland security|\bCBP\b", re.IGNORECASE)
_SITE = re.compile(r"https?://(?:www\.)?(?:cbp|dhs)\.gov/")
_CRUMB = re.compile(r"^\s*\d+\.\s+(.+)$")
_RELEASED = re.compile(r"^\s*(?:Release Date|Document Posting Date|Date)\s*:?\s*(.*)$", re.IGNORECASE)
_MODIFIED = re.compile(r"\bLast (?:Modified|Updated|modified)\s*:?\s*(.{6,40})$")
_CHROME = re.compile(
    r"^(?:skip to (?:main|body) content|u\.?s\.? flag|an official website of the united states government|"
    r"here['’]s how you know|"
    r"official websites use \.gov|a \.gov website belongs to .*|(?:safely|securely) connect .*|secure \.gov "
    r"websites use https|"
    r"a lock \(.*|breadcrumb|share sensitive information only .*|(?:home|newsroom|menu|search|share this page.*))$",
    re.IGNORECASE,
)
_END = re.compile(
    r"^(?:last (?:modified|updated)\b.*|tags|topics|keywords|media contacts?|social media directory|press officer|"
    r"related (?:content|articles?"
    r"|releases?|news|links|information)\b.*|more (?:news|releases)\b.*|was this page helpful.*|return to top|# ?# "
    r"?#|###)$",
    re.IGNORECASE,
)


def recognise(page: Page) -> bool:
    """Text that opens with the banner of a .gov page, or with a dateline under CBP's name; never a table."""
    if page.kind != "text":
        return False
    start = page.text[:4000].lower()
    ours = _AGENCY.search(page.text) is not None or _SITE.match(address(page)) is not None
    return ours and (_BANNER in start or "release date" in start)


def manuscript(page: Page) -> Manuscript:
    lines = lines_of(page.text)
    crumbs = _crumbs(lines)
    title_at, title = _title(lines, crumbs)
    date_at, released = _dated(lines, title_at)
    first = max(title_at, date_at) + 1
    last = next((at for at in range(first, len(lines)) if _END.match(lines[at])), len(lines))
    body = [line for line in lines[first:last] if line and not _CHROME.match(line)]
    body, cut = _without_tail(body)
    subhead = body.pop(0) if len(body) > 1 and _is_subhead(body[0], body[1]) else ""
    source = "dhs_newsroom" if "Press Releases" in crumbs or "dhs.gov" in address(page) else "newsroom"
    return Manuscript(
        source=source,
        url=address(page),
        title=title,
        subhead=subhead,
        released=released,
        modified=_modified(lines) or cut,
        blocks=tuple(map(block_of, body)),
    )


def _crumbs(lines: list[str]) -> list[str]:
    """The numbered breadcrumb: the first run of `1. Home`, `2. Newsroom`, ... ."""
    found: list[str] = []
    for line in lines[:60]:
        crumb = _CRUMB.match(line)
        if crumb:
            found.append(crumb.group(1))
        elif found and line:
            break
    return found if found and found[0].lower() == "home" else []


def _title(lines: list[str], crumbs: list[str]) -> tuple[int, str]:
    """The last crumb repeats the title on a line of its own; without crumbs it is the first line that is not chrome."""
    if crumbs:
        for at, line in enumerate(lines[:80]):
            if line == crumbs[-1]:
                return at, line
    for at, line in enumerate(lines[:80]):
        if line and not _CHROME.match(line) and not _CRUMB.match(line) and not _RELEASED.match(line):
            return at, line
    return -1, crumbs[-1] if crumbs else ""


def _dated(lines: list[str], title_at: int) -> tuple[int, date | None]:
    """The date beside or under its label, looked for near the title; (-1, None) when the page gives none."""
    for at in range(max(title_at, 0), min(title_at + 30, len(lines))):
        label = _RELEASED.match(lines[at])
        if not label:
            continue
        for under in (label.group(1), *lines[at + 1 : at + 4]):
            found = us_date(under) or month_day_year(under)
            if found:
                return (at if under == label.group(1) else lines.index(under, at)), found
    return -1, None


def _modified(lines: list[str]) -> date | None:
    for line in reversed(lines):
        found = _MODIFIED.search(line)
        if found:
            return month_day_year(found.group(1)) or us_date(found.group(1))
    return None


def _without_tail(body: list[str]) -> tuple[list[str], date | None]:
    """Captures may end with `Last Modified: ...` glued to the last paragraph."""
    if body and (found := _MODIFIED.search(body[-1])):
        return [*body[:-1], *filter(None, [body[-1][: found.start()].strip()])], month_day_year(found.group(1))
    return body, None


def _is_subhead(line: str, following: str) -> bool:
    """A short line before the dateline."""
    return (
        len(line) < 250
        and bool(re.match(r"^[A-Z][A-Za-z.,' ]{2,40}\s?[—–-]+\s?\S", following))
        and not re.match(r"^[A-Z][A-Z.,' ]{3,40}\s?[—–-]", line)
    )


TEXT_CAPTURE = template("saved as text", "2016", recognise, manuscript)
