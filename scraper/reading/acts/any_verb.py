"""What CBP did with an order, or its ports will do with goods, in whatever verb: a deed that is there, if nobody can say which."""

from __future__ import annotations

import re
from itertools import zip_longest

from scraper.reading.acts.act import Draft
from scraper.reading.clauses.statement import is_background
from scraper.reading.text.dates import MONTH, mentions
from scraper.reading.text.force import HEARSAY
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import NO_FORCE, ORDER_NAMES

ORDER = r"(?:Withhold\s+Release\s+(?:Order|Directive|Instruction|Action)|WRO|Detention\s+Order|(?:Forced\s+Labor\s+)?Finding)"
#: How many blocks open a page.
LEAD = 2
SOON = re.compile(
    r"\b(?:today|yesterday|this\s+(?:week|morning|month)|effective|from\s+now|immediately|now)\b", re.IGNORECASE
)
#: What CBP does with an order without changing anything.
_NO_CHANGE = (
    r"(?:enforc|maintain|overse|administ|explain|clarif|discuss|defend|describ|review|consider|weigh|remind|highlight|mark|cit(?:e|ing)|mention|promot|publiciz|list|"
    r"uphold|upheld|uses?\b|using|seek|sought|propos|plan|intend|request|recall|not(?:es?|ed)\b|ha(?:s|ve|d)\b|hosts|welcom|cover|track|monitor|audit|evaluat|assess|apply|applie|"
    r"invok|prais|tout|celebrat|summari[sz]|present|address|stud(?:y|ie)|show|keep|kept|had|under)"
)
_SEVERAL = r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)"
_SUBJECT = r"(?:CBP|DHS|U\.?S\.?\s+Customs(?:\s+and\s+Border\s+Protection)?|Customs|(?:CBP\s+)?Commissioner|Agency)"
#: "puts forth", "enters into its books".
_PARTICLE = r"(?:(?:out|forth|down|back|off|up|in|into|on|aside|away)(?:\s+(?:its|the)\s+[a-z]+)?\s+)?"
_AWAY = r"(?:(?:aside|away|back|off|up|out)\s+)?"
_ORDER_OF_OURS = (
    r"(?:(?i:withhold\s+release\s+(?:order|directive|instruction|action)|(?:detention|hold(?:ing)?)\s+"
    r"(?:order|directive|measure|instruction))|WRO|(?:[Ff]orced\s+[Ll]abor\s+)?Finding)"
)
#: "CBP to Seize Garlic", "Gloves of A Now Subject to Seizure": what ports do; an order stands behind it.
PORTS_DO = re.compile(
    r"^(?:CBP|DHS|U\.?S\.?(?:\s+Customs(?:\s+and\s+Border\s+Protection)?)?|[A-Z]?[a-z]*\s?[Pp]orts|[Oo]fficers)\s+(?:to|will)\s+(?:now\s+|begin\s+to\s+)?"
    r"(?:seize|detain|stop|block|bar|halt|hold|admit|allow|release)\s|\b(?:now|henceforth)\s+(?:subject\s+to\s+(?:seizure|detention)|seizable|seized)\b",
    re.IGNORECASE,
)
#: "CBP Rolls Out Withhold Release Order on A", "CBP has put forth an order": any verb that takes the order as its object.
DOES_SOMETHING = re.compile(
    rf"^{_SUBJECT}\s+(?!{_NO_CHANGE})[a-z-]+s\s+{_PARTICLE}(?:(?:an?|the|its|new|first|second|another|{_SEVERAL}|[\w-]+wide)\s+)*"
    rf"(?:{ORDER}s?\s+(?:on|against|for|covering|concerning|over)\b|"
    rf"{_SEVERAL}\s+{ORDER}s\b)|"
    rf"^(?:(?:new|{_SEVERAL}|[\w-]+wide)\s+)*{ORDER}s?\s+(?!{_NO_CHANGE})[a-z]+(?:ed|en|wn)\s+(?:on|against|for)\b",
    re.IGNORECASE,
)
_HAVING = r"(?:(?:has|today|yesterday|also|therefore|thus|\w+ly|on\s+[A-Z][a-z]+(?:\s+\d+)?(?:,\s+\d{4},?)?)\s+)*"
_ITS_ORDER = (
    rf"(?:(?:an?|the|its|{_SEVERAL})\s+(?:import\s+restrictions\s+(?:of|in|under)\s+an?\s+)?(?:(?:new|[\w-]+wide)\s+)*{_ORDER_OF_OURS}s?\b|"
    rf"{_ORDER_OF_OURS}s\s+(?:on|against)\b|(?:it\s+today|(?<!issued\s)the\s+order)\b)"
)
_DID_SOMETHING = re.compile(
    rf"\b(?:(?:CBP|Border\s+Protection(?:\s+\(CBP\))?(?:\s+Commissioner)?|[Tt]he\s+agency)(?:,\s[^,;:]{{3,60}},)?|that\s+it)\s+{_HAVING}"
    rf"(?!{_NO_CHANGE})[a-z-]+\s+{_PARTICLE}{_ITS_ORDER}|"
    rf"\b{_ORDER_OF_OURS}s?(?:\s+\(WROs?\))?\s+(?:(?:was|were|has\s+been|have\s+been)\s+)?(?!{_NO_CHANGE})[a-z]+(?:ed|en|wn)\s+{_PARTICLE}"
    rf"(?:by\s+(?:CBP|U\.?S\.?\s+Customs|the\s+agency)|today|yesterday|this\s+(?:morning|week)|(?:on\s+)?{MONTH}\s+\d)"
)
#: "The Withhold Release Orders page has a new look".
_NO_PAGE = r"(?!\s+(?:page|list|portal|website|program|process|data|dashboard|team)\b)"
#: "A fresh Withhold Release Order greets", "The WRO on A is history": whatever an order does, or comes to, of itself.
_OF_ITSELF = re.compile(
    rf"^\W*(?:[^,;]{{3,90}},\s+)?(?:(?i:An?|The|Its|This|Another|One|{_SEVERAL})\s+(?:[a-z-]+\s+){{0,2}}?)?"
    rf"{_ORDER_OF_OURS}s?\b(?:\s+\(WROs?\))?{_NO_PAGE}"
    r"(?![^;]*\b(?:remains?|continues?|stays?|not|nor|until|under\s+review|[Cc]ourts?|[Jj]udges?|petition\w*|suit|sued|denied|upheld|remanded)\b)[^.;]*?\s"
    rf"(?!{_NO_CHANGE})[a-z]+\b"
)
#: "An order that has kept garments out since 2021 was recast today": how long it has stood.
_HAS_SINCE = re.compile(
    rf"\b(?:that|which)\s+(?:has|have)\s[^;]{{3,160}}?\ssince\s+(?:{MONTH}\s+)?(?:\d{{1,2}},\s+)?(?:19|20)\d\d\b"
)
#: "is on the list of goods under Withhold Release Orders since this morning".
_STATE_SINCE = re.compile(
    rf"\b{_ORDER_OF_OURS}s?\b[^.;]{{0,80}}?\b(?:since|from|as\s+of)\s+(?:today|this\s+(?:morning|afternoon|week)|yesterday|now\s+on)\b|"
    rf"\b(?:[Ss]ince|[Ff]rom|[Aa]s\s+of)\s+(?:today|this\s+(?:morning|afternoon|week)|yesterday|now\s+on)\b[^.;]{{0,120}}?\b{_ORDER_OF_OURS}s?\b"
)
#: "dropped out of the Withhold Release Order", "has won its way out of a WRO".
_OUT_OF_IT = re.compile(
    rf"\bjoin(?:s|ed)\s+(?:the\s+(?:list|ranks)|those)\b[^.;]{{0,60}}?\b{_ORDER_OF_OURS}\b|"
    rf"\b(?<!want )(?<!wants )(?<!wanted )(?<!seek )(?<!wish )"
    rf"(?:out\s+of|off|free\s+of|rid\s+of|clear\s+of|from\s+under|into|onto)\s+(?:an?|the|its|this|that)\s+(?:[\w-]+\s+){{0,2}}?{_ORDER_OF_OURS}\b"
)
#: "lifted its hold on shrimp", "put a ban on crab", on a page that names an order.
_ITS_HOLD = re.compile(
    rf"\b(?:CBP|Border\s+Protection(?:\s+\(CBP\))?|[Tt]he\s+agency)\s+{_HAVING}(?!{_NO_CHANGE})[a-z-]+\s+{_PARTICLE}(?:an?|the|its)\s+(?:new\s+)?(?:hold|ban|bar|block|embargo|restrictions?)\s+(?:on|against)\b"
)
#: What CBP does something with, at a look.
_DONE_WITH = (*ORDER_NAMES, "old", "order", "it today")
_NAMED = re.compile(rf"\b(?:[Tt]h(?:e|is)|[Aa]n?|[Ii]ts)\s+(?:[\w-]+wide\s+)?{_ORDER_OF_OURS}s?\b")
#: "From June 1, officers will turn away tea grown by A": what ports begin, or cease, to do.
_WILL = re.compile(
    rf"\b(?:CBP|Border\s+Protection|ports?(?:\s+of\s+entry)?|officers|personnel)\b[^.;]{{0,60}}?\bwill\s+(?:(?:no\s+longer|now|also|begin\s+to|again)\s+)?(?!{_NO_CHANGE}|continu|remain|requir|accept|work|take)"
    rf"[a-z]+\s+{_AWAY}[^.;]{{3,140}}?\b(?:(?<=[a-z]\s)from|made|produced|harvested|grown|manufactured|mined|caught|processed|sewn|woven)\b"
)
#: "The order took effect on June 1", "The goods are admitted as of June 1".
_BEGINS = re.compile(
    r"\b(?:t(?:ake|akes|ook)\s+effect|effective|into\s+(?:effect|force)|beginning|starting|as\s+of|from|on\s+or\s+after)\b",
    re.IGNORECASE,
)
#: "the order of May 3, 2021": whose day tells which it is.
_DATED = re.compile(rf"\b(?:dated|of|from)\s+{MONTH}\s+\d{{1,2}},\s+\d{{4}}")
_A_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: "have been shut out under withhold release orders": orders told of here first, whatever the verb.
_A_NEW_ONE = re.compile(
    rf"\b(?:(?:[Aa]n?|[Aa]nother|[Oo]ne|[Nn]ew|[Ii]ts\s+new)\s+(?:[\w-]+\s+){{0,2}}?{_ORDER_OF_OURS}|"
    rf"(?:under|by|behind|with|through)\s+(?:[a-z]+\s+){{0,2}}?{_ORDER_OF_OURS}s)\b(?!\s+(?:of|dated|from|issued\s+(?:in|on)))"
)
#: Of any order there is, of one that somebody wants, expects or hails, or of one told or enforced before.
_OF_NONE_HERE = re.compile(
    rf"\b(?:where|that|which|whose|when|if|once|importers?|shipments|[Pp]roducts)\s+(?:[\w.]+\s+){{0,10}}?(?:(?:under|to|by|from)\s+)?(?:an?\s+)?{_ORDER_OF_OURS}s?|"
    rf"\b(?:intend|ask|likely|welcom|expect|decision\s+of)\w*\b[^;]{{0,80}}?{_ORDER_OF_OURS}|"
    rf"\b(?:release|statement|article)\b[^;]{{0,40}}?\b(?:on|about)\s+an?\s+{_ORDER_OF_OURS}|"
    rf"\b(?:seized|detained)\s+(?:last|in|earlier)\b[^;,]{{0,30}}?\bunder\s+an?\s+{_ORDER_OF_OURS}"
)
#: What a headline says of an order there was, in whatever verb; courts and loads of goods have verbs alike.
_CHANGED = re.compile(
    r"^(?!.*\b(?:courts?|judges?|shipments?|website|list)\b).*\b(?:again|once\s+more|no\s+longer|back|free[sd]?|clear(?:s|ed)?|(?:re)?open(?:s|ed)?|returns?|restore[sd]?|welcome|"
    r"end(?:s|ed)?|off|lift(?:s|ed)?|(?:re)?admit(?:s|ted)?|regains?|resumes?|widen(?:s|ed)?|expand(?:s|ed)?|broaden(?:s|ed)?|also|grows?|extend(?:s|ed)?|"
    r"joins?|narrow(?:s|ed)?|eas(?:es|ed)|exempt(?:s|ed)?)\b",
    re.IGNORECASE,
)
#: "In April, CBP modified two orders, according to figures".
_TOTALS = re.compile(
    rf"\b[Ii]n\s+{MONTH}(?:\s+and\s+{MONTH})?(?!\s*\d)\b|\b(?:figures|statistics|so\s+far|to\s+date|fiscal\s+year)\b|"
    r"\b(?:[Ii]n|[Oo]ver|[Dd]uring)\s+the\s+(?:past|last)\s+(?:\w+\s+)?(?:years?|months?|decades?)\b"
)


