"""What an order's clause speaks of: goods, who makes them, where.

"disposable gloves produced in Malaysia by A Sdn Bhd", "tobacco from Malawi", "Taepyung Salt Farm in South Korea",
"seafood harvested by vessels owned or operated by B Co., Ltd.", "a Fijian-flagged longliner, the C No. 112".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ledger.legal_forms import FORM_IN_FRONT
from scraper.entity.forms import ends_in_short_form
from scraper.reading.names.finder import names_in
from scraper.reading.names.nobody import is_nobody
from scraper.reading.names.origins import country_in, form_of, legal_free
from scraper.reading.names.places import place_at
from scraper.reading.names.producers import producer
from scraper.reading.names.spans import name_end
from scraper.reading.phrases.clause_end import clause_end
from scraper.reading.phrases.direct import opens_with_name
from scraper.reading.phrases.goods import WHOLLY, merchandise, without_people, without_place
from scraper.reading.phrases.goods_behind import (
    everything,
    goods_behind,
    goods_for,
    goods_in_brackets,
    owned_goods,
)
from scraper.reading.phrases.making import MADE
from scraper.reading.phrases.relative import before_somebody, relative_maker

_FLEET = re.compile(
    r"(?:^\s*|\b(?:by|from|aboard|on|against)\s+)(?:all\s+|any\s+)?(?:(?:of\s+)?the\s+)?(?:fishing\s+|distant[- "
    r"]water\s+)*(?:vessels?|ships|boats|fleets?|trawlers|longliners|(?<=\bany\s)(?:boat|ship|trawler|longliner))\s+(?:that\s+(?:is|are)\s+)?"
    r"(?:owned|operated|managed|controlled|chartered|belonging)(?:\s*,?\s*(?:and/or|or|and|and\s+or)\s+(?:owned|"
    r"operated|managed|controlled|chartered))*\s+(?:by|to)\s+(?:the\s+)?(?=[A-Z0-9])"
    r"|\bfleet\s+(?:of(?!\s+\d+\s+(?:\w+\s+)?(?:vessels|ships|boats|trawlers|longliners|jiggers))|owned(?:\s+(?:and|or)\s+operated)?\s+by|operated(?:\s+(?:and|"
    r"or)\s+owned)?\s+by)\s+(?:the\s+)?(?=[A-Z0-9])",
)
_SHIPS = ("vessel", "ship", "boat", "fleet", "trawler", "longliner")
_LOWER_PLACE = re.compile(
    r"\b(?:mined|extracted|produced|harvested|grown|picked|gathered|dug|quarried)\s+(?:in|from|"
    r"at)\s+((?:the\s+)?(?:[a-z-]+\s+){1,4}?(?:mines?|mining\s+sites|fields?|plantations?|farms?|prisons?|camps?|"
    r"quarries|ponds))\b"
)
_HEADLINE = re.compile(
    r"\b(?:Produced|Manufactured|Made|Harvested|Mined|Grown|Sourced|Using|With|By|In|From|On|Against|Due|After|Over"
    r"|Following|Because|Amid|For|Caught|Originating|Imported|Exported|Processed|Wholly|Through)\b"
)
#: "Peruvian Maker of Yarn", in a headline: what somebody makes.
_MAKER_OF = re.compile(
    r"(?:(?:an?|the|two|three|four)\s+)?(?:[\w-]+\s+){0,3}?(?:maker|producer|manufacturer|exporter|supplier|grower|processor|harvester)s?\s+of\s+",
    re.IGNORECASE,
)
#: "Sons of Kotri Ltd.", "Union of Sialkot Stitchers": a name, not goods of somebody.
_A_BODY_OF = re.compile(
    r"(?:Sons|Brothers|Sisters|Daughters|Gulf|Bay|Cape|Isle|Port|Pride|Star|Pearl|Union|House|Bank|Company|Cooperative|Co-operative|Association|Society|Federation|Guild|League|Board|"
    r"Works|Corporation|Group|Friends|Women|Weavers|Growers|Farmers)\s+of\s+(?:the\s+)?[A-ZÀ-ÖØ-ÞĀ-Ž]"
)
#: "Carpets will be detained".
_ONE_WORD = re.compile(r"\s*[A-Z][a-z]+(?<!s)s\s*")
_PLAIN_OPENING = re.compile(
    r"[A-ZÀ-ÖØ-ÞĀ-Ž][a-zà-öø-ž]*(?:[-/][A-Za-z]+)*,?\s+(?:and\s+|or\s+|(?!(?:del|de|da|do|dos|das|di|la|le|les|et|y|e|ve|van|von|der|du|des|el|al)\s)[a-z])"
)


_LEAD = re.compile(
    r"\s*(?:the\s+)?(?:imports?\s+of\s+|(?:shipments?|consignments?|containers?|cargo(?:es)?|(?:truck)?loads?|trucks?)\s+(?:of|containing|carrying|(?:that|which)\s+(?:contains?|holds?|carr(?:y|ies))|found\s+to\s+(?:contain|hold)|with)\s+|"
    r"every\s+|each\s+|importation\s+of\s+|"
    r"entry\s+of\s+|(?:whole|entire)\s+(?=(?-i:[A-Z]))|all\s+|any\s+|certain\s+|imported\s+|a\s+|(?-i:an)\s+|(?-i:An)\s+(?=(?-i:[a-z]|[A-Z][a-z]+(?:ese|ian|ean|can|ish|ni)\b))|the\s+|products\s+of\s+)*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A clause's object. `entity` is the text to split into parties; `form` what it is: party, vessel, fleet, place."""

    goods: str | None = None
    entity: str | None = None
    form: str = "party"
    country: str | None = None
    end: int = 0
    whole: str = ""


