"""From the name of an order to what it is about: "... order, issued on Oct. 21, 2021, against".

Every run of blanks is taken whole (possessively), since what is blanked in a sentence leaves long ones.
"""

from __future__ import annotations

import re
from functools import lru_cache

from scraper.reading.text.dates import MONTH, WEEKDAY
from scraper.reading.text.vocabulary import PUT_ON

#: No party: what an order rests upon.
GROUNDS = (
    r"(?:(?!(?:based|following|after|citing)\b)\w+\s+){0,3}?(?:information|evidence|basis|grounds?|suspicions?|allegations?|findings\s+of|reports?|"
    r"indications?|strength|determination)\b"
)
_BRACKET = r"(?:\s*+\([^)]{1,40}\))?"
_APIECE = r"(?:\s++(?:apiece|each))?"
_AT_ONCE = r"(?:,?\s++effective\s++(?:immediately|the\s++same\s++day|upon\s++publication),?)?"
#: Whoever issues orders, as an order's own clause names it.
ISSUER = (
    r"(?:it|CBP|DHS|[Tt]he\s++agency|U\.S\.\s++Customs\s++and\s++Border\s++Protection(?:\s++\(CBP\))?|"
    r"[Tt]he\s++(?:(?:former\s++)?(?:U\.S\.\s++)?Customs\s++Service|Treasury|Department(?:\s++of\s++Homeland\s++Security)?))"
)
_ISSUED = (
    rf"(?:\s*+,?\s*+(?:(?:which\s++|that\s++)?(?:was|(?:has|had)\s++(?:been|stood))\s++|(?:(?:that|which)\s++)?{ISSUER}\s++(?:had\s++|has\s++)?)?"
    r"(?:(?:originally|initially|first|previously)\s++)?"
    rf"(?:{PUT_ON}|dated|effective|in(?:to)?\s++(?:effect|force|place))?)?"
)
#: "in September of last year", "two years ago": no day.
_LONG_AGO = (
    rf"(?:\s++(?:in\s++{MONTH}\s++of\s++(?:last|that|the\s++same)\s++year|(?:early|late|earlier|later)?\s*+(?:last|this)\s++"
    rf"(?:{MONTH}|spring|summer|fall|autumn|winter)|(?:more\s++than\s++|nearly\s++|almost\s++|about\s++)?(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d++)\s++"
    r"(?:and\s++a\s++half\s++)?(?:years?|months?|decades?)(?:\s++and\s++a\s++half)?\s++(?:ago|before|earlier)|in\s++(?:(?:the\s++)?(?:early|mid|late|spring|summer|fall|autumn|winter|beginning|middle|end|last\s++\w++)(?:\s++(?:days|weeks|months))?"
    r"(?:\s++of)?[\s-]++)(?:19|20)\d\d)(?=\s))?"
)
_DAY = (
    rf"(?:\s*+(?:since|on|in|of|from|today|yesterday|immediately)?\s*+(?P<date>(?:{WEEKDAY},?\s*+)?(?:(?:on\s++)?"
    r"(?:[A-Z][a-z]{2,8}\.?\s++\d{1,2}(?:st|nd|rd|th)?,?(?:\s++\d{4})?|[A-Z][a-z]{2,8}\.?,?\s++\d{4}|\d{4}))?),?(?:\s++and\s++(?:on\s++)?[A-Z][a-z]{2,8}\.?\s++\d{1,2}(?:,\s++\d{4})?)?)?"
)
_WHEN_AND_WHERE = (
    r"(?:\s++(?:today|yesterday|last\s++(?:week|month|year)|this\s++week|in\s++(?:the|today's|yesterday's)\s++(?:Customs\s++Bulletin|"
    r"Federal\s++Register)(?:\s++and\s++(?:in\s++)?the\s++(?:Customs\s++Bulletin|Federal\s++Register))?|(?:pursuant\s++to|under)\s++[^,]{4,40}?))?"
    rf"(?:\s++(?:(?:on|of)\s++(?:{WEEKDAY}|[A-Z][a-z]{{2,8}}\.?\s++\d{{1,2}}(?:,\s++\d{{4}}\b,?)?)|today|yesterday))?"
)
_STOPPING = r"(?:,?\s*+and\s++will\s++(?:immediately\s++|now\s++)?(?:begin\s++to\s++)?(?:detain|seize),?)"
_DIRECTING = (
    r"directing\s++(?:CBP\s++)?(?:officers|personnel|officials|ports)\s++"
    r"(?:at\s++all\s++[^,]{0,30}ports[^,]{0,20}\s++)?to\s++detain"
)
_THAT = (
    r"(?:today\s++|yesterday\s++)?(?:(?:determining|concluding|stating|finding|declaring|establishing|which\s++(?:determines|concludes|states))\s++)?that(?=\s++(?:certain|[a-z-]+(?:,?\s++[a-z-]+){0,8}\s++(?:produced|made|manufactured|harvested|mined|processed|grown|caught|woven|sewn|refined|spun|milled|picked|packed|from)|"
    r"(?:the\s++)?[A-Z][^.;]{2,160}?\s(?:uses?|used|employs?|relies)\s++(?:on\s++)?(?:forced|convict|prison|child)))"
)
_ON = (
    r"\b(?:[Aa]gainst|on|for|covering|concerning|regarding|involving|targeting|with\s++(?:respect|regard)\s++to|in\s++respect\s++of|pertaining\s++to|applicable\s++to|placed\s++on|imposed\s++on|affecting|"
    r"prohibiting|blocking|barring|banning|restricting|(?:that|which)\s++(?:will\s++|now\s++|ha[ds]\s++)?(?:covers?|applies\s++to|targets?|prohibits?|bars?|blocks?|stops?|bans?|keeps?(?:\s++out)?|kept(?:\s++out)?|halts?|prevents?|covered|barred|blocked|stopped)|"
    r"under\s++which\s++(?:its\s++|U\.S\.\s++|the\s++)?(?:ports|officers|personnel|CBP|it)\s++(?:(?:has|have|had)\s++)?(?:been\s++)?"
    r"(?:seiz(?:ed|ing)|detain(?:ed|ing)|stopp(?:ed|ing)|held|holding|barred)|"
    rf"directed\s++at|{_DIRECTING}|to\s++(?:detain|block|stop)|{_THAT}|to(?!\s++(?:[Ee]xempt|[Ee]xclude|[Rr]emove|[Cc]lear|[Ff]ree)\b))\s++(?P<at>(?=\S)(?!{GROUNDS}))"
)
#: Matched where the order's name ends; `date` is when the order acted on was issued.
ABOUT = re.compile(
    rf"{_BRACKET}{_APIECE}{_AT_ONCE}{_ISSUED}{_LONG_AGO}{_DAY}{_WHEN_AND_WHERE},?\s*+(?:one\s++each\s++)?(?:{_STOPPING}\s*+|{_ON})",
)


@lru_cache(maxsize=16)
def about(text: str, order: int) -> re.Match[str] | None:
    """What the order whose name ends at `order` is about: its verb asks, and the clause that the verb makes."""
    return ABOUT.match(text, order)
