"""Every source's cases read as expected; listings, feeds and indexes: what leads where, and what is refused."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace

import pytest

from ledger.model import Snapshot
from scraper.page import SelectorError
from scraper.source import LayoutError, Source
from scraper.sources import EVERY, csms, federal_register, forced_labor_feed, govdelivery, sitemap
from tests.sources.cases import SEEN, case_snapshot, cases, check

BY_NAME = {source.name: source for source in EVERY}

#: Sources whose cases have a form and a test of their own: tests/sources/test_cbp_list.py and so on. A new source has not.
OWN_FORM = {"cbp_list", "uflpa"}
CASES = cases(*(name for name in BY_NAME if name not in OWN_FORM))

INDEXES = ("newsroom", "forced_labor_feed", "govdelivery", "csms", "sitemap", "federal_register")

#: Pages that say nothing of themselves: without their address they could be anything.
NAMELESS = (
    "newsroom/beyond-the-end",
    "sitemap/beyond-the-end",
    "federal_register/filed",
    "federal_register/nothing-filed",
)


@pytest.mark.parametrize("case", CASES)
def test_a_case_reads_as_expected(case: str) -> None:
    check(case, BY_NAME[case.partition("/")[0]].read(case_snapshot(case)))


@pytest.mark.parametrize("case", [case for case in cases(*INDEXES) if case not in NAMELESS])
def test_an_index_saved_by_hand_is_known_for_what_it_is(case: str) -> None:
    source = BY_NAME[case.partition("/")[0]]
    without = replace(case_snapshot(case), url="")
    assert source.read(without).leads == source.read(case_snapshot(case)).leads


@pytest.mark.parametrize("case", cases(*INDEXES[1:]))
def test_an_index_that_breaks_off_is_never_read_as_a_shorter_one(case: str) -> None:
    """A listing page without its end is refused by the client already: HTML has no other sign of it."""
    whole = case_snapshot(case)
    source = BY_NAME[case.partition("/")[0]]
    for part in (0.3, 0.6, 0.9):
        with pytest.raises((LayoutError, SelectorError)):
            source.read(replace(whole, body=whole.body[: int(len(whole.body) * part)]))


def served(url: str, body: str) -> Snapshot:
    return Snapshot(url, SEEN, body.encode())


RSS = '<?xml version="1.0"?><rss version="2.0"><channel><link>https://public.govdelivery.com/accounts/USDHSCBP</link>{}</channel></rss>'
NOT_CBP = {"document_number": "1", "title": "x", "type": "Notice", "agencies": [{"slug": "fda"}]}
RULE = {**NOT_CBP, "type": "Rule", "agencies": [{"slug": federal_register.CBP}]}


@pytest.mark.parametrize(
    ("source", "body", "words"),
    [
        (govdelivery.SOURCE, RSS.format(""), "at least one of 'bulletin', found 0"),
        (csms.SOURCE, "GDWidgets[0].update([]);", "at least one of 'bulletin', found 0"),
        (csms.SOURCE, 'GDWidgets[0].update([{"title": "x"}]);', "messages of another form: KeyError"),
        (csms.SOURCE, "GDWidgets[0].destroy();", "calls something else"),
        (sitemap.SOURCE, '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>', "at least one of 'loc'"),
        (forced_labor_feed.SOURCE, "<rss><title>cbp.gov</title></rss>", "RSS without a channel"),
        (forced_labor_feed.SOURCE, '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><rss>cbp.gov &a;</rss>', "document type"),
        (forced_labor_feed.SOURCE, "<html><title>Maintenance</title></html>", "no known layout fits"),
        (federal_register.SOURCE, '{"count": 0, "description": "x"}', "at least 30 of 'results', found 0"),
        (federal_register.SOURCE, json.dumps({"count": 1, "results": [NOT_CBP]}), "without its filter: 1 is no notice of CBP"),
        (federal_register.SOURCE, json.dumps({"count": 1, "results": [RULE]}), "without its filter"),
        (federal_register.SOURCE, '{"count": 1, "results": [{}]}', "JSON of another form"),
        (federal_register.SOURCE, '{"errors": {"fields": "bad"}}', "no known layout fits"),
    ],
)  # fmt: skip
def test_an_index_of_another_form_is_loud(source: Source, body: str, words: str) -> None:
    with pytest.raises((LayoutError, SelectorError)) as error:
        source.read(served(source.start[0], body))
    assert words in str(error.value)


def test_a_sitemap_is_walked_to_its_end() -> None:
    first, last = (sitemap.SOURCE.read(case_snapshot(f"sitemap/{case}")) for case in ("page-1", "beyond-the-end"))
    assert sitemap.follow(first, 0, ()) == "https://www.cbp.gov/sitemap.xml?page=2"
    assert sitemap.follow(first, 1, {lead.url for lead in first.leads}) is None, "a page that repeats an earlier one"
    assert sitemap.follow(last, 39, ()) is None


def test_the_register_is_asked_without_a_search_term() -> None:
    """A term would miss a title with a typo; every parameter is escaped once."""
    assert "term" not in federal_register.DOCUMENTS
    assert "conditions%5Bagencies%5D%5B%5D=u-s-customs-and-border-protection" in federal_register.DOCUMENTS
    assert "conditions%5Btype%5D%5B%5D=NOTICE" in federal_register.DOCUMENTS
    assert f"per_page={federal_register.NEWEST}" in federal_register.DOCUMENTS


@pytest.mark.parametrize(
    ("title", "abstract", "expected"),
    [
        ("Notice of Finding That Certain Gloves Produced in Malaysia Are Being Imported", "", True),
        ("Determination That Maintenance of Finding of March 29, 2021, Pertaining to Gloves, Is No Longer Necessary", "", True),
        ("Notice of Finding That Certain Seafood Is Imported in Violation of 19 U.S.C. i307", "", True),
        ("Placeholder", "Goods made with forced or indentured labor.", True),
        ("Notice on the Addition of Entities to the Uyghur Forced Labor Prevention Act Entity List", "", False),
        ("Finding of No Significant Impact for a Road", "", False),
        ("Accreditation of a Gauger", "Approved to gauge petroleum.", False),
    ],
)  # fmt: skip
def test_which_notices_concern_findings(title: str, abstract: str, expected: bool) -> None:
    assert federal_register.concerns_findings(title, abstract) is expected


@pytest.mark.parametrize("source", EVERY, ids=lambda source: source.name)
def test_a_record_card_says_what_where_and_since_when(source: Source) -> None:
    """What it is, its address, what it carries; and for what is polled how it lets us in and how it has changed."""
    card = sys.modules[f"scraper.sources.{source.name}"].__doc__ or ""
    assert "\nAddress   " in card
    assert "\nCarries   " in card
    if source.hosts:
        assert "\nAccess    " in card
        changes = card.partition("\nChanges\n")[2].splitlines()
        assert [line for line in changes if re.match(r"- \d{4}(-\d{2}(-\d{2})?)?  +\S", line)], "dated layout changes"
        assert source.start[0].partition("?")[0] in card
    assert all(re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", layout.since) for layout in source.layouts)
