"""Which words of a file make a row worth a closer look: the most telling words of each tracked spelling, also misspelt.

A spelling with a rare word in it has that one as its key; one of common words needs two of them together; one that is
a single common word ("Giant") needs to stand alone. A row that turns no key cannot match. That is the mass of a list,
sorted out without comparing a single pair.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ledger import names
from ledger.folding import fold
from screening.cantonese import other_spellings
from screening.doubts import beginnings, doubtful, muddled, speak_for_it
from screening.phrases import PARTED, STAND_INS, SYMBOLS
from screening.pinyin_syllables import is_pinyin, syllables
from screening.slips import initials, shortenings, shortens, slips, sounded
from screening.spellings import Spelling
from screening.vocabulary import KINDS, OFTEN_LEFT_OUT, Kind
from screening.words import Word, canonical, kind_of

_LONG = 8
_EDGE = 4
_LEAST_SHORT = 3  #: letters of an abbreviation, and of a word that may be misspelt
_KEPT = 3  #: words of a name that every field has room for
#: Letters from which a key is taken only as it stands: its misspelt forms grow with the square of its length, those of
#: its torn parts with the cube, and no name of a firm is so long.
_LONGEST_KEY = 100
_MOST_REMEMBERED = 1 << 19

#: What a word may do for a row, as bits: make it worth a look, or do so with a word of the other kind.
ALONE, FIRST, SECOND = 1, 2, 4


@dataclass(frozen=True, slots=True)
class Turned:
    """What one word of a row does: spellings it opens alone, and those for which it is a first or second key."""

    alone: frozenset[int] = frozenset()  #: open whatever else is in the row
    first: frozenset[int] = frozenset()
    second: frozenset[int] = frozenset()
    only: frozenset[int] = frozenset()  #: open when no other telling word is in the row
    silent: bool = False  #: a legal form or a word that says nothing

    @property
    def flags(self) -> int:
        return ALONE * bool(self.alone or self.only) | FIRST * bool(self.first) | SECOND * bool(self.second)


_FIELDS = ("alone", "first", "second", "only")


class Triggers:
    """From the words of a row to the spellings it may hold."""

    def __init__(self, spellings: Iterable[Spelling]) -> None:
        self._exact: dict[str, set[tuple[str, int]]] = defaultdict(set)
        self._near: dict[str, set[str]] = defaultdict(set)
        self._known: dict[str, Turned] = {}
        self._turning: dict[str, int] = {}
        for at, spelling in enumerate(spellings):
            for word, field in _keys_of(spelling):
                self._exact[word].add((field, at))
        self._shortened = tuple(word for word in self._exact if KINDS.get(word) in (Kind.BUSINESS, Kind.COMMON))
        for word in self._exact:
            for key in _neighbours(word):
                self._near[key].add(word)

    def __getitem__(self, token: str) -> Turned:
        """What a word, in lower case and without accents, does."""
        found = self._known.get(token)
        if found is None:
            if len(self._known) > _MOST_REMEMBERED:
                self._known.clear()
            found = self._known[token] = self._find(token)
        return found

    def turning(self, tokens: Iterable[str]) -> list[int]:
        """Of each word which keys it turns: `ALONE`, `FIRST` and `SECOND` added up."""
        known = self._turning
        if len(known) > _MOST_REMEMBERED:
            known.clear()
        found = []
        for token in tokens:
            turns = known.get(token)
            if turns is None:
                turns = known[token] = self._find(token).flags
            found.append(turns)
        return found

    def candidates(self, tokens: Sequence[str], *, several: bool = False) -> set[int]:
        """Positions of the spellings that a row of these words, in its order, may match.

        `several`: the row may hold several names, and any word be one of them.
        """
        turned = [self[token] for token in tokens]
        found = {at for one in turned for at in one.alone}
        first = {at for one in turned for at in one.first}
        if first:
            found |= first & {at for one in turned for at in one.second}
        for at, one in enumerate(turned):
            if one.only and (several or self._stands_alone(turned, tokens, at)):
                found |= one.only
        return found

    def _stands_alone(self, turned: Sequence[Turned], tokens: Sequence[str], at: int) -> bool:
        """Whether a word is a whole name: nothing telling beside it, or one of several names or an address behind it."""
        if all(one.silent for place, one in enumerate(turned) if place != at):
            return True
        opens = at == 0 or turned[at - 1].silent or tokens[at - 1] in _BETWEEN_NAMES
        closes = at + 1 == len(tokens) or turned[at + 1].silent or tokens[at + 1] in _BETWEEN_NAMES
        return opens and closes

    def _find(self, token: str) -> Turned:
        word = canonical(token)
        met = self._exact.get(token, set()) | self._exact.get(word, set())
        if len(word) >= _LEAST_SHORT and word.isascii() and token not in _FORM_WORDS:
            near = {other for key in _neighbours(word) for other in self._near.get(key, ())}
            met |= {key for other in near if _may_be(word, other) for key in self._exact[other]}
        if _LEAST_SHORT <= len(token) <= _LONG and not set(token) & set("aeiou"):
            met |= {key for known in self._shortened if shortens(token, known) for key in self._exact[known]}
        ids = {field: frozenset(at for kind, at in met if kind == field) for field in _FIELDS}
        return Turned(**ids, silent=len(word) < 2 or token in _FORM_WORDS or kind_of(word) is Kind.EMPTY)


def _may_be(word: str, known: str) -> bool:
    """Whether a word may be a known one misspelt, whatever stands beside it."""
    if abs(len(word) - len(known)) > 2:
        return False
    return slips(word, known, place=kind_of(known) is Kind.PLACE, backed=True) <= 2 or doubtful(word, known)


#: Words that part the names in a cell that has several.
_BETWEEN_NAMES = frozenset("aka alias as ba dba fka formerly ka known named nka previously ta vormals".split())
#: Words that legal forms are written with.
_FORM_WORDS = frozenset(
    "ad ag anonim as bhd berhad bv co company corp corporation cv de doo eirl fze gmbh group inc incorporated jsc kg kk "
    "lda limited llc llp ltd ltda ltdsti mbh nv oao ooo oy pao plc pt pte pty private public pvt rl sa sab sarl sas sdn "
    "sendirian sirketi sl spa srl sti tbk tnhh the zao and".split()
)


def _keys_of(spelling: Spelling) -> Iterator[tuple[str, str]]:
    """(word, field of `Turned`) of each key."""
    telling = sorted(spelling.stem or spelling.words, key=_telling, reverse=True)
    if not telling:
        return
    anchor = telling[0]
    if spelling.exact and spelling.text.isupper():
        yield from ((mixed, "only") for mixed in muddled(anchor.raw))
    written = [word.text for word in spelling.words]
    full = fold(spelling.text).split()
    if anchor.kind is Kind.RARE:
        yield from ((spelled, "alone") for spelled in {anchor.text, anchor.raw})
        if len(anchor.raw) <= _LONGEST_KEY:
            yield from ((begun, "alone") for begun in beginnings(anchor.raw))
            yield from _torn(anchor.text)
        yield from zip(syllables(anchor.text)[:2], ("first", "second"), strict=False)
        yield from _beside(telling)
        if others := other_spellings(anchor.raw):
            yield from ((other, "first") for other in others)
            named = (word for word in telling[1:] if word.kind >= Kind.COMMON or word.kind is Kind.PLACE)
            yield from ((spelled, "second") for word in named for spelled in (word.text, word.raw))
    elif len(telling) == 1:
        yield from ((spelled, "only") for spelled in {anchor.text, anchor.raw})
    else:
        yield from ((spelled, "first") for spelled in {anchor.text, anchor.raw})
        yield from ((spelled, "second") for spelled in {telling[1].text, telling[1].raw})
        yield from ((short, "first") for short in _shortened(anchor))
        yield from ((short, "second") for short in _shortened(telling[1]))
        yield from ((other, "first") for other in other_spellings(anchor.raw))
        yield from ((other, "second") for other in other_spellings(telling[1].raw))
        yield from _keys_of_beginning(spelling, telling)
    if anchor.kind is not Kind.RARE and len(telling) > 1 and telling[1].raw in full:
        yield from ((joined, "second") for joined in _joined(full, full.index(telling[1].raw)))
    if anchor.raw in full:
        yield from ((joined, "alone") for joined in _joined(full, full.index(anchor.raw)))
    yield "".join(char for char in names.core(spelling.text) if char.isalpha()), "alone" if len(written) > 1 else "only"


def _keys_of_beginning(spelling: Spelling, telling: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """Two keys in the part of a long name that is left when the field is too short for it."""
    head = [word for word in spelling.words[:_KEPT] if word.kind not in (Kind.EMPTY, Kind.NUMBER)]
    if len(spelling.words) > _KEPT:
        one, other = sorted(head, key=_telling, reverse=True)[:2]
        if telling[0] in (one, other):
            one, other = telling[0], other if one == telling[0] else one
            yield from ((spelled, "second") for spelled in (other.text, other.raw))
        else:
            one, other = (one, other) if one != telling[1] else (other, one)
            yield from ((spelled, "first") for spelled in (one.text, one.raw))
            if other != telling[1]:
                yield from ((spelled, "second") for spelled in (other.text, other.raw))


def _beside(telling: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """Keys in the words beside a brand that may be another's by one letter: a place, and the next telling word."""
    brand, *beside = telling
    if is_pinyin(brand.text) and speak_for_it(beside):
        place = max((word for word in beside if word.kind is Kind.PLACE), key=lambda word: len(word.text))
        yield from ((spelled, "first") for spelled in (beside[0].text, beside[0].raw))
        yield from ((spelled, "second") for spelled in (place.text, place.raw))


