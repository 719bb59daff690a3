"""The words of the trade: instruments, verbs and actors, and what tells an announcement from talk about one.

All patterns run on `plain` text. Sources: CBP's and DHS's releases since 2016, 19 CFR 12.42, Federal Register notices.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ledger.model import Action, Effect, Instrument
from scraper.reading.text.dates import MONTH, WEEKDAY
from scraper.reading.text.lowercase import opening

#: Cheap look before anything else: without one of these a page does not speak of our subject.
NEEDLES = ("withhold", "wro", "detention order", "1307", "section 307", "finding", "12.42")

#: "signed an order on May 3 against": an order needs no name where what is done to it can only be done to one.
_SIGNED_AN = "|".join(
    rf"(?<=\b{verb} {which} )"
    for verb in ("announced", "issued", "signed", "imposed", "placed")
    for which in ("an", "the", "its")
)
_DAY = rf"(?:today|yesterday|{WEEKDAY}|(?:{WEEKDAY},\s)?{MONTH}\s\d{{1,2}}(?:,\s\d{{4}})?)"
#: "Withhold Release Order", "WRO", "detention order", "Finding".
INSTRUMENT = re.compile(
    r"\b(?=[DFNWdfwanstOo]|[Ii]mport\s)(?:(?P<wro>[Oo]rders?\s+to\s+withhold\s+(?:the\s+)?release(?!\s+of)|"
    r"(?:[Ww]ithh[eo]ld(?:ing)?|WITHHOLD)[- ](?:(?:and|or|&)[- ])?(?:[Rr]elease|RELEASE)[- ]"
    r"(?:[Oo]rders?|ORDERS?)|WROs?\b|(?:[Dd]etention)[- ][Oo]rders?"
    r"|[Ii]mport\s[Hh]olds?(?=\s+(?:on|under|against|pursuant)\s)"
    r"|(?:(?<=\ba )(?:second|third|separate|different)|another)\s(?:such\s)?order"
    r"(?=\s(?:on|against)\s|,?\sissued\s(?:on|in)\s[A-Z])"
    r"|(?<=\bhas issued )one(?=\s(?:on|against)\s(?!\w+day\b|[A-Z][a-z]{2,8}\.?\s\d))"
    rf"|(?:{_SIGNED_AN})order(?=(?:\s(?:on\s)?{_DAY},?)?\s(?:on|against)\s(?!{MONTH}\s\d))"
    r"|(?:(?<=\b[Aa] )(?:new|second|third|further)\s|(?<=\b[Aa]nother\s))order(?=\s(?:also\s)?went\sout\s))"
    r"|(?P<finding>(?![Ff]inding\s+of\s+(?:[Nn]o\s|[Ff]act|[Ee]mergency))"
    r"(?:[Ff]orced[- ][Ll]abou?r\s+)?Findings?\b(?:\s+of\s+[Ff]orced\s+[Ll]abou?r\b)?|[Ff]orced[- ][Ll]abou?r\s+findings?\b|"
    r"findings?\s+of\s+forced\s+labou?r(?=\s+(?:against|on)\b)|findings?(?=\s+(?:in\s+the\s+(?:Federal|Customs)|under\s+(?:19|section)|that\s+certain|pursuant\s+to|"
    r"against\b|on\s+[A-Z]))|Notice\s+of\s+Finding))"
)


#: What the names of orders are known by at a look.
ORDER_NAMES = (
    "elease", "WRO", "etention", "inding", "RELEASE", "mport hold", "mport Hold", "order went out", "order also went out",
    "has issued one ", " an order", " the order", " its order",
)  # fmt: skip
_IN_ITS_NAME = (*ORDER_NAMES, " order")


@lru_cache(maxsize=128)
def instruments(text: str) -> tuple[re.Match[str], ...]:
    """Where a text names orders: each reader of a sentence asks for them."""
    return tuple(INSTRUMENT.finditer(text)) if any(map(text.__contains__, _IN_ITS_NAME)) else ()


def instrument_of(met: re.Match[str]) -> Instrument:
    """Which of the two a match of `INSTRUMENT` names."""
    return Instrument.WRO if met.group("wro") else Instrument.FINDING


def instrument_named(order: str) -> Instrument:
    """Which of the two an order's own name, such as "Forced Labor Finding", is."""
    return Instrument.FINDING if order.endswith("inding") else Instrument.WRO


