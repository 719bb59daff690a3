"""The log as datasette holds it: its name, the views of another version, counts that are kept."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from datasette.plugins import pm

from store import Store
from store.views import VIEWS
from tests.web.conftest import FRAME, NOW, Site, fill
from web.browse import templates_folder
from web.metadata import metadata
from web.plugin import install
from web.serving import served_as, without_order


@contextmanager
def serving(path: Path) -> Iterator[Any]:
    """`ask(address)` of datasette over a file, with today's views at hand."""
    with asyncio.Runner() as runner:
        other = pm.unregister(name="wro-watch") if pm.has_plugin("wro-watch") else None  # that of the fixture `site`
        plugin = install(replace(FRAME, views=VIEWS))
        words = metadata(served_as(path))
        datasette = Datasette([str(path)], metadata=words, template_dir=str(templates_folder()))
        runner.run(datasette.invoke_startup())
        try:
            yield lambda address: runner.run(datasette.client.get(address))
        finally:
            for database in datasette.databases.values():
                database.close()
            pm.unregister(plugin)
            if other is not None:
                pm.register(other, name="wro-watch")


@pytest.mark.parametrize(
    ("file", "name"), [("wro.db", "wro"), ("orders.db", "orders-tables"), ("mail.db", "mail-tables"), ("x.y.db", "x.y")]
)
def test_a_database_named_like_a_page_has_another_address(file: str, name: str) -> None:
    assert served_as(Path(file)) == name


def test_neither_page_nor_tables_are_hidden_by_the_other(tmp_path: Path) -> None:
    path = tmp_path / "orders.db"
    fill(path)
    with serving(path) as ask:
        assert "Orders as they stood on" in ask("/orders").text
        assert 'href="/orders-tables"' in ask("/").text
        assert "Every Withhold Release Order and Finding since 1953" in ask("/orders-tables/orders").text
        assert ask("/orders-tables/search.json?words=smart+glove&_shape=array").json()


def test_a_file_with_the_views_of_another_version_is_shown_with_ours(tmp_path: Path) -> None:
    path = tmp_path / "wro.db"
    fill(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "DROP VIEW timeline; CREATE VIEW timeline AS SELECT id AS event_id, 1 AS old FROM events"
        )
    with serving(path) as ask:
        for address in ("/wro/timeline", "/wro/one_order?order=wro-2021-smart-glove"):
            assert ask(address).status_code == 200, address
        assert ask("/wro/timeline.json?_shape=array&_size=1").json()[0]["order"]
    with closing(sqlite3.connect(path)) as connection:
        assert "old" in connection.execute("SELECT sql FROM sqlite_master WHERE name = 'timeline'").fetchone()[0]


def test_counts_are_kept_until_somebody_commits(site: Site) -> None:
    def counted() -> tuple[int, int]:
        found = site.ask("/wro/runs.json?_facet=kind").json()
        return found["filtered_table_rows_count"], found["facet_results"]["kind"]["results"][0]["count"]

    before = counted()
    assert counted() == before
    with Store.open(site.path) as store:
        store.runs.start("sync", NOW, "1.0")
    assert counted() == (before[0] + 1, before[1] + 1)


@pytest.mark.parametrize(
    "sql",
    [
        "select count(*) from timeline ",
        "select count(*) from timeline where effect = 'lifted'",
        "select count(*) from timeline group by effect order by 1",
        "select count(*) from timeline where effect = 'lifted' limit 1;",
        "select count(*) from timeline -- all",
    ],
)
def test_a_count_that_is_spared_work_comes_out_the_same(site: Site, sql: str) -> None:
    with closing(sqlite3.connect(site.path)) as connection:
        assert connection.execute(without_order(sql)).fetchall() == connection.execute(sql).fetchall()


def test_a_count_of_a_view_does_not_work_out_its_columns(site: Site) -> None:
    """What a view puts together of each row's parties costs more than to count the rows."""
    with closing(sqlite3.connect(site.path)) as connection:
        plan = connection.execute(f"EXPLAIN QUERY PLAN {without_order('select count(*) from timeline ')}").fetchall()
    assert not any("SUBQUERY" in step[3] for step in plan), plan


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/wro/orders?_sort=none", 400, "Cannot sort table by none"),
        ("/wro?sql=selec", 400, "Statement must be a SELECT"),
        ("/wro/none", 404, "There is no such row or table"),
        ("/wro/orders/none", 404, "There is no such row or table"),
        ("/wro/timeline?_next=none", 400, "_next: “none” is not a number"),
        ("/wro/timeline?_timelimit=none", 400, "_timelimit: “none” is not a number"),
        ("/wro/orders_on_day?day=1+Jan+2022", 400, "day: “1 Jan 2022” is not a day; write it like 2023-04-26"),
    ],
)
def test_what_cannot_be_answered_is_said_in_our_frame(site: Site, address: str, status: int, told: str) -> None:
    answer = site.ask(address)
    assert answer.status_code == status
    assert told in answer.text
    assert 'href="/style.css' in answer.text


@pytest.mark.parametrize("words", ["%22", "%22%22", "*", "glove%22", "AND"])
def test_any_words_can_be_searched_for_in_a_table(site: Site, words: str) -> None:
    assert site.ask(f"/wro/orders?_search={words}").status_code == 200
