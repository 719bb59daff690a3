"""Who or what goods come from: a company, a vessel, a mine, behind "by", "from", "at" and "in"."""

from __future__ import annotations

import re

from scraper.reading.names.origins import legal_free
from scraper.reading.names.owned import behind_owner
from scraper.reading.names.places import place_at, places
from scraper.reading.names.spans import name_end
from scraper.reading.names.subdivisions import is_subdivision

#: "from the Veraval cold store of A": whose works it is.
_SITE_OF = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:mill|plant|factory|store|house|slaughterhouse|packhouse|warehouse|workshop|refinery|smelter|cannery|tannery|sawmill|kiln|works|unit|facility|complex|shipyard|yard|ranch|farm|estate|plantation|mine|field|orchard|grove)(?:s|es)?\s+of\s+(?:the\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
)
AGENT = re.compile(
    r"\b(?P<word>by|from|(?<!east\s)(?<!west\s)(?<!north\s)(?<!south\s)of|at|in|inside|within|aboard|on\s+board|on|to|through|with\s+labou?r\s+from|for)\s+(?P<the>(?:[Tt]he|"
    r"its|their|vessels?|a|an|any|both|either|one(?=\s+(?:company|firm|producer|subsidiary|affiliate|exporter|supplier|vessel|manufacturer))|a\s+(?:single|joint)(?=\s))\s+)?"
    r"(?:(?:two|three|four|five|six|seven|eight|nine|ten|several|\d{1,2})\s+(?:[a-z-]+\s+){0,2}?"
    r"(?=(?:[A-Z][a-z]+(?:\s[A-Z][a-z]+)?[-\s](?:flagged|owned|registered)\s+)?(?:(?:fishing|squid|longline|tuna)\s+)?(?:vessels|longliners|trawlers|seiners|jiggers|ships|boats)\s*[,:(]))?"
    r"(?:(?:occupied|disputed|eastern|western|northern|southern|central|upper|lower)\s+)?(?:(?P<people>[A-Z][a-z]+(?:ese|ian|ean|an|i|ish|ch))\s+(?=company|firm|producer|maker|processor|packer|grower|refiner|miller|spinner|weaver|"
    r"manufacturer|corporation|conglomerate|entity|exporter|supplier|fishing|vessel|longliner|trawler))?"
    r"(?:[A-Z][a-z]+(?:\s[A-Z][a-z]+)?[- ](?:flagged|owned|based|registered)(?:\s+and\s+[A-Z]?[a-z]+[- ]?(?:flagged"
    r"|owned|based))?,?\s+)*(?:(?:distant[- ]water|fishing|squid|longline|commercial|tuna)\s+)*(?:(?:vessels?|"
    r"longliners?|trawlers?|seiners?|jiggers?|ships?|boats?|company|companies|firms?|producers?|manufacturers?|corporation|conglomerate|entity|exporters?|makers?|processors?|packers?|growers?|refiners?|millers?|spinners?|weavers?|"
    r"suppliers?|parent(?:\s+company)?|sister\s+company|subsidiary|affiliate)\s*[,:]?\s+(?:namely\s+)?(?:the\s+)?)?(?=[\"A-ZÀ-ÖØ-ÞĀ-Ž]|\d{1,4}[A-Z]|\d{1,3}(?:st|nd|rd|th)\s[A-Z])"
)
DESCRIBED = re.compile(
    r"(?:,\s*(?:known\s+as\s+|called\s+|named\s+)?(?:the\s+)?|\s+(?:(?:jointly|collectively|together)\s+(?:known|"
    r"referred\s+to)\s+as\s+(?:the\s+)?[\"]?|(?:known(?:\s+(?:jointly|collectively|together))?|doing\s+business|(?:that|which)\s+(?:trade|operate|do\s+business)(?:\s+together)?)\s+as\s+(?:the\s+)?[\"]?|(?:called|"
    r"named|including)\s+(?:the\s+)?|(?:(?:that|which)\s+(?:includes?|comprises?|consists?\s+of|is\s+made\s+up\s+of)|made\s+up\s+of|consisting\s+of|comprising)\s+(?:the\s+)?)|"
    r"\b(?=[vltsjbfpmcegrwhdkoa])(?:vessel|longliner|trawler|seiner|jigger|ship|boat|factory|plantation|producer|manufacturer|supplier|"
    r"company|maker|exporter|processor|cooperative|group|farm|mine|estate|refinery|smelter|mill|"
    r"conglomerate|spinner|weaver|packer|miller|sawmiller|tanner|grower|breeder|trader|dealer|harvester|brewer|canner|"
    r"refiner|miner|foundry|cannery|tannery|kiln|workshop|firm|outfit|enterprise|builder|carrier|jigger|companie|subsidiary|subsidiarie|affiliate)s?,?\s+(?:the\s+)?)"
    r"(?=[A-Z0-9À-ÖØ-ÞĀ-Ž])(?!(?:Ltd|Limited|Inc|LLC|GmbH|Pvt|Pte|Sdn|Bhd|Corp|Co|S\.A)\b(?!\.?\s[A-Z]))"
)
LABOUR = re.compile(r"(?:forced|prison|convict|slave|child|indentured|bonded|detainee)\b", re.IGNORECASE)
#: Where inmates and trainees work, by what it is called.
_HELD_AT = (
    r"(?:Rehabilitation|Correction(?:al|s)?|Training|Re-?[Ee]ducation|Detention|Penal|Penitentiary|Labor|Therapy|Employment|Reform|Vocational)\s+"
    r"(?:Farm|School|Institut(?:ion|e)|Home|Unit|Workshop|Complex)|Penitentiary|Jail|Workhouse|Reformatory"
)
#: "made in the A Vocational Training Center No. 3".
_CENTER = re.compile(
    r"\b(?:Rehabilitation|Correction(?:al)?|Training|Skills|Re-?[Ee]ducation|Detention|Labor|Therapy|Vocational)\s+(?:[A-Z]\w+\s+)?Cent(?:er|re)"
    r"(?:\s+(?:No\.?\s?)?\d+)?$"
)
_FACILITY = re.compile(
    rf"\b(?:{_HELD_AT})(?:\s+(?:No\.?\s?)?\d+)?$|"
    r"\b(?:Park|Zone|Compound|Settlement|Mines?|Fields?|Region|Prefecture|Province|County|District|Basin|Valley|Quarr(?:y|ies)|Complex|"
    r"Delta|Islands?|Territory|Reserve|Concession|Mountains?|Department|State|Division|Facility|Prison|Camp|Colony|Enclave|"
    r"Peninsula|Plateau|Highlands|Governorate|Oblast|Corridor|Estate|Area|Township|Commune|Municipality|Canton|Parish|Woreda|Upazila|Tehsil|Taluk|Barangay|Forest|Lagoon|Hills|Flats|Belt|Cluster|Triangle|Steppe|Oasis|Desert|Plains?|Lowlands|Uplands|Rainforest|Archipelago|Atoll|Watershed|"
    r"Tract|League|Banner|Raion|Okrug|Krai|Aimag|Soum|Velayat|Viloyat|Wilaya|Vilayet|Voivodeship|Ward|Range|Coast|Diggings|Claims|Seam|Coalfields?|Goldfields?|(?:Colony|Prison|Camp|Facility|Mine)\s+[Nn]o\.?\s?\d+(?:/\d+)?)$"
)
#: "the Kalando artisanal mines", "the Jharkhand region": what a place is, in small letters behind its name.
_PLACE_NOUN = re.compile(
    r"\s+(?:(?!and\b|or\b|of\b|in\b|by\b|for\b|at\b|to\b|from\b)[a-z-]+\s+){0,2}?(?P<noun>mines?|pits?|fields|regions?|areas?|"
    r"districts?|departments?|provinces?|states?|count(?:y|ies)|enclave|valley|basin|delta|islands?|peninsula|quarr(?:y|ies)|concessions?|zone|smelter|refinery|sawmill|foundry|saltworks|brickworks|tannery|"
    r"territory|governorate|plateau|prefecture|division|highlands|(?:brick\s+)?kilns|prison|camp|sites?|(?:salt\s+)?(?:flats|pans)|township|commune|municipality|forest|"
    r"reserve|lagoon|hills|ponds|tracts?|seams?|diggings|workings|claims|gardens|league|banner|raion|okrug|krai|oblast|ward|range|coast|belt|coalfields?|goldfields?|"
    r"steppe|camps|oasis|desert|wetlands|marshes|estuary|alluvium|deposits?|shafts?)\b"
)

