"""The names a cell may hold beside the first: former names, trade names, acronyms in brackets, an address behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ledger.imo import without_imo
from ledger.names import legal_forms
from screening import chinese
from screening.places import FLAGS
from screening.relations import parent_said
from screening.scripts import latin
from screening.site_notes import is_arm, without_notes, without_site, without_site_before, without_trade_before
from screening.truncation import without_cut_form
from screening.vocabulary import KINDS, Kind
from screening.words import Word, words

#: A cell longer than this is no name; what stands in front of it may be.
LONGEST = 400
_REGISTRATION = re.compile(
    r"\(?\s*(?:co(?:mpany)?\.?\s*|reg(?:istration)?\.?\s*)?(?:no\.?\s*)?\d{5,}(?:\s?-\s?[A-Za-z]{1,2}\b)?\s*\)?", re.I
)
_GLUE = ("'", "’", "‘", "`", "´", "ʻ", "ʼ")  #: signs that make one word of two
_GLUED = "".join(_GLUE)
_ALSO = re.compile(
    rf"\s*[,;(]?\s*\b(?<![{_GLUED}])"
    r"(?:formerly(?:\s+known\s+as)?|previously(?:\s+known\s+as)?|also\s+known\s+as|now\s+known\s+as|known\s+as"
    r"|f\s?/\s?k\s?/\s?a|a\s?/\s?k\s?/\s?a|d\s?/\s?b\s?/\s?a|n\s?/\s?k\s?/\s?a|o\s?/\s?b\s?/\s?o|fka|aka|dba|trading\s+as|doing\s+business\s+as|t/a"
    r"|(?:for\s+and\s+)?on\s+behalf\s+of|(?:agent|trader|buyer)s?\s+(?:for|of)|for\s+account\s+of|ex\.|(?<=\()ex|n[ée]e|c\s?/\s?o|renamed|later|successor\s+(?:to|of)|antes|anteriormente|vormals|alias)\b"
    rf"(?![{_GLUED}])"
    r"[\s.:]*|[(（]?(?:曾用名|原名|又名|别名|简称)[:：]?|[;|]|\s/\s|(?<=[a-z]{4})/(?=[a-z]{4})",
    re.I,
)
_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]{2,})[)）\]]")
_PREFIX = re.compile(r"^\s*(?:[fm]\.?\s?/?\s?v|mfv|(?:fishing\s+)?(?:vessel|vsl))\b[\s.:]+(?=\S)", re.I)
#: Behind a ship's number: her port or flag.
_PORT = re.compile(r"(?<=\d)\s*\([^()\d]{2,}\)\s*$")
_FOR = re.compile(r"(?<=\w)\s+for\s+(?=\S)", re.I)
_LEAST = 3  #: letters of an acronym that may stand for a firm


@dataclass(frozen=True, slots=True)
class Variant:
    """One name in a cell. `worth`: what a match with it is worth beside one with the whole cell."""

    text: str
    worth: float
    why: str
    doubtful: bool = False  #: what was left out may tell of another firm


@lru_cache(maxsize=1 << 14)
def variants(cell: str) -> tuple[Variant, ...]:
    """The names in a cell, the whole of it first."""
    cell = " ".join(cell[:LONGEST].split())
    found: dict[str, Variant] = {}
    for variant in _all(cell):
        text = variant.text.strip(" ,;:-")
        if text.count("(") != text.count(")"):
            text = text.strip(" ()")
        if text and (text not in found or (found[text].doubtful and not variant.doubtful)):
            found[text] = replace(variant, text=text)
    return tuple(found.values())


def _all(cell: str) -> Iterator[Variant]:
    yield from _of_whole(_bare(cell), Variant(_bare(cell), 1.0, ""))
    ship = without_imo(cell)
    if (plain := without_notes(ship)) != ship:
        yield from _of_whole(_bare(plain), Variant(_bare(plain), 0.97, "without codes and notes around it"))


def _of_whole(whole: str, said: Variant) -> Iterator[Variant]:
    yield said
    parent = parent_said(whole)
    if parent:
        whole = whole.replace(parent.said, " ")
        yield Variant(whole, 0.97, f"without {parent.said.strip()!r}")
    names = [part for part in _ALSO.split(whole) if part and part.strip(" ().,")]
    if len(names) > 1:
        for part in names:
            yield Variant(part, 0.97, "one of several names in the cell")
    for part in names:
        yield from _bracketed(part)
        yield from _before_address(part)
        yield from _before_seat(part)
        yield from _before_site(part)
        yield from _behind_site_or_trade(part)
    if chinese.has_han(whole):
        yield Variant(chinese.romanised(whole), 0.95, "the Chinese name in pinyin")
    elif (spelled := latin(whole)) != whole:
        yield Variant(spelled, 0.97, "in Latin letters")


def _before_site(part: str) -> Iterator[Variant]:
    """ "X - Udupi depot", and the name before a legal form that was cut off."""
    for head in without_site(part):
        yield Variant(head, 0.95, f"without {part[len(head) :].strip()!r}")
        yield from _bracketed(head)
    if (head := without_cut_form(part)) != part:
        yield Variant(head, 0.97, f"without {part[len(head) :].strip()!r}, a legal form cut off")


def _behind_site_or_trade(part: str) -> Iterator[Variant]:
    """ "Unit II X" is a works of X; "Exportadora X" may be a firm that buys of it."""
    if (name := without_site_before(part)) != part:
        site = part[: -len(name)].strip()
        yield Variant(name, 0.95, f"without {site!r}", doubtful=is_arm(site))
        further = (*_before_address(name), *_before_site(name))
        yield from (replace(variant, doubtful=variant.doubtful or is_arm(site)) for variant in further)
    if (left := without_trade_before(name)) != name:
        yield Variant(left, 0.93, f"without {name[: -len(left)].strip()!r}", doubtful=True)


def _bare(cell: str) -> str:
    return _PORT.sub("", _PREFIX.sub("", _REGISTRATION.sub(" ", without_imo(cell))))


def _bracketed(part: str) -> Iterator[Variant]:
    """What stands in brackets when it is a name of its own, and the name without it."""
    for met in _BRACKETS.finditer(part):
        inner = met.group(1).strip(" \"'“”")
        if _is_name(inner, part.replace(met.group(), "")):
            yield Variant(part.replace(met.group(), " "), 0.97, f"without {met.group()!r}")
            yield Variant(inner, 0.95, "the name in brackets")
        elif _is_unknown_town(inner):
            yield Variant(part.replace(met.group(), " "), 0.93, f"without {met.group()!r}", doubtful=True)


def _is_name(inner: str, outer: str) -> bool:
    """An acronym, several words that are more than a place, or the name in the other script; not "(HK)" or "(Nantong)"."""
    if chinese.has_han(inner):
        return not chinese.has_han(outer)
    if " " in inner:
        return any(word.kind not in (Kind.PLACE, Kind.EMPTY) for word in words(inner))
    return inner.isalpha() and inner.isupper() and len(inner) >= _LEAST


def _is_unknown_town(inner: str) -> bool:
    """A word or two that may be a place's and are nothing else known: "(Sepang)"."""
    found = words(inner)
    return inner[:1].isupper() and 0 < len(found) <= 2 and all(word.kind is Kind.RARE for word in found)


