"""What a verb is worth: done now, done before, or only asked for, planned and supposed."""

from __future__ import annotations

import re
from datetime import date

from scraper.reading.text.dates import MONTH, WEEKDAY, Mention
from scraper.reading.text.vocabulary import ACTOR, BEFOREHAND, NO_FORCE, NOW, OTHER_ACTOR, PUT_ON

#: What is said to have happened, and what has not.
HEARSAY = re.compile(
    r"\b(?:[Nn]o|[Aa]ny|[Nn]one\s+of\s+the|[Nn]either)\s+(?:new\s+|other\s+|such\s+)?(?:(?:WROs?|[Oo]rders?|[Ff]indings?|[Ww]ithhold\s+[Rr]elease\s+[Oo]rders?)\s+(?:or|nor|and)\s+)?$|\b(?:[Rr]eports?|reported|aware"
    r"|[Rr]ecall(?:s|ed|ing)|[Rr]emember(?:s|ed|ing)|[Rr]emind(?:s|ed|ing)|[Rr]umou?rs?|[Cc]laims?|claimed|alleg\w+|believes?|asserts?|speculation|media|news)\b[^.;]{0,40}\bthat\b|\baccording\s+to\s+which\b"
)
#: "CBP no longer believes that charcoal of A is made with forced labor, and has terminated": its own verb, whatever it believes.
_ITS_OWN_AND = re.compile(
    r"(?:CBP|U\.S\.\s+Customs\s+and\s+Border\s+Protection(?:\s+\(CBP\))?|The\s+agency)\s[^;:]*,\s+and\s+(?:(?:has|have|today|therefore|thus|also|accordingly)\s+)+$"
)
#: "to issue", "will issue", "to modify or revoke": not done yet, unless it was decided to.
_NOT_YET = re.compile(r"\b(?:to\s+(?:be\s+)?(?:\w+ly\s+)?|will\s+(?:\w+\s+)?|to\s+[a-z]+(?:,\s+[a-z]+)*,?\s+or\s+)$")
#: "upon issuance of a WRO": whenever there is one.
_UPON = re.compile(r"\b[Uu]pon\s+(?:the\s+)?$")
_DECIDED = re.compile(r"\b(?:decision|decided|action|moved|moves|directed|ordered|acted)\s+to\s+(?:\w+ly\s+)?$")


#: "Today DHS announced that CBP will issue three orders": as good as issued.
_ANNOUNCED_TODAY = re.compile(
    r"\b(?:[Tt]oday\b[^.;]{0,90}?\bannounc(?:ed|es|ing)|announc(?:ed|es|ing)\s+today)\s+that\s+[^.;,]{2,70}?\swill\s+(?:today\s+)?$"
)
#: "Effective May 16, CBP will exempt A": of a day that is told.
_AS_OF_DAY = re.compile(
    r"\W*(?:Effective|As\s+of|Beginning|Starting|From)\s+(?!now\b)[^;:]{3,50}?,\s+(?:CBP|U\.S\.\s+Customs\s+and\s+Border\s+Protection(?:\s+\(CBP\))?|the\s+agency)\s+will\s+"
    r"(?:now\s+|also\s+|thus\s+)?$"
)
_LATER = re.compile(r"\b(?:next|coming|soon|later|shortly|once|if|when|unless|provided|pending|should|subject\s+to)\b")


def _announced_today(text: str, start: int, word: str) -> bool:
    told = _ANNOUNCED_TODAY.search(text[:start])
    done = word.lower().startswith(("issu", "impos", "publish")) or _FROM_DAY.search(text, start)
    return bool(told and done) and not _LATER.search(text, start)


#: "will lift the order on A effective June 1": a change of a day that is told.
_FROM_DAY = re.compile(rf"\b(?:effective|as\s+of|with\s+effect\s+(?:from|on)|from)\s+(?:on\s+)?{MONTH}\s+\d")


_TELLS = re.compile(
    r"\b(?:told|said|says|wrote|writes|informed|disclosed|stated|tells|posted|confirmed)\b[^.;]{0,60}?\bthat\b|\baccording\s+to\b"
)


def _told_by_others(before: str) -> bool:
    """ "The company told investors that CBP has revoked": what somebody else says CBP did."""
    met = _TELLS.search(before)
    return met is not None and ACTOR.search(before[: met.start()]) is None


#: "CBP issued an order on A, located in B, and published": the verb goes on with the subject of the one before.
_AND = re.compile(r"[,)\w.]\s+and\s+(?:also\s+|has\s+|then\s+)*$")


