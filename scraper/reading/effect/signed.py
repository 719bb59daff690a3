"""The day an act was signed or decided, where the page gives no other: "The revocation was signed May 9"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from scraper.reading.effect.days import Days
from scraper.reading.text.dates import WEEKDAY, mentions
from scraper.reading.text.sentences import Sentence

_ACT = (
    r"(?:[Oo]rder|WRO|[Ff]inding|[Mm]easure|[Mm]odification|[Rr]evocation|[Dd]ecision|[Cc]hange|[Dd]etermination|"
    r"[Rr]emoval|[Ee]xemption|[Ee]xtension|[Ll]ifting)s?"
)
_BY = r"(?:by\s+[^.;,]{3,60}\s+)?"
_DONE = r"(?:signed|approved|made|taken|adopted|executed|reached|put\s+in\s+place|imposed|handed\s+down)"
_SIGNED = re.compile(
    #: "The revocation was signed May 9", "the decision to revoke the order was taken on May 15".
    rf"\b{_ACT}(?:\s+to\s+(?:modify|revoke|lift|issue|amend|end)\s+(?:the|its|this)\s+{_ACT})?\s+(?:itself\s+)?"
    rf"(?:was|were|has\s+been|is|are)\s+{_DONE}\s+{_BY}(?:on\s+)?(?:{WEEKDAY},?\s+)?$"
    #: "a modification which CBP made on Nov. 28".
    rf"|\b{_ACT}\s+(?:which\s+|that\s+)?(?:CBP|U\.S\.\s+Customs\s+and\s+Border\s+Protection(?:\s+\(CBP\))?|it|the\s+agency|the\s+(?:Acting\s+)?Commissioner)\s+(?:made|took|signed|approved|adopted)\s+(?:on\s+)?(?:{WEEKDAY},?\s+)?$"
    #: "The Commissioner signed the order on May 12".
    rf"|\b(?:CBP|agency|Commissioner|Director)\s+(?:signed|approved|took|made)\s+(?:the|this|that|its)\s+{_ACT}\s+(?:on\s+)?(?:{WEEKDAY},?\s+)?$"
    #: "Ports received instructions June 24", "instructions went to the ports on May 15".
    rf"|\b[Pp]orts\s+(?:received|got|had)\s+(?:their\s+|its\s+|the\s+)?(?:instructions?|notice|word|orders)\s+(?:on\s+)?(?:{WEEKDAY},?\s+)?$"
    rf"|\b(?:[Ii]nstructions?|[Nn]otice|[Ww]ord)\s+(?:went|was\s+sent|were\s+sent)\s+(?:out\s+)?to\s+(?:all\s+|the\s+)?(?:U\.S\.\s+)?ports(?:\s+of\s+entry)?\s+(?:on\s+)?(?:{WEEKDAY},?\s+)?$"
)
#: "effective immediately", "as of this morning": today, whenever it was signed.
_AT_ONCE = re.compile(
    r"\b(?:effective|immediately|at\s+once|(?:[Aa]s\s+of|[Ff]rom)\s+(?:today|now|this\s+\w+)|t(?:akes|ook)\s+effect|in(?:to)?\s+(?:effect|force))\b"
)
_NEEDLES = (
    "signed",
    "made",
    "taken",
    "took",
    "approved",
    "adopted",
    "executed",
    "reached",
    "imposed",
    "nstruction",
    "notice",
    "word",
)


def signed_on(found: Days, told: Sequence[Sentence], released: date | None) -> Days:
    """`found`, where it rests on a day of its own; else with the day that one of the sentences `told` gives the act."""
    if not found.by_release or (found.effective_in and _AT_ONCE.search(found.effective_in.plain)):
        return found
    for sentence in told:
        if sentence.spoken or not any(map(sentence.plain.__contains__, _NEEDLES)):
            continue
        for one in mentions(sentence.plain, released):
            before = sentence.plain[max(0, one.start - 160) : one.start]
            if one.day and not one.word and one.is_news(released) and _SIGNED.search(before):
                return replace(found, effective=one.day, effective_in=sentence, by_release=False)
    return found