PLURAL = re.compile(
    r"(?:[Oo]rders|ORDERS|WROs|[Ff]indings(?:\s+of\s+[Ff]orced\s+[Ll]abou?r)?|[Oo]rders\s+to\s+withhold\s+(?:the\s+)?release)$"
)

_NUMBERS = {
    word: number
    for number, words in enumerate(
        "one a|two both|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
        "seventeen|eighteen|nineteen|twenty".split("|"),
        start=1,
    )
    for word in words.split()
}
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
NUMBERS = tuple(_NUMBERS)
NUMBER = r"(?:\d{1,3}|" + "|".join(_NUMBERS) + ")"
ORDINAL = r"(?:\d{1,3}(?:st|nd|rd|th)|" + "|".join(ORDINALS) + ")"


def number(word: str) -> int | None:
    """ "five" -> 5, "12" -> 12, "third" -> 3, "12th" -> 12."""
    word = word.lower()
    if word in _NUMBERS:
        return _NUMBERS[word]
    if word in ORDINALS:
        return ORDINALS.index(word) + 1
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else None


#: "the issuance today of": a deed, and whose.
_OF = r"(?:\s+(?:today|yesterday|this\s+(?:week|month|morning)|(?:on\s+)?\w+day|on\s+[A-Z][a-z]+\.?\s+\d+))?\s+of"
#: (verb stem, action, what it does unless the text says otherwise). `None` for what must be worked out.
VERBS: tuple[tuple[str, Action, Effect | None], ...] = (
    (
        (
            rf"issu(?:e[sd]?|ing|ance{_OF})|signing{_OF}(?=\s+(?:an?|the|its)\s)|publication{_OF}(?=\s+(?:an?|its|two|three)\s)|impos(?:e[sd]?|ing|ition\s+of)|plac(?:e[sd]|ing)|announc(?:e[sd]?|ing)|"
            r"(?:will\s+)?publish(?:e[sd]|ing|(?<=will\spublish)|(?<=to\spublish))|institut(?:e[sd]|ing)|enact(?:s|ed)?|levie[sd]"
            r"|enter(?:s|ed)|adopt(?:s|ed)|initiat(?:e[sd]|ing)|releas(?:e[sd])|slap(?:s|ped)|hand(?:s|ed)\s+down|clamp(?:s|ed)\s+down|lodge[sd]|sign(?:s|ed)(?:\s+off\s+on)?|puts?\s+(?:its|his|her)\s+name\s+to|put(?:s|ting)?(?:\s+in(?:to)?\s+(?:place|effect|force)|(?=\s+(?:an?|two|three|four|five|six|new|another)\s))|brought\s+into\s+force|(?:brought|brings|sets?)(?=\s+(?:an?|two|three|four|five|six|new|another)\s[^.;,]{0,60}?\sin(?:to)?\s+(?:place|force|effect)\b)|(?:gives?|gave)\s+effect\s+to|establish(?:es|ed)|approv(?:es|ed)|"
            r"direct(?:s|ed)\s+(?:a|new)|unveil(?:s|ed)|ma(?:de|kes)\s+(?:known|public)|reinstat(?:e[sd]?|ing|ement\s+of)|re-?(?:impos|issu)(?:e[sd]?|ing|ition\s+of)|(?:brings?|brought)\s+back|reviv(?:e[sd]|ing)|renew(?:s|ed|ing)|"
            r"re(?:stor|activat)(?:e[sd]|ing)|put(?:s|ting)?\s+back\s+in(?:to)?\s+(?:effect|force|place)|"
            r"(?:(?:ended|culminated)\s+in|(?:ended|concluded|culminated|closed)\s+(?:today\s+|yesterday\s+)?with|(?<!that\s)(?<!which\s)(?:led\s+to|resulted\s+in))(?=\s+(?:an?|another|two|three|the\s+issuance\s+of\s+an?)\s)|"
            r"(?:filed|posted)(?:\s+today)?(?:\s+with\s+the\s+(?:Office\s+of\s+the\s+)?Federal\s+Register|\s+for\s+public\s+inspection)+|"
            r"g(?:ave|ives?|iving)\s+notice\s+of(?=\s+(?:an?|two|three|its)\s)|(?:made|reached|returned)(?=\s+an?\s+(?:formal\s+|new\s+)*$)"
        ),
        Action.ISSUED,
        Effect.IMPOSED,
    ),
    (
        (
            rf"expand(?:s|ed|ing)?(?!\s+(?:up)?on\b)|(?:expansion|extension){_OF}|broaden(?:s|ed|ing)?|widen(?:s|ed|ing)?|extend(?:s|"
            r"ed|ing)?|enlarg(?:e[sd]|ing)"
        ),
        Action.MODIFIED,
        Effect.WIDENED,
    ),
    (
        (
            r"modif(?:y|ied|ies|ying|ications?\s+(?:(?:that\s+)?(?:CBP|it|the\s+agency)\s+(?:has\s+)?(?:made|makes)\s+(?:today\s+|yesterday\s+)?)?(?:today\s+|yesterday\s+)?(?:of|to))|amend(?:s|ed|ing)?|(?:amendments?|changes?)\s+(?:of|to)|revis(?:e[sd]|"
            r"ing)|chang(?:e[sd]|ing)|updat(?:e[sd]|ing)|narrow(?:s|ed|ing)?|alter(?:s|ed)|(?:partially|partly)\s+lift(?:s|ed)|lift(?:s|ed)\s+(?:in\s+part|partially|partly)|"
            r"eas(?:e[sd]|ing)|limit(?:s|(?-i:ed(?<!Limited))|ing)|reduc(?:e[sd]|ing)|confin(?:e[sd]|ing)|trim(?:s|med|ming)|(?:cut(?:s|ting)?|par(?:e[sd]|ing)|scal(?:e[sd]|ing))\s+back"
        ),
        Action.MODIFIED,
        None,
    ),
    (
        (
            r"no\s+longer\s+(?:necessary|needed|required)(?:\s+to\s+(?:maintain|keep(?:\s+up)?))?|no\s+longer\s+maintain(?:s|ed|ing)?|"
            r"will\s+not\s+(?:maintain|keep\s+up|renew)"
        ),
        Action.MODIFIED,
        Effect.LIFTED,
    ),
    (
        (
            r"no\s+further\s+need\s+(?:of|for)|no\s+(?:longer(?:\s+any)?|more)\s+(?:grounds?|need|reason|basis)\s+(?:for|to\s+maintain)|"
            r"no\s+(?:grounds?|need|reason|basis)\s+any\s+longer\s+(?:for|to\s+maintain)|"
            r"d(?:oes|id)\s+away\s+with|taken\s+off(?!\s+(?:it|the|its|an?|this|that|CBP's|(?i:WRO|withhold|order|finding))\b)|scrap(?:s|ped)|abolish(?:es|ed)|repeal(?:s|ed)|discontinu(?:e[sd]|ing)|lets?\s+lapse|set(?:s|ting)?\s+aside|clos(?:e[sd]|ing)(?:\s+out)?(?=\s+(?:today\s+)?(?:the|its|that)\s+(?:\d{4}\s+)?$)|annul(?:s|led|ling)?|void(?:s|ed|ing)|dissolve[sd]|vacate[sd]|call(?:s|ed)\s+off|retire[sd]|br(?:ings|ought)\s+to\s+an\s+end|drop(?:s|ped)(?=\s+(?:the|its|that)\s)|"
            rf"revok(?:e[sd]?|ing)|revocation{_OF}|rescind(?:s|ed|ing)?|rescission{_OF}|lift(?:s|ed|ing)?|"
            rf"terminat(?:e[sd]?|ing|ion{_OF})|withdr(?:ew|awn|aws|awal{_OF})|cancel(?:s|led|ed|lation{_OF})"
            rf"|remov(?:e[sd]|ing|al{_OF})|end(?:s|ed|ing|\s+(?:of|to))(?!\s+(?:(?:today|yesterday)\s+)?(?:with|in|up|by)\b)|no\s+longer\s+in\s+(?:effect|force|place)"
            r"|(?:will\s+)?no\s+longer\s+enforc(?:es?|ing)"
        ),
        Action.REVOKED,
        Effect.LIFTED,
    ),
)
VERB = re.compile(
    r"\b"
    + opening(
        "im in is pa pl pu al am an ad ap le li lo en es ea ex fi po re sl si ha ca ch cl co cu br di un up ma mo wi te na no gi "
        "ga tr sc se do ab ta vo va"
    )
    + "(?:"
    + "|".join(f"(?P<v{at}>{stems})" for at, (stems, _, _) in enumerate(VERBS))
    + r")(?![\w-])",
    re.IGNORECASE,
)

