"""Where goods come from: names of countries, their regions, peoples and flags in running text.

Country names and codes are ISO 3166-1 (pycountry); what releases write beside them is in the tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

_WORD = re.compile(r"[A-Z][A-Za-zÀ-ž]*(?:['’.][A-Za-z]+)*")
#: Goods, and people, that have a country's name: "Brazil nuts", "Chad F. Wolf".
_GOODS_NAMED = {
    "brazil": re.compile(r"[\s-]nuts?\b", re.IGNORECASE),
    "china": re.compile(r"\s(?:clay|grass|ware|sea)\b", re.IGNORECASE),
    "panama": re.compile(r"\shats?\b", re.IGNORECASE),
    "guinea": re.compile(r"\s(?:fowl|pepper|pigs?)\b", re.IGNORECASE),
    "jordan": re.compile(r"\salmonds?\b", re.IGNORECASE),
    "thai": re.compile(r"\s(?:Binh|Bình|Nguyen|Nguyên|Hoa|Hòa)\b"),
    "indian": re.compile(r"\sOcean\b"),
    "norwegian": re.compile(r"\sSea\b"),
    "patagonian": re.compile(r"\stoothfish\b", re.IGNORECASE),
    "chilean": re.compile(r"\ssea\s?bass\b", re.IGNORECASE),
    "chad": re.compile(r"\s(?:[A-Z]\.\s)?(?!Basin|Republic|Region)[A-Z][a-z]+"),
    "india": re.compile(r"\s(?:ink|rubber|pale)\b", re.IGNORECASE),
}
_SKIP = frozenset({"US", "UM"})


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a text. `kind`: country, region (a part of one) or people ("Malaysian")."""

    start: int
    end: int
    code: str
    kind: str


def places(text: str) -> Iterator[Place]:
    """Every place of production in `text`, in order, longest name first; the United States is never one."""
    return iter(_places(text))


@lru_cache(maxsize=64)
def _places(text: str) -> tuple[Place, ...]:
    """The same clause is asked for its places by several readers."""
    return tuple(_each(text))


def _each(text: str) -> Iterator[Place]:
    at = 0
    for word in _WORD.finditer(text):
        if word.start() < at:
            continue
        found = _named(text, word)
        if found is not None:
            at = found.end
            if found.code not in _SKIP and found.kind != "goods":
                yield found


def place_at(text: str, start: int) -> Place | None:
    """The place whose name begins at `start`."""
    word = _WORD.match(text, start)
    found = _named(text, word) if word else None
    return found if found and found.code not in _SKIP else None


def _named(text: str, word: re.Match[str]) -> Place | None:
    """The longest name that begins with this word."""
    first = word.group()
    if not first.isalpha():
        first = first.rstrip("'’.").removesuffix("'s").removesuffix("’s")
    first = first.casefold()
    for name, code, kind in _names().get(first, ()):
        end = word.start() + len(name)
        if text[word.start() : end].casefold() == name and not text[end : end + 1].isalnum():
            if first in _GOODS_NAMED and _GOODS_NAMED[first].match(text, end):
                kind = "goods"
            return Place(word.start(), end, code, kind)
    return None


def _first_word(name: str) -> str:
    return re.split(r"[\s\-,]", name)[0].rstrip("'’.").removesuffix("'s").removesuffix("’s")


@cache
def _names() -> dict[str, list[tuple[str, str, str]]]:
    """First word (folded) -> (folded name, code, kind), longest first."""
    import pycountry  # 10 ms that start-up need not pay

    rows: dict[str, tuple[str, str]] = {}
    for country in pycountry.countries:
        for name in {country.name, getattr(country, "common_name", ""), getattr(country, "official_name", "")}:
            if name and "," not in name:
                rows[name.casefold()] = (country.alpha_2, "country")
    for line in resources.files("scraper.reading.names").joinpath("places.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, code, names = line.split("\t")
            rows.update({name.casefold(): (code, kind) for name in names.split("|")})
    found: dict[str, list[tuple[str, str, str]]] = {}
    for name, (code, kind) in rows.items():
        found.setdefault(_first_word(name), []).append((name, code, kind))
    for group in found.values():
        group.sort(key=lambda row: -len(row[0]))
    return found
