"""Visitors can read the log and nothing else: no address of a subscriber by any way, no writing, no endless query."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from store import mail_path
from tests.web.conftest import SECRET, Site
from web.tables import TABLES

PRIVATE = (SECRET.split("@")[0], "secret-token", "subscriber.example")


def test_the_secret_is_there_to_be_found(site: Site) -> None:
    beside = b"".join(file.read_bytes() for file in site.path.parent.glob("wro.mail.db*"))
    assert mail_path(site.path).exists()
    assert all(word.encode() in beside for word in PRIVATE)


def test_no_page_that_links_lead_to_shows_an_address(site: Site) -> None:
    """Walks the links from the front page, ours and datasette's; facets and sorts of one page count as one.

    Every answer on the way carries a policy under which no script of ours or of anybody else runs inline.
    """
    todo, seen = ["/"], set[tuple[str, tuple[str, ...]]]()
    while todo and len(seen) < 400:
        address = todo.pop(0)
        answer = site.ask(address)
        assert not [word for word in PRIVATE if word in answer.text], address
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy, address
        assert "unsafe" not in policy, address
        assert "script-src" not in policy, f"{address}: no page needs a script"
        assert answer.headers["x-content-type-options"] == "nosniff", address
        for link in re.findall(r'href="(/[^"#]*)"', answer.text):
            parts = urlsplit(unescape(link))
            shape = (re.sub(r"/[^/]*\d[^/]*$", "/row", parts.path), tuple(sorted(re.findall(r"(\w+)=", parts.query))))
            if shape not in seen:
                seen.add(shape)
                todo.append(unescape(link))
    assert len(seen) > 80, "the walk went nowhere"


@pytest.mark.parametrize("table", [*TABLES, "sqlite_master", "subscribers", "outbox"])
@pytest.mark.parametrize(
    "form", [".json?_size=max", ".csv?_size=max&_stream=1", f".json?_shape=array&_search={quote(SECRET)}"]
)
def test_no_table_exports_an_address(site: Site, table: str, form: str) -> None:
    answer = site.ask(f"/wro/{table}{form}")
    assert answer.status_code == 200 or (
        answer.status_code == 404 and table in ("sqlite_master", "subscribers", "outbox")
    )
    assert not [word for word in PRIVATE if word in answer.text]


@pytest.mark.parametrize("name", ["wro.mail", "wro~2Email", "wro.mail.db", "wro%2Email", "..%2Fwro.mail.db", "wro.db"])
def test_no_other_file_is_served_and_this_one_not_as_a_file(site: Site, name: str) -> None:
    answer = site.ask(f"/{name}")
    assert not answer.content.startswith(b"SQLite format 3")
    assert not [word for word in PRIVATE if word in answer.text]


@pytest.mark.parametrize(
    "sql",
    [
        "attach database '{mail}' as m",
        "select 1; attach database '{mail}' as m",
        "vacuum into '{folder}/stolen.db'",
        "insert into runs (kind, started, version) values ('x', 'x', 'x')",
        "with x as (select 1) delete from events",
        "select * from pragma_query_only; drop table events",
        "select load_extension('x')",
        "select readfile('{mail}')",
        "select writefile('{folder}/x', 'x')",
        "create table t (x)",
        "pragma writable_schema = 1",
    ],
)
def test_sql_can_only_read_this_file(site: Site, sql: str) -> None:
    before = sorted(site.path.parent.iterdir())
    asked = sql.format(mail=mail_path(site.path), folder=site.path.parent)
    answer = site.ask(f"/wro.json?sql={quote(asked)}")
    assert answer.status_code >= 400, answer.text[:300]
    assert sorted(site.path.parent.iterdir()) == before


def test_a_query_without_end_is_stopped(site: Site) -> None:
    endless = "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n"
    answer = site.ask(f"/wro.json?sql={quote(endless)}")
    assert answer.status_code == 400
    assert "SQL Interrupted" in answer.text


def test_rows_are_limited(site: Site) -> None:
    many = "with recursive n(x) as (select 1 union all select x + 1 from n limit 5000) select x from n"
    answer = site.ask(f"/wro.json?sql={quote(many)}").json()
    assert (len(answer["rows"]), answer["truncated"]) == (1000, True)


def test_a_stored_page_is_never_served_as_a_page(site: Site) -> None:
    row = site.ask("/wro.json?sql=select+sha256+from+bodies+where+size+<+100&_shape=array").json()[0]
    answer = site.ask(f"/wro/bodies/{row['sha256']}.blob?_blob_column=body")
    assert answer.headers["content-type"] == "application/binary"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("form", ["", ".json", ".txt"])
def test_what_others_wrote_is_text(site: Site, form: str) -> None:
    """A page's title with markup, a body with a script: neither becomes markup of ours."""
    answer = site.ask(f"/snapshot/2{form}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(
        {"": "text/html", ".json": "application/json", ".txt": "text/plain"}[form]
    )
    if not form:
        assert "<b>Smart Glove</b>" not in answer.text
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize(
    "address", ["/", "/wro", "/wro/orders", "/wro?sql=select+1", "/wro/search", "/wro/none", "/none"]
)
def test_no_page_has_a_script_or_a_style_of_its_own(site: Site, address: str) -> None:
    """Nothing that the policy would have to let in, be it ours or a template of datasette's that we forgot."""
    assert not re.findall(r"<script|<style|\sstyle=|\son\w+=", site.ask(address).text)


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_visitors_may_only_read(site: Site, method: str) -> None:
    for address in ("/", "/wro", "/wro/orders", "/wro/search"):
        answer = site.send(method, address)
        assert answer.status_code == 405
        assert answer.headers["content-security-policy"]


def test_robots_are_asked_to_stay_out_unless_let_in(site: Site) -> None:
    assert site.text("/robots.txt") == "User-agent: *\nDisallow: /\n"
    for address in ("/", "/wro/orders", "/style.css"):
        assert "noindex" in site.ask(address).headers["x-robots-tag"]


def test_own_sql_can_be_switched_off(tmp_path: Path) -> None:
    from web.metadata import metadata

    assert metadata("wro", allow_sql=False)["databases"]["wro"]["allow_sql"] is False
