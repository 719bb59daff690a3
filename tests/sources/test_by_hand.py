"""Decisions and rulings that a person writes down."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ledger.model import Announcement, Snapshot
from scraper.by_hand import Mistakes
from scraper.recognise import NotOurs, recognise
from tests.sources.cases import SEEN, case_snapshot, cases

PARTY = {"name": "Arrabal Tiles S.A."}
ACT: dict[str, Any] = {"instrument": "WRO", "action": "issued", "effect": "imposed", "parties": [PARTY]}
GONE = object()
ROLES = "'named', 'group', 'subsidiary', 'vessel', 'fleet', 'place', 'exempt'"


@pytest.mark.parametrize("case", cases("decisions", "rulings"))
def test_a_file_is_known_for_what_it_is(case: str) -> None:
    assert recognise(case_snapshot(case)).name == case.partition("/")[0]


def written(content: object) -> Snapshot:
    return Snapshot("urn:x", SEEN, json.dumps({"decision": content}).encode())


def decision(content: dict[str, Any] | None = None, act: dict[str, Any] | None = None) -> Snapshot:
    """A decision without a mistake, but for what is given; `GONE` takes a key out."""
    whole = {"on": "2026-07-10", "title": "x", "acts": [ACT | (act or {})]} | (content or {})
    whole["acts"] = [
        {k: v for k, v in each.items() if v is not GONE} if isinstance(each, dict) else each
        for each in (whole["acts"] if isinstance(whole["acts"], list) else [])
    ] or whole["acts"]
    return written({key: value for key, value in whole.items() if value is not GONE})


def mistakes(snapshot: Snapshot) -> tuple[str, ...]:
    with pytest.raises(Mistakes) as error:
        recognise(snapshot).read(snapshot)
    assert "\n" not in str(error.value)
    assert all(line in str(error.value) for line in error.value.mistakes)
    return error.value.mistakes


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ({"on": "soon"}, "decision: 'on' is \"soon\", no day such as 2026-07-10"),
        ({"on": 20260710}, "decision: 'on' is 20260710, no day such as 2026-07-10"),
        ({"on": "2026-02-30"}, "decision: 'on' is \"2026-02-30\", no day such as 2026-07-10"),
        ({"on": GONE}, "decision: 'on' is missing"),
        ({"on": "1066-10-14"}, "decision: 'on' is \"1066-10-14\", before the law of 1930"),
        ({"on": "2999-07-10"}, "decision: 'on' is \"2999-07-10\", years after 2026-01-30"),
        ({"title": "  "}, "decision: 'title' is \"  \", not a text that says something"),
        ({"url": "www.cbp.gov"}, "decision: 'url' is \"www.cbp.gov\", no address such as https://www.cbp.gov/…"),
        ({"acts": GONE}, "decision: 'acts' is missing"),
        ({"acts": "none"}, "decision: 'acts' is \"none\", not a list of objects"),
        ({"acts": [7]}, "decision: 'acts' is [7], not a list of objects"),
        ({"titel": "y"}, "decision: 'titel' is no key; did you mean 'title'?"),
    ],
)
def test_a_mistake_of_the_whole_is_named(content: dict[str, Any], says: str) -> None:
    assert mistakes(decision(content)) == (says,)


@pytest.mark.parametrize(
    ("act", "says"),
    [
        ({"goods": 7}, "act 1: 'goods' is 7, not a text that says something"),
        ({"country": "Spain"}, "act 1: 'country' is \"Spain\", no country code of ISO 3166-1; that is 'ES'"),
        ({"country": "my"}, "act 1: 'country' is \"my\", no country code of ISO 3166-1; that is 'MY'"),
        ({"country": "UK"}, "act 1: 'country' is \"UK\", no country code of ISO 3166-1; that is 'GB'"),
        ({"country": "XX"}, "act 1: 'country' is \"XX\", no country code of ISO 3166-1"),
        ({"open_ended": "false"}, "act 1: 'open_ended' is \"false\", neither true nor false"),
        ({"open_ended": 1}, "act 1: 'open_ended' is 1, neither true nor false"),
        ({"applies-from": "2026-07-10"}, "act 1: 'applies-from' is no key; did you mean 'applies_from'?"),
        ({"effect": "exploded"}, "act 1: 'effect' is \"exploded\", none of 'imposed', 'lifted', 'narrowed', 'widened'"),
        ({"effect": ["imposed"]}, "act 1: 'effect' is [\"imposed\"], none of 'imposed', 'lifted', 'narrowed', 'widened'"),
        ({"effect": GONE}, "act 1: 'effect' is missing"),
        ({"instrument": "wro"}, "act 1: 'instrument' is \"wro\", none of 'WRO', 'Finding'"),
        ({"effect": "lifted"}, "act 1: 'effect' is \"lifted\", not what an act 'issued' does: 'imposed'"),
        ({"action": "revoked"}, "act 1: 'effect' is \"imposed\", not what an act 'revoked' does: 'lifted', 'narrowed'"),
        ({"effective": "0206-05-03"}, "act 1: 'effective' is \"0206-05-03\", before the law of 1930"),
        ({"effective": "2206-05-03"}, "act 1: 'effective' is \"2206-05-03\", years after 2026-07-10"),
        ({"announced": ["2026-05-03"]}, "act 1: 'announced' is [\"2026-05-03\"], no day such as 2026-07-10"),
        ({"recalls": "autumn"}, "act 1: 'recalls' is \"autumn\", no year, month or day such as 2019, 2019-09 or 2019-09-30"),
        ({"recalls": "2019-9-3"}, "act 1: 'recalls' is \"2019-9-3\", no year, month or day such as 2019, 2019-09 or 2019-09-30"),
        ({"parties": []}, "act 1: 'parties' is [], too few: at least 1 must be named"),
        ({"parties": "CC"}, "act 1: 'parties' is \"CC\", not a list of objects"),
        ({"parties": [{"role": "named"}]}, "act 1, party 1: 'name' is missing"),
        ({"parties": [PARTY, {"name": 5}]}, "act 1, party 2: 'name' is 5, not a text that says something"),
        ({"parties": [PARTY | {"aliases": "CC"}]}, "act 1, party 1: 'aliases' is \"CC\", not a list of texts"),
        ({"parties": [PARTY | {"alias": ["CC"]}]}, "act 1, party 1: 'alias' is no key; did you mean 'aliases'?"),
        ({"parties": [PARTY | {"role": "boss"}]}, f"act 1, party 1: 'role' is \"boss\", none of {ROLES}"),
    ],
)  # fmt: skip
def test_a_mistake_of_an_act_is_named(act: dict[str, Any], says: str) -> None:
    assert mistakes(decision(act=act)) == (says,)


def test_every_mistake_has_a_line_of_its_own() -> None:
    found = mistakes(decision({"on": None, "acts": [ACT | {"goods": 7}, ACT | {"country": "Spain", "parties": []}]}))
    assert [line.partition("' is")[0] for line in found] == [
        "decision: 'on", "act 1: 'goods", "act 2: 'country", "act 2: 'parties"
    ]  # fmt: skip


@pytest.mark.parametrize("recalls", [None, "2019", "2019-09", "2019-09-30"])
def test_what_is_rightly_written_is_taken_word_by_word(recalls: str | None) -> None:
    act = {
        "effective": "2026-05-03",
        "applies_from": "2026-06-01",
        "country": "ES",
        "goods": "tiles",
        "open_ended": True,
        "recalls": recalls,
        "parties": [PARTY | {"role": "group", "aliases": ["AT"]}],
    }
    snapshot = decision({"url": "https://www.cbp.gov/x"}, act)
    [said] = recognise(snapshot).read(snapshot).announcements
    assert isinstance(said, Announcement)
    assert (str(said.effective), str(said.applies_from), said.announced) == ("2026-05-03", "2026-06-01", None)
    assert (said.country, said.goods, said.open_ended, said.recalls) == ("ES", "tiles", True, recalls)
    assert [(party.name, party.role.value, party.aliases) for party in said.parties] == [
        ("Arrabal Tiles S.A.", "group", ("AT",))
    ]


def test_nothing_stands_beside_the_decision() -> None:
    snapshot = Snapshot("urn:x", SEEN, decision().body[:-1] + b', "acts": []}')
    assert mistakes(snapshot) == ("the file: 'acts' is no key; there are 'decision'",)


def test_json_too_deep_to_be_read_is_nobodys() -> None:
    with pytest.raises(NotOurs):
        recognise(Snapshot("urn:x", SEEN, b'{"decision": ' + b"[" * 200_000))
