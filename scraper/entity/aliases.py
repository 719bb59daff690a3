"""Other names of one party: a/k/a chains and what stands in brackets behind a name."""

from __future__ import annotations

import re

from ledger.folding import fold, listed
from scraper.countries import country_code
from scraper.entity.kinds import has_legal_form, part_last_bracket, tidy

_MARK = (
    r"(?:a/k/a|a\.k\.a\.|aka|(?:also|better)\s+known\s+(?:as|by)(?:\s+the\s+names?(?:\s+of)?)?|f/k/a|f\.k\.a\.|fka|formerly\s+known\s+as|formerly|previously\s+known\s+as|"
    r"n/k/a|now\s+known\s+as|d/b/a|dba|doing\s+business\s+as|t/a|trading\s+as|hereinafter(?:\s+referred\s+to\s+as)?|alias)"
)
#: Between a name and its other name, outside brackets.
ALSO_KNOWN_AS = re.compile(rf"[\s,;]{{0,4}}(?:(?<=\s)|(?<=,)|(?<=;)|^){_MARK}[\s:]+", re.IGNORECASE)
#: One of these, in small letters, stands in every such mark.
MARKS = ("/", ".k.a", "aka", "known", "formerly", "fka", "dba", "doing", "trading", "hereinafter", "alias")
_ALIASES = r"(?:including|and|with)\s+(?:an?|one|two|three|four|five|six|\d+)\s+alias(?:es)?\b[\s:]*"
_MARK_INSIDE = re.compile(rf"^(?:{_MARK}(?!\w)[\s:]*|{_ALIASES})", re.IGNORECASE)
_BETWEEN_ALIASES = re.compile(
    rf"\s*[;,]\s*{_ALIASES}|\s*;\s*(?:{_MARK}\s+)?|\s*,\s*{_MARK}\s+|\s+{_MARK}\s+|\s*,?\s+(?:and|or)\s+(?:(?:by|as)\s+)?",
    re.IGNORECASE,
)
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
        return [tidy(part) for part in _BETWEEN_ALIASES.split(inside[marked.end() :])]
    if fold(inside) in _NOT_AN_ALIAS or _TELLS_OF_A_SHIP.search(inside) or _is_seat(inside):
        return []
    if any(quote in inside for quote in _QUOTES):
        return [tidy(part) for part in re.split(r"(?<=[\"”’]),?\s+(?:or|and)\s+(?:the\s+)?(?=[\"“‘])", inside)]
    return [tidy(inside)]


def _is_seat(inside: str) -> bool:
    """ "of Nagoya, Japan", "Minas Gerais, Brazil", "Bahrain"."""
    if re.match(r"(?:(?:both|all|each)\s)?(?:of|in|from|based in|located in)\s", inside):
        return True
    return country_code(inside.rpartition(",")[2]) is not None
