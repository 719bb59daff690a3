"""Our pages in a real browser: Debian's Chromium, driven by Playwright, with axe for accessibility.

Skipped where no Chromium is installed: `apt-get install chromium`, or name one in the list below.
"""

from __future__ import annotations

import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, expect, sync_playwright

from tests.wro.conftest import Wro
from web.tables import TABLES
from wro import cli

ROOT = Path(__file__).parents[2]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync --no-first-run"
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium")

#: kinds of pages, as addresses of the ledger that the fixture makes
PAGES = [
    "/",
    "/orders",
    "/order/wro-2021-smart-glove",
    "/party/smart-glove",
    "/parties",
    "/country/MY",
    "/goods/gloves",
    "/changes",
    "/snapshot/{release}",
    "/snapshot/{list}",
    "/coverage",
    "/issues",
    "/search?q=smart+glove",
    "/about",
    "/none",
]
#: datasette's pages, dressed by us: the database, each table and view, questions, a row, and what cannot be answered
TABLE_PAGES = [
    "/wro",
    *(f"/wro/{name}?_size=3" for name, shown in TABLES.items() if not shown.get("hidden")),  # axe looks at each cell
    "/wro?sql=select+*+from+orders+limit+3",
    "/wro/orders_on_day?day=1991-12-31&_show_sql=1",
    "/wro/search?words=gloves",
    "/wro/orders?country=MY&status=active&_search=gloves&_nocol=industry",
    "/wro/timeline?_facet=goods&_size=3",
    "/wro/orders/wro-2021-smart-glove",
    "/wro/none",
    "/wro?sql=selec",
    "/wro/orders?_sort=none",
    "/wro/timeline?_next=none",  # an error of datasette's own: 500
]


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger filled from the mirror of the sites among the fixtures: releases, lists, and what rests on them."""
    path = tmp_path_factory.mktemp("browser") / "wro.db"
    assert cli.run(["sync", "--db", str(path), "--from", str(ROOT / "tests" / "fixtures" / "site")]) in (0, 1)
    return path


@pytest.fixture(scope="module")
def server(db: Path) -> Iterator[str]:
    """`wro browse` as a process."""
    command = [sys.executable, "-m", "wro", "browse", "--port", "0", "--db", str(db)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        found = None
        while found is None:
            line = process.stderr.readline()
            assert line, "the server ended before it listened"
            found = re.search(r"running on (http://127\.0\.0\.1:\d+)", line)
        yield found[1]
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for all tests; every test has its own fresh profile in it."""
    launched = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
    yield launched
    launched.close()


class Tab:
    """A page with everything its console said."""

    def __init__(self, browser: Browser, server: str, width: int = 1280, scheme: str = "light", scripts: bool = True):
        self.context = browser.new_context(
            base_url=server,
            viewport={"width": width, "height": 800},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=scripts,
        )
        self.page: Page = self.context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.set_default_timeout(10_000)
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.said.append(message.text)


@pytest.fixture
def tab(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[Tab]:
    opened = Tab(browser, server, **getattr(request, "param", {}))
    yield opened
    opened.context.close()


@pytest.fixture(scope="module")
def addresses(db: Path) -> dict[str, int]:
    """The snapshots of the release and the list that lifted Smart Glove's order."""
    with closing(sqlite3.connect(db)) as connection:
        witnesses = connection.execute(
            "SELECT channel, snapshot_id FROM witnesses WHERE event_id = 'wro-2021-smart-glove.lifted'"
        ).fetchall()
    return dict(witnesses)


@pytest.mark.parametrize("tab", [{}, {"scripts": False}, {"width": 360, "scheme": "dark"}], indirect=True)
def test_from_the_front_page_to_the_sentence(tab: Tab) -> None:
    page = tab.page
    page.goto("/")
    page.get_by_role("searchbox").fill("smart glove")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Smart Glove", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Smart Glove")
    expect(page.locator(".lead .pill")).to_have_text("Inactive")
    page.get_by_role("link", name="Withhold Release Order: Disposable Gloves").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Smart Glove")
    lifted = page.locator('[id="wro-2021-smart-glove.lifted"]')
    lifted.get_by_role("link", name=re.compile("in the snapshot ?: Effective immediately")).click()
    marked = page.locator("mark", has_text="Effective immediately")
    expect(marked).to_be_visible()
    expect(marked).to_be_in_viewport()
    assert tab.said == []


