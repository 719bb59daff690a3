"""Other names of one party: a/k/a chains and what stands in brackets behind a name."""

from __future__ import annotations

import re

from ledger.folding import fold, listed
from ledger.legal_forms import LEGAL_FORM
from scraper.countries import country_code
from scraper.entity.kinds import has_legal_form, part_last_bracket, tidy

_ADVERB = r"(?:also|better|best|formerly|previously|now|once|earlier|originally|commonly|locally|currently|still|until\s+recently)"
_YEAR = r"(?:until|till|since|before|after|from|in|prior\s+to)\s+(?:early\s+|late\s+)?(?:[a-z]+\s+)?(?:19|20)\d\d"
_AS = r"(?:as|by|under)(?:\s+the\s+(?:\w+\s+)?names?(?:\s+of)?)?"
#: What stands between a name and another name of the same party.
KNOWN_AS = (
    rf"(?:(?:(?:is|was|has\s+been|had\s+been)\s+)?(?:{_ADVERB}\s+){{1,2}}(?:known|referred\s+to|registered|incorporated|operating|operates|trading|trades)\s+(?:{_YEAR}\s+)?{_AS}"
    rf"|(?:(?:is|was|has\s+been|had\s+been)\s+)?(?:{_ADVERB}\s+)(?:called|named)(?-i:(?=\s+[\"“]?[A-Z]))"
    rf"|(?:is|was|has\s+been|had\s+been)\s+known\s+(?:{_YEAR}\s+)?{_AS}|known\s+{_YEAR}\s+{_AS}"
    rf"|(?:{_ADVERB}\s+)?(?:doing|does)\s+business\s+{_AS}|(?:trading|trades|operating|operates)\s+{_AS}|(?:since\s+)?renamed|formerly(?-i:(?=\s+(?:the\s+)?[\"“]?[A-Z]))"
    rf"|now(?-i:(?=\s+[A-Z][^,;()]{{2,60}}?\b(?:Ltd|Limited|Inc|LLC|Bhd|Berhad|S\.A|GmbH|Corp|Company)\b))"
    r"|a/k/a|a\.k\.a\.|aka|f/k/a|f\.k\.a\.|fka|n/k/a|n\.k\.a\.|d/b/a|d\.b\.a\.|dba|t/a|hereinafter(?:\s+referred\s+to\s+as)?|alias|(?<=and\s)as(?-i:(?=\s+[A-Z])))"
)
#: Between a name and its other name, outside brackets.
ALSO_KNOWN_AS = re.compile(
    rf"(?:\s+{_YEAR})?[\s,;]{{0,4}}(?:(?<=\s)|(?<=,)|(?<=;)|^)(?:and\s+)?(?:(?:an?\s+(?:[a-z-]+\s+)?(?:firm|company|maker|producer|manufacturer|exporter|group)\s+(?=(?:which|that)\s+))?(?:which|that|who)\s+)?{KNOWN_AS}[\s:]+",
    re.IGNORECASE,
)
#: One of these, in small letters, stands in every such mark.
MARKS = (
    "/", ".a.", ".k.a", "aka", "known", "formerly", "fka", "dba", "business", "trad", "operat", "hereinafter", "alias", "called",
    "named", "registered", "incorporated", "referred", "now ",
)  # fmt: skip
_ALIASES = r"(?:including|and|with)\s+(?:an?|one|two|three|four|five|six|\d+)\s+alias(?:es)?\b[\s:]*"
_MARK_INSIDE = re.compile(rf"^(?:{KNOWN_AS}(?!\w)[\s:]*|{_ALIASES})", re.IGNORECASE)
_BETWEEN_ALIASES = re.compile(
    rf"\s*[;,]\s*{_ALIASES}|\s*;\s*(?:{KNOWN_AS}\s+)?|\s*,\s*(?:and\s+)?{KNOWN_AS}\s+|(?:\s+{_YEAR})?\s+(?:and\s+)?{KNOWN_AS}\s+|\s*,?\s+(?:and|or)\s+(?:(?:by|as)\s+)?",
    re.IGNORECASE,
)
#: "ex-Ocean 9": what a ship was called before.
_FORMER = re.compile(r"^ex[- ]\s*(?=[A-Z])")
#: "BMC, or Binh Minh Seafood", "the Da Yang 2 and the Da Yang 5".
BETWEEN_OTHER_NAMES = re.compile(r",?\s+(?:or\s+(?:the\s+)?|and\s+the\s+)(?=[A-ZÀ-ÖØ-ÞĀ-Ž])")
#: "A Holdings, AH and Old A": in front of an "and"; not the comma of "Co., Ltd.".
_COMMA = re.compile(rf"\s*,\s+(?=[A-ZÀ-ÖØ-ÞĀ-Ž])(?!{LEGAL_FORM.pattern})")
_QUOTES = "\"“”'‘’"
#: Never short for a party, whatever stands before the bracket.
_NOT_AN_ALIAS = frozenset(
    listed("""
    cbp|wro|wros|dhs|ilo|drc|us|usa|prc|uflpa|caatsa|cfr|usc|dol|ngo|ngos|finding|findings|order|the order|wro order
    withhold release order|china|tvpra|ofo|eapa
    """)
)
#: Brackets that say which part of a firm, or that the state owns it: "(Unit II)", "(Persero)".
_IS_PART = re.compile(r"(?:Unit|Plant|Factory|Branch|Division|Mill|Phase)(?:\s(?:No\.?\s?)?[IVX\dA-E-]+)|Persero")
#: "Chinese name: X".
_LANGUAGE = re.compile(r"^(?:in\s+)?[A-Z][a-z]+(?:\s+name)?:\s+|^[A-Z][a-z]+\s+name\s+")
#: "(issued August 7, 2019)": of the order.
_OF_AN_ORDER = re.compile(r"(?:issued|imposed|dated|effective|in\s+(?:effect|force)|since)\s")
#: "RC 1120345", "registration no. 41-22".
_REGISTERED = re.compile(
    r"(?:RC|CIN|NIT|RUC|RFC|UEN|USCC|NPWP|IMO|reg(?:istration|istered|\.)?|licen[cs]e|company|MMSI)\b"
    r"[^a-z]*?(?:no\.?|number)?[^a-z]*\d[\w./ -]*$",
    re.IGNORECASE,
)
_TELLS_OF_A_SHIP = re.compile(r"\bIMO\b|-?\bflag(?:ged)?\b", re.IGNORECASE)


