"""Bodies that break off, and bodies that only look as if they might."""

from __future__ import annotations

import pytest

from scraper.whole import cut_off

HTML, XML, JSON, JS, CSV = "text/html", "application/rss+xml", "application/json", "application/javascript", "text/csv"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"<!DOCTYPE html><html><body><p>and th", HTML),
        (b"<HTML lang='en'><BODY>", HTML),
        (b'<?xml version="1.0"?>\n<rss version="2.0"><channel><item></item>', XML),
        (b'<?xml version="1.0"?><urlset xmlns="x"><url><loc>https://www.cb', XML),
        (b'\xef\xbb\xbf<?xml version="1.0"?><rss><channel>', HTML),
        (b'{"count": 1, "results": [{"title": "x"}', JSON),
        (b'[{"subject": "x"}, {"sub', JSON),
        (b'GDWidgets[0].update([{"subject": "x", "hre', JS),
        (b'Entity,Remarks\r\nA,"one\ntwo', CSV),
    ],
)
def test_a_body_that_breaks_off(body: bytes, kind: str) -> None:
    assert cut_off(body, kind)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", HTML),
        (b"<!DOCTYPE html><html><body></body></html>\n<!-- page made in 3 s -->", HTML),
        (b"<p>a fragment that never had a frame", HTML),
        (b'<?xml version="1.0"?>\n<!-- a note --><rss version="2.0"></rss>\n', XML),
        (b"<urlset/>", XML),
        (b'{"a": [1]}\n', JSON),
        (b"[]", JSON),
        (b"GDWidgets[0].update([]);\n", JS),
        (b'Entity,Remarks\r\nA,"he said ""no"""\r\n', CSV),
        (b"plain text", "text/plain"),
        (b"%PDF-1.7 <html>", "application/pdf"),
    ],
)
def test_a_body_that_is_whole(body: bytes, kind: str) -> None:
    assert not cut_off(body, kind)
