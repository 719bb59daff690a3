"""The law of the sieve: what `finding` would tell of a row, `screen` tells of it too, however the row is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scraper.countries import country_of_cell
from screening.screening import Screening
from screening.supplier import Supplier
from tests.screening.conftest import TODAY, findings
from tests.screening.evaluation import ledger, pairs
from tests.screening.rows import rows

_CELLS = ("name", "parent", "country", "region", "goods", "hs", "vessel")
_SUPPLIERS = (
    *(row.supplier for row in rows() if row.expected != "none"),
    *(Supplier(name=pair.query) for pair in pairs() if pair.expected != "none"),
    *(
        Supplier(name="Acme", region=region, goods=goods)
        for goods, regions in {
            "cotton yarn": ("Lop County", "Ili Kazakh", "Ürümqi", "新疆", "Hotan", "Turkmenistan"),
            "gold": ("Haut Uele", "D.R. Congo", "Democratic Republic of the Congo", "South Kivu"),
            "tobacco": ("Malawi", "Lilongwe"),
        }.items()
        for region in regions
    ),
)
#: What stands between two words in a list that went through several hands.
_BETWEEN = st.sampled_from(
    (" ", "  ", "-", " - ", ", ", ".", "/", "\u00a0", "_", "\t", " \n", "\u2013", "\u3000", "&", "'")
)
_CASES: tuple[Callable[[str], str], ...] = (str, str.upper, str.lower, str.title, str.swapcase)
_LETTERS = {"a": "áàâäāａА", "e": "éèêëｅЕ", "i": "íîïıİ", "o": "óöøōｏ", "u": "úüūů", "n": "ñ", "s": "śşŝß", "c": "çć"}


@cache
def _screening() -> Screening:
    return Screening(ledger(), TODAY, country_of_cell)


@st.composite
def _rewritten(draw: st.DrawFn) -> Supplier:
    """A row of the evaluation set, its cells with other case, accents, dots and blanks."""
    supplier = draw(st.sampled_from(_SUPPLIERS))
    cells = {cell: getattr(supplier, cell) for cell in ("name", "parent", "region", "vessel")}
    return replace(supplier, **{cell: draw(_mutated(text)) for cell, text in cells.items() if text})


@st.composite
def _mutated(draw: st.DrawFn, text: str) -> str:
    between = draw(_BETWEEN)
    turned = draw(st.sampled_from(_CASES))(text)
    at = draw(st.integers(0, len(turned) - 1))
    letter = turned[at].lower()
    if letter in _LETTERS:
        turned = turned[:at] + draw(st.sampled_from(_LETTERS[letter])) + turned[at + 1 :]
    elif draw(st.booleans()):
        turned = turned[:at] + draw(st.sampled_from((".", "'", "’", "\u200b", "-", " "))) + turned[at:]
    return between.join(turned.split(" ")) if draw(st.booleans()) else turned


@settings(max_examples=1500, deadline=None)
@example(supplier=Supplier(name="FGV'Holdings'Bhd'f/k/a'Felda'Global'Ventures", country="MY"))
@given(supplier=_rewritten())
def test_what_finding_tells_the_sieve_lets_through(supplier: Supplier) -> None:
    screening = _screening()  # no fixture: hypothesis would write the whole ledger out
    alone = screening.finding(supplier)
    cells = {cell: pa.array([getattr(supplier, cell)], pa.string()) for cell in _CELLS}
    assert screening.screen(pa.RecordBatch.from_pydict(cells)).get(0) == alone


@pytest.mark.parametrize(
    "region", ["Lop-County", "Lop  County", "LOP.COUNTY", "Ili-Kazakh", "ÜRÜMQI", "Xīnjiāng", "D.R.Congo"]
)
def test_a_place_however_it_is_written(screening: Screening, region: str) -> None:
    goods = "gold" if "Congo" in region else "human hair and cotton"
    finding = findings(screening, [{"name": "Acme", "region": region, "goods": goods}])
    assert finding[0].hits
