"""A run of digests that is killed at each single write: run as a program by `test_killed`.

python -m tests.notify.killed_composing FOLDER PORT

The mail file knows an event that was told. Then the ledger comes to hold it otherwise, and a second event is found: the
run that notes both, composes a correction and a change, and sends them, is killed before its n-th write, for every n.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ledger.ledger import Ledger
from ledger.model import Order
from notify.change import changes
from notify.drafting import Facts, answer
from notify.post import Post
from notify.remembered import remember
from notify.schedule import Schedule, rounds
from notify.smtp import Security, Server, SmtpTransport
from notify.subscriptions import Cadence
from store.database import Database
from store.editions import Editions
from store.mail import MailStore
from tests.notify.cases import LETTERHEAD, at
from tests.notify.killed import RULES, dying_at
from tests.notify.test_drafting import FILLED, order, person

PEOPLE = [person("ann", Cadence.IMMEDIATE), person("bob", Cadence.IMMEDIATE)]
TOLD, CORRECTED = at("2026-07-14T10:00"), at("2026-07-15T10:00")
Telling = tuple[str, tuple[str, ...], tuple[str | None, ...]]


def first() -> list[Order]:
    return [order(1, TOLD - timedelta(hours=1))]


def then() -> list[Order]:
    """The same act a fortnight earlier, and another one."""
    [held] = first()
    [event] = held.events
    other = replace(held, events=(replace(event, effective=date(2026, 7, 1)),))
    return [other, order(2, CORRECTED - timedelta(hours=1))]


def run(path: Path, port: int, orders: list[Order], now: datetime) -> None:
    """All of a run: note, compose, store, send."""
    ledger = Ledger(orders)
    letterhead = replace(
        LETTERHEAD, address=f"wro@{path.stem}.example.org"
    )  # the mails of each file have ids of their own
    news = changes(ledger, [event for one in orders for event in one.events])
    with MailStore.open(path) as box:
        known, remembered = remember(box.outbox, news, ledger, now)
        facts = Facts(ledger, known, FILLED, (), letterhead, lambda code: code, remembered=remembered)
        for one in rounds(PEOPLE, [Cadence.IMMEDIATE], Schedule(ZoneInfo("UTC"))):
            answer(box.outbox, one, facts, now + timedelta(seconds=1), scheduled=True)
        transport = SmtpTransport(Server("127.0.0.1", port, Security.NONE, timeout=5, sender="wro@example.org"))
        Post(box.outbox, transport, box.subscribers.stop, lambda: now, lambda _: None, RULES).run()


def killed(path: Path, port: int, step: int, notes: int) -> bool:
    """Whether the second run died before its `step`-th write. In the pipe `notes`: a byte if that was while noting."""
    pid = os.fork()
    if pid == 0:
        noting: list[bool] = []
        _arm(Database, ("write", "add"), dying_at(step), lambda: noting and os.write(notes, b"n"), step)
        _watch(noting)
        run(path, port, then(), CORRECTED)
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    if not os.WIFSIGNALED(status) and os.waitstatus_to_exitcode(status):
        sys.exit(f"the run failed at step {step}")
    return os.WIFSIGNALED(status)


def _arm(
    kind: type[Any], names: tuple[str, ...], die: Callable[[], None], last: Callable[[], object], step: int
) -> None:
    """Every call of these methods counts, and may be the last."""
    left = count()

    def deadly(method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **more: Any) -> Any:
            if next(left) == step:
                last()
            die()
            return method(*arguments, **more)

        return call

    for name in names:
        setattr(kind, name, deadly(getattr(kind, name)))


def _watch(noting: list[bool]) -> None:
    """Keeps in `noting` whether editions are being noted."""
    note = Editions.note

    def watched(self: Editions, *arguments: Any) -> None:
        noting.append(True)
        note(self, *arguments)
        noting.clear()

    Editions.note = watched  # type: ignore[assignment,method-assign]


def tellings(path: Path) -> Counter[Telling]:
    """What every mail of a file tells: to whom, of which events, in which words."""
    with MailStore.open(path) as box:
        mails = [mail for state in box.outbox.counts() for mail in box.outbox.in_state(state)]
        accounts = box.outbox.told({event for mail in mails for event in mail.events})
        return Counter((m.address, m.events, tuple(accounts[m.address][event] for event in m.events)) for m in mails)


def main(folder: Path, port: int) -> dict[str, Any]:
    whole = folder / "whole.db"
    run(whole, port, first(), TOLD)
    run(whole, port, then(), CORRECTED)
    deaths, readable, notes = 0, *os.pipe()
    for step in count():
        path = folder / f"killed-{step}.db"
        run(path, port, first(), TOLD)
        died = killed(path, port, step, notes)
        for later in (1, 2):
            run(path, port, then(), CORRECTED + later * timedelta(days=1))
        if tellings(path) != tellings(whole):
            sys.exit(f"killed at step {step}, people were told {tellings(path)}, not {tellings(whole)}")
        if not died:
            break
        deaths += 1
    os.close(notes)
    return {"kills": deaths, "while noting": len(os.read(readable, 10_000)), "mails": sum(tellings(whole).values())}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]))))