#: ", a walled settlement in": behind the name of one.
_CALLED_A_SITE = re.compile(
    r",\s+(?:an?|the|which\s+is\s+an?)\s+(?:[a-z-]+\s+){0,3}?(?:compound|camp|complex|enclave|settlement|colony|prison|zone|barracks|town|village|quarter|estate)\b(?!'s)"
)
_INSIDE = {"inside": "in", "within": "in"}
#: What nobody owns: a place whatever word ties it to the goods.
_OF_A_REGION = re.compile(
    r"\b(?:National\s+Park|(?:Nature|Forest)\s+Reserve|Forest|Province|District|County|Prefecture|Region|Valley|Basin|Delta|Peninsula|Governorate|Oblast|"
    r"League|Banner|Raion|Okrug|Krai|Aimag|Highlands)$"
)
#: "the Marange diamond fields": a part of the place it is named after.
_DUG = re.compile(
    r"\s+(?:(?!(?:and|or|of|in|on|by|for|at|to|from|the|its|their)\b)[a-z-]+\s+){0,2}?(?:mines?|pits?|fields|quarr(?:y|ies)|flats|ponds)\b"
)
_NO_PRODUCER = re.compile(
    r"(?:the\s+)?(?:U\.S|United States|CBP|WRO|January|February|March|April|May \d|June|July|August|September|October|"
    r"November|December)"
)


