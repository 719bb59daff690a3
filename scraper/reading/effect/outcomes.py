"""The effect of one act. A lifting needs all of it: freed goods, all parties, and news of the day; else narrowed or a doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ledger.model import Action, Effect, Party, Role
from scraper.reading.acts.act import Act, Draft, Said
from scraper.reading.acts.next_act import are_apart
from scraper.reading.effect.announced import is_announced
from scraper.reading.effect.another_firm import of_another_firm, of_another_order
from scraper.reading.effect.conditions import on_condition
from scraper.reading.effect.country_wide import country_wide, is_the_places, of_one_firm
from scraper.reading.effect.described import described_in, of_one_ship, only_a_place
from scraper.reading.effect.effects import goes_on, is_nth
from scraper.reading.effect.exempt import by_its_verb, referred
from scraper.reading.effect.freeing import freeing_sentence
from scraper.reading.effect.in_force import own_clause, own_sentences
from scraper.reading.effect.named_besides import names_others
from scraper.reading.effect.on_others import freed_of_others_order
from scraper.reading.effect.part import BY_REFERENCE, of_importers, one_of_theirs, part_only
from scraper.reading.effect.several_makers import on_several, several_in_headline
from scraper.reading.effect.unaccounted import unaccounted
from scraper.reading.effect.whole_place import whole_place
from scraper.reading.effect.wider import under_one_widened
from scraper.reading.names.finder import names_a_firm
from scraper.reading.names.places import place_at
from scraper.reading.parties.covered import freed_clauses
from scraper.reading.parties.nearby import tells_place
from scraper.reading.phrases.party import core_names, related, sails_for
from scraper.reading.text.plain import plain
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import NUMBER, number

_UNCHANGED = re.compile(
    r"\b(?:[Oo]rder|WRO|Finding)(?:\s+itself)?\s+(?:(?:has|is|was)\s+(?:not|n't)\s+(?:been\s+)?(?:changed|modified|revoked|lifted)|"
    r"(?:remains|stays)\s+unchanged)"
)


def effect_of(
    act: Act, action: Action, background: Sequence[Said], draft: Draft, parties: tuple[Party, ...], *, alone: bool
) -> tuple[Effect | None, str, Sentence | None]:
    """(effect, why there is none, the sentence that shows it). See `effects`."""
    if act.said[0].statement.effect is Effect.WIDENED:
        return Effect.WIDENED, "", act.said[0].statement.sentence
    if not act.releases:
        return Effect.WIDENED if under_one_widened(act, draft) else Effect.IMPOSED, "", None
    narrowed = _narrowing(act, background, draft, parties, alone=alone) or _widened_beside(act, action, draft)
    if narrowed is not None and action is Action.REVOKED and not goes_on(draft.sentences):
        return None, "somebody is said to have been taken out of an order, and the order to have been ended", None
    if narrowed is not None and not (_goes_out(act) or referred(act, draft) or by_its_verb(act)):
        return None, "an order is said to go on, but who goes free of it could not be read", None
    if narrowed is not None and not is_announced(act, draft):
        return (
            None,
            "goods or somebody are said to have been taken out of an order, but not by an act of this day",
            None,
        )
    if narrowed is not None:
        return Effect.NARROWED, "", narrowed
    doubt = _contradicted(act, draft) or part_only(act, background, draft, whole=action is Action.REVOKED)
    if doubt is not None:
        return None, doubt, None
    whole = action is Action.REVOKED and not one_freed(act)
    if parties and not whole and only_a_place(act, background, draft, parties) and not _are_all(act, draft):
        return _freed_of_a_place(act, background, draft, parties)
    others = None if _are_all(act, draft) else freed_of_others_order(act, action, parties)
    if others is not None:
        return others if others[0] is None or is_announced(act, draft) else (None, _NOT_TODAY, None)
    return _lifting(act, action, draft, parties, alone=alone)


def _lifting(
    act: Act, action: Action, draft: Draft, parties: tuple[Party, ...], *, alone: bool
) -> tuple[Effect | None, str, Sentence | None]:
    """What nothing speaks against: whole and of this day."""
    freeing = freeing_sentence(act, draft, parties, alone=alone)
    if action is Action.MODIFIED and not parties and (whole := whole_place(act)):
        freeing = whole
    elif (
        action is Action.REVOKED and not parties and any(one.statement.action and tells_place(one) for one in act.said)
    ):
        freeing = freeing or act.said[0].statement.sentence
    elif not parties or (action is not Action.REVOKED and freeing is None):
        return None, "an order is said to be modified, but not what for", None
    elif action is not Action.REVOKED and _of_a_country(parties, act, draft):
        return None, "the headline speaks of an order on goods from a country, the text frees one party", None
    elif action is not Action.REVOKED and several_in_headline(act, draft, parties) and not _are_all(act, draft):
        return None, "the headline speaks of an order on several makers, the text frees one", None
    if not is_announced(act, draft):
        return None, _NOT_TODAY, None
    if not parties and any(names_a_firm(one.statement.sentence.plain) for one in act.said):
        return None, "an order on a country's goods is said to end, and a firm is named with it", None
    told_here = draft.sentences if alone else [own_clause(one.statement.sentence, act, draft) for one in act.said]
    theirs = [one for one in told_here if not _on_another(one, act, draft)] if parties else []
    if (told := country_wide(theirs)) and not (is_the_places(act, told) or _are_all(act, draft)):
        return None, f"one party is freed of what is called an order on a country's goods: {told.text[:120]}", None
    if left := _left_over(act, draft, parties, alone=alone):
        return None, f"an order is lifted, but perhaps not for all: {left.text[:120]}", None
    return Effect.LIFTED, "", freeing


def _left_over(act: Act, draft: Draft, parties: tuple[Party, ...], *, alone: bool) -> Sentence | None:
    """A sentence beside the act's own that may say that somebody else stays under the order."""
    own = {one.statement.sentence.text for one in act.said}
    beside = (
        one
        for one in own_sentences(act, draft, alone=alone)
        if one.text not in own and not _on_another(one, act, draft)
    )
    again = next((one for one in draft.sentences if alone and not one.spoken and is_nth(one)), None)
    return again or unaccounted(list(beside), parties)


