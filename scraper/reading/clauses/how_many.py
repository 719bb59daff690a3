"""How many orders the name of an order in a clause stands for."""

from __future__ import annotations

import re

from scraper.reading.clauses.statement import Statement
from scraper.reading.text.vocabulary import NUMBER, PLURAL, instruments, number

_PAIR = re.compile(r"\b(?i:pair)\s+of\s+(?:[a-z]+\s+)?$")


#: "a Withhold Release Order against each of two mills", "one order apiece": as many orders as parties.
EACH = re.compile(
    rf"(?:\s+\([A-Z]+\))?(?:\s+(?:today|yesterday))?\s+(?:(?:against|on|for|in)\s+each\b(?:\s+of\s+(?:the\s+|these\s+)?(?P<n>{NUMBER})\b)?|apiece\b)",
    re.IGNORECASE,
)


#: "a Withhold Release Order in the following cases": as many as there are cases.
_CASES = re.compile(
    rf"(?:\s+\([A-Z]+\))?(?:\s+(?:today|yesterday))?\s+(?:in|for)\s+(?:(?:all|both)\s+(?:of\s+)?)?(?:(?:the(?:se|\s+following)|these)\s+)?(?P<n>{NUMBER}\s+)?"
    r"(?:separate\s+|different\s+|distinct\s+)?(?:cases|instances|matters)\b",
    re.IGNORECASE,
)


def several(text: str, met: re.Match[str]) -> int | None:
    """None for one order; how many there are; 0 for an unknown number."""
    if each := EACH.match(text, met.end()):
        return (number(each["n"]) or 0) if each["n"] else 0
    if cases := _CASES.match(text, met.end()):
        return number(cases["n"].strip()) or 0 if cases["n"] else 0
    if not PLURAL.search(met.group().strip()):
        return None
    if _PAIR.search(text, max(0, met.start() - 20), met.start()):
        return 2
    counted = re.search(
        rf"\b({NUMBER})\s+(?:(?!{NUMBER}\b)\w+[- ]){{0,3}}$",
        text[max(0, met.start() - 45) : met.start()],
        re.IGNORECASE,
    )
    return (number(counted.group(1)) or 0) if counted and counted.group(1).lower() not in ("a", "one") else 0


#: "A and B each received", "have each been hit with".
_EACH_OF_THEM = re.compile(r"\beach\s")


def each_in(verb: str) -> bool:
    """Whether the words between those a clause names and "a Withhold Release Order" part it among them."""
    return _EACH_OF_THEM.search(verb) is not None


def is_of_each(statement: Statement) -> bool:
    """Whether each of those a clause names got an order of its own."""
    text, start = statement.sentence.plain, statement.span[0]
    orders = [met for met in instruments(text) if met.start() <= statement.span[1]]
    return any(EACH.match(text, met.end()) or each_in(text[start : met.start()]) for met in orders)
