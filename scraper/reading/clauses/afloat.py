"""What is put between the ships of a list: "the A (Taiwan) and the B (Fiji)", "the A, a Fijian longliner, and the B".

All keep their places in the text, as for `inserted`.
"""

from __future__ import annotations

import re

from scraper.reading.names.places import place_at
from scraper.reading.text.lowercase import Needles, small
from scraper.reading.text.plain import blank
from scraper.reading.text.vocabulary import NUMBER

_SHIP = r"(?:vessel|ship|boat|longliner|trawler|seiner|jigger)"
_AT_SEA = re.compile(
    rf"\b{_SHIP}s?\b|\bflagged\s+(?:in|to)\b|-flagged\b|\bflag\s+of\b|\b(?:harvested|caught|landed)\s+(?:by|aboard|on\s+board)\s+the\s+[A-Z]"
)
#: One of these stands where ships are told of.
_ON_BOARD = Needles(
    *"vessel boat longliner trawler seiner jigger ships aboard flagged".split(),
    "flag of",
    *(f"ship{behind}" for behind in " ,.;:)'"),
    *(f"{done} {by}" for done in ("harvested", "caught", "landed") for by in ("by the ", "on board the ")),
)
#: Another ship of the list follows.
_NEXT = r"(?=,?\s+(?:and|or)\s+(?:the\s+)?[A-Z]|,\s+(?:the\s+)?[A-Z])"
#: "(flag: Ecuador)", "(Ecuador-flagged)", "(flagged in Ecuador)", "(Ecuador)", "(flag: Ecuador; owner: A Ltd.)".
_FLAG = re.compile(
    r"\s\((?P<tag>[Ff]lag(?:ged)?(?:\s+(?:in|to|[Ss]tate))?:?\s+)?(?P<place>(?:the\s+)?[A-Z][\w'\s]{2,28}?)(?:[- ]flag(?:ged)?)?"
    r"(?:[;,]\s+(?:[Oo]wner|[Oo]perator|owned|operated|built|IMO|call)\b(?:[^()]|\([^()]*\)){2,120})?\)"
)
#: "(a Chilean-flagged vessel owned by A Ltd.)", "(a longliner that flies the flag of Chile)".
_SHIP_IN_BRACKETS = re.compile(
    rf"\s\((?:an?|the)\s+(?:(?P<people>(?:the\s+)?[A-Z][\w'\s]{{2,40}}?)[- ](?:flag(?:ged)?|registered)\s+"
    rf"(?:[a-z-]+\s+){{0,2}}?{_SHIP}|(?:[a-z-]+\s+){{0,2}}?{_SHIP}\s[^()]{{0,40}}?"
    r"(?:flag|flagged|registered)\s+(?:of|in|to)\s+(?P<state>(?:the\s+)?[A-Z][\w'\s]{2,28}?))(?=[,;)\s])(?:[^()]|\([^()]*\)){0,120}\)"
)
#: "(owned by A Ltd.)", wherever it stands.
_OWNER = re.compile(
    r"\s\((?:which\s+is\s+)?(?:owned|operated|managed|chartered)(?:\s+and\s+\w+)?\s+by\s+(?:[^()]|\([^()]*\)){3,90}\)"
)
#: ", flagged in Ecuador,", ", an Ecuadorian trawler,", between two of them.
_SAID_OF_IT = re.compile(
    rf",\s+(?:(?:which\s+is\s+)?(?:flagged|registered)\s+(?:in|to)\s+(?:the\s+)?[A-Z][\w'\s]{{2,28}}|an?\s+[^,;()]{{0,60}}?{_SHIP}|"
    rf"(?:(?:which|that)\s+(?:flies|sails\s+under)|flying|sailing\s+under)\s+the\s+flag\s+of\s+(?:the\s+)?[A-Z][\w'\s]{{2,28}}),"
    rf"(?=\s+(?:and|or)\s+(?:the\s+)?(?:(?:fishing\s+)?{_SHIP}\s+)?[A-Z])"
)
#: "and the Taiwan-flagged", "and the fishing vessel", before the next of them.
_BEFORE_NEXT = re.compile(
    rf"(?P<and>\s(?:and|or)\s+the\s)\s*(?:[A-Z][\w' ]{{2,24}}?-flagged\s+(?:(?:fishing\s+)?{_SHIP}\s+)?|"
    rf"(?:fishing\s+)?{_SHIP}\s+)(?=[A-Z])"
)
#: "the Hai Feng 18 (Vanuatu) and the Jin Shun 6": ships by their numbers, called so nowhere in the sentence.
_NUMBERED = re.compile(
    r"\b(?:against|on|by|aboard)\s+the\s+(?:[A-Z][\w-]+\s+){1,3}(?:No\.\s*)?\d{1,4}(?:\s\([^()]{3,60}\)|,\s[^,;:]{3,60}(?:,\s(?:Ltd|Inc)\.?)?,)\s+and\s+the\s+[A-Z]"
)
#: ", owned by A Ltd.,", between two of them.
_OWNED_BETWEEN = re.compile(
    r",\s+(?:which\s+is\s+)?(?:owned|operated|managed|chartered)(?:\s+and\s+\w+)?\s+by\s+(?:the\s+)?[A-ZÀ-ÖØ-ÞĀ-Ž][^;:()]{3,80}?,(?=\s+and\s+(?:by\s+)?the\s+[A-ZÀ-ÖØ-ÞĀ-Ž])"
)
#: "owned and operated by": once is enough.
_BOTH = re.compile(
    r"(?P<first>,\s+(?:which\s+is\s+)?owned)\s+(?:and|and/or|or)\s+(?:operated|managed|controlled)(?=\s+by\s)"
)
#: "and her sister ship, the B".
_SISTER = re.compile(rf"(?P<and>\sand)\s+(?:her|its|the)\s+sister\s+{_SHIP}s?,?(?=\s+(?:the\s+)?[A-Z])")
#: "by four longliners flagged in Ecuador (A, B and C)".
_IN_BRACKETS = re.compile(
    rf"(?P<head>\b(?:two|three|four|five|six|seven|eight|nine|ten|several)\s+(?:[A-Z]?[\w-]+\s+){{0,4}}?{_SHIP}s)"
    r"(?P<flag>,?\s+(?:flagged|registered)\s+(?:in|to)\s+(?:the\s+)?[A-Z][\w'\s]{2,28}?)?\s\((?P<names>(?:the\s+)?[A-Z][^()]*(?:,|\band\b)[^()]*)\)"
)
#: "from four of the company's 32 vessels, the A, the B and the C,": those, whose names stand behind.
_SOME_OF_ITS = re.compile(
    rf"(?P<by>\b(?:from|by|aboard|of)\s+|^)(?i:{NUMBER})\s+of\s+(?:(?:the\s+)?[\w'-]+'s|its|their|the|those)\s+(?:[\w-]+\s+){{0,3}}?"
    rf"(?P<ships>{_SHIP}s)(?:\s+(?:named|listed|covered)\s+(?:in|by|on)\s+(?:the|its|this|that)\s[^,;:]{{3,60}}?)?(?:\s+-{{1,2}}|,|:)\s+(?=(?:the\s+)?[A-ZÀ-ÖØ-ÞĀ-Ž])"
)


