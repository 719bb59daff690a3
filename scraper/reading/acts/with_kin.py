"""Firms that belong to one the page has named before: "made by the company and its wholly owned subsidiary, B S.A."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ledger.model import Party, Role
from scraper.reading.acts.act import Said
from scraper.reading.names.spans import name_end
from scraper.reading.phrases.kin import KINDS, OWN
from scraper.reading.phrases.party import Named, related, split_once, without_stop

_FIRM = (
    r"(?:company|firm|group|producer|manufacturer|maker|grower|exporter|supplier|processor|cooperative|mill|factory|farm|mine|plant|estate|"
    r"miner|packer|refiner|smelter|conglomerate|refinery|plantation|entity)"
)
_SOME = r"(?:two|three|four|five|six|seven|eight|\d+|several)"
_KIN = (
    rf"(?:any\s+of\s+|each\s+of\s+|all\s+of\s+)?(?:(?:its|their)\s+(?:{_SOME}\s+)?|{_SOME}\s+(?:of\s+its\s+)?|an?\s+)(?:[a-z][a-z-]*\s+){{0,3}}?"
    rf"(?P<kind>{KINDS})\b"
)
_TO_NAMES = (
    r"(?:\s+(?:in|of|near)\s+(?:the\s+)?[A-Z]\w+(?:\s[A-Z]\w+)?(?=\s*[,:])|\s+there|\s+abroad|\s+with\s+[^,;.]{3,40}(?=,))?"
    r"\s*[,:]?\s+(?:namely,?\s+|called\s+|which\s+are\s+)?(?:the\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
)
#: "by the company and its wholly owned subsidiary, ", "by the firm and by three affiliates: "; without names there may be any.
_AND_ITS = re.compile(
    rf"\b(?:by|from|of|against|on|that)\s+(?:either\s+|both\s+)?(?:(?:the|this|that)\s+(?:[\w-]+\s+){{0,2}}?{_FIRM}(?:\s+itself)?|it)"
    rf"(?:\s*,?\s+(?:and|or|as\s+well\s+as|together\s+with|along\s+with)\s+(?:also\s+)?(?:(?:by|from|of)\s+)?|,\s+(?:(?:by|from|of)\s+)?(?=its\s)){_KIN}(?P<names>{_TO_NAMES})?"
)
#: "..., and two affiliates, C and D".
_AND_MORE = re.compile(rf"(?:\s*,?\s+(?:and|or)|,)\s+(?:(?:by|from|of)\s+)?{_KIN}{_TO_NAMES}")


#: "..., or by any of its subsidiaries".
_AND_ANY = re.compile(
    r"\s*,?\s+(?:and|or)\s+(?:(?:by|from|of)\s+)?(?:any|all)\s+(?:of\s+)?(?:its|their|other)\s+(?:\w+\s+){0,2}?(?:subsidiaries|affiliates|units|companies)\b"
)


def with_kin(news: Sequence[Said], told: Sequence[Said]) -> Iterator[Said]:
    """The clauses; of one on "the company and its subsidiary, B" the parties are the company, named before, and B."""
    before = next((one.parties for one in reversed(told) if one.parties), ())
    for one in news:
        met = _behind(one) if one.statement.scope or one.statement.action else None
        if met and before:
            one = Said(one.statement, _both(one, met, before))
        before = one.parties or before
        yield one


def _behind(one: Said) -> re.Match[str] | None:
    text = one.statement.sentence.plain
    return _AND_ITS.search(text, one.statement.span[0]) if " it" in text or ": " in text or " of " in text else None


def _both(one: Said, met: re.Match[str], before: tuple[Party, ...]) -> Named:
    """The firm told before, and those that belong to it."""
    if not met["names"]:
        return Named(before, True) if met["kind"].endswith("s") and not one.parties else one.named
    text, parties = one.statement.sentence.text, before
    at: re.Match[str] | None = met
    while at is not None:
        stop = name_end(one.statement.sentence.plain, at.end())
        role = Role.SUBSIDIARY if OWN.match(at["kind"]) else Role.NAMED
        for party in split_once(without_stop(text[at.end() : stop])).parties:
            if not related((party,), parties):
                parties += (replace(party, role=role) if party.role is Role.NAMED else party,)
        at = _AND_MORE.match(one.statement.sentence.plain, stop) if stop > at.end() else None
    others = _AND_ANY.match(one.statement.sentence.plain, stop) is not None
    return Named(parties, one.named.open_ended or others)
