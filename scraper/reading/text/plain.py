"""A text as the patterns read it, letter for letter in the same places: quotes, dashes, goods, asides and lists made even."""

from __future__ import annotations

import re
from functools import lru_cache

from scraper.entity.forms import forms_in
from scraper.reading.text.capitals import goods_in_small_letters
from scraper.reading.text.dates import MONTH, WEEKDAY
from scraper.reading.text.lowercase import Needles, small

#: One character for one, so that a place found in the plain text is the same place in the page's own words.
_PLAIN = dict(zip("“”„‟«»‘’‚‛′`–—‑‒―−\u00a0", '""""""' + "''''''" + "------ ", strict=True))
_CURLY = re.compile(f"[{''.join(_PLAIN)}]")
#: "A Ltd. (established in 1994) of Kenya": neither another name nor goods.
_ASIDE = re.compile(
    r"\s\((?:established|founded|incorporated|formed|created|opened|built|set\s+up|acquired|bought|renamed|privatized|listed|since|now|then|which|whose|who|where|"
    r"a\s+(?:private|public|state|family|privately|publicly|unit|subsidiary|division|brand|joint)|about|some|roughly|nearly|with\s+(?:some|about|\d))(?=\s)[^()A-Z\"]{1,80}\)"
)
#: "leather goods of A (effective October 6)": as between commas.
_EFFECTIVE = re.compile(r"\s\((?P<day>(?:effective|in\s+effect|as\s+of|beginning|starting)\s[^()]{3,40})\)")
#: "A Co., Ltd.; B Pvt. Ltd.; and C Sdn. Bhd." within a sentence.
_BETWEEN_FIRMS = re.compile(r"(?<=[\w.]);(?=\s+(?:and\s+)?(?P<next>[A-ZÀ-ÖØ-ÞĀ-Ž][^;]{3,120}))")
#: "A SARL - a refiner in Mali - and its affiliate": as between commas.
_APPOSED = re.compile(
    r"(?<=[\w.)]) - ((?:an?|one\s+of|both|all|the(?=\s+[a-z]))\s[^;:-]{2,90}?) - "
    r"(?=(?:and|or|as\s+well|under|in|effective|on|for|because|based|citing|after)\b)"
)
#: "Tuesday, May 16", "Tuesday (May 16)": the day itself is enough.
_DAY_OF_WEEK = re.compile(
    rf"(?<=\s){WEEKDAY}(?:,?\s+(?={MONTH}\s+\d)|\s+\((?P<day>{MONTH}\s+\d{{1,2}}(?:,\s+\d{{4}})?)\))"
)
_THE_NTH = re.compile(rf"\bthe\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)\sof\s(?P<month>{MONTH})\b(?!\s+of\b)")


#: What ties a day to the words before it.
_TIED = re.compile(
    r"(?:\b(?:on|of|since|from|by|before|after|until|till|to|and|or|for|next|last|past|this|effective|starting|beginning|commencing|dated)|[^\w\s])\s+$",
    re.IGNORECASE,
)


def _day_alone(met: re.Match[str]) -> str:
    """ "was issued Tuesday, May 16": as "on May 16"."""
    tie = "" if met.start() == 0 or _TIED.search(met.string, max(0, met.start() - 16), met.start()) else "on"
    return tie + (met["day"] or "").rjust(len(met.group()) - 1 - len(tie)) + " "


def _month_first(met: re.Match[str]) -> str:
    return f"{met['month']} {met['day']}".rjust(len(met.group()))


_AN_ORDER = r"(?:(?:[Ww]ithhold\s+[Rr]elease|[Dd]etention)\s+[Oo]rders?|WROs?|Findings?)\b"
#: "a long-awaited Withhold Release Order": how somebody finds it, not which it is.
_PRAISED = re.compile(
    r"(?<=\s)(?:(?:(?:strong|tough|strict|major|key|bold|fresh|rare|big|swift|urgent|powerful|significant|important|stringent|comprehensive|decisive|aggressive|robust|crucial|"
    r"sweeping|landmark|historic|unprecedented|(?:[a-z]+-)+(?:setting|reaching|ranging|hitting|breaking|ending|sweeping|making|awaited|expected|anticipated|needed|sought|its-kind))"
    rf"(?:,|\s+and|\s+yet)?\s+)+)(?=(?:new\s+)?(?:[\w-]+-wide\s+)?{_AN_ORDER})"
)
_PRAISE = Needles(
    *"strong tough strict major bold fresh rare swift urgent powerful significant important stringent".split(),
    *"comprehensive decisive aggressive robust crucial sweeping landmark historic unprecedented setting".split(),
    *"reaching ranging hitting breaking ending making awaited expected anticipated needed sought kind".split(),
    *("key ", "key, ", "big ", "big, "),
)
#: "formally issued", "will promptly detain": how, not whether, when or how far.
_HOW = re.compile(
    r"\b(?:formally|officially|promptly|swiftly|quickly|rapidly|speedily|decisively|publicly|duly|firmly|resolutely|proudly|expressly|explicitly|properly|proactively|carefully)"
    r"(?:,?\s+(?:and|but)\s+(?:formally|officially|promptly|swiftly|quickly|rapidly|decisively|publicly|firmly|resolutely|carefully))?\s+"
    r"(?=(?:issu|modif|revok|lift|detain|impos|publish|announc|broaden|widen|expand|amend|narrow|rescind|withdr|end|order|add|remov|seiz|clear|releas)\w*)"
)


