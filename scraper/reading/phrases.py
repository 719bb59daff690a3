"""What an order's clause speaks of: goods, who makes them, where.

"disposable gloves produced in Malaysia by A Sdn Bhd", "tobacco from Malawi", "Taepyung Salt Farm in South Korea",
"seafood harvested by vessels owned or operated by B Co., Ltd.", "a Fijian-flagged longliner, the C No. 112".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from scraper.reading.goods import WHOLLY, merchandise
from scraper.reading.making import MADE, MAKING
from scraper.reading.origins import country_in, form_of, legal_free
from scraper.reading.places import place_at, places
from scraper.reading.spans import name_end

_AGENT = re.compile(
    r"\b(?P<word>by|from|of|at|in|aboard|on\s+board|on|to|through|with\s+labou?r\s+from|for)\s+(?P<the>(?:[Tt]he|"
    r"its|vessels?|a|an|any)\s+)?(?:(?:occupied|disputed|eastern|western|northern|southern|central|upper|lower)\s+)?(?:(?P<people>[A-Z][a-z]+(?:ese|ian|ean|an|i|ish|ch))\s+(?=company|firm|producer|"
    r"manufacturer|corporation|conglomerate|entity|exporter|supplier|fishing|vessel|longliner|trawler))?"
    r"(?:[A-Z][a-z]+(?:\s[A-Z][a-z]+)?[- ](?:flagged|owned|based|registered)(?:\s+and\s+[A-Z]?[a-z]+[- ]?(?:flagged"
    r"|owned|based))?,?\s+)*(?:(?:distant[- ]water|fishing|squid|longline|commercial|tuna)\s+)*(?:(?:vessel|"
    r"longliner|trawler|company|firm|producer|manufacturer|corporation|conglomerate|entity|exporter|"
    r"supplier)\s*,?\s+)?(?=[\"A-ZÀ-ÖØ-ÞĀ-Ž])"
)
_FLEET = re.compile(
    r"\b(?:by|from|aboard|on|against)\s+(?:all\s+|any\s+)?(?:(?:of\s+)?the\s+)?(?:fishing\s+|distant[- "
    r"]water\s+)*(?:vessels?|ships|boats|fleets?|trawlers|longliners)\s+(?:that\s+are\s+)?"
    r"(?:owned|operated|managed|controlled|chartered|belonging)(?:\s*,?\s*(?:and/or|or|and|and\s+or)\s+(?:owned|"
    r"operated|managed|controlled|chartered))*\s+(?:by|to)\s+(?:the\s+)?(?=[A-Z0-9])"
    r"|\bfleet\s+(?:of|owned(?:\s+(?:and|or)\s+operated)?\s+by|operated(?:\s+(?:and|"
    r"or)\s+owned)?\s+by)\s+(?:the\s+)?(?=[A-Z0-9])",
)
_DESCRIBED = re.compile(
    r"(?:,\s*(?:known\s+as\s+|called\s+|named\s+)?(?:the\s+)?|\s+(?:jointly|collectively|together)\s+(?:known|"
    r"referred\s+to)\s+as\s+(?:the\s+)?[\"]?|\s+(?:known|doing\s+business)\s+as\s+(?:the\s+)?[\"]?|\s+(?:called|"
    r"named|including)\s+(?:the\s+)?|"
    r"\b(?:vessel|longliner|trawler|seiner|jigger|ship|boat|factory|plantation|producer|manufacturer|supplier|"
    r"company|maker|exporter|processor|cooperative|group|farm|mine|estate|refinery|smelter|mill|"
    r"conglomerate),?\s+(?:the\s+)?)"
    r"(?=[A-Z0-9])"
)
_LABOUR = re.compile(r"(?:forced|prison|convict|slave|child|indentured|bonded|detainee)\b", re.IGNORECASE)
_FACILITY = re.compile(
    r"\b(?:Park|Zone|Mines?|Fields?|Region|Prefecture|Province|County|District|Basin|Valley|Quarr(?:y|ies)|Complex|"
    r"Delta|Islands?|Territory|Reserve|Concession|Mountains?|Department|State|Division|Facility|Prison|Camp|Colony|Enclave|"
    r"Peninsula|Plateau|Highlands|Governorate|Oblast|Corridor|Estate|Area|(?:Colony|Prison|Camp|Facility|Mine)\s+[Nn]o\.?\s?\d+)$"
)
#: "the Kalando artisanal mines", "the Jharkhand region": what a place is, in small letters behind its name.
_PLACE_NOUN = re.compile(
    r"\s+(?:(?!and\b|or\b|of\b|in\b|by\b|for\b|at\b|to\b|from\b)[a-z-]+\s+){0,2}?(?P<noun>mines?|pits?|fields|regions?|areas?|"
    r"districts?|province|state|county|enclave|valley|basin|delta|islands?|peninsula|quarr(?:y|ies)|concessions?|zone|"
    r"territory|governorate|plateau|prefecture|division|highlands|prison|camp)\b"
)
_LOWER_PLACE = re.compile(
    r"\b(?:mined|extracted|produced|harvested|grown|picked|gathered|dug|quarried)\s+(?:in|from|"
    r"at)\s+((?:the\s+)?(?:[a-z-]+\s+){1,4}?(?:mines?|mining\s+sites|fields?|plantations?|farms?|prisons?|camps?|"
    r"quarries|ponds))\b"
)
_END = re.compile(
    r"[;:,\s](?:(?<=[;:])|(?<=[,\s])\s*(?:based\s+on|such\s+that|so\s+that|wherever\b|whenever\b|regardless\b|from\s+now\s+on|henceforth|going\s+forward|(?:(?:originally|first|initially|previously)\s+)?"
    r"(?:issued|dated|imposed|published|placed)\b|which\s+was\b|on\s+the\s+(?:basis|strength|grounds?)|upon\s|in\s+response|because|"
    r"due\s+to|provided|so\s+long|effective|(?<!the\s)following|pursuant|after|under\s+(?:section|19)|if\s|unless|"
    r"for\s+(?:using|its|their|violat)|citing|in\s+violation|"
    r"at\s+(?:all\s+)?(?:of\s+)?(?:the\s+)?(?:U\.?S\.?\s+)?(?:the\s+nation's\s+)?ports?\b|(?:that|which)\s+(?:were|"
    r"are|is)\s+suspected|on\s+suspicion|over\s+(?:the\s+)?(?:use|forced|concerns?|allegations)|as\s+(?:of|well|"
    r"the\s+result|a\s+result)|starting|beginning|when\s|until|"
    r"will\b|has\b|have\b|had\b|may\b|can\b|(?:(?:that|which)\s+)?(?:are|is|was|were)\b(?!\s+(?:\w+ly\s+|"
    r"being\s+)?(?:or\s+\w+\s+)?"
    + MAKING
    + (
        r")|since\b|should\b|said\b|to\s+(?:enter|be|U\.S\.|allow)|where\b|whose\b|while\b|into\s+the|"
        r"enter(?:ing)?\s|received\s+on|entered\s+on|arriv|upon|through\s+(?:its|the)|using\s|with\s+(?:the\s+use|"
        r"forced|prison|convict)))"
    ),
)


_HEADLINE = re.compile(
    r"\b(?:Produced|Manufactured|Made|Harvested|Mined|Grown|Sourced|Using|With|By|In|From|On|Against|Due|After|Over"
    r"|Following|Because|Amid|For|Caught|Originating|Imported|Exported|Processed|Wholly|Through)\b"
)
_PLAIN_OPENING = re.compile(r"[A-Z][a-z]*(?:[-/][A-Za-z]+)*,?\s+(?:and\s+|or\s+|[a-z])")


_LEAD = re.compile(
    r"\s*(?:the\s+)?(?:imports?\s+of\s+|shipments?\s+(?:of|containing)\s+|consignments?\s+of\s+|importation\s+of\s+|"
    r"entry\s+of\s+|all\s+|any\s+|certain\s+|imported\s+|a\s+|an\s+|the\s+|products\s+of\s+)*",
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


def read_phrase(text: str, start: int, *, title: bool = False, initial: bool = False) -> Phrase:
    """The noun phrase at `start`; `initial` when its first letter is a capital only because it opens a sentence."""
    end = _end(text, start)
    body = text[start:end]
    if title:
        body = _HEADLINE.sub(lambda word: word.group().lower(), body)
    elif initial and _PLAIN_OPENING.match(body) and not place_at(body, 0):
        body = body[0].lower() + body[1:]
    lead = _LEAD.match(body)
    at = lead.end() if lead else 0
    wholly = WHOLLY.match(body, at) or WHOLLY.match(body)
    at = wholly.end() if wholly else at
    if active := _active_maker(body, at):
        return replace(active, goods=_as_written(active.goods, text, start), end=start + active.end)
    made = MADE.search(body, at)
    fleet = _FLEET.search(body)
    direct = None if title else _direct(body, at)
    found = _producer(body, made.end() if made else at)
    if direct and not (
        found
        and (found[0] < direct[0] or (made and made.start() <= found[0] and _is_kind(body[direct[1] : direct[2]])))
    ):
        named = _named(body, direct, start, end)
        return replace(named, goods=named.goods or _exemplified(text, named.end))
    goods_end = min(
        [made.start() if made else len(body), found[0] if found else len(body), fleet.start() if fleet else len(body)]
    )
    goods = _as_written(merchandise(_cut_place(body[wholly.end() if wholly else 0 : goods_end])), text, start)
    if fleet:
        stop = name_end(body, fleet.end())
        return Phrase(goods, body[fleet.end() : stop], "fleet", country_in(body, fleet.end()), start + stop, body)
    place = _LOWER_PLACE.search(body)
    if place and (found is None or place.start() < found[0] or found[3] == "place"):
        return Phrase(
            goods, place.group(1).removeprefix("the "), "place", country_in(body, 0), start + place.end(), body
        )
    if found is None:
        return Phrase(goods, None, "party", country_in(body, 0), end, body)
    goods = goods or _exemplified(text, start + found[2])
    _, name_start, stop, form = found
    return Phrase(
        goods, body[name_start:stop], form_of(body, name_start, stop, form), country_in(body, 0), start + stop, body
    )


#: "nickel that PT X smelts in Indonesia": the maker before its verb.
_THAT = re.compile(r",?\s+(?:that|which)\s+(?:the\s+)?(?=[A-Z])")
_MAKES = re.compile(
    r"\s+(?:has\s+|have\s+)?(?:produc|manufactur|mak|made|harvest|grow|grew|min|process|pack|sew|weav|smelt|refin|catch|caught|"
    r"assembl|pick|rais|spin|mill|export)[a-z]*\b"
)


def _active_maker(body: str, at: int) -> Phrase | None:
    that = _THAT.search(body, at)
    stop = name_end(body, that.end()) if that else 0
    if that is None or stop <= that.end() or not _MAKES.match(body, stop) or _AGENT.search(body, at, that.start()):
        return None
    form = form_of(body, that.end(), stop, "party")
    return Phrase(merchandise(body[at : that.start()]), body[that.end() : stop], form, country_in(body, 0), stop, body)


#: "products of the X mill in Honduras, such as raw sugar": goods told behind their maker.
_EXAMPLES = re.compile(r"[^.;:]{0,60}?(?:,\s+(?:such\s+as|including|namely|among\s+them)|:)\s+(?=[a-z])([^.;:]+)")


def _exemplified(text: str, start: int) -> str | None:
    examples = _EXAMPLES.match(text, start)
    return merchandise(examples.group(1)) if examples else None


def _as_written(goods: str | None, text: str, start: int) -> str | None:
    """With the page's capitals, and without the people they are named after: "Malaysian palm oil" -> "palm oil"."""
    if goods is None:
        return None
    at = text.casefold().find(goods.casefold(), start)
    return without_people(text[at : at + len(goods)] if at >= 0 else goods)


