"""What an act is about: the goods, and the country they come from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ledger.model import Effect, Party, Role
from scraper.reading.acts.act import Act, Draft, Said, own_span
from scraper.reading.clauses.ports import IN_OTHER_WORDS
from scraper.reading.clauses.statement import is_background
from scraper.reading.merchandise.goods_nearby import goods_nearby, shared_goods
from scraper.reading.merchandise.goods_told import MAKER_OF, goods_of_one, goods_told
from scraper.reading.merchandise.headed import headed_elsewhere, of_headline, of_the_other
from scraper.reading.merchandise.made_elsewhere import made_elsewhere, made_in, names_a_firm
from scraper.reading.merchandise.ships_state import flag_told, owner_told
from scraper.reading.names.origins import is_elsewhere, is_seat
from scraper.reading.names.places import places
from scraper.reading.names.subdivisions import subdivision
from scraper.reading.parties.covered import is_common_word
from scraper.reading.parties.makers import goods_made
from scraper.reading.parties.nearby import near
from scraper.reading.phrases.any_goods import points_back
from scraper.reading.phrases.goods import merchandise
from scraper.reading.phrases.party import core_names
from scraper.reading.phrases.phrase import read_phrase
from scraper.reading.text.lowercase import small
from scraper.reading.text.sentences import Sentence, headline


def goods_of(
    act: Act, background: Sequence[Said], draft: Draft, *, part: bool, parties: Sequence[Party] = ()
) -> tuple[str | None, Sentence | None]:
    """Of the first clause on what ports do, else of the act's, else of its past, else of the title."""
    first = _with_makers(act, [one for one in act.said if one.statement.scope and not _points_to_goods(one)])
    first.sort(key=_in_other_words)
    if told := _added(act) or goods_of_one(act, draft):
        return told
    own = [one for one in act.said if one.statement.sentence.block >= 0]
    named = [one for one in own if not _is_class(one)]
    for one in (*first, *named, *background, *own):
        if one.statement.phrase.goods and not _A_SITE.fullmatch(one.statement.phrase.goods):
            return _as_headed(one, draft) or _fuller(one, act, background, part=part)
        if is_common_word(one, draft):
            return one.parties[0].name, one.statement.sentence
    for one in (*act.said, *background):
        text, ends = one.statement.sentence.plain, own_span(act, one.statement.sentence, draft).stop
        made = MAKER_OF.search(text[:ends], one.statement.span[0] if len(draft.acts) > 1 else 0)
        if made and (goods := merchandise(made.group(1))):
            return goods, one.statement.sentence
    if (
        found := goods_nearby(act, draft)
        or goods_made(act, draft, parties)
        or shared_goods(act, draft)
        or _of_all(act, draft)
    ):
        return found
    heads = [
        (goods, one.statement.sentence)
        for one in draft.title
        if (goods := one.statement.phrase.goods) and one.releases == act.releases and not _are_names(goods, draft)
    ]
    headed = any(one.statement.sentence.block < 0 for one in act.said)
    for goods, sentence in heads:
        if headed or not any(goods in other.plain for other in draft.sentences):
            return goods, sentence
    told = goods_told(act, draft) or goods_made(act, draft, parties, anyhow=True)
    return told or (heads[0] if heads else (None, None))


def _in_other_words(one: Said) -> bool:
    """Whether ports are not said to detain goods, but goods to be "no longer welcome"."""
    statement = one.statement
    return not one.releases and IN_OTHER_WORDS.search(small(statement.sentence.plain), *statement.span) is not None


def _points_to_goods(one: Said) -> bool:
    return points_back(one.statement.phrase.whole) or _is_definite(one)


#: "To clear a single plant": where goods are made.
_A_SITE = re.compile(
    r"[Ss]hipments?\s+(?:now|already|still|currently|in|on|at|en)\s.*|(?:an?|one)\s+(?:single\s+|new\s+)?(?:plant|mill|factory|farm|mine|site|facility)"
)


def _of_all(act: Act, draft: Draft) -> tuple[str, Sentence] | None:
    """ "two orders against apparel made in X: one on A, and one on B"."""
    for one in draft.umbrellas:
        goods = one.statement.phrase.goods
        if goods and one.releases == act.releases and not one.parties:
            return goods, one.statement.sentence
    return None


def _are_names(goods: str, draft: Draft) -> bool:
    """ "Finding on Tarzona", "2 orders on Blue Nile Knitwear and Suez Denim": firms that the acts of the page name in full."""
    names = [party.name for act in draft.acts for party in act.parties]
    pieces = [piece for piece in re.split(r",\s+|\s+and\s+", goods) if " " in piece] if len(draft.acts) > 1 else []
    if any(goods.lower() in one.plain for one in draft.sentences):
        return False
    return any(name.startswith((f"{goods} ", *pieces)) for name in names)