#: "the X area of Y": between a place and the larger one it belongs to.
_LARGER = re.compile(r"\s*(?:,?\s*in\s+(?:the\s+)?)?(?:[A-Za-z]+\s+)?")
#: Who runs a place is not who an order against the place covers.
_RUN_BY = re.compile(r"\b(?:run|owned|operated|managed|controlled|led|headed)\s+$")


#: "made at X Prison and sold by B": whoever sells them comes second.
_SOLD_BY = re.compile(
    r"\b(?:and|or)\s+(?:(?:then\s+)?(?:sold|exported|marketed|shipped|traded|distributed|packed)\s+)?$"
)


#: "from four processors in Binh Phuoc Province": those, and not the province.
_MAKERS = re.compile(
    r"\b(?:by|from|of)\s+(?:[\w-]+\s+){0,4}?(?:compan(?:y|ies)|firms?|producers?|processors?|makers?|manufacturers?|growers?|exporters?|suppliers?|mills?|factor(?:y|ies)|"
    r"packers?|farm|cooperatives?|refiners?|miners?|weavers?|spinners?|canners?|tanners?|plants?|workshops?)(?:\s+(?:based|located|operating))?\s*$"
)


#: "Two Producers of Ferrosilicon": what they make.
_MAKERS_OF = re.compile(
    r"\b(?:[Pp]roducers|[Mm]akers?|[Mm]anufacturers?|[Gg]rowers|[Pp]rocessors|[Ee]xporters|[Ss]uppliers?|[Pp]roducer|[Gg]rower|[Pp]rocessor|[Ee]xporter)$"
)


