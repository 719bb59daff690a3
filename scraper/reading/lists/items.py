"""Several orders in one page: "issued five orders on the following" and the list that follows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from ledger.legal_forms import LEGAL_FORM
from ledger.model import Action, Instrument
from scraper.reading.clauses.inserted import without_inserted
from scraper.reading.clauses.statement import Statement
from scraper.reading.lists.directing import directing
from scraper.reading.lists.of_old import is_of_old
from scraper.reading.lists.paragraphs import is_listed
from scraper.reading.lists.place_first import behind_place
from scraper.reading.names.finder import names_in
from scraper.reading.names.places import place_at
from scraper.reading.phrases.goods import merchandise
from scraper.reading.phrases.phrase import Phrase, read_phrase
from scraper.reading.text.dates import MONTH, WEEKDAY, Mention, mentions
from scraper.reading.text.manuscript import Kind
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import INSTRUMENT, NUMBER, instrument_of, instruments

#: "Effective Aug. 7, 2024:", "March 17:", "Beginning Tuesday, May 16 -": the day an item opens with.
_ITS_DAY = (
    r"(?:(?:[Ee]ffective|[Aa]s\s+of|[Bb]eginning|[Ss]tarting|[Ff]rom|[Ss]ince|[Oo]n|[Dd]ated|[Ii]ssued|[Ss]igned|[Ii]n\s+(?:force|effect))(?:\s+(?:on|from|as\s+of|since))?\s+)?"
    rf"(?:{WEEKDAY},?\s+)?(?:{MONTH}\s+\d{{1,2}}(?:,\s*\d{{4}})?|\d{{1,2}}\s+{MONTH}(?:\s+\d{{4}})?)"
)
#: "the order of September 14, 1992, on": what stands in front of goods and maker.
_ITS_ORDER = (
    r"(?:(?:[Aa]n?|[Tt]he|[Oo]ne|[Ii]ts)\s+)?(?:new\s+)?(?:\d{4}\s+)?(?:WRO|[Oo]rder|[Ww]ithhold\s+[Rr]elease\s+[Oo]rder|[Ff]inding)"
    r"(?:,?\s+(?:of|from|dated|issued(?:\s+(?:in|on))?)\s+(?:[A-Z][a-z]+\.?\s+)?(?:\d{1,2},\s+)?\d{4}(?=[,:\s]))?"
)
_LEADING = re.compile(
    rf"^(?:{_ITS_DAY}\s*[:,-]+\s*|\(?\d{{1,2}}[.):]\s*|"
    rf"(?:WRO|Order|Finding)\s+(?:No\.?\s*)?(?:\d+|{NUMBER})(?:,\s+{_ITS_DAY})?\s*[:.-]\s*|"
    rf"(?:[Aa]gainst|[Cc]overing)\s+(?=[\"A-ZÀ-ÖØ-ÞĀ-Ž])|{_ITS_ORDER},?\s*(?:\s(?:on|against|for|covering)|:|(?<=\d),)\s+)+"
)


_TURN = re.compile(
    r"^(?:(?:Under|By|With)\s+)?(?:The\s+|A\s+|One\s+of\s+the\s+)?(?:first|second|third|fourth|fifth|other|one|another|latter|former|last|"
    r"remaining)\b(?:\s+(?:of\s+(?:the|these)\s+(?:\w+\s+)?|new\s+)?(?:Withhold\s+Release\s+)?(?:WROs?|Orders?|(?:forced\s+labor\s+)?"
    r"Findings?)\b)?",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\b(?:against|on|covering|concerning)\s+(?=\S)")
_IN_TURN = re.compile(
    r"^(?:The\s+|A\s+|One\s+of\s+the\s+)?(?:first|second|third|fourth|fifth|other|one|another|latter|former|last(?!\s+(?:fiscal|calendar|year|month|week|spring|summer|fall|autumn|winter|quarter))|"
    r"remaining|(?:forced\s+labor\s+)?(?-i:Finding))\b(?:[^.;]|\.(?!\s+[A-Z])){0,110}?\b(?:is|was(?:\s+issued)?|(?:went|goes)\s+out|had\s+been\s+issued|cover(?:s|ed)|appli(?:es|ed)\s+to|concern(?:s|ed)|target(?:s|ed)|bars|barred|involve[sd]|"
    r"address(?:es|ed)|bears\s+on|stops|stopped|block(?:s|ed)|bans|banned|prohibit(?:s|ed)|reache[sd]|name[sd]|deals\s+with|dealt\s+with|ke(?:pt|eps)\s+out|shuts\s+out|takes\s+in)\s+"
    r"(?:(?:in|on)\s+(?:(?-i:[A-Z])[a-z]+\.?\s+)?(?:\d{1,2},\s+)?\d{4}\s+)?(?:against\s+|on\s+|for\s+|(?:directed|aimed|targeted)\s+(?:at|against)\s+)?",
    re.IGNORECASE,
)


#: "The second order, against A, rests on": behind the words that take the turn.
_ELLIPSIS = re.compile(
    r"^the\s+(?:other|second|third|latter|last)(?:,\s+(?=[a-z])|\s+(?!(?:orders?|one|findings?|WROs?|actions?|steps?|cases?|measures?|compan|firms?|is|was|in|of|has|(?:direct|instruct|order|tell|requir|oblig)(?:e?s)?)\b)(?:(?:on|against|for)\s+)?(?=[a-z]))",
    re.IGNORECASE,
)
_TURN_AGAINST = re.compile(r",?\s+(?:against|on|covering)\s+(?=[^.;]{3,260}?,\s+(?:rests?|follows|is|was|stems)\b)")


#: "and one on A", behind "One is on B".
_TURN_ON = re.compile(r"\s+(?:on|against)\s+(?:the\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])")
#: "The first: cotton yarn spun by A".
_TURN_COLON = re.compile(r"\s*(?::|\s-+)\s+(?=\S)")


def takes_turn(sentence: Sentence) -> bool:
    """Whether a sentence opens with "The first", "The second order", "The latter"."""
    return _TURN.match(sentence.plain) is not None


#: ", under an order since August 2021": of the order before it.
_EARLIER_ORDER = re.compile(
    r",\s+(?:already\s+)?(?:(?:under|subject\s+to|covered\s+by)\s+an?\s+[^,;]{2,40}?)(?:since|of|dated|from|issued\s+(?:in|on))\s+(?:[A-Z]\w+\s+)?$"
)


#: "The first, issued in October 2021, covered": of an order that is ended now.
_ISSUED_THEN = re.compile(
    r"\b(?:(?:issued|dated|imposed|placed|published|signed|in\s+(?:place|force|effect))(?:\s+(?:in|on|since))?|from|of|since)\s+$"
)


#: "it expands upon a WRO that CBP issued in", "and follows a WRO of": the order behind a Finding.
_BUILDS_ON = re.compile(
    r"\b(?:expand(?:s|ed|ing)|follow(?:s|ed|ing)|build(?:s|ing)|built|rest(?:s|ed|ing)|replac(?:es|ed|ing)|supersed(?:es|ed|ing)|takes\s+the\s+place)\s+(?:up)?(?:on\s+|of\s+)?"
    r"(?:an?|the|its)\s+(?:\w+\s+){0,3}?(?:WRO|[Oo]rder)\b[^.;,]{0,60}$"
)


def in_turn(sentence: Sentence, umbrella: Statement, released: date | None) -> Statement | None:
    """ "The first order is against ... The second covers ...", behind the umbrella sentence."""
    text = without_inserted(sentence.plain)
    turn = _TURN.match(text) or _the_other_kind(sentence, umbrella)
    old = [one for one in mentions(sentence.plain, released) if one.is_past(released)]
    ended = umbrella.action in (Action.MODIFIED, Action.REVOKED)
    if turn is None or not all(
        _EARLIER_ORDER.search(text[: one.start])
        or _BUILDS_ON.search(text, 0, one.start)
        or (ended and _ISSUED_THEN.search(text[: one.start]))
        for one in old
    ):
        return None
    order = INSTRUMENT.search(turn.group())
    if order:
        umbrella = replace(umbrella, instrument=instrument_of(order))
    met = (
        _DETERMINES.match(text)
        or _IN_TURN.match(text)
        or _TURN_COLON.match(text, turn.end())
        or _TURN_AGAINST.match(text, turn.end())
        or _TURN_ON.match(text, turn.end())
        or _ELLIPSIS.match(text)
    )
    if met is None:
        return directing(sentence, umbrella, released)
    rest = Sentence(sentence.text[met.end() :], text[met.end() :], sentence.block, Kind.ITEM)
    stated = _of_whom(rest, text[turn.end() : met.end()], umbrella, released) or item_statement(
        rest, umbrella, released
    )
    stated = _with_covered(stated, rest) if stated else None
    own = [
        one for one in mentions(sentence.plain, released) if one.end <= met.end() and one.day and one.is_news(released)
    ]
    if stated is None:
        return None
    recalled = next((one.recalled for one in old if one.recalled), None) if ended else None
    dates = (*(replace(one, start=0, end=0) for one in own), *stated.dates)
    described = bool(old) and ended and umbrella.effect is None  # whether it was lifted, another clause says
    return replace(stated, dates=dates, recalled=recalled or stated.recalled, scope=stated.scope and not described)


_COVERS = re.compile(
    r"[\s,]*(?:and\s+)?(?:it\s+)?(?:covers?|appl(?:y|ies)\s+to|concerns?|bars?|stops?|reach(?:es)?|extends\s+to|targets?|blocks?|keeps\s+out)\s+(?=[a-z])"
)
_AGAINST_WHOM = re.compile(
    r"[\s,]*(?:(?:which\s+)?(?:is\s+|was\s+)?(?:issued\s+|directed\s+)?)(?:against|on|concerning)\s+(?:the\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
)


def _with_covered(stated: Statement, rest: Sentence) -> Statement:
    """ "against A and covers breaded shrimp": the goods behind the name."""
    covers = _COVERS.match(rest.plain, stated.phrase.end) if stated.phrase.goods is None else None
    goods = read_phrase(rest.plain, covers.end()) if covers else None
    if goods is None or goods.goods is None:
        return stated
    return replace(
        stated, phrase=replace(stated.phrase, goods=goods.goods, country=stated.phrase.country or goods.country)
    )


def _of_whom(rest: Sentence, before: str, umbrella: Statement, released: date | None) -> Statement | None:
    """ "The first, against A, covers shrimp farmed in B": whom the words before the verb name."""
    against = _AGAINST_WHOM.match(before)
    whose = read_phrase(before, against.end()) if against else None
    goods = read_phrase(rest.plain, 0) if whose and whose.entity else None
    if whose is None or goods is None or goods.goods is None:
        return None
    phrase = replace(whose, goods=goods.goods, country=goods.country or whose.country, end=goods.end, whole=goods.whole)
    dates = tuple(mentions(rest.plain, released))
    return replace(
        umbrella, sentence=rest, phrase=phrase, when="now", dates=dates, span=(0, goods.end), scope=True, several=None
    )


#: "The first determines that the crew of A harvests seafood under forced labor".
_DETERMINES = re.compile(
    r"(?:The|the)\s+(?:first|second|third|other|former|latter|last)\s+(?:(?:Finding|finding|one)\s+)?(?:determines|finds|states|says)\s+that\s+(?:the\s+crew\s+of\s+)?"
)
#: "The former is on A, and the latter is on B".
_NEXT_TURN = re.compile(
    r"(?:[,;]?\s+(?:and|while|whereas)|[;,])\s+(?=the\s+(?:latter|second|third|fourth|fifth|other|last)\b|(?:one|another)\s+(?:is\s+)?(?:on|against)\s)"
)


def in_turns(sentence: Sentence, umbrella: Statement, released: date | None) -> list[Statement]:
    """What each part of a sentence says of one of the orders."""
    found: list[Statement] = []
    start = 0
    for end, following in [*(met.span() for met in _NEXT_TURN.finditer(sentence.plain)), (len(sentence.plain), 0)]:
        part = (
            replace(sentence, text=sentence.text[start:end], plain=sentence.plain[start:end])
            if start or following
            else sentence
        )
        found += filter(None, [in_turn(part, umbrella, released)])
        start = following
    return found


def _the_other_kind(sentence: Sentence, umbrella: Statement) -> re.Match[str] | None:
    """ "The Finding covers ...", behind "two orders and a Finding"."""
    met = _THE_ORDER.match(sentence.plain)
    kind = instrument_of(order) if met and (order := INSTRUMENT.search(met.group())) else None
    told = {instrument_of(order) for order in instruments(umbrella.sentence.plain)} if kind else set()
    counted = not umbrella.span[1]  # by a sentence that says of what kind each is, but not which they are
    return met if kind and (counted or (len(told) > 1 and kind in told)) else None


_THE_ORDER = re.compile(r"The\s+(?:(?:forced\s+labor\s+)?Finding|WRO|Withhold\s+Release\s+Order)\b")


#: "Cashmere. Cashmere yarn and garments made by A": a catchword in front of what an item tells.
_CATCHWORD = re.compile(r"[A-Z][\w'-]*(?:\s(?:[a-z&][\w'-]*|[A-Z][\w'-]*)){0,4}[.:]?")
_GOES_ON = re.compile(r"(?:The|This|That|These|It|Its|They|Their|CBP|Workers|Information|Investigators|There|In|At)\b")


def _is_catchword(sentence: Sentence, behind: Sequence[Sentence], umbrella: Statement) -> bool:
    """Whether an item opens with a few words that name nobody in full, and the sentence behind them tells whose goods."""
    if not behind or _CATCHWORD.fullmatch(sentence.plain.strip()) is None or LEGAL_FORM.search(sentence.plain):
        return False
    return _GOES_ON.match(behind[0].plain) is None and item_statement(behind[0], umbrella, None) is not None


def opens_item(sentence: Sentence, body: Sequence[Sentence], umbrella: Statement) -> bool:
    """The first sentence of a list item behind the umbrella sentence, or the second behind a catchword."""
    if is_listed(sentence, body, umbrella):
        return body[body.index(sentence) - 1].block != sentence.block
    if sentence.kind is not Kind.ITEM or sentence.block <= umbrella.sentence.block:
        return False
    first, *behind = [one for one in body if one.block == sentence.block]
    if _is_catchword(first, behind, umbrella):
        return behind[0] is sentence
    return first is sentence


#: "A Ltd. (formerly B)", "the A (flag of Belize, owned by B Ltd.)": who they are, and not what they make.
_SEATED = r"(?:flag(?:ged)?|fl(?:ies|ying)|sail(?:s|ing)|registered|owned|operated|run|based|located|headquartered|under\s+the)\b"
_NOT_OF_THEM = rf"(?!{_SEATED}|(?:formerly|also|doing|trading|known|part|under|in|of|near|an?|the|its)\b)"
_WHERE_THEY_ARE = re.compile(rf"\s+\({_SEATED}[^()]*\)$")
#: "A Ltd. (gloves)": what of theirs it is.
_IN_BRACKETS = re.compile(rf"\s+\((?:for\s+)?{_NOT_OF_THEM}(?P<goods>[a-z][^()]{{2,120}})\)$")
#: "A Ltd. (Armenia) - cut basalt and tuff": what is made, behind who makes it.
_GOODS_BEHIND = re.compile(
    r"(?:\s*\([^()]*\)|,?\s+(?:(?:of|in|from)\s+)?(?:the\s+)?[A-Z][\w' -]{2,40}?)?"
    r"(?:,?\s+-{1,2}|\s*:|\s+\(|,\s+(?:on|for|covering)(?=\s))\s*(?=[a-z])" + _NOT_OF_THEM
)


def with_goods_behind(phrase: Phrase, text: str) -> Phrase:
    """The phrase, with goods that stand behind the maker and a colon, a dash or a bracket."""
    met = _GOODS_BEHIND.match(text, phrase.end) if phrase.entity and phrase.goods is None else None
    goods = read_phrase(text, met.end()).goods if met else None
    return replace(phrase, goods=goods) if goods else phrase


def item_statement(sentence: Sentence, umbrella: Statement, released: date | None) -> Statement | None:
    """The item as a statement of the umbrella's act; None when it names neither a producer nor a place, or another act."""
    text = _DAY_IN_BRACKETS.sub(lambda met: " " * len(met.group()), sentence.plain)
    if umbrella.action is Action.ISSUED and is_of_old(sentence.plain, released):
        return None
    lead = _LEADING.match(text)
    start, country = behind_place(text, lead.end() if lead else 0)
    phrase = with_goods_behind(read_phrase(text, start, initial=True), text)
    phrase = replace(phrase, country=phrase.country or country)
    if phrase.entity is None and (phrase.goods is None or phrase.country is None):
        return None
    if phrase.entity and phrase.goods is None and (told := _IN_BRACKETS.search(phrase.entity)):
        phrase = replace(phrase, goods=merchandise(told["goods"]), entity=phrase.entity[: told.start()])
    if phrase.entity:
        phrase = replace(phrase, entity=_WHERE_THEY_ARE.sub("", phrase.entity))
    finding = re.search(r"\b[Ff]inding\b", text[:40])
    label = INSTRUMENT.search(text, 0, start)
    return Statement(
        sentence,
        umbrella.effect,
        umbrella.action,
        Instrument.FINDING if finding else instrument_of(label) if label else umbrella.instrument,
        phrase,
        "now",
        tuple(mentions(sentence.plain, released)),
        (start, phrase.end),
        scope=True,
    )