#: "cocoa grown in X District, except that sold by A": the order does not reach what follows.
_BUT = re.compile(
    r",?\s+(?:except|excluding|other\s+than|apart\s+from|with\s+the\s+(?:\w+\s+)?exception\s+of|save\s+for)\b"
)


_EXCEPTS = ("except", "excluding", "other than", "apart", "save for")


#: "Lifts Finding on Stevia Maker, Issues Order on Bamboo": in a headline, the next thing that is done.
_NEXT_ACT = re.compile(
    r"(?:[,;]\s+(?:and\s+)?|\s+and\s+)(?:[Aa]lso\s+)?(?i:issues|modifies|revokes|lifts|expands|ends|publishes|extends|narrows|adds|removes)\s"
    r"|(?:,|\s+and)\s+(?:(?:an?|its)\s+)?(?:Withhold\s+Release\s+Order|WRO|(?:Forced\s+Labor\s+)?Finding)\s+(?:[Oo]n|[Aa]gainst)\s"
)


def read_phrase(text: str, start: int, *, title: bool = False, initial: bool = False) -> Phrase:
    """The noun phrase at `start`; `initial` when its first letter is a capital only because it opens a sentence."""
    if title and (made := _what_somebody_makes(text, start)):
        return made
    phrase = with_dot(_read(text, start, title=title, initial=initial), text)
    nobody = phrase.entity and (is_nobody(phrase.entity) or _in_a_zone(phrase, text))
    return replace(phrase, entity=None) if nobody else phrase


def with_dot(phrase: Phrase, text: str) -> Phrase:
    """With the dot of "Ltda." where the clause, and not the sentence, ends behind it."""
    own = phrase.entity and text[phrase.end : phrase.end + 1] == "." and text[phrase.end + 1 :].strip()
    form = phrase.entity and ends_in_short_form(phrase.entity) and text[: phrase.end].endswith(phrase.entity)
    return replace(phrase, entity=f"{phrase.entity}.", end=phrase.end + 1) if own and form else phrase


def _what_somebody_makes(text: str, start: int) -> Phrase | None:
    met = _MAKER_OF.match(text, start) if " of " in text[start:] or " Of " in text[start:] else None
    end = clause_end(text, start)
    goods = None if met is None or not legal_free(text[start:end]) else merchandise(text[met.end() : end])
    return Phrase(goods, None, "party", country_in(text[start:end], 0), end, text[start:end]) if goods else None


def _read(text: str, start: int, *, title: bool, initial: bool) -> Phrase:
    end = clause_end(text, start)
    if but := (any(map(text.__contains__, _EXCEPTS)) and _BUT.search(text, start + 2, end)) or (
        _NEXT_ACT.search(text, start + 2, end) if title else None
    ):
        end = but.start()
    body = _in_running_text(text[start:end], title=title, initial=initial)
    at = lead.end() if (lead := _LEAD.match(body)) else 0
    wholly = WHOLLY.match(body, at) or WHOLLY.match(body)
    at = wholly.end() if wholly else at
    made = _made(body, at)
    fleet = _FLEET.search(body) if any(map(body.__contains__, _SHIPS)) else None
    direct = None if title else opens_with_name(body, at)
    found = _maker(body, at, made, title=title)
    if direct and not (
        found
        and (found[0] < direct[0] or (made and made.start() <= found[0] and _is_kind(body[direct[1] : direct[2]])))
    ):
        named = _named(body, direct, start, end)
        return replace(named, goods=named.goods or goods_behind(text, named.end) or everything(body, direct[1]))
    goods_end = min(
        [made.start() if made else len(body), found[0] if found else len(body), fleet.start() if fleet else len(body)]
    )
    told = _without_owner(body[wholly.end() if wholly else 0 : goods_end])
    goods = _as_written(merchandise(without_place(before_somebody(told))), text, start)
    if fleet:
        return _of_fleet(body, fleet.end(), start, goods)
    place = _LOWER_PLACE.search(body)
    if place and (found is None or place.start() < found[0] or found[3] == "place"):
        return Phrase(
            goods, place.group(1).removeprefix("the "), "place", country_in(body, 0), start + place.end(), body
        )
    if found is None:
        return Phrase(goods, None, "party", country_in(body, 0), end, body)
    goods = goods or goods_behind(text, start + found[2])
    _, name_start, stop, form = found
    return Phrase(
        goods, body[name_start:stop], form_of(body, name_start, stop, form), country_in(body, 0), start + stop, body
    )


