"""`make accuracy`: precision and recall of name screening by kind of pair, and beside other matchers.

Ours runs at the one threshold it ships with. Each rival gets the threshold that is best for it on the very pairs it is
judged on, and the same spellings of every tracked name.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tests.screening.evaluation import SAME, Pair, index, orders_of, pairs, said
from tests.screening.rivals import rivals
from tests.screening.rows import rows, scores


@dataclass
class Tally:
    """Pairs that are the same party (found or missed), and pairs that are not (let be or taken for it)."""

    found: int = 0
    missed: int = 0
    mistaken: int = 0
    let_be: int = 0

    def add(self, same: bool, taken: bool) -> None:
        self.found += same and taken
        self.missed += same and not taken
        self.mistaken += taken and not same
        self.let_be += not taken and not same

    @property
    def recall(self) -> float:
        return self.found / (self.found + self.missed) if self.found + self.missed else 1.0

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.mistaken) if self.found + self.mistaken else 1.0

    @property
    def f1(self) -> float:
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


def tallies(chosen: Iterable[Pair]) -> tuple[dict[str, Tally], Tally]:
    """By kind, and all together. An affiliate is a true answer to neither question and counted apart."""
    by_kind: dict[str, Tally] = defaultdict(Tally)
    total = Tally()
    for pair in chosen:
        if pair.expected != "affiliate":
            for tally in (by_kind[pair.kind], total):
                tally.add(pair.expected in SAME, said(pair)[0] in SAME)
    return dict(by_kind), total


def best_of(score: Callable[[str, Sequence[str]], float], chosen: list[Pair]) -> tuple[float, Tally]:
    """The threshold with the best F1, and what it gives."""
    scored = [
        (score(pair.query, _spellings(pair)), pair.expected in SAME) for pair in chosen if pair.expected != "affiliate"
    ]
    judged = []
    for threshold in sorted({round(value, 1) for value, _ in scored}):
        tally = Tally()
        for value, same in scored:
            tally.add(same, value >= threshold)
        judged.append((threshold, tally))
    return max(judged, key=lambda one: one[1].f1)


def _spellings(pair: Pair) -> list[str]:
    """Everything the target's party is called, as our index has it."""
    orders = orders_of(pair.target)
    return sorted({one.text for one in index().spellings if one.order in orders and one.party == pair.target})


def affiliates(chosen: Iterable[Pair]) -> tuple[int, int]:
    """(told as affiliates, all) of the pairs that are kin."""
    kin = [said(pair)[0] == "affiliate" for pair in chosen if pair.expected == "affiliate"]
    return sum(kin), len(kin)


def main() -> None:
    every = list(pairs())
    for title, chosen in (
        ("open two thirds", [pair for pair in every if not pair.held_out]),
        ("held-out third", [pair for pair in every if pair.held_out]),
    ):
        by_kind, total = tallies(chosen)
        _say(
            f"\nScreening, {title}: {len(chosen)} pairs\n{'kind':18}{'same':>6}{'not':>6}{'recall':>9}{'precision':>11}"
        )
        for kind, tally in sorted(by_kind.items()):
            _row(kind, tally)
        _row("all", total)
        told, kin = affiliates(chosen)
        _say(f"{'affiliates told':18}{told:>6} of {kin}")
    for title, held_out in (("open", False), ("held out", True)):
        kinds, score, _ = scores(row for row in rows() if row.held_out is held_out)
        _say(f"\nWhole rows written blind, {title}\n{'kind':18}{'rows':>6}{'found':>6}{'missed':>8}{'mistaken':>10}")
        for kind, one in sorted(kinds.items()):
            _say(f"{kind:18}{one.rows:>6}{one.found:>6}{one.missed:>8}{one.mistaken:>10}")
        _say(f"{'all':18}{score.rows:>6}  recall {score.recall:.3f}, precision {score.precision:.3f}")
    _say(f"\n{'held-out third':28}{'threshold':>10}{'recall':>9}{'precision':>11}{'F1':>8}")
    held = [pair for pair in every if pair.held_out]
    _rival("ours", "shipped", tallies(held)[1])
    for name, rival in rivals().items():
        threshold, tally = best_of(rival, held)
        _rival(name, f"{threshold:.1f}", tally)


def _row(kind: str, tally: Tally) -> None:
    same, other = tally.found + tally.missed, tally.mistaken + tally.let_be
    _say(f"{kind:18}{same:>6}{other:>6}{tally.recall:>9.3f}{tally.precision:>11.3f}")


def _rival(name: str, threshold: str, tally: Tally) -> None:
    _say(f"{name:28}{threshold:>10}{tally.recall:>9.3f}{tally.precision:>11.3f}{tally.f1:>8.3f}")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
