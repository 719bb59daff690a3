"""Several processes on one file, and processes that are killed."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ledger.ledger import Ledger
from ledger.model import Snapshot
from store import MailStore, Store
from tests.store.conftest import NOW, TODAY, fill
from tests.store.tables import ask, contents, counts

#: A fresh interpreter for each process, as in real life: an open connection must not be inherited.
processes = multiprocessing.get_context("spawn")


def test_readers_see_the_last_commit_while_a_writer_holds_the_lock(store: Store, path: Path) -> None:
    fill(store)
    with Store.open(path, timeout=0.2) as writer, Store.open(path, read_only=True) as reader:
        with writer.transaction():
            writer.orders.replace_all(Ledger(), TODAY)
            assert len(reader.orders.load().orders) == 89
        assert len(reader.orders.load().orders) == 0
    assert ask(path, "PRAGMA journal_mode") == [("wal",)]


def open_and_fill(path: Path, go: float) -> None:
    time.sleep(max(0.0, go - time.monotonic()))
    with Store.open(path) as store:
        fill(store, orders=5)


def test_many_may_make_the_same_file_at_once(path: Path) -> None:
    go = time.monotonic() + 2
    workers = [processes.Process(target=open_and_fill, args=(path, go)) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0] * 4
    assert (counts(path)["orders"], counts(path)["snapshots"]) == (5, 1)


def claim(path: Path, go: float, found: multiprocessing.Queue[list[int]]) -> None:
    time.sleep(max(0.0, go - time.monotonic()))
    mine = []
    with MailStore.open(path) as mail:
        while (claimed := mail.outbox.claim_next(NOW)) is not None:
            mine.append(claimed.id)
    found.put(mine)


def test_no_mail_is_claimed_by_two_processes(mail: MailStore) -> None:
    with mail.transaction():
        for n in range(200):
            mail.outbox.add(
                key=str(n), address=f"{n}@example.org", message_id=f"<{n}@x>", subject="s", body=b"", now=NOW
            )
    found: multiprocessing.Queue[list[int]] = processes.Queue()
    go = time.monotonic() + 2
    workers = [processes.Process(target=claim, args=(mail.path, go, found)) for _ in range(3)]
    for worker in workers:
        worker.start()
    claimed = sorted(number for _ in workers for number in found.get(timeout=60))
    for worker in workers:
        worker.join(60)
    assert claimed == list(range(1, 201))


def rebuild_for_ever(path: Path) -> None:
    """Replace the ledger by itself again and again, and add a snapshot each time."""
    with Store.open(path) as store:
        known = store.orders.load()
        for n in range(10_000):
            store.snapshots.add("newsroom", Snapshot(f"https://www.cbp.gov/{os.getpid()}/{n}", NOW, os.urandom(2000)))
            store.orders.replace_all(known, TODAY)


def save_half_and_die(path: Path) -> None:
    """Die in the middle of a transaction, after much of it was written."""
    with Store.open(path) as store, store.transaction():
        store.orders.replace_all(Ledger(), TODAY)
        store.snapshots.add("newsroom", Snapshot("https://www.cbp.gov/half", NOW, os.urandom(5_000_000)))
        os.kill(os.getpid(), signal.SIGKILL)


def test_killed_in_the_middle_of_a_save_the_old_state_stands(store: Store, path: Path) -> None:
    fill(store)
    before = contents(path)
    worker = processes.Process(target=save_half_and_die, args=(path,))
    worker.start()
    worker.join(60)
    assert worker.exitcode == -signal.SIGKILL
    assert contents(path) == before


@pytest.mark.parametrize("round_", range(3))
def test_killed_at_any_moment_nothing_is_half_done(path: Path, round_: int) -> None:
    with Store.open(path) as store:
        fill(store)
    derived = derived_rows(path)
    worker = processes.Process(target=rebuild_for_ever, args=(path,))
    worker.start()
    wait_until(lambda: counts(path)["snapshots"] > 3)
    time.sleep(random.Random(round_).uniform(0, 0.1))
    worker.kill()
    worker.join(60)
    assert derived_rows(path) == derived
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]
    assert ask(path, "PRAGMA foreign_key_check") == []
    with Store.open(path) as store:
        assert len(list(store.snapshots.all())) == counts(path)["snapshots"], "every snapshot has its bytes"


def derived_rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    fetched = {"documents", "bodies", "snapshots"}
    return {table: rows for table, rows in contents(path).items() if table not in fetched}


def wait_until(done: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.01)


def halved(whole: Ledger) -> Ledger:
    return Ledger(
        [replace(order, parties=order.parties[:1], events=order.events[:1]) for order in whole.orders.values()]
    )


def swap_for_ever(path: Path) -> None:
    with Store.open(path) as writer:
        whole = writer.orders.load()
        while True:
            for state in (halved(whole), whole):
                writer.orders.replace_all(state, TODAY)


def test_a_ledger_is_loaded_of_one_piece(path: Path) -> None:
    """The tables are read one after the other; a commit in between must not mix two states."""
    with Store.open(path) as store:
        whole = fill(store)
    half, found = halved(whole), []
    writer = processes.Process(target=swap_for_ever, args=(path,))
    writer.start()
    try:
        with Store.open(path, read_only=True) as reader:
            wait_until(lambda: reader.orders.load().orders == half.orders)
            found = [dict(reader.orders.load().orders) for _ in range(150)]
    finally:
        writer.kill()
        writer.join(60)
    assert [state for state in found if state not in (half.orders, whole.orders)] == []
