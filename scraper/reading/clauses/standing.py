"""Clauses that say where somebody, or an order, stands: "came under a Withhold Release Order today", "the order is at an end".

The instrument is neither the object of a verb of CBP's nor its passive subject here, so the grammar of `statements` does
not see it. A clause that tells of an order as of something known already ("held under the order on ...") states no act.
"""

from __future__ import annotations

import re
import string
from dataclasses import replace
from datetime import date
from typing import Protocol

from ledger.model import Action, Effect
from scraper.reading.clauses.against import directed
from scraper.reading.clauses.dated import dated
from scraper.reading.clauses.extension import added_to, reaches
from scraper.reading.clauses.how_many import each_in
from scraper.reading.clauses.in_its_place import takes_the_place
from scraper.reading.clauses.inserted import without_inserted
from scraper.reading.clauses.published import found_that, published
from scraper.reading.clauses.reach import object_of
from scraper.reading.clauses.reference import LAPSED
from scraper.reading.clauses.referring import REFERS
from scraper.reading.clauses.statement import Statement
from scraper.reading.clauses.subjects import THEIR_OWN, subject_start
from scraper.reading.clauses.tidings import ABOUT, several_of, told
from scraper.reading.clauses.took_effect import took_effect_today
from scraper.reading.names.about import ABOUT as ABOUT_ORDER
from scraper.reading.phrases.phrase import Phrase, read_phrase
from scraper.reading.text.dates import mentions
from scraper.reading.text.force import HEARSAY, powerless, when_of
from scraper.reading.text.lowercase import Needles, beginnings, opening, small
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import NO_FORCE, NUMBER, NUMBERS, ORDINAL, PLURAL, instrument_of, instruments

