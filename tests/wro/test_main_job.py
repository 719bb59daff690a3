"""The main job on the stand-in mirror, through the commands a person would type."""

from __future__ import annotations

import email
import json
import shutil
import sqlite3
from contextlib import closing
from email.policy import default
from pathlib import Path

import pytest

from tests.wro.conftest import Wro

SITE = Path(__file__).parents[1] / "fixtures" / "site"
LIFTED = "wro-2021-smart-glove.lifted"

#: what the stand-in mirror has pages for; asked alone, each is healthy
MIRRORED = ("newsroom", "cbp_list")


def sync(wro: Wro, folder: Path = SITE) -> list[str]:
    """Poll what the mirror has; the ids of the events found."""
    found = []
    for source in MIRRORED:
        outcome = wro("sync", "--source", source, "--from", folder, "--json")
        assert outcome.code == 0, outcome.err or outcome.out
        found += [event["event"] for event in outcome.json["events"]]
    return found


def counts(db: Path) -> dict[str, int]:
    """Rows of every table of ours but the runs."""
    with closing(sqlite3.connect(db)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
        tables = [name for (name,) in names if name != "runs" and "fts" not in name and "search" not in name]
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}


@pytest.fixture
def followed(wro: Wro) -> Wro:
    """The mirror read, with a subscriber who was there before."""
    assert wro("subscribers", "add", "you@example.org", "--track", "Smart Glove").code == 0
    assert LIFTED in sync(wro)
    return wro


def test_a_second_run_adds_nothing_but_its_run(followed: Wro, tmp_path: Path) -> None:
    before = counts(tmp_path / "wro.db")
    assert before["snapshots"] > 5
    assert sync(followed) == []
    assert counts(tmp_path / "wro.db") == before


def test_status_events_and_orders_show_the_change_with_its_link(followed: Wro) -> None:
    status = followed("status", "Smart Glove", "--json").json
    assert {match["status"] for match in status["matches"]} == {"inactive"}
    assert {match["since"] for match in status["matches"]} == {"2023-04-26"}
    assert all("cbp.gov/newsroom" in match["url"] for match in status["matches"])
    assert set(status["read"]) == set(MIRRORED)
    [event] = [event for event in followed("events", "--json").json if event["event"] == LIFTED]
    assert (event["action"], event["effect"], event["effective"]) == ("modified", "lifted", "2023-04-26")
    assert event["country"] == "MY"
    assert all(document["snapshot"] for document in event["documents"])
    [order] = [order for order in followed("orders", "--json").json if order["order"] == "wro-2021-smart-glove"]
    assert (order["status"], order["lifted"]) == ("inactive", "2023-04-26")
    assert "cbp.gov/newsroom" in order["urls"][0]
    for command in (["status", "Smart Glove"], ["events"], ["orders"]):
        assert "https://www.cbp.gov/newsroom/" in followed(*command).out


def test_one_digest_and_no_second_one(followed: Wro, tmp_path: Path) -> None:
    dry = followed("digest", "--dry-run", "--json").json
    assert [mail["events"] for mail in dry["mails"]] == [[LIFTED]]
    assert followed("digest", "--to", "folder:out", "--json").json["sent"] == 1
    [file] = (tmp_path / "out").glob("*.eml")
    mail = email.message_from_bytes(file.read_bytes(), policy=default)
    assert mail["To"] == "you@example.org"
    assert mail["Subject"] == dry["mails"][0]["subject"]
    for kind in ("plain", "html"):
        body = mail.get_body((kind,))
        assert body is not None
        for words in ("Smart Glove", "Malaysia", "https://www.cbp.gov/newsroom/"):
            assert words in body.get_content()
    again = followed("digest", "--to", "folder:out", "--json").json
    assert (again["mails"], again["sent"]) == ([], 0)
    assert "no news" in followed("digest", "--to", "screen").out


def test_the_first_fill_mails_nobody(wro: Wro, tmp_path: Path) -> None:
    mirror = tmp_path / "mirror"
    shutil.copytree(sorted(SITE.iterdir())[-1], mirror)
    wro("subscribers", "add", "you@example.org", "--all", "--cadence", "immediate")
    wro("sync", "--from", mirror)
    assert wro("digest", "--json", "--to", "folder:out").json["mails"] == []
    assert not (tmp_path / "out").exists()


def test_a_dry_run_leaves_the_mail_file_as_it_was(followed: Wro, tmp_path: Path) -> None:
    before = counts(tmp_path / "wro.mail.db")
    assert "would be sent" in followed("digest", "--dry-run").out
    assert counts(tmp_path / "wro.mail.db") == before


def test_no_address_gets_into_the_ledger(followed: Wro, tmp_path: Path) -> None:
    followed("digest", "--to", "folder:out")
    followed("backup", "copy.db")
    for file in ("wro.db", "copy.db"):
        assert b"you@example.org" not in (tmp_path / file).read_bytes()
    assert "you@example.org" not in followed("events", "--json").out


def test_reparse_comes_out_the_same(followed: Wro) -> None:
    found = followed("reparse", "--json").json
    assert found["snapshots"] > 5
    different = {key: found[key] for key in ("added", "removed", "changed", "orders", "documents") if found[key]}
    assert not different, json.dumps(different, indent=1)[:2000]


def test_a_page_saved_by_hand_is_taken_in_like_a_polled_one(wro: Wro, tmp_path: Path) -> None:
    [page] = SITE.rglob("cbp-modifies-withhold-release-order-response-smart-glove-s.html")
    shutil.copy(page, tmp_path / "saved.html")
    (tmp_path / "junk.html").write_text("<html><title>Recipes</title><p>Soup</p></html>")
    first = wro("import", "saved.html", "--fetched", "2023-04-27", "--json")
    assert first.code == 0, first.err
    assert first.json[0]["url"].startswith("https://www.cbp.gov/newsroom/")
    again = wro("import", "saved.html", "--fetched", "2023-04-27", "--json").json
    assert (again[0]["new"], again[0]["events"]) == (False, [])
    folder = tmp_path / "folder"
    folder.mkdir()
    shutil.move(tmp_path / "junk.html", folder)
    shutil.move(tmp_path / "saved.html", folder)
    mixed = wro("import", "folder")
    assert mixed.code == 1
    assert "Recipes" in mixed.out
    assert wro("import", "folder/junk.html").code == 2


def test_a_source_the_folder_lacks_was_not_asked_and_a_folder_that_lacks_all_is_the_wrong_one(
    wro: Wro, tmp_path: Path
) -> None:
    outcome = wro("sync", "--from", SITE)
    assert outcome.code == 0
    assert "3 of 6 sources not asked" in outcome.out
    assert "could not be read" not in outcome.out
    assert {check["check"]: check["well"] for check in wro("health", "--json").json["checks"]}["federal_register"]
    wro("subscribers", "add", "you@example.org", "--all", "--welcome")
    wro("digest", "--to", "folder:out")
    [mail] = (tmp_path / "out").glob("*.eml")
    body = email.message_from_bytes(mail.read_bytes(), policy=default).get_body(("plain",))
    assert body is not None
    assert not [issue for issue in wro("issues", "--json").json if issue["message"].startswith("federal_register")]
    assert "COULD NOT BE READ" not in body.get_content()
    assert "- Federal Register: not asked" in body.get_content()
    (tmp_path / "wrong" / "www.cbp.gov").mkdir(parents=True)
    wrong = wro("sync", "--from", "wrong")
    assert wrong.code == 1
    assert "there is no www.federalregister.gov/" in " ".join(wrong.out.split())
    assert "not in the folder: www.cbp.gov/newsroom/" in " ".join(wrong.out.split())
