"""Every spelling of every party of a ledger, ready to be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ledger import names
from ledger.imo import imo_said, without_imo
from ledger.ledger import Ledger
from ledger.model import Order, Party, Role
from screening.aliases import Alias
from screening.other_names import OtherName, other_names
from screening.pinyin_syllables import is_pinyin
from screening.places import HOME_WORDS
from screening.romanisations import in_pinyin, readings
from screening.vocabulary import KINDS, OFTEN_LEFT_OUT, WEIGHT, Kind
from screening.words import Word, numbers, words

#: Roles whose name stands for others too: "X and its subsidiaries", "fishing vessels owned by X".
_REACHING = frozenset((Role.NAMED, Role.GROUP, Role.FLEET))
#: Acronyms are compared as they stand: one letter off is another acronym.
_ACRONYM = 4
#: What an exact match is worth with a name the ledger's sources do not give.
_SURE, _UNSURE, _IN_PINYIN = 0.97, 0.92, 0.04
#: A translation or another spelling in brackets within a name.
_GLOSS = re.compile(r"\s*\((?:or\s+)?[\"“]?(?P<gloss>[^()\"”]{3,})[\"”]?\)(?=\s+\S)")
_FIGURES = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8"}
_CALLED = {
    "former": "its former name",
    "later": "its later name",
    "short": "a short name of it",
    "script": "its name in its own script",
    "pinyin": "its Chinese name in pinyin",
    "given": "another name in your own list of names",
}


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a party's name. `worth`: the score of a supplier that writes it exactly so."""

    text: str
    order: str
    party: str
    role: Role
    words: tuple[Word, ...]
    worth: float
    note: str  #: why this spelling stands for the party, "" for its own name
    stem: tuple[Word, ...]  #: what a subsidiary's name begins with, () where the order reaches none
    home: frozenset[str]  #: words a name may have more: for the order's country, or of the party's other names
    goods: frozenset[
        str
    ]  #: words of the order's goods; none where the order reaches others, whose names tell them apart by these
    exact: bool  #: a short or unspecific spelling, taken only as it stands
    written: frozenset[str]  #: without any space
    reaches: bool  #: the order reaches others of the family
    brand: bool = False  #: the stem is no more than the brand, which firms that are not covered carry as well

    @property
    def stem_tells(self) -> bool:
        """Whether the stem speaks of this firm wherever it stands: two words, or an acronym that is hardly another's."""
        rare = any(word.kind is Kind.RARE for word in self.stem)
        return rare and (len(self.stem) > 1 or (self.text.isupper() and len(self.text) >= _ACRONYM))

    @property
    def numbers(self) -> tuple[str, ...]:
        return numbers(self.words)

    @property
    def weight(self) -> float:
        return sum(WEIGHT[word.kind] for word in self.words)


def spellings(ledger: Ledger, aliases: tuple[Alias, ...] = ()) -> list[Spelling]:
    """All of a ledger, in the order of its orders, with what the user calls its parties."""
    parties = [(order, party) for order in ledger.orders.values() for party in order.parties]
    own: dict[tuple[str, ...], set[str]] = {}
    for _, party in parties:
        for name in (party.name, *party.aliases):
            own.setdefault(tuple(word.text for word in words(name)), set()).add(party.name)
    found = [spelling for order, party in parties for spelling in spellings_of(order, party, aliases)]
    # What may be read as another's own name is that other's.
    return [one for one in found if one.worth == 1 or own.get(_texts(one), {one.party}) & {one.party}]


def _texts(spelling: Spelling) -> tuple[str, ...]:
    return tuple(word.text for word in spelling.words)


def spellings_of(order: Order, party: Party, aliases: tuple[Alias, ...] = ()) -> Iterator[Spelling]:
    """Of one party: its name, its aliases, and what it is called elsewhere."""
    yield _spelling(order, party, without_imo(party.name), 1.0, "", stems=True)
    for alias in party.aliases:
        if imo_said(alias) and without_imo(alias) == alias:
            continue  # nothing but a number
        stems = _is_acronym_of(alias, party.name)
        brand = not stems and _is_brand_of(alias, party.name)
        yield _spelling(order, party, alias, 1.0, "an alias of it", stems=stems, brand=brand)
    for name in (party.name, *party.aliases):
        for reading in sorted({*_readings(name)} - {name}):
            yield _spelling(order, party, reading, _SURE, f"one reading of {name!r}", stems=False)
        for reading in _of_wade_giles(name):
            yield _spelling(order, party, reading, _SURE - _IN_PINYIN, f"{name!r} in pinyin", stems=False)
        for other in other_names(name):
            yield from _elsewhere(order, party, other)
    for given in aliases:
        if given.alias and given.is_of(party):
            yield from _elsewhere(order, party, OtherName(given.alias, "given", sure=True))


