"""Federal Register: CBP's notices, among which are the Findings and the ends of Findings. WROs are not published there.

Address   https://www.federalregister.gov/api/v1/documents.json, without a key; and public inspection, where a notice
          stands a day or two before it is published.
Carries   about one notice on a Finding a year: nine are known since 1994.
Access    open to programs; answers are cached for a day, so twice a day is enough. Its web pages are less open.

Asked     without a search term: CBP's newest notices, sorted out here by title. A term would miss a typo (`i307`) or a
          title that names neither company nor section.

Quirks
- Parameters it does not like are dropped in silence, and with the filter everything comes back: so each answer must be
  of CBP and of type Notice, and as long as was asked for.
- Without hits there is no `results` key.
- A notice on public inspection may have no title yet, only `toc_doc` and `toc_subject`.
- `effective_on` is unreliable for notices; the DATES text counts.
- The words modify and revoke never stand in a title: a Finding ends as "no longer necessary".

Changes
- 1996      "Determination That Merchandise Imported From …", of the Customs Service
- 2020-10   "Notice of Finding That Certain …", of CBP; document numbers with a year of four figures and five after it
- 2024-12   the title of a Finding without "Certain"
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlencode

from ledger.model import Channel, Document, Issue, Lead, Reading, Verdict
from scraper.page import Page, SelectorError
from scraper.reading.layouts import NOTICE_LAYOUTS
from scraper.source import Layout, LayoutError, Source

NAME = "federal_register"
HOSTS = ("www.federalregister.gov",)
CBP = "u-s-customs-and-border-protection"
NEWEST = 60  #: notices asked for: about two months of them
_API = "https://www.federalregister.gov/api/v1"
_FIELDS = (
    "document_number", "title", "type", "action", "abstract", "dates", "publication_date", "html_url", "raw_text_url",
    "agencies", "citation", "docket_ids", "corrections", "correction_of",
)  # fmt: skip


def _query(path: str, *more: tuple[str, str]) -> str:
    pairs = [("conditions[agencies][]", CBP), ("conditions[type][]", "NOTICE"), *more, ("per_page", str(NEWEST))]
    return f"{_API}/{path}?{urlencode(pairs)}"


DOCUMENTS = _query("documents.json", ("order", "newest"), *(("fields[]", name) for name in _FIELDS))
INSPECTION = _query("public-inspection-documents.json")

_FINDING = re.compile(r"^notice of finding that|^determination that merchandise imported .*(convict|forced)", re.I)
_LIFTED = re.compile(r"maintenance of (finding|determination).*no longer necessary", re.I | re.S)
_NEAR = re.compile(
    r"forced[\s-]+(or indentured )?labor|convict|indentured|[1i]307\b|12\.4[2-5]\b|withhold release", re.I
)
_OTHER = re.compile(
    r"entity list|information collection|technical expo|public hearing|no significant impact|advisory committee", re.I
)


def concerns_findings(title: str, abstract: str = "") -> bool:
    """Whether a notice issues or ends a Finding, or may: one that speaks of the matter and is no known other kind."""
    if _FINDING.search(title) or _LIFTED.search(title):
        return True
    return not _OTHER.search(title) and _NEAR.search(f"{title} {abstract}") is not None


def recognises_documents(page: Page) -> bool:
    """An answer of the front line; one notice alone, asked for by hand, is read as that notice."""
    if page.kind != "json" or '"count"' not in page.text[:400] or '"filed_at"' in page.text:
        return False
    return page.url == DOCUMENTS or not any(layout.recognise(page) for layout in NOTICE_LAYOUTS)


def recognises_inspection(page: Page) -> bool:
    return page.kind == "json" and '"count"' in page.text[:400] and "/public-inspection-documents" in page.url


def read_documents(page: Page) -> Reading:
    """Raises `SelectorError` for fewer notices than there must be, `LayoutError` for ones that were not asked for."""
    results = _results(page)
    if len(results) < NEWEST // 2:
        raise SelectorError("results", f"at least {NEWEST // 2}", len(results), page.url)
    leads = [_lead(one) for one in results if _wanted(one)]
    return _reading(page, "Federal Register: CBP's notices", results, leads=tuple(leads))


def read_inspection(page: Page) -> Reading:
    """A notice that is filed and not yet published has no text to rely on: a person is told of it."""
    results = _results(page)
    issues = [
        Issue(
            "finding-filed",
            f"a notice on a Finding is filed for publication on {one.get('publication_date')}: {_title(one)}",
            str(one.get("html_url") or one["document_number"]),
        )
        for one in results
        if _wanted(one)
    ]
    return _reading(page, "Federal Register: filed for inspection", results, issues=tuple(issues))


def _reading(
    page: Page,
    title: str,
    results: list[dict[str, Any]],
    leads: tuple[Lead, ...] = (),
    issues: tuple[Issue, ...] = (),
) -> Reading:
    ignored = tuple(f"no Finding: {_title(one)} ({one['document_number']})" for one in results if not _wanted(one))
    document = Document(NAME, page.url, title)
    return Reading(document, Verdict.MENTION, leads=leads, issues=issues, ignored=ignored)


def _results(page: Page) -> list[dict[str, Any]]:
    """The documents of an answer, each checked to be what was asked for."""
    try:
        answer = json.loads(page.text)
        results = list(answer.get("results", []))
        strangers = [one["document_number"] for one in results if not _is_cbp_notice(one)]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise LayoutError(NAME, page.url, f"JSON of another form: {error!r}") from error
    if strangers:
        raise LayoutError(NAME, page.url, f"an answer without its filter: {strangers[0]} is no notice of CBP")
    return results


def _is_cbp_notice(one: dict[str, Any]) -> bool:
    return one["type"] == "Notice" and any(agency.get("slug") == CBP for agency in one["agencies"])


def _title(one: dict[str, Any]) -> str:
    """The title; before publication, what the table of contents will say."""
    toc = f"{one.get('toc_subject') or ''} {one.get('toc_doc') or ''}"
    return " ".join((one.get("title") or toc).split())


def _wanted(one: dict[str, Any]) -> bool:
    return concerns_findings(_title(one), str(one.get("abstract") or ""))


def _lead(one: dict[str, Any]) -> Lead:
    """To the notice's plain text, which holds no neighbour's lines, unlike the printed page."""
    address = one.get("raw_text_url") or one["html_url"]
    return Lead(str(address), _title(one), date.fromisoformat(str(one["publication_date"])))


def _layout(name: str, recognise: Callable[[Page], bool], read: Callable[[Page], Reading]) -> Layout:
    return Layout(name, "2015", recognise, read)


SOURCE = Source(
    name=NAME,
    title="Federal Register",
    channel=Channel.FEDERAL_REGISTER,
    hosts=HOSTS,
    start=(DOCUMENTS, INSPECTION),
    layouts=(
        _layout("API, filed for inspection", recognises_inspection, read_inspection),
        _layout("API, documents", recognises_documents, read_documents),
        *NOTICE_LAYOUTS,
    ),
)
