"""What the words of a name tell: where a name is complete, which role it has, what is a place and no name."""

from __future__ import annotations

import re

from ledger.legal_forms import FORM_IN_FRONT
from ledger.model import Role
from ledger.names import LEGAL_FORM, core, fold
from scraper.countries import country_code
from scraper.entity.forms import SPELLED_OUT, forms_in
from scraper.entity.trade_words import TRADE_WORDS

_WORKPLACE = (
    r"(?:Factory|Factories|Prison|Prisons|Penitentiary|Jail|Works|Plants?|Camps?|Colony|Mills?|Industries|Farms?|"
    r"Detachment|Mines?|Plantations?|Estates?|Smelters?|Refinery|Refineries|Workshops?|Enterprises?|Cooperative|Union|Association|"
    r"Cent(?:er|re)|Institute|Shipyards?|Kilns?|Foundry|Laboratory|Laboratories|Dairy|Fishery|Fisheries|Ranch|House|"
    r"Tannery|Tanneries|Complex|Kombinat|Kombinaty|Combine|Zavod|Fabrika|Klaster|"
    r"Saw[Mm]ills?|Brickworks|Brickyard|Ironworks|Steelworks|Glassworks|Saltworks|Ginner(?:y|ies)|Canner(?:y|ies)|"
    r"Distiller(?:y|ies)|Orchards?|Vineyards?|Hatcher(?:y|ies)|Slaughterhouse|Packhouse|Potter(?:y|ies)|"
    r"Quarry|Quarries|Brothers|Bros\.?|(?:&|and)\s(?:Sons?|Co\.?|Brothers))"
)
#: A name that ends so is complete, with or without its number: "Penal Colony No. 17".
_ENDS_IN_WORKPLACE = re.compile(
    rf"\b{_WORKPLACE}(?:\s+No\.?\s?\d+)?$|\b(?:Corporation|Company|Cooperative|Union)\sof(?:\s[A-Z]\w+){{1,3}}$"
)
#: A cooperative, an estate or a prison by its first words: "Cooperativa de X", "Rancho Y", "Penal Colony No. 3".
_WORKPLACE_IN_FRONT = re.compile(
    r"(?:Cooperativa|(?:Soci[ée]t[ée]\s+)?Coop[ée]rative|Koperasi|Kooperatif|Uni[oó]n\s+de[s]?|Hacienda|Fazenda|Finca|Rancho|Granja|Estancia|Ingenio|Usina|"
    r"Plantations?|Scierie|Ferme|Perkebunan|Penal\s+Colony|Correctional\s+Colony|Camp|Prison|COOPERATIVA|FAZENDA|FINCA|RANCHO|INGENIO)"
    r"\s+(?:(?:de|des|du|da|do|dos|das|del|la|las|los|el|le|les)\s+){0,3}(?:l['’]|d['’])?(?:[A-ZÀ-ÖØ-Þ]|No\.?\s?\d)"
)
#: Forms that can stand within a name as a word of it, and so do not end one by themselves.
_LOOSE_FORM = re.compile(r"^(?:Co|CO|Cie|Company|Corporation|Corp|Limited|Group)\.?$")

#: Brackets that only a whole name has behind it: quotes, initials, another name of three words.
_SHORT_FORM_BEHIND = re.compile(r"\S\s\((?:[\"“][^()]*|[A-Z]{3,8}|\w+(?:\s\w+){2,})\)$")
_REGION = re.compile(
    r"^(?:Lake|Gulf\sof|Bay\sof|(?:Autonomous\s)?Republic\sof)\s[A-Z]\w+$|"
    r"\b(?:Region|Province|Prefecture|County|District|Counties|Provinces|Regions|Fields|Mines|Industrial Park|"
    r"Township|Commune|Municipality|Governorate|Woreda|Upazila|Tehsil|Taluk|Krai|"
    r"Industrial Zone|Economic Zone|Zone|Territory|Territories|League|Banner|Okrug|Raion|Oblast|"
    r"Archipelago|Valley Area|Area|Republic|hills|mountains|highlands|lowlands|valley|basin|plateau|delta|peninsula|"
    r"coast|islands?)$"
)
_SHIP_IN_FRONT = re.compile(r"[FM]/?V\.?\s(?=[A-Z])")
_GOODS_OF_A_PLACE = re.compile(
    r"^(?:all|any)\s+\S|\b(?:produced|grown|harvested|mined|made|manufactured|sourced)\s+(?:\w+\s+){0,5}?(?:in|with|from)\b"
    r"|\b(?:mines?|fields?|farms|areas?|regions?|districts?|provinces?)\s+(?:in|of)\s",
    re.IGNORECASE,
)


def part_last_bracket(name: str) -> tuple[str, str] | None:
    """(what stands before it, what is in it) of a bracket that closes the name; None when none does."""
    bare = name.rstrip(" .,")
    opening = bare.rfind("(")
    if opening < 0 or not bare.endswith(")") or bare.find(")", opening) != len(bare) - 1:
        return None
    return name[:opening].rstrip(), bare[opening + 1 : -1].strip()