def _is_kind(name: str) -> bool:
    """ "PVC", "LED": a word for goods in capitals."""
    return re.fullmatch(r"[A-Z]{2,5}", name) is not None


def _end(text: str, start: int) -> int:
    """Where the clause turns to something else, brackets and names skipped over."""
    for met in _END.finditer(text, start + 2):
        if text.count("(", start, met.start()) <= text.count(")", start, met.start()):
            return met.start()
    return len(text)


#: "Malaysia-based", "Vanuatu-flagged", in front of a name.
_BASED = re.compile(
    r"(?:[A-Z][\w.]*(?:[- ][A-Z][\w.]*){0,3}-(?:based|flagged|owned|registered|headquartered|"
    r"listed),?\s+(?:(?:company|firm|producer|manufacturer|vessel|longliner|exporter|supplier)\s+)?)+(?=[A-Z])"
)


_FIRST = re.compile(r"[A-Z0-9À-ÖØ-ÞĀ-Ž\"]")


def _direct(body: str, at: int) -> tuple[int, int, int, str] | None:
    """The phrase opens with a name: a company, a vessel, or a described one ("a longliner, the X")."""
    first = _FIRST.match(body, at)
    described = None
    if not first:
        described = _DESCRIBED.search(body, at)
        if (
            described is None
            or MADE.search(body[: described.start()])
            or re.search(r"\s(?:from|in)\s", body[at : described.start()])
        ):
            return None
        if described.group().startswith(",") and not re.match(
            r"(?:[\w'’.-]+\s+){0,12}$", body[at : described.start()] + " "
        ):
            return None
    start = described.end() if described else at
    based = _BASED.match(body, start)
    start = based.end() if based else start
    place = place_at(body, start)
    while place and not described and place.kind == "people":
        start = place.end + len(body[place.end :]) - len(body[place.end :].lstrip(" -"))
        if not body[start : start + 1].isupper():
            return _direct(body, start)
        place = place_at(body, start)
    stop = name_end(body, start)
    if stop <= start or _LABOUR.match(body, start):
        return None
    if place and place.end >= stop:
        return None
    return start, start, stop, "party"


