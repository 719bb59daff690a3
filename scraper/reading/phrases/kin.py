"""Parties told behind the first of a clause: others who make the same goods, and the firms that belong to it."""

from __future__ import annotations

import re
from dataclasses import replace

from ledger.legal_forms import FORM_IN_FRONT, LEGAL_FORM
from ledger.model import Party, Role
from scraper.entity.kinds import is_complete
from scraper.reading.names.nobody import is_nobody
from scraper.reading.names.places import places
from scraper.reading.names.seat import JOINT, PLACED, SEAT_AND_COUNTRY
from scraper.reading.names.spans import name_end
from scraper.reading.phrases.making import MAKING
from scraper.reading.phrases.party import Named, read_parties, related, split_once, without_stop
from scraper.reading.phrases.phrase import Phrase

_APPOSED = (
    r"(?:,\s+(?:an?|one\s+of|the|which\s+is(?!\s+(?:made\s+up|composed|comprised)\s+of)|part\s+of|located|based)\s+[^,;:()]{2,110}(?=,)"
    r"(?:,\s+[A-Z][\w' ]{1,40}(?=,)){0,3})?"
)
#: "exported by A and imported into the United States by B", "farmed by A and packed by B", "on the fields of A and of B".
_ALSO_BY = re.compile(
    SEAT_AND_COUNTRY
    + _APPOSED
    + rf"(?:{JOINT}(?:and|or|as\s+well\s+as(?=\s+(?:those|that|by|of)\b))|,(?=\s+(?:by\b|(?:from|against|on)\s+[A-ZÀ-Þ])))"
    r"\s++(?:(?:also\s+)?(?:imported|exported|"
    r"purchased|bought|sold|marketed|distributed|shipped|processed|packed|entered|produced|made|manufactured|harvested|assembled|finished|milled|spun|"
    r"refined|caught|landed|farmed|grown)\s+(?:(?:into|to|from|in)\s+(?:the\s+)?[A-Z][\w., ]{1,40}?\s+)?)?"
    r"(?:(?:those|that)\s+(?:[a-z]+(?:ed|wn|de)\s+)?)?(?:by|of|from(?=\s+(?:its|their|the)\s)|(?P<at>at|from|on|against))\s+(?:the\s+(?=[A-Z]))?"
    r"(?:the\s+importer\s+|(?:its|their|her|a|the)\s+(?:[\w']+\s+){0,2}?(?:ships?|vessels?|company|firm|subsidiary|"
    r"affiliates?|joint\s+venture|partner|supplier|mills?|farms?|estates?|plants?|factor(?:y|ies)|exporter|importer|processor|trader|agent|dealer|arm|tenant|neighbou?r|contractor|distributor|packer|refiner|unit|cooperative)"
    r"(?:\s+(?:that|which|across|over|on|in)\s+[a-z ]{3,30})?\s*,?\s+(?:the\s+)?)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
)
KINDS = (
    r"(?:subsidiar(?:y|ies)|affiliates?|factor(?:y|ies)|plants?|mills?|units?|workshops?|(?:tann|cann|spinn)er(?:y|ies)|kilns?|yards?|branch(?:es)?|affiliated\s+(?:companies|entities|firms)|"
    r"sister\s+(?:company|companies|firms?|mills?)|joint\s+ventures?|neighbou?rs?|partners?|compan(?:y|ies)|firms?|exporters?|processors?|"
    r"importers?|dealers?|suppliers?|contractors?|member\s+(?:companies|firms)|members?|farms|estates|mines|refiner(?:y|ies)|smelters?|(?:trading|sales|export|processing|shipping)\s+arms?|(?:salting|packing|smoke|curing|dye|slaughter|pack|ware)\s?houses?|canner(?:y|ies)|tanner(?:y|ies)|sawmills?|ship\s?yards?|"
    r"kilns?|foundr(?:y|ies)|saltworks|ginner(?:y|ies)|laundr(?:y|ies)|press(?:es)?|smokehouses?|hatcher(?:y|ies)|parent(?:\s+(?:company|firm|corporation))?)"
)
#: "three firms affiliated with it: B, C and D".
_OF_IT = (
    r"(?:(?:that\s+(?:are|is)\s+)?(?:affiliated\s+with|related\s+to|belonging\s+to|owned\s+by|controlled\s+by)\s+(?:it|them)|"
    r"(?:that\s+)?it\s+(?:owns|controls)|that\s+belong\s+to\s+it|in\s+which\s+it\s+(?:holds|has|owns)\s+[a-z][a-z -]{3,40}|"
    r"under\s+its\s+control|(?:of|in|within)\s+(?:the\s+same|its|the|that|their)\s+(?:group|family|network|conglomerate))\b"
)
#: ", an Indonesian sawmiller, and its subsidiaries, among them A and B"; "of Hong Kong and its two factories in China, A and B".
_THEIRS = re.compile(
    SEAT_AND_COUNTRY
    + _APPOSED
    + JOINT
    + r"(?:(?:and|with|together\s+with|along\s+with|as\s+well\s+as|through)\s+(?:(?:by|of)\s+)?|(?<=,\s)(?=its\b))"
    r"(?:(?:any|all|each|one|two|three|four|five|six|several|\d+)\s+of\s+)?"
    rf"(?:(?:its|their|the(?=\s+(?:two|three|four|five|six|seven|\d+)\s[^.;:]{{3,90}}:)|the(?=\s+(?:[a-z-]+\s+){{1,3}}?{_OF_IT}))\s+|(?=[a-z]+\s+(?:[a-z-]+\s+){{0,3}}?[a-z]+{PLACED}?\s+{_OF_IT}))(?:(?:[a-z-]+|[A-Z][a-z]+(?:ese|an|i|ish))\s+){{0,3}}?"
    + rf"(?P<kind>{KINDS})(?:\s+and\s+{KINDS})?"
    + rf"(?:{PLACED}|\s+there|\s+abroad)?"
    rf"(?:\s+{_OF_IT})?"
    r"(?:\s+(?:that|which)\s+[a-z ]{3,40}(?=:))?"
    r"(?:[,:(\s]+(?:both\s+)?(?P<some>among\s+(?:them|which|these)|(?:which\s+|these\s+)?includ(?:ing|e)|such\s+as)?(?:namely|which\s+are|called|named)?"
    r",?\s*(?=[A-Z]))"
)
#: Behind whose mention firms of a party are its own.
OWN = re.compile(
    r"subsid|affil|factor|plant|mill|unit|workshop|branch|tanner|canner|spinner|kiln|yard|member|joint|farms|estates|compan|firm|mines|refiner|smelter|\w+\s+arm|house|canner|tanner|yard|kiln|foundr|works|ginner|laundr|press|hatcher"
)
#: "and by its subsidiary" in front of B.
_BY_ITS_SUBSIDIARY = re.compile(r"\b(?:its|their)\s+(?:[\w']+\s+){0,2}?subsidiar(?:y|ies)\b[^,]*,?\s*(?:the\s+)?$")
#: "its parent B plc being excluded".
_LEFT_OUT = re.compile(r",?\s+(?:which\s+is\s+|is\s+|being\s+)?(?:not\b|excluded|exempt|left\s+out)")
_MOST = 3
#: "A, S.A., of Vigo, and by the following five vessels it operates under the flag of Spain: B, C and D".
_SHIPS = re.compile(
    SEAT_AND_COUNTRY
    + rf"{JOINT}(?:and|or)\s++(?:(?:by|aboard|on|from|through)\s+)?(?:the\s+following|its|the|their)\s+(?:[a-z-]+\s+){{0,4}}?"
    r"(?:vessels|ships|boats|trawlers|longliners|seiners|jiggers)\b[^.:;()]{0,70}?:\s+(?:the\s+)?(?=[A-Z])"
)
#: "A and B, which trade together as the X Group".
_TOGETHER = re.compile(
    JOINT
    + r"(?:(?:an?|the|all|two|three|four|five|six|seven|eight)\s+[a-z][^.;():]{2,100}?\s(?:and|that|which|who)\s+(?:are\s+)?)?"
    r"(?:(?:which|who|that|all)\s+)?(?:(?:trade|operate|act|work|do\s+business|(?:are\s+)?(?:known|referred\s+to))\s+)?"
    r"(?:together|jointly|"
    r"collectively)\s+(?:(?:known|referred\s+to|trading|operating|doing\s+business)\s+)?(?:as|under\s+the\s+name(?:\s+of)?)\s+(?:the\s+)?[\"“]?(?=[A-Z])"
)