_NEW = (
    rf"(?:(?:an?|another|its|their|{NUMBER}|new|formal|separate|region-wide|fresh|own|latest|newest|CBP's)\s+){{0,3}}"
)
#: "was made subject to a", "came under": who or what stands before it is what the new order covers.
_CAME = re.compile(
    r"\b"
    + opening("wa we is ar ha ca co fa fe fi fo be re dr no to ye ea bo")
    + r"(?<!longer )(?<!not )(?:(?:was|were|is|are|has\s+been|have\s+been)\s+(?:also\s+|now\s+|today\s+|yesterday\s+)*"
    r"(?:made\s+subject\s+to|(?:placed|put|brought)\s+(?:today\s+|yesterday\s+)?under)|"
    r"(?:came|comes|come|falls?|fell|finds?\s+(?:itself|themselves)|found\s+(?:itself|themselves))\s+(?:once\s+more\s+|again\s+|today\s+|yesterday\s+)*under|"
    r"(?:became|becomes|become)\s+(?:subject\s+to|the\s+(?:subject|object|target)\s+of)|"
    r"(?:(?:has|have)\s+)?(?:today\s+|yesterday\s+|each\s+|both\s+)*(?:received|drew|drawn|now\s+faces?)|"
    r"(?:was|were|has\s+been|have\s+been)\s+(?:each\s+|both\s+|today\s+)*(?:hit|served|slapped|met)\s+with)\s+"
    + _NEW
    + r"$",
    re.IGNORECASE,
)
#: "has put nuts shelled by A under a": what stands between is what the new order covers.
_PUTS = r"(?:puts?|placed|places|placing|putting|brings?|brought|bringing)"
_PUT = re.compile(rf"\b{_PUTS}\s+(?P<what>(?!under\b)(?:(?!\b{_PUTS}\b)[^;:]){{3,240}}?)\s+under\s+" + _NEW + "$")
#: "hit A with a": whom the new order is on.
_HIT = re.compile(
    r"\b(?:hits?|slap(?:s|ped)|served|struck|targeted|subject(?:s|ed)|(?P<makes>ma(?:de|kes)|name[ds]))\s+(?:today\s+)?(?P<what>(?!by\b)[^;:]{3,200}?),?\s+"
    r"(?:the\s+(?:subject|target|object)\s+of|(?(makes)in|(?:with|to|in)))\s+" + _NEW + "$"
)
#: "is subject to a", "are under a": as of this day, or nothing new.
_STANDS_UNDER = re.compile(
    r"\b(?:is|are)\s+(?:(?:now|henceforth|(?:from|since|as\s+of)\s+(?:today|now|yesterday)(?:\s+on)?)\s+)?(?:subject(?:\s+(?:as\s+of|from|since)\s+[A-Za-z]+\.?(?:\s+\d{1,2})?)?\s+to|under|the\s+(?:subject|object|target)s?\s+of|(?:named|listed)\s+(?:in|under)|(?:covered|targeted|affected|caught)\s+by)\s+"
    + _NEW
    + "$",
    re.IGNORECASE,
)
#: "have been subject to a", where a page opens: since a day of these.
_HAS_STOOD = re.compile(r"\b(?:has|have)\s+been\s+(?:subject\s+to|under)\s+" + _NEW + "$", re.IGNORECASE)
#: "are the subject of the WRO the agency issued today".
_STANDS_UNDER_THE = re.compile(
    r"\b(?:is|are)\s+(?:now\s+)?(?:subject\s+to|under|the\s+(?:subject|object|target)s?\s+of|(?:covered|targeted|affected|caught)\s+by)\s+the\s+$"
)
#: "a Withhold Release Order now stands against", "has a WRO in place on".
_STANDS = re.compile(
    r"(?:\s*\([^)]{1,12}\))?\s+(?:(?:now|today|also)\s+)*(?:(?:stands|lies|is|has\s+been)\s+)?(?:(?:now|today)\s+)?(?:in\s+(?:place|force|effect)\s+)?"
    r"(?:against|on|over)\s+(?=\S)"
)
_IN_PLACE = re.compile(r"\b(?:stands|lies|in\s+(?:place|force|effect))\b")
#: "a WRO is in effect as of today for the following:".
_FOLLOWING = re.compile(
    r"(?:\s*\([^)]{1,12}\))?\s+(?:is|has\s+been)\s+(?:now\s+)?(?:in\s+(?:place|force|effect)|issued|published)\b[^.;:]{0,60}\b(?:for|on|against|covering)\s+the\s+following\b"
)
#: "two orders went into effect today", "an order on A took effect".
_BEGAN = re.compile(
    r"(?P<about>[^;:]{0,160}?)\s(?:(?:went|came|comes?|goes|go|entered|enters?)\s+into\s+(?:effect|force)|t(?:ook|akes?)\s+effect|(?:(?:has|have)\s+been|is|are)\s+(?:now\s+)?(?:in\s+(?:force|effect|place)|effective)(?=\s+(?:since|as\s+of|from|at)\b)|"
    r"(?:was|were|has\s+been|have\s+been)\s+(?:signed|announced|handed\s+down)|appears?\s+in\s+(?:the|today's|yesterday's)\s+(?:Federal\s+Register|Customs\s+Bulletin))\b"
)
#: "a Withhold Release Order CBP handed down on Monday": when, of what the sentence before tells.
_BY_CBP = re.compile(
    r"(?:\s*\([^)]{1,12}\))?\s+(?:(?:that|which)\s+)?(?:CBP|it|the\s+agency|U\.S\.\s+Customs\s+and\s+Border\s+Protection)\s+(?:has\s+)?"
    r"(?:issued|signed|handed\s+down|announced|imposed|published|put\s+in\s+place)\b"
)
_A = re.compile(rf"\b(?:an?|another|{NUMBER}|new)\s+(?:(?:new|separate|region-wide|single)\s+)*$", re.IGNORECASE)
_LAST_OF_A = ("a", "an", "another", "new", "separate", "region-wide", "single", *NUMBERS, *string.digits)
#: Behind an order's name: it goes on no longer; not "the WRO that preceded the Finding is inactive".
_OVER = re.compile(
    r"(?!\s+(?:that|which)\s+(?:had\s+)?preceded\b|\s+(?:that\s+|which\s+)?(?:it|the\s+Finding)\s+replace[sd]\b)[^;:]{0,160}?\b(?:no\s+longer\s+appl(?:y|ies)(?=[.,;:]|$)|(?:is|are|was|has|have)\s+(?:now\s+)?(?:no\s+longer\s+(?:necessary|needed|warranted)|at\s+an\s+end|no\s+more|(?:come|been\s+brought)\s+to\s+an\s+end|"
    r"ended(?!\s+(?:up|with))|over(?=[.,;]|\s+and\b|$))|" + LAPSED + ")"
)
#: "let the order on A lapse", "brought the order on A to a close".
_LET = re.compile(r"\b(?:let|lets|letting|allow(?:s|ed|ing)|br(?:ings|ought))\s+(?:the|its|that|an?)\s+$")
_LAPSE = re.compile(r"[^;:]{0,160}?\s(?:lapse|expire|run\s+out|(?:come\s+)?to\s+an\s+end|to\s+a\s+close)\b")
#: "put the order on A back in force".
_PUT_IT = re.compile(r"\b(?:puts?|putting|placed|brings?|brought)\s+(?:the|its|that)\s+$")
_BACK = re.compile(r"[^;:]{0,200}?\sback\s+in(?:to)?\s+(?:effect|force|place)\b")
#: "came to an end at midnight": the one before this day.
_AT_MIDNIGHT = re.compile(r"\s+(?:at\s+midnight|last\s+night|overnight)(?=[\s.,;]*(?:$|[.,;]|(?:and|after|when)\s))")
#: "One order ended today, another took its place": of which the page goes on to tell.
_ONE = re.compile(r"\b[Oo]ne\s+$")
#: "For one of the four firms in the order, it is over".
_FOR_SOME = re.compile(r"(?:For|As\s+for|With\s+regard\s+to)\s")
_SINCE = re.compile(r"\b(?:since|had|once)\b")
#: "until yesterday, when CBP put the quarry under a": not if it does, but on that day it did.
_DAY_WHEN = re.compile(r"(?<=day|\s\s\s), when\s")


