"""Where a phrase says goods come from, and whether its name is a vessel's."""

from __future__ import annotations

import re

from ledger.legal_forms import FORM_IN_FRONT
from scraper.entity.forms import forms_in
from scraper.entity.kinds import is_complete
from scraper.reading.names.places import Place, places
from scraper.reading.text.lowercase import Needles, opening, small


def legal_free(name: str) -> bool:
    """Whether a name has no legal form."""
    return not forms_in(name) and not FORM_IN_FRONT.match(name)


_ABOARD = re.compile(
    r"\b(?:(?<!pressure\s)vessels?|longliners?|trawlers?|seiners?|jiggers?|(?:fishing\s+)?boats?|(?<!and\s)(?<!that\s)(?<!which\s)(?<!who\s)ships?(?!\s+(?:most|much|some|its|all|them|it|goods|products)\b)|flagged|aboard|on\s+board)\b",
    re.IGNORECASE,
)
_CATCH = re.compile(
    r"\b(?:(?:seafood|tuna|fish|fishmeal|mahi-mahi|squid|shrimp|prawns?|swordfish|shark|crabs?|lobsters?|mackerel|salmon|cod|pollock|sardines?|krill|"
    r"anchov\w+|octopus|cuttlefish|marlin|toothfish)\b[^;]{0,60}\b(?:harvested|caught|fished|landed|jigged|hauled|netted|trawled|longlined|taken|from\s+the))\b",
    re.IGNORECASE,
)


def form_of(body: str, start: int, stop: int, form: str) -> str:
    """A name without a legal form is a vessel's where ships are told of; where only a catch is, if it is no workplace's."""
    name = body[start:stop]
    if form != "party" or not legal_free(name):
        return form
    return "vessel" if _ABOARD.search(body) or (_CATCH.search(body) and not is_complete(name)) else form


_WORKER = (
    r"(?:(?:migrant|foreign|contract|guest|young|female|male)\s+)*(?:workers?|migrants?|labou?rers?|men|women|crews?|crew\s+members|crewmen|nationals|citizens|"
    r"fishermen|seamen|sailors|deckhands|miners|girls|boys|children|families|recruits|employees|villagers|trainees|interns|students|people|inspectors|unions?|refugees?|pickers|harvesters|seafarers|prisoners|inmates|farmhands|asylum\s+seekers)"
)
_HOMELAND = re.compile(
    r"\b"
    + opening(
        "mi me mo ma fo fi fa fl fe co cr ci ca ch gu gi yo wo wa la na se sa so st de bo re em vi tr in pe un "
        "ag al hi ha ho br ar ot"
    )
    + rf"(?:(?i:{_WORKER}|recruit(?:ed|s|ment|ing|ers?)?|agents|hired|brought|come|came|arrived|flown|"
    r"trafficked|nationals?|natives?|labor(?=\s+from\b)|hail(?:ed)?|"
    r"(?:most|many|some|half|all|several)\s+of\s+(?:them|whom)(?!\s+in\s)|others|repaid|home|wages)),?\s+"
    r"(?:(?:mostly|mainly|largely|chiefly|there|are|were|is|was|who|come|came|all|fees|home)\s+){0,3}(?:from|in|of)\s+(?:(?:the|rural|northern|southern|villages\s+in)\s+)*"
    r"(?:[A-Z]\w+(?:\s[A-Z]\w+)?(?:,\s+|,?\s+and\s+)){0,3}(?:the\s+)?$"
)
_ELSEWHERE = re.compile(
    r"\b(?:trip\s+to|visit(?:s|ed|ing)?(?:\s+to)?|travel(?:s|ed|led|ing)?\s+(?:to|in)|return(?:s|ed|ing)?\s+(?:home\s+)?(?:from|to)|back\s+from|speaking\s+in|meetings?\s+(?:in|with)|"
    r"conference\s+in|(?:embassy|embassies|consulate|attaché|office|officials)\s+(?:in|of)|"
    r"(?:buyers?|importers?|customers?|retailers?|distributors?|brands?|chains?|wholesalers?|market|stores)\s+(?:based\s+)?(?:in|of|from)|"
    r"exports?\s+(?:\w+\s+){0,6}?to|sells?\s+(?:\w+\s+){0,4}?in|"
    r"(?:sold|resold|re-exported|lives?|lived|living|resid(?:es?|ing|ent)|bound|destined|shipped|exported|diverted)\s+(?:on\s+)?(?:in|to|for)|"
    r"(?:via|transship(?:ped|ment)\s+(?:through|in|via)|routed\s+through|passing\s+through))\s+(?:the\s+)?"
    r"(?:[A-Z]\w+(?:\s[A-Z]\w+)?(?:,\s+|,?\s+and\s+)){0,3}(?:the\s+)?$",
    re.IGNORECASE,
)
#: "fishes off Ecuador", "lands its catch at Montevideo": where a ship is, and not whose.
_AT_SEA = re.compile(
    r"(?:\b(?:off(?:\s+the\s+coasts?\s+of)?|waters\s+(?:of|around|near|off|between)|grounds?\s+(?:of|off|near)|zones?\s+of|coasts?\s+of|between)|"
    r"\b(?:calls?|called|lands?|landed|landing|unloads?|unloaded|transships?|transshipped|docks?|docked|moored|tied\s+up|berths?|discharg(?:es|ed)|jumped\s+ship|left\s+the\s+(?:ship|boat|vessel)s?|"
    r"(?:put|set|went|going|come|came)\s+ashore|rescued|cold\s+stores?|ports?(?:\s+calls?)?|quays?|piers?)(?:\s+[a-z']+){0,5}?\s+(?:in|at|of|through|into|via|near))\s+(?:the\s+)?"
    r"(?:[A-Z]\w+(?:\s[A-Z]\w+)?(?:,\s+|,?\s+and\s+(?:in\s+|off\s+)?)){0,3}(?:the\s+)?$"
)
#: What a place is named for then, beside the word before it.
_NOT_MADE_THERE = Needles(
    *"trip visit travel return speaking meeting conference embass consulate attach office official buyer".split(),
    *"importer customer retailer distributor brand chain wholesaler market stores export sells sold resold".split(),
    *"lives lived living resid bound destined shipped diverted transship routed passing".split(),
    *("back from", "sell ", "live ", "via "),
)
_BEHIND = re.compile(
    rf"(?:,\s+[A-Z][a-z]+)*(?:,?\s+(?:and|or)\s+[A-Z][a-z]+)?\s+(?:{_WORKER}|(?i:labou?r)(?!\s+(?i:camps?|farms?|colon|units?|prisons?|reform))|buyers?|importers?|customers?|retailers?|embassy|embassies|consulate|government|authorities|officials|market|joint\s+venture|parent|owners?|shareholders?|holding)\b"
)