#: "A and B of China, together known as the X Group", "A and B, two firms in Jiangxi, China (collectively, the X Companies)".
_TOGETHER_BEHIND = re.compile(
    SEAT_AND_COUNTRY
    + r"(?:,\s+(?:[\w-]+\s+){0,4}?(?:companies|firms|producers|makers|mills|plants|affiliates|manufacturers)\b"
    rf"{PLACED}?(?:,\s+[A-Z]\w+(?:\s[A-Z]\w+)?){{0,2}})?\s*[,(]\s*(?:all\s+|both\s+|(?:who|which)\s+are\s+)?(?:together|jointly|collectively)"
    r"(?:\s+(?:known|referred\s+to)(?:\s+as)?)?,?\s+(?:the\s+)?[\"“]?(?=[A-Z])"
)
#: "fishmeal made by A, as well as seafood caught by the vessels B and C".
_AND_CATCH = re.compile(
    SEAT_AND_COUNTRY + JOINT + r"(?:and|as\s+well\s+as|or)\s+(?:any\s+|other\s+|all\s+)?[a-z]+(?:\s+and\s+[a-z]+)?\s+"
    r"(?:caught|harvested|landed|taken|fished)\s+"
    r"(?:by|aboard|on)\s+(?:the\s+|its\s+)?(?:[a-z]+\s+)?(?:vessels?|ships?|boats?|trawlers?|longliners?|seiners?)\s+(?:the\s+)?(?=[A-Z])"
)
#: "A PLC, of Ndola, Zambia, and its Mufulira Mine": a works of its own.
_ITS_WORKS = re.compile(
    SEAT_AND_COUNTRY + JOINT + r"(?:and|as\s+well\s+as)\s+its\s+(?P<name>(?:[A-ZÀ-ÖØ-Þ][\w'-]+\s+){1,4}?"
    r"(?P<kind>Mine|Mill|Plant|Estate|Farm|Factory|Refinery|Smelter|Plantation|Works|Quarry|Ranch))\b(?!\s+[A-Z(])"
)


