"""How the order acted on is described: by whom it is on, or by goods, or goods and a country, alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ledger.model import Party, Role
from scraper.reading.acts.act import Act, Draft, Said
from scraper.reading.clauses.referring import FIRM
from scraper.reading.effect.part import BY_REFERENCE
from scraper.reading.phrases.goods import THEIRS
from scraper.reading.text.manuscript import Kind
from scraper.reading.text.plain import plain


def only_a_place(act: Act, background: Sequence[Said], draft: Draft, parties: tuple[Party, ...]) -> bool:
    """Whether the order acted on is described by goods, or goods and a country, alone."""
    described = described_in(act, background, draft)
    own = [one.statement for one in act.said if one.statement.action is not None]
    if any(one in draft.title for one in described) and (in_headline(parties, draft) or _on_one_firm(parties, draft)):
        return False
    if any(
        BY_REFERENCE.search(one.sentence.plain, one.span[0], one.span[1] + 40) or THEIRS.match(one.phrase.whole)
        for one in own
    ):
        return False
    if len(parties) == 1 and not any(one.statement.phrase.country for one in described) and _had_one_itself(draft):
        return False
    if described and all(one.statement.sentence.block < 0 and _counts(one) for one in described):
        return any(_IMPORTS.search(one.statement.sentence.plain) for one in act.said)
    return bool(described) and not any(
        one.parties or BY_REFERENCE.search(one.statement.sentence.plain[one.statement.span[0] :]) for one in described
    )


_OWN = r"(?:Withhold\s+Release\s+Order|WRO|Finding)\b"
#: "The company had been subject to a Withhold Release Order since", "an order was placed on the company": one of its own.
_ITS_OWN_ORDER = re.compile(
    rf"^(?:The|This|That)\s+(?:[\w-]+\s+)?{FIRM}\s+(?:had|has|was|is)\s+(?:been\s+)?(?:subject\s+to|(?:the\s+)?(?:subject|target)\s+of|under|hit\s+with|put\s+under|placed\s+under)\s+an?\s+"
    rf"{_OWN}|\b[Aa]n?\s+{_OWN}\s+(?:was|had\s+been)\s+(?:issued|imposed|placed)\s+(?:on|against)\s+(?:the|this|that)\s+{FIRM}\b(?!')"
)


def _had_one_itself(draft: Draft) -> bool:
    return any(_ITS_OWN_ORDER.search(one.plain) for one in draft.sentences if not one.spoken)


#: "CBP modifies two orders" describes neither; goods that somebody imports are still only a part of what one covers.
_IMPORTS = re.compile(r"\bimport(?:ed|s|ers?)?\b")


def in_headline(parties: tuple[Party, ...], draft: Draft) -> bool:
    """ "CBP modifies order in response to Batam Rigging's actions", of PT Batam Rigging Tbk: two words of a freed name together."""
    title = plain(draft.manuscript.title)
    pairs = (f"{one} {other}" for party in parties for one, other in pairwise(party.name.split()))
    return any(pair[:1].isupper() and pair in title for pair in pairs)


#: "Modifies Finding on Malaysian Glove Maker", "for Thai Shrimp Packer".
_ON_A_FIRM = re.compile(
    r"\b(?:orders?|wro|findings?)\s+(?:on|against|for)\s+(?:an?\s+)?(?:[\w'’-]+\s+){0,4}?(?:firm|company|maker|producer|manufacturer|mill|factory|grower|exporter|"
    r"packer|processor|plantation|vessel|longliner|trawler|canner|cannery|refiner|refinery|smelter|tanner|tannery|weaver|spinner|miller|cooperative|supplier|"
    r"trader|estate|farm|foundry|kiln)(?![\w'’])",
    re.IGNORECASE,
)


def _on_one_firm(parties: tuple[Party, ...], draft: Draft) -> bool:
    """Whether the headline speaks of an order on one maker, whose name the text tells."""
    return len(parties) == 1 and _ON_A_FIRM.search(plain(draft.manuscript.title)) is not None


_ONE_OF_TWO = re.compile(r"\b(?:[Oo]ne|[Aa]nother)\b")


def _counts(one: Said) -> bool:
    """ "Modifies Two Orders", "Modifies One Order, Issues Another": no word of what the order is on."""
    phrase, title = one.statement.phrase, one.statement.sentence.plain
    bare = not (phrase.goods or phrase.country or one.parties)
    return one.statement.several is not None or (bare and _ONE_OF_TWO.search(title) is not None)


def described_in(act: Act, background: Sequence[Said], draft: Draft) -> list[Said]:
    """The clauses that say what the order acted on covers; a headline that names its party is one of them."""
    clauses = [
        one
        for one in (*background, *act.said)
        if one.statement.action is not None and (not one.statement.scope or one.statement.sentence.kind is Kind.ITEM)
    ]
    found = [one for one in clauses if one.statement.phrase.goods or one.parties or one.statement.phrase.country]
    named = [one for one in draft.title if one.releases and one.parties]
    return [*found, *named] if found else named or [one for one in draft.title if one.releases]


#: "CBP Modifies WRO on Fishing Fleet", "on Seafood from Two Vessels": of which the freed may be some.
_SHIPS = re.compile(r"\b(?:fleet|vessels|ships|boats|longliners|trawlers|seiners|jiggers)\b", re.IGNORECASE)


def of_one_ship(parties: tuple[Party, ...], described: Sequence[Said], draft: Draft) -> bool:
    """Whether an order on seafood, of no place, was one on the ships, or the fleet, that are freed: who else catches it?"""
    at_sea = all(party.role in (Role.VESSEL, Role.FLEET) for party in parties)
    several = len(parties) == 1 and parties[0].role is Role.VESSEL and _SHIPS.search(plain(draft.manuscript.title))
    return (
        at_sea and not several and not any(one.statement.phrase.country or one.statement.several for one in described)
    )