#: On one of these end the words before a homeland, and before a place that is only spoken of.
_TIES = tuple(
    "from in of the rural northern southern , and to with for via through visit visits visited visiting".split()
)
_PARTNER = re.compile(r"\b(?:joint\s+venture|venture|partnership|contract)\s+with\s+(?:an?\s+|the\s+|its\s+)?$")
#: "are owned by A Holdings of Singapore".
_OWNED_FROM = re.compile(
    r"\b(?:entities|companies|firms|producers|mills|plants|factories|farms|[Tt]hey|[Bb]oth|[Aa]ll)\s+are\s+(?:owned|controlled|held)\s+by\s+(?:(?:the|an?)\s+)?[A-Z][^,;]{2,70}?,?\s+(?:based\s+)?(?:of|in|from)\s+(?:the\s+)?(?:[A-Z]\w+,\s+)?$"
)
_SEAGOING = re.compile(r"\b(?:vessels?|ships?|boats?|longliners?|trawlers?|fleets?|seiners?|jiggers?)\b")
#: "under a Finding against another Malaysian producer": somebody else's country, it may be.
_ANOTHER = re.compile(r"\b(?:another|(?<!no )other|rival|competing)\s+$")
_PARENT = re.compile(
    r"\b(?:(?:subsidiary|unit|arm|affiliate|branch)\s+of|(?:joint\s+)?venture\s+(?:of|between|with))\s+(?:[^,;]{3,40}\s+and\s+)?(?:an?|the|its)\s+$"
)


#: "workers in the Vietnamese company's drying sheds": of the maker that the page has told.
_OF_THE_FIRM = re.compile(r"\b(?:in|at|of|inside)\s+the\s+$")
_THE_FIRM = re.compile(
    r"\s+(?:compan(?:y|ies)|firms?|producers?|makers?|growers?|processors?|exporters?|manufacturers?)'s?\s"
)


def is_elsewhere(text: str, place: Place) -> bool:
    """Whether a place is a worker's homeland, a buyer's country, a port on the way or an official's errand: not of production."""
    before = text[max(0, place.start - 90) : place.start]
    if _BEHIND.match(text, place.end) or (
        place.kind == "people" and (_PARENT.search(before) or _ANOTHER.search(before))
    ):
        return True
    if is_at_sea(text, place):
        return True
    if place.kind == "people" and _OF_THE_FIRM.search(before) and _THE_FIRM.match(text, place.end):
        return False
    if not before.rstrip().lower().endswith(_TIES):
        return False
    if _OWNED_FROM.search(before) and not _SEAGOING.search(text):
        return True
    if _HOMELAND.search(before):
        return True
    return _NOT_MADE_THERE.stand_in(small(before)) and _ELSEWHERE.search(before) is not None