def _with_makers(act: Act, first: list[Said]) -> list[Said]:
    """ "roses and carnations from A. The order applies to flowers that arrive": those told with the maker, where others are not."""
    told = [
        one for one in act.said if one.statement.action and one.statement.phrase.goods and one.statement.phrase.entity
    ]
    if not told or any(one.statement.phrase.entity for one in first):
        return first
    kept = (
        one
        for one in first
        if one.statement.phrase.goods
        and not _ARRIVING.search(one.statement.sentence.plain, one.statement.span[0])
        and not _SOME_MAKER.search(one.statement.phrase.whole)
    )
    return list(kept) or told


_ARRIVING = re.compile(
    r"\b(?:that|which)\s+(?:arrive|are\s+(?:imported|entered|shipped))\b|\b(?:imported|entered|arriving)\s+on\s+or\s+after\b"
)
_SOME_MAKER = re.compile(
    r"\b(?:from|by|of|at)\s+(?:an?|one|two|three|four|five|\d+|several)\s+(?:[\w-]+\s+){0,3}?(?:factor(?:y|ies)|compan(?:y|ies)|mills?|plants?|farms?|firms?|producers?|"
    r"makers?|manufacturers?|growers?|cooperatives?|processors?)\b"
)


#: "the seafood", "the catch": of goods that are called by their name elsewhere.
_CLASSES = frozenset("seafood catch fish harvest produce fruit crop crops clothing textiles".split())


def _is_class(one: Said) -> bool:
    return one.statement.phrase.goods in _CLASSES and _is_definite(one)


def _is_definite(one: Said) -> bool:
    """ "shipments of the mineral", "HLEV's fruit": what another clause has named."""
    phrase, text = one.statement.phrase, one.statement.sentence.plain
    if phrase.goods and phrase.entity and f"{phrase.entity}'s {phrase.goods}" in text:
        return True
    at = text.find(phrase.goods, *one.statement.span) if phrase.goods and not phrase.entity else -1
    return at > 0 and re.search(r"\b[Tt]he\s+(?:said\s+|same\s+)?$", text[max(0, at - 12) : at]) is not None


def _fuller(one: Said, act: Act, background: Sequence[Said], *, part: bool) -> tuple[str | None, Sentence]:
    """ "tuna", where a clause before it says "tuna and tuna products", is taken in full."""
    goods = one.statement.phrase.goods or ""
    alone = part and one.statement.scope and not one.parties
    for other in act.said:
        longer = other.statement.phrase.goods or ""
        if other is one:
            break
        if alone and longer.lower() != goods.lower() and re.search(r",|\sand\s", longer):
            continue
        if goods.lower().replace(",", "") in longer.lower().replace(",", "") or _points_back(one, goods, longer):
            return longer, other.statement.sentence
    for other in (*act.said, *(background if not part else ())) if " " not in goods else ():
        longer = other.statement.phrase.goods or ""
        before = longer[: -len(goods) - 1].lower() if longer.lower().endswith(" " + goods.lower()) else ""
        others = act.said[0].statement.effect is Effect.WIDENED and before.endswith((" and other", " or other"))
        if _ONE_WORD.fullmatch(before) or others:
            return longer, other.statement.sentence
    return goods, one.statement.sentence


def _as_headed(one: Said, draft: Draft) -> tuple[str, Sentence] | None:
    """ "such textiles", of which the headline says "Batik Textiles": in the words of the body."""
    goods = one.statement.phrase.goods or ""
    for head in draft.title:
        longer = head.statement.phrase.goods or ""
        for sentence in draft.sentences if _points_back(one, goods, longer) else ():
            at = sentence.plain.lower().find(longer.lower())
            if at >= 0:
                return sentence.text[at : at + len(longer)], sentence
    return None


_ONE_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
_POINTER = re.compile(r"\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Ss]uch)\s+")


def _points_back(one: Said, goods: str, longer: str) -> bool:
    """ "the powders", of garlic powder and onion powder told before: every word of it stands there, one or many."""
    text = one.statement.sentence.plain
    if not any(text.startswith(goods, met.end()) for met in _POINTER.finditer(text)):
        return False
    words = {word.rstrip("s") for word in goods.lower().split()}
    return words < {word.strip(",").rstrip("s") for word in longer.lower().split()}


def _added(act: Act) -> tuple[str | None, Sentence] | None:
    """What a widened order covers from now on: "expanded to include X"."""
    for one in act.said if act.said[0].statement.effect is Effect.WIDENED else ():
        met = re.search(
            r"\bto\s+(?:also\s+)?(?:include|cover|add|encompass|apply\s+to|extend\s+to)\s+",
            one.statement.sentence.plain,
        )
        goods = read_phrase(one.statement.sentence.plain, met.end()).goods if met else None
        if goods:
            return goods, one.statement.sentence
    return None