#: "Raw silk from A LLC, Uzbekistan (February 10)".
_DAY_IN_BRACKETS = re.compile(rf"\s\((?:effective\s+)?{MONTH}\s+\d{{1,2}}(?:,\s+\d{{4}})?\)")


#: "two orders, one on A and one on B".
_ONE_ON = re.compile(
    rf"(?:^|[,:])\s*(?:and\s+)?\bon\s+(?:{WEEKDAY},?\s+)?{MONTH}\s+\d{{1,2}}(?:,\s+\d{{4}})?,?\s+(?:on|against|covering|for)\s+(?=\S)|"
    r"[,:]?\s*(?:and\s+)?\b(?:[Oo]ne|another|(?:the|a)\s+(?:first|second|third|further|other))(?P<day>,\s+[^,;:]{5,60}(?:,\s+\d{4})?,)?(?:\s+(?:of|from|dated|issued(?:\s+(?:in|on))?)\s+(?:[A-Z][a-z]+\.?\s+)?(?:\d{1,2},\s+)?\d{4})?(?:\s+(?:went\s+out|goes\s+out|(?:was|is)\s+issued))?\s+(?:on|against|covering|for|(?:run|owned|operated)\s+by)\s+(?=\S)"
)


#: "(1) A; (2) B", "A; B; and C".
_NUMBERED = re.compile(r"(?:^|[;,]\s*(?:and\s+)?|\s+and\s+)\s*\(?(?:\d|[a-e]|i{1,3}|iv|v)\)\s*")
_FIRST = re.compile(r"(?<=\s)\(?(?:1|a|i)\)\s")
_BETWEEN = re.compile(r"(?:^|;\s*(?:and\s+)?)\s*")


