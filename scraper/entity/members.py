"""Members of a group, behind a comma or in brackets: "X Group, including A; B; and C", "X Group (comprising A and B)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ledger.legal_forms import FORM_IN_FRONT
from scraper.entity.forms import forms_in
from scraper.entity.lists import masked

#: "Including" leaves room for others, the rest of these words name them all. "(including two aliases: ...)" is none.
_LISTS = (
    r"(?:(?P<some>including|which\s+includes?|that\s+includes?)|comprising|comprised\s+of|consisting\s+of|namely|made\s+up\s+of"
    r"|which\s+(?:comprises?|consists?\s+of))\s*:?\s+(?!(?:an?|one|two|three|four|five|six|\d+)\s+alias)(?:(?:the|its|their)\s+)?(?:members?\s+)?(?=[A-Z0-9À-ÖØ-ÞĀ-Ž])"
)
_BEHIND_COMMA = re.compile(rf"\s*,?\s+{_LISTS}")
_IN_BRACKETS = re.compile(rf"\s*\(\s*{_LISTS}")
#: Brackets without such a word, behind what is a group by its last word.
_BARE_BRACKET = re.compile(r"(?<=Group|anies|roups)\s+\((?=[A-ZÀ-ÖØ-ÞĀ-Ž])")


@dataclass(frozen=True, slots=True)
class Members:
    """`whole` is the group's text, `named` the members' text; `rest` what follows a bracket: "and its affiliates"."""

    whole: str
    named: str
    rest: str = ""
    open_ended: bool = False


def part_members(text: str) -> Members | None:
    """Take the members off a group; None when the text lists none."""
    opened = _IN_BRACKETS.search(text)
    bare = None if opened else _BARE_BRACKET.search(text)
    bracket = opened or bare
    if bracket and (close := _closing(text, bracket.group().index("(") + bracket.start())):
        named = text[bracket.end() : close]
        if opened or len(forms_in(named)) + len(FORM_IN_FRONT.findall(named)) > 1:
            whole, rest = text[: bracket.start()], text[close + 1 :]
            return Members(whole, named, rest, opened is not None and opened["some"] is not None)
    behind = _BEHIND_COMMA.search(masked(text))
    if behind:
        return Members(text[: behind.start()], text[behind.end() :], "", behind["some"] is not None)
    return None


def _closing(text: str, opening: int) -> int:
    """Where the bracket opened at `opening` closes, 0 when it never does."""
    depth = 0
    for at in range(opening, len(text)):
        depth += (text[at] == "(") - (text[at] == ")")
        if not depth:
            return at
    return 0
