"""The ledger at scale: any day of 100,000 events, one release against them, and a rebuild from 10,000 snapshots."""

from __future__ import annotations

import gc
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path

from bench.figures import Figure
from ledger.chronicle import Chronicle, Saying
from ledger.ledger import Ledger
from ledger.model import (
    Action,
    Announcement,
    Channel,
    Effect,
    Event,
    Evidence,
    Instrument,
    Order,
    Party,
    Role,
    Snapshot,
    Witness,
)
from ledger.reconcile import Origin
from scraper.sources import SOURCES
from store import Store
from wro import questions
from wro.reparse import reparse

EVENTS = 100_000
SNAPSHOTS = 10_000
LISTS = 200
MOST_DAY, MOST_RELEASE = 50.0, 20.0  #: milliseconds
LEAST_REBUILT, MOST_MEMORY = 300.0, 300.0  #: snapshots a second, megabytes

_SYLLABLES = tuple(
    "ka ri mo tu se lan por vei dzu nhe qua xi bor fel gan yst hol mer wen jia pra cha lus dor nik tal bro ven".split()
)
_TRADES = ("Glove", "Textile", "Tea", "Seafood", "Tile", "Tyre", "Cotton", "Sugar", "Copper", "Salt")
_NOW = datetime(2026, 9, 1, tzinfo=UTC)