#: "At A, investigators found debts; at B, long hours": what is said of orders told before.
_ABOUT_ONE = re.compile(
    r"(?:and\s+)?(?:[Aa]t|[Ii]n|[Ff]or|[Aa]s|[Ww]ith|[Tt]o|[Oo]f|[Bb]y|[Oo]n|[Uu]nder|[Aa]mong|[Aa]board|[Ff]rom)\s"
)


def _at_the_start(days: Iterable[Mention]) -> tuple[Mention, ...]:
    """Days told before the words of a piece, as its own."""
    return tuple(replace(one, start=0, end=0) for one in days)


#: "the X 201, which flies the flag of Taiwan", "the X 201 (Vanuatu)".
_FLAG_OF = re.compile(
    r",\s+(?:which\s+|that\s+)?(?:(?:flies|flying|sails\s+under|sailing\s+under|under)\s+the\s+flag\s+of|(?:is\s+)?(?:registered|flagged)\s+(?:in|to))\s+(?:the\s+)?(?=[A-Z])|"
    r"\s+\((?=[A-Z])"
)
_IN_COUNTRY = re.compile(r",?\s+(?:in|of|from)\s+(?:the\s+)?(?=[A-Z])")


def named_behind(umbrella: Statement, *, seated: bool = False) -> tuple[Statement, ...]:
    """ "orders against two makers owned by one family: A in X and B in Y": as many names as orders, each with its country.

    `seated`: only where behind each of them stands a country, as in "orders against A, of X, and B, of Y".
    """
    text, found = umbrella.sentence.plain, []
    for one in names_in(text):
        if one.start < umbrella.span[0] or not (one.form == "vessel" or LEGAL_FORM.search(text, one.start, one.end)):
            continue
        within = _FLAG_OF.search(text, one.start, one.end)  # "A S.A. (Peru)"
        seat = within or _IN_COUNTRY.match(text, one.end) or _FLAG_OF.match(text, one.end)
        place = place_at(text, seat.end()) if seat else None
        if seated and place is None:
            return ()
        phrase = replace(umbrella.phrase, entity=text[one.start : one.end], form=one.form, end=one.end)
        phrase = replace(phrase, country=place.code, whole=text[one.start : place.end]) if place else phrase
        found.append(replace(umbrella, phrase=phrase, span=(one.start, one.end), several=None))
    return tuple(found) if len(found) > 1 and umbrella.several in (0, len(found)) else ()


