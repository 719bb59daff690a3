"""From which day an order has force, as the words about a day say: "is in effect as of", "ports began detaining on"."""

from __future__ import annotations

import re

from scraper.reading.text.dates import WEEKDAY, Mention

_NOUNS = (
    r"[Oo]rders?|WROs?|[Ff]indings?|[Aa]ctions?|[Mm]easures?|[Pp]rohibitions?|[Bb]ans?|[Bb]locks?|[Ss]top|[Ii]nstructions?|[Dd]irectives?|"
    r"[Dd]irections?|[Mm]odifications?|[Cc]hanges?|[Dd]ecisions?|[Rr]evocations?|[Rr]escissions?|[Ww]ithdrawals?|[Cc]ancellations?|[Ll]iftings?|[Ss]cope|"
    r"[Cc]overage|[Ee]xemptions?|[Cc]learances?|[Rr]eleases?|[Dd]eterminations?|[Rr]emovals?|[Ee]xclusions?|[Ee]xtensions?|[Ee]xpansions?|"
    r"[Tt]erminations?|[Aa]mendments?|[Aa]dditions?|[Rr]estrictions?|[Ee]nforcement|[Dd]etentions?"
)
#: What is said of an order: by its name, however far before, or by a pronoun just before the verb.
_SUBJECT = re.compile(
    rf"\b(?:{_NOUNS})\b|\b(?:[Ii]t|[Tt]hey|[Ee]ach|[Bb]oth|[Tt]his|[Tt]hese|[Aa]ll(?:\s+(?:two|three|four|five|six))?|(?:[Ee]ach|[Bb]oth|[Aa]ll|[Nn]one)\s+of\s+them|which|that|and),?\s*$"
)
#: A law, a rule, or goods let in under them: their days are not the order's.
_OTHER = re.compile(
    r"\b(?:Act|UFLPA|[Ll]aws?|[Rr]ules?|[Rr]egulations?|[Pp]resumption|[Ss]tatute|[Tt]ariffs?|[Ss]anctions)\b"
)

_SOON = r"(?:now|already|also|fully|formally|thus|therefore|immediately|there)"
_AUXILIARY = rf"(?:is|are|was|were|be|been|being|has|have|had|will|shall|would|became|becomes?|remains?)(?:\s+{_SOON})?"
_IN_FORCE = (
    r"(?:effective|in\s+(?:full\s+)?(?:effect|force|place|operation)|binding|operative|applicable|valid|live|observed|enforced|applied|"
    r"implemented|followed|carried\s+out|executed)"
)
_TAKES_EFFECT = (
    r"(?:t(?:akes?|ook|aken)\s+effect|(?:go(?:es|ne)?|went|comes?|came|enter(?:s|ed)?)\s+into\s+(?:effect|force|operation)|"
    r"(?:begins?|began|begun|starts?|started|commences?|commenced)(?:\s+to\s+(?:apply|run|bind|operate|be\s+enforced|take\s+effect))?|"
    r"runs?|ran|appl(?:y|ies)|(?<=has\s)applied|(?<=have\s)applied|ceases?\s+to\s+apply|binds?|bound|bites?|(?:has|have|had|takes|took)\s+(?:had\s+)?(?:its\s+)?(?:full\s+)?(?:effect|force)|"
    r"(?:stands|stood|has\s+stood)\s+in\s+force)"
)
_TIE = (
    r"(?:,?\s+(?:from|since|as\s+of|as\s+from|starting|beginning|commencing|"
    r"effective|with\s+effect\s+(?:from|as\s+of)))?(?:,?\s+on)?"
)
_WHERE = (
    r"(?:\s+(?:on|upon|for|by|at|in)\s+(?:all\s+|the\s+|every\s+|CBP's\s+)*(?:port\s+directors|"
    r"ports?|officers|personnel|field\s+offices))?"
)
#: "is in effect as of", "took effect at all ports on".
_PREDICATE = re.compile(
    rf"\b(?:(?:{_AUXILIARY}\s+)+{_IN_FORCE}|(?:{_AUXILIARY}\s+)*{_TAKES_EFFECT}|(?:(?<=,\s)|(?<=\band\s))(?:effective|in\s+(?:effect|force))){_WHERE}{_TIE}$"
)
#: "Its effective date is", "carries an effective date of", "with effect from", and the labels of a bulletin.
_EFFECTIVE_DATE = re.compile(
    r"\b(?:[Ee]ffective\s+[Dd]ate|EFFECTIVE\s+DATE|[Dd]ate\s+of\s+effect|[Dd]ate\s+of\s+entry\s+into\s+(?:force|effect))(?:\s+of\s+(?:the|this|these|its)\s+[\w\s]{3,40}?)?(?:\s+(?:is|are|was|will\s+be|of)|\s*:)$|"
    rf"\b(?:{_NOUNS}),?\s+(?:(?:all|both|each)\s+)?(?:effective|in\s+(?:effect|force))(?:\s+(?:from|since|as\s+of))?(?:\s+on)?$|"
    r"\bwith\s+(?:immediate\s+)?(?:effect|force)\s+(?:from|as\s+of|since)$"
)
_LABELLED = re.compile(
    r"^\W*(?:Issued(?:\s+on)?|(?:Date\s+)?[Ii]ssued|Effective\s+[Dd]ate|Effective|EFFECTIVE\s+DATE|Date\s+of\s+effect|In\s+force\s+(?:from|since))\s*:?$"
)
#: "... on May 16, the effective date of the order", "bears May 16 as its effective date".
_EFFECT_BEHIND = re.compile(
    r"\)?,?\s+(?:which\s+(?:is|was)\s+|is\s+|was\s+|as\s+)?(?:(?:the|its|their)\s+(?:effective\s+date|(?:date|day)\s+of\s+(?:its\s+)?issu(?:e|ance))|"
    r"(?:the\s+(?:day|date)\s+)?(?:when|on\s+which|from\s+which)\s+(?:it|(?:the|this|that)\s+(?:Withhold\s+Release\s+|[Dd]etention\s+|new\s+)?"
    rf"(?:{_NOUNS}))\s+"
    r"(?:t(?:akes|ook)\s+effect|bec(?:omes|ame)\s+effective|(?:comes|came|goes|went|enters|entered)\s+into\s+(?:force|effect)))\b"
)