def standings(sentence: Sentence, released: date | None, *, title: bool, issued: bool = False) -> list[Statement]:
    """Who comes under an order, which order has ended, and unless one `issued` is read already, which a day says to be new."""
    text = sentence.plain
    found: list[Statement] = []
    orders = instruments(text)
    told = beginnings(small(text))
    readers = [read for read, words in _READERS if orders and not words.beginnings.isdisjoint(told)]
    for met in orders:
        stated = next((one for read in readers if (one := read(sentence, met, released, title=title))), None)
        if stated is not None:
            found.append(stated)
    if (
        not title
        and not issued
        and not any(one.action is Action.ISSUED for one in found)
        and (new := dated(sentence, released))
    ):
        found.append(new)
    return found


def _under(sentence: Sentence, met: re.Match[str], released: date | None, *, title: bool) -> Statement | None:
    """The subject of "came under", or the object of "put under", as what a new order covers."""
    text = sentence.plain
    window = max(0, met.start() - 320)
    came = _CAME.search(text, window, met.start())
    put = None if came else _PUT.search(text, window, met.start()) or _HIT.search(text, window, met.start())
    verb = came or put
    before = (
        _DAY_WHEN.sub("; ", text[: verb.start()]) if verb and ", when" in text else text[: verb.start() if verb else 0]
    )
    if verb is None or NO_FORCE.search(before[-140:]) or HEARSAY.search(before):
        return None
    start = verb.start()
    if put:
        phrase = read_phrase(text[: put.end("what") + len(" under")], put.start("what"), title=title)
    else:
        opens = subject_start(text, start)
        phrase = read_phrase(_unseated(text[:start]), opens, title=title, initial=opens == 0)
    phrase = phrase if put else _with_goods(phrase, text, met.end())
    several = 0 if each_in(verb.group()) else several_of(text, start, met)
    told_of = phrase.goods or phrase.entity or REFERS.search(put["what"] if put else text[:start])
    if several is None and not told_of and not title:
        return None
    dates = tuple(mentions(text, released))
    when = when_of(text, start, met.start(), dates, released, title=title, changes=False)
    if when == "unmarked" and _SINCE.search(text[max(0, start - 30) :]):
        when = "then"
    instrument = instrument_of(met)
    span = (min(start, met.start()), max(met.end(), phrase.end))
    if put and put.groupdict().get("makes") and _ONE_MORE.match(put["what"]) and put.group().endswith("its "):
        return Statement(sentence, Effect.WIDENED, Action.MODIFIED, instrument, phrase, when, dates, span, scope=True)
    return Statement(sentence, Effect.IMPOSED, Action.ISSUED, instrument, phrase, when, dates, span, several=several)


