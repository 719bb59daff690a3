"""Supplier lists in digests: told once, what is new because an order changed; a list nobody can read is put to a person."""

from __future__ import annotations

import csv
import email
import io
from datetime import UTC, datetime
from email.policy import default
from pathlib import Path

import pytest

from store import MailStore, Store
from tests.notify.mailserver import Inbox
from tests.wro.conftest import Wro
from tests.wro.test_main_job import LIFTED, sync
from wro.intake import Intake

LIST = "id,name,country\n1,Arrabal Tiles SA,ES\n2,Smart Glove Corporation Sdn Bhd,MY\n3,Nobody at all,DE\n"
OWN_NAMES = "name,alias\nSmart Glove Corporation Sdn Bhd,Nitrile Hands Ltd\n"
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


@pytest.fixture
def own_names(wro: Wro, tmp_path: Path) -> Path:
    """A subscriber's list with a row that only their own table of names makes a party's; they track something else."""
    then = datetime(2022, 7, 1, tzinfo=UTC)
    with Store.open(tmp_path / "wro.db") as store:
        Intake(store, lambda: then).fill(then)
    wro("subscribers", "add", YOU, "--track", "Top Glove")
    (tmp_path / "suppliers.csv").write_text(
        "name,country\nArrabal Tiles SA,ES\nNitrile Hands Ltd,MY\n", encoding="utf-8"
    )
    file = tmp_path / "names.csv"
    file.write_text(OWN_NAMES, encoding="utf-8")
    return file


@pytest.mark.usefixtures("own_names")
def test_a_row_that_only_their_own_names_make_a_hit_is_mailed_once(wro: Wro, inbox: Inbox) -> None:
    wro("subscribers", "set", YOU, "--suppliers", "suppliers.csv", "--aliases", "names.csv")
    assert LIFTED in sync(wro)
    assert "1 mail sent" in wro("digest").out
    [mail] = inbox.messages
    assert mail["Subject"] == "Tracker: 1 row of your supplier list meets an order that changed"
    for kind in ("plain", "html"):
        body = mail.get_body((kind,))
        assert body is not None
        told = " ".join(body.get_content().split())
        assert "Nitrile Hands Ltd" in told
        assert "another name in your own list of names" in told.replace("&#39;", "'")
        assert "Arrabal" not in told
    assert "no news" in wro("digest").out
    assert len(inbox.raw) == 1


@pytest.mark.usefixtures("own_names")
def test_without_their_own_names_it_is_no_hit(wro: Wro, inbox: Inbox) -> None:
    wro("subscribers", "set", YOU, "--suppliers", "suppliers.csv", "--aliases", "names.csv")
    wro("subscribers", "set", YOU, "--suppliers", "suppliers.csv")
    assert LIFTED in sync(wro)
    assert "no news" in wro("digest").out
    assert inbox.raw == []


def test_their_own_names_are_shown_and_wait_to_be_read(wro: Wro, own_names: Path) -> None:
    wro("subscribers", "set", YOU, "--suppliers", "suppliers.csv", "--aliases", "names.csv")
    sync(wro)
    own_names.write_text("name,alias\nNobody Knows Ltd,x\n", encoding="utf-8")
    assert sent(wro) == []
    assert f"cannot be read: {own_names}: line 2 of the alias file: no order names" in wro("digest").err
    [person] = wro("subscribers", "list", "--json").json
    assert person["suppliers_aliases"] == str(own_names)
    assert person["suppliers_unreadable"] == "line 2 of the alias file: no order names 'Nobody Knows Ltd'"
    assert "aliases: " in wro("subscribers", "list").out
    own_names.write_text(OWN_NAMES, encoding="utf-8")
    assert len(sent(wro)) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("who,what\nSmart Glove,x\n", "the alias file needs the columns name, alias, imo"),
        ("name,alias\nNobody Knows Ltd,x\n", "line 2 of the alias file: no order names 'Nobody Knows Ltd'"),
        ("name,imo\nSmart Glove,9074728\n", "line 2 of the alias file: '9074728' is no IMO number"),
        ("name,alias\nSmart Glove,caf\xe9\n", "is not UTF-8 text"),
        ('name,alias\nSmart Glove,"x\n' + "Smart Glove,y\n" * 200, "is a quote left open?"),
    ],
)
def test_what_is_no_table_of_names_is_refused_at_once(wro: Wro, own_names: Path, content: str, said: str) -> None:
    own_names.write_text(content, encoding="latin-1")
    outcome = wro("subscribers", "set", YOU, "--suppliers", "suppliers.csv", "--aliases", "names.csv")
    assert outcome.code == 2
    assert said in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert wro("subscribers", "list", "--json").json[0]["suppliers"] is None


def test_names_cannot_be_looked_up_where_there_is_no_ledger(wro: Wro, tmp_path: Path) -> None:
    wro("subscribers", "add", YOU, "--track", "Top Glove")
    for name, content in (("suppliers.csv", LIST), ("names.csv", OWN_NAMES)):
        (tmp_path / name).write_text(content, encoding="utf-8")
    assert wro("subscribers", "set", YOU, "--suppliers", "suppliers.csv").code == 0
    outcome = wro("subscribers", "set", YOU, "--suppliers", "suppliers.csv", "--aliases", "names.csv")
    assert (outcome.code, outcome.err) == (2, "wro: wro.db: there is no ledger here yet; `wro sync` makes one\n")


def test_a_list_that_cannot_be_read_waits_and_a_person_is_told(wro: Wro, suppliers: Path, tmp_path: Path) -> None:
    sync(wro)
    suppliers.unlink()
    for way in (("--dry-run",), ("--to", "folder:out")):
        told = wro("digest", *way)
        assert told.code == 1, "a list that was not looked through is no success"
        assert told.err == (
            f"wro: the supplier list of {YOU} cannot be read: {suppliers}: no such file or directory; it waits: put that "
            f"file right and run `wro digest` again, or name others: `wro subscribers set {YOU} --suppliers FILE`\n"
        )
        assert "no news" not in told.out
    [unread] = wro("digest", "--to", "folder:out", "--json").json["unread_lists"]
    assert unread == {"to": YOU, "file": str(suppliers), "message": f"{suppliers}: no such file or directory"}
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