def is_at_sea(text: str, place: Place) -> bool:
    """Whether a ship is told to fish there, or to have landed its catch or its men."""
    return (
        _SEAGOING.search(text) is not None and _AT_SEA.search(text, max(0, place.start - 90), place.start) is not None
    )


_SEATED = re.compile(
    r"\b(?:based|headquarters\s+(?:is|are)|located|headquartered|registered|incorporated|situated|operat(?:es?|ing|ions)|sites?|works|seat|(?:its|their)\s+[a-z]+|factor(?:y|ies)|plants?|mills?|mines?|farms?|"
    r"estates?|quarr(?:y|ies)|made|produced|manufactured|grown|harvested|mined|processed|assembled|compan(?:y|ies)|firms?|exporters?|producers?|makers?|employers?)\s+"
    r"(?:it\s+(?:has|owns|runs)\s+)?(?:in|of|near|across|throughout)\s+(?:(?:the|northern|southern|eastern|western|central|capital|south|north|east|west|of)\s+)*(?:[A-Z]\w+(?:\s[A-Z]\w+)?,\s+)?$"
)


def is_seat(text: str, place: Place) -> bool:
    """ "is registered in Oman", "the largest Omani exporter", "its works near the capital of Oman"."""
    if is_elsewhere(text, place):
        return False
    if place.kind == "people":
        return _OF_A_KIND.match(text, place.end) is not None
    return _SEATED.search(text, max(0, place.start - 60), place.start) is not None


_OF_A_KIND = re.compile(
    r"(?:-(?:based|owned|registered))?\s+(?:[a-z-]+\s+){0,2}(?:compan(?:y|ies)|firms?|exporters?|producers?|makers?|growers?|manufacturers?|mills?|works|factor(?:y|ies)|plants?|"
    r"mines?|farms?|estates?|quarr(?:y|ies)|suppliers?|processors?|trader|group|cooperatives?|subsidiary|labor\s+(?:law|ministry))\b"
)


_FLAG_OF = re.compile(r"\bflag(?:ged)?(?:\s+state)?\s+(?:of|in|to|by|is)\s+(?:that\s+of\s+)?(?:the\s+)?$")
_FLAG_BEHIND = re.compile(r"(?:'s)?[- ]\s*flag", re.IGNORECASE)


def is_flag(text: str, place: Place) -> bool:
    """Whether a ship is said to fly the place's flag: "Vanuatu-flagged", "flagged in Vanuatu", "the flag of Vanuatu"."""
    return bool(_FLAG_BEHIND.match(text, place.end) or _FLAG_OF.search(text[: place.start]))


_OWNED = re.compile(r"[- ](?:owned|based|registered)")
_CAPITAL = re.compile(r" [A-Z]")


#: What opens a bracket and has not closed it.
_OPEN_BRACKET = re.compile(r"\((?:[^()]|\([^()]*\))*$")


def among_members(body: str, place: Place) -> bool:
    """ "the Crown Group (A Ltd.; B FZE, UAE; and C Inc.)": where one of several has its seat."""
    opened = _OPEN_BRACKET.search(body, 0, place.start) if "(" in body else None
    return (
        opened is not None
        and opened.group().count(",") + opened.group().count(";") > 1
        and bool(forms_in(opened.group()))
    )


def country_in(body: str, start: int) -> str | None:
    """A vessel's flag, else its owner's state, else the first country, region or people named; "Swiss Bank mine" comes last."""
    flag = owner = first = named_after = None
    for place in places(body):
        behind = body[place.end : place.end + 12].lower()
        if _PARTNER.search(body[max(0, place.start - 60) : place.start]) or among_members(body, place):
            continue
        if is_flag(body, place):
            flag = flag or place.code
        elif _OWNED.match(behind):
            owner = owner or place.code
        elif place.kind == "people" and _CAPITAL.match(body, place.end):
            named_after = named_after or place.code
        elif not _inside_name(body, place) and not is_elsewhere(body, place):
            first = first or place.code
    return flag or owner or first or named_after


_CLOSED = re.compile(r"\)\s+[A-Z]")
_TIED = re.compile(r"(?:\b(?:in|from|the|of|eastern|western|northern|southern|central|and)|[,(])$")
_NAME_BEHIND = re.compile(r"(?:'s|’s)?\s+([A-Z][a-z]+)")
_ITS = re.compile(r"['’]s\b")


def _inside_name(body: str, place: Place) -> bool:
    """ "Shanghai Select Co.", "Bank of China": part of a longer name."""
    if place.kind == "people":
        return False
    if body[place.start - 1 : place.start] == "(" and _CLOSED.match(body, place.end):
        return True
    before = body[: place.start].rstrip()
    if _TIED.search(before):
        behind = _NAME_BEHIND.match(body, place.end)
        return bool(behind) and place.kind == "region" and not body.startswith(("'s", "’s"), place.end)
    return not _ITS.match(body, place.end)