#: "named a third exporter, X, in its order": in one that there is.
_ONE_MORE = re.compile(
    rf"(?:another|an?\s+(?:{ORDINAL}|further|additional)|(?:{NUMBER})\s+(?:more|further|additional))\s"
)


#: ", of Kaohsiung, Taiwan,": where one of several has its seat.
_SEAT = re.compile(
    r",\s+(?:of|in)\s+(?:the\s+)?[A-ZÀ-Ž][\w'-]+(?:\s[A-ZÀ-Ž][\w'-]+){0,2}(?:,\s[A-ZÀ-Ž][\w'-]+(?:\s[A-ZÀ-Ž][\w'-]+)?)?,(?=\s)"
)


def _unseated(subject: str) -> str:
    """The subject, with blanks where it says in which towns those it names are."""
    return _SEAT.sub(lambda met: " " * len(met.group()), subject) if subject.count(",") > 1 else subject


def _with_goods(phrase: Phrase, text: str, order: int) -> Phrase:
    """ "A and B are named in an order on wire": the goods stand behind the order's name, which ends at `order`."""
    met = ABOUT.match(text, order) or ABOUT_ORDER.match(text, order)
    about = met if phrase.entity and not phrase.goods else None
    return replace(phrase, goods=read_phrase(text, about.end()).goods) if about else phrase


def _ended(sentence: Sentence, met: re.Match[str], released: date | None, *, title: bool) -> Statement | None:
    """ "The order on A is at an end."."""
    text = sentence.plain
    over = _OVER.match(text, met.end()) or (_LAPSE.match(text, met.end()) if _LET.search(text[: met.start()]) else None)
    if (
        over is None
        or _FOR_SOME.match(text)
        or NO_FORCE.search(text[: met.start()])
        or HEARSAY.search(text[: met.start()])
    ):
        return None
    about = ABOUT_ORDER.match(text, met.end())
    phrase = read_phrase(text, about.end(), title=title) if about else Phrase(end=over.end())
    dates = tuple(mentions(text, released))
    if about is None and _ONE.search(text[: met.start()]):
        return None
    near = [one for one in dates if -12 <= one.start - over.end() <= 24]
    past = any(one.is_past(released) for one in dates if one.start > over.end())
    news = title or any(one.is_news(released) for one in near) or _AT_MIDNIGHT.match(text, over.end())
    when = "now" if news else "then" if past else "unmarked"
    instrument = instrument_of(met)
    span = (met.start(), over.end())
    return Statement(sentence, Effect.LIFTED, Action.REVOKED, instrument, phrase, when, dates, span)


def _back(sentence: Sentence, met: re.Match[str], released: date | None, *, title: bool) -> Statement | None:
    """ "CBP has put the order on A back in force"."""
    text = sentence.plain
    put = _PUT_IT.search(text[: met.start()])
    back = _BACK.match(text, met.end()) if put else None
    if put is None or back is None or powerless(text, put.start(), "put", title=title):
        return None
    about = ABOUT.match(text, met.end())
    phrase = read_phrase(text[: back.end()], about.end(), title=title) if about else Phrase(end=back.end())
    dates = tuple(mentions(text, released))
    when = when_of(text, put.start(), back.end(), dates, released, title=title, changes=True)
    return Statement(
        sentence, Effect.IMPOSED, Action.ISSUED, instrument_of(met), phrase, when, dates, (put.start(), back.end())
    )


def _stands(sentence: Sentence, met: re.Match[str], released: date | None, *, title: bool) -> Statement | None:
    """ "A Withhold Release Order now stands against A", "timber of A is subject to an order as of today"."""
    text = without_inserted(sentence.plain)
    window = max(0, met.start() - 320)
    under = None if title else _STANDS_UNDER.search(text, window, met.start())
    if sentence.block == 0 and not under:
        under = _HAS_STOOD.search(text, window, met.start())
    if not (under or title) and _BY_CBP.match(text, met.end()):
        under = _STANDS_UNDER_THE.search(text, window, met.start())
    if under and _OF_SOME.search(text, 0, under.start()):
        return None
    if under:
        phrase = _subject_of(under, text, met.end())
        span = (under.start(), met.end())
        return told(sentence, met, released, phrase, span) if phrase.goods or phrase.entity else None
    if not title and (following := _FOLLOWING.match(text, met.end())):
        return told(sentence, met, released, Phrase(end=following.end()), (met.start(), following.end()))
    if not title and (bars := _new_order(sentence, met, released)):
        return bars
    behind = _STANDS.match(text, met.end())
    if title or behind is None or not _IN_PLACE.search(behind.group()):
        return None
    phrase = read_phrase(text, behind.end())
    span = (met.start(), phrase.end)
    return told(sentence, met, released, phrase, span) if phrase.goods or phrase.entity else None