_PORTS = (
    r"(?:[Pp]ort\s+directors|[Pp]orts(?:\s+of\s+entry)?|(?:[Cc]ustoms\s+|CBP\s+)?[Oo]fficers|(?:[Pp]ort\s+|CBP\s+)?[Pp]ersonnel|CBP|[Tt]he\s+agency|[Ii]nspectors|"
    r"[Ff]ield\s+offices|[Tt]hey|[Ii]t)"
)
_STOP = r"(?:detain|stop|withh[eo]ld|hold|held|turn|bar|keep|kept|seiz|refus|releas|admit|let|allow|clear)\w*"
_DO = (
    rf"(?:{_STOP}|enforc\w*|apply|appli\w*|act\w*\s+(?:on|upon|under)|follow\w*|carr(?:y|"
    rf"ied|ying)\s+(?:it\s+)?out|observ\w*|under\s+(?:instructions?|orders?))"
)
_REST = r"(?:[^.;:]|\.(?=[\w,)])|(?<=U\.S)\.|(?<=k\.a)\.){0,110}?"
#: "have been subject to detention since", "ports began detaining them on": when ports began.
_BEGUN = re.compile(
    r"\b(?:(?:is|are|was|were|becomes?|became)\s+(?:again\s+|now\s+|once\s+more\s+)?(?:admissible|importable)|(?:has|have|had)\s+(?:already\s+|all\s+)?been\s+(?:subject\s+to\s+(?:detention|seizure|the\s+\w+|an?\s+(?:new\s+)?(?:[Ww]ithhold\s+[Rr]elease\s+[Oo]rder|WRO|order|[Ff]inding))|(?:being\s+)?(?:detained|stopped|withheld|held(?:\s+back)?|turned\s+away|barred|kept\s+out|seized|released|admissible|admitted|allowed\s+in))"
    rf"|{_PORTS}\s+(?:has|have|had)\s+(?:already\s+)?(?:been\s+)?{_DO}|"
    rf"(?:began|begun|begins?|started|starts?|commenced)\s+(?:to\s+)?{_DO}|"
    r"(?:ceased|stopped|quit)\s+(?:to\s+)?(?:detain|enforc|withhold|seiz|admit|accept|releas|clear)\w*|(?:detentions?|[Ee]nforcement|[Dd]etentions)\s+(?:(?:will\s+)?(?:begins?|starts?|ends?|resumes?)|began|started|commenced|resumed|ended|ceased))\b"
    rf"(?:{_REST}[\s,](?P<tie>since|on|as\s+of|from|effective|beginning|starting)(?:\s+last)?)?$"
)
_OPENS_WITH = re.compile(r"(?:Effective|Beginning|Starting|As\s+(?:of|from)|With\s+effect\s+from)(?:\s+on)?")
#: "Since May 9, ports have been detaining": in front of what ports do.
_SINCE = re.compile(r"(?:Since|From)")
_PORTS_DO = re.compile(
    rf"[^.;]{{0,160}}?\b(?:{_STOP}|enforc\w+|enter(?:ed)?|import(?:ed|s)?|in\s+(?:effect|force)|admissib\w+|subject\s+to|on\s+notice)\b"
)