def _on_whom(act: Act) -> tuple[Party, ...]:
    """Against whom the act's clauses say that its order was issued."""
    order = (one for one in act.said if one.statement.action is not None and not one.statement.scope)
    return tuple(party for one in order for party in one.parties)


def _widened_beside(act: Act, action: Action, draft: Draft) -> Sentence | None:
    """Of one order that somebody leaves and somebody else comes under, the clause on who comes."""
    if any(one.statement.several is not None for one in (*draft.title, *draft.umbrellas)):
        return None
    own = _on_whom(act)
    wide = [other for other in draft.acts if other is not act and other.said[0].statement.effect is Effect.WIDENED]
    own_order = action is Action.REVOKED or any(_UNDER_ONE.search(one.statement.sentence.plain) for one in act.said)
    if own_order:  # and no order that the page has then turned to, or from
        wide = [other for other in wide if not are_apart(act.said, other.said)]
    others = (
        one for other in wide if not (own and _on_whom(other)) or related(own, _on_whom(other)) for one in other.said
    )
    return next((one.statement.sentence for one in others if one.statement.effect is Effect.WIDENED), None)


#: "ended the detention of carpets of A under a 2020 WRO": one of which the page speaks for the first time.
_UNDER_ONE = re.compile(r"\bunder\s+an?\s+(?:[\w-]+\s+){0,3}?(?:[Oo]rder|WRO|[Ff]inding)\b")


_NOT_TODAY = "an order is said to have been lifted, but not by an act of this day"


def one_freed(act: Act) -> bool:
    """Whether a clause on what ports let in names a party: of a revocation on goods alone it may be one of several."""
    return any(one.statement.scope and one.parties for one in act.said)


def _contradicted(act: Act, draft: Draft) -> str | None:
    """What the page says against a lifting."""
    if conditional := on_condition(act, draft):
        return f"goods are let in on a condition, or in part: {conditional.text[:120]}"
    if any(_UNCHANGED.search(one.plain) for one in draft.sentences if not one.spoken):
        return "an order is said to be modified, and also that it has not changed"
    if count := _more_covered(act, draft):
        return f"the order covers more parties than are freed: {count.text[:120]}"
    again = _stopped_again(act, draft)
    return f"goods are said to be let in, and also to be stopped: {again.text[:120]}" if again else None


_FROM = re.compile(r"\b(?:from|[Ii]mports\s+from)\s+(?:the\s+)?(?=[A-Z])")