def _named(body: str, direct: tuple[int, int, int, str], start: int, end: int) -> Phrase:
    """ "Smart Glove's synthetic gloves", "Meixin hair products", "X Ltd. in Jordan"."""
    _, name_start, stop, form = direct
    rest = body[stop:]
    goods = None
    owned = re.match(
        r"(?:['’]s?)?\s+((?:(?!(?:in|from|and|which|that|for|on|by|of|at|under|to|such|so|as|after|"
        r"adding|effective|issued|will|has|have|is|was|are|were|because|with|who|when|while|since|today|yesterday)\b)"
        r"[a-z][\w'’-]*[ "
        r",]*(?:and\s+(?=[a-z]))?)+)",
        rest,
    )
    if owned:
        head = owned.group(1)
        made = MADE.search(" " + head)
        goods = merchandise(head[: made.start()] if made else head)
        if goods and re.match(r"(?:vessels?|fishing|fleet|company|group|based)\b", goods):
            goods = None
    name = body[name_start:stop]
    if re.fullmatch(r"[A-Z]{2,5}", name) and goods and not owned:
        name = ""
    return Phrase(goods, name, form_of(body, name_start, stop, form), country_in(body, 0), start + stop, body)


_NO_PRODUCER = re.compile(
    r"(?:the\s+)?(?:U\.S|United States|CBP|WRO|January|February|March|April|May \d|June|July|August|September|October|"
    r"November|December)"
)