def country_of(
    act: Act,
    background: Sequence[Said],
    draft: Draft,
    *,
    alone: bool,
    goods: str | None = None,
    parties: tuple[Party, ...] = (),
) -> tuple[str | None, Sentence | None]:
    """As below, or of the place behind the `goods` themselves; goods of a firm in Hong Kong that are made in China are China's."""
    if any(party.role is Role.VESSEL for party in parties) and not act.parties and (flown := flag_told(act, draft)):
        return flown
    code, sentence = _country(act, background, draft, alone=alone)
    if code is None and goods and (made := _made_in(goods, act, draft)):
        return made
    if sentence and (there := made_elsewhere(sentence.plain, code)):
        return there, sentence
    if code == "HK" and not (sentence and made_in(sentence.plain, "HK")):
        beside = (*near(act, draft), headline(draft.manuscript))
        told = [(place.code, one) for one in beside for place in places(one.plain) if place.code not in ("HK", "US")]
        if one := next(
            (one for one in told if one[0] == "CN"), told[0] if len({code for code, _ in told}) == 1 else None
        ):
            return one
    return code, sentence


def _made_in(goods: str, act: Act, draft: Draft) -> tuple[str, Sentence] | None:
    """ "rose oil distilled in Bulgaria by A"."""
    for sentence in near(act, draft):
        at = _find(goods, sentence)
        for place in places(sentence.plain) if at >= 0 else ():
            if 0 <= place.start - at - len(goods) <= 40:
                return place.code, sentence
    return None


def _find(goods: str, sentence: Sentence) -> int:
    """Where goods stand, which open a sentence with a capital."""
    return max(sentence.plain.find(goods), 0 if sentence.plain.startswith(goods[:1].upper() + goods[1:]) else -1)


def _country(act: Act, background: Sequence[Said], draft: Draft, *, alone: bool) -> tuple[str | None, Sentence | None]:
    """Of the clauses themselves, then of their past, the title, and last of the only country the page's opening names."""
    held = act.parties or tuple(party for one in draft.title for party in one.parties)
    vessel = any(party.role is Role.VESSEL for party in held)
    if own := _of_clauses(act, background, draft, vessel):
        return own
    if alone and (seat := _seat_told(act, draft)):
        return seat
    told = _only_one(draft, vessel, background) if alone else _of_names(act, draft) or of_headline(draft)
    told = told if told[0] else of_headline(draft) if alone else _of_umbrella(draft)
    told = told if told[0] else _beside_goods(act, draft, alone=alone) or _of_own_name(held, act)
    if told[0] or alone or any(one.statement.phrase.country for each in draft.acts for one in each.said):
        return told if told[0] else flag_told(act, draft) or _of_subdivision(act, draft)
    told = _only_one(draft, vessel, background)
    return told if told[0] else _of_subdivision(act, draft)


def _seat_told(act: Act, draft: Draft) -> tuple[str, Sentence] | None:
    """Where a sentence near the act says that the maker sits or works, before any other place on the page."""
    for sentence in near(act, draft):
        codes = {place.code for place in places(sentence.plain) if is_seat(sentence.plain, place)}
        if len(codes) == 1:
            return codes.pop(), sentence
    return None


def _of_subdivision(act: Act, draft: Draft) -> tuple[str | None, Sentence | None]:
    """ "made in Khanh Hoa province": where no country is told, nor any part of one that releases know by itself."""
    for sentence in near(act, draft):
        if code := subdivision(sentence.plain):
            return code, sentence
    return None, None


def _of_clauses(act: Act, background: Sequence[Said], draft: Draft, vessel: bool) -> tuple[str, Sentence] | None:
    """Of the act's own clauses, a vessel's flag first, of its past and of the title."""
    stated = _stated(act, background, draft, vessel) or (owner_told(act, draft) if vessel else None)
    return stated or _beside_clauses(act, draft, vessel)


def _stated(act: Act, background: Sequence[Said], draft: Draft, vessel: bool) -> tuple[str, Sentence] | None:
    """Of the clauses' own words, or the flag that a sentence beside them tells."""
    flagged = [one for one in act.said if vessel and "flag" in one.statement.phrase.whole]
    for one in flagged:
        if one.statement.phrase.country:
            return one.statement.phrase.country, one.statement.sentence
    if vessel and (flown := flag_told(act, draft)):
        return flown
    for one in (*act.said, *background):
        if one.statement.phrase.country:
            return one.statement.phrase.country, one.statement.sentence
    return None