#: "The result came on Thursday, when the agency issued": when it was done, and not if.
_DAY_WHEN = re.compile(
    rf"(?:\b{WEEKDAY}|\b(?:today|yesterday|this\s+(?:week|morning|afternoon))|{MONTH}\s+\d{{1,2}}(?:,\s+\d{{4}})?),\s+when(?=\s)"
)


#: "A review has led CBP to revoke": what it then did.
_LED = re.compile(
    r"\b(?:has|have|had)\s+(?:now\s+)?(?:led|prompted|moved|caused|persuaded|convinced|induced|allowed|enabled)\s+(?:[\w.]+\s+){1,7}?(?:\([A-Z]+\)\s+)?to\s+(?:\w+ly\s+)?$|"
    r"\b(?:led|prompted|moved|persuaded|convinced)\s+(?:CBP|the\s+agency|U\.S\.\s+Customs\s+and\s+Border\s+Protection(?:\s+\(CBP\))?)\s+(?:today\s+|yesterday\s+)?to\s+$"
)


#: "CBP concluded that the company's tiles are no longer made with forced labor and modified": what it found is not what it did.
_FOUND = re.compile(
    r"(?<=\s)(?:determined|concluded|found|confirmed|verified|established|agreed|decided|satisfied\s+itself)\s+(?:(?:today|yesterday)\s+)?that\s"
    r"(?:(?!\band\s+(?:it|CBP|the\s+agency)\s)[^;:]){3,220}?(?=,?\s+and(?:\s+(?:has|therefore|thus|accordingly|today|so|then|now|consequently))*\s+$)"
)


#: "A modification announced today lifts": CBP's own act, as the subject.
_BY_ITS_ACT = re.compile(
    r"(?:^|,\s)(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]oday's)\s+(?:modification|revocation|decision|action|change|amendment|determination|notice)(?:\s+(?:announced|made|signed|published|issued|taken))?\b"
    r"(?=[^.;]{0,40}\b(?:today|yesterday|this\s+week|on\s+[A-Z]))[^.;]{0,60}\s$"
)


#: "After a review of its labor practices, CBP modified": what came first is no older day of the act.
_AFTER_REVIEW = re.compile(
    r"^\W*After\s+(?:(?:an?|its|the|their|[a-z]+)\s+){0,3}?(?:[a-z]+ing|reviews?|evaluation|assessment|audits?|analysis|examination|inquir(?:y|ies)|investigations?|consideration|visits?|talks|(?:[\w-]+\s+)?(?:years?|months?|weeks?)\s+of)\b"
    r"[^,;]{0,120},\s"
)


#: "The agency then revokes the order": what it does whenever that is so.
_THEN = re.compile(r"\bthen\s+$")


#: "If the evidence is conclusive, the Commissioner, with the Secretary's approval, issues a Finding": whenever that is so.
_CONDITION = re.compile(r"(?:If|Where|When(?:ever)?|Once|Should|Unless|In\s+cases|As\s+soon\s+as)\s")


#: "if every indicator has been remedied", behind what is done then.
_IF_BEHIND = re.compile(r",?\s+(?:only\s+)?(?:if|once|where|as\s+soon\s+as|whenever)\b")
_PRESENT = re.compile(r"\b(?:is|are)\s")


def whenever(text: str, start: int, end: int) -> bool:
    """ "the order is modified if every indicator has been remedied": a clause in the present on what must be so first."""
    on_condition = _CONDITION.match(text) is not None or _IF_BEHIND.match(text, end) is not None
    return on_condition and _PRESENT.search(text, start, end) is not None


