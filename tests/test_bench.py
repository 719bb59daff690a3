"""The bench's own rules: what counts as behind, what meets its goal, and that the README shows the recorded figures."""

from __future__ import annotations

import pytest

from bench import __main__ as bench
from bench.figures import RATIO, Figure, fallen_behind, from_kept, kept, markdown


@pytest.mark.parametrize(
    ("before", "now", "behind"),
    [
        (Figure("help to bare", 4.0, RATIO), 5.9, False),
        (Figure("help to bare", 4.0, RATIO), 6.1, True),
        (Figure("reading to parse", 4.0, RATIO, most=4.0), 6.1, True),
        (Figure("to the rival", 30.0, RATIO, least=20.0), 21.0, False),
        (Figure("to the rival", 30.0, RATIO, least=20.0), 19.0, True),
        (Figure("seconds", 1.0, "s"), 9.0, False),  # another machine, or a busy one: only ratios are compared
    ],
)
def test_what_counts_as_behind(before: Figure, now: float, behind: bool) -> None:
    found = Figure(before.what, now, before.unit, before.most, before.least)
    assert bool(list(fallen_behind({"one": [found]}, {"one": [before]}))) is behind
    assert not list(fallen_behind({"one": [found]}, {})), "nothing was recorded of it yet"


@pytest.mark.parametrize(
    ("figure", "met", "goal"),
    [
        (Figure("a", 8, most=8), True, "at most 8"),
        (Figure("a", 0.51, "s", most=0.5), False, "at most 0.5 s"),
        (Figure("a", 19, RATIO, least=20), False, "at least 20×"),
        (Figure("a", 1_000_000, "rows"), True, ""),
    ],
)
def test_goals(figure: Figure, met: bool, goal: str) -> None:
    assert (figure.met, figure.goal) == (met, goal)
    assert from_kept(kept({"one": [figure]})) == {"one": [figure]}


def test_the_readme_shows_what_was_recorded() -> None:
    found = bench.TABLE.search(bench.README.read_text(encoding="utf-8"))
    assert found is not None
    assert found[0] == markdown(*bench.recorded()), "run `make bench`, or write the table anew from bench/results.json"