def _ships_only(met: re.Match[str]) -> str:
    before = met["by"].ljust(met.start("ships") - met.start())
    return f"{before}{met['ships']}".ljust(len(met.group()))


def between_ships(text: str) -> str:
    """The same length, with what is said of each of several ships blank, and their flags as bare places."""
    called = _ON_BOARD.stand_in(small(text)) and _AT_SEA.search(text) is not None
    if not called and not (" and the " in text and _NUMBERED.search(text)):
        return text
    text = text.replace(" on board the ", " aboard the   ")
    if " of " in text:
        text = _SOME_OF_ITS.sub(_ships_only, text)
    if "(" in text:
        text = _SHIP_IN_BRACKETS.sub(_flag_of_it, text)
        text = _FLAG.sub(_bare_flag, _IN_BRACKETS.sub(_listed, _OWNER.sub(blank, text)))
    if " and " in text and " by " in text:
        text = _OWNED_BETWEEN.sub(blank, _BOTH.sub(lambda met: met["first"].ljust(len(met.group())), text))
    if any(map(text.__contains__, (", flagged ", ", registered ", ", a", " flag of "))):
        text = _SAID_OF_IT.sub(blank, text)
    if " sister " in text:
        text = _SISTER.sub(_and_only, text)
    return _BEFORE_NEXT.sub(lambda met: met["and"].rjust(len(met.group())), text) if " the " in text else text


def _and_only(met: re.Match[str]) -> str:
    return met["and"].ljust(len(met.group()))


def _bare_flag(met: re.Match[str]) -> str:
    """A flag alone in its bracket; nothing where the next ship follows."""
    place = place_at(met.string, met.start("place") + (4 if met["place"].startswith("the ") else 0))
    if place is None:
        return met.group()
    if place.kind == "people" or _FOLLOWED.match(met.string, met.end()):
        return blank(met)
    return f" ({met['place']})".rjust(len(met.group()))


def _flag_of_it(met: re.Match[str]) -> str:
    return f" (flag: {met['people'] or met['state']})".ljust(len(met.group()))


_FOLLOWED = re.compile(_NEXT)


def _listed(met: re.Match[str]) -> str:
    """The names behind a colon, where they stand: "four longliners: A, B and C"."""
    before = f"{met['head']}{met['flag'] or ''}:"
    return before + " " + met["names"] + " "
