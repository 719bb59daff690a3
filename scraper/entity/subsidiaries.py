"""Affiliates behind a name: "and its subsidiaries", with or without their number and names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scraper.entity.forms import forms_in

_KIN = (
    r"(?:[Ss]ubsidiar(?:y|ies)|[Ss]ubordinates?(?:\s+(?:entities|units))?|[Aa]ffiliates?|[Aa]ffiliated\s+(?:entities|companies|firms)|"
    r"[Jj]oint\s+[Vv]entures?|[Mm]ember\s+(?:companies|firms|entities)|related\s+entities|successors?|assigns)"
)
_COUNT = r"(?:(?P<count>\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+)?"
_MENTION = re.compile(
    rf"[\s,]{{1,4}}(?:(?:and(?:/or)?|or|&|including|(?:together|along)\s+with|as\s+well\s+as)\s+)?(?:(?:all|any)(?:\s+of)?\s+)?"
    rf"(?:(?P<whose>its|their|the|all)\s+(?:(?!and\b|or\b)[a-z-]+(?:ing|ed|al)\s+)?|)"
    rf"(?:wholly[- ]owned\s+)?{_COUNT}(?:[A-Z][\w]*-based\s+|wholly[- ]owned\s+|[A-Z][a-z]+n\s+)?"
    rf"(?P<kin>{_KIN})(?:(?:\s*,\s*|\s+and\s+|\s+or\s+|\s*,\s*and\s+)(?:(?:its|their)\s+)?{_KIN})*\b"
    rf"(?P<where>\s+(?:from|in|(?<=s )of|located\s+in|based\s+in)\s+[A-Z][\w]*(?:\s+[A-Z][\w]*)*"
    r"(?:,\s+[A-Z]\w*\s+(?:Province|State|Region|District|Prefecture|County))?)?"
    rf"(?P<names>\s*[,:]?\s*(?:(?P<among>which\s+include|including|such\s+as|among\s+them)|which\s+are|namely)?[\s:,]+)?",
)
#: One of these stands in every mention.
_NEEDLES = ("ubsidiar", "ember ", "ubordinate", "ffiliate", "oint", "related", "uccessor", "assigns")
_EACH_KIN = re.compile(_KIN)
_IS_ONE = re.compile(r"(?:[Ss]ubsidiary|[Aa]ffiliate|[Vv]enture)$")

#: Words for firms above and beside a party: the name behind them is a party of its own.
KINSHIP = (
    r"(?:(?:its|their|the)\s+)?(?:(?:ultimate|corporate|immediate|direct)\s+)?(?:(?:parent|holding|sister|sibling|related|"
    r"associated)\s+(?:company|companies|firms?|corporations?|entity|entities|organi[sz]ation),?\s+|parent,?\s+)(?:the\s+)?(?=[A-Z])"
)
KINSHIP_IN_FRONT = re.compile(rf"^{KINSHIP}")
#: "NCR subsidiary X", "X's wholly owned subsidiary Y": the order is on the one behind.
_KINS = ("subsidiary", "affiliate", "unit")
_OWNER_IN_FRONT = re.compile(
    r"^(?:[A-Z][\w.&'’-]*(?:\s+(?:[A-Z][\w.&'’-]*|&|\([A-Z]+\))){0,6},?\s+)"
    r"(?:(?:wholly|majority)[- ]owned\s+)?(?:subsidiary|affiliate|unit),?\s+(?=[A-Z])"
)
_SUBSIDIARY_IN_FRONT = re.compile(
    r"^(?:the\s+|its\s+|their\s+)?(?:(?:wholly|majority)[- ]owned\s+)?(?:subsidiary|affiliate),?\s+(?=[A-Z])"
)


#: "its subsidiary A and its subsidiary B".
_SUBSIDIARY_AGAIN = re.compile(r"\band\s+(?:its|their)\s+(?:[a-z-]+\s+)?(?:subsidiary|affiliate)\s+[A-Z]")


def without_owner(name: str) -> str:
    """A party without the firm it belongs to, which is none: "NCR subsidiary X", "subsidiary X of NCR"."""
    if not any(map(name.__contains__, _KINS)):
        return name
    bare = _SUBSIDIARY_IN_FRONT.sub("", name)
    if bare != name:
        ends = (end for _, end in forms_in(bare) if re.match(r",?\s+of\s+[A-Z]", bare[end:]))
        return bare[: next(ends, len(bare))]
    return _OWNER_IN_FRONT.sub("", name)


@dataclass(frozen=True, slots=True)
class Affiliates:
    """A text taken apart: `parents` before the mention, `named` behind it, of which the first `count` are affiliates."""

    parents: str
    named: str = ""
    count: int = 0
    open_ended: bool = False


def _in_brackets(named: str) -> str:
    """ "its subsidiaries (A, B and C)": the names."""
    inside = named[1:-1] if named.startswith("(") and named.endswith(")") else ""
    return inside if inside and not any(mark in inside for mark in "()") else named


def part_affiliates(text: str) -> Affiliates:
    """Take "and its two subsidiaries, X and Y" or "and its subsidiaries" off a list of names."""
    may = any(map(text.__contains__, _NEEDLES))
    met = next((met for met in _MENTION.finditer(text) if _is_mention(met, text)), None) if may else None
    if met is None:
        return Affiliates(text)
    named = _in_brackets(text[met.end() :].strip(" ,"))
    if not named.strip("."):
        return Affiliates(text[: met.start()], open_ended=True)
    tail = next((tail for tail in _MENTION.finditer(named) if not named[tail.end() :].strip(" .")), None)
    named = named[: tail.start()] if tail else named
    kin = _EACH_KIN.findall(met.group())
    one = _IS_ONE.search(kin[-1]) is not None or met["count"] == "one"
    unnamed = tail is not None or (one and len(kin) > 1)
    several = not one or _SUBSIDIARY_AGAIN.search(named) is not None
    return Affiliates(text[: met.start()], named, len(named) if several else 1, unnamed or met["among"] is not None)


def _is_mention(met: re.Match[str], text: str) -> bool:
    """A word of a name may be "Affiliates" or "Joint Venture": the mention has an owner, a number, or ends the text."""
    return bool(met["whose"] or met["count"] or not text[met.end() :].strip(" .)"))
