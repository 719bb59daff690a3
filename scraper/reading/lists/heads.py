"""Sentences that announce a number of orders and leave to the list behind them which they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ledger.model import Action, Effect, Instrument
from scraper.reading.clauses.inserted import without_inserted
from scraper.reading.clauses.ports import DETAIN
from scraper.reading.clauses.statement import Statement
from scraper.reading.names.about import ABOUT
from scraper.reading.phrases.phrase import Phrase, read_phrase
from scraper.reading.text.dates import Mention, mentions
from scraper.reading.text.lowercase import small
from scraper.reading.text.manuscript import Kind
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import (
    INSTRUMENT,
    NO_FORCE,
    NUMBER,
    PLURAL,
    instrument_named,
    instrument_of,
    instruments,
    number,
)

_UNDER = re.compile(
    rf"\bunder\s+(?:the\s+)?(?:following\s+)?(?P<n>{NUMBER}\s+)?(?:(?:new|separate)\s+){{0,2}}$", re.IGNORECASE
)


def listed_under(sentence: Sentence, released: date | None) -> Statement | None:
    """ "will detain the following under four new orders: a; b; c": an umbrella sentence without a verb of issuing."""
    text = sentence.plain
    colon = text.find(":")
    if headed := _heads_list(sentence, released) or _one_by_one(sentence, released) or _notified(sentence, released):
        return headed
    if colon < 0 or not (";" in text[colon:] or "separate" in text[:colon]):
        return _promised(sentence, released)
    for met in INSTRUMENT.finditer(text, 0, colon):
        under = _UNDER.search(text[: met.start()])
        if under and PLURAL.search(met.group().strip()) and re.search(r"\b(?:detain|seize)", text[:colon]):
            dates = tuple(mentions(text[:colon], released))
            over = _umbrella(sentence, instrument_of(met), under.group("n"), dates, (under.start(), colon))
            stop = DETAIN.search(small(text[:colon]))
            held = read_phrase(text[: under.start()], stop.end()).goods if stop else None
            return replace(over, phrase=replace(over.phrase, goods=held))
    return None


def _umbrella(
    sentence: Sentence, instrument: Instrument, count: str | None, days: tuple[Mention, ...], span: tuple[int, int]
) -> Statement:
    """A number of orders of one kind, issued now; which they are is told behind `span`."""
    several = (number(count.strip()) if count else None) or 0
    phrase = Phrase(end=span[1])
    return Statement(sentence, Effect.IMPOSED, Action.ISSUED, instrument, phrase, "now", days, span, several=several)


_ENDS = re.compile(
    r"\b(?:modif|revok|lift|rescind|terminat|end(?:s|ed)\b|no\s+longer|chang|amend|updat|narrow|widen|expand|admissib|since|to\s+date|so\s+far)",
    re.IGNORECASE,
)


def _heads_list(sentence: Sentence, released: date | None) -> Statement | None:
    """ "CBP closed April with four Withhold Release Orders:", over a list."""
    text = sentence.plain.rstrip()
    if not sentence.opens_list or _ENDS.search(text) or any(one.is_past(released) for one in mentions(text, released)):
        return None
    for met in instruments(text):
        if not PLURAL.search(met.group().strip()):
            continue
        counted = re.search(rf"\b({NUMBER})\s+(?:new\s+|separate\s+)*$", text[: met.start()], re.IGNORECASE)
        sent = _SENT.search(text) and (_FOLLOWING.search(text, 0, met.start()) or text.endswith(" are:"))
        if counted or sent:
            days = tuple(mentions(text, released))
            count = counted.group(1) if counted else None
            return _umbrella(sentence, instrument_of(met), count, days, met.span())
    return None


#: "CBP has directed the following Withhold Release Orders to the ports:".
_FOLLOWING = re.compile(r"\b(?:[Tt]he\s+following|[Tt]hese)\s+(?:new\s+|separate\s+)*$")
_SENT = re.compile(
    r"\b(?:directed|sent|given|gave|transmitted|received|forwarded|dispatched|delivered|addressed|instructed|gone\s+out|went\s+out)\b[^:;]*?\bports?\b|"
    r"\bports?\b[^:;]*?\b(?:received|sent|given|directed|instructed)\b"
)


#: "The orders cover:", "The agency's detention orders are directed against the following:".
_THE_ORDERS = re.compile(
    r"^(?:The(?:se|\s+agency's|\s+(?:three|four|five|six|seven|eight|nine|ten))?|CBP's|All|They)(?:\s+(?:new|separate|withhold\s+release|Withhold\s+Release|detention|Detention))*(?:\s+(?P<order>orders|Orders|WROs)(?:,\s+(?:(?:all|each)\s+(?:of\s+(?:which|them)\s+)?)?[^:;]{3,80},)?)?\s+"
    r"(?:(?:now\s+)?(?:cover|concern|target|name|bar|block|stop|reach|affect|include|comprise|(?:are|were)(?:\s+(?:on|against))?|appl(?:y|ies)\s+to|extend\s+to)|(?:are|were)\s+(?:directed|aimed|issued)\s+(?:against|at|on))"
    r"(?:\s+(?:the\s+following|these)(?:\s+[a-z]+){0,3})?\s*:$"
    r"|^(?:The|These)\s+(?:(?:new|separate|two|three|four|five|six|seven|eight)\s+)*(?:[Ww]ithhold\s+[Rr]elease\s+[Oo]rders|WROs|orders)(?:,\s+(?:all\s+of\s+)?which\s[^,:;]{3,80},)?\s+"
    r"(?:instruct|direct|require|tell|order|call\s+(?:on|upon))\s+[^:;.]{3,70}?\sto\s+(?!releas|admit|allow|clear|accept|let|permit|resum|no\s)[a-z]+(?:\s+(?:away|aside|back|out|(?:the\s+)?release\s+of))?(?:\s+(?:the\s+following|these)(?:\s+[a-z]+){0,3})?\s*:$"
    r"|^(?:The|These)(?:\s+following)?(?:\s+[a-z]+)?\s+(?:new\s+)?orders\s+(?:were|are|have\s+been)\s+(?:signed|issued|handed\s+down|announced|made\s+public)\b[^:;]{0,90}:$"
    #: "All four took effect on Friday, July 10:".
    rf"|^(?:All|These|The|They|Each)(?:\s+{NUMBER})?(?:\s+of\s+them|\s+orders)?\s+(?:all\s+)?"
    r"(?:(?:take|takes|took)\s+effect|(?:go|goes|went|come|comes|came)\s+into\s+(?:effect|force))\b[^:;]{0,60}:$"
)
_OF_OLD = re.compile(r"\b(?:active|existing|in\s+force|enforc\w+|current(?:ly)?|earlier|previous|all\s+time)\b")
#: "has barred four products from entry".
_HAS_ACTED = re.compile(
    r"\b(?:CBP|Border\s+Protection|[Tt]he\s+agency)(?:\s+\([A-Z]+\))?\s+(?:(?:has|today|yesterday|also|now)\s+)*"
    r"(?:barred|banned|blocked|stopped|closed|acted|moved|instructed|directed|halted|prohibited|shut|took\s+action|taken\s+action|issued|ordered|excluded)\b"
)


def orders_cover(sentence: Sentence, body: Sequence[Sentence], released: date | None) -> Statement | None:
    """ "The orders cover:" over a list, on a page whose lead says that CBP acted, or did on a day of these days."""
    text = sentence.plain.rstrip()
    met = _THE_ORDERS.match(text) if sentence.opens_list and not _OF_OLD.search(text) else None
    if met is None or sentence.block > _NEAR:
        return None
    before = [one for one in body if one.block <= sentence.block and one is not sentence and not one.spoken]
    order = next((one for each in reversed(before) for one in instruments(each.plain)), None)
    order = order or next((one for each in body if not each.spoken for one in instruments(each.plain)), None)
    instrument = instrument_of(order) if order else Instrument.WRO if _WITHHOLD.search(text) else None
    if instrument is None:
        return None
    days = [one for each in (*before, sentence) for one in mentions(each.plain, released)]
    if any(one.is_past(released) for one in days) or not (
        any(one.is_news(released) for one in days) or any(_HAS_ACTED.search(each.plain) for each in before)
    ):
        return None
    acted = [each.plain for each in before if _HAS_ACTED.search(each.plain) or _of_orders(each.plain)]
    told = [one for each in acted for one in mentions(each, released) if not _TOLD.search(each, 0, one.start)]
    return _umbrella(sentence, instrument, None, tuple(replace(one, start=0, end=0) for one in told), met.span())


#: "CBP announced on Tuesday": when it was told, not when it was done.
_TOLD = re.compile(r"\b(?:announc|sa[iy]|told|report)\w*\s+(?:on\s+)?$")


def _of_orders(text: str) -> bool:
    return any(PLURAL.search(one.group().strip()) for one in instruments(text))


_NEAR = 3
#: "direct ports to withhold release of:": which order that is.
_WITHHOLD = re.compile(r"\bwithhold\s+(?:the\s+)?release\s+of\b")


#: "announced the following actions, all effective March 14:".
_ACTIONS = re.compile(
    r"\b(?:announce[sd]|announcing|issue[sd]|took|taken|takes|taking)\b[^.;]{0,60}\b(?:actions?|measures?|steps|orders|decisions|following)\b[^.;]*:$",
    re.IGNORECASE,
)
#: "announced the following forced labor actions today", over a table whose rows say what each of them is.
_THE_ACTIONS = re.compile(
    rf"\b(?:announce[sd]|took|takes|taken)\b[^.;]{{0,60}}?\b(?:the\s+following|these|{NUMBER}|several)\s+(?:[\w-]+\s+){{0,4}}?(?:actions|decisions|measures|steps)\b"
)


def actions_told(body: Sequence[Sentence], released: date | None) -> Statement | None:
    """The sentence of the lead that announces actions of this day, as a head of a table that says of each what it is."""
    for one in body:
        met = _THE_ACTIONS.search(one.plain) if one.block < _NEAR and not one.spoken else None
        if met and not any(day.is_past(released) for day in mentions(one.plain, released)):
            days = tuple(mentions(one.plain, released))
            return Statement(one, None, None, None, Phrase(), "now", days, met.span(), several=0)
    return None


_ANNOUNCES = re.compile(r"\bannounce[sd]\b")
_ITEM = re.compile(
    r"(?=[•·*(\dAONWDFnwdf])(?:[•·*]\s+)?(?:\(?\d{1,2}[.):]\s*)?(?:An?\s+|One\s+)?(?:(?:new|formal)\s+)?(?P<order>(?:[Ww]ithhold\s+[Rr]elease|[Dd]etention)\s+[Oo]rder|WRO|(?:[Ff]orced\s+[Ll]abor\s+)?[Ff]inding)(?:\s+of\s+forced\s+labor)?(?:\s*\([^)]{1,12}\))?"
    r"(?:\s+(?:on|against|covering|for)\s+(?=\S)|(?P<label>\s*:\s+)(?=\S))"
)


def listed_item(sentence: Sentence, body: Sequence[Sentence], released: date | None) -> Statement | None:
    """ "A WRO against A, covering denim", "Finding: tea of A": an item of a list of what was done today."""
    met = _ITEM.match(sentence.plain)
    if met is None or not (sentence.kind is Kind.ITEM or met["label"] or not met.group()[0].isalnum()):
        return None
    before = [one for one in body if one.block < sentence.block and one.kind is Kind.PARAGRAPH]
    lead = next((one for one in reversed(before) if not _ITEM.match(one.plain)), None)
    if (
        lead is None
        or not _ACTIONS.search(without_inserted(lead.plain).rstrip())
        or _ENDS.search(sentence.plain, met.end())
    ):
        return None
    days = (*mentions(lead.plain, released), *mentions(sentence.plain, released))
    opens = lead.block == 0 and _ANNOUNCES.search(lead.plain)  # the page's own lead: of the day it was released
    if any(one.is_past(released) for one in days) or not (opens or any(one.is_news(released) for one in days)):
        return None
    phrase = read_phrase(sentence.plain, met.end())
    instrument = instrument_named(met["order"])
    own = tuple(mentions(sentence.plain, released))
    of_lead = tuple(replace(one, start=0, end=0) for one in mentions(lead.plain, released))
    return Statement(
        sentence, Effect.IMPOSED, Action.ISSUED, instrument, phrase, "now", (*of_lead, *own), (met.start(), phrase.end)
    )


#: "two Findings, which are published tomorrow: one on seaweed, the other on squid".
_ONE_ON = re.compile(
    r":\s+(?:one|the\s+first|a\s+first(?:\s+one)?)\s+(?:is\s+|was\s+)?(?:on|against|covers|covering|for)\s+"
)


def _one_by_one(sentence: Sentence, released: date | None) -> Statement | None:
    """A number of orders told one by one behind a colon, whatever verb stands before it."""
    text = sentence.plain
    listed = _ONE_ON.search(text)
    if (
        listed is None
        or _ENDS.search(text, 0, listed.start())
        or any(one.is_past(released) for one in mentions(text, released))
    ):
        return None
    for met in INSTRUMENT.finditer(text, 0, listed.start()):
        counted = re.search(rf"\b({NUMBER})\s+(?:[a-z]+\s+){{0,2}}$", text[: met.start()], re.IGNORECASE)
        if counted and PLURAL.search(met.group().strip()) and not NO_FORCE.search(text[: counted.start()]):
            days = tuple(mentions(text[: listed.start()], released))
            over = _umbrella(sentence, instrument_of(met), counted.group(1), days, (counted.start(), listed.start()))
            about = ABOUT.match(text, met.end(), listed.start())
            return replace(over, phrase=read_phrase(text[: listed.start()], about.end())) if about else over
    return None


#: "to notify the trade of two new Withhold Release Orders".
_NOTIFIES = re.compile(
    rf"\b(?:notif(?:y|ies|ying)|inform(?:s|ing)?|advis(?:e|es|ing)|alert(?:s|ing)?)\s+[^.;:]{{0,60}}?\b(?:of|to|about)\s+(?:(?P<n>{NUMBER})\s+new\s+|(?P<some>(?:the\s+following\s+)?))$"
)


_TELLING = ("otif", "nform", "dvis", "lert")
#: "of WROs issued by CBP under 19 CFR 12.42(e)".
_ISSUED_BY = re.compile(
    r"(?:\s+\([A-Za-z]+\))?\s+(?:newly\s+)?(?:issued|signed)\s+by\s+(?:CBP|U\.S\.|the\s+(?:Acting\s+)?Commissioner)"
)


def _notified(sentence: Sentence, released: date | None) -> Statement | None:
    """A number of new orders that a bulletin tells the trade of: which they are, the sentences behind it say."""
    text = sentence.plain
    for met in instruments(text) if any(map(text.__contains__, _TELLING)) else ():
        counted = _NOTIFIES.search(text, 0, met.start())
        told = counted and (counted["n"] or _ISSUED_BY.match(text, met.end()))
        if counted and told and PLURAL.search(met.group().strip()):
            return _umbrella(
                sentence,
                instrument_of(met),
                counted["n"],
                tuple(mentions(text, released)),
                (counted.start(), met.end()),
            )
    return None


def _promised(sentence: Sentence, released: date | None) -> Statement | None:
    """ "will detain certain merchandise under two new orders.": which they are, the sentences behind it say."""
    text = sentence.plain
    stop = DETAIN.search(small(text)) if " under " in text and " new " in text else None
    if stop is None:
        return None
    for met in INSTRUMENT.finditer(text, stop.end()):
        under = _UNDER.search(text[: met.start()])
        if not under or not under.group("n") or not PLURAL.search(met.group().strip()):
            continue
        held = read_phrase(text[: under.start()], stop.end())
        if "new" not in under.group() or held.entity or (held.goods and held.country):
            continue
        dates = tuple(mentions(text, released))
        return _umbrella(sentence, instrument_of(met), under.group("n"), dates, (stop.start(), met.end()))
    return None
