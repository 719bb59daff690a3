"""The pages behind the links: reading changes nothing, the button does it, nothing on them tells who anybody is."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from urllib.parse import quote

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

from notify.hours import Hours
from notify.pages import Pages, TooMany
from notify.subscriptions import Cadence, Subscriber, Subscription
from notify.tokens import Tokens, WeakKey
from scraper.countries import country_of_cell

KEY, OLD_KEY = "k" * 32, "o" * 40
TOKENS = Tokens([KEY])


@dataclass
class Members:
    """Who keeps the list: what the pages asked of it."""

    stopped: list[str] = field(default_factory=list)
    asked: list[Subscriber] = field(default_factory=list)
    confirmed: list[int] = field(default_factory=list)
    known: set[int] = field(default_factory=lambda: {7})
    full: bool = False

    def stop(self, secret: str) -> None:
        self.stopped.append(secret)

    def sign_up(self, person: Subscriber) -> None:
        if self.full:
            raise TooMany
        self.asked.append(person)

    def confirm(self, number: int) -> bool:
        self.confirmed.append(number)
        return number in self.known

    @property
    def untouched(self) -> bool:
        return not (self.stopped or self.asked or self.confirmed)


@pytest.fixture
def members() -> Members:
    return Members()


def ask(members: Members, method: str, path: str, sign_up: bool = True, **request: object) -> httpx.Response:
    app = Pages(members, TOKENS, "WRO <Watch>", "desk@example.org", country_of_cell if sign_up else None)

    async def answer() -> httpx.Response:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="https://watch.example.org") as client:
            return await client.request(method, path, **request)  # type: ignore[arg-type]

    return asyncio.run(answer())


def stop_page(secret: str = "secret") -> str:
    return f"/mail/stop/{TOKENS.stop(secret)}"


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("path", [stop_page(), f"/mail/confirm/{TOKENS.confirm(7)}", "/mail/sign-up"])
def test_reading_a_page_changes_nothing(members: Members, method: str, path: str) -> None:
    for _ in range(3):
        answer = ask(members, method, path)
        assert answer.status_code == 200
        assert answer.text.count("<button") == (1 if method == "GET" else 0)
    assert members.untouched


def test_the_button_stops_and_repeating_it_is_harmless(members: Members) -> None:
    answers = [ask(members, "POST", stop_page()) for _ in range(2)]
    assert members.stopped == ["secret", "secret"]
    assert {answer.status_code for answer in answers} == {200}
    assert answers[0].text == answers[1].text
    assert "will not write to you any more" in answers[0].text


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("List-Unsubscribe=One-Click", "application/x-www-form-urlencoded"),
        (
            '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
            "multipart/form-data; boundary=b",
        ),
    ],
)
def test_one_click_needs_no_cookie_and_no_page_before(members: Members, body: str, kind: str) -> None:
    """RFC 8058, 3.1 and 3.2: a POST of one pair, as a form of either kind, without cookies or redirects."""
    answer = ask(members, "POST", stop_page(), content=body, headers={"content-type": kind})
    assert answer.status_code == 200
    assert members.stopped == ["secret"]
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "token",
    [
        "",
        "x",
        TOKENS.stop("secret")[:-1],
        TOKENS.stop("secret") + "x",
        TOKENS.stop("secret").replace(".", ""),
        TOKENS.confirm(7),
        Tokens([OLD_KEY]).stop("secret"),
        quote("<script>"),
        "%00",
        "🦊",
    ],
)
def test_a_link_that_is_not_ours_does_nothing(members: Members, token: str) -> None:
    for method in ("GET", "POST"):
        answer = ask(members, method, f"/mail/stop/{token}")
        assert answer.status_code == 404
        assert "<script" not in answer.text
    assert members.untouched


def test_a_link_of_an_old_key_is_good_while_the_key_is_kept() -> None:
    token = Tokens([OLD_KEY]).stop("secret")
    assert Tokens([KEY, OLD_KEY]).who_stops(token) == "secret"
    assert Tokens([KEY, OLD_KEY]).stop("secret") == TOKENS.stop("secret"), "the first key signs"


@pytest.mark.parametrize("keys", [[], ["short"], [KEY, "short"]])
def test_a_key_that_can_be_guessed_is_refused(keys: list[str]) -> None:
    with pytest.raises(WeakKey):
        Tokens(keys)


def test_a_sign_up_is_taken_in_by_the_button_alone(members: Members) -> None:
    form = {
        "address": " Ann@EXAMPLE.org",
        "names": "Smart Glove\r\n\r\nTop  Glove\n",
        "countries": "my, Viet Nam; cn,UK",
        "cadence": "daily",
        "zone": "Europe/London",
        "weekday": "fri",
        "hour": "17",
    }
    assert "Look into your mailbox" in ask(members, "POST", "/mail/sign-up", data=form).text
    wish = Subscription(None, Cadence.DAILY, ("Smart Glove", "Top Glove"), ("MY", "VN", "CN", "GB"))
    hours = {Cadence.DAILY: Hours("Europe/London", None, 17)}
    assert members.asked == [Subscriber("Ann@example.org", (wish,), hours=hours)], "a daily mail has no weekday"
    assert members.confirmed == []
    assert "Subscribed" in ask(members, "POST", f"/mail/confirm/{TOKENS.confirm(7)}").text
    assert ask(members, "POST", f"/mail/confirm/{TOKENS.confirm(8)}").status_code == 410
    assert members.confirmed == [7, 8]


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"address": "nobody"}, "no e-mail address"),
        ({"address": "a@example.org\r\nBcc: b@example.org", "names": "X"}, "no e-mail address"),
        ({"address": "ann@example.org"}, "Say what to follow"),
        ({"address": "ann@example.org", "names": "X", "cadence": "hourly"}, "how often"),
        ({"address": "ann@example.org", "countries": "Malaysia, Xyzland"}, "do not know one of these countries"),
        ({"address": "ann@example.org", "names": "\n".join(map(str, range(51)))}, "At most 50 lines"),
        ({"address": "ann@example.org", "names": "You won: https://evil.example"}, "no addresses"),
        ({"address": "ann@example.org", "countries": "XX"}, "do not know one of these countries"),
        ({"address": "ann@example.org", "names": "X", "zone": "Mars/Base"}, "is no time zone"),
        ({"address": "ann@example.org", "names": "X", "zone": "../../etc/passwd"}, "is no time zone"),
        ({"address": "ann@example.org", "names": "X", "hour": "24"}, "is no hour of the day"),
        ({"address": "ann@example.org", "names": "X", "weekday": "someday"}, "is no day of the week"),
        ({"address": "ann@example.org", "goods": "write to x@evil.example"}, "no addresses"),
        ({"address": "ann@example.org", "names": '"><script>alert(1)</script>' * 20}, "At most 50 lines"),
    ],
)
def test_what_is_filled_in_wrong_is_said_and_kept_on_the_page(
    members: Members, form: dict[str, str], says: str
) -> None:
    answer = ask(members, "POST", "/mail/sign-up", data=form)
    assert answer.status_code == 422
    assert says in answer.text
    assert "<script>alert" not in answer.text
    assert members.untouched


def test_each_field_says_what_is_wrong_with_it(members: Members) -> None:
    form = {"address": "nobody", "names": "X", "countries": "Xyzland", "hour": "24", "cadence": "daily"}
    page = LexborHTMLParser(ask(members, "POST", "/mail/sign-up", data=form).text)
    for name in ("address", "countries", "hour"):
        [field] = page.css(f"[name={name}]")
        assert field.attributes["aria-invalid"] == "true"
        [said] = page.css(f"#{field.attributes['aria-describedby']}")
        assert said.text()
        assert field.attributes["value"] == form[name], "what was filled in stays"
    assert not page.css("[name=names][aria-invalid]")
    assert [one.attributes["value"] for one in page.css("[name=cadence][checked]")] == ["daily"]


def test_limits(members: Members) -> None:
    assert ask(members, "POST", "/mail/sign-up", content=b"x" * 30_000).status_code == 413
    assert ask(members, "GET", "/mail/sign-up", sign_up=False).status_code == 404
    assert ask(members, "POST", "/mail/sign-up", sign_up=False, data={"address": "a@example.org"}).status_code == 404
    assert ask(members, "DELETE", stop_page()).status_code == 405
    assert ask(members, "GET", "/").status_code == 404
    assert members.untouched
    members.full = True
    form = {"address": "ann@example.org", "everything": "on"}
    assert ask(members, "POST", "/mail/sign-up", data=form).status_code == 429


def test_nobody_may_keep_frame_index_or_follow_the_pages(members: Members) -> None:
    answer = ask(members, "GET", stop_page())
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-robots-tag"].startswith("noindex")
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert "WRO &lt;Watch&gt;" in answer.text
    assert ask(members, "GET", "/mail/pages.css").headers["content-type"].startswith("text/css")