def _with_works(named: Named, met: re.Match[str]) -> Named:
    role = Role.PLACE if met["kind"] in ("Mine", "Quarry") else Role.SUBSIDIARY
    return replace(named, parties=(*named.parties, Party(met["name"], role)))


def _ships_or_firms(names: str, *, at_sea: bool) -> Named:
    """Names told behind ships are ships, each with its article, unless one has a legal form."""
    if at_sea and not LEGAL_FORM.search(names):
        return read_parties(Phrase(entity=names, form="vessel", end=len(names), whole=names))
    found = split_once(without_stop(names))
    return Named(found.parties, found.open_ended)


#: "A Ltd.; B Ltd.; and C Ltd.".
_SEMICOLON = re.compile(r"\s*;\s+(?:and\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])")
_LISTED = re.compile(r"\s*(?:[;.,(]|$)|\s+(?:and|\()")


def _listed_on(text: str, end: int) -> re.Match[str] | None:
    """Where a list of firms goes on behind a semicolon: with several, or with a firm's full name and nothing said of it."""
    met = _SEMICOLON.match(text, end)
    stop = name_end(text, met.end()) if met else end
    firm = met is not None and LEGAL_FORM.search(text, met.end(), stop) is not None
    several = met is not None and ";" in text[met.end() : stop]
    return met if firm and (several or _LISTED.match(text, stop)) else None