#: "The processors are A, for squid; B, for crab meat".
_THEY_ARE = re.compile(r"(?:They|These|The\s+(?:[a-z]+\s+){1,3})(?:\s*are|\s*include)\s+(?:the\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])")


#: "The orders on A and B are effective May 3; that on C, May 5": of orders told before, when each began.
_WHEN_EACH = re.compile(
    r"(?:The|Those|That|Both|All)\s+(?:[\w-]+\s+){0,3}?(?:[Oo]rders?|WROs?|[Ff]indings?|ones?)\b[^;:]{0,160}?\s(?:effective|t(?:ook|akes?)\s+effect|(?:in|into)\s+(?:force|effect)|"
    r"dates?|dated|signed)\b"
)


#: "Investigators identified isolation aboard the A; deception aboard the B; and, at C, debt bondage".
_WHAT_WAS_FOUND = re.compile(
    r"(?:CBP|The\s+(?:agency|evidence|indicators|investigation)|Investigators|Evidence|Information|Interviews|Indicators)\b[^;:]{0,60}?\s(?:identified|found|observed|"
    r"established|documented|uncovered|shows?|showed|points?|pointed|indicates?|indicated|include[sd]?)\b"
)


def enumerated(umbrella: Statement, released: date | None) -> tuple[Statement, ...]:
    """The parts of "five orders on: (1) ...; (2) ...; and (3) ..." inside one sentence; empty when it has no such list."""
    text = umbrella.sentence.plain
    if not umbrella.span[1] and (_WHEN_EACH.match(text) or _WHAT_WAS_FOUND.match(text)):
        return ()
    at = text.find(":", umbrella.span[0])
    they = _THEY_ARE.match(text) if at < 0 and not umbrella.span[1] else None
    first = _FIRST.search(text, umbrella.span[0]) if at < 0 and ")" in text else None
    offset = at + 1 if at >= 0 else they.end() if they else first.start() if first else umbrella.span[1]
    tail = text[offset:]
    parts = list(_NUMBERED.finditer(tail) if ")" in tail else ()) or list(
        _BETWEEN.finditer(tail) if ";" in tail else _ONE_ON.finditer(tail)
    )
    if (
        len(parts) < 2 and at < 0 and umbrella.several is not None and umbrella.action is Action.ISSUED
    ):  # "against two quarries, one run by A": the first is in the clause itself
        offset = umbrella.span[0]
        parts = list(_ONE_ON.finditer(text[offset:]))
    if len(parts) < 2:
        return ()
    found: list[Statement] = []
    stops = [*(offset + part.start() for part in parts[1:]), len(text)]
    for part, end in reversed(list(zip(parts, stops, strict=True))):
        if part is parts[0] and not found:  # "gloves made by A; made with forced labor": what is no list fails behind
            return ()
        start = offset + part.end()
        piece = Sentence(umbrella.sentence.text[start:end], text[start:end], umbrella.sentence.block, Kind.ITEM)
        stated = item_statement(piece, umbrella, released)
        if stated and not _ABOUT_ONE.match(piece.plain):
            own = tuple(mentions(part.groupdict().get("day") or part.group(), released))
            found.append(replace(stated, several=None, dates=(*_at_the_start(own), *stated.dates)))
    return tuple(reversed(found)) if len(found) > 1 else ()