#: "the X area of Y": between a place and the larger one it belongs to.
_LARGER = re.compile(r"\s*(?:[a-z]+\s+)?")
#: Who runs a place is not who an order against the place covers.
_RUN_BY = re.compile(r"\b(?:run|owned|operated|managed|controlled|led|headed)\s+$")


def _producer(body: str, start: int) -> tuple[int, int, int, str] | None:
    """(where its clause begins, name start, name end, form) of who or what the goods come from."""
    fallback: tuple[int, int, int, str] | None = None
    for met in _AGENT.finditer(body, start):
        word = met.group("word").lower()
        if _LABOUR.match(body, met.end()) or (word == "to" and "traceable" not in body[: met.start()]):
            continue
        if fallback and word == "by" and _RUN_BY.search(body[: met.start()]):
            continue
        if fallback and word == "of" and _LARGER.fullmatch(body, fallback[2], met.start()):
            continue
        at = _behind_people(body, met.end())
        place = place_at(body, at)
        stop = _without_country(body, at, _without_kind(body, at, name_end(body, at)))
        if stop <= at or (place and place.end >= stop) or _NO_PRODUCER.match(body, at):
            continue
        stop, called_place = _called_place(body, at, stop) if word != "by" else (stop, False)
        facility = called_place or (
            _FACILITY.search(_unbracketed(body[at:stop])) is not None and legal_free(body[at:stop])
        )
        known = called_place or word == "at" or bool(met.group("the")) or (place is not None and place.kind == "region")
        if facility and (word == "in" or (known and word in ("from", "at", "on"))):
            fallback = fallback or (met.start(), at, _places_beside(body, stop), "place")
        elif word != "in":
            return met.start(), at, stop, "party"
    return fallback or _described_producer(body, start)


def _called_place(body: str, start: int, stop: int) -> tuple[int, bool]:
    """ "Kalando artisanal mines" is a place by its last word; of "the Jharkhand region" the name alone is kept."""
    noun = _PLACE_NOUN.match(body, stop)
    if noun is None or not legal_free(body[start:stop]):
        return stop, False
    return (stop if noun.group("noun").startswith(("region", "area")) else noun.end()), True


