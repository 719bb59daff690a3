"""A log with the real ledger, a page read from the newsroom, and a mail file with addresses beside it; datasette on it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from datasette.plugins import pm

import ledger
from ledger.baseline import read_baseline
from ledger.ledger import Ledger
from ledger.model import Channel, Document, Issue, Reading, Snapshot, Verdict, Via, Witness
from screening.goods import known_by
from store import MailStore, Store, mail_path
from tests.wro.conftest import wro as wro  # the command line, for the tests of `site` and `export`
from web.browse import SETTINGS, templates_folder
from web.metadata import metadata
from web.page import Frame
from web.plugin import install

NOW = datetime(2026, 6, 23, 12, tzinfo=UTC)
SECRET = "ann.secret@subscriber.example"
SMART_GLOVE = "wro-2021-smart-glove"
FRAME = Frame(
    lambda: NOW, country_name=lambda code: {"MY": "Malaysia", "CN": "China"}.get(code, code), known_by=known_by
)


def fill(path: Path) -> None:
    """The baseline, a release that confirms one of its events with another date, a quiet change, an issue, a mail."""
    with Store.open(path) as store:
        body = Path(ledger.__file__).with_name("baseline.jsonl").read_bytes()
        number, _ = store.snapshots.add("baseline", Snapshot("urn:wro-watch:baseline", NOW, body, via=Via.BUILT_IN))
        known = Ledger(read_baseline(body.decode(), seen=NOW, snapshot=number))
        url = "https://www.cbp.gov/newsroom/national-media-release/smart-glove"
        page, _ = store.snapshots.add("newsroom", Snapshot(url, NOW, b"<script>alert(1)</script> gloves", "text/html"))
        store.readings.save(
            page, Reading(Document("newsroom", url, "On <b>Smart Glove</b>", NOW.date()), Verdict.ACTION, text="gloves")
        )
        known.put(with_witness(known, page, url))
        store.orders.replace_all(known, NOW.date())
        store.issues.raise_all([Issue("no_date", "no date in the lead", url)], NOW, url)
        store.sources.record("newsroom", "CBP newsroom", "blocked", NOW, complete=False, failed=True)
        store.runs.finish(store.runs.start("sync", NOW, "1.0"), NOW, "failed")
        with MailStore.open(mail_path(path)) as mail:
            mail.subscribers.add(SECRET, token="secret-token", now=NOW)
            mail.outbox.add(key="k", address=SECRET, message_id="<1@wro>", subject="s", body=b"b", now=NOW)
            store.deliveries.mirror(mail.outbox.deliveries())


def with_witness(known: Ledger, page: int, url: str) -> Any:
    order = known.orders[SMART_GLOVE]
    event = order.events[-1]
    other = Witness(Channel.RELEASE, "newsroom", url, page, NOW, {"effective": "2023-04-27"})
    return replace(order, events=(*order.events[:-1], replace(event, witnesses=(*event.witnesses, other))))


@dataclass(frozen=True)
class Site:
    """Datasette over the log, asked without a network."""

    path: Path
    ask: Callable[[str], Any]
    send: Callable[[str, str], Any]  #: (method, address)

    def text(self, address: str) -> str:
        answer = self.ask(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code} {answer.text[-500:]}"
        return str(answer.text)

    def rows(self, address: str) -> list[dict[str, Any]]:
        """The rows of a table, view or query, as JSON objects."""
        joint = "&" if "?" in address else "?"
        answer = self.ask(
            f"{address.replace('?', '.json?', 1) if '?' in address else address + '.json'}{joint}_shape=array"
        )
        assert answer.status_code == 200, f"{address}: {answer.status_code} {answer.text[:500]}"
        return list(answer.json())


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    path = tmp_path_factory.mktemp("site") / "wro.db"
    fill(path)
    with asyncio.Runner() as runner:
        settings = {name: value != "off" if value in ("on", "off") else value for name, value in SETTINGS.items()}
        plugin = install(FRAME)
        datasette = Datasette(
            [str(path)], metadata=metadata("wro"), settings=settings, template_dir=str(templates_folder())
        )
        runner.run(datasette.invoke_startup())
        yield Site(
            path,
            ask=lambda address: runner.run(datasette.client.get(address, follow_redirects=True)),
            send=lambda method, address: runner.run(datasette.client.request(method.upper(), address)),
        )
        for database in datasette.databases.values():
            database.close()
        pm.unregister(plugin)
