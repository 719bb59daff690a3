"""JSON: one object a row of the input, in its order, in an array that is written as it comes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from screening.reports.about import About
from screening.run import Outcome


def shape(outcome: Outcome, about: About) -> dict[str, Any]:
    """The object for one row."""
    said: dict[str, Any] = {
        "row": outcome.row,
        "input": outcome.input,
        "hits": [hit.shape() for hit in outcome.finding.hits],
        "result": outcome.result,
    }
    if outcome.bad is not None:
        said["problem"] = outcome.bad.why
    elif not outcome.finding.hits:
        said["statement"] = about.no_match
    if outcome.finding.silenced:
        said["silenced"] = [
            {
                "order": hit.order,
                "party": hit.party,
                "who": decision.who,
                "when": decision.when.isoformat(),
                "why": decision.why,
            }
            for hit, decision in outcome.finding.silenced
        ]
    if outcome.finding.notes:
        said["notes"] = list(outcome.finding.notes)
    return said


def chunks(parts: Iterable[list[Outcome]], about: About) -> Iterator[str]:
    """The text of the array, part by part."""
    yield "["
    first = True
    for part in parts:
        texts = [json.dumps(shape(outcome, about), ensure_ascii=False) for outcome in part]
        if texts:
            yield ("\n" if first else ",\n") + ",\n".join(texts)
            first = False
    yield "\n]\n"