def name_and_aliases(text: str) -> tuple[str, tuple[str, ...]]:
    """One party's text -> its name and the aliases that the brackets behind it give.

    "(M)", "(HK)" and "(or Wuling)" stay in the name; "(of Nagoya, Japan)" and "(CBP)" go.
    """
    aliases: list[str] = []
    while parted := part_last_bracket(text):
        before, inside = parted
        if not before.strip() or _belongs_to_the_name(inside, before):
            break
        aliases[:0] = _aliases_in(inside, before)
        text = before
    return tidy(text), tuple(dict.fromkeys(alias for alias in aliases if alias))


def _belongs_to_the_name(inside: str, before: str) -> bool:
    if (
        _IS_PART.fullmatch(inside)
        or inside.startswith("or ")
        or (len(inside) <= 2 and fold(inside) not in _NOT_AN_ALIAS)
    ):
        return True
    return country_code(inside) is not None and not has_legal_form(before.strip())


def _aliases_in(inside: str, before: str) -> list[str]:
    marked = _MARK_INSIDE.match(inside)
    if marked:
        *listed_before, last = _BETWEEN_ALIASES.split(inside[marked.end() :])
        parts = (*(part for one in listed_before for part in _COMMA.split(one)), last)
        return [tidy(_FORMER.sub("", part)) for part in parts]
    inside = _LANGUAGE.sub("", inside)
    if (
        _REGISTERED.match(inside)
        or _OF_AN_ORDER.match(inside)
        or fold(inside) in _NOT_AN_ALIAS
        or _TELLS_OF_A_SHIP.search(inside)
        or _is_seat(inside)
    ):
        return []
    if any(quote in inside for quote in _QUOTES):
        return [tidy(part) for part in re.split(r"(?<=[\"”’]),?\s+(?:or|and)\s+(?:the\s+)?(?=[\"“‘])", inside)]
    return [tidy(_FORMER.sub("", inside))]


def _is_seat(inside: str) -> bool:
    """ "of Nagoya, Japan", "Minas Gerais, Brazil", "Bahrain"."""
    if re.match(r"(?:(?:both|all|each)\s)?(?:of|in|from|based in|located in)\s", inside):
        return True
    return country_code(inside.rpartition(",")[2]) is not None