def _telling(word: Word) -> tuple[bool, bool, bool, bool, int]:
    named = word.kind >= Kind.COMMON
    return word.kind is not Kind.NUMBER, word.kind is Kind.RARE, named, word.text not in OFTEN_LEFT_OUT, len(word.text)


def _joined(words: list[str], at: int) -> Iterator[str]:
    """What a word becomes when it is written together with its neighbours."""
    for start in range(max(at - 2, 0), at + 1):
        for stop in range(max(at + 1, start + 2), min(start + 3, len(words)) + 1):
            group = [word for word in words[start:stop] if not word.isdigit()]
            if len(group) > 1:
                yield "".join(group)


def _shortened(word: Word) -> Iterator[str]:
    if word.kind is Kind.BUSINESS or (word.kind is Kind.COMMON and word.text in KINDS):
        yield from shortenings(word.text)
        yield from shortenings(word.raw)
        stand_ins = STAND_INS.get(word.text, frozenset()) | SYMBOLS.get(word.text, frozenset())
        yield from (short for short in stand_ins if not (short in KINDS or short in _FORM_WORDS or len(short) < 2))
        yield from PARTED.get(word.text, ())
    elif word.kind is Kind.PLACE and (short := initials(word.text)):
        yield short
        yield from syllables(word.text)
        yield from PARTED.get(word.text, ())


def _torn(word: str) -> Iterator[tuple[str, str]]:
    """Keys for a word written as two: both must be there."""
    for cut in range(2, len(word) - 1):
        if not {word[:cut], word[cut:]} & _FORM_WORDS:
            yield word[:cut], "first"
            yield word[cut:], "second"


def _neighbours(word: str) -> Iterator[str]:
    """Keys that two words share when one slip, or in long words two, lies between them."""
    yield word
    yield sounded(word)
    yield "".join(sorted(word))
    if _LEAST_SHORT <= len(word) <= _LONGEST_KEY:
        for at in range(len(word)):
            yield word[:at] + word[at + 1 :]
    if len(word) >= _LONG:
        yield f"{word[:_EDGE]}*"
        yield f"*{word[-_EDGE:]}"
