"""Files saved by hand: whose they are, or what they look like when they are nobody's."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ledger.model import Snapshot
from scraper.recognise import NotOurs, recognise
from scraper.sources.cbp_list import PAST_PAGES
from tests.sources.cases import case_snapshot

FIXTURES = Path(__file__).parent.parent / "fixtures"
SITE = FIXTURES / "site" / "2023-04-27" / "www.cbp.gov"
NOON = datetime(2026, 1, 30, 12, tzinfo=UTC)


def of_bytes(body: bytes, url: str = "") -> Snapshot:
    return Snapshot(url, NOON, body)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("newsroom/media-releases/all", "newsroom"),
        ("newsroom/national-media-release/cbp-modifies-withhold-release-order-response-smart-glove-s.html", "newsroom"),
        ("newsroom/national-media-release/cbp-opens-comment-period-placeholder-form.html", "newsroom"),
        ("document/stats/withhold-release-orders-findings.html", "cbp_list"),
        ("sites/default/files/2023-04/withhold-release-orders-findings-fy23-apr.csv", "cbp_list"),
        ("rss/trade/forced-labor", "forced_labor_feed"),
    ],
)
def test_a_saved_file_is_known_by_its_bytes(path: str, source: str) -> None:
    """Without an address: a page says its own, a table has its columns."""
    assert recognise(of_bytes((SITE / path).read_bytes())).name == source


@pytest.mark.parametrize(
    ("case", "source"),
    [
        ("csms/jsonp", "csms"),
        ("csms/array", "csms"),
        ("govdelivery/mixed-topics", "govdelivery"),
        ("federal_register/newest", "federal_register"),
        ("newsroom/drupal7", "newsroom"),
    ],
)
def test_a_saved_index_is_known_by_its_bytes(case: str, source: str) -> None:
    assert recognise(of_bytes(case_snapshot(case).body)).name == source


@pytest.mark.parametrize("address", PAST_PAGES)
def test_the_list_in_the_fields_of_a_node_page_is_the_list_and_no_release(address: str) -> None:
    page = (FIXTURES / "cbp_list" / "page-2024-08" / "page.html").read_text("utf-8")
    page = page.replace("<h1>", '<h1><span class="field--name-title">').replace("</h1>", "</span></h1>")
    page = page.replace("<h2>", '<article><div class="field--name-body"><h2>', 1).replace(
        "</main>", "</div></article></main>"
    )
    assert recognise(of_bytes(page.encode(), f"https://{address}")).name == "cbp_list"
    assert recognise(of_bytes(page.encode(), "https://www.cbp.gov/trade/forced-labor/faq")).name == "newsroom"


@pytest.mark.parametrize(
    ("body", "looks_like"),
    [
        (b"", "an empty file"),
        (b" \r\n\t", "an empty file"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"PK\x03\x04rest", "a ZIP archive or an Office file"),
        (b"\x00\x01\x02\x03", "binary data"),
        (b"Shipment,Colour,Weight\r\n1,red,2\r\n", "a CSV file with the columns Shipment, Colour, Weight"),
        ((",".join(f"c{n}" for n in range(20)) + "\n" + "," * 19 + "\n").encode(), "c10, c11, …"),
        (b"<!DOCTYPE html><html><head><title>Cake recipes</title></head></html>", "a web page titled 'Cake recipes'"),
        (b"<html><body><p>hello</p></body></html>", "a web page without a title"),
        (b'{"a": 1}', "JSON"),
        (b"Dear all, the meeting is moved to noon, on Friday, in the hall.", "plain text"),
        (
            b"CBP revokes a Withhold Release Order\n\nWASHINGTON, Nov. 12, 2026 - Today",
            'no line "Release Date: Month D, YYYY"',
        ),
        ("Dear all, the meeting is moved.".encode("utf-16"), "plain text"),
        (b"\xff\xfe\x00", "binary data"),
        (b"<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD></HTML>", "an Access Denied page"),
    ],
)
def test_what_is_nobodys_is_named_in_one_line(body: bytes, looks_like: str) -> None:
    with pytest.raises(NotOurs) as refusal:
        recognise(of_bytes(body), "saved.bin")
    assert looks_like in str(refusal.value)
    assert str(refusal.value).startswith("saved.bin: ")
    assert "\n" not in str(refusal.value)
