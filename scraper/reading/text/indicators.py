"""The eleven ILO indicators of forced labour, by CBP's drifting spellings, and two labels of an older survey it also used."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from ledger.model import Indicators
from scraper.reading.text.asides import ASIDE
from scraper.reading.text.lowercase import Needles, in_small, small
from scraper.reading.text.manuscript import Kind
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import NUMBER, number

#: ILO, "Indicators of Forced Labour" (2012), with the spellings met; the last two come from the ILO's survey guidelines of 2012.
_NAMES = {
    "abuse of vulnerability": r"abus(?:e|ing|ive\s+exploitation)\s+of\s+(?:the\s+)?(?:workers'?\s+)?vulnerabilit(?:y|ies)",
    "deception": r"decepti(?:on|ve\s+(?:recruitment|practices?))|deceptive",
    "restriction of movement": (
        r"(?:restrict(?:ions?|ed|ing)\s+(?:on|of|in|upon|freedom\s+of)\s+(?:(?:the|their)\s+)?(?:freedom\s+of\s+)?(?:workers'"
        r"?\s+)?(?:movements?)|"
        r"restricted\s+(?:freedom\s+of\s+)?movements?|movement\s+restrictions?|"
        r"limited\s+freedom\s+of\s+movement|restricting\s+(?:workers'?\s+)?movement)"
    ),
    "isolation": r"\bisolation\b",
    "physical and sexual violence": r"(?:physical|sexual)(?:\s+(?:and|or|and/or)\s+(?:physical|sexual))?\s+(?:violence|abuse)",
    "intimidation and threats": (
        r"intimidation(?:(?:\s+and\s+|\s+or\s+|,\s*|\s*/\s*)(?:threats?|threatening))?|"
        r"threats?\s+and\s+intimidation|threats?\s+against\s+(?:the\s+)?(?:workers|women|men|laborers|families|employees|migrants|crews?)\b"
    ),
    "retention of identity documents": (
        r"(?:retention|withholding|confiscation|seizure)\s+of\s+(?:workers'?\s+)?(?:identity|"
        r"identification|personal|travel|id)\s*(?:documents?|papers)?|(?:retention|"
        r"confiscation|withholding)\s+of\s+(?:the\s+|their\s+)?(?:workers'?\s+)?(?:passports?|"
        r"documents)|document\s+retention|retained\s+identity\s+documents"
    ),
    "withholding of wages": (
        r"(?:withholding|non-?payment|underpayment|retention)\s+of\s+(?:workers'?\s+)?(?:wages?|"
        r"pay|salar(?:y|ies))|withheld\s+wages|wage\s+(?:withholding|theft)|"
        r"withholding\s+wages|unpaid\s+wages"
    ),
    "debt bondage": r"debt[- ]bondage|(?<!\buse of )(?<!\bby )(?<!\bwith )(?<!\busing )bonded\s+labou?r",
    "abusive working and living conditions": (
        r"(?:abusive|inhumane|degrading|poor|substandard)\s+(?:working\s+(?:and|or)\s+living|"
        r"living\s+(?:and|or)\s+working|working|living)\s+(?:and\s+(?:living|working)\s+)?(?:conditions?|"
        r"environments?)"
    ),
    "excessive overtime": r"excessive\s+(?:overtime|working\s+hours|hours|work\s+hours)|forced\s+overtime",
    "highly coercive/unfree recruitment": (
        r"(?:highly\s+)?(?:coercive|unfree)(?:\s*/\s*|\s+(?:or|and)\s+)?(?:unfree|coercive)?\s+recruitment"
    ),
    "work and life under duress": r"(?:work|life)(?:ing)?\s+and\s+(?:life|work)(?:ing)?\s+under\s+duress",
}
_PATTERN = in_small("|".join(f"(?P<i{at}>{spelling})" for at, spelling in enumerate(_NAMES.values())))
_NEEDLES = Needles(
    "vulnerab",
    "decept",
    "movement",
    "isolation",
    "violence",
    "intimidat",
    "threat",
    "document",
    "passport",
    "wage",
    "bondage",
    "bonded",
    "conditions",
    "overtime",
    "duress",
    "hours",
    "salar",
)
_LIST = tuple(_NAMES)
_COUNT = re.compile(
    rf"\b(?P<all>all\s+(?:of\s+the\s+)?)?(?P<n>{NUMBER})\b(?P<of>\s+(?:out\s+)?of\s+(?:the\s+)?(?:ILO's\s+|"
    rf"International\s+Labou?r\s+Organi[sz]ation'?s?\s+(?:\(ILO\)(?:'s)?\s+)?)?(?:{NUMBER})?)?\s*"
    rf"(?:(?!{NUMBER}\b)\w+[\s-]){{0,2}}?(?:(?:of\s+the\s+)?(?:ILO(?:'s)?|International\s+Labou?r\s+Organi[sz]ation(?:'s|"
    rf"s')?(?:\s+\(ILO\)(?:'s)?)?)\s+)?(?:{NUMBER}\s+)?(?:(?!{NUMBER}\b)\w+[\s-]){{0,3}}?indicators?\b",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"\b(?:the\s+)?(?:ILO(?:'s)?|International\s+Labou?r\s+Organi[sz]ation(?:'s)?).{0,40}\b(?:defines|"
    r"has\s+identified|lists|describes|developed|recogni[sz]es)\b|"
    rf"\b(?:weigh|measur|check|test|compar|assess)\w*\b[^.;]{{0,80}}\bagainst\s+(?:the\s+)?{NUMBER}\s+(?:ILO\s+)?indicators\b|"
    r"\bindicators\s+(?:of\s+forced\s+labou?r\s+)?(?:of\s+the\s+(?:ILO|International\s+Labou?r\s+Organi[sz]ation)\s+)?"
    r"(?:are\s+(?:intended|used|signs|meant)|help|can|may|serve|guide)\b|"
    r"\bindicators,?\s+(?:means|refers\s+to|describes|consists)\b|"
    r"^The\s+ILO(?:'s)?\s+(?:(?:11|eleven)\s+)?indicators\s+(?:of\s+forced\s+labou?r\s+)?(?:are|range|comprise)\b|"
    r"\b(?:any|each|all)\s+(?:one\s+)?of\s+(?:them|these|which)\s+(?:may|can|is|are)\b",
    re.IGNORECASE,
)


#: "Of the ILO's indicators they established eight".
_OF_THEM = re.compile(
    rf"\b[Oo]f\s+(?:the|its)\s+(?:ILO(?:'s)?\s+|International\s+Labou?r\s+Organi[sz]ation's\s+)?(?:{NUMBER}\s+)?(?:[a-z-]+\s+){{0,3}}?indicators\b[^.;:]{{0,60}}?\s"
    rf"(?:established|found|identified|counted|saw|sees|finds|met|recorded|confirmed|present|are|were|observed|documented|encountered|noted|detected|verified|names?|lists?|"
    rf"cites?|came\s+across|proved|has)\s+(?:at\s+least\s+)?(?P<n>{NUMBER})\b",
)


#: "four indicators; the inquiry has since confirmed all eleven", "guided the inquiry; CBP found ten of them".
_CONFIRMED = re.compile(
    rf"\b(?:found|confirmed|established|identified|counted|observed)\s+(?:(?:all|at\s+least)\s+)?(?P<n>{NUMBER})(?:\s+of\s+(?:them|these|those))?(?=\s*[.;,]|\s*$)",
    re.IGNORECASE,
)
#: "subject to every one of the 11 indicators".
_EVERY_ONE = re.compile(
    rf"\b(?:every|each)\s+(?:single\s+)?one\s+of\s+the\s+(?:ILO's\s+)?(?P<n>{NUMBER})\s+"
    r"(?:(?:ILO|forced[- ]labou?r)\s+)?indicators\b",
    re.IGNORECASE,
)


#: "one of the five indicators on which CBP rested the order": those five.
_ONE_OF_THOSE = re.compile(
    rf"\b(?:one|two|three|first|second|third|last)\s+of\s+the\s+(?P<n>(?!eleven\b|11\b){NUMBER})\s+"
    r"(?:(?:ILO|forced[- ]labou?r)\s+)?indicators\s+(?:(?:on|by|upon)\s+which|that|which|CBP|the\s+agency)\b",
    re.IGNORECASE,
)


def read_indicators(sentences: Iterable[Sentence], *, begun: bool = False) -> tuple[Indicators, Sentence] | None:
    """The indicators these sentences tie to the act, and the sentence they stand in; None when they give none.

    `begun`: they are already known to speak of what was found, so one indicator is enough.
    """
    count: int | None = None
    names: list[str] = []
    where: Sentence | None = None
    listed = False
    told = tuple(sentences)
    for sentence in told:
        listed = listed and sentence.kind is Kind.ITEM
        if not _may_speak(sentence, begun or bool(names) or listed):
            if names or count:
                break
            continue
        listed = listed or sentence.opens_list
        stated = _stated(sentence.plain) if "ndicator" in sentence.plain else None
        named = _named(sentence.plain)
        if stated is None and not named:
            continue
        where = sentence if where is None or (named and not names) else where
        count = count or stated
        names = list(dict.fromkeys([*names, *named]))
        if count and len(names) >= count:
            break
    if not names and (items := _itemised(told)):
        return Indicators(count or len(items), tuple(items)), next(iter(items.values()))
    if where is None:
        return None
    if count == 1 and len(names) > 1:
        count = None  # "each of them one of the ILO's indicators"
    if count and len(names) > count + 1:
        names = names[:0] if len(names) == 11 else names
    return Indicators(count or len(names) or None, tuple(names)), where


#: Behind a name that opens an item: nothing, or what was found.
_ITEM_END = re.compile(r"\s*(?:$|[.;,:(]|[-–—]\s|and\s*$)")
_ALL_OF_THEM = 11


def _itemised(told: Iterable[Sentence]) -> dict[str, Sentence]:
    """ "Isolation – workers may not leave the yard", item by item; none where the whole catalogue is told."""
    found: dict[str, Sentence] = {}
    for one in told:
        met = _PATTERN.match(small(one.plain)) if one.kind is Kind.ITEM else None
        if met and _ITEM_END.match(one.plain, met.end()):
            found.setdefault(_LIST[int((met.lastgroup or "i0")[1:])], one)
    return found if 1 < len(found) < _ALL_OF_THEM else {}


def _may_speak(sentence: Sentence, begun: bool) -> bool:
    """Whether a sentence may give indicators: it says the word, or names two of them, or goes on with a list."""
    lowered = small(sentence.plain)
    if "indicator" in lowered:
        found = _FOUND_THESE.search(sentence.plain) is not None or _are_these(sentence.plain)
        return found or _DEFINITION.search(sentence.plain) is None
    if not _NEEDLES.stand_in(lowered) or _COMMON.search(lowered) or ASIDE.found_in(lowered):
        return False
    return begun or _FOUND.search(lowered) is not None or several_named(sentence.plain)


#: "The ILO indicators are: isolation; and deception", with the first name right behind.
_THESE_ARE = re.compile(r"\bindicators\s+(?:[a-z]+\s+)?(?:are|were):?\s+")


def _are_these(text: str) -> bool:
    met = _THESE_ARE.search(text)
    return met is not None and _PATTERN.match(small(text), met.end()) is not None


#: "Investigators found indicators of forced labor as the ILO defines them: isolation, and deception".
_FOUND_THESE = re.compile(
    r"\b(?:CBP|[Aa]gency|[Ii]nvestigators|[Ii]nspectors|[Oo]fficers|[Aa]uditors|[Tt]hey|[Ww]e|[Ee]vidence|[Ii]nquiry|[Rr]eview|[Ii]nvestigation)\s+(?:has\s+|have\s+|also\s+)*"
    r"(?:found|identified|established|documented|observed|confirmed|recorded|uncovered)\s+(?:[\w-]+\s+){0,4}?indicators\b[^.;:]{0,140}:\s"
)
#: "Debt bondage is common in the industry": anywhere, and not found here.
_COMMON = re.compile(
    r"\b(?:common|widespread|frequent|typical|rife)\s+(?:in|among|across|on|throughout)\s[^.;]{0,40}\b(?:industry|industries|sectors?|worldwide|world|trade)\b"
)
#: "CBP identified debt bondage."
_FOUND = re.compile(
    r"\bilo\s+calls\s|\baccording\s+to\s+(?:cbp's|the\s+agency's|its)\s+(?:evidence|information|findings)\b|\b(?:cbp(?:'s\s+\w+)?|investigators|the\s+agency|inspectors|auditors|they|it|evidence|interviews|officers)\s+(?:has\s+|have\s+|also\s+|both\s+)*"
    r"(?:identified|found|established|recorded|documented|uncovered|observed|points?\s+to|pointed\s+to|cites?|cited|(?:has|had|holds?|saw|sees)\s+(?:clear\s+|strong\s+|ample\s+)?(?:evidence|signs|proof|information)\s+of)\s"
    r"|\bthere\s+(?:is|was)\s+(?:[a-z]+\s+)?(?:evidence|proof)\s+of\s"
)


def is_indicator(text: str) -> bool:
    """Whether a text is the name of an indicator and nothing else."""
    return _PATTERN.fullmatch(small(text.strip(" .;,"))) is not None


def ends_in_one(text: str) -> bool:
    """Whether the name of an indicator closes a text: the last cell of a row, on what an order rests."""
    text = text.rstrip(" .;)")
    return not text.endswith("abor") and any(met.end() == len(text) for met in _PATTERN.finditer(small(text)))


def several_named(text: str) -> bool:
    """Whether a text names two indicators or more."""
    return len(_named(text)) >= 2


@lru_cache(maxsize=64)
def _named(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_LIST[int((met.lastgroup or "i0")[1:])] for met in _PATTERN.finditer(small(text))))


def _stated(text: str) -> int | None:
    """How many indicators a sentence speaks of: "ten of the ILO's 11 indicators" -> 10."""
    each = (_EVERY_ONE, _ONE_OF_THOSE, _CONFIRMED, _OF_THEM, _COUNT)
    text = text.replace('"', "")  # CBP identified "at least four" of them
    for met in (one for pattern in each for one in pattern.finditer(text)):
        found = number(met.group("n"))
        if found and found <= 13 and met.group("n").lower() not in ("a", "both"):
            return found
    return None