#: "shrimp from a plant that is under a Withhold Release Order": from whichever is.
_OF_SOME = re.compile(r"\b(?:from|of|by)\s+an?\s+(?:[a-z-]+\s+){1,3}?(?:that|which)\s+$")
#: "The shrimp trawlers of A are the target of an order": a fleet, which what ports do tells of.
_SHIPS_OF = re.compile(r"\b(?:vessels|ships|boats|trawlers|longliners|seiners)\s+(?:of|belonging\s+to)\s")


def _subject_of(under: re.Match[str], text: str, order: int) -> Phrase:
    """Who stands under the order whose name ends at `order`."""
    opens = subject_start(text, under.start())
    theirs = THEIR_OWN.match(text, opens, under.start())
    phrase = read_phrase(text[: under.start()], theirs.end() if theirs else opens, initial=opens == 0 and not theirs)
    if phrase.form == "place" and phrase.goods is None:  # "Growers in the X valley, A and B, are"
        named = object_of(text, opens, under.start())
        phrase = named if named.entity and named.form != "place" else phrase
    return _with_goods(phrase, text, order)


def stands_headed(sentence: Sentence, released: date | None) -> Statement | None:
    """ "A and B are the object of a Withhold Release Order", under a headline that issues one: no day need say that it is new."""
    text = without_inserted(sentence.plain)
    for met in instruments(text):
        under = _STANDS_UNDER.search(text, max(0, met.start() - 320), met.start())
        before = text[: met.start()]
        idle = NO_FORCE.search(before[-140:]) or HEARSAY.search(before) or _SHIPS_OF.search(before)
        phrase = None if under is None or idle else _subject_of(under, text, met.end())
        dates = tuple(mentions(text, released))
        if under is None or phrase is None or phrase.entity is None or any(one.is_past(released) for one in dates):
            continue
        span = (under.start(), met.end())
        return Statement(sentence, Effect.IMPOSED, Action.ISSUED, instrument_of(met), phrase, "now", dates, span)
    return None


#: "A new Withhold Release Order bars tobacco made by A", "Another WRO covers".
_NEW_ONE = re.compile(r"^\W*(?:[Aa]\s+new|[Aa]nother)\s+$")
#: "The first is a Withhold Release Order on noodles".
_FIRST_IS = re.compile(
    r"^\W*(?:The\s+(?:first|second|third|other|last)|One)(?:\s+of\s+(?:them|these))?\s+is\s+an?\s+(?:new\s+)?$"
)
#: "CBP's latest WRO is on gloves": new where it opens a page, or on a day of these.
_LATEST = r"(?:CBP's|[Tt]he\s+agency's|[Ii]ts)\s+(?:latest|newest|most\s+recent)"
_LATEST_ONE = re.compile(rf"^\W*{_LATEST}\s+$")
_BARS = re.compile(
    r"(?:\s*\([A-Z]+\))?(?:,\s+[^,;]{3,60},)?\s+(?:is\s+(?:on|against)|bars|blocks|stops|covers|targets|hits|names|concerns|prohibits|keeps\s+out|applies\s+to)\s+"
    r"(?:(?:imports|shipments|the\s+(?:entry|importation))\s+of\s+)?(?=\S)"
)
#: "The target of CBP's latest WRO is A", "The newest addition to CBP's list of WROs is A".
_TARGET = re.compile(
    rf"^\W*The\s+(?:(?:\w+\s+)?(?:target|subject|object)\s+of\s+(?:{_LATEST}|a\s+new)|(?:latest|newest|most\s+recent)\s+(?:addition\s+to|entry\s+(?:on|in))\s+(?:CBP's|the\s+agency's|its)\s+(?:\w+\s+)?list\s+of)\s+$"
)
_IS = re.compile(r"(?:\s*\([A-Z]+\))?\s+is\s+(?:the\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])")


