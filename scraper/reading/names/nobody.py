"""Words with a capital that name no party: offices, days, counts of orders, a legal form alone."""

from __future__ import annotations

import re
from functools import lru_cache

from ledger.legal_forms import LEGAL_FORM
from scraper.reading.names.places import place_at
from scraper.reading.text.indicators import is_indicator

#: "53 WROs and 9 Findings".
_COUNT = re.compile(
    r"\d+\s+(?:(?:active|new|other|current)\s+)?(?:WROs?|Withhold|[Ww]ithhold|Findings?|[Oo]rders?|[Mm]odifications?|ILO|of)\b"
)


_WHEN = re.compile(
    r"(?:On\s+(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|Since|From|Until|After|Before|As\s+of|Effective|Beginning|Starting|Yesterday|Today|Tomorrow)\b"
)


#: "Withhold Release Order of July 2024": an instrument.
_ORDER = re.compile(
    r"(?:[Ww]ithhold\s+[Rr]elease\s+[Oo]rder|WRO|[Dd]etention\s+[Oo]rder|(?:[Ff]orced\s+[Ll]abor\s+)?[Ff]inding)s?\s+"
    r"(?:of|on|against|from|dated|issued|in|No\.?)\b"
)


#: "19 C.F.R. § 12.42(e)", "Under 19 U.S.C. 1307": the law.
_CITED = re.compile(r"(?:Under\s+)?(?:[Ss]ection\s+)?\d+\s+(?:C\.?\s?F\.?\s?R|U\.?\s?S\.?\s?C|Fed\.?\s+Reg|F\.?\s?R)\b")


#: "Secretary of Homeland Security A. N. Mayorkas": an official.
_OFFICIAL = re.compile(
    r"(?:(?:Acting|Deputy|Under|Assistant|Executive|Associate|Senior|Principal|Former|CBP|DHS|Homeland\s+Security)\s+)*"
    r"(?:Secretary|Undersecretary|Commissioner|Minister|Ambassador|Administrator|Attorney\s+General|Senator|Congress(?:man|woman)|Director|Spokes[a-z]+)\b"
)


@lru_cache(maxsize=128)
def is_nobody(name: str) -> bool:
    """Words that are written with a capital, or figures, and name no party."""
    if is_indicator(name):
        return True
    if (
        not any(map(str.isalpha, name))
        or _WHEN.match(name)
        or _COUNT.match(name)
        or _CITED.match(name)
        or (_OFFICIAL.match(name) and not LEGAL_FORM.search(name))
        or _ORDER.match(name)
        or _DAY.match(name)
        or _WORDS.fullmatch(name)
        or _COLUMNS.fullmatch(name)
    ):
        return True
    if " and " in name and all(_is_country(one) for one in _AND.split(name)):
        return True
    if counted := _COUNTED.match(name):
        rest = name[counted.end() :]
        people = place_at(rest, 0)
        if _KIND.fullmatch(rest):
            return True
        if people and people.kind == "people" and (people.end == len(rest) or _PLANTS.match(rest, people.end)):
            return True
    if _PLANTS.search(name) and (people := place_at(name, 0)) and people.kind == "people" and people.end < len(name):
        return _PLANTS.match(name, people.end) is not None
    if _FORM_FIRST.match(name) or _OWNER.match(name):
        return True
    return len(name) < _LONGEST_FORM and LEGAL_FORM.fullmatch(name.strip(" ,()")) is not None


#: The heading of a table.
_COLUMNS = re.compile(
    r"(?:(?:Company|Companies|Entity|Entities|Manufacturer|Producer|Location|Country|Name|Product|Merchandise|Vessel|Flag|Owner|Address|Province|City|"
    r"Town|Date|Goods|Commodity|Order)s?[\s|,/]*)+"
)
#: "issued against Lanka Meridian's subsidiaries": whose they are.
_OWNER = re.compile(r".*['’]s$")
#: "Ltd. and B Co., Ltd.": a list cut in the middle of a name.
_FORM_FIRST = re.compile(r"(?:Ltd|LTD|Limited|Inc|LLC|Bhd|Berhad|Corp|Pvt|Pte|Pty)\b\.?,?\s+(?:and|or)\s")
_AND = re.compile(r",?\s+and\s+|,\s+")