#: "from the regions of" before "Androy and Anosy", "in the Brazilian state of": what they are, in front of their names.
_PLACE_IN_FRONT = re.compile(
    r"\b(?:from|in|across|throughout)\s+(?:the\s+)?(?:(?:[a-z-]+|[A-Z][a-z]+(?:ese|an|ish|i|ch))\s+){0,2}?(?:regions?|provinces?|districts?|departments?|states?|count(?:y|ies)|islands?|prefectures?|governorates?|"
    r"valleys?|municipalit(?:y|ies)|oblasts?|territor(?:y|ies))\s+$"
)


#: "cast in the foundries of" before "Moradabad, India", "Lahore Division": a town by its many works, in one word with its
#: country behind, or a place that is called one.
_WORKS_IN_FRONT = re.compile(
    r"\b(?:in|on|at|from)\s+the\s+(?:[a-z-]+\s+){0,2}?(?:foundries|workshops|looms|kilns|homes|households|sheds|forges|smithies|tanneries|gardens|orchards|ponds|pans|"
    r"sweatshops|ovens|furnaces|quarries|mines|pits|hills|backstreets|villages|streets|slums)\s+$"
)
_ONE_WORD_AND_STATE = re.compile(r"(?P<town>[A-Z][\w'-]+),?\s+(?:in\s+)?(?=[A-Z])")


#: "garlic peeled at X Prison" before "and shrimp packed by B Ltd.": of other goods.
_OTHER_GOODS = re.compile(
    r"\sand\s+(?!\w+(?:ed|wn|un|ung|ght|ound|ade|old)\s)[a-z-]+(?:\s+[a-z-]+){0,3}?\s+\w+(?:ed|wn|un|ung|ght|ound|ade|old)\s+(?:in\s+[A-Z]\w+\s+)?$"
)


def _is_no_other(word: str, body: str, end: int, at: int) -> bool:
    """Whether the word at `at`, behind the place that ends at `end`, names what the place lies in, or who makes other goods.

    "On goods from the X Park for A Ltd.": whom a change is for, and not who makes them.
    """
    if word == "for":
        return True
    if word == "by":
        return _OTHER_GOODS.search(body, end, at) is not None
    return word in ("of", "at") and _LARGER.fullmatch(body, end, at) is not None


def producer(body: str, start: int) -> tuple[int, int, int, str] | None:
    """(where its clause begins, name start, name end, form) of who or what the goods come from."""
    fallback: tuple[int, int, int, str] | None = None
    for met in AGENT.finditer(body, start):
        word = _INSIDE.get(met.group("word").lower()) or met.group("word").lower()
        if _names_nobody(body, met, told=fallback is not None):
            continue
        if word == "of" and (land := _land_of(body, start, met)):
            fallback = fallback or land
            continue
        if fallback and _is_no_other(word, body, fallback[2], met.start()):
            continue
        at = _behind_people(body, met.end())
        ends = name_end(body, at)
        at, ends = (theirs, name_end(body, theirs)) if (theirs := behind_owner(body, ends)) > ends else (at, ends)
        if (site := _SITE_OF.match(body, ends)) and not _is_land(body, site):
            at, ends = site.end(), name_end(body, site.end())
        place = place_at(body, at)
        stop = _without_country(body, at, _without_kind(body, at, ends))
        if stop <= at or (place and place.end >= stop and not _DUG.match(body, stop)) or _NO_PRODUCER.match(body, at):
            continue
        stop, called_place = _called_place(body, at, stop) if word != "by" else (stop, False)
        facility = (
            called_place
            or (word == "in" and (_CENTER.search(body[at:stop]) or _CALLED_A_SITE.match(body, stop)) is not None)
            or (_FACILITY.search(_unbracketed(body[at:stop])) is not None and legal_free(body[at:stop]))
        )
        known = called_place or word == "at" or bool(met.group("the")) or (place is not None and place.kind == "region")
        if facility and word == "in" and _MAKERS.search(body[start : met.start()]):
            continue
        if facility and (
            word == "in" or (known and word in ("from", "at", "on")) or _OF_A_REGION.search(body[at:stop])
        ):
            fallback = fallback or (met.start(), at, _places_beside(body, stop), "place")
        elif word != "in":
            return met.start(), at, stop, "party"
    return fallback or _described_producer(body, start)