def is_done(sentence: Sentence, lead: list[Sentence], draft: Draft) -> bool:
    """Whether CBP did something with an order, or its ports will with goods, as of a day told there or with the order's effect."""
    if _TOTALS.search(sentence.plain):
        return False
    news = is_news(sentence, draft)
    if news and (_WILL.search(sentence.plain) or _ITS_HOLD.search(sentence.plain)):
        return any(_NAMED.search(one.plain) for one in draft.sentences if one.block < LEAD and not one.spoken)
    if news and (_OF_ITSELF.match(sentence.plain) or _STATE_SINCE.search(sentence.plain)):
        told = _HAS_SINCE.sub(" ", sentence.plain)
        return not any(one.is_past(draft.manuscript.released) for one in mentions(told, draft.manuscript.released))
    if not (_did_something(sentence, draft) or _OUT_OF_IT.search(sentence.plain)) or _is_retold(sentence):
        return False
    if news:
        return True
    return _is_undated(sentence) and any(is_news(one, draft) and _BEGINS.search(one.plain) for one in lead)


def told_first(lead: list[Sentence], title: str, draft: Draft, *, headed: bool) -> Sentence | None:
    """The sentence of a lead on an order that is new, or one that a headline says was changed; there or behind it, a day of these.

    Under a headline on what CBP did (`headed`), no day need be told.
    """
    changed = _CHANGED.match(title) is not None
    told = [one for one in draft.sentences if 0 <= one.block < LEAD and not one.spoken]
    for one, behind in zip_longest(told, told[1:]):
        text = _OF_NONE_HERE.sub(" ", one.plain)
        met = _A_NEW_ONE.search(text) or (_NAMED.search(text) if changed else None)
        if (
            met is None
            or one not in lead
            or NO_FORCE.search(text[: met.start()][-140:])
            or _TOTALS.search(text)
            or _is_retold(one)
        ):
            continue
        if not changed and any(
            day.is_past(draft.manuscript.released) for day in mentions(text, draft.manuscript.released)
        ):
            continue
        if is_news(one, draft) or (behind is not None and is_news(behind, draft)) or (headed and _is_undated(one)):
            return one
    return None


