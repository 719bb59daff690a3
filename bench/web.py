"""What visitors wait for: pages and ready questions over a ledger of 100,000 events, asked of datasette in this process.

The ledger is the baseline over and over, under other names and days, stored as any other is. Times are milliseconds of
CPU from request to last byte, all threads together: what one core needs when nothing else disturbs it. The first askings
of the front page (one a thread) and of a table or view work out counts that later ones find ready until somebody commits.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

import ledger
from bench.figures import Figure
from ledger.baseline import read_baseline
from ledger.ledger import Ledger
from ledger.model import Event, Order, Party, Snapshot, Via

EVENTS = 100_000
ROUNDS = 9
LIMIT_MS = 100
NOW = datetime(2026, 6, 23, 12, tzinfo=UTC)

#: canned question -> its parameters
ASKED = {
    "search": "words=smart+glove",
    "changes_since": "since=2026-06-01",
    "orders_on_day": "day=2021-11-22&status=active",
    "counts_on_day": "day=2021-11-22",
    "one_order": "order=wro-2021-smart-glove",
    "on_country": "country=MY",
    "on_goods": "goods=gloves",
}
PAGES = {
    "front page": "/",
    "page order": "/order/wro-2021-smart-glove",
    "page party": "/party/smart-glove",
    "page orders": "/orders",
    "page orders of a day": "/orders?on=2021-11-22&status=active",
    "page parties": "/parties",
    "page search": "/search?q=smart+glove",
    "page country": "/country/MY",
    "page changes": "/changes",
    "page coverage": "/coverage",
    "page snapshot": "/snapshot/1",
    "feed changes": "/changes.atom",
    "page tables": "/wro",
    "table events": "/wro/events",
    "table events, filtered": "/wro/events?action=issued",
    "view timeline": "/wro/timeline",
    "view party status": "/wro/party_status",
}

OPENED_MOST = ("front page", "page order")


def measure() -> Iterator[Figure]:
    from web.queries import QUERIES

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "wro.db"
        orders, events = fill(path)
        questions = {f"question {name}": f"/wro/{name}.json?{ASKED.get(name, '')}" for name in QUERIES}
        times = ask(path, PAGES | questions)
    yield Figure("events", events)
    yield Figure("orders", orders)
    medians = {name: round(median(found), 1) for name, found in times.items()}
    for name, found in medians.items():
        yield Figure(
            f"{name.replace('_', ' ')}, median", found, "ms CPU", most=LIMIT_MS if name in OPENED_MOST else None
        )
    yield Figure("slowest page, feed or table, median", max(medians[name] for name in PAGES), "ms CPU", most=LIMIT_MS)
    yield Figure("slowest ready question, median", max(medians[name] for name in questions), "ms CPU", most=LIMIT_MS)
    for name in ("front page", "view timeline"):
        yield Figure(f"{name}, asked first", round(times[name][0], 1), "ms CPU")


def fill(path: Path) -> tuple[int, int]:
    """Store a ledger of `EVENTS` events; how many orders and events it came to."""
    from store import Store

    body = Path(ledger.__file__).with_name("baseline.jsonl").read_bytes()
    with Store.open(path) as store:
        number, _ = store.snapshots.add("baseline", Snapshot("urn:wro-watch:baseline", NOW, body, via=Via.BUILT_IN))
        known = read_baseline(body.decode(), seen=NOW, snapshot=number)
        large = Ledger(copies(known))
        store.orders.replace_all(large, NOW.date())
        store.sources.record("newsroom", "CBP newsroom", "read", NOW, complete=True, failed=False)
    return len(large.orders), sum(len(order.events) for order in large.orders.values())


def copies(known: Sequence[Order]) -> Iterator[Order]:
    """The orders themselves, then copies of them until there are events enough."""
    told = 0
    for n in range(EVENTS):
        for order in known:
            if told >= EVENTS:
                return
            told += len(order.events)
            yield order if n == 0 else _copy(order, n)


def _copy(order: Order, n: int) -> Order:
    """The order on firms of other names, some days off."""
    days = timedelta(days=n % 700 - 350)

    def named(party: Party) -> Party:
        return replace(party, name=f"{party.name} {n}", aliases=tuple(f"{alias} {n}" for alias in party.aliases))

    def moved(event: Event) -> Event:
        own = {name: getattr(event, name) for name in ("effective", "announced", "applies_from", "no_later_than")}
        shifted = {name: day and min(day + days, NOW.date()) for name, day in own.items()}
        number = event.id.replace(event.order, f"{event.order}-{n}", 1)
        parties, seen = tuple(map(named, event.parties)), event.observed - timedelta(hours=n)
        return replace(event, id=number, order=f"{event.order}-{n}", parties=parties, observed=seen, **shifted)

    return replace(
        order,
        id=f"{order.id}-{n}",
        follows=order.follows and f"{order.follows}-{n}",
        parties=tuple(map(named, order.parties)),
        events=tuple(map(moved, order.events)),
    )


def ask(path: Path, addresses: dict[str, str]) -> dict[str, list[float]]:
    """Milliseconds of each asking; the first is with nothing cached by us."""
    from datasette.app import Datasette
    from datasette.plugins import pm

    from scraper.countries import country_name
    from web.browse import SETTINGS, templates_folder
    from web.metadata import metadata
    from web.page import Frame
    from web.plugin import install

    times: dict[str, list[float]] = {}
    with asyncio.Runner() as runner:
        plugin = install(Frame(lambda: NOW, country_name=country_name))
        settings = {name: value != "off" if value in ("on", "off") else value for name, value in SETTINGS.items()}
        datasette = Datasette(
            [str(path)], metadata=metadata("wro"), settings=settings, template_dir=str(templates_folder())
        )
        runner.run(datasette.invoke_startup())
        for name, address in addresses.items():
            for _ in range(ROUNDS):
                begin = time.process_time()
                answer = runner.run(datasette.client.get(address))
                times.setdefault(name, []).append((time.process_time() - begin) * 1000)
                if answer.status_code != 200 and "interrupted" not in answer.text.lower():
                    raise RuntimeError(f"{address}: {answer.status_code} {re.sub('<[^>]+>', ' ', answer.text)[:300]}")
                if answer.status_code != 200:
                    times[name][-1] = float("inf")
        pm.unregister(plugin)
    return times