def measure() -> Iterator[Figure]:
    ledger = Ledger(orders(EVENTS))
    # The ledger's millions of values are here to stay: a sweep over them is no part of any question.
    gc.freeze()
    cold = _once(lambda: questions.orders(ledger, date(2015, 6, 1)))
    days = [date(2001, 1, 1) + timedelta(days=n * 97) for n in range(90)]
    on = [_once(lambda day=day: questions.orders(ledger, day)) for day in days]  # type: ignore[misc]
    release = sorted(_releases(ledger, 50))
    yield Figure("events", sum(len(order.events) for order in ledger.orders.values()))
    yield Figure("orders", len(ledger.orders))
    yield Figure("all orders on a day, median", round(sorted(on)[len(on) // 2], 2), "ms")
    yield Figure("all orders on a day, worst of 90 days", round(max(on), 2), "ms", most=MOST_DAY)
    yield Figure("all orders on a day, asked first", round(cold, 1), "ms")
    yield Figure("one release taken in, median", round(release[len(release) // 2], 2), "ms")
    yield Figure("one release taken in, worst", round(release[-1], 2), "ms", most=MOST_RELEASE)
    yield from _rebuilt()


def _once(work: Callable[[], object]) -> float:
    """Milliseconds of this thread: what else the machine does meanwhile does not count."""
    before = time.thread_time()
    work()
    return (time.thread_time() - before) * 1000


def names() -> Iterator[str]:
    """Names of firms, no two alike, in an order that mixes their letters."""
    found = product(_SYLLABLES, _SYLLABLES, _SYLLABLES, range(len(_TRADES)))
    for n, (first, second, third, trade) in enumerate(found):
        fourth = _SYLLABLES[n * 11 % len(_SYLLABLES)]
        yield f"{(third + first + fourth).title()} {(second + third + first).title()} {_TRADES[trade]} Sdn Bhd"


def orders(events: int) -> Iterator[Order]:
    """Orders of five events each: imposed, three carve-outs, lifted for every second one."""
    made = 0
    for n, name in zip(range(events), names(), strict=False):
        if made >= events:
            return
        start = date(2000, 1, 1) + timedelta(days=n % 9000)
        order_id = f"wro-{start.year}-bench-{n}"
        acts = [(Effect.IMPOSED, start), *((Effect.NARROWED, start + timedelta(days=90 * k)) for k in (1, 2, 3))]
        acts.append((Effect.LIFTED if n % 2 else Effect.WIDENED, start + timedelta(days=400)))
        found = tuple(_event(order_id, k, effect, day, name) for k, (effect, day) in enumerate(acts))
        made += len(found)
        yield Order(order_id, Instrument.WRO, "MY", name.split()[2].lower(), parties=(Party(name),), events=found)


def _event(order: str, n: int, effect: Effect, day: date, name: str) -> Event:
    said = {"action": "issued", "effective": day.isoformat()}
    witness = Witness(Channel.RELEASE, "newsroom", f"https://www.cbp.gov/{order}/{n}", 1, _NOW, said)
    party = Party(f"{name} unit {n}", Role.EXEMPT) if effect is Effect.NARROWED else Party(name)
    return Event(
        id=f"{order}.{n}",
        order=order,
        instrument=Instrument.WRO,
        action=Action.ISSUED,
        effect=effect,
        observed=_NOW,
        known=day,
        channel=Channel.RELEASE,
        reason="bench",
        effective=day,
        parties=(party,),
        witnesses=(witness,),
    )


def _releases(ledger: Ledger, number: int) -> Iterator[float]:
    """New releases about known firms and unknown ones, one after the other."""
    chronicle = Chronicle((), (), ledger)
    known = list(ledger.orders.values())[1 :: len(ledger.orders) // number][:number]
    for n, order in enumerate(known):
        day = date(2027, 1, 1) + timedelta(days=n)
        name = order.parties[0].name if n % 2 else f"Unheard {order.parties[0].name}"
        said = Announcement(
            Instrument.WRO,
            Action.ISSUED,
            Effect.IMPOSED,
            day,
            day,
            country="MY",
            goods=order.goods,
            parties=(Party(name),),
            evidence=(Evidence("action", "issued"),),
        )
        seen = datetime.combine(day, datetime.min.time(), UTC)
        origin = Origin("newsroom", Channel.RELEASE, f"https://www.cbp.gov/new/{n}", n + 2, day, seen, "", seen)
        saying = [Saying(origin, said)]
        yield _once(lambda saying=saying: chronicle.take(saying))  # type: ignore[misc]


def _rebuilt() -> Iterator[Figure]:
    """A rebuild in a process of its own, so that its memory is its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "wro.db"
        fill(path)
        told = subprocess.run(  # noqa: S603 - this module itself
            [sys.executable, "-m", "bench.ledger", str(path)], check=True, capture_output=True, text=True
        )
    seconds, half, whole, found = told.stdout.split()
    yield Figure("a rebuild", round(SNAPSHOTS / float(seconds), 1), "snapshots/s", least=LEAST_REBUILT)
    yield Figure("a rebuild, peak memory", round(float(whole), 1), "MB", most=MOST_MEMORY)
    yield Figure("a rebuild, peak memory at half", round(float(half), 1), "MB")
    yield Figure("orders rebuilt", int(found))


def fill(path: Path) -> None:
    """A store of `SNAPSHOTS` that nobody has read: releases, one in ten with an order, and editions of the list."""
    step = SNAPSHOTS // LISTS
    rows: list[str] = []
    with Store.open(path) as store, store.transaction():
        for n, name in zip(range(SNAPSHOTS), names(), strict=False):
            fetched = datetime(2000, 1, 1, tzinfo=UTC) + timedelta(hours=22 * n)
            if n % step == step - 1:
                url = f"https://www.cbp.gov/sites/default/files/{fetched:%Y-%m}/withhold-release-orders-findings.csv"
                source, body = "cbp_list", _edition(rows[-70:])
            else:
                url = f"https://www.cbp.gov/newsroom/national-media-release/bench-{n}"
                source, body = "newsroom", _release(url, name, fetched.date(), announces=n % 10 == 0)
            if n % 10 == 0:
                rows.append(
                    f"{fetched.month}/{fetched.day}/{fetched.year},MY,Malaysia,Gloves,WRO,All,Active,N/A,{name},"
                )
            store.snapshots.add(source, Snapshot(url, fetched, body), fetched)


def _edition(rows: list[str]) -> bytes:
    header = "Effective Date,Country Code,Country,Merchandise,WRO/Finding,Industry,Status,Press Release,Entity,Remarks"
    return ("\r\n".join((header, *rows)) + "\r\n").encode("cp1252")


def _release(url: str, name: str, day: date, *, announces: bool) -> bytes:
    if announces:
        title = f"CBP issues Withhold Release Order on {name}"
        text = (
            f"WASHINGTON – U.S. Customs and Border Protection (CBP) issued a Withhold Release Order against gloves "
            f"made in Malaysia by {name}. Effective immediately, CBP will detain such goods at all U.S. ports of entry."
        )
    else:
        title = f"Officers at a port find {name.split()[0]} cheese"
        text = "WASHINGTON – Officers of the Field Operations found undeclared cheese in a truck and fined its driver."
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{title} | U.S. Customs and Border Protection</title><link rel="canonical" href="{url}"></head><body><main>
<h1><span class="field field--name-title field--type-string field--label-hidden">{title}</span></h1>
<div id="block-cbpd8-gov-theme-cbp-gov-theme-system-main"><article><div id="node-newsroom-full-group-date-location">
<div class="field field--name-field-date-release field--type-datetime field--label-inline clearfix">
<div class="field__label">Release Date</div><div class="field__item">{day:%a, %m/%d/%Y}</div></div></div>
<div class="field field--name-body field--type-text-with-summary field--label-hidden field__item"><p>{text}</p>
<p>{"The agency guards the borders of the country. " * 20}</p></div></article></div></main></body></html>
""".encode()


def rebuild(path: Path) -> None:
    """Rebuild the ledger of a store and print seconds, megabytes at half the snapshots and at the end, and orders."""
    at_half: list[float] = []
    with Store.open(path) as store:
        stream = store.snapshots.all

        def watched() -> Iterator[tuple[str, Snapshot]]:
            for n, found in enumerate(stream()):
                if n == SNAPSHOTS // 2:
                    at_half.append(_megabytes())
                yield found

        store.snapshots.all = watched  # type: ignore[method-assign]
        before = time.process_time()
        difference = reparse(store, SOURCES, lambda: _NOW)
        seconds = time.process_time() - before
    sys.stdout.write(f"{seconds} {at_half[0]} {_megabytes()} {len(difference.orders)}\n")


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    rebuild(Path(sys.argv[1]))
