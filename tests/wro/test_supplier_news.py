"""Supplier lists in digests: told once, what is new because an order changed; a list nobody can read is put to a person."""

from __future__ import annotations

import csv
import email
import io
from email.policy import default
from pathlib import Path

import pytest

from store import MailStore
from tests.wro.conftest import Wro
from tests.wro.test_main_job import LIFTED, sync

LIST = "id,name,country\n1,Arrabal Tiles SA,ES\n2,Smart Glove Corporation Sdn Bhd,MY\n3,Nobody at all,DE\n"
YOU = "you@example.org"


@pytest.fixture
def suppliers(wro: Wro, tmp_path: Path) -> Path:
    """A subscriber who tracks something else, with a list."""
    wro("subscribers", "add", YOU, "--track", "Top Glove")
    file = tmp_path / "suppliers.csv"
    file.write_text(LIST, encoding="utf-8")
    assert wro("subscribers", "set", YOU, "--suppliers", "suppliers.csv").code == 0
    return file


def text(folder: Path) -> str:
    [file] = folder.glob("*.eml")
    message = email.message_from_bytes(file.read_bytes(), policy=default)
    part = message.get_body(("plain",))
    assert part is not None
    return str(message["Subject"]) + "\n" + str(part.get_content())


def sent(wro: Wro, *more: str) -> list[str]:
    return [mail["subject"] for mail in wro("digest", "--to", "folder:out", "--json", *more).json["mails"]]


@pytest.mark.usefixtures("suppliers")
def test_a_row_that_meets_a_changed_order_is_told_once(wro: Wro, tmp_path: Path) -> None:
    assert LIFTED in sync(wro)
    subject = "WRO Watch: 1 row of your supplier list meets an order that changed"
    assert sent(wro, "--dry-run") == [subject]
    assert sent(wro) == [subject]
    told = text(tmp_path / "out")
    assert "- Row 2, Smart Glove Corporation Sdn Bhd" in told
    assert "is named in the Withhold Release Order on Smart Glove" in told
    assert "WRO modified 26 Apr 2023; today: inactive" in " ".join(told.split())
    assert "https://www.cbp.gov/" in told
    assert "Nobody at all" not in told
    assert sent(wro) == []


def test_what_somebody_decided_to_be_another_is_not_told(wro: Wro, suppliers: Path, tmp_path: Path) -> None:
    sync(wro)
    wro("screen", suppliers, "--out", "hits.csv")
    head, *rows = (tmp_path / "hits.csv").read_text("utf-8-sig").splitlines()
    columns = head.split(",")
    at = [columns.index(name) for name in ("decision", "who", "when", "why_not")]
    lines = list(csv.reader(io.StringIO("\n".join(rows))))
    for line in lines:
        if line[columns.index("class")]:
            for place, value in zip(at, ("not the same", "Ann", "2026-07-01", "another firm"), strict=True):
                line[place] = value
    with (tmp_path / "decided.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, *lines])
    assert wro("subscribers", "set", YOU, "--suppliers", suppliers, "--decisions", "decided.csv").code == 0
    assert sent(wro) == []


def test_a_list_that_cannot_be_read_waits_and_a_person_is_told(wro: Wro, suppliers: Path, tmp_path: Path) -> None:
    sync(wro)
    suppliers.unlink()
    assert sent(wro) == []
    [issue] = [issue for issue in wro("issues", "--json").json if issue["code"] == "supplier-list-unread"]
    assert issue["message"].startswith("the supplier list of subscriber-1 cannot be read")
    for part in ("suppliers.csv", str(tmp_path), YOU):
        assert part.encode() not in b"".join(file.read_bytes() for file in tmp_path.glob("wro.db*")), "it is anybody's"
    [person] = wro("subscribers", "list", "--json").json
    assert person["suppliers_unreadable"] == f"{suppliers}: no such file or directory"
    assert "not readable" in wro("subscribers", "list").out
    suppliers.write_text(LIST, encoding="utf-8")
    assert wro("subscribers", "list", "--json").json[0]["suppliers_unreadable"] is None
    assert len(sent(wro)) == 1
    assert not [issue for issue in wro("issues", "--json").json if issue["code"] == "supplier-list-unread"]


@pytest.mark.usefixtures("suppliers")
def test_the_ledger_handed_to_others_does_not_tell_whose_supplier_was_met(wro: Wro, tmp_path: Path) -> None:
    sync(wro)
    sent(wro)
    [delivery] = wro("deliveries", "list", "--json").json
    assert delivery["events"] == []
    assert b"suppliers" not in b"".join(file.read_bytes() for file in tmp_path.glob("wro.db*"))


def test_nobody_without_a_list_is_screened_and_a_list_can_be_given_up(wro: Wro, suppliers: Path) -> None:
    assert "suppliers.csv" in "".join(wro("subscribers", "list").out.split())
    assert wro("subscribers", "list", "--json").json[0]["suppliers"] == str(suppliers)
    assert wro("subscribers", "set", YOU, "--no-suppliers").code == 0
    assert wro("subscribers", "list", "--json").json[0]["suppliers"] is None
    sync(wro)
    assert sent(wro) == []
    assert wro("subscribers", "set", YOU, "--suppliers", suppliers).code == 0
    assert sent(wro) == [], "it starts from now"


def test_what_is_no_supplier_list_is_refused_at_once(wro: Wro, tmp_path: Path) -> None:
    wro("subscribers", "add", YOU, "--track", "Top Glove")
    (tmp_path / "poem.txt").write_text("roses,are\nred,\n", encoding="utf-8")
    outcome = wro("subscribers", "set", YOU, "--suppliers", "poem.txt")
    assert outcome.code == 2
    assert "poem.txt" in outcome.err
    with MailStore.open(tmp_path / "wro.mail.db") as mail:
        assert mail.supplier_lists.all() == ()