def without_brackets_behind(name: str) -> str:
    """A name without the brackets that close it."""
    while parted := part_last_bracket(name):
        name = parted[0]
    return name.strip()


def has_legal_form(name: str) -> bool:
    """Whether a legal form closes the name, opens it, or is followed only by a seat of one or two words."""
    if FORM_IN_FRONT.match(name):
        return True
    spans = forms_in(name)
    if not spans:
        return False
    start, end = spans[-1]
    seat = name[end:].strip(" ,.")
    if not seat:
        return start > 0
    return start > 0 and len(seat.split()) <= 2 and seat[0].isupper() and not _LOOSE_FORM.match(name[start:end])


def ends_surely(name: str) -> bool:
    """Whether the name ends in a form that never stands within one: another name may follow without a comma."""
    if _SHORT_FORM_BEHIND.search(name):
        return True
    name = without_brackets_behind(name)
    return has_legal_form(name) and not any(
        end == len(name) and _LOOSE_FORM.match(name[start:end]) for start, end in forms_in(name)
    )


def opens_with_workplace(name: str) -> bool:
    """Whether the first words say what the name stands for: "Cooperativa de Caficultores del Sur"."""
    return _WORKPLACE_IN_FRONT.match(name) is not None


def names_another(piece: str) -> bool:
    """Whether a complete name does not open with goods or a trade: "Y Tea Ltd.", but not "Machinery Works"."""
    words = core(piece).split()
    return (len(words) > 1 or has_legal_form(piece)) and words[0] not in TRADE_WORDS and is_complete(piece)


def is_complete(name: str) -> bool:
    """Whether nothing is missing at the name's end: it has a legal form or says which kind of workplace it is."""
    name = without_brackets_behind(name)
    if not core(name) or is_generic(name):
        return False
    return has_legal_form(name) or opens_with_workplace(name) or (" " in name and bool(_ENDS_IN_WORKPLACE.search(name)))


def is_legal_form(text: str) -> bool:
    """Whether the text is nothing but a legal form: "Ltd.", "S.A. de C.V."."""
    return bool(LEGAL_FORM.fullmatch("X, " + without_brackets_behind(text), 3))


def opens_with_legal_form(text: str) -> bool:
    """Whether the text begins with the end of a name and goes on about it: "Ltd. of Nagoya"."""
    form = LEGAL_FORM.match(text)
    return form is not None and text[form.end() :].lstrip().startswith(("of ", "("))


def is_generic(name: str) -> bool:
    """Whether the words could only be the tail of another name: "Trade Co., Ltd."."""
    return all(word in TRADE_WORDS for word in core(name).split())


_A_REGION = re.compile(r"\b(?:Province|Prefecture|County|District|City)$")


def is_place(text: str) -> bool:
    """A country, or a region by its last word."""
    text = text.strip(" .,").removeprefix("the ")
    return country_code(text) is not None or _A_REGION.search(text) is not None


_FIRM_OF_MINES = re.compile(r"^(?!.*\b(?:in|of)\s)\S+\s.*\bMines?$")
_GOODS_FROM = re.compile(r"^[\w\s]+\sfrom\s")
_MINE, _GROUP = re.compile(r"\bMine$"), re.compile(r"\b[Gg]roup$")


def role_of(name: str, aliases: tuple[str, ...] = (), open_ended: bool = False, firms: bool = False) -> Role:
    """What a name that no other word explains stands for. `firms`: it stands in a list with companies."""
    if has_legal_form(name):
        return Role.NAMED
    if _SHIP_IN_FRONT.match(name):
        return Role.VESSEL
    if firms and _FIRM_OF_MINES.search(name):
        return Role.NAMED
    if _GOODS_OF_A_PLACE.search(name) or _REGION.search(name) or country_code(_GOODS_FROM.sub("", name)):
        return Role.PLACE
    if _MINE.search(name):
        return Role.NAMED if any(has_legal_form(alias) for alias in aliases) else Role.PLACE
    if _GROUP.search(name) and not open_ended:
        return Role.GROUP
    return Role.NAMED


#: And not "OR Nonwovens Inc.".
_IN_FRONT = re.compile(r"^(?:[Aa]nd|AND|[Oo]r|[Tt]he|THE)\s+")


def tidy(name: str) -> str:
    """A name without quotes round it, articles in front, and punctuation behind it but the dot of a legal form."""
    name = _IN_FRONT.sub("", name.strip(" ,;:")).strip(" ,;:")
    if name[:1] in "\"“”'‘" and name[-1:] in "\"“”'’":
        name = name[1:-1].strip(" ,")
    bare = name.rstrip(" .")
    if not name.endswith(".") or SPELLED_OUT.search(bare):
        return bare
    return bare + "." if any(end >= len(bare) for _, end in forms_in(bare)) else bare


def folded_words(name: str) -> int:
    """How many words a name has."""
    return len(fold(name).split())