#: "by five companies of the X export zone": where they are, not who.
_A_ZONE = re.compile(
    r"\b(?:[Zz]one|[Pp]ark|[Dd]istrict|[Vv]alley|[Aa]rea|[Rr]egion|[Pp]rovince|[Cc]ity|[Tt]own|[Cc]ounty|[Ii]slands?)$"
)
_SOME_FIRMS = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|certain|some)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:companies|firms|producers|makers|manufacturers|factories|mills|plants|workshops|exporters|processors|growers|tenants)"
    r"\s+(?:of|in|at|on|from|inside)\s+(?:the\s+)?$"
)


def _in_a_zone(phrase: Phrase, text: str) -> bool:
    entity = phrase.entity or ""
    at = phrase.end - len(entity)
    return _A_ZONE.search(entity) is not None and _SOME_FIRMS.search(text, max(0, at - 90), at) is not None


def _of_fleet(body: str, at: int, start: int, goods: str | None) -> Phrase:
    """The owner at `at` of the vessels, and the goods where they stand behind it."""
    stop = name_end(body, at)
    country = country_in(body, at)
    return Phrase(goods or goods_for(body[stop:]), body[at:stop], "fleet", country, start + stop, body)


_OF_ONE = re.compile(r"\s+(?:of|from)\s+(?=[A-ZÀ-ÖØ-ÞĀ-Ž])")


def _without_owner(goods: str) -> str:
    """ "Roses of A Ltd. grown on its B farm": the goods, and not the firm they are of."""
    for met in _OF_ONE.finditer(goods):
        end = name_end(goods, met.end())
        if end > met.end() and not legal_free(goods[met.end() : end]):
            return goods[: met.start()]
    return goods


#: "frozen, peeled and breaded shrimp": what was done to goods, in front of them.
_ADJECTIVES = re.compile(
    r"(?P<done>(?:[a-z-]+,\s+)*[a-z-]+\s+(?:and|or)\s+[a-z-]+)\s+(?!by\b|in\b|at\b|from\b)[A-Za-z]"
)


#: "coal from the X mine, operated by B": who runs it makes nothing yet.
_RUN = re.compile(r"\b(?:operated|owned|run|managed|controlled)$")


def _made(body: str, at: int) -> re.Match[str] | None:
    made = MADE.search(body, at)
    while made and _RUN.search(made.group()):
        made = MADE.search(body, made.end())
    before = _ADJECTIVES.match(body, at) if made else None
    return MADE.search(body, before.end()) if made and before and made.start() < before.end("done") else made


def _in_running_text(body: str, *, title: bool, initial: bool) -> str:
    """With small letters where only a headline, or the opening of a sentence, has capitals."""
    if title:
        return _HEADLINE.sub(lambda word: word.group().lower(), body)
    plain_words = initial and (_PLAIN_OPENING.match(body) or _ONE_WORD.fullmatch(body)) and not place_at(body, 0)
    if plain_words and not _A_BODY_OF.match(body) and not FORM_IN_FRONT.match(body):
        body = body[0].lower() + body[1:]
    body = _WEARERS.sub(lambda wearers: wearers.group().lower(), body, count=1) if "'" in body or "’" in body else body
    kind = _KIND.match(body)
    if kind and not place_at(body, kind.end()):
        return kind.group(1).lower() + body[kind.end(1) :]
    return _LETTER.sub(lambda letter: letter.group().lower(), body, count=1) if "-" in body else body