def _is_seat(text: str, kinds: tuple[Kind, ...]) -> bool:
    """Words that may be an address's; no country, since a firm's arm abroad is another firm."""
    found = words(text)
    return bool(found) and all((word.kind in kinds and word.text not in FLAGS) or _is_short(word) for word in found)


def _is_short(word: Word) -> bool:
    """ "PR" behind Maringá, "gun" behind Sinan: a short word that no firm is known to like."""
    return word.raw.isalpha() and word.kind is Kind.COMMON and word.text not in KINDS


def _before_seat(part: str) -> Iterator[Variant]:
    """ "X Works, Mysore, Karnataka", and as Arab firms say it "X for Garments Industry"."""
    head, comma, rest = part.partition(",")
    if comma and _is_seat(rest, (Kind.PLACE, Kind.RARE)):
        yield Variant(head, 0.95, f"without {rest.strip()!r}")
        yield from (Variant(site, 0.93, f"without {part[len(site) :].strip()!r}") for site in without_site(head))
    if (met := _FOR.search(part)) and all(w.kind in (Kind.BUSINESS, Kind.EMPTY) for w in words(part[met.end() :])):
        yield Variant(part[: met.start()], 0.95, f"without {part[met.start() :].strip()!r}")


def _before_address(part: str) -> Iterator[Variant]:
    """The name up to its legal form, when an address follows as in bills of lading, or a seat of a word or two."""
    for _, end in legal_forms(part):
        if part[end : end + 1] in _GLUE:
            continue
        rest = part[end:].strip(" .")
        told = rest and (rest[0] in ",-(" or any(char.isdigit() for char in rest) or len(rest.split()) > 2)
        if told or _is_seat(rest, (Kind.PLACE, Kind.RARE)):
            yield Variant(part[:end], 0.93, f"without {rest!r}")
            return