#: "the order, which CBP issued on July 21 and which is effective upon issuance".
_UPON_ISSUANCE = re.compile(
    r"\b(?:effective|in\s+(?:force|effect))\s+(?:upon|on|with)\s+(?:its\s+)?(?:issuance|signature|signing)\b"
)
_WAS_ISSUED = re.compile(r"\b(?:[Oo]rder|WRO|Finding|it)\b[^.;]{0,50}?\b(?:issued|signed)$")

#: "takes effect at all U.S. ports of entry on October 4".
_AT_PORTS = re.compile(
    r"\s+(?:at\s+)?(?:noon|midnight|\d{1,2}(?::\d\d)?\s+[ap]\.m\.)(?:\s+(?:Eastern|local|E[SD]?T)(?:\s+[Ss]tandard|\s+[Dd]aylight)?(?:\s+[Tt]ime)?)?"
    r"(?:,?\s+on)?(?=[\s,])|"
    r"\s+at\s+(?:all|every|each)\s+(?:of\s+the\s+)?(?:U\.S\.\s+)?ports?(?:\s+of\s+entry)?"
)
#: What belongs to the day itself: "on Monday,", "the", "last".
_OWN_WORDS = re.compile(rf"(?:[\s,(]+(?:the|last|this\s+past|at\s+once|{WEEKDAY}))*[\s,(]*$")


def without_ports(text: str) -> str:
    """Without the hour, and without where goods are stopped."""
    if " at " in text or ".m." in text or "noon" in text or "midnight" in text:
        return _AT_PORTS.sub("", text)
    return text


def _told_before(text: str, one: Mention) -> str:
    """What stands before a day, without ports, hours and the words that belong to the day."""
    before = without_ports(text[max(0, one.start - 220) : one.start])
    own = _OWN_WORDS.search(before)
    return before[: own.start()] if own else before


def _of_order(before: str, start: int) -> bool:
    """Whether the clause that a verb at `start` ends speaks of an order, and of no law."""
    clause = _CLAUSE_END.split(before[:start])[-1]
    return _SUBJECT.search(clause[-130:]) is not None and _OTHER.search(clause) is None


_CLAUSE_END = re.compile(r"[;:]|\.(?!\w|[,)]|\s[a-z\d])")


def begins(text: str, one: Mention, *, ports: bool) -> bool:
    """Whether the words about a day say that an order has force from it; with `ports`, also that ports act from it."""
    before = _told_before(text, one)
    if _EFFECT_BEHIND.match(text, one.end) or _LABELLED.match(before) or _OPENS_WITH.fullmatch(before):
        return True
    if (verb := _PREDICATE.search(before)) and _of_order(before, verb.start()):
        return True
    if _EFFECTIVE_DATE.search(before) and not _OTHER.search(before[-90:]):
        return True
    if _UPON_ISSUANCE.search(text) and _WAS_ISSUED.search(before.removesuffix(" on")):
        return True
    # "began detaining the fruit yesterday": a day that needs no "on"
    tied = before + " on" if one.word in ("yesterday", "weekday") else before
    return ports and (
        _BEGUN.search(tied) is not None
        or _WILL_DO.search(before) is not None
        or (_SINCE.fullmatch(before) is not None and _PORTS_DO.match(text, one.end) is not None)
    )