def _of_a_country(parties: tuple[Party, ...], act: Act, draft: Draft) -> bool:
    """ "CBP Recognizes Importer's Diligence on Pistachios from Kyrgyzstan": an order on all of a country's goods, it may be."""
    title = plain(draft.manuscript.title)
    if any(name in title.lower() for name in core_names(parties)) or BY_REFERENCE.search(title):
        return False
    order = [one.statement for one in act.said if one.statement.action is not None and not one.statement.scope]
    if any(BY_REFERENCE.search(one.sentence.plain, one.span[0], one.span[1] + 40) for one in order):
        return False
    issued = (one for one in draft.past if one.statement.action is Action.ISSUED and not one.statement.scope)
    targets = {party.name for one in issued for party in one.parties} | {one.name for one in _on_whom(act)}
    if parties and {one.name for one in parties} <= targets:
        return False
    return any(place_at(title, met.end()) for met in _FROM.finditer(title))


def _narrowing(
    act: Act, background: Sequence[Said], draft: Draft, parties: tuple[Party, ...], *, alone: bool
) -> Sentence | None:
    """The sentence that shows that the order goes on without what was freed."""
    leave = [one.statement.sentence for one in act.said if one.statement.effect is Effect.NARROWED]
    ended = leave if _ended_in_headline(act, draft) else []
    own = own_sentences(act, draft, alone=alone)
    return (
        (leave[0] if leave and not ended else None)
        or goes_on([one for one in own if one not in ended and not _on_another(one, act, draft)])
        or _is_subset(parties, act, background)
        or (names_others(act, draft) if alone else None)
        or one_of_theirs(act, background, draft)
        or (None if _are_all(act, draft) else on_several(act, parties))
        or of_importers(act)
        or _leaves_in_headline(act, draft)
    )


def _leaves_in_headline(act: Act, draft: Draft) -> Sentence | None:
    """ "CBP Removes A from Withhold Release Order"."""
    leaves = (one for one in draft.title if one.statement.effect is Effect.NARROWED and one.statement.scope)
    own = (one.statement.sentence for one in leaves if related(one.parties, act.parties))
    return next((one for one in own if _REMOVES.search(one.plain)), None)


#: And not "clears A of the order".
_REMOVES = re.compile(
    r"\b(?:remov|delet|strik|drop|tak|exclud|exempt)\w*\s[^.;]*\b(?:from|off|out\s+of)\s|\b(?:order|WRO|finding)\s+to\s+(?:remov|exclud|exempt)",
    re.IGNORECASE,
)


def _ended_in_headline(act: Act, draft: Draft) -> bool:
    """ "Order on A lifted", over "goods of A were removed from the order": the headline ends what the text takes out of."""
    ended = (one for one in draft.title if one.statement.effect is Effect.LIFTED and one.statement.several is None)
    return any(related(one.parties, act.parties) and _ON_THEM.search(one.statement.sentence.plain) for one in ended)


#: And not "lifts the order for A".
_ON_THEM = re.compile(r"\b(?:[Oo]rder|WRO|Finding)\s+(?:on|against)\s")


#: "The WRO on cotton from Turkmenistan remains in effect".
_ORDER_ON = re.compile(
    r"\b(?:WRO|[Oo]rder|[Ff]inding)\s+(?:on|against|covering)\s+[^.;,]{3,80}?\s(?:from|of|in)\s+(?:the\s+)?(?=[A-Z])"
)


#: "CBP continues to detain gloves of two other makers": not of the others of this order, which "the" would say.
_OTHERS_BARRED = re.compile(
    r"\b(?:CBP|[Tt]he\s+agency|[Pp]orts|[Oo]fficers)\s+(?:still\s+|also\s+)?(?:continues?\s+to\s+)?(?:detains?|holds?|stops?)\b[^.;]{3,60}?\s(?:of|from|by)\s+"
    rf"(?:{NUMBER}|several|some)\s+other\s+(?:[a-z-]+\s+)?(?:makers|companies|producers|firms|manufacturers|growers|vessels|exporters)\b"
)
_SAME_ORDER = re.compile(r"\b(?:[Oo]rders?|WROs?|[Ff]indings?|it)\b")


def _on_another(sentence: Sentence, act: Act, draft: Draft) -> bool:
    """Whether a sentence is on an order of another country, by all that the page says of the act's own."""
    if " other " in sentence.plain and _OTHERS_BARRED.search(sentence.plain) and not _SAME_ORDER.search(sentence.plain):
        return True
    if of_another_firm(sentence, act.parties) or of_another_order(sentence, act, draft):
        return True
    met = _ORDER_ON.search(sentence.plain) if " order " in sentence.plain or "WRO " in sentence.plain else None
    place = place_at(sentence.plain, met.end()) if met else None
    own = {one.statement.phrase.country for one in (*act.said, *draft.title, *draft.past)} - {None}
    return place is not None and bool(own) and place.code not in own