#: "talks about lifting the order", "on ending it": what is spoken of, and not done.
_SPOKEN_OF = re.compile(
    r"\b(?:about|on|over|regarding|concerning|toward|towards|(?<!step\s)of|for|against|from|before|discuss\w*|short\s+of|instead\s+of|rather\s+than)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)


#: The comma of "Co., Ltd." ends nothing.
_IN_A_NAME = re.compile(r",(?=\s(?:Ltd|Inc|LLC|L\.L\.C|S\.[A-Z]|Corp|Limited|GmbH|JSC|Lda|Tbk)\b)")


#: "CBP, following a review of audit reports and of 300 interviews, today modified": whose verb it is, in front of a long aside.
_WHOSE = re.compile(
    r"\W*(?:CBP|(?:The\s+)?U\.S\.\s+Customs\s+and\s+Border\s+Protection|[Tt]he\s+agency)(?:\s+\([A-Z]+\))?,\s+"
    r"(?:following|after|acting|citing|relying|based|upon|on\s+the|having|in\s+(?:response|light|view)|satisfied|persuaded|convinced|working|drawing|pursuant)\b"
    r"[^;:]{20,320},\s+(?:(?:today|yesterday|has|now|also|has\s+(?:now|today)|this\s+(?:morning|week)|on\s+\w+day)\s+)*$"
)


def powerless(text: str, start: int, word: str, *, title: bool) -> bool:
    """Whether the words before a verb say that CBP did not do it, or not yet."""
    before = _IN_A_NAME.sub("", text[max(0, start - 240) : start])
    before = _DAY_WHEN.sub(" ", before) if "when" in before else before
    before = (_FOUND.sub(" ", before) if "that" in before else before)[-140:]
    if not title and word.endswith("s") and (_THEN.search(before) or _CONDITION.match(text)):
        return True
    if word.endswith("ing") and _SPOKEN_OF.search(before):
        return True
    its_own = _ITS_OWN_AND.match(text[:start]) is not None
    heard = not (title or its_own) and HEARSAY.search(before)
    if NO_FORCE.search(before) or heard or (not title and _told_by_others(text[:start])):
        return True
    to_come = _NOT_YET.search(before) is not None and not (_DECIDED.search(before) or _LED.search(before))
    to_come = to_come and not (_AS_OF_DAY.match(text[:start]) and not _LATER.search(text, start))
    if ("pon" in before and _UPON.search(before)) or (to_come and not _announced_today(text, start, word)):
        return True
    if start > 60 and _WHOSE.fullmatch(text, 0, start):
        return False
    others = [one.end() for one in OTHER_ACTOR.finditer(before)]
    ours = [one.end() for one in ACTOR.finditer(before)]
    if not ours and (_BY_ITS_ACT.search(before) or (_AND.search(before) and ACTOR.search(text[:start]))):
        ours = [0]
    if others and (not ours or max(others) > max(ours)):
        return True
    noun = word.endswith((" of", " to"))
    return not (title or ours or noun or its_own) and start > 30


#: "Today marks five years since CBP issued", "today modified the order it had issued".
_SINCE = re.compile(
    r"\b(?:(?:since|after|when)\s+(?:CBP|DHS|it|the\s+agency)\s+(?:first\s+|had\s+)?|(?:years?|months?)\s+after\s+(?:first\s+)?|"
    r"(?:[Oo]rders?|WROs?|[Ff]indings?|that|which)\s+(?:it|CBP|the\s+agency)\s+had\s+(?:\w+ly\s+)?)$"
)
#: "Two years after U.S. Customs and Border Protection lifted its order on A, the Commissioner visited": of then, whatever
#: day is told behind.
_YEARS_AFTER = re.compile(
    r"^\W*(?:[\w-]+\s+){1,5}?(?:years?|months?|weeks?)\s+after\s+(?:CBP|DHS|it|the\s+agency|U\.S\.\s+Customs\s+and\s+Border\s+Protection(?:\s+\(CBP\))?)\s+(?:first\s+|had\s+)?$",
    re.IGNORECASE,
)
#: "on Thursday, when the agency issued".
_WHEN = re.compile(r"\bwhen\s+\S[^,;]{0,40}$")
#: "the order, in place since June 2020, was": how old it is, not when it was changed.
_AGE = re.compile(
    r",\s+(?:[^,;]{2,60}?\s+and\s+)?(?:in\s+(?:place|force|effect)|(?:first\s+)?(?:issued|dated|imposed|published))\b[^,;]{0,60}(?:,\s*\d{4})?,"
)


#: A day that an order named beside it is called by: "dated May 3", "of 2022", "since it was issued on May 3".
_ITS_DAY = re.compile(
    r"\b(?:since(?:\s+it(?:s\s+issuance|\s+was\s+(?:first\s+)?(?:issued|imposed))\s+(?:on|in))?|dated|of|"
    r"dat(?:es|ing)\s+(?:back\s+)?(?:from|to))\s*$"
)
#: "the order against A, issued in 2020, was modified".
_ITS_ISSUE = re.compile(
    r",\s+(?:(?:which|that)\s+(?:it|CBP|the\s+agency)\s+(?:had\s+)?)?(?:issued|published|imposed)\s+(?:(?:in|on)\s+)?(?:in\s?)?\S{0,3}$"
)
#: "the Withhold Release Order issued December 16, 2020 is modified".
_ORDER_ISSUED = re.compile(
    r"\b(?:[Oo]rder|WRO|[Ff]inding)\s+(?:issued|imposed|published|signed|dated)\s+(?:(?:on|in)\s+)?$"
)
#: "today revoked the order against A, issued in 2019".
_ISSUED_THEN = re.compile(r"[\s,](?:issued|published|imposed)\s+(?:(?:back\s+)?(?:in|on)\s+)?$")
#: "has modified", "is modifying", "yesterday modified the order that it issued against the company in February 2022":
#: done now, whenever the order was issued.
_DONE_NOW = re.compile(
    r"(?:\b(?:has|have|is|are)\s+(?:(?:now|also|today|therefore)\s+)*|\b(?:[Tt]oday|[Yy]esterday|[Tt]his\s+(?:morning|afternoon)|hereby)(?:,\s+(?:CBP|it|the\s+agency))?\s+)$"
)
_AT_VERB = re.compile(r"\s+(?:today|yesterday)\b")
_THAT_IT_ISSUED = re.compile(
    r"(?:\b(?:that|which)\s+)?\b(?:it|CBP|DHS|[Tt]he\s+agency|Border\s+Protection)\s+(?:had\s+)?"
    rf"(?:{PUT_ON})\b[^;:]{{0,120}}$"
)
#: "reimposed the order on A that it lifted in 2024": the day is that of the lifting.
_THAT_IT_LIFTED = re.compile(
    r"\b(?:that|which)\s+(?:it|CBP|[Tt]he\s+agency)\s+(?:had\s+)?(?:lifted|modified|revoked|ended|suspended|withdrawn|withdrew)\s+(?:in|on)?\s*$"
)
_ITS_YEAR = re.compile(r"(?:of|since)\s")
#: "First, CBP issued": the first of what it did.
IN_TURN = re.compile(
    r"^\W*(?:In\s+(?:the|a)\s+(?:first|second|third|other|last)\s+(?:case|action|decision|matter|instance|step|one)(?=,)|In\s+the\s+(?:first|second|third|other|last)(?=,)|(?:First(?:ly)?(?:\s+of\s+all)?|Last(?:ly)?)(?=[,:]|\s+(?:the\s+agency|CBP|it)\b)|The\s+first(?=:|\s+(?:order\s+|action\s+)?(?:modif|revok|issu|lift|ends|bars|$)))"
)
#: "To date, U.S. Customs and Border Protection (CBP) has issued 51 orders": of all the time before.
_SO_FAR = re.compile(
    r"\W*(?:[Tt]o\s+date|[Ss]o\s+far|[Tt]hus\s+far|[Uu]ntil\s+now|[Oo]ver\s+the\s+(?:past|last)\s+[a-z0-9]+(?:\s+[a-z]+)?|[Ii]n\s+(?:recent|past|earlier|previous)\s+(?:years|months|weeks))\b(?=[^.;]{0,30},)"
)
#: "Last year CBP issued orders against A, and it modified the order on B": all that the sentence tells.
_LAST_YEAR = re.compile(
    r"\W*(?:Last|The\s+previous|The\s+preceding)\s+(?:fiscal\s+|calendar\s+)?(?:year|month|quarter|spring|summer|fall|autumn|winter)\b"
    #: "Under his watch CBP issued orders on gloves and lifted the one on B": of all those years.
    r"|\W*(?:Under|During)\s+(?:his|her|their|[A-Z][a-z]+'s)\s+(?:watch|leadership|tenure|direction|command|guidance|term)\b"
)
#: "Two years ago, U.S. Customs and Border Protection issued".
_AGO = re.compile(r"\W*(?:[\w-]+\s+){1,4}?(?:years?|months?|decades?)\s+ago,?\s")
_IS = re.compile(r"\b(?:is|are)\s+(?:also\s+|now\s+)?$")


#: "Having held boots back since 2020, the agency has now determined": this day, whatever was before.
_HAS_NOW = re.compile(r"\b(?:has|have)\s+(?:now|today|hereby)\s+[a-z]+(?:ed|t|n)\b")
#: What ends a clause; not the comma of "Co., Ltd.".
_NEXT_CLAUSE = re.compile(
    r"[;:]|,\s[a-z]|\b(?:and|that|which|who|after|because|since|when|while|as|issued|dated|of|from)\b"
)


def _of_clause(text: str, end: int, day: Mention) -> bool:
    """ "modified the order against A Co., Ltd. today": behind a long name, and nothing else."""
    return day.start <= end + 160 and _NEXT_CLAUSE.search(text, end, day.start) is None


#: "modified the order of 2019 to exempt the importer, as of May 3", "ended the order on its tea, with effect from May 3".
_EFFECTIVE = re.compile(
    r"\bto\s+(?:exempt|exclude|remove|free|release|leave|take|carve)\b[^;]{2,120},\s+as\s+of\s+$|,\s+(?:effective|with\s+effect\s+(?:from|on))\s+(?:on\s+)?$"
)


def _is_near(day: Mention, text: str, end: int, released: date | None) -> bool:
    """Whether a day is the change's own: close behind its verb, or the day of these that ends a clause on who goes free."""
    if day.start <= end + 60 or _of_clause(text, end, day):
        return True
    return day.is_news(released) and _EFFECTIVE.search(text, end, day.start) is not None


def _of_what_led(
    day: Mention, text: str, verb: int, dates: tuple[Mention, ...], released: date | None, *, done_now: bool
) -> bool:
    """ "Acting on a petition filed in 2021, CBP on May 3 revoked": an old day in a clause in front, and another of the act."""
    own = done_now or any(one.is_news(released) and day.end < one.start and one.end <= verb for one in dates)
    return own and day.end < verb and "," in text[day.end : verb]


def _of_its_order(day: Mention, text: str, verb: int, end: int, *, done_now: bool) -> bool:
    """Whether a day tells when the order was issued that is changed, by the verb from `verb` to `end`."""
    return (
        _ITS_ISSUE.search(text[max(0, day.start - 16) : min(day.start + 3, verb)]) is not None
        or _ISSUED_THEN.search(text, end, day.start) is not None
        or _ORDER_ISSUED.search(text, 0, day.start) is not None
        or (done_now and _THAT_IT_ISSUED.search(text, end, day.start) is not None)
    )


#: "Separately, CBP lifted its order on B two months ago": not the order that it had issued then.
_LONG_AGO = re.compile(
    r"(?:(?!\b(?:issued|imposed|placed|published|made|used|that|which|when|since|after|who|first|in\s+place|today|yesterday)\b)[^;:]){0,140}?\s"
    r"(?:(?:[\w-]+\s+)(?:weeks?|months?|years?|decades?)\s+ago|last\s+(?:year|month|quarter|spring|summer|fall|autumn|winter)|in\s+the\s+(?:spring|summer|fall|autumn|winter))\b"
)


def when_of(
    text: str, start: int, end: int, dates: tuple[Mention, ...], released: date | None, *, title: bool, changes: bool
) -> str:
    """now, then or unmarked. A change may speak of the old day of its order further on; an issuance of its own only."""
    if title:
        return "now"
    since = _SINCE.search(text[max(0, start - 60) : start]) is not None
    if (" after " in text[:start] and _YEARS_AFTER.match(text[:start])) or _LONG_AGO.match(text, end):
        return "then"
    if since and not changes and not _WHEN.search(text, max(0, start - 60), start):
        return "then"
    done_now = changes and (_DONE_NOW.search(text, 0, start) or _AT_VERB.match(text, end)) is not None
    near = [one for one in dates if _is_near(one, text, end, released)] if changes else list(dates)
    if not changes and any(
        one.is_news(released) and not one.is_past(released) and (one.start <= end + 40 or _of_clause(text, end, one))
        for one in near
    ):
        return "now"
    if any(
        one.is_past(released)
        for one in near
        if not _ITS_DAY.search(text[max(0, one.start - 36) : one.start])
        and not _ITS_YEAR.match(text, one.start)
        and not _THAT_IT_LIFTED.search(text, end, one.start)
        and not (changes and _of_its_order(one, text, start, end, done_now=done_now))
        and not (changes and _of_what_led(one, text, start, dates, released, done_now=done_now))
    ):
        return "then"
    if any(one.is_news(released) for one in near):
        return "now"
    if since:
        return "then"
    if _HAS_NOW.search(text, max(0, start - 16), end):
        return "now"
    before = IN_TURN.sub("", _FOUND.sub(" ", _AGE.sub(" ", _AFTER_REVIEW.sub("", text[:start]))))[-50:]
    if _AGO.match(text) or _LAST_YEAR.match(text) or BEFOREHAND.search(before) or _SO_FAR.match(text):
        return "then"
    return "now" if NOW.search(text[:end]) or _IS.search(before) else "unmarked"