#: "Ports will detain them effective": goods told in the sentence before.
_WILL_DO = re.compile(
    r"\b(?:will|shall|must|(?:is|are|instructed|directed|told|ordered)\s+to)\s+(?:now\s+|be\s+|(?:begin|start)\s+to\s+)*(?:detain|seiz|hold|held|stop|withh|block|refus|releas|admit)\w*"
    r"(?:\s+(?:them|it|both|either|these|those|(?:shipments\s+of\s+)?the\s+(?:following|below)\s+[a-z]+))?(?:\s+at\s+[^.;,]{3,40})?,?\s+(?:effective|as\s+of|beginning|starting|from)(?:\s+on)?$"
)
#: "a Withhold Release Order dated August 16", "The order bears the date of", "It was signed and issued on".
_DATED = re.compile(
    r"\b(?:[Oo]rder|WRO|[Ff]inding)(?:\s+\([A-Z]+\))?,?\s+(?:dated|of|issued)(?:\s+on)?$|"
    r"\b(?:bear(?:s|ing)|carr(?:ies|ying)|has|under)\s+(?:the\s+)?(?:date|day)(?:\s+of)?$|\b(?:is|was|are|were)\s+dated$"
)
_DONE_VERB = (
    r"(?:issued|imposed|adopted|made|given|handed\s+down|modified|revoked|lifted|rescinded|"
    r"withdrawn|withdrew|amended|changed|ended|narrowed|widened|expanded)"
)
#: "The order was issued on", "CBP revoked the order on", "The decision was made".
_WAS_DONE = re.compile(
    rf"\b(?:was|were|has\s+been|have\s+been)\s+(?:\w+ly\s+)?(?:(?:signed|approved)\s+and\s+)?{_DONE_VERB}(?:\s+by\s+[^.;,]{{2,60}})?(?:,?\s+on)?$|"
    rf"\b(?:{_NOUNS}|it|them)(?:\s+\([A-Z]+\))?(?:,?\s+on)?$"
)
_DID = re.compile(rf"\b(?:signed\s+and\s+)?{_DONE_VERB}\s+(?:the|this|that|its|it|them|such)\b[^,;.]{{0,40}}$")
#: "Port directors were told on": when the order went out to them.
_TOLD_PORTS = re.compile(
    rf"\b{_PORTS}\s+(?:were|was|has\s+been|have\s+been|had\s+been)\s+(?:told|instructed|directed|ordered|informed|notified|advised)(?:,?\s+on)?$|"
    r"\b(?:went|goes|(?:was|were|has\s+been)\s+(?:sent|transmitted|released|issued|communicated))(?:\s+out)?\s+to\s+(?:all\s+|the\s+|its\s+)*(?:U\.S\.\s+)?(?:ports?(?:\s+of\s+entry)?|port\s+directors|the\s+field)(?:,?\s+on)?$|"
    rf"\b{_PORTS}\s+(?:have\s+|has\s+)?(?:received|got|were\s+given|was\s+given)\s+(?:the|their|its|this|that)?\s*(?:instructions?|orders?|directions?|directives?|word)(?:,?\s+on)?$"
)


#: "CBP yesterday moved against A", "On May 9, CBP took action".
_ACTOR = (
    r"(?:CBP(?:\s+\(CBP\))?|U\.S\.\s+Customs\s+and\s+Border\s+Protection(?:\s+\(CBP\))?|"
    r"[Tt]he\s+agency|(?:Acting\s+)?Commissioner(?:\s+[A-Z][\w.]*){0,4})"
)
_ACTOR_BEFORE = re.compile(rf"\b{_ACTOR}(?:\s+on)?$")
_ACTED = re.compile(
    r"\s+(?:(?:moved|acted)\s+(?:against|to|on)\b|took\s+(?:\w+\s+)?(?:action|steps)\b|(?:issued|signed|imposed|placed|modified|revoked|lifted|rescinded|barred|banned|blocked|closed)\b|"
    r"(?:ordered|directed|instructed|told)\s+(?:its\s+|all\s+|the\s+|U\.S\.\s+)*(?:ports?|port\s+directors|officers|personnel|detention)\b)"
)
#: "CBP acted on May 15", "The agency did so on Monday, May 15".
_ACTED_BEFORE = re.compile(
    rf"\b(?:{_ACTOR}|[Ii]t)\s+(?:acted|did\s+so|(?:took|made)\s+(?:(?:the|this|that|its|two|three|four|several)\s+)?(?:[a-z-]+\s+){{0,3}}?"
    r"(?:action|change|decision|determination|measure|modification|step)s?)"
    r"(?:\s+on)?(?:\s+[A-Z][a-z]+day,?)?$"
)
_ON_IT = re.compile(r"(?:On\s*)?")
_THEN_ACTOR = re.compile(rf",?\s+(?:the\s+)?{_ACTOR}(?:,\s+[^,;]{{3,90}},)?")