#: "The company, the only one named in the order of October 9, 2020, has ...".
_ALL = re.compile(
    r"\b(?:the\s+(?:only|sole)\s+(?:one|company|firm|party|producer|entity|manufacturer|maker|vessel|member|exporter)|(?:is|was)\s+alone)\s+(?:that\s+(?:is|was)\s+)?"
    r"(?:named|covered|listed|subject|in|on|under)\s+(?:\w+\s+){0,2}?(?:the|this|that|its)\s+(?:\w+\s+)?(?:[Oo]rder|WRO|[Ff]inding)\b|"
    r"\bthe\s+(?:only|sole)\s+(?:subject|target|object|addressee|name)\s+(?:of|in|on)\s+(?:the|this|that|its)\s+(?:\w+\s+)?(?:[Oo]rder|WRO|[Ff]inding)\b|"
    r"\bthe\s+(?:only|sole)\s+\w+\s+(?:which|that)\s+the\s+(?:[Oo]rder|WRO|[Ff]inding)\s+(?:names|covers|named|covered)\b"
)


_NO_OTHER = re.compile(
    r"\b(?:[Oo]rder|WRO|Finding)\b[^.;]{0,60}\b(?:names?|named|covers?|covered|lists?)\s+(?:no|nobody)\s+(?:other|else|further)\b(?!\s+(?:goods|products|merchandise))"
)


def _are_all(act: Act, draft: Draft) -> bool:
    """Whether the act's own paragraphs say that the order names nobody else."""
    blocks = {one.statement.sentence.block for one in act.said}
    last = max(blocks) + 1
    told = [one.plain for one in draft.sentences if (one.block in blocks or one.block == last) and not one.spoken]
    return any(_ALL.search(text) or _NO_OTHER.search(text) for text in told)


_HOW_MANY = re.compile(
    rf"\b(?:[Oo]rders?|WROs?|[Ff]indings?)\b[^.;]{{0,60}}?\b(?:against|on|covering)\s+(?:[\w-]+(?:,?\s+[\w-]+){{0,5}}?\s+(?:from|of|by)\s+)?(?:the\s+|these\s+|its\s+)?(?P<n>{NUMBER})\s+(?:[\w-]+\s+){{0,3}}?"
    r"(?:compan|firms|producers|makers|manufacturers|members|vessels|mills|plants|growers|processors|exporters|suppliers|packers|refiners|farms|mines|entities|tanner|canner|foundr|estates|quarr|kilns|workshops|cooperatives|smelter|spinner|weaver|fisher|ranches|"
    r"unions|brickworks|yards|dair|brewer|distiller|bakeries|subsidiar|affiliates|houses|factor|refiner|colonies|prisons|plantations|trawlers|longliners|ships|boats|units|traders|merchants|dealers|sawmills|gins|orchards)",
)


def _more_covered(act: Act, draft: Draft) -> Sentence | None:
    """The sentence that counts more parties of the order than go free."""
    freeing = [other for other in draft.acts if other.releases]
    freed = {
        party.name
        for other in freeing
        for one in freed_clauses(other)
        for party in one.parties
        if party.role is not Role.GROUP
    }
    freed = freed if freed_clauses(act) else set()
    for one in draft.sentences:
        met = None if one.spoken or not freed else _HOW_MANY.search(one.plain)
        if met and (number(met.group("n")) or 0) > len(freed) and not _HAS_ORDERS.search(one.plain):
            return one
    return None


#: "The agency still has orders on six vessels": each an order of its own, beside this one.
_HAS_ORDERS = re.compile(
    r"\b(?:[Oo]rders|WROs|Withhold\s+Release\s+Orders|[Ff]indings)\s+(?:[a-z]+\s+){0,4}?(?:on|against|covering)\s+(?!the\b|these\b|its\b|their\b)"
)


_ANEW = re.compile(
    r"\b(?:reinstat|re-?impos|restor(?:e[sd]?|ing)\s+(?:the|its|a)\s+(?:[Oo]rder|WRO|Withhold)|once\s+(?:more|again)\s+(?:be\s+)?(?:detained|seized|barred|"
    r"stopped|held)|again\s+(?:be\s+)?(?:detained|seized|barred|held)|not\s+any\s+(?:more|longer))",
    re.IGNORECASE,
)


#: "CBP can reinstate an order at any time".
_MIGHT = re.compile(r"\b(?:can|may|might|could|would|if)\b")


