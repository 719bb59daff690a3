"""Precision, recall and F1 of the reading over the corpus, a field a row, held-out cases first; every miss is listed.

Run as `python tests/accuracy.py`; exit code 1 when anything missed.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.reading.corpus import Case, as_told, cases, expected, read

FIELDS = ("verdict", "events", "effects", "announced", "parties", "countries", "goods", "indicators")
Facts = dict[str, Counter[tuple[Any, ...]]]


def facts(told: dict[str, Any]) -> Facts:
    """A page's statements as countable facts, each field tied to its event's main party."""
    found: Facts = {field: Counter() for field in FIELDS}
    found["verdict"][(told["verdict"],)] += 1
    for one in told["events"]:
        names = sorted(party["name"].casefold() for party in one["parties"])
        main = names[0] if names else one["country"]
        found["events"][(one["instrument"], one["action"], one["effective"], main)] += 1
        found["effects"][(main, one["effect"])] += 1
        found["announced"][(main, one["announced"])] += 1
        found["countries"][(main, one["country"])] += 1
        found["goods"][(main, (one["goods"] or "").casefold())] += 1
        found["parties"].update((party["name"].casefold(), party["role"]) for party in one["parties"])
        found["indicators"].update((main, name) for name in one["indicators"]["names"])
        found["indicators"][(main, one["indicators"]["count"])] += 1
    return found


def figures(right: int, read_: int, wanted: int) -> tuple[float, float, float]:
    """(precision, recall, F1); 1 where there is nothing to find and nothing was found."""
    precision = right / read_ if read_ else 1.0
    recall = right / wanted if wanted else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def measure(chosen: Sequence[Case]) -> tuple[dict[str, tuple[float, float, float]], list[str]]:
    """Figures by field, and a line for each miss."""
    right: Counter[str] = Counter()
    read_: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    misses: list[str] = []
    for case in chosen:
        got, want = facts(as_told(read(case.snapshot()))), facts(expected(case))
        for field in FIELDS:
            right[field] += (got[field] & want[field]).total()
            read_[field] += got[field].total()
            wanted[field] += want[field].total()
            misses += _missed(case.name, field, got[field], want[field])
    return {field: figures(right[field], read_[field], wanted[field]) for field in FIELDS}, misses


def _missed(name: str, field: str, got: Counter[tuple[Any, ...]], want: Counter[tuple[Any, ...]]) -> Iterable[str]:
    yield from (f"{name}: {field}: missing {fact}" for fact in want - got)
    yield from (f"{name}: {field}: unwanted {fact}" for fact in got - want)


def false_liftings(chosen: Sequence[Case]) -> list[str]:
    """Cases in which something is read as lifted that is not: the one error that must never happen."""
    found = []
    for case in chosen:
        got = facts(as_told(read(case.snapshot())))["effects"]
        want = facts(expected(case))["effects"]
        found += [f"{case.name}: {fact}" for fact in got - want if fact[1] == "lifted"]
    return found


def main() -> int:
    every = cases()
    missed = 0
    for title, chosen in (("held out", [case for case in every if case.held_out]), ("all", every)):
        table, misses = measure(chosen)
        print(f"{title}: {len(chosen)} cases")
        print(f"  {'field':<12}{'precision':>10}{'recall':>10}{'F1':>10}")
        for field, (precision, recall, f1) in table.items():
            print(f"  {field:<12}{precision:>10.3f}{recall:>10.3f}{f1:>10.3f}")
        missed = len(misses)
    liftings = false_liftings(every)
    print(f"false liftings: {len(liftings)}")
    print("\n".join([*liftings, *misses]) if misses or liftings else "no misses")
    return 1 if missed or liftings else 0


if __name__ == "__main__":
    sys.exit(main())