def _acted_on(text: str, one: Mention, before: str) -> bool:
    if _ON_IT.fullmatch(before.strip()) and (actor := _THEN_ACTOR.match(text, one.end)):
        return _ACTED.match(text, actor.end()) is not None
    if _ACTED_BEFORE.search(before.rstrip()):
        return True
    return _ACTOR_BEFORE.search(before) is not None and _ACTED.match(text, one.end) is not None


_SIGNED_ON = re.compile(
    rf"\b(?:signed|approved)(?:\s+(?:(?:the|this|its|it|an?|such|a\s+new)\s+)?(?:(?:[a-z]+\s+)?(?:[Ww]ithhold\s+[Rr]elease\s+|[Dd]etention\s+)?(?:{_NOUNS}))?)?(?:\s+by\s+[^.;,]{{2,60}}?)?(?:\s+on)?$"
)
#: "two decisions CBP took on May 16", "a modification which CBP made on Nov. 28".
_DECIDED = re.compile(
    rf"\b(?:{_NOUNS})\s+(?:which\s+|that\s+)?(?:CBP|U\.S\.\s+Customs\s+and\s+Border\s+Protection(?:\s+\(CBP\))?|it|the\s+agency)\s+"
    r"(?:made|took|signed|approved|adopted)(?:\s+on)?$"
)
#: "signed August 5 and is effective immediately": from that day on.
_AT_ONCE = re.compile(r",?\s+and\s+(?:is|was|became|took|has\s+been)\s+(?:effective|effect|in\s+(?:effect|force))\b")


#: "Yesterday's order to withhold release concerns A".
_OF_THE_DAY = re.compile(
    rf"'s\s+(?:[a-z]+\s+){{0,2}}?(?:(?:Withhold\s+Release\s+|[Dd]etention\s+)?(?:{_NOUNS})|[Ii]ssuance)\b"
)


def was_done(text: str, one: Mention) -> bool:
    """Whether the words about a day say that an order was made or ended on it, or that ports were told."""
    before = _told_before(text, one)
    if one.word and _OF_THE_DAY.match(text, one.end):
        return True
    if _DATED.search(before) or _TOLD_PORTS.search(before) or _acted_on(text, one, before):
        return True
    if _DECIDED.search(before) or (_SIGNED_ON.search(before) and _AT_ONCE.match(text, one.end)):
        return True
    verb = _WAS_DONE.search(before)
    if verb is None or _OTHER.search(before[-130:]):
        return False
    return _DID.search(before.removesuffix(" on")) is not None or (
        verb.group().startswith(("was", "were", "ha")) and _of_order(before, verb.start())
    )


def was_signed(text: str, one: Mention) -> bool:
    """Whether an order was signed on a day: the last resort, as it may be issued later."""
    return _SIGNED_ON.search(_told_before(text, one)) is not None


_TELLS = (
    r"(?:announc(?:e[sd]?|ing)|sa(?:id|ys)|told|reported|confirmed|informed|"
    r"disclosed|made\s+(?:it\s+)?(?:known|public)|announcement)"
)
_TOLD_BEFORE = re.compile(rf"\b{_TELLS}\s*$")
_TELLS_BEHIND = re.compile(rf",?\s+{_TELLS}\b")


def is_told(text: str, one: Mention) -> bool:
    """ "announced today": when an order was made known, not when it was made."""
    return _TELLS_BEHIND.match(text, one.end) is not None or _TOLD_BEFORE.search(text, 0, one.start) is not None


_FROM_TODAY = re.compile(
    r"\b(?:from|as\s+of|effective|beginning|starting|t(?:akes|ook)\s+effect|into\s+(?:effect|force))(?:\s+(?:on|as\s+of|from))?\s+(?:today|this\s+(?:day|morning|afternoon))\b",
    re.IGNORECASE,
)


def is_from_today(text: str) -> bool:
    """ "are denied entry from today": in force from the day of the release on."""
    return _FROM_TODAY.search(text) is not None
