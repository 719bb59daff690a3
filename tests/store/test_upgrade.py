"""Files of every version that was ever released are brought up to date; a failure leaves them as they were.

`tests/fixtures/schemas/` holds a dump of each, with the baseline's first orders in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database as SqliteUtils
from sqlite_utils import Migrations

from ledger.model import Snapshot
from store import MailStore, Store, errors
from store.database import Database, Schema
from store.schema import LEDGER, MAIL
from store.subscribers import StoredHours
from store.supplier_lists import ListFiles
from tests.store.conftest import NOW, fill
from tests.store.tables import ask, column_names, contents, dump, restore, table_names

SCHEMAS = Path(__file__).parents[1] / "fixtures" / "schemas"


def a_ledger(path: Path) -> None:
    """A small file with something in most tables."""
    with Store.open(path) as store:
        fill(store, orders=3)
        url = "https://www.cbp.gov/newsroom/one"
        number, _ = store.snapshots.add("newsroom", Snapshot(url, NOW, b"one", "text/html", etag='"1"'))
        store.readings.save_failure(number, "no known layout fits")
        store.runs.finish(store.runs.start("sync", NOW, "1.0"), NOW, "done")


def a_mail_file(path: Path) -> None:
    with MailStore.open(path) as mail:
        ann = mail.subscribers.add("ann@example.org", token="secret", now=NOW)
        mail.subscribers.subscribe(ann, cadence="weekly", starts=NOW, names=("Smart Glove",))
        mail.subscribers.set_hours(ann, "weekly", StoredHours("Europe/London", "fri", 8))
        mail.supplier_lists.set(ann, ListFiles(*map(Path, ("suppliers.csv", "decided.csv", "names.csv"))), NOW)
        window = mail.outbox.find_or_create_window("weekly", NOW, NOW)
        mail.outbox.add(
            key="digest",
            address="ann@example.org",
            message_id="<1@x>",
            subject="s",
            body=b"b",
            now=NOW,
            window=window.id,
        )


def without_times(sql: str) -> str:
    """A dump without the moments at which migrations ran."""
    return re.sub(r"'20\d\d-\d\d-\d\d \d\d:\d\d:[^']*'", "'then'", sql)


@pytest.mark.parametrize(("name", "make", "schema"), [("ledger", a_ledger, LEDGER), ("mail", a_mail_file, MAIL)])
def test_the_version_of_today_is_kept_as_a_dump(
    tmp_path: Path, name: str, make: Callable[[Path], None], schema: Schema
) -> None:
    make(tmp_path / "now.db")
    kept = SCHEMAS / f"{name}-{schema.steps:03}.sql"
    now = without_times(dump(tmp_path / "now.db"))
    if not kept.exists():
        kept.write_text(now, encoding="utf-8")
        pytest.fail(f"{kept.name} was written: read it, then commit it")
    assert tables(now) == tables(kept.read_text(encoding="utf-8")), (
        "a released schema is never changed: add a migration (before the first release, delete the dump)"
    )


def tables(sql: str) -> list[str]:
    """What a dump makes, without rows, and without views: those are made anew at every opening."""
    return [line for line in sql.split(";\n") if not line.startswith(("INSERT", "CREATE VIEW"))]


@pytest.mark.parametrize("kept", sorted(SCHEMAS.glob("*.sql")), ids=lambda kept: kept.stem)
def test_an_old_file_is_brought_up_to_date(tmp_path: Path, kept: Path) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    restore(kept.read_text(encoding="utf-8"), old)
    before = contents(old)
    opener = Store if kept.stem.startswith("ledger") else MailStore
    opener.open(old).close()
    opener.open(new).close()
    schema = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2"
    assert ask(old, schema) == ask(new, schema)
    after = contents(old)
    assert all(len(after[table]) >= len(rows) for table, rows in before.items()), "no row is lost"
    assert ask(old, "PRAGMA integrity_check") == [("ok",)]
    assert ask(old, "PRAGMA foreign_key_check") == []


@pytest.mark.parametrize("kept", sorted(SCHEMAS.glob("mail-*.sql")), ids=lambda kept: kept.stem)
def test_every_value_of_an_old_mail_file_stands_after_it(tmp_path: Path, kept: Path) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    for path in (old, new):
        restore(kept.read_text(encoding="utf-8"), path)
    MailStore.open(new).close()
    for table in table_names(old):
        columns = [name for name in column_names(old, table) if name in column_names(new, table)]
        values = f'SELECT {", ".join(columns)} FROM "{table}"'
        assert set(ask(old, values)) <= set(ask(new, values)), table


def test_an_old_ledger_can_be_read(tmp_path: Path) -> None:
    restore((SCHEMAS / "ledger-001.sql").read_text(encoding="utf-8"), tmp_path / "old.db")
    with Store.open(tmp_path / "old.db") as store:
        assert len(store.orders.load().orders) == 3
        assert [found.order for found in store.search.orders("laodong")] == ["wro-1991-shanghai-laodong-machinery"]


@pytest.mark.parametrize("version", range(1, MAIL.steps + 1))
def test_the_mails_of_an_old_file_keep_their_windows(tmp_path: Path, version: int) -> None:
    restore((SCHEMAS / f"mail-{version:03}.sql").read_text(encoding="utf-8"), tmp_path / "old.db")
    with MailStore.open(tmp_path / "old.db") as mail:
        [stored] = mail.outbox.in_state("ready")
        found = mail.outbox.find_or_create_window("weekly", NOW, NOW)
        assert (stored.window, found.clock) == (found.id, "")
        [delivery] = mail.outbox.deliveries()
        assert (delivery.cadence, delivery.window_end) == ("weekly", NOW)


@pytest.mark.parametrize("version", range(3, MAIL.steps + 1))
def test_the_supplier_list_of_an_old_file_goes_on(tmp_path: Path, version: int) -> None:
    restore((SCHEMAS / f"mail-{version:03}.sql").read_text(encoding="utf-8"), tmp_path / "old.db")
    with MailStore.open(tmp_path / "old.db") as mail:
        [kept] = mail.supplier_lists.all()
        beside = (Path("decided.csv"), Path("names.csv")) if version > 3 else (None, None)
        assert (kept.address, kept.since) == ("ann@example.org", NOW)
        assert kept.files == ListFiles(Path("suppliers.csv"), *beside)
        mail.supplier_lists.set(kept.subscriber, ListFiles(Path("other.csv"), None, Path("own.csv")), NOW)
        assert mail.supplier_lists.all()[0].files == ListFiles(Path("other.csv"), None, Path("own.csv"))


def ahead(*, broken: bool) -> Schema:
    """Tomorrow's schema: today's, and one migration more."""

    def migrations() -> Migrations:
        found = LEDGER.migrations()

        @found(name="later")
        def widen(db: SqliteUtils) -> None:
            db.execute("ALTER TABLE orders ADD COLUMN hs TEXT")
            if broken:
                raise RuntimeError("broke off half-way")

        return found

    return replace(LEDGER, migrations=migrations, steps=LEDGER.steps + 1)


def test_a_failed_migration_leaves_the_file_as_it_was(path: Path) -> None:
    a_ledger(path)
    before = dump(path)
    with pytest.raises(RuntimeError, match="half-way"):
        Database(path, ahead(broken=True), create=True, read_only=False, timeout=1)
    assert dump(path) == before
    Store.open(path).close()


def test_after_an_upgrade_the_old_version_refuses_and_names_both(path: Path) -> None:
    a_ledger(path)
    with pytest.raises(errors.OutdatedDatabase, match=f"version {LEDGER.steps}, this program's {LEDGER.steps + 1}"):
        Database(path, ahead(broken=False), create=True, read_only=True, timeout=1)
    Database(path, ahead(broken=False), create=True, read_only=False, timeout=1).close()
    assert ask(path, "SELECT DISTINCT hs FROM orders") == [(None,)]
    with pytest.raises(errors.NewerDatabase, match=f"version {LEDGER.steps + 1}, this program knows {LEDGER.steps}"):
        Store.open(path)


def test_a_view_that_changed_is_made_anew(path: Path) -> None:
    a_ledger(path)
    views = {**LEDGER.views, "current_orders": "SELECT 1 AS one", "more": "SELECT 2 AS two"}
    other = Schema(LEDGER.title, LEDGER.application_id, LEDGER.migrations, LEDGER.steps, views)
    Database(path, other, create=True, read_only=False, timeout=1).close()
    assert (ask(path, "SELECT * FROM current_orders"), ask(path, "SELECT * FROM more")) == ([(1,)], [(2,)])
    Store.open(path).close()
    assert ask(path, "SELECT count(title) FROM current_orders") == [(0,)]
    assert ask(path, "SELECT name FROM sqlite_master WHERE name = 'more'") == []
