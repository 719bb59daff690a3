"""Headers by the book, and nothing a source writes can get out of its place."""

from __future__ import annotations

import email
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import SMTP
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from notify.letterhead import Letterhead
from notify.message import mail
from notify.outbox import Mail
from notify.plain import shown, web_address
from notify.render import Rendered
from tests.notify.cases import MAILS, at
from tests.notify.test_mails import mails

LETTERHEAD = Letterhead("wro@example.org", name="WRO Watch, Zürich", list_id="wro-watch.example.org")
NOW = at("2026-07-20T06:00")
HEADERS = [
    "From", "To", "Subject", "Date", "Message-ID", "List-Id", "List-Unsubscribe", "Auto-Submitted", "MIME-Version", "Content-Type",
]  # fmt: skip


def made(subject: str = "Gloves", text: str = "Hello", stop: str | None = None, to: str = "ann@example.org") -> Mail:
    return mail("digest:1:ann", to, Rendered(subject, text, "<p>Hello</p>"), LETTERHEAD, NOW, stop)


def parsed(one: Mail) -> EmailMessage:
    return email.message_from_bytes(one.body, policy=SMTP)


def test_headers() -> None:
    message = parsed(made())
    assert message.keys() == HEADERS
    assert message["From"].addresses[0].display_name == "WRO Watch, Zürich"
    assert message["Date"].datetime == NOW
    assert message["List-Id"] == "<wro-watch.example.org>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]


@pytest.mark.parametrize(
    ("stop", "unsubscribe", "one_click"),
    [
        (None, "<mailto:wro@example.org?subject=unsubscribe>", None),
        ("javascript:alert(1)", "<mailto:wro@example.org?subject=unsubscribe>", None),
        (
            "https://watch.example.org/stop/x",
            "<mailto:wro@example.org?subject=unsubscribe>, <https://watch.example.org/stop/x>",
            "List-Unsubscribe=One-Click",
        ),
        # RFC 8058 wants https; a page over http is still a page.
        (
            "http://localhost:8001/stop/x",
            "<mailto:wro@example.org?subject=unsubscribe>, <http://localhost:8001/stop/x>",
            None,
        ),
    ],
)
def test_ways_to_stop(stop: str | None, unsubscribe: str, one_click: str | None) -> None:
    message = parsed(made(stop=stop))
    assert message["List-Unsubscribe"] == unsubscribe
    assert message["List-Unsubscribe-Post"] == one_click


def test_long_addresses_stay_whole() -> None:
    page = "https://watch.example.org/stop/" + "a" * 300
    one = made(stop=page)
    assert f"List-Unsubscribe: <mailto:wro@example.org?subject=unsubscribe>,\r\n <{page}>\r\n".encode() in one.body


@pytest.mark.parametrize(
    "to", ["jürgen@example.org", "阿明@example.org", "ann+orders@example.org", "o'neil@example.org"]
)
def test_an_address_stands_as_it_is(to: str) -> None:
    one = made(to=to)
    assert f"\r\nTo: {to}\r\n".encode() in one.body
    assert parsed(one).keys() == HEADERS


def test_same_content_same_id_and_bytes() -> None:
    assert made() == made()
    assert len({one.message_id for one in (made(), made("Other"), made(text="Other"), made(to="bob@example.org"))}) == 4
    later = mail(
        "digest:1:ann",
        "ann@example.org",
        Rendered("Gloves", "Hello", "<p>Hello</p>"),
        LETTERHEAD,
        at("2027-01-01T00:00"),
    )
    assert later.message_id == made().message_id


@settings(max_examples=100, deadline=None)
@example("=?utf-8?q?=0D=0ABcc:_victim@example.net?=", "")
@example("=?utf-8?b?4oCu?= and words " * 8, "")
@example("00000 00000¡¡¡¡\U00010000\U00010000\U00010000\U00010000\U00010000\U00010000 ¡", "")
@given(st.text(max_size=300), st.text(max_size=300))
def test_no_text_gets_out_of_its_place(subject: str, text: str) -> None:
    plain = text.encode("utf-8", "replace").decode()
    one = made(subject, plain)
    message = parsed(one)
    raw = email.message_from_bytes(one.body)
    assert raw.keys() == HEADERS
    assert str(make_header(decode_header(raw["Subject"]))) == shown(subject, 180)
    assert not any(line.startswith(b"X-") for line in one.body.splitlines())
    assert max(map(len, one.body.split(b"\r\n"))) <= 998
    parts = list(message.iter_parts())
    assert len(parts) == 2


@pytest.mark.parametrize(
    ("text", "limit", "what"),
    [
        ("a\r\nBcc: b", 50, "a Bcc: b"),
        ("\u202egnp.exe\u202c \u2066x\u2069", 50, "gnp.exe x"),
        ("a\x00b\x1b[31m\u2028c", 50, "a b [31m c"),
        ("zero\u200bwidth\ufeff", 50, "zerowidth"),
        ("x" * 10_000, 5, "xxxx…"),
        (" " * 10_000 + "x", 5, "…"),
        ("\U0001f9e4 " * 4, 50, "\U0001f9e4 \U0001f9e4 \U0001f9e4 \U0001f9e4"),
    ],
)
def test_shown(text: str, limit: int, what: str) -> None:
    assert shown(text, limit) == what


@given(st.text(), st.integers(2, 50))
def test_shown_is_one_line_within_its_limit(text: str, limit: int) -> None:
    line = shown(text, limit)
    assert len(line) <= limit
    assert len(line.splitlines()) <= 1
    assert shown(line, limit) == line


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "data:text/html,x", "//www.cbp.gov/x", "https:", "https://", "ftp://www.cbp.gov/x", "https://a b",
        'https://x/"onclick="', "https://x/<b>", "https://x/\r\nY: z", "https://x/\u202e", "https://[x/",
        "https://x/" + "y" * 2000, "",
    ],
)  # fmt: skip
def test_addresses_nobody_is_sent_to(url: str) -> None:
    assert web_address(url) is None


class Tags(HTMLParser):
    """Which elements, link targets and event attributes a page has."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        self.scripts += [name for name, _ in attrs if name.startswith("on")]


@pytest.mark.parametrize("case", sorted(folder.name for folder in MAILS.iterdir()))
def test_html_is_still_ours(case: str) -> None:
    """No script, no picture, nothing loaded from elsewhere, in any golden mail, the hostile one above all."""
    [one] = mails(MAILS / case)
    page = Tags()
    body = parsed(one).get_body(("html",))
    assert body is not None
    page.feed(body.get_content())
    assert not page.tags & {"script", "img", "iframe", "form", "object", "link", "base", "svg"}
    assert not page.scripts
    assert all(link.startswith(("https://", "mailto:")) for link in page.links)


@pytest.mark.parametrize("case", sorted({folder.name for folder in MAILS.iterdir()} - {"channel"}))
def test_text_part_fits_its_lines(case: str) -> None:
    [one] = mails(MAILS / case)
    body = parsed(one).get_body(("plain",))
    assert body is not None
    long = [line for line in body.get_content().splitlines() if len(line) > 76]
    assert all(line.startswith("  https://") for line in long)