def _readings(name: str) -> Iterator[str]:
    """ "Laodong (Labor) Pipe Works" without the brackets, and with what they hold for the one or two words before; a
    number in figures for one in letters."""
    figures = " ".join(_FIGURES.get(word.lower(), word) for word in name.split())
    if figures != name:
        yield figures
    for met in _GLOSS.finditer(name):
        inner = met["gloss"]
        if inner.isupper() or _is_place(inner):
            continue
        before, after = name[: met.start()].split(), name[met.end() :].split()
        read = [" ".join((*before, *after))]
        read += [" ".join((*before[:-count], inner, *after)) for count in (1, 2) if len(before) >= count]
        for one in read:
            yield one
            yield from _readings(one)


def _of_wade_giles(name: str) -> Iterator[str]:
    """What a name with syllables of Wade-Giles is in pinyin: "Hsin Kang Asbestos Mine", "Xin Gang Asbestos Mine"."""
    parts = names.core(name).split()
    at = next((at for at, word in enumerate(parts) if in_pinyin(word) and not is_pinyin(word)), None)
    if at is None:
        return
    start, stop = at, at + 1
    while start and is_pinyin(parts[start - 1]):
        start -= 1
    while stop < len(parts) and (is_pinyin(parts[stop]) or in_pinyin(parts[stop])) and parts[stop] not in KINDS:
        stop += 1
    for reading in readings(tuple(parts[start:stop])):
        yield " ".join((*parts[:start], *reading, *parts[stop:]))


def _is_place(text: str) -> bool:
    """Also "Jia Xing", which is one."""
    return all(word.kind is Kind.PLACE for word in words(text)) or KINDS.get(_glued(text)) is Kind.PLACE


def _elsewhere(order: Order, party: Party, other: OtherName) -> Iterator[Spelling]:
    note = _CALLED[other.kind] + ("" if other.sure else ", a spelling not confirmed by a source")
    worth = (_SURE if other.sure else _UNSURE) - (_IN_PINYIN if other.kind == "pinyin" else 0)
    yield _spelling(order, party, other.text, worth, note, stems=True)


def _spelling(
    order: Order, party: Party, text: str, worth: float, note: str, *, stems: bool, brand: bool = False
) -> Spelling:
    found = words(text)
    reaching = party.role is Role.GROUP or (party.role in _REACHING and reaches(order))
    brand = brand and (reaching or "group" in names.fold(party.name).split())
    telling = sum(WEIGHT[word.kind] for word in found if word.kind >= Kind.COMMON)
    return Spelling(
        text=text,
        order=order.id,
        party=party.name,
        role=party.role,
        words=found,
        worth=worth,
        note=note,
        stem=found if brand else _stem(found) if stems and reaching else (),
        home=HOME_WORDS.get(order.country or "", frozenset()) | _vocabulary(party),
        goods=frozenset() if reaching else _goods(order.goods or ""),
        exact=len(found) == 1 and (telling < WEIGHT[Kind.RARE] or len(found[0].text) <= _ACRONYM),
        reaches=reaching,
        written=frozenset(_glued(name) for name in (text, names.core(text))),
        brand=brand,
    )


@lru_cache(maxsize=256)
def _goods(said: str) -> frozenset[str]:
    return frozenset(word.text for word in words(said) if word.kind in (Kind.BUSINESS, Kind.RARE))


def reaches(order: Order) -> bool:
    """Whether an order says it is on others of the family, or names some of them."""
    return order.open_ended or any(party.role is Role.SUBSIDIARY for party in order.parties)


def _glued(name: str) -> str:
    return "".join(names.fold(name).split())


@lru_cache(maxsize=4096)
def _vocabulary(party: Party) -> frozenset[str]:
    known = [word for name in (party.name, *party.aliases) for word in words(name) if word.kind != Kind.NUMBER]
    spelled = {part for name in (party.name, *party.aliases) for part in names.core(name).split() if part.isalpha()}
    return frozenset(word.text for word in known) | spelled


def _is_acronym_of(alias: str, name: str) -> bool:
    """Whether a subsidiary may carry this alias: an acronym that the firm has in its own name, or a long one."""
    bare = alias.isupper() and " " not in alias
    return bare and (alias in name or len(alias) >= _ACRONYM)


def _is_brand_of(alias: str, name: str) -> bool:
    """Whether an alias is what a name begins with and no more, and of rare words: "Sime Darby", "Hoshine"."""
    own, whole = words(alias), words(name)
    telling = all(word.kind is Kind.RARE for word in own) and sum(len(word.text) for word in own) > _ACRONYM
    return telling and whole[: len(own)] == own


def _stem(found: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words a subsidiary's name begins with; () when they would fit too many firms."""
    stem = tuple(word for word in found if word.kind is not Kind.EMPTY and word.text not in OFTEN_LEFT_OUT)
    weight = sum(WEIGHT[word.kind] for word in stem)
    return stem if weight >= WEIGHT[Kind.COMMON] + WEIGHT[Kind.BUSINESS] else ()