#: "Affected by the WRO that CBP issued today are gloves made by A".
_FRONTED = re.compile(
    r"^\W*(?:(?:Affected|Covered|Targeted|Hit|Caught|Barred|Stopped)\s+by|Subject\s+to|Named\s+in|At\s+issue\s+in|The\s+subject\s+of|Under)\s+(?:the|an?|this|CBP's)\s+(?:new\s+|latest\s+)?$"
)
_ARE = re.compile(r"(?:\s*\([A-Z]+\))?[^.;:]{0,60}?\s(?:is|are)\s+(?!(?:to|now|not)\s)(?=\S)")


def _new_order(sentence: Sentence, met: re.Match[str], released: date | None) -> Statement | None:
    text = sentence.plain
    before = text[: met.start()]
    target = _TARGET.search(before)
    fronted = _FRONTED.search(before)
    latest = target or fronted or _LATEST_ONE.search(before)
    in_turn = _FIRST_IS.search(before)
    behind = ABOUT if in_turn else _ARE if fronted else _IS if target else _BARS
    bars = behind.match(text, met.end()) if latest or in_turn or _NEW_ONE.search(before) else None
    dates = tuple(mentions(text, released)) if bars else ()
    phrase = read_phrase(text, bars.end()) if bars else None
    if phrase is None or not (phrase.goods or phrase.entity) or any(one.is_past(released) for one in dates):
        return None
    if latest and sentence.block > 0 and not any(one.is_news(released) for one in dates):
        return None
    span = (met.start(), phrase.end)
    when = "unmarked" if in_turn and not dates else "now"
    return Statement(sentence, Effect.IMPOSED, Action.ISSUED, instrument_of(met), phrase, when, dates, span)


def _began(sentence: Sentence, met: re.Match[str], released: date | None, *, title: bool) -> Statement | None:
    """ "Two Withhold Release Orders went into effect today", "a Withhold Release Order CBP handed down on Monday"."""
    text = sentence.plain
    before = text[: met.start()]
    some = bool(before[-1:].isspace() and before.rstrip().lower().endswith(_LAST_OF_A) and _A.search(before))
    began = _BEGAN.match(text, met.end()) or _BY_CBP.match(text, met.end())
    some = some or bool(not before and PLURAL.search(met.group())) or took_effect_today(sentence, met, released)
    if title or began is None or not some:
        return None
    about = ABOUT.match(text, met.end())
    phrase = (
        read_phrase(text[: began.end()], about.end())
        if about and about.end() < began.end()
        else Phrase(end=began.end())
    )
    return told(sentence, met, released, phrase, (met.start(), began.end()))


class Reader(Protocol):
    """What an instrument's clause says of it."""

    def __call__(
        self, sentence: Sentence, met: re.Match[str], released: date | None, *, title: bool
    ) -> Statement | None: ...


_IN_FORCE = "place|force|effect"
#: Each with words of which one stands in all that it reads.
_READERS: tuple[tuple[Reader, Needles], ...] = tuple(
    (reader, Needles(*words.split("|")))
    for reader, words in (
        (directed, "against"),
        (
            _under,
            "under|subject|object|target|received|drew|drawn|face|hit |hits|served|slap|struck|made|makes|named|names|met with",
        ),
        (_ended, "longer|end |ended|close|more|over|lapse|expire|ceased|stopped|inactive|ran out|run out|come to"),
        (_back, "back"),
        (published, "register|bulletin"),
        (reaches, "cover|reach|appl|takes|taken|extend|includes"),
        (added_to, "added|brought|included|placed|come|came"),
        (
            _stands,
            "under|named|listed|covered|target|affected|caught|subject|object|first|second|third|new |latest|newest|recent|"
            "another|following|"
            "stands|lies|" + _IN_FORCE,
        ),
        (_began, "effect|force|signed|announced|handed|appear|cbp |it |agency|protection"),
        (takes_the_place, "replace|supersede|succeed|place of"),
        (found_that, "that|carries|carried|contain|prints|printed|include|publishes"),
    )
)
