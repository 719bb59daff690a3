"""Other names of an order's one party that a sentence of its own gives: "The company was known as B Ltd. until 2021"."""

from __future__ import annotations

import re
from dataclasses import replace

from ledger.model import Party
from scraper.entity.aliases import ALSO_KNOWN_AS
from scraper.reading.acts.act import Draft
from scraper.reading.names.spans import name_end
from scraper.reading.parties.in_full import OPENING
from scraper.reading.phrases.party import split_once, without_stop

_WHO = re.compile(
    r"(?:(?:The|This)\s+(?:[\w-]+\s+)?(?:company|firm|group|producer|manufacturer|maker|vessel|longliner|trawler|ship|factory|farm|mill|mine|plant|estate|"
    r"exporter|cooperative|prison)|It|(?P<name>[A-ZÀ-ÖØ-ÞĀ-Ž][^,;:]{1,60}))"
)
_NAME = re.compile(r"(?:the\s+)?[\"“]?[A-ZÀ-ÖØ-ÞĀ-Ž]")
_NEEDLES = ("known ", "business as", "trades ", "trading as", "operates ", "formerly", "renamed", "called ")


def with_other_names(parties: tuple[Party, ...], draft: Draft) -> tuple[Party, ...]:
    """The party with the names by which the opening says it also goes."""
    if len(parties) != 1 or len(draft.acts) != 1:
        return parties
    party = parties[0]
    for sentence in draft.sentences:
        text = sentence.plain
        if sentence.block >= OPENING or sentence.spoken or not any(map(text.__contains__, _NEEDLES)):
            continue
        known = _behind_seat(text, party.name) or _of_whom(text, party)
        if known is None or not _NAME.match(text, known.end()):
            continue
        start = known.end() + (4 if text.startswith("the ", known.end()) else 0)
        told = split_once(without_stop(sentence.text[start : name_end(text, start)])).parties
        names = [name for one in told for name in (one.name, *one.aliases)]
        party = replace(party, aliases=tuple(dict.fromkeys((*party.aliases, *(n for n in names if n != party.name)))))
    return (party,)


#: "A Ltd. of Tirupur, India, which does business as B": where it sits, between its names.
_SEAT = re.compile(
    r"\s+(?:of|in|from)\s+(?:[A-ZÀ-Ž][\w'’-]+(?:\s[A-ZÀ-Ž][\w'’-]+){0,2},\s+)?[A-ZÀ-Ž][\w'’-]+(?:\s[A-ZÀ-Ž][\w'’-]+){0,3}(?=,\s)"
)


def _behind_seat(text: str, name: str) -> re.Match[str] | None:
    at = text.find(name)
    seat = _SEAT.match(text, at + len(name)) if at >= 0 else None
    return ALSO_KNOWN_AS.match(text, seat.end()) if seat else None


def _of_whom(text: str, party: Party) -> re.Match[str] | None:
    """ "The company was known as B", "A is also known as B"."""
    if not text.startswith(("The ", "This ", "It ", party.name[:4])):
        return None
    known = ALSO_KNOWN_AS.search(text)
    who = _WHO.fullmatch(text[: known.start()].strip(" ,")) if known else None
    return known if who and _is_theirs(who["name"], party) else None


def _is_theirs(name: str | None, party: Party) -> bool:
    return name is None or name in party.aliases or party.name.startswith(name)
