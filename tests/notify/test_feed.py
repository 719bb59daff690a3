"""Feeds: well formed whatever the sources write, ids that stay, the same bytes for the same changes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notify.change import Change, changes
from notify.feed import Feed, atom, feed, json_feed
from tests.notify.cases import COUNTRIES, LETTERHEAD, MAILS, at, read

ATOM = "{http://www.w3.org/2005/Atom}"
FILLED = at("2026-01-01T00:00")


def known(case: str) -> Sequence[Change]:
    ledger = read(MAILS / case).facts.ledger
    return changes(ledger, [event for order in ledger.orders.values() for event in order.events])


def made(of: Sequence[Change]) -> Feed:
    return feed(of, LETTERHEAD, lambda code: COUNTRIES[code], FILLED, "https://watch.example.org/")


@pytest.mark.parametrize("case", ["smart-glove-lifted", "several-changes", "hostile"])
def test_both_feeds_say_the_same(case: str) -> None:
    view = made(known(case))
    root = ElementTree.fromstring(atom(view))
    entries = root.findall(f"{ATOM}entry")
    items = json.loads(json_feed(view))["items"]
    assert len(entries) == len(items) == len(known(case))
    for entry, item in zip(entries, items, strict=True):
        assert entry.findtext(f"{ATOM}id") == item["id"]
        assert entry.findtext(f"{ATOM}title") == item["title"]
        assert entry.findtext(f"{ATOM}content") == item["content_html"]
        assert entry.findtext(f"{ATOM}updated") == item["date_published"]
        assert datetime.fromisoformat(item["date_published"]).tzinfo is UTC
        assert "<script" not in item["content_html"]


def test_ids_are_the_events_own_and_unique() -> None:
    ids = [entry.id for entry in made(known("several-changes")).entries]
    assert "tag:wro-watch.example.org,2026-01-01:wro-2019-tobacco-malawi.narrowed.limbe-leaf" in ids
    assert len(set(ids)) == len(ids)


def test_same_changes_same_bytes_newest_first() -> None:
    some = known("several-changes")
    assert atom(made(some)) == atom(made(some[::-1]))
    assert json_feed(made(some)) == json_feed(made(some[::-1]))
    seen = [entry.seen for entry in made(some).entries]
    assert seen == sorted(seen, reverse=True)


def test_feed_of_nothing_is_a_feed() -> None:
    root = ElementTree.fromstring(atom(made([])))
    assert root.findtext(f"{ATOM}updated") == FILLED.isoformat()
    assert json.loads(json_feed(made([])))["items"] == []


@given(st.text())
def test_any_words_of_a_source_stay_well_formed(words: str) -> None:
    [_, lifted] = known("smart-glove-lifted")
    party = replace(lifted.event.parties[0], name=words)
    event = replace(lifted.event, reason=words, goods=words, parties=(party,))
    view = made([Change(event, lifted.order, lifted.before, lifted.after)])
    assert ElementTree.fromstring(atom(view).encode()).find(f"{ATOM}entry") is not None
    assert json.loads(json_feed(view).encode())
