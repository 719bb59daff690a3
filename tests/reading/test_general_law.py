"""What any page may say of the law, of procedure and of what CBP promises makes no act, and changes none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scraper.reading.text.manuscript import Manuscript
from scraper.reading.verdict import read_manuscript
from tests.reading.corpus import Case, as_told, cases, expected
from tests.reading.test_no_false_lifting import manuscript_of, with_sentence

SENTENCES = Path(__file__).with_name("general_law.txt").read_text("utf-8").splitlines()
#: Pages of each kind of act, spread over the corpus; in a notice, or under a colon, nothing can be said in between.
PAGES_A_KIND = 6
#: Each sentence is put into one page out of so many: one of each kind.
OUT_OF = 6


def _kind(case: Case) -> str:
    told = expected(case)
    effects = [one["effect"] for one in told["events"]]
    if case.layout.startswith("notice") or not (effects or told["verdict"] == "mention"):
        return ""
    return "several" if len(effects) > 1 else effects[0] if effects else "quiet"


def _sample() -> Iterator[Case]:
    kinds: dict[str, list[Case]] = {}
    for case in cases():
        kinds.setdefault(_kind(case), []).append(case)
    for kind in ("lifted", "narrowed", "widened", "imposed", "several", "quiet"):
        step = max(1, len(kinds[kind]) // PAGES_A_KIND)
        chosen = kinds[kind][step // 2 :: step][:PAGES_A_KIND]
        yield from (case for case in chosen if not manuscript_of(case).blocks[0].text.endswith(":"))


def _told(manuscript: Manuscript) -> dict[str, Any]:
    return as_told(read_manuscript(manuscript))


def _spoken(sentence: str) -> str:
    return f"“{sentence.removesuffix('.')},” said a CBP official."


def _ways(case: Case, sentence: str) -> dict[str, dict[str, Any]]:
    """What the page tells with the sentence behind its lead, at its end, and in an official's mouth."""
    manuscript = manuscript_of(case)
    last = len(manuscript.blocks)
    ways = {"behind the lead": (sentence, 1), "at the end": (sentence, last), "in a quotation": (_spoken(sentence), 1)}
    return {name: _told(with_sentence(manuscript, added, at)) for name, (added, at) in ways.items()}


#: Each page with what it tells beside a sentence on nothing.
PAGES = [(case, _ways(case, "Officials spoke with reporters.")) for case in _sample()]


@pytest.mark.parametrize(("at", "sentence"), list(enumerate(SENTENCES)), ids=SENTENCES)
def test_general_law_changes_nothing(at: int, sentence: str) -> None:
    changed = []
    for case, told in PAGES[at % OUT_OF :: OUT_OF]:
        changed += [f"{case.name}, {name}" for name, way in _ways(case, sentence).items() if way != told[name]]
    assert changed == []