#: "Men's shirts", "Nurses' gowns sewn by A": whom goods are made for, and no firm.
_WEARERS = re.compile(
    r"^\s*(?:(?:Wo)?[Mm]en|[A-Z][a-z]+m[ae]n|Children|Kid|Gentlem[ae]n|Lad(?:y|ies)|Infant|Bab(?:y|ies)|Toddler|Boy|Girl|Youth|Teen|Adult|Worker|Nurse|Doctor|Patient)s?['’]s?(?=\s+(?:and\s+|or\s+)?[a-z])|"
    r"^\s*[A-Z][a-z]+s['’](?=\s(?:[a-z][a-z-]*,?\s){1,8}?(?:of|from|by|in)\s(?:the\s)?[A-Z])"
)
#: "LED lamps of A": a word for goods in capitals, where a name follows.
_KIND = re.compile(r"([A-Z]{2,4})\s(?:[a-z][a-z-]*,?\s){1,5}?(?:of|from|by)\s(?:the\s)?(?=[A-Z])")
#: "T-shirts", "imports of X-ray tubes": no name begins so.
_LETTER = re.compile(r"(?:^|(?<=\bof\s)|(?<=\bcertain\s)|(?<=\ball\s))[A-Z](?=-[a-z]{3,})")


def _maker(body: str, at: int, made: re.Match[str] | None, *, title: bool) -> tuple[int, int, int, str] | None:
    """Who or what the goods come from: "that X makes", else "made by X", else "from X ... made there"."""
    relative = None if title else relative_maker(body, at)
    found = relative or producer(body, made.end() if made else at)
    if found is None and made and (before := producer(body, at)) and before[0] < made.start():
        return before
    return found or (None if title else _standing(body, at))


_AT_SEA = re.compile(
    r"\b(?:(?<!pressure )[Vv]essels?|ships?|boats?|longliners?|trawlers?|seiners?|fleets?|caught|"
    r"harvested|jigged|landed|taken|[FM]/?V)\b"
)


def _standing(body: str, at: int) -> tuple[int, int, int, str] | None:
    """The first name of a firm or a vessel in what is left of the phrase, however it is tied to the goods."""
    if legal_free(body) and not _AT_SEA.search(body):
        return None
    for one in names_in(body):
        valley = _IN_A_VALLEY.match(body, one.start, one.end)
        start = valley.end() if valley else one.start
        begins = _clause_start(body, at, start)
        if start > at and (one.form != "party" or not legal_free(body[start : one.end])):
            return (begins, start, one.end, one.form) if merchandise(body[at:begins]) else None
    return None


#: "a producer in the Koderma Belt, Jharna Minerals Ltd.": where, in front of who.
_IN_A_VALLEY = re.compile(
    r"(?:[A-Z][\w'-]*\s){1,3}(?:Belt|Valley|Province|District|County|Region|State|Basin|Delta|Highlands|Peninsula|Islands?|Park|Zone),\s+(?=[A-Z])"
)


_TIE = re.compile(
    r",?\s+(?:(?:that|which|when|if)\s+)?(?:(?:is|are|was|were)\s+)?(?:[a-z]+(?:ed|wn|en|ing)\s+)?(?:(?:by|from|of|at|in|on|aboard|with|through|to)\s+)"
    r"(?:[a-z'-]+\s+){0,6}(?:[a-z'-]+,\s+|(?:[A-Z][\w'-]*\s){0,4}[A-Z][\w'-]*,\s+)?$"
)


def _clause_start(body: str, at: int, name: int) -> int:
    """Where the clause that ties the name to the goods begins."""
    tie = _TIE.search(body, at, name)
    return tie.start() if tie else name


def _as_written(goods: str | None, text: str, start: int) -> str | None:
    """With the page's capitals, and without the people they are named after: "Malaysian palm oil" -> "palm oil"."""
    if goods is None:
        return None
    at = text.casefold().find(goods.casefold(), start)
    return without_people(text[at : at + len(goods)] if at >= 0 else goods)


def _is_kind(name: str) -> bool:
    """ "PVC", "LED": a word for goods in capitals; "Patagonian" toothfish."""
    return re.fullmatch(r"[A-Z]{2,5}|[A-Z][a-z]{2,}(?:ian|ean|can|tic|fic)", name) is not None


def _named(body: str, direct: tuple[int, int, int, str], start: int, end: int) -> Phrase:
    """ "Smart Glove's synthetic gloves", "Meixin hair products", "X Ltd. in Jordan"."""
    _, name_start, stop, form = direct
    rest = body[stop:]
    goods = owned_goods(rest) or goods_in_brackets(rest) or goods_for(rest)
    return Phrase(
        goods, body[name_start:stop], form_of(body, name_start, stop, form), country_in(body, 0), start + stop, body
    )