#: "the Lebyin mines of Mandalay Region": where, unless a legal form says whose.
_ON_LAND = re.compile(r"\b(?:ranch|farm|estate|plantation|mine|field|orchard|grove)(?:s|es)?\s+of\b")


def _is_land(body: str, site: re.Match[str]) -> bool:
    free = legal_free(body[site.end() : name_end(body, site.end())])
    return free and (_ON_LAND.search(site.group()) is not None or place_at(body, site.end()) is not None)


def _names_nobody(body: str, met: re.Match[str], *, told: bool) -> bool:
    """Whether the words behind "by", "of" or "to" are no maker's: labor, who runs a place told before, what makers make."""
    word, before = met.group("word").lower(), body[: met.start()]
    if LABOUR.match(body, met.end()) or (word == "to" and "traceable" not in before):
        return True
    if told and word == "by" and (_RUN_BY.search(before) or _SOLD_BY.search(before)):
        return True
    return word == "of" and bool(_MAKERS_OF.search(before)) and legal_free(body[met.end() : name_end(body, met.end())])


#: "made in the Little Rann" before "of Kutch": a stretch of land by the name it has on maps.
_IN_THE_LAND = re.compile(r"\bin\s+the\s+(?P<name>[A-Z][\w'-]+(?:\s[A-Z][\w'-]+)*)\s$")
_STATE_FORM = re.compile(
    r"(?:Republic|Kingdom|Union|State|Commonwealth|Federation|Sultanate|Emirate|Principality|Confederation|Federated\s+States|People's)\b"
)


def _land_of(body: str, start: int, of: re.Match[str]) -> tuple[int, int, int, str] | None:
    """ "in the Little Rann of Kutch": the place as a whole, where a country follows, or nothing; "the regions of A and B"."""
    front = _PLACE_IN_FRONT.search(body, start, of.start())
    if front and place_at(body, of.end()) is None and legal_free(body[of.end() : (stop := name_end(body, of.end()))]):
        return (front.start(), of.end(), stop, "place") if stop > of.end() else None
    if town := town_of_works(body, start, of.start(), of.end()):
        return town[0], of.end(), town[1], "place"
    land = _IN_THE_LAND.search(body, start, of.start())
    if (
        land is None
        or place_at(body, land.start("name"))
        or place_at(body, of.end())
        or _STATE_FORM.match(land["name"])
    ):
        return None
    stop = name_end(body, of.end())
    rest = body[stop:].lstrip(" ,")
    if stop <= of.end() or not legal_free(body[land.start("name") : stop]) or (rest and not rest.startswith("in ")):
        return None
    return land.start(), land.start("name"), stop, "place"


_A_REGION = re.compile(
    r"(?:[A-Z][\w'-]+\s){1,3}(?:Division|District|County|Province|Prefecture|Region|State|Valley|Department|Governorate|Oblast)\b"
)


def town_of_works(body: str, start: int, of: int, name: int) -> tuple[int, int] | None:
    """Where the works' clause begins, and where the town's name ends; "of" stands at `of`, the name at `name`."""
    front = _WORKS_IN_FRONT.search(body, start, of)
    if front and (region := _A_REGION.match(body, name)):
        return front.start(), region.end()
    town = _ONE_WORD_AND_STATE.match(body, name)
    if front is None or town is None or place_at(body, town.end()) is None or place_at(body, name):
        return None
    return front.start(), town.end("town")


def _called_place(body: str, start: int, stop: int) -> tuple[int, bool]:
    """ "Kalando artisanal mines" is a place by its last word; of "the Jharkhand region" the name alone is kept."""
    noun = _PLACE_NOUN.match(body, stop)
    if noun is None or not legal_free(body[start:stop]):
        return stop, False
    return (stop if noun.group("noun").startswith(("region", "area")) else noun.end()), True