def _stopped_again(act: Act, draft: Draft) -> Sentence | None:
    """A sentence of the act's own paragraphs, or the headline, that says goods are stopped anew."""
    blocks = {one.statement.sentence.block for one in act.said}
    heads = [one.statement.sentence for one in draft.title]
    told = [one for one in draft.sentences if one.block in blocks and not one.spoken]
    return next((one for one in (*heads, *told) if _ANEW.search(one.plain) and not _MIGHT.search(one.plain)), None)


def _goes_out(act: Act) -> bool:
    """Whether a clause says whose goods, or which goods, go free."""
    return any(
        one.statement.effect is Effect.NARROWED
        or (one.statement.scope and (one.parties or one.statement.phrase.goods or one.statement.phrase.entity))
        or (one.statement.action is None and one.parties)
        for one in act.said
    )


#: "revoked the withhold release order that it issued on December 10": and nothing said of for whom.
_ENDED_ITSELF = re.compile(
    r"[^.;]{0,60}\b(?:[Oo]rder|WRO)(?:\s+\([A-Z]+\))?(?:,?\s+(?:that|which)\s+(?:it|CBP|the\s+agency)\s+(?:had\s+)?(?:issued|imposed)|\s+(?:of|dated|issued))?"
    r"(?:\s+(?:on|in|of))?\s*(?:[A-Z][a-z]+\.?\s+(?:\d{1,2},\s+)?\d{4})?"
    r"(?:,?\s+(?:because|after|as|since)\s+(?:the|it|its)\s(?:(?!\b(?:others?|only|one\s+of|except|remain\w*|rest|but|not\s+all)\b)[^;.])*)?[.,]?$"
)


def _ended_itself(act: Act) -> bool:
    """Whether a sentence of the text says that CBP revoked the order, and not for whom, nor on what."""
    told = (one.statement for one in act.said if one.statement.action is Action.REVOKED)
    return any(
        one.sentence.block >= 0 and _ENDED_ITSELF.fullmatch(one.sentence.plain, one.span[0]) is not None for one in told
    )


#: "the order on tea from that country", which the headline names.
_THAT_COUNTRY = re.compile(r"\bfrom\s+(?:that|this|the)\s+(?:country|nation|kingdom|republic|island)\b")


def _freed_of_a_place(
    act: Act, background: Sequence[Said], draft: Draft, parties: tuple[Party, ...]
) -> tuple[Effect | None, str, Sentence | None]:
    """One party freed of an order against a place, or the goods of one; of an order on goods alone nothing is sure."""
    described = (*background, *described_in(act, background, draft))
    if of_one_ship(parties, described, draft) and is_announced(act, draft):
        return Effect.LIFTED, "", freeing_sentence(act, draft, parties, alone=True)
    if any(one.statement.action is Action.REVOKED for one in draft.title):
        one_firms = _ended_itself(act) or of_one_firm(draft.manuscript.title)
        if one_firms and not country_wide(draft.sentences) and is_announced(act, draft):
            return Effect.LIFTED, "", freeing_sentence(act, draft, parties, alone=True)
        return None, "the headline ends an order on the goods of a place, the text frees one party", None
    own = " ".join(one.statement.sentence.plain for one in act.said)
    told = (*described, *draft.title) if _THAT_COUNTRY.search(own) else described
    if re.search(r"\bimported\b[^.;]{0,60}\bby\b", own) or any(one.statement.phrase.country for one in told):
        return Effect.NARROWED, "", freeing_sentence(act, draft, parties, alone=True)
    return (
        None,
        "the order is described without a party, and one is freed; the text does not say whether it goes on",
        None,
    )


def _is_subset(parties: tuple[Party, ...], act: Act, background: Sequence[Said]) -> Sentence | None:
    """The clause that names more parties than are freed, of which the freed are some."""
    freed = freed_clauses(act)
    if not freed:
        return None
    free = tuple(party for one in freed for party in one.parties)
    for one in (*background, *(said for said in act.said if not said.statement.scope)):
        if one.statement.several is not None:
            continue
        if sails_for(free, one.parties):
            return one.statement.sentence
        others = [
            party for party in one.parties if party.role in (Role.NAMED, Role.VESSEL) and not related((party,), free)
        ]
        grouped = any(party.role is Role.GROUP and related((party,), free) for party in one.parties)
        if others and not grouped and any(related((party,), free) for party in one.parties):
            return one.statement.sentence
    return None
