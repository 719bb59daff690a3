"""Every code the log may hold has a word for people, and every page is told what it may be set to."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from itertools import product
from pathlib import Path
from string import ascii_uppercase

import pytest
from datasette.app import Datasette
from datasette.plugins import pm

from ledger.model import Action, Channel, Effect, Instrument, Role, Status, Verdict, Via
from scraper.countries import country_name
from tests.web.conftest import NOW, fill
from web import words
from web.changes import headline
from web.metadata import metadata
from web.page import Frame
from web.plugin import install


@pytest.mark.parametrize(
    ("codes", "told"),
    [
        (Status, words.STATUS),
        (Status, words.MOOD),
        (Instrument, words.INSTRUMENT),
        (Effect, words.EFFECT),
        (Role, words.ROLE),
        (Channel, words.CHANNEL),
        (Via, words.VIA),
        (Verdict, words.VERDICT),
    ],
)
def test_every_code_has_a_word(codes: type[Status], told: Mapping[str, str]) -> None:
    assert set(told) == {code.value for code in codes}


def test_every_status_of_every_instrument_has_a_meaning() -> None:
    assert set(words.MEANING) == {(instrument.value, status.value) for instrument in Instrument for status in Status}


@pytest.mark.parametrize("effect", [effect.value for effect in Effect])
@pytest.mark.parametrize("exempted", [None, "Limbe Leaf"])
def test_every_effect_has_a_headline(effect: str, exempted: str | None) -> None:
    told = headline({"instrument": "WRO", "action": "modified", "effect": effect, "exempted": exempted}, "Smart Glove")
    assert ("Limbe Leaf" in told) == (effect == "narrowed" and exempted is not None)


@pytest.mark.parametrize("action", [action.value for action in Action])
def test_every_act_has_words(action: str) -> None:
    assert words.act({"instrument": "WRO", "action": action, "effect": "lifted"}).endswith(": lifted")


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (("2023-04-26", "2023-04-27", None), "effective 26 April 2023"),
        ((None, "2023-04-27", None), "announced 27 April 2023"),
        ((None, None, "2021-11-05"), "not later than 5 November 2021"),
        ((None, None, None), "on a day not known"),
    ],
)
def test_every_date_tells_which_it_is(event: tuple[str | None, ...], told: str) -> None:
    assert words.which_day(dict(zip(("effective", "announced", "no_later_than"), event, strict=True))) == told


def test_settings_are_heeded(tmp_path: Path) -> None:
    """Robots let in, a public address in the feeds, another authority of ids, own SQL switched off."""
    path = tmp_path / "wro.db"
    fill(path)
    frame = Frame(lambda: NOW, authority="wro.example.org", public_url="https://wro.example.org", robots=True)
    present = pm.unregister(name="wro-watch") if pm.has_plugin("wro-watch") else None  # of the tests' own site
    plugin = install(frame)
    try:
        with asyncio.Runner() as runner:
            datasette = Datasette([str(path)], metadata=metadata("wro", allow_sql=False))
            runner.run(datasette.invoke_startup())

            def ask(address: str) -> tuple[int, str]:
                answer = runner.run(datasette.client.get(address))
                return answer.status_code, answer.text

            assert ask("/robots.txt") == (200, "User-agent: *\nDisallow: /wro\nDisallow: /search\n")
            feed = ask("/changes.atom")[1]
            assert "<id>tag:wro.example.org,2026-01-01:wro-2021-smart-glove.lifted</id>" in feed
            assert 'href="https://wro.example.org/order/wro-2021-smart-glove#' in feed
            assert ask("/wro.json?sql=select+1")[0] == 403
            assert ask("/wro/coverage.json")[0] == 200
            for database in datasette.databases.values():
                database.close()
    finally:
        pm.unregister(plugin)
        if present is not None:
            pm.register(present, name="wro-watch")


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("CD", "DR Congo"),
        ("KR", "South Korea"),
        ("KP", "North Korea"),
        ("VN", "Vietnam"),
        ("TW", "Taiwan"),
        ("TR", "Türkiye"),
        ("MM", "Myanmar (Burma)"),
        ("RU", "Russia"),
        ("BO", "Bolivia"),
        ("MY", "Malaysia"),
        ("ZZ", "ZZ"),
    ],
)
def test_countries_are_called_as_people_call_them(code: str, name: str) -> None:
    assert country_name(code) == name


def test_no_country_is_called_as_in_an_index() -> None:
    """ "Congo, The Democratic Republic of the": a comma stands only where several places are listed."""
    names = {country_name(a + b) for a, b in product(ascii_uppercase, repeat=2)}
    assert [name for name in names if "," in name and " and " not in name] == []
