"""Names that stand in a text, whatever clause they stand in: firms by their legal form, vessels, works, groups.

The grammar of clauses says who an order covers; where its words were not foreseen, the names themselves are still there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ledger.legal_forms import FORM_IN_FRONT, LEGAL_FORM
from scraper.entity.forms import forms_in
from scraper.entity.kinds import has_legal_form, opens_with_workplace
from scraper.reading.names.place_beside import behind_country
from scraper.reading.names.places import place_at
from scraper.reading.names.seat import JOINT
from scraper.reading.names.spans import name_end


@dataclass(frozen=True, slots=True)
class Found:
    """A name, or a list of names, at text[start:end]. `form`: party, vessel or fleet."""

    start: int
    end: int
    form: str


_NAME_WORD = re.compile(r"(?<![\w'’.&-])(?:[A-ZÀ-ÖØ-ÞĀ-Ž]|\d+(?=\s?[A-Z]))")
#: Words with a capital because a sentence opens with them.
_OPENER = re.compile(
    r"(?:The|A|An|In|On|At|By|Of|For|From|To|Against|Concerning|Regarding|Towards?|Upon|Under|Until|Since|After|Before|With|Both|Either|Neither|All|Any|Each|This|That|These|Those|It|Its|"
    r"Imports?|Goods|Products|Shipments?|Because|When|While|If|As|And|But|So|Not|Among|Another|Officials|Inspectors|Investigators|"
    r"Workers|Importers?|Ports|Also|Today|Yesterday|Effective|Separately|Second|Third|First|Finally|Lastly|Next|Then|However|Meanwhile|Instead|Moreover)\b,?\s+(?:the\s+)?"
)
#: "Mica of X S.A. is exempt": goods open the sentence.
_GOODS_OF = re.compile(
    r"(?!Bank|Company|Union|Group|Sons|Brothers|Society|Compagnie|House|Association|Cooperative|Federation|Guild|Corporation)[A-Z][a-z]+\s+(?:of|from)\s+(?=[A-Z])"
)
_SHIP = re.compile(
    r"(?:\b(?:vessels?|longliners?|trawlers?|seiners?|jiggers?|carriers?|reefers?|ships?|boats?|[FM]/?V)\.?,?\s+(?:(?:called|named)\s+)?(?:the\s+)?|"
    r"\b(?:harvested|caught|jigged|landed|fished|taken|hauled|brought\s+(?:in|ashore))\s+(?:by|aboard|on|on\s+board)\s+(?:the\s+)?|\baboard\s+the\s+)[\"]?$",
    re.IGNORECASE,
)
_FLEET = re.compile(
    r"\b(?:(?:vessels?|ships?|boats?|trawlers|longliners|fleets?)\s+(?:(?:that|which)\s+(?:is|are)\s+)?(?:owned|operated|managed|run|belonging|chartered)"
    r"(?:[\s,]+(?:and|or|and/or)[\s,]+\w+)*\s+(?:by|to)|fleets?\s+of)\s+(?:the\s+)?$"
)
_WORKS = re.compile(
    r"\b(?:Factor(?:y|ies)|Prisons?|Penitentiary|Jail|Works|Plants?|Camps?|Colony|Mills?|Farms?|Mines?|Plantations?|Estates?|Smelters?|"
    r"Refiner(?:y|ies)|Workshops?|Quarr(?:y|ies)|Kilns?|Foundry|"
    r"Saw[Mm]ills?|Brickworks|Brickyard|Ironworks|Steelworks|Glassworks|Saltworks|Ginner(?:y|ies)|Canner(?:y|ies)|"
    r"Distiller(?:y|ies)|Orchards?|Vineyards?|Hatcher(?:y|ies)|Slaughterhouse|Packhouse|Potter(?:y|ies)|"
    r"Cooperatives?|Coopérative|Union|Detention\s+Cent(?:er|re)|"
    r"(?:Rehabilitation|Training|Re-?education)\s+Cent(?:er|re)|Ranch|Tannery|Groups?|Industrial\s+Park)(?:\s+(?:No\.?\s?)?\d+)?$"
)
#: "Hebei Potash Group and its subsidiaries".
_AND_KIN = re.compile(r",?\s+(?:and|or)\s+(?:all\s+(?:of\s+)?)?(?:its|their)\s+[a-z].*$")
#: Words for a firm or a works in front of its name, in other languages.
_KIND_FIRST = re.compile(
    r"(?:Cooperativa|Coopérative|Cooperative|Hacienda|Fazenda|Ingenio|Granja|Finca|Mina|Fábrica|Destilería|Usina|Companhia|Compañía|Grupo|Groupe|"
    r"Domaine|Ferme|Ladang|Pabrik|Perkebunan|Sociedade|Sociedad|Société|Établissements|Plantation|Ladrillera|Bloquera|Cantera|Aserradero|Curtiembre|Curtume|Curtiduría|"
    r"Empacadora|Molino|Moinho|Trapiche|Beneficio|Tejeduría|Hilandería|Calera|Salina|Olaria|Cerâmica|Carvoaria|Serraria|Frigorífico|Fundición|Vidriera|Tabacalera|"
    r"Conserverie|Scierie|Briqueterie|Carrière|Tannerie|Filature|Tissage|Sucrerie|Huilerie|Minoterie|Savonnerie|Verrerie)\s"
)
#: A form in front of any name of a list.
_FRONT = re.compile(rf"(?<![\w.-]){FORM_IN_FRONT.pattern}")
_SHIP_NUMBER = re.compile(r"\s(?:No\.?\s?)?\d{1,4}$")
#: "the X Correctional Colony No. 8", whose number is no ship's.
_ON_LAND = re.compile(
    r"\b(?:Colony|Prison|Penitentiary|Jail|Camp|Factory|Mill|Plant|Mine|Farm|Kiln|Quarry|Estate|Workshop)\b"
)
#: "the Tropical Star, flagged in Panama".
_FLAGGED = re.compile(
    r",\s+(?:which\s+is\s+)?(?:flagged\s+(?:in|to)|flying\s+the|(?:which|that)\s+(?:flies|sails\s+under)\s+the|sailing\s+under)\s"
)
_THE = re.compile(r"\b[Tt]he\s+$")
#: Bodies that are never what an order is against.
_BODY = re.compile(
    r"^(?:(?:Harmonized|Finding|Findings|Order|Notice|Withhold|U\.?S\.?|United|International|Federal|National|European|Acting|Deputy|Executive|Commissioner|Secretary|Office|Department|"
    r"Customs|Homeland|Ministry|Minister|Court|Congress|Senate|House(?!\s+of\s+(?!Representatives|Commons|Lords))|Committee|Trade|Tariff|World|Human|Prof|Dr|Mr|Ms|Mrs)\b|"
    r".*\b(?:Foundation|Ministry|University|Organi[sz]ation|Department|Agency|Council|Commission|Institute|Committee|Court|Labor\s+Union|"
    r"Workers\s+Union|Trade\s+Union|Watch|NGO|Act)\b)"
)
#: Whose name it is that follows, when it is not the one acted on.
_BESIDE = re.compile(
    r"(?:\b(?:owned|run|controlled|operated|managed|funded|financed|headed|led|audited|filed|alleged|named|bought|supplied|acquired|brought|"
    r"published|written|commissioned)\s+by|\bbelong(?:s|ed|ing)?\s+to|\b(?:unit|arm|part|member|subsidiary|affiliate|division|parent|owner|"
    r"customers?|buyers?|auditors?|supplier|shareholder|rival|competitor|sister(?:\s+(?:ship|vessel|company|firm|mill|plant))?)s?\s+(?:of|to)|\baccording\s+to|\b(?:report|petition|complaint|letter|audit|"
    r"study|investigation|article)s?\s+(?:by|from|of)|\b(?:unlike|than|parent|owner|auditor|charity|group|consultancy|monitor|bank|rival)|"
    r"\bnot\s+(?:to\s+be\s+confused\s+with|against|on)|\bsold\s+to|\bhired)[\s,]+(?:its\s+|the\s+|a\s+|[a-z-]+\s+){0,3}$"
)
_SPEAKS = re.compile(
    JOINT + r"(?:(?:an?|the)\s+(?:[\w-]+\s+){0,3}"
    r"(?:charity|NGO|non-?profit|union|auditor|watchdog|parent|consultancy|organi[sz]ation|bank|monitor)\b|"
    r"(?:has\s+|had\s+|have\s+)?(?:said|says|told|reported|petitioned|welcomed|filed|asked|urged|alleged|published|audited|complained|sued)\b|"
    r"(?:is|which\s+is)\s+(?:another|a\s+different|not)\b)"
)


def is_public_body(name: str) -> bool:
    """A ministry, an official, a court: what no order is against."""
    return _BODY.match(name) is not None


@lru_cache(maxsize=128)
def names_in(text: str) -> tuple[Found, ...]:
    """Every name in `text` that could be a party, in order. Owners, petitioners and public bodies beside it are left out."""
    return tuple(_each(text))


def _opener(text: str, start: int) -> re.Match[str] | None:
    """A word that has its capital from the sentence it opens; "An" of "An Giang" is none."""
    if text.startswith("An ", start) and text[start + 3 : start + 4].isupper() and place_at(text, start + 3) is None:
        return None
    return _OPENER.match(text, start) or (None if start else _GOODS_OF.match(text))


def firms_in(text: str) -> tuple[Found, ...]:
    """Firms by their legal form, owners among them; not those who speak, nor public bodies."""
    found = (one for one in _each(text, beside=True) if forms_in(text[one.start : one.end]))
    return tuple(one for one in found if _SPEAKS.match(text, one.end) is None)


def names_a_firm(text: str) -> bool:
    """Whether one of the names in `text` has a legal form."""
    return any(LEGAL_FORM.search(text[one.start : one.end]) for one in names_in(text))


def _each(text: str, *, beside: bool = False) -> Iterator[Found]:
    at = last = 0
    while word := _NAME_WORD.search(text, at):
        start = word.start()
        if opener := _opener(text, start):
            at = opener.end()
            continue
        if behind := _seat(text, last, start) or _country_and(text, start):
            at = last = behind
            continue
        end = name_end(text, start)
        if end <= start:
            at = word.end()
            continue
        start = _behind_town(text, start, end)
        at = max(end, word.end())
        form = _form(text, start, end)
        if form is None and (comma := text.find(", ", start, end)) > 0:
            end = comma
            form = _form(text, start, end)
        last = end if form else 0
        if form and (beside or not _is_beside(text, start, end)):
            yield Found(start, end, form)


_AND = re.compile(r",?\s+and\s+(?:the\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])")


def _country_and(text: str, start: int) -> int | None:
    """ "in Mauritius and B SARL in Madagascar": where the name behind a country begins; None where no country stands."""
    place = place_at(text, start)
    joined = (
        _AND.match(text, place.end)
        if place and place.kind == "country" and text[max(0, start - 3) : start] in ("in ", "of ")
        else None
    )
    return joined.end() if joined else None


_SITS = re.compile(r",?\s+(?:(?:based|located|headquartered|registered)\s+)?(?:of|in|from|at|near)\s+(?:the\s+)?")
_TOWN = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'-]+(?:\s[A-ZÀ-ÖØ-Þ][\w'-]+){0,2}")
_THEN = re.compile(r"(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+|\s*;\s*(?:and\s+)?)(?:the\s+)?(?=[A-ZÀ-ÖØ-Þ])")


def _seat(text: str, last: int, start: int) -> int | None:
    """ "A Ltd. of Suva, Fiji, and B Ltd.": behind the seat of the name that ended at `last`, when another name follows."""
    town = _TOWN.match(text, start) if last and _SITS.fullmatch(text, last, start) else None
    then = _THEN.match(text, town.end()) if town else None
    if town is None or then is None or has_legal_form(town.group()):
        return None
    country = place_at(text, then.end())
    behind = _THEN.match(text, country.end) if country and country.kind == "country" else None
    return behind.end() if behind else then.end()


_CONTINENT = re.compile(
    r"(?:(?:North|South|Central|Latin|East|West|Southeast)\s)?(?:Europe|Asia|Africa|America|Oceania)"
)
_IN = re.compile(r"\b(?:in|at|near|around|outside)\s+$")


def _behind_town(text: str, start: int, end: int) -> int:
    """ "three mills in Faisalabad, A Ltd. and B Ltd.", "two firms of Russia, A LLC": the names begin behind the place."""
    start = end - len(behind_country(text[start:end]))
    town = text.find(", ", start, end)
    placed = town > 0 and (_IN.search(text, max(0, start - 12), start) or _CONTINENT.fullmatch(text, start, town))
    if not placed or has_legal_form(text[start:town]):
        return start
    behind = text[town + 2 : end]
    named = not behind[:1].islower() and bool(forms_in(behind)) and _tells(behind)
    return town + 2 if named and not forms_in(text[start:town]) else start


#: "Kanpur Saddlery Exports, an Indian maker of saddles": what a name without a legal form is said to be.
_A_MAKER = re.compile(
    r",\s+(?:an?|the|one\s+of\s+the)\s+(?:[A-Z]?[a-z-]+\s+){0,3}?(?:makers?|producers?|manufacturers?|growers?|exporters?|processors?|packers?|spinners?|weavers?|miners?|refiners?|smelters?|canners?|tanners?|"
    r"foundry|brickworks|quarry|kiln|tannery|cannery|refinery|(?:brick|stone|cement|block|textile|paper|sugar|rice|spinning|weaving|salt)\s+(?:plant|works|mill|factory))(?=\s+(?:of|in|from|near|based|that|which)\b|,)"
)


def _form(text: str, start: int, end: int) -> str | None:
    """What the name is; None for words that only have a capital."""
    name, before = text[start:end], text[max(0, start - 90) : start]
    if forms_in(name) or _FRONT.search(name):
        if not _tells(name):
            return None
        return "fleet" if _FLEET.search(before) else "party"
    place = place_at(text, start)
    if (place and place.end >= end) or _BODY.match(name):
        return None
    if _SHIP.search(before):
        return "vessel"
    numbered = _SHIP_NUMBER.search(name) and " " in name and not _ON_LAND.search(name)
    if (numbered or _FLAGGED.match(text, end)) and _THE.search(before):
        return "vessel"
    if " " not in name:
        return None
    name = _AND_KIN.sub("", name)
    if _WORKS.search(name) or _KIND_FIRST.match(name) or opens_with_workplace(name):
        return "party"
    return "party" if _A_MAKER.match(text, end) and " said" not in text[end : end + 140] else None


def _tells(name: str) -> bool:
    """Whether more than legal forms is left of the name."""
    rest = name
    for begin, stop in reversed(forms_in(name)):
        rest = rest[:begin] + rest[stop:]
    return re.search(r"\w{2}", rest) is not None


def _is_beside(text: str, start: int, end: int) -> bool:
    """Whether the words round the name make it another's: an owner, a petitioner, a body that reports."""
    before = text[max(0, start - 90) : start]
    if _BESIDE.search(before) and not _FLEET.search(before):
        return True
    return _SPEAKS.match(text, end) is not None or _BODY.match(text[start:end]) is not None
