"""Who goes free of an order that goes on for others: an exempt party, or goods and plants of one that stays named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ledger.legal_forms import LEGAL_FORM
from ledger.model import Action, Effect, Party, Role
from scraper.reading.acts.act import Act, Draft, Said, own_span
from scraper.reading.clauses.referring import FIRM, REFERS
from scraper.reading.clauses.statement import is_background
from scraper.reading.effect.in_force import own_part
from scraper.reading.effect.other_goods import other_goods_stay
from scraper.reading.effect.part import BY_REFERENCE, of_a_plant
from scraper.reading.parties.covered import freed_clauses, is_common_word, with_aliases
from scraper.reading.parties.in_full import in_full
from scraper.reading.parties.nearby import named_in
from scraper.reading.phrases.goods import words_of
from scraper.reading.phrases.party import related
from scraper.reading.text.lowercase import Seldom
from scraper.reading.text.plain import plain
from scraper.reading.text.vocabulary import NUMBER


def exempted(act: Act, background: Sequence[Said], parties: tuple[Party, ...], draft: Draft) -> tuple[Party, ...]:
    """The freed with their role in what is left of the order."""
    freed = [one for one in freed_clauses(act) if not is_common_word(one, draft)]
    freed = [one for one in freed if one.statement.effect is Effect.NARROWED and _are_ships(one)] or freed
    scopes = [one.statement for one in act.said if one.statement.scope]
    if (freed and all(map(_of_some_sites, freed))) or any(_SITES_OF_IT.search(one.sentence.plain) for one in scopes):
        firms = tuple(dict.fromkeys(party for party in act.parties if not _BY_THEIR_TOWNS.search(party.name)))
        towns = any(_BY_THEIR_TOWNS.search(party.name) for party in parties)
        return firms if firms and towns else parties  # whose sites they are stays under the order
    freed = [one for one in freed if not _of_some_sites(one)]
    if freed:
        beside = [one for one in freed[1:] if one.statement.sentence.text == freed[0].statement.sentence.text]
        more = tuple(party for one in beside for party in one.parties if not related((party,), freed[0].parties))
        parties = with_aliases(in_full((*freed[0].parties, *more), draft), act.said)
    elif any(_SOME_OF.match(one.statement.sentence.plain) for one in act.said if one.statement.scope):
        return ()
    elif named := referred(act, draft):
        others = tuple(party for party in named if not related((party,), parties))
        if others or len(named) < len(parties):
            return tuple(replace(party, role=Role.EXEMPT) for party in others or named)
    if (plant := _named_plant(act, parties)) is not None:
        return (*parties, plant)
    if by_its_verb(act) or _products_go(act) or (_in_part(act) and _one_kind(act)):
        return parties
    if (
        _only_a_part(act, background, parties)
        or (_their_rest_goes_on(act, draft, parties) and not _is_on_others(act, background, draft, parties))
        or _order_is_on_it(act, parties, draft)
        or other_goods_stay(_order_told(act, background, draft), parties, own_part(act, draft))
    ):
        return parties
    held = tuple(party for one in _order_told(act, background, draft) for party in one.parties)
    return tuple(
        party
        if party.role is Role.PLACE and (not held or related((party,), held))
        else replace(party, role=Role.EXEMPT)
        for party in parties
    )


def stands_against(act: Act, parties: tuple[Party, ...]) -> bool:
    """Whether those told to go free are the ones an order is on: "exempted the farm from the order on A", which farm unread."""
    freed = tuple(party for party in parties if party.role is Role.EXEMPT)
    pointed = {
        id(one.statement.sentence)
        for one in act.said
        if one.statement.scope
        and one.statement.effect in (Effect.NARROWED, Effect.LIFTED)
        and not (one.parties or one.statement.phrase.goods)
    }
    told = (one for one in act.said if not one.statement.scope and id(one.statement.sentence) in pointed)
    return bool(freed) and any(all(related((party,), one.parties) for party in freed) for one in told if one.parties)


#: "CBP has narrowed its order on A": its own word for what the act does, whatever of A's goes free.
_NARROWED = re.compile(r"(?:narrow|limit|confin|reduc|trim)\w+\s")


def by_its_verb(act: Act) -> bool:
    """Whether CBP is said to have narrowed an order, with whom it is on, and goods that go free are told in no clause."""
    told = (one.statement for one in act.said if one.parties and not one.statement.scope)
    return any(
        one.action is Action.MODIFIED and _NARROWED.match(one.sentence.plain, one.span[0]) is not None for one in told
    ) and not any(one.statement.scope for one in act.said)


#: "CBP partially revoked the Finding on toys of A. Wooden toys are no longer covered".
_IN_PART = re.compile(r"\b(?:partly|partially|in\s+part)\b")


def _in_part(act: Act) -> bool:
    """Whether an order on somebody is said to be lifted in part."""
    told = (one for one in act.said if one.parties and not one.statement.scope)
    return any(_IN_PART.search(one.statement.sentence.plain) for one in told)


def _one_kind(act: Act) -> bool:
    """Whether what goes free are goods, and nobody is named with them."""
    scopes = [one for one in act.said if one.statement.scope]
    return bool(scopes) and all(one.statement.phrase.goods and not one.parties for one in scopes)


#: "has taken one of three products out of an order": products go, and not who makes them.
_PRODUCTS = re.compile(
    rf"(?:{NUMBER}|some|several)\s+(?:of\s+(?:(?:the|its|their|these)\s+)?(?:{NUMBER}\s+)?)?(?:[a-z-]+\s+)?(?:products?|goods|articles?|items?|commodit(?:y|ies))",
    re.IGNORECASE,
)


def _products_go(act: Act) -> bool:
    told = (one.statement for one in act.said if one.statement.scope and one.statement.effect is Effect.NARROWED)
    return any(one.action is Action.MODIFIED and _PRODUCTS.fullmatch(one.phrase.whole.strip()) for one in told)


#: "Garments from two factories of A may enter": of those, and not of all that A has.
_SITES = (
    rf"(?:{NUMBER}|some|several|part)\s+(?:of\s+(?:the|its)\s+)?(?:[\w-]+\s+){{0,2}}?(?:factories|factory|plants?|mills?|farms?|mines?|estates?|units?|sites?|facilit(?:y|ies)|workshops?|"
    r"subsidiar(?:y|ies)|affiliates?|compan(?:y|ies)|vessels?)"
)
_SOME_SITES = re.compile(
    rf"\b{_SITES}\s+(?:of|run\s+by|owned\s+by|operated\s+by|belonging\s+to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


#: "Palm oil from two mills of the company may enter".
_SITES_OF_IT = Seldom(
    "company|firm|group|producer|grower|cooperative",
    rf"\bfrom\s+{_SITES}\s+of\s+(?:the|that|this)\s+(?:company|firm|group|producer|grower|cooperative)\b",
)


#: "the Samut Sakhon and Ranong plants": somebody's, by where they are.
_BY_THEIR_TOWNS = re.compile(r"\sand\s.*\s(?:plants|mills|factories|estates|farms|mines|ponds|kilns|units|sites)$")


def _of_some_sites(one: Said) -> bool:
    text, entity = one.statement.sentence.plain, one.statement.phrase.entity or ""
    at = text.find(entity, one.statement.span[0]) if entity else -1
    if _BY_THEIR_TOWNS.search(entity):
        return True
    return at > 0 and _SOME_SITES.search(text, max(0, at - 90), at) is not None


def _are_ships(one: Said) -> bool:
    """ "took the A and the B out of the order", beside "seafood caught by two longliners of C Co., Ltd."."""
    return all(party.role is Role.VESSEL for party in one.parties)


#: "Two of the nine boats that the order on A names": of those that A has, and not A.
_SOME_OF = re.compile(
    r"(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|\d+|Some|Several)\s+of\s+(?:the|its|those)\s+(?:[\w-]+\s+){0,3}?[a-z]+s\b(?=\s+(?:that|which|named|on|in|under|covered))"
)


#: "milled at the company's Orange Creek Mill".
_PLANT = re.compile(
    r"\b(?:(?:at|in|by|from)\s+(?:its|(?:the|that)\s+(?:company|firm|producer|group|maker|manufacturer|grower)'s)|(?:covers?|reach(?:es)?|appl(?:y|ies)(?:\s+any\s+(?:longer|more))?\s+to|extends?\s+to)\s+its)\s+(?:own\s+)?"
    r"(?P<name>(?:[A-Z][\w'-]*\s+|No\.\s\d+\s+){1,4}?(?:(?<=\s[IVX]\s)(?:plant|mill|factory)|(?<=\s(?:II|IV|VI)\s)(?:plant|mill|factory)|Mill|Plant|Factory|Refinery|Works|Estate|Mine|Farm|Plantation|Facility|Smelter|Mills|Kiln|Site|Unit)\b(?:\s+(?:No\.\s?)?\d+\b)?)"
)


#: "the order on the Dominican company".
_ON_IT = re.compile(
    r"(?:the|this|that)\s+(?:(?!parent|other)[\w-]+\s+)?(?:company|firm|producer|maker|manufacturer|grower|processor|miller|refiner)\b(?!\s+(?:alone|only)\b)"
)


def _is_on_others(act: Act, background: Sequence[Said], draft: Draft, parties: tuple[Party, ...]) -> bool:
    """Whether an order is told on somebody, and firms go free that are called otherwise: "for its affiliate B Ltd."."""
    told = tuple(party for one in _order_told(act, background, draft) for party in one.parties)
    held = tuple(party for party in told if party.role is not Role.PLACE)
    return bool(held) and not related(held, parties) and all(LEGAL_FORM.search(one.name) for one in parties)


def _order_is_on_it(act: Act, parties: tuple[Party, ...], draft: Draft) -> bool:
    """Whether the order is said to be on "the company", of a page that names one."""
    told = [one for one in act.said if one.statement.action is not None and not one.statement.scope and not one.parties]
    if (
        len(parties) != 1
        or not LEGAL_FORM.search(parties[0].name)
        or not any(_ON_IT.match(one.statement.phrase.whole) for one in told)
    ):
        return False
    named = (
        party for one in draft.sentences if not one.spoken and not is_background(one) for party in named_in(one).parties
    )
    return all(related((one,), parties) or not LEGAL_FORM.search(one.name) for one in named)


def _named_plant(act: Act, parties: tuple[Party, ...]) -> Party | None:
    """The one plant, of those of the party the order is on, whose goods go free."""
    for one in act.said:
        met = _PLANT.search(one.statement.sentence.plain, *one.statement.span) if one.statement.scope else None
        if met and parties and not one.parties:
            return Party(met.group("name"), Role.EXEMPT)
    return None


def _order_told(act: Act, background: Sequence[Said], draft: Draft) -> list[Said]:
    """The clauses that say on whom or what the order was issued."""
    told = [one for one in (*act.said, *background) if one.statement.action is not None and not one.statement.scope]
    return [*told, *(one for one in draft.title if one.releases)]


#: "to exempt the importer".
_THE_IMPORTER = re.compile(r"\b(?:[Tt]he|[Tt]hat|[Tt]his)\s+(?:[\w-]+\s+)?(?:importers?|buyers?)\b")


def referred(act: Act, draft: Draft) -> tuple[Party, ...]:
    """ "Tuna harvested by the two vessels": of whom the sentence before speaks."""
    for one in act.said:
        own = one.statement.sentence
        if not one.statement.scope or one.parties:
            continue
        told = slice(own_span(act, own, draft).start or 0, one.statement.span[0])
        opening = replace(own, text=own.text[told], plain=own.plain[told])
        if found := named_in(opening).parties:
            return found
        if not (REFERS.search(one.statement.phrase.whole) or _THE_IMPORTER.search(own.plain, *one.statement.span)):
            continue
        before = [each for each in draft.sentences if own.block - 1 <= each.block <= own.block and not each.spoken]
        before = before[: before.index(own)] if own in before else []
        for sentence in reversed(before):
            if found := named_in(sentence).parties:
                return found
    return ()


#: "Salt and magnesium chloride of the group remain subject to the order", "its other products are still detained".
_THEIR_REST = Seldom(
    "remain|stay|still|continue|stands|stand |changes|goes on|but its|but their|also names|also covers|applies|'s ",
    r"(?<!sourced\s)(?<!bought\s)(?<!purchased\s)(?<!obtained\s)(?<!supplied\s)(?<!buys\s)\b(?:of|by|from)\s+(?:the|that|this)\s+(?:same\s+)?(?:company|group|firm|producer|manufacturer|maker|cooperative|farm|mill|plant)\b[^.;]{0,40}\b(?:remains?|stays?|still|"
    r"continues?)\b|\b(?:[Tt]he\s+(?:company|group|firm|producer|manufacturer|maker|cooperative|farm)'s|[Ii]ts|[Tt]heir)\s+(?:other|remaining)\s+"
    r"(?:goods|products|merchandise|wares|articles|items)\b[^.;]{0,60}\b(?:remains?|stays?|still|continues?)\b|"
    r",\s+but\s+(?:its|their)\s+[a-z]+(?:\s+[a-z]+)?\s+(?:(?:may|can|will|is|are|do|does)\s+not\b|cannot\b)|"
    r"(?:^|[.;]\s+|,\s+(?:and|but|while)\s+)(?:[Ii]ts|[Tt]heir)\s+[a-z]+(?:\s+[a-z]+)?\s+(?:from|made|of|grown|produced|processed|that)\s[^.;,]{2,80}?\s(?:remains?|stays?|continues?|(?:is|are)\s+still)\b|"
    r"(?:^|[;:,]\s+(?:and\s+|but\s+|while\s+)?)(?:[Tt]he|[Tt]his|[Tt]hat)\s+(?:company|group|firm|producer|manufacturer|maker|cooperative|farm)'s\s+(?!(?:[\w-]+\s+){0,3}?(?:mines?|plants?|mills?|estates?|farms|factor\w+|vessels?|ships?|boats?|subsidiar\w+|affiliates?|members?|units?|sites?|kilns?|parent|owners?|name|status)\b)[a-z-]+(?:,?\s+[a-z-]+){0,4}?\s+(?:(?:may|can|will|is|are|do|does)\s+not|remains?|stays?|continues?|(?:is|are)\s+still)\b|"
    r"(?:^|;\s+)[Ii]ts\s+[a-z-]+(?:,?\s+[a-z-]+){0,4}?\s+(?:still\s+(?:is|are)|remains?\s+(?:subject|under|barred|detained)|(?:is|are)\s+still)\b|"
    r"\b(?:[Oo]rder|WRO|Finding|[Ii]t)\s+(?:still|continues?\s+to)\s+(?:appl(?:y|ies)|covers?|bars?|reach(?:es)?)\s+"
    r"(?:to\s+)?[a-z][a-z ,-]{2,60}?\s"
    r"(?:of|from|(?:made|produced|grown|processed)\s+by)\s+(?:the|that|this)\s+(?:same\s+)?"
    r"(?:company|group|firm|producer|manufacturer|maker|cooperative|farm)\b|"
    r"\b[a-z]+,\s+which\s+(?:it|the\s+[Oo]rder)\s+also\s+(?:names|covers),\s"
    r"|\b(?:[Oo]rder|WRO|Finding)\s+(?:still\s+|continues?\s+to\s+)(?:appl(?:y|ies)|covers?|bars?|reach(?:es)?)\s+(?:to\s+)?(?:all\s+|the\s+)?(?:other|remaining)\s+(?:goods|products|merchandise|wares)\s+(?:of|from|made\s+by)\s+(?:the|that|this)\s+"
    r"(?:company|group|firm|producer|maker)\b"
    r"|\b(?:[Oo]rder|WRO|Finding)\s+(?:remains?|stays?|continues?)\s+in\s+(?:effect|force|place)\s+(?:for|on)\s+[a-z][^.;]{2,80}?\s(?:that|which)\s+(?:the|that|this)\s+"
    r"(?:company|group|firm|producer)\b|"
    r"\b(?:[Oo]rder|WRO|Finding|[Ii]t)(?:,\s+which)?\s(?:(?:[^.;]|\.(?=\S|,|\s[a-z])){0,80}?\s)?(?:remains?|stays?|continues?|stands?|still|changes|goes\s+on|applies\s+(?:now\s+)?only|now\s+applies)\b[^.;]{0,30}?\s(?:for|to|on|covers|bars)\s+"
    r"(?:[a-z]+(?:\s+[a-z]+)?\s+(?:from|of|(?:grown|made|produced|raised)\s+(?:on|at|in))\s+)?"
    r"(?:(?:its|their|[a-z]+'s)\s+|the\s+(?:company|firm|producer|maker|group)'s\s+)"
    rf"(?:(?!(?:[\w-]+\s+){{0,4}}?(?:subsidiar|affiliate|compet|neighbo|rival|sister|parent|owner|partner|supplier|branch|division|{FIRM}\b))[a-z]|(?:[A-Z][\w'-]*\s+){{1,3}}(?:estate|plant|mill|farm|mine|factory|plantation|site)\b)",
)


#: "Battery plates made by A Ltd. in Ghana stay subject to detention".
_STAYS = re.compile(
    r"(?:'s\s|(?!\w))[^.;]{0,60}\b(?:remains?|stays?|continues?|(?:are|is)\s+still)\s+(?:to\s+be\s+)?"
    r"(?:subject|detained|seized|barred|inadmissible|under\s+(?:the|that|its)\s)"
)


def _named_as_staying(text: str, parties: tuple[Party, ...]) -> bool:
    """Whether goods of one of these stay under the order, by name."""
    found = ((party.name, text.find(plain(party.name))) for party in parties)
    return any(at > 0 and _STAYS.match(text, at + len(name)) for name, at in found)


def _their_rest_goes_on(act: Act, draft: Draft, parties: tuple[Party, ...]) -> bool:
    """Whether the order goes on for other goods of the very parties that some goods went free of."""
    blocks = [one.statement.sentence.block for one in act.said]
    last = max(blocks) + 1 if len(draft.acts) > 1 else len(draft.manuscript.blocks)
    near = (one for one in draft.sentences if not one.spoken and min(blocks) <= one.block <= last)
    return any(
        (_THEIR_REST.search(one.plain) or _named_as_staying(one.plain, parties))
        and not _OTHERS.search(_ITS_OTHER_SITES.sub(" ", one.plain))
        for one in near
    )


#: "cane grown on the company's five other estates is released": of the firm itself, which goes free in part.
_ITS_OTHER_SITES = re.compile(
    rf"\b(?:its|their|(?:company|group|firm|producer|manufacturer|maker|cooperative)'s)\s+(?:{NUMBER}\s+)?(?:other|remaining)\s+(?:[a-z]+\s+)?"
    r"(?:mills|plants|factories|farms|mines|estates|kilns|sites)\b(?=[^.;]{0,60}?\b(?:released|admissible|admitted|cleared|free|no\s+longer|enter)\b)"
)


_OTHERS = re.compile(
    r"\b(?:other|remaining)\s+(?:(?:\d+|[a-z]+)\s+)?(?:vessels|ships|boats|longliners|trawlers|seiners|jiggers|members?|companies|producers|firms|subsidiaries|units|makers|growers|mills|plants|"
    r"factories|farms|mines|estates|kilns|exporters|processors|packers|suppliers|affiliates|spinners|weavers|refiners|smelters|sites)\b"
)


_KIND = 12  #: characters behind a clause that ends with a plant's name, in which its kind stands


def _only_a_part(act: Act, background: Sequence[Said], parties: tuple[Party, ...]) -> bool:
    """Whether what goes free are some goods, or one plant, of the very parties the order covers."""
    scopes = [
        one for one in act.said if one.statement.scope and one.statement.effect in (Effect.LIFTED, Effect.NARROWED)
    ]
    order = [one for one in (*act.said, *background) if one.statement.action is not None and not one.statement.scope]
    told = tuple(party for one in order for party in one.parties)
    covered = tuple(party for party in told if party.role is not Role.PLACE)
    own = ((one.statement.sentence.plain, *one.statement.span) for one in scopes)
    plant = any(of_a_plant(text[start : end + _KIND]) for text, start, end in own)
    of_a_country = len(covered) < len(told) or any(one.statement.phrase.country for one in order)
    if plant and (related(covered, parties) if covered else not of_a_country):
        return True
    if not covered and scopes and not of_a_country and all(_goods_alone(one) for one in scopes):
        return True
    if not covered or not all(related((party,), parties) for party in covered):
        return False
    return any(_other_goods(one, order) or _goods_alone(one) for one in scopes)


def _goods_alone(freed: Said) -> bool:
    """Goods taken out of an order, whoever made them."""
    own = freed.statement.sentence.plain[slice(*freed.statement.span)]
    return (
        freed.statement.effect is Effect.NARROWED
        and freed.statement.phrase.goods is not None
        and not freed.parties
        and BY_REFERENCE.search(own) is None
    )


def _other_goods(freed: Said, order: Sequence[Said]) -> bool:
    goods = words_of(freed.statement.phrase.goods)
    whole = [words for one in order if (words := words_of(one.statement.phrase.goods))]
    return bool(goods and whole) and all(goods != words and not words <= goods for words in whole)