#: "A S.R.L., a Dominican sugar producer, and B S.A., its mill": a firm behind what is said of the first.
_AND_NEXT = re.compile(
    SEAT_AND_COUNTRY
    + r",\s+(?:an?|the|one\s+of|which\s+is)\s+(?:[^,;:()]{2,80}\s)?(?:producer|maker|manufacturer|company|firm|exporter|"
    r"processor|grower|"
    r"supplier|trader|mill|factory|refiner|smelter|packer|spinner|weaver|cooperative|farm|subsidiary|affiliate)\b[^,;:()]{0,40},\s+and\s+(?:the\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
)
_CLOSES = re.compile(r"\s*(?:[.;]\s*|,\s+(?:an?|its|the|both|which|also|of)\b.*)?$")


def _next_firm(text: str, end: int) -> re.Match[str] | None:
    """A firm by its full name, of which the clause says nothing but what it is."""
    met = _AND_NEXT.match(text, end)
    stop = name_end(text, met.end()) if met else end
    return met if met and is_complete(text[met.end() : stop]) and _CLOSES.match(text, stop) else None


#: What `_SHIPS` and `_AND_CATCH` are known by.
_AT_SEA = ("vessel", "ship", "boat", "trawler", "longliner", "seiner", "jigger")


def parties_beside(named: Named, text: str, end: int) -> Named:
    """With those the same clause names behind the first, which ended at `end`."""
    for _ in range(_MOST):
        if not named.parties:
            return named
        if not text[end:].strip(" ."):
            return _with_group(named, text, end)
        also = _also_by(text, end)
        theirs = None if also else _THEIRS.match(text, end)
        also = also or _listed_on(text, end) or (None if theirs else _next_firm(text, end))
        if (
            not theirs
            and any(map(text.__contains__, _AT_SEA))
            and (ships := _SHIPS.match(text, end) or _AND_CATCH.match(text, end))
        ):
            return _with_ships(named, text, ships.end())
        if not also and not theirs and " its " in text and (works := _ITS_WORKS.match(text, end)):
            named, end = _with_works(named, works), works.end()
            continue
        if not also and not theirs and (members := _INCLUDING.match(text, end)):
            return _with_members(named, text, members.end())
        met = also or theirs or _same_goods_of(text, end) or _another(text, end) or _who_does(text, end)
        if met is None:
            return _with_group(named, text, end)
        stop = name_end(text, met.end())
        at_sea = all(one.role is Role.VESSEL for one in named.parties)
        found = _ships_or_firms(text[met.end() : stop], at_sea=at_sea)
        told = (one for one in found.parties if not is_nobody(one.name))
        more = tuple(one for one in told if one.role is Role.GROUP or not related((one,), named.parties))
        if theirs and (not _names_firms(theirs, text[theirs.end() : stop]) or _LEFT_OUT.match(text, stop)):
            return named
        if (theirs and OWN.match(theirs["kind"])) or (also and _BY_ITS_SUBSIDIARY.search(also.group())):
            more = tuple(replace(one, role=Role.SUBSIDIARY) if one.role is Role.NAMED else one for one in more)
        open_ended = named.open_ended or found.open_ended or bool(theirs and theirs["some"] and found.parties)
        named = replace(named, parties=(*named.parties, *_alike(more, named.parties)), open_ended=open_ended)
        end = stop
    return named


def _alike(more: tuple[Party, ...], before: tuple[Party, ...]) -> tuple[Party, ...]:
    """Beside vessels a vessel, beside prisons a prison: unless a legal form says that it is a firm."""
    roles = {one.role for one in before}
    role = roles.pop() if len(roles) == 1 else Role.NAMED
    if role not in (Role.VESSEL, Role.PLACE):
        return more
    return tuple(one if LEGAL_FORM.search(one.name) else replace(one, role=role) for one in more)