def _beside_clauses(act: Act, draft: Draft, vessel: bool) -> tuple[str, Sentence] | None:
    """Of the sentences of the clauses and, on a page with one act, of their paragraph; then of the title."""
    own = [one.statement.sentence for one in act.said]
    beside = [one for one in draft.sentences if one.block == own[0].block and not one.spoken]
    for one in (*own[:1], *(beside if len(draft.acts) == 1 else ()), *own[1:]):
        found = _nearby(one, vessel)
        if found and not of_the_other(found, one, act, draft):
            return headed_elsewhere(one, found, draft) or (found, one)
    for one in draft.title:
        if one.statement.phrase.country and one.releases == act.releases:
            return one.statement.phrase.country, one.statement.sentence
    return None


def _of_umbrella(draft: Draft) -> tuple[str | None, Sentence | None]:
    """ "orders against three processors in China: A, for cod; B, for squid"."""
    for one in draft.umbrellas:
        if code := _nearby(one.statement.sentence, vessel=False):
            return code, one.statement.sentence
    return None, None


def _beside_goods(act: Act, draft: Draft, *, alone: bool) -> tuple[str | None, Sentence | None] | None:
    """ "cotton yarn from Turkmenistan", where a sentence tells the act's goods again; else the one country of its paragraphs."""
    goods = next((one.statement.phrase.goods for one in act.said if one.statement.phrase.goods), None)
    blocks = {one.statement.sentence.block for one in act.said}
    for sentence in draft.sentences:
        at = _find(goods, sentence) if goods and not sentence.spoken else -1
        for place in places(sentence.plain) if at >= 0 else ():
            if 0 <= place.start - at - len(goods or "") <= 24:
                return place.code, sentence
    for sentence in draft.sentences:
        if alone and sentence.block in blocks and not sentence.spoken and (code := _nearby(sentence, vessel=False)):
            return code, sentence
    return None


#: Countries as firms there write them in their names.
_NATIVE = {
    "Brasil": "BR", "México": "MX", "Perú": "PE", "Panamá": "PA", "Türkiye": "TR", "España": "ES", "Italia": "IT", "Maroc": "MA",
    "Moçambique": "MZ", "Cameroun": "CM", "Sénégal": "SN", "Bénin": "BJ", "Tchad": "TD", "Tunisie": "TN", "Deutschland": "DE",
    "Uzbekiston": "UZ", "Dominicana": "DO", "Nippon": "JP", "Ivoire": "CI",
}  # fmt: skip


def _of_own_name(parties: Sequence[Party], act: Act) -> tuple[str | None, Sentence | None]:
    """ "Bonechar Carvão Ativado do Brasil Ltda": where the page says nothing, the one country its name holds."""
    codes = {place.code for party in parties for place in places(party.name) if place.kind != "people"}
    codes |= {_NATIVE[word] for party in parties for word in party.name.split() if word in _NATIVE}
    return (codes.pop(), act.said[0].statement.sentence) if len(codes) == 1 else (None, None)


def _of_names(act: Act, draft: Draft) -> tuple[str | None, Sentence | None] | None:
    """Of several acts: the one country in a sentence that names this one's party."""
    names = core_names(act.parties[:1])
    names |= {" ".join(name.split()[:2]) for name in names if name.count(" ") > 1}
    for sentence in draft.sentences:
        if not sentence.spoken and any(name in sentence.plain.lower() for name in names):
            found = _nearby(sentence, vessel=False)
            if found and not of_the_other(found, sentence, act, draft):
                return found, sentence
    return None


def _only_one(draft: Draft, vessel: bool, background: Sequence[Said]) -> tuple[str | None, Sentence | None]:
    """The one country that the opening of the page names, but for what it recalls of other orders."""
    named: dict[str, Sentence] = {}
    other = {one.statement.sentence for one in draft.past} - {one.statement.sentence for one in background}
    for sentence in draft.sentences:
        if sentence.block < 8 and not sentence.spoken and not is_background(sentence) and sentence not in other:
            found = _nearby(sentence, vessel)
            if found and not _in_short(sentence, draft):
                named.setdefault(found, sentence)
    return next(iter(named.items())) if len(named) == 1 else (None, None)


def _in_short(sentence: Sentence, draft: Draft) -> bool:
    """ "The modification for Penang Nitrile": whether the only place is the first word of a party's name."""
    heads = [" ".join(party.name.split()[:2]) for act in draft.acts for party in act.parties if " " in party.name]
    return all(any(sentence.plain.startswith(head, one.start) for head in heads) for one in places(sentence.plain))


def _nearby(sentence: Sentence, vessel: bool) -> str | None:
    """The one country a sentence names; for a vessel its flag before its owner."""
    text = sentence.plain
    found = [one for one in places(text) if not names_a_firm(text, one) and not is_elsewhere(text, one)]
    if vessel:
        for word in ("flag", "own"):
            for place in found:
                if sentence.plain[place.end : place.end + 8].lower().lstrip("- ").startswith(word):
                    return place.code
    codes = dict.fromkeys(place.code for place in found)
    return next(iter(codes)) if len(codes) == 1 else None
