"""The bench's own rules: what counts as behind, and that the README shows the recorded figures."""

from __future__ import annotations

import json

import pytest

from bench import __main__ as bench


@pytest.mark.parametrize(
    ("figure", "before", "now", "behind"),
    [
        ("ratio_help_to_bare", 4.0, 5.9, False),
        ("ratio_help_to_bare", 4.0, 6.1, True),
        ("ratio", 4.0, 6.1, True),
        ("ratio_to_cdist", 30.0, 21.0, False),
        ("ratio_to_cdist", 30.0, 19.0, True),
        ("ratio_to_cdist_goal", 30.0, 1.0, False),
        ("seconds", 1.0, 9.0, False),  # another machine, or a busy one: only ratios are compared
        ("ratio_new", None, 9.0, False),
    ],
)
def test_what_counts_as_behind(figure: str, before: float | None, now: float, behind: bool) -> None:
    recorded = {"startup": {} if before is None else {figure: before}}
    assert bool(list(bench.fallen_behind({"startup": {figure: now}}, recorded))) is behind


def test_the_readme_shows_what_was_recorded() -> None:
    recorded = json.loads(bench.RESULTS.read_text(encoding="utf-8"))
    found = bench.TABLE.search(bench.README.read_text(encoding="utf-8"))
    assert found is not None
    assert found[0] == bench.readme_table(recorded), "run `make bench`, or write the table anew from bench/results.json"
