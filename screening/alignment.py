"""Which word of one name is which word of another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from screening.pinyin_syllables import is_syllable
from screening.slips import shortens, slips, sounded
from screening.vocabulary import KINDS, WEIGHT, Kind
from screening.words import Word


@dataclass(slots=True)
class Alignment:
    """Words of a name in a file paired with words of a tracked name."""

    matched: tuple[str, ...] = ()  #: as the file has them
    slipped: list[tuple[str, str]] = field(default_factory=list)
    extra: tuple[Word, ...] = ()
    missing: tuple[Word, ...] = ()
    weight: float = 0.0
    slips: int = 0
    longest_slip: int = 0  #: slips in the one worst word, where it is long enough to bear them
    joins: int = 0
    pairs: int = 0
    letters: int = 0
    reordered: bool = False
    syllables_moved: bool = False


def align(found: tuple[Word, ...], known: tuple[Word, ...]) -> Alignment:
    """Pair equal words first, then shortened and misspelt ones, then words written together or apart."""
    pairing = _Pairing(found, known)
    pairing.equal()
    pairing.abbreviated()
    pairing.misspelt()
    pairing.joined()
    return pairing.result()


#: Words, beside numbers and single syllables, that must be equal for a doubtful slip to be taken for one.
_BACKING = 2


def _slips(typed: Word, known: Word, backed: bool) -> int:
    """Slips between two words as written, or between what both stand for."""
    place = known.kind is Kind.PLACE
    return min(slips(one, other, place=place, backed=backed) for one in {*_both(typed)} for other in {*_both(known)})


def _sounds(*spelled: str) -> set[str]:
    return {*spelled, *map(sounded, spelled)}


def _both(word: Word) -> tuple[str, str]:
    return word.raw, word.text


class _Pairing:
    def __init__(self, found: tuple[Word, ...], known: tuple[Word, ...]) -> None:
        self.found, self.known = found, known
        self.at: dict[int, int] = {}  #: index in known -> index in found
        self.free = dict.fromkeys(range(len(found)))
        self.out = Alignment()

    def equal(self) -> None:
        for k, word in enumerate(self.known):
            f = next((f for f in self.free if self.found[f].text == word.text), None)
            if f is not None:
                self._pair(k, f)

    def abbreviated(self) -> None:
        """ "Mach." for machinery, "Pac." for Pacific: words of any firm, not a name's own."""
        for k, word in self._open():
            if not (word.kind is Kind.BUSINESS or (word.kind is Kind.COMMON and word.text in KINDS)):
                continue
            known = {*_both(word)}
            f = next(
                (f for f in self.free if any(shortens(one, whole) for one in _both(self.found[f]) for whole in known)),
                None,
            )
            if f is not None:
                self._pair(k, f)
                self.out.slipped.append((self.found[f].raw, word.raw))

    def misspelt(self) -> None:
        backed = sum(not (self.known[k].text.isdigit() or is_syllable(self.known[k].text)) for k in self.at) >= _BACKING
        for k, word in self._open():
            if word.kind is Kind.NUMBER:
                continue
            near = [(_slips(self.found[f], word, backed), f) for f in self.free if self.found[f].kind != Kind.NUMBER]
            count, f = min(near, default=(99, -1))
            if count <= 2:
                self._pair(k, f)
                self.out.slips += count
                self.out.longest_slip = max(self.out.longest_slip, count)
                self.out.slipped.append((self.found[f].raw, word.raw))

    def joined(self) -> None:
        for k, word in self._open():
            if k in self.at or word.kind is Kind.NUMBER:
                continue
            for f in list(self.free):
                if self._found_apart(k, f) or self._found_together(k, f):
                    self.out.joins += 1
                    break

    def _found_apart(self, k: int, f: int) -> bool:
        """One known word is two or three words in the file."""
        for count in (2, 3):
            group = range(f, f + count)
            if any(i not in self.free for i in group):
                return False
            if _sounds("".join(self.found[i].raw for i in group)) & _sounds(self.known[k].raw, self.known[k].text):
                for i in group[1:]:
                    self.free.pop(i)
                self._pair(k, f)
                return True
        return False

    def _found_together(self, k: int, f: int) -> bool:
        """Two or three known words are one word in the file."""
        for count in (2, 3):
            group = self.known[k : k + count]
            if any(i in self.at for i in range(k, k + count)) or len(group) < count:
                return False
            if _sounds(self.found[f].raw) & _sounds(*("".join(each) for each in zip(*map(_both, group), strict=True))):
                for i in range(k, k + count):
                    self._pair(i, f)
                return True
        return False

    def _open(self) -> Iterator[tuple[int, Word]]:
        yield from ((k, word) for k, word in enumerate(self.known) if k not in self.at)

    def _pair(self, k: int, f: int) -> None:
        self.at[k] = f
        self.free.pop(f, None)

    def result(self) -> Alignment:
        out = self.out
        out.matched = tuple(self.found[f].raw for f in sorted(set(self.at.values())))
        out.extra = tuple(self.found[f] for f in self.free)
        out.missing = tuple(word for _, word in self._open())
        out.weight = sum(WEIGHT[self.known[k].kind] for k in self.at)
        out.letters = sum(len(self.known[k].text) for k in self.at)
        out.pairs = len(self.at)
        # Where words that say nothing stand does not matter.
        telling = [(k, f) for k, f in sorted(self.at.items()) if self.known[k].kind is not Kind.EMPTY]
        out.reordered = any(a[1] > b[1] for a, b in pairwise(telling))
        order = [f for k, f in telling if is_syllable(self.known[k].text)]
        out.syllables_moved = out.reordered and order != sorted(order)
        return out