def test_a_canned_question_with_a_date(tab: Tab) -> None:
    page = tab.page
    page.goto("/wro/orders_on_day")
    page.get_by_label("day").fill("2021-11-22")
    page.get_by_label("status").select_option("active")
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("table")).to_contain_text("Smart Glove: Disposable Gloves")
    assert tab.said == []


def test_a_party_on_a_day(tab: Tab) -> None:
    page = tab.page
    page.goto("/party/smart-glove")
    page.get_by_label("How it stood on").fill("2022-06-01")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".lead")).to_have_text("Active on 1 June 2022")


@pytest.mark.parametrize(
    "tab",
    [{"width": width, "scheme": scheme} for width in (360, 1280) for scheme in ("light", "dark")],
    indirect=True,
    ids=lambda given: f"{given['width']}-{given['scheme']}",
)
def test_pages_fit_and_are_accessible(tab: Tab, addresses: dict[str, int]) -> None:
    for template in PAGES:
        examine(tab, template.format(**addresses))
    assert [line for line in tab.said if "404" not in line] == []


@pytest.mark.parametrize("tab", [{"width": 1280}, {"width": 360, "scheme": "dark"}], indirect=True)
def test_tables_fit_and_are_accessible(tab: Tab) -> None:
    for address in TABLE_PAGES:
        examine(tab, address)
    assert [line for line in tab.said if not re.search("status of (400|404|500)", line)] == []


def examine(tab: Tab, address: str) -> None:
    """Nothing of a page stands out of the window, and axe finds nothing worse than minor."""
    tab.page.goto(address)
    beyond = tab.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert beyond <= 0, f"{address} is {beyond} pixels too wide"
    found = [
        (rule["id"], node["html"][:200])
        for rule in Axe().run(tab.page).response["violations"]
        if rule["impact"] in ("serious", "critical", "moderate")
        for node in rule["nodes"][:2]
    ]
    assert not found, f"{address}: {found}"


def test_the_front_page_asks_for_one_thing_more(tab: Tab) -> None:
    tab.page.goto("/", wait_until="networkidle")
    own = [url for url in tab.asked if "favicon" not in url]
    assert len(own) == 2, own
    assert all(url.startswith("http://127.0.0.1:") for url in tab.asked), "nothing foreign"


def test_dark_is_dark(browser: Browser, server: str) -> None:
    shades = {}
    for scheme in ("light", "dark"):
        tab = Tab(browser, server, scheme=scheme)
        tab.page.goto("/")
        shades[scheme] = tab.page.evaluate("getComputedStyle(document.body).backgroundColor")
        tab.context.close()
    assert sum(map(int, re.findall(r"\d+", shades["dark"]))) < 150 < sum(map(int, re.findall(r"\d+", shades["light"])))


def test_the_keyboard_reaches_content_first(tab: Tab) -> None:
    tab.page.goto("/")
    tab.page.keyboard.press("Tab")
    expect(tab.page.get_by_role("link", name="Skip to content")).to_be_focused()
    tab.page.keyboard.press("Enter")
    assert tab.page.url.endswith("#content")


@pytest.mark.parametrize("tab", [{"scheme": "light"}, {"scheme": "dark"}], indirect=True)
def test_paper_is_light(tab: Tab) -> None:
    for address in ("/", "/wro/orders"):
        tab.page.goto(address)
        tab.page.emulate_media(media="print")
        ink = tab.page.evaluate("getComputedStyle(document.querySelector('h1')).color")
        assert sum(map(int, re.findall(r"\d+", ink))) < 150, f"{address}: {ink} on white paper"


def test_on_paper_the_figures_are_there_and_the_menus_are_not(tab: Tab) -> None:
    tab.page.goto("/")
    tab.page.emulate_media(media="print")
    expect(tab.page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(tab.page.locator("table", has_text="1991")).to_be_visible()


def test_the_static_copy_works_from_disk(browser: Browser, db: Path, wro: Wro) -> None:
    out = db.parent / "site"
    assert wro("site", "--db", db, "--out", out).code == 0
    tab = Tab(browser, "")
    tab.page.goto((out / "index.html").as_uri())
    tab.page.get_by_role("link", name="Smart Glove no longer detained").click()
    expect(tab.page.get_by_role("heading", level=1)).to_have_text("Smart Glove")
    assert tab.page.evaluate("getComputedStyle(document.querySelector('.pill')).borderRadius") != "0px", (
        "with its style"
    )
    tab.page.get_by_role("link", name=re.compile("in the snapshot ?: Effective immediately")).click()
    expect(tab.page.locator("mark", has_text="Effective immediately")).to_be_in_viewport()
    assert tab.said == []
    tab.context.close()