#: What may stand between an issuing verb and its instrument.
_DETERMINERS = frozenset(
    "the a an its their another this that these how today yesterday also now immediately late early earlier on "
    "notice new formal final official existing active forced labor labour region wide regionwide countrywide "
    "regional national provincial statewide provincewide districtwide worldwide province district sector sectorwide "
    "country nation nationwide industry industrywide fleet fleetwide company companywide immediate separate "
    "additional second third fourth fifth sixth sole only single such similar broad sweeping landmark historic "
    "first one underlying corresponding matching necessary appropriate "
    "ever joint two three four five six seven eight nine ten eleven twelve more other u.s us it cbp agency has is "
    "have following below listed morning week afternoon unprecedented latest global so-called of so called".split()
)
_WHEN = re.compile(
    rf"\b(?:on\s+)?(?:{WEEKDAY},?\s*)?(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?|\d{{1,2}}\s+{MONTH}(?:\s+\d{{4}})?)"
    rf"|\b(?:on\s+)?{WEEKDAY}\b|\b\d{{1,3}}\b|\bas\s+many\b"
)


#: "announced that the order", "under a change that CBP signed today, the order": of one that there is already something is told.
_KNOWN = re.compile(r"\bthat\s+(?:the|its|this)\b|,\s+(?:the|its|this|that)\s+$")


