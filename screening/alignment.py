"""Which word of one name is which word of another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from screening.cantonese import one_character
from screening.doubts import another_syllable, doubtful, speak_for_it
from screening.pinyin_syllables import is_syllable
from screening.slips import initials, shortens, slips, sounded
from screening.vocabulary import KINDS, WEIGHT, Kind
from screening.words import Word


@dataclass(slots=True)
class Alignment:
    """Words of a name in a file paired with words of a tracked name."""

    matched: tuple[str, ...] = ()  #: as the file has them
    slipped: list[tuple[str, str]] = field(default_factory=list)
    extra: tuple[Word, ...] = ()
    missing: tuple[Word, ...] = ()
    behind: bool = False  #: what is extra stands behind all that matched
    weight: float = 0.0
    slips: int = 0
    longest_slip: int = 0  #: slips in the one worst word, where it is long enough to bear them
    joins: int = 0
    pairs: int = 0
    letters: int = 0
    reordered: bool = False
    syllables_moved: bool = False
    doubts: int = 0  #: slips that are as likely another word
    outweighed: bool = False  #: one of them is another word by itself, and every word beside it is the same


def align(found: tuple[Word, ...], known: tuple[Word, ...]) -> Alignment:
    """Pair equal words first, then shortened and misspelt ones, then words written together or apart."""
    pairing = _Pairing(found, known)
    pairing.equal()
    pairing.abbreviated()
    pairing.romanised()
    pairing.misspelt()
    pairing.joined()
    pairing.doubted()
    pairing.outweighed()
    return pairing.result()


#: Words, beside numbers and single syllables, that must be equal for a doubtful slip to be taken for one.
_BACKING = 2
_LONG_APART = 7  #: letters of a word that may be both torn apart and misspelt


def _slips(typed: Word, known: Word, backed: bool) -> int:
    """Slips between two words as written, or between what both stand for."""
    place = known.kind is Kind.PLACE
    return min(slips(one, other, place=place, backed=backed) for one in {*_both(typed)} for other in {*_both(known)})


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
            if word.kind is Kind.PLACE:
                self._as_initials(k, word)
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

    def _as_initials(self, k: int, place: Word) -> None:
        f = next((f for f in self.free if self.found[f].raw == initials(place.text)), None)
        if f is not None:
            self._pair(k, f)
            self.out.slipped.append((self.found[f].raw, place.raw))

    def misspelt(self) -> None:
        backed = self._backed()
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

    def _backed(self) -> bool:
        """Whether enough words are equal for a doubtful slip to be taken for one."""
        return sum(not (self.known[k].text.isdigit() or is_syllable(self.known[k].text)) for k in self.at) >= _BACKING

    def doubted(self) -> None:
        """Words that would be others by themselves, in a name of which another word is equal."""
        for k, word in list(self._open()) if self.at and self.free else ():
            backed = self._backed()
            near = (
                f
                for f in self.free
                if doubtful(self.found[f].raw, word.raw, backed=backed)
                or (backed and slips(self.found[f].raw, word.raw, backed=True) == 1)
            )
            f = next(near, None) if word.kind is not Kind.NUMBER else None
            if f is not None:
                self._pair(k, f)
                self.out.slips += 1
                self.out.doubts += 1
                self.out.longest_slip = max(self.out.longest_slip, 1)
                self.out.slipped.append((self.found[f].raw, word.raw))

    def romanised(self) -> None:
        """Other spellings of a character, where another word of the name, or the place in it, is the same to the
        letter; without a rare one among these it is as likely another name."""
        same = [self.known[k].kind for k, f in self.at.items() if self.known[k].text == self.found[f].text]
        if not any(kind >= Kind.COMMON or kind is Kind.PLACE for kind in same):
            return
        for k, word in list(self._open()):
            f = next((f for f in self.free if one_character(self.found[f].raw, word.raw)), None)
            if f is not None:
                self._pair(k, f)
                self.out.slips += 1
                self.out.doubts += Kind.RARE not in same
                self.out.longest_slip = max(self.out.longest_slip, 1)
                self.out.slipped.append((self.found[f].raw, word.raw))

    def outweighed(self) -> None:
        """The one word that is left on either side, where the rest of a long name speaks for it: "Lingling" for
        "Linglong"."""
        left = [pair for pair in self._open() if pair[1].kind is not Kind.EMPTY]
        if self.out.slipped or len(left) != 1 or len(self.free) != 1:
            return
        (k, word), f = left[0], next(iter(self.free))
        beside = tuple(known for at, known in enumerate(self.known) if at != k)
        if word.kind is Kind.RARE and speak_for_it(beside) and another_syllable(self.found[f].raw, word.raw):
            self._pair(k, f)
            self.out.slips += 1
            self.out.doubts += 1
            self.out.longest_slip = 1
            self.out.outweighed = True
            self.out.slipped.append((self.found[f].raw, word.raw))

    def joined(self) -> None:
        self._found_apart()
        self._found_together()

    def _found_apart(self) -> None:
        """One known word is two or three words in the file."""
        runs: dict[str, range] = {}
        for f in self.free if len(self.free) > 1 else ():
            for group in (range(f, f + 2), range(f, f + 3)):
                if all(i in self.free for i in group):
                    runs.setdefault(sounded("".join(self.found[i].raw for i in group)), group)
        for k, word in self._open() if runs else ():
            run = runs.get(sounded(word.raw)) or runs.get(sounded(word.text)) or self._misspelt_run(runs, word)
            if run is not None and word.kind is not Kind.NUMBER and all(i in self.free for i in run):
                for i in run[1:]:
                    self.free.pop(i)
                self._pair(k, run[0])
                self.out.joins += 1

    def _misspelt_run(self, runs: dict[str, range], word: Word) -> range | None:
        """Words that make a long one of a name's own but for one letter: "La Glov"."""
        if word.kind is not Kind.RARE or len(word.raw) < _LONG_APART:
            return None
        near = (run for joined, run in runs.items() if slips(joined, word.raw) == 1)
        run = next((run for run in near if all(i in self.free for i in run)), None)
        self.out.slips += run is not None
        return run

    def _found_together(self) -> None:
        """Two or three known words are one word in the file."""
        heard = {sounded(self.found[f].raw): f for f in self.free}
        for k, word in list(self._open()) if heard else ():
            for count in (2, 3):
                group = range(k, k + count)
                if k + count > len(self.known) or word.kind is Kind.NUMBER or any(i in self.at for i in group):
                    break
                together = ("".join(each) for each in zip(*(_both(self.known[i]) for i in group), strict=True))
                f = next((heard[heard_as] for heard_as in map(sounded, together) if heard_as in heard), None)
                if f is not None and f in self.free:
                    for i in group:
                        self._pair(i, f)
                    self.out.joins += 1

    def _open(self) -> Iterator[tuple[int, Word]]:
        yield from ((k, word) for k, word in enumerate(self.known) if k not in self.at)

    def _pair(self, k: int, f: int) -> None:
        self.at[k] = f
        self.free.pop(f, None)

    def result(self) -> Alignment:
        out = self.out
        out.matched = tuple(self.found[f].raw for f in sorted(set(self.at.values())))
        out.extra = tuple(self.found[f] for f in self.free)
        out.behind = min(self.free, default=len(self.found)) > max(self.at.values(), default=-1)
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