def did(sentence: Sentence, draft: Draft) -> bool:
    """Whether CBP did something with an order on a day of this page, or on none."""
    if is_background(sentence) or not _did_something(sentence, draft) or NO_FORCE.search(sentence.plain):
        return False
    if _TOTALS.search(sentence.plain) or _is_retold(sentence):
        return False
    return is_news(sentence, draft) or _is_undated(sentence)


def _did_something(sentence: Sentence, draft: Draft) -> bool:
    """Whether CBP did something with an order, but for "goods detained under an order issued on" an older day."""
    met = _DID_SOMETHING.search(sentence.plain) if any(map(sentence.plain.__contains__, _DONE_WITH)) else None
    days = mentions(sentence.plain, draft.manuscript.released) if met else ()
    return met is not None and not any(
        one.is_past(draft.manuscript.released) and met.start() < one.start <= met.end() for one in days
    )


def _is_undated(sentence: Sentence) -> bool:
    """Whether no year stands there but in the day that tells which order it is."""
    return _A_YEAR.search(_DATED.sub(" ", sentence.plain)) is None


_THE_ORDER = re.compile(
    rf"\b(?:CBP|Border\s+Protection(?:\s+\(CBP\))?|[Tt]he\s+agency)\s+{_HAVING}[a-z-]+\s+(?:the|its)\s+{_ORDER_OF_OURS}\b"
    r"[^.;]{0,200}?\sto\s+(?:add|include|exclude|remove|exempt|also\s+cover|cover|allow|admit)\s"
)


def on_one_there_is(sentence: Sentence) -> bool:
    """ "CBP adjusted the WRO against A to add B": nobody does that to an order that is new."""
    return _THE_ORDER.search(sentence.plain) is not None


#: "A year ago today, CBP issued": no news of this day.
_AGO = re.compile(
    r"\b(?:years?|months?|weeks?|decades?)\s+ago\b|\bhas\s+since\s+been\b|\b[Tt]oday\s+marks\b|"
    r"^\W*(?:[\w-]+\s+){1,5}?(?:years?|months?)\s+after\s"
)


def _is_retold(sentence: Sentence) -> bool:
    """Whether others say so, or it was long ago."""
    return HEARSAY.search(sentence.plain) is not None or _AGO.search(sentence.plain) is not None


def is_news(sentence: Sentence, draft: Draft) -> bool:
    """Whether a sentence tells of these days, in CBP's own words."""
    if _is_retold(sentence):
        return False
    days = mentions(sentence.plain, draft.manuscript.released)
    return SOON.search(sentence.plain) is not None or any(one.is_news(draft.manuscript.released) for one in days)