#: Between two places: "the X pit and the Y mine".
AND_PLACE = re.compile(r"\s+and\s+(?:the\s+)?(?=[A-ZÀ-ÖØ-Þ])")


def called_a_place(name: str) -> bool:
    """Whether a name's last word says that it is a mine, a province, a prison ..."""
    return _FACILITY.search(name) is not None or _PLACE_NOUN.search(name) is not None


def _places_beside(body: str, stop: int) -> int:
    """Where the last of several places ends, each of which says what it is."""
    while joined := AND_PLACE.match(body, stop):
        end = name_end(body, joined.end())
        noun = _PLACE_NOUN.match(body, end)
        if noun is None and not _FACILITY.search(body[joined.end() : end]):
            break
        stop = noun.end() if noun else end
    return stop


def _behind_people(body: str, at: int) -> int:
    """ "the Taiwanese Da Wang", "Sudan's Kafia Kingi enclave": behind the nationality, or the country it belongs to.

    Without an article a people's name in front of a legal form is the firm's own: "by Thai Gulf Peeling Co., Ltd.".
    """
    place = place_at(body, at)
    if (
        place
        and place.kind == "country"
        and re.match(r"'s [A-Z]", body[place.end :])
        and not place_at(body, place.end + 3)
    ):
        return place.end + 3
    if place and place.kind == "people" and re.match(r" [A-Z]", body[place.end :]):
        if is_subdivision(body[at : name_end(body, at)]):  # "Lao Cai Province"
            return at
        if body[max(0, at - 4) : at] != "the " and not legal_free(body[at : name_end(body, at)]):
            return at
        elsewhere = any(one.kind == "country" and one.code != place.code for one in places(body))
        return at if elsewhere and _PLACE_NOUN.match(body, name_end(body, at)) else place.end + 1
    return at


_BY_ONE = re.compile(r"\bby\s+(?:a|an|the|two|three|four|five|several)\s+[a-z]")


def _described_producer(body: str, start: int) -> tuple[int, int, int, str] | None:
    """ "by a fishing vessel, the X", "by a group of companies known as X"."""
    described = _BY_ONE.search(body[start:])
    named = DESCRIBED.search(body, start + described.end()) if described else None
    if described is None or named is None or place_at(body, named.end()) is not None:
        return None
    stop = name_end(body, named.end())
    return (start + described.start(), named.end(), stop, "party") if stop > named.end() else None


_LARGER_PLACE = re.compile(r"^(?:[A-Z][\w'-]+\s+){1,3}(?:Province|Region|Prefecture|State|County|Governorate|Oblast)$")


def _without_country(body: str, start: int, stop: int) -> int:
    """ "Bas-Sassandra District of Ivory Coast" -> "Bas-Sassandra District"."""
    if " of " not in body[start:stop]:
        return stop
    for of in re.finditer(r"\s+of\s+(?:the\s+)?", body[start:stop]):
        inner, outer = start + of.start(), start + of.end()
        place = place_at(body, outer)
        whole = place is not None and place.kind == "country" and place.end >= stop
        if (whole or _LARGER_PLACE.search(body[outer:stop])) and _FACILITY.search(body[start:inner]):
            return inner
    return stop


def _unbracketed(name: str) -> str:
    return re.sub(r"\s*\([^()]*\)$", "", name) if name.endswith(")") else name


_KIND_BEHIND = re.compile(
    r"\s+(?:(?:Distant[- ]Water\s+)?Fishing\s+)?(?:Vessels?|Longliner|Trawler|Boat)$", re.IGNORECASE
)


def _without_kind(body: str, start: int, stop: int) -> int:
    """ "Da Wang Fishing Vessel" -> "Da Wang"."""
    if not body[start:stop].endswith(("essel", "essels", "ongliner", "rawler", "oat")):
        return stop
    kind = _KIND_BEHIND.search(body[start:stop])
    return start + kind.start() if kind else stop