def _also_by(text: str, end: int) -> re.Match[str] | None:
    """Others who make the same goods; behind "at" and "from" only a firm, a prison, a farm, a mill; not of another order."""
    met = _ALSO_BY.match(text, end)
    if met is None or not met["at"]:
        return met
    if met["at"] in ("on", "against") and (_ORDERS.search(text, 0, end) or _OF_ITS_OWN.search(met.group())):
        return None
    return met if is_complete(text[met.end() : name_end(text, met.end())]) else None


#: "the orders against A and against B": each has its own.
_ORDERS = re.compile(r"\b(?:[Oo]rders|WROs|[Ff]indings)\b")
#: "ended the order on A and put another in its place, against B".
_OF_ITS_OWN = re.compile(r"\b(?:issued|imposed|placed|put|signed)\s+(?:another|one|a\s+new|it)\b")


#: "A Ltd. of Suva, Fiji, and B Ltd. of Lautoka".
_AND_FIRM = re.compile(
    SEAT_AND_COUNTRY
    + _APPOSED
    + rf"(?:{JOINT}(?:and|as\s+well\s+as|along\s+with|together\s+with)|\s*+;(?:\s*+and)?|,)\s++(?:the\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
)
#: What may follow it; where a verb does, it opens a clause of its own.
_NO_VERB = re.compile(
    SEAT_AND_COUNTRY
    + r"(?=\s*+(?:$|[.;:)]|,\s++(?:effective|based|an?|which|who|and|both|all|for)\b|"
    + r"\s(?:and|effective|based|for|under|because|using|since|after|on)\b))"
)


def _another(text: str, end: int) -> re.Match[str] | None:
    """Another firm behind the seat of the first, of the same clause."""
    met = _AND_FIRM.match(text, end)
    stop = name_end(text, met.end()) if met else 0
    if met is None or not is_complete(text[met.end() : stop]) or not (seat := _NO_VERB.match(text, stop)):
        return None
    own, other = ({one.code for one in places(part) if one.kind == "country"} for part in (met.group(), seat.group()))
    return met if own == other or not own or not other else None


#: "garments made in Jordan by A and garments made in Jordan by B".
_AGAIN = re.compile(
    SEAT_AND_COUNTRY + JOINT + r"(?:and|as\s+well\s+as)\s++(?P<goods>[a-z][a-z/-]+(?:,?\s+[a-z/-]+){0,7}?)\s+"
    rf"(?:{MAKING}\s+(?:in\s+(?:the\s+)?[A-Z][\w' ]{{2,40}}?\s+)?by|of|from)\s+(?:the\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
)


def _same_goods_of(text: str, end: int) -> re.Match[str] | None:
    """The same goods, told again with another maker."""
    met = _AGAIN.match(text, end) if " and " in text[end : end + 60] or " as well as " in text[end : end + 60] else None
    return met if met and met["goods"].lower() in text[:end].lower() else None


#: "vanilla that A Ltd. grows and that B SARL cures".
_AND_THAT = re.compile(
    r"\s+[a-z]+s(?:\s+in\s+[A-Z]\w+)?,?\s+(?:and|or)\s+(?:that|which)\s+(?:the\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
)
_DOES = re.compile(r"\s+[a-z]+s\b")


def _who_does(text: str, end: int) -> re.Match[str] | None:
    """Who does something else with the same goods."""
    met = _AND_THAT.match(text, end) if " that " in text[end : end + 60] or " which " in text[end : end + 60] else None
    stop = name_end(text, met.end()) if met else 0
    return met if met and is_complete(text[met.end() : stop]) and _DOES.match(text, stop) else None