#: Between two places: "the X pit and the Y mine".
AND_PLACE = re.compile(r"\s+and\s+(?:the\s+)?(?=[A-ZÀ-ÖØ-Þ])")


def called_a_place(name: str) -> bool:
    """Whether a name's last word says that it is a mine, a province, a prison ..."""
    return _FACILITY.search(name) is not None or _PLACE_NOUN.search(name) is not None


def _places_beside(body: str, stop: int) -> int:
    """Where the last of several places ends, each of which says what it is."""
    while joined := AND_PLACE.match(body, stop):
        end = name_end(body, joined.end())
        noun = _PLACE_NOUN.match(body, end)
        if noun is None and not _FACILITY.search(body[joined.end() : end]):
            break
        stop = noun.end() if noun else end
    return stop


def _behind_people(body: str, at: int) -> int:
    """ "the Taiwanese Da Wang", "Sudan's Kafia Kingi enclave": behind the nationality, or the country it belongs to."""
    place = place_at(body, at)
    if (
        place
        and place.kind == "country"
        and re.match(r"'s [A-Z]", body[place.end :])
        and not place_at(body, place.end + 3)
    ):
        return place.end + 3
    if place and place.kind == "people" and re.match(r" [A-Z]", body[place.end :]):
        elsewhere = any(one.kind == "country" and one.code != place.code for one in places(body))
        return at if elsewhere and _PLACE_NOUN.match(body, name_end(body, at)) else place.end + 1
    return at


def _described_producer(body: str, start: int) -> tuple[int, int, int, str] | None:
    """ "by a fishing vessel, the X", "by a group of companies known as X"."""
    described = re.search(r"\bby\s+(?:a|an|the|two|three|four|five|several)\s+[a-z]", body[start:])
    named = _DESCRIBED.search(body, start + described.end()) if described else None
    if described is None or named is None or place_at(body, named.end()) is not None:
        return None
    stop = name_end(body, named.end())
    return (start + described.start(), named.end(), stop, "party") if stop > named.end() else None


def _without_country(body: str, start: int, stop: int) -> int:
    """ "Bas-Sassandra District of Ivory Coast" -> "Bas-Sassandra District"."""
    if " of " not in body[start:stop]:
        return stop
    for of in re.finditer(r"\s+of\s+(?:the\s+)?", body[start:stop]):
        place = place_at(body, start + of.end())
        if (
            place
            and place.kind == "country"
            and place.end >= stop
            and _FACILITY.search(body[start : start + of.start()])
        ):
            return start + of.start()
    return stop


def _unbracketed(name: str) -> str:
    return re.sub(r"\s*\([^()]*\)$", "", name) if name.endswith(")") else name


_KIND_BEHIND = re.compile(
    r"\s+(?:(?:Distant[- ]Water\s+)?Fishing\s+)?(?:Vessels?|Longliner|Trawler|Boat)$", re.IGNORECASE
)


def _without_kind(body: str, start: int, stop: int) -> int:
    """ "Da Wang Fishing Vessel" -> "Da Wang"."""
    if not body[start:stop].endswith(("essel", "essels", "ongliner", "rawler", "oat")):
        return stop
    kind = _KIND_BEHIND.search(body[start:stop])
    return start + kind.start() if kind else stop


_WORKPLACE = re.compile(
    r"\s+(?:from|by|aboard|of|on\s+board)\s+(?:(?:the|this|that|these|those|its)\s+)?(?:vessels?|boats|ships?|"
    r"fleets?|compan(?:y|ies)|factor(?:y|ies)|producers?|manufacturers?)\b.*$"
)


#: "fittings entered, or withdrawn from warehouse, for consumption".
_ENTERED = re.compile(r",?\s+(?:(?:that|which)\s+(?:are|were|is|was)\s+)?(?:entered|withdrawn|received)\b")


def _cut_place(text: str) -> str:
    """Goods without the place behind them: "gloves in Malaysia", "cotton grown in X" are cut before."""
    workplace = _WORKPLACE.search(text)
    text = text[: workplace.start()] if workplace else text
    entered = _ENTERED.search(text)
    text = text[: entered.start()] if entered else text
    for met in re.finditer(r"\s+(?:from|in|of)\s+(?:the\s+)?(?=[A-Z])", text):
        if place_at(text, met.end()):
            return text[: met.start()]
    return text


def without_people(goods: str) -> str:
    """ "Malaysian palm oil" -> "palm oil"."""
    place = place_at(goods, 0)
    return goods[place.end :].strip(" -") if place and place.kind == "people" else goods
