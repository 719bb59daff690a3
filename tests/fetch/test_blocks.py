"""Pages that turn a reader away, and pages that only look a little like them."""

from __future__ import annotations

import pytest

from scraper.blocks import block_page


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("<html><head><title>Access Denied</title></head><body><h1>Access Denied</h1></body></html>", "Access Denied"),
        ("<HTML><HEAD>\n<TITLE>Access\nDenied</TITLE>\n</HEAD></HTML>", "Access Denied"),
        ("<html><body>Reference&#32;&#35;18&#46;6df01702&#46;1769752800&#46;3b2c1d</body></html>", "Access Denied"),
        ("<html><body>Reference #18.6df01702.1769752800.3b2c1d</body></html>", "Access Denied"),
        ("<p>https&#58;&#47;&#47;errors&#46;edgesuite&#46;net&#47;18</p>", "Access Denied"),
        ("<html><body><div id='sec-if-cpt-container'></div></body></html>", "Akamai challenge"),
        ("<html><script src='https://ct.captcha-delivery.com/c.js'></script></html>", "DataDome"),
        ("<html><iframe src='/_Incapsula_Resource?x=1'>Incapsula incident ID: 7-8</iframe></html>", "Imperva"),
        ("<html><head><title>Just a moment...</title></head></html>", "Cloudflare"),
        ("<html><title>Federal Register :: Request Access</title></html>", "Request Access"),
        ("org.archive.util.io.RuntimeIOException: AdministrativeAccessControlException", "archive exclusion"),
    ],
)
def test_a_refusal_is_known_by_its_bytes(body: str, name: str) -> None:
    found = block_page(body.encode())
    assert found is not None
    assert name in found


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"User-agent: *\nDisallow: /admin/\n",
        b"<html><title>CBP modifies order | CBP</title><h1>CBP modifies order</h1><p>Access denied to two ships.</p></html>",
        b"<html><title>Access Denied to 400 shipments of gloves | CBP</title></html>",
        b"<html><title>Access Denied</title>" + b"<p>a page with much to say</p>" * 2000 + b"</html>",
        b"Effective Date,Status\r\n1/2/2020,Active\r\n",
        bytes(range(256)),
    ],
)  # fmt: skip
def test_a_document_is_none(body: bytes) -> None:
    assert block_page(body) is None
