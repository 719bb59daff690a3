"""Links that lead astray, from pages as they are served: nothing is asked for there, and a person is told of each."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from scraper.sources import cbp_list, csms, forced_labor_feed, govdelivery, newsroom
from store import Store
from tests.standin import markup
from tests.standin.conftest import POLLED, Sites
from tests.standin.server import Served, World
from tests.standin.test_polls import outcomes

STRAYS = [
    "http://127.0.0.1/newsroom/national-media-release/x.csv",
    "http://169.254.169.254/newsroom/national-media-release/x.csv",
    "http://10.0.0.7/newsroom/national-media-release/x.csv",
    "http://[::1]/newsroom/national-media-release/x.csv",
    "http://localhost:8080/newsroom/national-media-release/x.csv",
    "https://evil.example/newsroom/national-media-release/x.csv",
    "https://www.cbp.gov.evil.example/newsroom/national-media-release/x.csv",
    "https://www.cbp.gov@evil.example/newsroom/national-media-release/x.csv",
    "https://user:word@www.cbp.gov/newsroom/national-media-release/x.csv",
    "https://www.cbp.gov:8443/newsroom/national-media-release/x.csv",
    "ftp://www.cbp.gov/newsroom/national-media-release/x.csv",
    "file:///newsroom/national-media-release/x.csv",
    "//evil.example/newsroom/national-media-release/x.csv",
]
LIST_FILE = "withhold-release-orders-findings-fy26-dec.csv"


class Planted:
    """A world in which one document is another, and some addresses lead elsewhere."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.pages: dict[str, Served] = {}
        self.redirects: dict[str, str] = {}

    def document(self, host: str, target: str, at: datetime) -> Served | str | None:
        where = f"{host}{target}"
        if where in self.redirects:
            return self.redirects[where]
        return self.pages.get(where) or self._world.document(host, target, at)


@pytest.fixture
def planted(sites: Sites) -> Planted:
    world = Planted(sites.server.world)
    sites.server.world = world
    return world


def listing(sites: Sites) -> tuple[str, Served]:
    item = (
        '<li class="usa-collection__item"><div class="usa-collection__calendar-date"><time>'
        '<span class="usa-collection__calendar-date-month">Jan 27</span>'
        '<span class="usa-collection__calendar-date-day">2026</span></time></div>'
        '<div class="usa-collection__heading"><a href="{}" hreflang="en">An order</a> | National Media Release</div></li>'
    )
    items = "".join(item.format(link) for link in (*STRAYS, "/newsroom/national-media-release/figures-370"))
    page = f'<!DOCTYPE html><html><body><main><ul class="usa-collection">{items}</ul></main></body></html>'
    return newsroom.START, Served(page.encode(), sites.clock.now())


def feed(sites: Sites) -> tuple[str, Served]:
    body = markup.rss(forced_labor_feed.START, [("An order", stray, sites.clock.now()) for stray in STRAYS])
    return forced_labor_feed.START, Served(body.encode(), sites.clock.now(), "application/rss+xml")


def account(sites: Sites) -> tuple[str, Served]:
    base = "https://public.govdelivery.com/accounts/USDHSCBP"
    body = markup.rss(base, [("An order", stray, sites.clock.now()) for stray in STRAYS])
    return govdelivery.START, Served(body.encode(), sites.clock.now(), "application/rss+xml")


def widget(sites: Sites) -> tuple[str, Served]:
    messages = [{"subject": "CSMS # 1", "pub_date": "01/27/2026 05:26 PM EST", "href": stray} for stray in STRAYS]
    body = f"GDWidgets[0].update({json.dumps(messages)});"
    return csms.START, Served(body.encode(), sites.clock.now(), "application/javascript")


FORMS = {"newsroom": listing, "forced_labor_feed": feed, "govdelivery": account, "csms": widget}


@pytest.mark.parametrize("source", FORMS)
def test_links_that_lead_astray_are_refused_and_recorded(
    store: Store, sites: Sites, planted: Planted, source: str
) -> None:
    address, served = FORMS[source](sites)
    planted.pages[address.removeprefix("https://")] = served
    assert sites.poll(store, source).events == []
    asked = sites.asked()
    assert asked
    assert not [one for one in asked if "x.csv" in one]
    assert {one.partition("/")[0] for one in asked} <= {
        "www.cbp.gov",
        "public.govdelivery.com",
        "content.govdelivery.com",
    }
    told = " ".join(one.message for one in store.issues.open() if one.code in ("off-host-link", "document-not-read"))
    assert [
        stray for stray in STRAYS if stray not in told and f"https:{stray}" not in told and "user:" not in stray
    ] == []


@pytest.mark.parametrize(
    "base", ["http://10.0.0.7/", "https://www.cbp.gov:8443/", "https://user:word@www.cbp.gov/", "file:///"]
)
def test_a_list_file_that_lies_astray_is_refused_and_recorded(
    store: Store, sites: Sites, planted: Planted, base: str
) -> None:
    files = [f"{base}sites/default/files/2026-12/{LIST_FILE}", f"/sites/default/files/2025-12/{LIST_FILE}"]
    page = markup.document_page("Withhold Release Orders & Findings Dataset", files, in_header=False)
    planted.pages[cbp_list.START.removeprefix("https://")] = Served(page.encode(), sites.clock.now())
    assert sites.poll(store, "cbp_list").events == []
    assert not [one for one in sites.asked() if "/2026-12/" in one]
    told = [one.message for one in store.issues.open() if one.code in ("off-host-link", "document-not-read")]
    assert any("/2026-12/" in message for message in told)


@pytest.mark.parametrize("stray", ["http://169.254.169.254/x.csv", "//evil.example/x.csv", "file:///x.csv"])
@pytest.mark.parametrize("source", ["newsroom", "cbp_list", "csms", "federal_register", "uflpa"])
def test_a_front_line_that_leads_astray_fails_by_name(
    store: Store, sites: Sites, planted: Planted, source: str, stray: str
) -> None:
    start = next(one for one in POLLED if one.name == source).start[0]
    planted.redirects[start.removeprefix("https://")] = stray
    result = sites.poll(store, source)
    assert (outcomes(result), result.events) == ({source: "failed"}, [])
    assert not [one for one in sites.asked() if "x.csv" in one]
    [polled] = result.sources
    assert any(
        word in polled.message
        for word in ("is not on", "not an http(s)", "names a port", "carries a user", "no address")
    )
    assert [one.message for one in store.sources.all() if one.source == source] == [polled.message]


def test_a_release_that_leads_astray_is_an_issue_and_the_rest_is_read(
    store: Store, sites: Sites, planted: Planted
) -> None:
    release = "www.cbp.gov/newsroom/national-media-release/figures-370"
    planted.redirects[release] = "http://169.254.169.254/latest/meta-data/"
    result = sites.poll(store, "newsroom")
    assert outcomes(result) == {"newsroom": "partial"}
    assert result.sources[0].new > 5
    [issue] = [one for one in store.issues.open() if one.code == "document-not-read"]
    assert "169.254.169.254" in issue.message
    assert not [one for one in sites.asked() if "latest" in one]
    del planted.redirects[release]
    assert sites.poll(store, "newsroom").healthy
    assert not [one for one in store.issues.open() if one.code == "document-not-read"]
