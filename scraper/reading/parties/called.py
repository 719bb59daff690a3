"""A party told only by another name, "the company, also known as X": the firm that the page has named in full before."""

from __future__ import annotations

import re
from dataclasses import replace

from ledger.model import Party, Role
from scraper.entity.forms import forms_in
from scraper.reading.acts.act import Draft
from scraper.reading.clauses.referring import FIRM
from scraper.reading.clauses.statement import is_background
from scraper.reading.names.finder import firms_in, is_public_body
from scraper.reading.parties.in_full import OPENING
from scraper.reading.parties.nearby import tells_of_before

_AS = (
    r"(?:(?:(?:also|better|commonly|widely|best)\s+)?known\b[^,;.()]{0,40}?\s(?:as|by|under)|(?:does|doing|do)\s+business\s+(?:as|under)|"
    r"(?:trades|trading|operates|operating|sells|selling|goes|going)\b[^,;.()]{0,40}?\s(?:as|by|under)|called)"
)
#: "the Chinese company, also known as", "the firm, which is known in the trade as", "this maker (doing business as".
_CALLED = re.compile(
    rf"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts)\s+(?:[\w'-]+\s+){{0,4}}?{FIRM}[\s,(]+(?:(?:which|that|who)\s+)?(?:(?:is|was)\s+)?{_AS}"
    r"(?:\s+the\s+(?:\w+\s+)?names?(?:\s+of)?)?\s+(?:the\s+)?[\"“]?$"
)


def as_called(parties: tuple[Party, ...], draft: Draft) -> tuple[Party, ...]:
    """The whole name in front, what the firm is called behind it; as they are where the page names no firm, or several."""
    if len(parties) != 1 or len(draft.acts) != 1 or parties[0].role not in (Role.NAMED, Role.GROUP):
        return parties
    party = parties[0]
    if forms_in(party.name):
        return parties
    told = [one for one in draft.sentences if one.block < OPENING and not one.spoken]
    at = next((number for number, one in enumerate(told) if _is_called(one.plain, party.name)), None)
    if at is None:
        return parties
    before = [one for one in told[: at + 1] if not is_background(one) and not tells_of_before(one)]
    firms = {one.plain[firm.start : firm.end]: None for one in before for firm in firms_in(one.plain)}
    whole = [one for one in firms if not is_public_body(one)]
    if len(whole) != 1:
        return parties
    aliases = tuple(one for one in (party.name, *party.aliases) if one != whole[0])
    return (replace(party, name=whole[0], role=Role.NAMED, aliases=aliases),)


def _is_called(text: str, name: str) -> bool:
    """Whether somebody told of before is said to be called so."""
    at = text.find(name)
    return at > 0 and _CALLED.search(text, max(0, at - 160), at) is not None
