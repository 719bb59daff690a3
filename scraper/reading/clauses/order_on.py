"""Each of several orders in a sentence of its own: "The order on A covers fresh tomatoes. The one against B covers peppers"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ledger.model import Action
from scraper.reading.clauses.inserted import without_inserted
from scraper.reading.clauses.statement import Statement
from scraper.reading.clauses.superseded import of_the_act
from scraper.reading.names.places import place_at
from scraper.reading.names.spans import name_end
from scraper.reading.phrases.phrase import Phrase, read_phrase
from scraper.reading.text.dates import MONTH, WEEKDAY, Mention, mentions
from scraper.reading.text.manuscript import Kind
from scraper.reading.text.sentences import Sentence

_ORDER_ON = re.compile(
    r"^(?:The|That|One|An?)\s+(?:(?:Withhold\s+Release\s+)?[Oo]rder|WRO|(?:forced\s+labor\s+)?Finding|one|action)\s+(?:on|against|concerning)\s+(?:the\s+)?(?=[\"A-ZÀ-ÖØ-ÞĀ-Ž])"
)
#: "The Los Ríos order concerns bananas".
_ORDER_OF = re.compile(r"\s+(?:[Oo]rder|(?:forced\s+labor\s+)?[Ff]inding)\b")
_THE = re.compile(r"^The\s+(?=[A-ZÀ-ÖØ-ÞĀ-Ž])(?!(?:Withhold|WRO|Finding|CBP|U\.S)\b)")
_COVERS = re.compile(
    r"[\s,]*(?:(?:is|was)\s+(?:on|for|about|limited\s+to|issued\s+(?:on|for))|covers?|appl(?:y|ies)\s+to|concerns?|bars?|stops?|names?|reach(?:es)?|affects?|"
    r"extends\s+to|targets?|blocks?|is\s+for)\s+(?=[a-z])"
)


#: "In Jordan, the order is on shirts made by A".
_IN_COUNTRY = re.compile(
    r"^(?:In|From|For)\s+(?:the\s+)?(?P<place>[A-ZÀ-ÖØ-ÞĀ-Ž][\w' -]{2,40}),\s+"
    r"(?:the|one|its|CBP's|an?)\s+(?:[\w-]+\s+){0,2}?(?:[Oo]rder|WRO|Finding)"
)


def _in_country(text: str) -> Phrase | None:
    """What the order covers that the sentence tells by its country."""
    met = _IN_COUNTRY.match(text)
    place = place_at(text, met.start("place")) if met else None
    covers = _COVERS.match(text, met.end()) if met and place and place.end == met.end("place") else None
    phrase = read_phrase(text, covers.end()) if covers else None
    if phrase is None or place is None or phrase.goods is None or phrase.entity is None:
        return None
    return replace(phrase, country=phrase.country or place.code)


def order_on(sentence: Sentence, umbrella: Statement, released: date | None) -> Statement | None:
    """The sentence as a statement of the act that the sentence before it announced of several orders."""
    text = without_inserted(sentence.plain)
    opens = _ORDER_ON.match(text) or _THE.match(text)
    days = tuple(mentions(sentence.plain, released))
    if any(one.is_past(released) for one in days):
        return None
    if opens is None:
        there = _in_country(text)
        return _told(there, sentence, umbrella, days) if there else None
    stop = name_end(text, opens.end())
    behind = stop if opens.re is _ORDER_ON else named.end() if (named := _ORDER_OF.match(text, stop)) else 0
    covers = _COVERS.match(text, behind) if behind > opens.end() and stop > opens.end() else None
    goods = read_phrase(text, covers.end()) if covers else None
    if goods is None or goods.goods is None:
        return None
    whose = read_phrase(text[:stop], opens.end())
    phrase = replace(
        whose,
        goods=goods.goods,
        country=goods.country or whose.country,
        end=goods.end,
        whole=text[opens.end() : goods.end],
    )
    return _told(phrase, sentence, umbrella, days)


#: "The WRO against A took effect on May 3".
_BEGAN = re.compile(
    r"(?:\s+(?:of|in)\s+(?:the\s+)?[A-Z][\w' ]{2,40}?)?,?\s+"
    r"(?:(?:took|takes|will\s+take)\s+effect|(?:went|goes)\s+into\s+(?:effect|force)|"
    r"(?:is|was|has\s+been)\s+(?:effective|in\s+(?:effect|force)|issued|signed|dated)|dates|followed|came)\b"
)
_NEXT = re.compile(
    r"(?:;|,?\s+(?:and|while))\s+(?=(?:the|that|one|an)\s+(?:(?:Withhold\s+Release\s+)?[Oo]rder|WRO|Finding|one)\s+(?:on|against)\s)"
)


def each_began(
    sentence: Sentence, umbrella: Statement, body: Sequence[Sentence], released: date | None
) -> list[Statement]:
    """ "The WRO against A took effect on May 3; the WRO against B takes effect today": whom, named nowhere before, and when."""
    text = without_inserted(sentence.plain)
    before = [one.plain for one in body[: body.index(sentence)]]
    found = []
    start = 0
    for end, following in [*(met.span() for met in _NEXT.finditer(text)), (len(text), 0)]:
        opens = _ORDER_ON.match(text[start : start + 1].upper() + text[start + 1 : end])
        stop = name_end(text, start + opens.end()) if opens else 0
        began = _BEGAN.match(text, stop, end) if stop else None
        days = tuple(one for one in mentions(sentence.plain, released) if began and stop <= one.start < end)
        if opens is None or began is None or len(days) != 1 or not days[0].is_news(released):
            return []
        phrase = read_phrase(text[: began.end()], start + opens.end())
        if phrase.entity is None or any(phrase.entity in told for told in before):
            return []
        found.append(_told(phrase, sentence, umbrella, days))
        start = following
    return found


_DAY = rf"(?:[Oo]n\s+)?(?:the\s+same\s+day|today|yesterday|(?:{WEEKDAY},?\s+)?{MONTH}\s+\d{{1,2}}(?:,\s+\d{{4}})?|{WEEKDAY})"
_AN_ORDER = (
    r"(?:(?:an?|another)\s+(?:(?:second|third|fourth|fifth|further|separate|new)\s+)?(?:order|WRO|one)|"
    r"one(?:\s+more)?|another)"
)
#: "Also on October 12, CBP issued an order on": the act of one of several orders, each told in its turn.
_ISSUED = re.compile(
    rf"^(?:(?:First|Second|Third|Fourth|Then|Next|Finally|Last),?\s+)?(?:(?:[Aa]lso\s+)?{_DAY},?\s+)?(?:[Tt]he\s+agency|CBP|[Ii]t|U\.S\.\s+Customs\s+and\s+Border\s+Protection)\s+(?:(?:also|then|next|again)\s+)*"
    rf"(?:issued|signed|placed|imposed|put)\s+{_AN_ORDER}\s+(?:{_DAY}\s+)?(?:on|against|for|covering)\s+(?=\S)"
)
#: "A Finding also went out today", behind the name of an order.
WENT_OUT = re.compile(
    r"\s+(?:(?:has|have)\s+)?(?:(?:also|then|now|today)\s+)*(?P<verb>went|gone|came|come|goes)\s+out\b(?!\s+of\b)"
)
#: "One went out on cement", "Another was issued on May 3 against A".
_GOES_OUT = re.compile(
    rf"^(?:{_AN_ORDER}|(?:[Tt]he|[Aa])\s+(?:first|second|third|fourth|fifth|other|last)(?:\s+(?:order|one|WRO))?)\s+(?:(?:also|then)\s+)*(?:(?:was|is)\s+(?:also\s+)?(?:issued|signed|placed|imposed)|(?:went|goes)\s+(?:out|to\s+ports))"
    rf",?\s+(?:{_DAY},?\s+)?(?:on|against|for|covering)\s+(?=\S)",
    re.IGNORECASE,
)
#: "A second, also effective today, is on viscose of B", "Another covers shrimp of C".
IS_ON = re.compile(
    r"^(?:(?:A|The)\s+(?:second|third|fourth|fifth|further|other|last)|Another|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day's)(?:\s+(?:[Oo]rder|WRO|Withhold\s+Release\s+Order|Finding|one))?"
    r"(?:,\s+[^,;.]{3,60}(?:,\s+\d{4})?,)?\s+(?:(?:is|was)\s+(?:on|against|for)|covers|applies\s+to|targets|concerns|bars|stops|hits|"
    rf"followed(?:\s+{_DAY})?,?\s+(?:on|against|for|covering))\s+(?=\S)"
)
#: "Circuit boards from A fall under an order of September 29".
_FALLS_UNDER = re.compile(
    r"\s+(?:now\s+|also\s+)*(?:(?:falls?|comes?|came|fell)\s+under|(?:(?:is|are|were|was)\s+)(?:covered|stopped|held|detained|barred|kept\s+out)\s+(?:by|under))\s+"
    r"(?:an|one|another|the\s+(?:first|second|third|fourth|fifth|other|last))(?:\s+(?:order|WRO))?\b"
)


#: "The same goes for seafood harvested by the B": what was done to the goods told just before.
THE_SAME = re.compile(
    r"(?:In\s+the\s+(?:second|third|fourth|other|last)(?:\s+(?:case|one|order|Finding|action))?,\s+)?(?:[Tt]he\s+same\s+(?:now\s+)?(?:goes|holds|applies|is\s+true|is\s+the\s+case)|"
    r"(?:CBP|[Tt]he\s+agency|[Ii]t)\s+(?:(?:has|also|likewise)\s+)*(?:determined|found|concluded|decided|ordered|did|does|says)\s+the\s+same|"
    r"(?:[Aa]|[Tt]he)\s+(?:second|third|fourth|other|further|last)(?:\s+(?:one|order|WRO|Finding))?\s+does\s+(?:so|the\s+same|likewise)|"
    r"[Ll]ikewise|[Ss]o\s+it\s+is)\s+(?:for|to|of|with|about|on)\s+"
    r"(?=\S)(?!(?:all|every|any|both|goods|merchandise|importers|shipments)\b)"
)


def one_of_several(sentence: Sentence, umbrella: Statement, released: date | None) -> Statement | None:
    """The sentence as one of the orders that were counted before it, with the day it tells, if any."""
    text = without_inserted(sentence.plain)
    days = tuple(mentions(sentence.plain, released))
    same = THE_SAME.match(text)
    days = of_the_act(days, text, released) if same else days
    if umbrella.action is not Action.ISSUED or any(one.is_past(released) for one in days):
        return None
    issued = _ISSUED.match(text) or _GOES_OUT.match(text) or IS_ON.match(text) or same
    under = None if issued else _FALLS_UNDER.search(text)
    if under:
        phrase = read_phrase(text[: under.start()], 0, initial=True)
    elif issued:
        phrase = read_phrase(text, issued.end())
    else:
        return None
    return _told(phrase, sentence, umbrella, days) if phrase.entity or (phrase.goods and phrase.country) else None


def _told(phrase: Phrase, sentence: Sentence, umbrella: Statement, days: tuple[Mention, ...]) -> Statement:
    item, span = replace(sentence, kind=Kind.ITEM), (0, phrase.end)
    return replace(umbrella, sentence=item, phrase=phrase, when="now", dates=days, span=span, scope=True, several=None)