#: "the A Group, a Cambodian conglomerate, including B Ltd.; C Ltd.; and D Ltd.".
_INCLUDING = re.compile(
    SEAT_AND_COUNTRY
    + r",\s+(?:comprising|consisting\s+of|made\s+up\s+of|composed\s+of|to\s+include)\s+(?=[A-ZÀ-ÖØ-ÞĀ-Ž])|"
    + SEAT_AND_COUNTRY
    + r",\s+(?:an?|one\s+of|the)\s+[^,;:()]{2,80},?\s+"
    r"(?:whose\s+(?:members|subsidiaries|companies|units|mills|firms|affiliates)\s+(?:are|include|comprise)|"
    r"including|comprising|which\s+(?:includes?|comprises?|consists?\s+of)|"
    r"consisting\s+of|made\s+up\s+of|namely)\s+(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
    r"|"
    + SEAT_AND_COUNTRY
    + r",\s+(?:which|that)\s+(?:(?:is|are)\s+(?:made\s+up|composed|comprised)\s+of|consists?\s+of|comprises?|"
    r"includes?|unites)\s+(?:the\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
    r"|" + SEAT_AND_COUNTRY + r"(?<=[\w.)])\s*:\s+(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
    #: "A Berhad, whose subsidiaries - B Ltd. and C Ltd. - are covered as well"; "A Ltd. and companies related to it: B Ltd.".
    r"|" + SEAT_AND_COUNTRY + r",\s+whose\s+(?:[\w-]+\s+){0,3}?"
    r"(?:members|subsidiaries|companies|units|mills|firms|affiliates)\s*(?:,|-+|\(|:)\s*(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
    + rf"|\s+{_OF_IT}\s*[:,]\s+(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
    #: "masks that A Group makes in Cambodia, including those of B Ltd."; "A, the common name of B Ltd. and C Ltd.".
    r"|(?:\s+[a-z]+s(?=\s|,))?"
    + SEAT_AND_COUNTRY
    + r",\s+including\s+(?:those|that|goods|products)\s+(?:made\s+)?(?:of|by|from)\s+(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
    r"|,\s+(?:the|an?)\s+(?:common|collective|trade|short)\s+name\s+(?:of|for|given\s+to)\s+(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
    r"|(?:\s+group(?:\s+of\s+companies)?)?\s*(?:,|-+)\s*(?:that\s+is(?:\s+to\s+say)?|i\.e\.|namely|in\s+full|to\s+wit),?\s+(?:by\s+|of\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
)


def _with_members(named: Named, text: str, start: int) -> Named:
    """With those it includes; a name without a legal form is then a group's."""
    found = split_once(without_stop(text[start : name_end(text, start)])).parties
    if not any(LEGAL_FORM.search(one.name) for one in found):
        return named
    kin = tuple(replace(one, role=Role.SUBSIDIARY) if one.role is Role.NAMED else one for one in found)
    heads = tuple(
        replace(one, role=Role.GROUP) if one.role is Role.NAMED and not LEGAL_FORM.search(one.name) else one
        for one in named.parties
    )
    known = {one.name for one in heads}
    return replace(named, parties=(*heads, *(one for one in kin if one.name not in known)))


def _with_ships(named: Named, text: str, start: int) -> Named:
    """With the vessels of theirs that stand behind."""
    found = _ships_or_firms(text[start : name_end(text, start)], at_sea=True).parties
    ships = tuple(replace(one, role=Role.VESSEL) for one in found if not LEGAL_FORM.search(one.name))
    return replace(named, parties=(*named.parties, *ships))


def _with_group(named: Named, text: str, end: int) -> Named:
    """With the name all of them share."""
    met = _TOGETHER.match(text, end) or (_TOGETHER_BEHIND.match(text, end) if len(named.parties) > 1 else None)
    name = text[met.end() : name_end(text, met.end())] if met else ""
    known = {party.name for party in named.parties}
    return replace(named, parties=(*named.parties, Party(name, Role.GROUP))) if name and name not in known else named


def _names_firms(theirs: re.Match[str], names: str) -> bool:
    """ "through its plants Manisa I and Manisa II" are no firms; "and its neighbor, B Ltd." is one."""
    form = LEGAL_FORM.search(names) or FORM_IN_FRONT.match(names)
    return form is not None or theirs["kind"].startswith(("subsid", "affil", "sister", "member"))
