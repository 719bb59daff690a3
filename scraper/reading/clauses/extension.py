"""Clauses on what an order reaches beyond what it was issued on: "now also covers B", "B has been added to the order"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ledger.model import Action, Effect, Instrument
from scraper.reading.clauses.referring import FIRM, REFERS
from scraper.reading.clauses.statement import Statement
from scraper.reading.clauses.subjects import THEIR_OWN, subject_start
from scraper.reading.names.about import ABOUT
from scraper.reading.names.finder import names_in
from scraper.reading.phrases.kin import KINDS
from scraper.reading.phrases.phrase import Phrase, read_phrase
from scraper.reading.text.dates import Mention, mentions
from scraper.reading.text.force import HEARSAY, when_of
from scraper.reading.text.lowercase import Needles, small
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import NO_FORCE, NUMBER, ORDINAL, instrument_of

#: "The order ... now also covers B": what it reaches from now on.
_REACHES = re.compile(
    r"(?P<past>\s+(?:\([A-Z]+\)\s+)?(?:that|which)\s+(?:(?:since|from)\s+[^,;:]{3,30}?\s|for\s+\w+\s+(?:years|months)\s)?(?:has|had|was|CBP|it)\b)?[^;:]{0,160}?\s(?:(?:now\s+also|also\s+now|now|also|henceforth|in\s+addition)\s+"
    r"(?:covers?|reach(?:es)?|appl(?:y|ies)\s+to|takes?\s+in|extends?\s+to|includes?)|(?:applies|extends)\s+(?:also|as\s+well|too|equally|likewise|from\s+now\s+on|(?:therefore|accordingly|thus|hence))(?:,\s+effective\s[^;:]{3,24}?(?:,\s+\d{4})?,)?\s+to|"
    r"(?:has|have)\s+(?:now\s+)?taken\s+in(?=\s+(?!that\b)[^.;]{3,90}?,?\s(?:effective|with\s+effect|as\s+of|since|from|today)\b)|"
    r"(?P<plain>extends\s+to|reaches|(?P<will>will)\s+(?:extend\s+to|apply\s+to|cover|take\s+in|include))(?=\s+(?!only\b)\S)|"
    r"(?P<since>(?:applies|extends),?\s+(?:with\s+effect\s+from|effective|as\s+of|from|since)\s+[^;:]{3,24}?(?:,\s+\d{4})?,?\s+to(?!\s+(?:only|those)\b))|"
    r"(?P<extended>(?:has|have)\s+(?:now\s+|today\s+)?been\s+(?:extended|expanded|widened|broadened)\s+(?:today\s+|yesterday\s+)?to(?=\s+(?:an?\s|another\b|two\s|three\s)))|"
    r"(?P<from>(?:covers|takes\s+in|includes|reaches|applies\s+to|extends\s+to)(?=\s+[^.;:]{2,60}?\s(?:from\s+(?:today|now)|as\s+of\s+today|effective\s+(?:today|immediately))\b))|"
    r"(?P<too>covers?|takes?\s+in|includes?|reach(?:es)?|appl(?:y|ies)\s+to|extends?\s+to)(?=\s+[^.;:]{2,90}?,?\s(?:too|as\s+well)\b(?!\s+as\b)))\s+"
    rf"(?:(?:its|their|the\s+\w+'s)\s+(?!(?:[\w-]+\s+){{0,2}}?{KINDS}\b))?(?=\S)"
)
#: "no longer applies to garments it makes as of today": to what it reached before.
_NOT_THIS = re.compile(
    r"\b(?:no\s+longer|(?:does|do|did|will|shall|is|are)\s+not|never|ceased?\s+to|ceases\s+to)\s+(?:\w+\s+)?(?:cover|reach|appl|take|extend|include)"
)
_TOO = re.compile(r",?\s(?:too|as\s+well)\b(?!\s+as\b)")
#: "A has been added to the", "A has come under the".
_ADDED = re.compile(
    r"\b(?:(?:has|have|was|were|is|are)\s+(?:been\s+|now\s+|also\s+|today\s+)*(?:added|brought|included|placed|come(?=\s+under\b))|(?:comes?|came)(?=\s+(?:today\s+)?under\b))\s+(?:(?:today|yesterday|this\s+week)\s+)?"
    r"(?:to|under|in|within)\s+(?:the|its|cbp's|the\s+agency's|an?(?:\s+existing)?)\s+"
    r"(?:scope\s+of\s+the\s+)?(?:\w+\s+){0,2}?$",
    re.IGNORECASE,
)


#: "A Withhold Release Order now applies to": one that nobody has heard of yet.
_A_NEW_ONE = re.compile(r"(?:^|[,;:]\s+|\b(?:and|that)\s+)(?:[Aa]n?|[Aa]nother)\s+(?:new\s+|[\w-]+wide\s+)*$")


#: "Effective May 3, the order of 2023 on poultry of A extends to poultry of two more plants": in a sentence that opens with a day.
_FROM_DAY = re.compile(r"\W*(?:Effective|As\s+of|From|Beginning|Starting|Since)\s")


def _is_plain(text: str, over: re.Match[str], told: Sequence[Mention], order: int, released: date | None) -> bool:
    """Whether an order is only said to extend to something, of no old day or not from a day of these on."""
    opens = any(one.is_news(released) and one.end <= order for one in told) and _FROM_DAY.match(text) is not None
    old = any(one.is_past(released) and order <= one.start < over.end() for one in told)
    return over["plain"] is not None and not (opens and (old or over["will"]))


#: "now reaches a fourth", "extends to two others": which, another clause says.
_ONE_MORE = re.compile(
    rf"(?:an?\s+{ORDINAL}(?:\s+(?:[a-z-]+\s+)?{FIRM}(?=[.,;:]))?|another(?:\s+(?:[a-z-]+\s+)?{FIRM}(?=[.,;:]))?|(?:{NUMBER}|several|some)\s+(?:more|others))(?:\s+(?:from\s+(?:today|now)|as\s+of\s+today|as\s+well|too)\b)?(?:(?P<named>:\s+(?=[A-Z]))|(?=\s*(?:[.,;:]|$)))"
)


def reaches(sentence: Sentence, met: re.Match[str], released: date | None, *, title: bool) -> Statement | None:
    """ "The order that CBP issued in 2021 against A now also covers B"."""
    text = sentence.plain
    if title:
        return _now_covers(sentence, met)
    over = _REACHES.match(text, met.end())
    before = text[: met.start()]
    if over is None or _NOT_THIS.search(over.group()) or NO_FORCE.search(before) or HEARSAY.search(before):
        return None
    too = _TOO.search(text, over.end())
    phrase = read_phrase(text[: too.start()] if too else text, over.end())
    if (phrase.goods is None and phrase.entity is None) or text.startswith("only ", over.end()):
        return None
    more = _ONE_MORE.match(text, over.end()) if phrase.entity is None else None
    if more:
        phrase = read_phrase(text, more.end()) if more["named"] else Phrase(end=more.end())
    instrument = instrument_of(met)
    if (over["too"] or (" also " in over.group() and not over["past"] and " now " not in over.group())) and not any(
        one.is_news(released) for one in mentions(text, released)
    ):
        return None
    told = tuple(mentions(text, released))
    if _is_plain(text, over, told, met.start(), released):
        return None
    known = any(one.is_past(released) and one.start < over.end() for one in told) or _on_another(
        text, met, over, phrase
    )
    if (over["since"] or over["from"]) and not known:
        return None  # an order that is new applies from a day on, too
    dates = tuple(
        one for one in told if one.start > over.start("since") > 0 or one.start > over.end() or one.end < met.start()
    )
    span = (over.start(), phrase.end)
    if not over.group("past") and _A_NEW_ONE.search(before) and not any(one.is_past(released) for one in dates):
        return Statement(sentence, Effect.IMPOSED, Action.ISSUED, instrument, phrase, "now", dates, span)
    phrase = _of_the_firm(phrase, text, met.end(), over.start("past") if over.group("past") else over.end())
    told_of = phrase.goods is not None or phrase.entity is not None
    effect, action = Effect.WIDENED, Action.MODIFIED
    return Statement(sentence, effect, action, instrument, phrase, "unmarked", dates, span, scope=told_of)


def _on_another(text: str, met: re.Match[str], over: re.Match[str], phrase: Phrase) -> bool:
    """ "The order against A applies as of today to B Ltd.": one that is on another firm."""
    definite = text[: met.start()].endswith(("The ", "the "))
    about = ABOUT.match(text, met.end(), over.end()) if definite and phrase.entity else None
    named = names_in(text[about.end() : over.end()]) if about else ()
    return any(text[about.end() :][one.start : one.end] != phrase.entity for one in named[:1]) if about else False


def _of_the_firm(phrase: Phrase, text: str, order: int, end: int) -> Phrase:
    """ "the order on A also covers gloves": gloves of A."""
    about = ABOUT.match(text, order, end) if phrase.entity is None else None
    named = read_phrase(text[:end], about.end()) if about else None
    return replace(phrase, entity=named.entity, form=named.form) if named and named.entity else phrase


#: "Withhold Release Order on A Now Covers All Affiliates".
_NOW_COVERS = re.compile(
    r"[^;:]{0,120}?\s(?:[Nn]ow|[Aa]lso)\s+(?:[Aa]lso\s+)?(?:[Cc]overs|[Rr]eaches|[Aa]pplies\s+to|[Tt]akes\s+[Ii]n|[Ee]xtends\s+[Tt]o|[Ii]ncludes)\s"
)


def _now_covers(sentence: Sentence, met: re.Match[str]) -> Statement | None:
    """A headline that says of an order that it reaches further; what, the text says."""
    over = _NOW_COVERS.match(sentence.plain, met.end())
    if over is None or NO_FORCE.search(sentence.plain[: met.start()]):
        return None
    phrase, span = Phrase(end=over.end()), (met.start(), over.end())
    return Statement(sentence, Effect.WIDENED, Action.MODIFIED, instrument_of(met), phrase, "now", (), span)


def added_to(sentence: Sentence, met: re.Match[str], released: date | None, *, title: bool) -> Statement | None:
    """ "A has been added to the Withhold Release Order on B"."""
    text = sentence.plain
    verb = _ADDED.search(text, max(0, met.start() - 200), met.start())
    if title or verb is None or NO_FORCE.search(text[: verb.start()][-140:]) or HEARSAY.search(text[: verb.start()]):
        return None
    opens = subject_start(text, verb.start())
    phrase = read_phrase(text[: verb.start()], opens, initial=opens == 0)
    if phrase.goods is None and phrase.entity is None and not REFERS.match(text, opens, verb.start()):
        return None
    instrument = instrument_of(met)
    dates = tuple(mentions(text, released))
    when = when_of(text, verb.start(), verb.end(), dates, released, title=title, changes=True)
    span = (verb.start(), met.end())
    return Statement(sentence, Effect.WIDENED, Action.MODIFIED, instrument, phrase, when, dates, span, scope=True)


#: "A second company was added to it, X", "It added a second mill to the order, X": to the order that the page has just told of.
_TO_IT = re.compile(
    rf"(?:^|[,;]\s+(?:and\s+)?)(?:[Aa]nother|(?i:{NUMBER}))\s+(?:[\w-]+\s+){{0,3}}?{FIRM}\s+(?:was|were|has\s+been|have\s+been|is|are)\s+(?:now\s+|also\s+|today\s+)*"
    r"(?P<verb>added|brought|included|placed|put|named|listed)\s+(?:to|under|in|within|on)\s+(?:it|its\s+(?:list|scope)|(?:the|this|that)\s+order)\b,\s+(?:the\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])|"
    r"(?:^|;\s+(?:and\s+)?|\sand\s+)(?P<name>(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
    r"(?!(?:No|None|Neither|Nobody|Not|Nothing|It|They|This|That|These|Those|He|She)\b)"
    r"(?:(?!\s(?:was|were|is|are|has|have|comes?|goes|leaves?|order)\s)[^,;:]){3,80}?(?:,\s(?:Ltd|Inc|Limited|LLC|S\.A)[\w.]*)?"
    r"(?:\s+of\s+[A-Z][\w ]{2,30}?)?)(?:,\s+(?:which|that)\s[^,;:]{3,60},)?"
    r"(?:\s(?:(?:(?:was|were|has\s+been|have\s+been|is|are)\s+)(?:today\s+|also\s+|now\s+)*"
    r"(?:added\s+to|put\s+on|placed\s+(?:on|under)|brought\s+under|named\s+in)|(?:now\s+)?(?:goes\s+on|go\s+on|joins?|comes?\s+under))\s+"
    r"(?:it|its\s+list|the\s+order)|"
    r"\s(?:is|are)\s+(?:now\s+(?:also\s+)?|also\s+)covered(?:\s+by\s+(?:it|the\s+order)|,?\s+(?:too|as\s+well))?)(?:\s+(?:today|yesterday|this\s+(?:week|morning)|on\s+[A-Z][^.;]{3,24}?))?(?=[.;]|$|,\s+and\s)|"
    rf"^(?:It|CBP|The\s+agency)\s+(?:has\s+|also\s+|thereby\s+|today\s+)*(?P<did>added|named|put|brought|listed)\s+(?:another|{NUMBER})\s+(?:[\w-]+\s+){{0,3}}?{FIRM}\s+(?:to|in|under|within|on)\s+"
    r"(?:it|its\s+(?:list|scope)|(?:the|this|that)\s+order)\b,\s+(?:the\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
)


def added_to_it(sentence: Sentence, released: date | None) -> list[Statement]:
    """Who comes to an order that the sentence calls by no name."""
    text = sentence.plain
    met = (
        _TO_IT.search(text)
        if any(map(text.__contains__, (" to ", " under ", " in ", " within ", " on ", " join", " covered")))
        else None
    )
    if met is None or NO_FORCE.search(text[: met.end()]) or HEARSAY.search(text[: met.start()]):
        return []
    phrase = read_phrase(text[: met.end("name")], met.start("name")) if met["name"] else read_phrase(text, met.end())
    dates = tuple(mentions(text, released))
    if phrase.entity is None or any(one.is_past(released) and one.start > met.start() for one in dates):
        return []
    span = (met.start(), phrase.end)
    return [Statement(sentence, Effect.WIDENED, Action.MODIFIED, None, phrase, "unmarked", dates, span, scope=True)]


_EXEMPTION = r"(?:exemption|exception|exclusion|clearance|carve-out|waiver|relief)"
_ORDER = r"(?:[\w-]+\s+){0,3}?(?:[Oo]rder|WRO|[Ff]inding)\b"
#: "An exemption that A has enjoyed under the order ends on ...", "A's exemption from the order has been withdrawn".
_LAPSES = re.compile(
    rf"\b{_EXEMPTION}\b(?P<whose>[^;:]{{0,120}}?)\s(?:under|from)\s+(?:the|its|a)\s+{_ORDER}[^;:]{{0,220}}?"
    r"\b(?:(?:will\s+)?(?:end|expire|lapse)(?:s|ed)?|(?:is|was|were|has\s+been|have\s+been|will\s+be)\s+(?:now\s+)?(?:withdrawn|revoked|ended|terminated|rescinded|canceled))\b"
)
#: "CBP has withdrawn the exemption of A from the order".
_ENDS = re.compile(
    rf"\b(?:withdr(?:ew|awn|aws)|revok(?:es|ed)|end(?:s|ed)|terminat(?:es|ed)|rescind(?:s|ed)|cancel(?:s|ed))\s+(?P<before>[^;:]{{0,60}}?){_EXEMPTION}\b"
    rf"(?P<whose>[^;:]{{0,120}}?)\s(?:under|from)\s+(?:the|its|a)\s+{_ORDER}"
)


#: "An exemption granted to A in 2021 has been withdrawn": from which order, the page says elsewhere.
_GRANTED = re.compile(
    rf"\b{_EXEMPTION}\s+(?P<whose>(?:(?:that\s+)?(?:CBP|the\s+agency|it)\s+)?(?:(?:had\s+)?(?:granted|given)\s+to|of|held\s+by|enjoyed\s+by|for)\s+[^;:]{{3,120}}?)\s"
    r"(?:(?:is|has\s+been|have\s+been)\s+(?:now\s+|today\s+)?(?:withdrawn|revoked|ended|terminated|rescinded|canceled)|ends\s+today|has\s+ended)\b"
)
#: "A is no longer exempt from the order", "tobacco of A is again subject to the order".
_NO_MORE = re.compile(
    rf"^(?P<whose>[^;:]{{3,160}}?)\s(?:(?:is|are)\s+no\s+longer\s+(?:exempt(?:ed)?|excluded|excepted)\s+from|(?:has|have)\s+lost\s+(?:its|their)\s+{_EXEMPTION}\s+(?:from|under)|"
    rf"(?:is|are)\s+(?:now\s+)?(?:again|once\s+(?:more|again))\s+(?:subject\s+to|under|covered\s+by))\s+(?:the|its|this)\s+{_ORDER}"
)
_EXEMPTIONS = Needles(
    "exempt", "exception", "exclusion", "clearance", "carve-out", "waiver", "relief", "again", "once more", "excluded"
)


def exempt_no_more(sentence: Sentence, released: date | None, *, title: bool) -> list[Statement]:
    """Whose exemption from an order ends: the order reaches them again. Days told of the exemption are none of this act."""
    text = sentence.plain
    if title or not _EXEMPTIONS.stand_in(small(text)):
        return []
    met = _LAPSES.search(text) or _ENDS.search(text) or _GRANTED.search(text) or _NO_MORE.search(text)
    if met is None or NO_FORCE.search(text[: met.start()][-140:]) or HEARSAY.search(text[: met.start()]):
        return []
    found = [one for one in names_in(text) if met.start("whose") <= one.start and one.end <= met.end("whose") + 1]
    phrase = Phrase(end=met.end(), whole=met.group())
    if found:
        phrase = replace(phrase, entity=text[found[-1].start : found[-1].end], form=found[-1].form)
    if met.re is _NO_MORE:
        phrase = read_phrase(text[: met.end("whose")], subject_start(text, met.end("whose")), initial=True)
    if phrase.entity is None and (met.re is _GRANTED or (met.re is _NO_MORE and not THEIR_OWN.match(met["whose"]))):
        return []
    instrument = Instrument.FINDING if "inding" in met.group() else Instrument.WRO
    dates = tuple(
        one
        for one in mentions(text, released)
        if not met.start("whose") < one.start < met.end() or one.is_news(released)
    )
    when = "then" if any(one.is_past(released) and one.start < met.end() for one in dates) else "now"
    span = (met.start(), met.end())
    return [
        Statement(
            sentence,
            Effect.WIDENED,
            Action.MODIFIED,
            instrument,
            phrase,
            when,
            dates,
            span,
            scope=phrase.entity is not None,
        )
    ]