_WORDS = re.compile(r"[^\s,()\"'-]+")


def only_determiners(text: str) -> bool:
    """Whether text holds nothing but articles, numbers, days and the adjectives of orders."""
    if len(text) > 90 or _KNOWN.search(text):
        return False
    words = _WORDS.findall(_WHEN.sub(" ", text))
    return all(word.lower().rstrip(".") in _DETERMINERS for word in words) and (
        not words or words[-1].lower() != "of" or "notice" in text
    )


#: What may stand between a releasing verb and its instrument: "modified import restrictions issued in a".
RESTRICTIONS = re.compile(
    r"^(?:(?!\b(?:that|which|because|after|when|who|if|detain|seiz|evidence|request|commerce|"
    r"guidance|procedures?|polic(?:y|ies)|process|rules?|instructions?|requirements?|how|what|why|few|list|page|website|overview|table|index|director(?:y|ies)|dashboard|database|statistics|figures|summar(?:y|ies)|catalog|forms?|notices?|"
    r"exemptions?|exceptions?|clearances?|waivers?|relief|handling|fact\s+sheet|faqs?|questions|documents?|numbers?|totals?|counts?|suspensions?|pauses?|moratoriums?|meetings?|hearings?|webinars?|sessions?|events?|visits?|reviews?|investigations?|inquir(?:y|ies)|briefings?|conferences?|consultations?|comments?|suits?|lawsuits?|appeals?|contracts?|audits?|inspections?|petitions?|campaigns?|trainings?|talks|ceremony|debates?|panels?|proposed|drafts?|possible|potential|pending|planned|intended|prospective|preliminary)\b)[\w\s,.'-]){0,90}$",
    re.IGNORECASE,
)
#: Words before a verb that take away its force: what may, might or must not be done, is asked for, or was done before.
NO_FORCE = re.compile(
    r"\b"
    + opening(
        "ho wh ma mi mu ca co cr wo we wi sh if in no ne pr pe pl n' re se so si st be ur un as ab au ap af em li la de ha gu op fo"
    )
    + r"(?:(?:how|why|whether)\b[^.;]{0,80}$|(?:which|who)\s+(?:has\s+|have\s+|had\s+|also\s+|recently\s+){0,2}$|"
    r"(?:(?<!in\s)(?<!since\s)(?<!last\s)(?<!this\s)may(?!\s+\d)|can|could|would|should|might|must|if|whether|when(?:ever)?|where|not|neither|nor|nothing|propos(?:e[sd]?|ing|als?)|never|n't|requests?|requested|"
    r"requesting|petition(?:s|ed|ing|ers?)?|seek(?:s|ing)?|sought|process\s+(?:for|to|of|by)|"
    r"prior\s+to|before|plans?\s+to|planned|consider(?:s|ed|ing)?|urg(?:e[sd]?|ing)|ask(?:s|ed|ing)?|call(?:s|ed|ing)?\s+(?:on"
    r"|for)|demand(?:s|ed|ing)?|press(?:es|ed|ing)?\s+(?:for|CBP)|ability\s+to|(?<!exercised\sits\s)(?<!used\sits\s)(?<!invoked\sits\s)authority\s+to|authori[sz]ed\s+to|empower\w*|able\s+to|likely\s+to|weigh\w*|mull\w*|contemplat\w*|refus\w+|declin\w+|"
    r"den(?:y|ied|ies)|welcom\w+|hail\w*|applaud\w*|prais\w+|how|why|guidance|guide|manual\s+(?:on|for)|procedures?\s+(?:for|to)|criteria|steps\s+to|opportunity\s+to|"
    r"regulations?|statute|law|unless|until|without|instead\s+of|following\s+the|since\s+the|"
    r"after\s+the)\b[^,;:]{0,60}$)",
    re.IGNORECASE,
)
BEFOREHAND = re.compile(
    r"\b(?:had|previously|originally|initially|earlier|formerly|already|first|last\s+(?:year|month|week)|"
    r"at\s+the\s+time|in\s+the\s+past|before\s+(?:this|that|the)|(?:in|during|over)\s+which|look(?:s|ing|ed)?\s+back|(?:in|over)\s+(?:the\s+)?(?:recent|past|last|previous)\s+(?:\w+\s+)?(?:days?|weeks?|months?|years?)|"
    r"earlier\s+this|last\s+(?:spring|summer|fall|autumn|winter)|since|prior|recently|over\s+the\s+(?:past|last)|to\s+date|so\s+far|thus\s+far"
    r"|"
    r"after|once|when|because|years?\s+ago|months?\s+ago|within\s+(?:(?:a\s+few|some)\s+)?(?:days|weeks|months|years|a\s+year)(?=,?\s+(?:CBP|the\s+agency|it)\b))\b",
    re.IGNORECASE,
)
#: What was once done to an order, in a clause on when: "that it put in place in 2020".
PUT_ON = (
    r"issued|imposed|published|placed|announced|levied|adopted|enacted|signed|laid|handed\s+down|entered|established|instituted|"
    r"put(?:\s+in(?:to)?\s+(?:place|force|effect))?|brought\s+into\s+force"
)
#: CBP, as the subject of what it did.
CBP = r"(?:CBP|U\.S\.\s+Customs\s+and\s+Border\s+Protection(?:\s+\(CBP\))?|[Tt]he\s+agency)"
ACTOR = re.compile(
    r"\b(?:CBP(?:'s)?|U\.?S\.?\s+Customs|Customs\s+and\s+Border\s+Protection(?:'s)?|DHS|"
    r"Department\s+of\s+Homeland\s+Security|Homeland\s+Security|Office\s+of\s+Trade|Commissioner|Secretary|Mayorkas"
    r"|agency|bureau|department|U\.S\.\s+Government|"
    r"federal\s+government|United\s+States|officials|Customs\s+Service|it|It|The\s+agency)\b"
)
OTHER_ACTOR = re.compile(
    r"\b(?:courts?|Court|judges?|CIT|Congress|lawmakers?|senators?|union|ministry|minister|Canada|Canadian|"
    r"Mexic(?:o|an)\s+(?:authorities|government)|European|EU|Department\s+of\s+(?:Labor|Commerce|State|Treasury|"
    r"Justice|Agriculture)|"
    r"Labor\s+Department|Commerce\s+Department|Treasury|OFAC|BIS|FLETF|FDA|USDA|NOAA|FWS|company|companies|"
    r"importers?|NGOs?|petitioners?|plaintiffs?|advocates?|GAO|Government\s+Accountability\s+Office|police|"
    r"Immigration\s+and\s+Customs\s+Enforcement|ICE)\b"
)
NOW = re.compile(
    r"\b(?:today|yesterday|effective|immediately|hereby|this\s+(?:morning|afternoon|week)|is\s+(?:issuing|modifying"
    r"|revoking|lifting|publishing|announcing)|announc(?:es|ed|ing)|also\s+(?:issued|modified|published|imposed|today)|separately|"
    r"in\s+addition|additionally|at\s+the\s+same\s+time|in\s+a\s+separate)\b",
    re.IGNORECASE,
)