def _is_country(name: str) -> bool:
    """ "Xinjiang and North Korea": where workers come from."""
    place = place_at(name, 0)
    return place is not None and place.kind != "people" and place.end == len(name)


#: "its Malaysian facilities": where, not who.
_PLANTS = re.compile(
    r"(?:\s+[a-z-]+){0,2}\s+(?:facilit(?:y|ies)|factor(?:y|ies)|plants?|sites?|operations|workshops?|mills?|farms?|estates?|units?|workers|suppliers|"
    r"producers|makers|companies|firms|growers|exporters|manufacturers|processors|mills|vessels|longliners|trawlers|waters|ponds|fields|mines?)$"
)
#: "Three Longliners", "Two Chinese-Flagged Fishing Vessels", of a headline: what they are, and not how they are called.
_KIND = re.compile(
    r"(?:[A-Z][a-z]+-(?:[Ff]lagged|[Oo]wned|[Rr]egistered|[Bb]ased)\s+)?(?:Fishing\s+|Tuna\s+|Squid\s+|Textile\s+)?(?:Vessels|Longliners|Trawlers|Ships|Boats|Seiners|Jiggers|Mills|Companies|"
    r"Firms|Producers|Makers|Manufacturers|Factories|Plants|Farms|Growers|Exporters|Processors|Subsidiaries|Affiliates|Estates|Mines|Entities|Suppliers)",
)
#: "Three Peruvian factories", "Two Dominican": how many.
_COUNTED = re.compile(
    r"(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Several|Some|Both|All)\s+(?=[A-Z])"
)
_LONGEST_FORM = 30
_DAY = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\b\.?\s*\d"
)
_WORDS = re.compile(
    r"(?:U\.?S\.? Customs.*|Customs and Border.*|"
    r"(?:Area\s+)?Ports?\s+of\s+.*|Department of Homeland.*|International Labou?r.*|CBP|DHS|ILO|"
    r"[Ww]ithhold [Rr]elease [Oo]rders?|Detention Orders?|(?:Forced Labor )?Findings?|"
    r"(?:Free\s+(?:Trade\s+)?Zone|(?:(?:Distant[-\s]Water\s+)?Fishing\s+)?Fleet|(?:Distant[-\s]Water\s+)?Fishing|(?:Fishing\s+)?Vessels?|Long-?[Ll]ine(?:rs?)?|Purse[\s-][Ss]eine(?:rs?)?|Trawlers?|Seiners?|Jiggers?|Ships?|Boats?|Traders?|Merchants?|Collectors?|Spinners?|Weavers?|Canners?|Tanners?|Millers?|Prisoners|Inmates|Convicts|Detainees|Children|Women|Migrants|Mills?|Kilns?|Camps|Plantations|Fields|Villages|Quarries|Foundries|Tanneries|Canneries|Sawmills|Workshops|Orchards|Ponds|Refiner(?:y|s)|Smelters?|Farms|Estates?|Ranch|Packers?|Processors?|Makers?|Growers?|Groups?|Firms?|Plants?|"
    r"Factor(?:y|ies)|Mines?|Prisons?|Cooperatives?|Exporters?|Suppliers|Manufacturers|Producers)|"
    r"(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Several|Dozens)|"
    r"(?:It|Its|They|Their|Them|Those|These|That|This|Such|Both|Each|Either|He|She|We|All|Some|Most|Many|Other|Others|Another)(?:\s+[a-z][\w-]*)*|"
    r"[\w.-]+\.(?:gov|com|org|net|int)\b.*|WROs?|U\.?S\.?|United States|Nothing|"
    r"Also|Nobody|None|Neither|Everyone|Everything|"
    r"Forced|Labor|Company|The|Farm|Producer|Manufacturer|Supplier|Malaysian|China"
    r"|Companies|Effective|Today|Federal Register|Customs Bulletin|State|Government|Shipments?|Imports?|Goods|"
    r"Products|Merchandise|Importers?|Workers?|(?:19|20)\d\d|Effective|Withhold Release Orders?|(?:Forced Labor )?Findings?|"
    r"(?:(?:South|East|West|Central|North)(?:ern|east)?\s+)?(?:Asia|Africa|Europe|America)(?:\s+[a-z].*)?|Southeast\s+Asia|Latin\s+America|the\s+Middle\s+East|Middle\s+East|"
    r"[A-Z][\w ]+-(?:flagged|based|owned|registered)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\.?"
)