#: As CBP has written it since 2024.
_IN_SMALL = re.compile(r"\b[Ww]ithhold release order")


def _unpraised(text: str) -> str:
    """Without what is said of how an order came about and how it is found."""
    if "rder" in text or "WRO" in text or "inding" in text:
        text = _PRAISED.sub(blank, text) if _PRAISE.stand_in(small(text)) else text
    return _HOW.sub(blank, text) if "ly " in text else text


def blank(met: re.Match[str]) -> str:
    """As many blanks as what was matched has characters."""
    return " " * len(met.group())


#: "made by any of the following: A; B; and C".
_ANY_OF = re.compile(r"(?<=\bby )(?:any|one|all|each|either)(?: one)? of the following(?: [a-z]+){0,3}:(?= [A-Z])")
#: How a day in brackets opens.
_IN_BRACKETS = (" (effective", " (in effect", " (as of", " (beginning", " (starting")


@lru_cache(maxsize=128)
def plain(text: str) -> str:
    """Curly quotes and dashes as ASCII ones, goods without capitals and orders with them, asides blank, firms parted by commas.

    Every character keeps its place.
    """
    text = goods_in_small_letters(text if text.isascii() else _CURLY.sub(lambda one: _PLAIN[one.group()], text))
    if "ithhold release order" in text:
        text = _IN_SMALL.sub(lambda one: one.group().title(), text)
    if "day, " in text or "day (" in text:
        text = _DAY_OF_WEEK.sub(_day_alone, text)
    if "th of " in text or "st of " in text or "nd of " in text or "rd of " in text:
        text = _THE_NTH.sub(_month_first, text)
    if text.count(" - ") > 1:
        text = _APPOSED.sub(r",  \1,  ", text)
    if " (" in text:
        text = _ASIDE.sub(blank, text)
    if " of the following" in text:
        text = _ANY_OF.sub(blank, text)
    if any(map(text.__contains__, _IN_BRACKETS)):
        text = _EFFECTIVE.sub(r", \g<day> ", text)
    if " would " in text:
        text = _as_told(text)
    text = _unpraised(text)
    return _BETWEEN_FIRMS.sub(_comma, text) if text.count(";") > 1 else text


#: "CBP announced today that gloves of A would be detained": what will be, retold.
_REPORTED = re.compile(
    r"\b(?:(?:CBP|[Aa]gency|Protection(?: \(CBP\))?|Department|DHS) (?:announced|said|confirmed|stated) "
    r"(?:today|yesterday|(?:on )?[A-Z][a-z]+day) that|today announced that)\b[^;]*?\b(?P<would>would)(?= (?:now |also )?"
    r"(?:be (?:detained|seized|stopped|held|barred|released|admitted|allowed)|"
    r"detain|seize|hold|stop|release|admit|allow|no longer)\b)"
)
_DEPENDS = re.compile(r"\b(?:if|unless|once|should|whether|until|could|might)\b")


def _as_told(text: str) -> str:
    met = _REPORTED.search(text)
    return (
        text if met is None or _DEPENDS.search(text) else f"{text[: met.start('would')]}will {text[met.end('would') :]}"
    )


#: "; and Om Ceramics.": the last of the list, of no form.
_LAST_OF_LIST = re.compile(r"\s+and\s+[A-ZÀ-ÖØ-ÞĀ-Ž][\w'&-]*(?:\s[A-ZÀ-ÖØ-ÞĀ-Ž&][\w'&-]*){1,4}(?:\.?$|[.,]\s)")


def _comma(met: re.Match[str]) -> str:
    firms = forms_in(met.string[max(0, met.start() - 24) : met.start()]), forms_in(met["next"])
    return (
        ","
        if (firms[1] or _LAST_OF_LIST.match(met.string, met.end()))
        and any(end >= min(24, met.start()) for _, end in firms[0])
        else ";"
    )
