"""A supplier's name against one spelling: the same party, kin of it, or neither, and on which words that rests."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.model import Role
from screening.alignment import Alignment, align
from screening.doubts import muddled
from screening.places import FLAGS, SHIP_WORDS
from screening.provinces import provinces_of
from screening.slips import slips
from screening.spellings import Spelling
from screening.vocabulary import KINDS, OFTEN_LEFT_OUT, WEIGHT, Kind
from screening.words import Word, numbers

#: What a difference costs; found by reading misses of the evaluation set's open two thirds.
_SLIP, _WEAK_SLIP, _ORDER, _SPACE, _EXTRA, _MISSING_PLACE, _MISSING_BUSINESS = 0.04, 0.08, 0.03, 0.02, 0.02, 0.06, 0.06
_KIN = 0.7
_LONG_ACRONYM = 4
_SHORT = 0.1  #: "SDP Sdn Bhd" may be any SDP
#: Weight from which matched words identify a firm although others of its name are missing.
_MANY_LETTERS, _LEAST_LETTERS = 16, 8  #: from which a name may have two slips, and may have them where it is at home
_KEPT = 3  #: words that tell who is meant where the country behind them is left to its column
_ENOUGH, _ENOUGH_BUT = 2.5, 2.0  #: the second where only words as "Factory" are missing


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a name meets a spelling. `score`: 1 written alike, above 0.75 the same party by our rules."""

    spelling: Spelling
    score: float
    kin: bool  #: not the party itself, but a name a subsidiary of it might carry
    words: tuple[str, ...]  #: the matched words, as the file has them
    why: tuple[str, ...]  #: what differs, in words; empty when nothing does
    misspelt: bool = False  #: a word misspelt, or shortened
    placeless: bool = False  #: without a place that the spelling has
    doubtful: bool = False  #: as likely somebody else, unless it is in the order's country or makes its goods
    outweighed: bool = False  #: somebody else by the name alone: for one that is there and makes its goods
    to_the_letter: bool = False  #: written as the spelling is, legal form and all; blanks and signs apart


def likeness(found: tuple[Word, ...], spelling: Spelling, written: frozenset[str] = frozenset()) -> Likeness | None:
    """The same party or kin of it; None when neither. `written`: the name without spaces, with and without its form."""
    if not found or not spelling.words:
        return None
    if numbers(found) == spelling.numbers:
        joined = "".join(word.text for word in found) == "".join(word.text for word in spelling.words)
        joined = joined or bool(written & spelling.written)
        if joined:
            spaced = len(found) != len(spelling.words)
            more = spelling.exact and bool(written) and max(written, key=len) not in spelling.written
            why = ("spaces differ",) * spaced + ("a short name, and more is written",) * more
            score = spelling.worth - _SPACE * spaced - _SHORT * more
            whole = bool(written) and max(written, key=len) == max(spelling.written, key=len)
            return Likeness(spelling, score, False, _texts(found), why, to_the_letter=whole)
        same = _acronym(found, spelling) if spelling.exact else _same(found, spelling)
        if same is not None:
            return same
    return _kin(found, spelling) if spelling.stem else None


def _acronym(found: tuple[Word, ...], spelling: Spelling) -> Likeness | None:
    """A long acronym with "Group" behind it, or with its own letters mixed up."""
    said = [word.raw for word in found if word.kind is not Kind.EMPTY]
    own = spelling.words[0].raw
    if len(said) != 1 or not spelling.text.isupper():
        return None
    if said[0] == own and len(own) >= _LONG_ACRONYM:
        return Likeness(spelling, spelling.worth - _EXTRA, False, _texts(found), ())
    if len(found) == 1 and said[0] in muddled(own):
        score = spelling.worth - _SHORT
        return Likeness(spelling, score, False, _texts(found), (f"{said[0]!r} for {own!r}",), True, doubtful=True)
    return None


def _same(found: tuple[Word, ...], spelling: Spelling) -> Likeness | None:
    alignment = align(found, spelling.words)
    countryless = _only_its_country_missing(alignment, spelling)
    if not _extras_allowed(alignment, spelling) or not (countryless or _missing_allowed(alignment, spelling)):
        return None
    doubtful = (
        alignment.doubts > 0
        or (countryless and not _missing_allowed(alignment, spelling))
        or _less_and_misspelt(alignment)
        or _only_its_goods(alignment, spelling)
        or _two_in_a_short_name(alignment)
    )
    if not (_slips_allowed(alignment) or _two_in_a_short_name(alignment)) or not _order_allowed(alignment):
        return None
    implied = _provinces(alignment, spelling)
    placeless = any(word.kind is Kind.PLACE and word.text not in implied for word in alignment.missing)
    weak = alignment.weight < WEIGHT[Kind.RARE]
    cost = alignment.slips * (_WEAK_SLIP if weak else _SLIP) + _ORDER * alignment.reordered + _SPACE * alignment.joins
    cost += _EXTRA * len(alignment.extra)
    cost += sum(_MISSING_PLACE if w.kind is Kind.PLACE else _MISSING_BUSINESS for w in alignment.missing if w.kind)
    return Likeness(
        spelling,
        spelling.worth - cost,
        False,
        alignment.matched,
        _differences(alignment),
        bool(alignment.slipped),
        placeless,
        doubtful,
        alignment.outweighed,
    )


def _two_in_a_short_name(alignment: Alignment) -> bool:
    """One slip in each of two words, the name a short one: "Asly Meydi"."""
    short = _LEAST_LETTERS <= alignment.letters < _MANY_LETTERS
    return short and alignment.slips == 2 and alignment.longest_slip == 1 and alignment.weight >= _ENOUGH_BUT


def _less_and_misspelt(alignment: Alignment) -> bool:
    """A word misspelt in a name that leaves out what the firm does or where it is."""
    return alignment.slips > 0 and any(
        word.kind in (Kind.BUSINESS, Kind.PLACE) and word.text not in OFTEN_LEFT_OUT for word in alignment.missing
    )


def _only_its_goods(alignment: Alignment, spelling: Spelling) -> bool:
    """Whether the name has words more that are the order's goods: "Asli Maydi Frankincense"."""
    return any(word.text in spelling.goods and word.text not in spelling.home for word in alignment.extra)


def _extras_allowed(alignment: Alignment, spelling: Spelling) -> bool:
    """Words more than the spelling has must not tell of another firm: group, one letter, the order's own country, a ship's flag."""
    gone = any(word.kind is not Kind.EMPTY for word in alignment.missing)
    return all(
        word.kind is Kind.EMPTY
        or word.text in spelling.home
        or (word.text in spelling.goods and alignment.pairs > 1 and not gone)
        or (len(word.text) == 1 and word.kind is not Kind.NUMBER)
        or (spelling.role is Role.VESSEL and word.text in FLAGS | SHIP_WORDS)
        or (word.kind is Kind.PLACE and _may_be_its_seat(word, alignment, spelling))
        or (word.kind is Kind.PLACE and word.text in _provinces(alignment, spelling))
        or any(slips(word.raw, own, place=KINDS.get(own) is Kind.PLACE) <= 1 for own in spelling.home)
        for word in alignment.extra
    )


def _provinces(alignment: Alignment, spelling: Spelling) -> frozenset[str]:
    """Where the cities lie that the name and the spelling share."""
    return provinces_of(word.text for word in spelling.words if word not in alignment.missing)


def _may_be_its_seat(place: Word, alignment: Alignment, spelling: Spelling) -> bool:
    """A town behind a whole and telling name that has none: "Taepyung Salt Farm, Sinan". A country, or a town in the
    name of a firm whose kin is covered too, is likely an arm of it."""
    whole = not alignment.slips and all(word.kind is Kind.EMPTY for word in alignment.missing)
    telling = (
        alignment.pairs > 1
        and alignment.weight >= WEIGHT[Kind.RARE]
        and not any(word.kind is Kind.PLACE for word in spelling.words)
    )
    return alignment.behind and whole and telling and not spelling.reaches and place.text not in FLAGS


def _missing_allowed(alignment: Alignment, spelling: Spelling) -> bool:
    """Words less are fine when what is left could hardly be anybody else."""
    implied = _provinces(alignment, spelling)
    gone = [word for word in alignment.missing if word.kind is not Kind.EMPTY and word.text not in implied]
    if any(word.kind >= Kind.NUMBER for word in gone):
        return False
    if not gone:
        return alignment.weight > 0
    named = any(word.kind >= Kind.COMMON and word not in alignment.missing for word in spelling.words)
    if not named and any(word.kind is Kind.PLACE for word in gone):
        return False
    unsaid = all(word.text in OFTEN_LEFT_OUT for word in gone)
    if alignment.weight < (_ENOUGH_BUT if unsaid else _ENOUGH):
        return False
    firm = [word for word in gone if word.kind is Kind.BUSINESS and word.text not in OFTEN_LEFT_OUT]
    # A brand alone stands for all its owner's firms: of several lines of business one may be unsaid, with the place kept.
    placed = any(word.kind is Kind.PLACE for word in spelling.words) and all(w.kind is not Kind.PLACE for w in gone)
    return not firm or placed or len(firm) < alignment.pairs - 1


def _only_its_country_missing(alignment: Alignment, spelling: Spelling) -> bool:
    """Whether a name of words for place and business is whole but for the country it ends in: what the country's
    column says in its stead."""
    gone = [word for word in alignment.missing if word.kind is not Kind.EMPTY]
    last = spelling.words[-1]
    ends = gone == [last] and last.text in FLAGS and last.text in spelling.home
    return ends and alignment.pairs >= _KEPT and alignment.weight >= _ENOUGH_BUT


def _slips_allowed(alignment: Alignment) -> bool:
    if not alignment.slips:
        return True
    allowed = 2 if alignment.letters >= _MANY_LETTERS else 1
    return alignment.slips <= max(allowed, alignment.longest_slip) and alignment.weight >= 1


def _order_allowed(alignment: Alignment) -> bool:
    """Words may change places, syllables may not: Long Yu is not Yu Long."""
    return not alignment.reordered or alignment.weight >= WEIGHT[Kind.RARE] or not alignment.syllables_moved


def _differences(alignment: Alignment) -> tuple[str, ...]:
    said = [f"{typed!r} read as {known!r}" for typed, known in alignment.slipped]
    if alignment.reordered:
        said.append("words in another order")
    if alignment.joins:
        said.append("spaces differ")
    if alignment.missing:
        said.append("without " + ", ".join(repr(word.text) for word in alignment.missing))
    if alignment.extra:
        said.append("with " + ", ".join(repr(word.text) for word in alignment.extra))
    return tuple(said)


def _kin(found: tuple[Word, ...], spelling: Spelling) -> Likeness | None:
    """A name that begins with the stem, after a place at most, and goes on; a telling stem may stand anywhere."""
    start = 0
    while start < len(found) and found[start].kind is Kind.PLACE and found[start].text != spelling.stem[0].text:
        start += 1
    head = found[start : start + len(spelling.stem)]
    begins = _kin_at(head, spelling, "begins with")
    if begins is not None or not spelling.stem_tells:
        return begins
    stem = [word.text for word in spelling.stem]
    at = next((at for at in range(1, len(found)) if [w.text for w in found[at : at + len(stem)]] == stem), None)
    return _kin_at(found[at : at + len(stem)], spelling, "has") if at else None


def _kin_at(head: tuple[Word, ...], spelling: Spelling, where: str) -> Likeness | None:
    if len(head) < len(spelling.stem) or any(a.kind is Kind.NUMBER for a in head):
        return None
    alignment = align(head, spelling.stem)
    if (
        alignment.missing
        or alignment.extra
        or alignment.reordered
        or alignment.slips > 1
        or alignment.joins
        or alignment.doubts
    ):
        return None
    # "Top Glove Vietnam" is kin of Top Glove; a shop for "top gloves and safety supplies" is not.
    weak = alignment.weight < WEIGHT[Kind.RARE] or spelling.brand
    if weak and (alignment.slips or any(a.raw != b.raw for a, b in zip(head, spelling.stem, strict=True))):
        return None
    why = (f"{where} {' '.join(word.text for word in spelling.stem)!r}",)
    score = _KIN * spelling.worth - _SLIP * alignment.slips
    return Likeness(spelling, score, True, alignment.matched, why, misspelt=bool(alignment.slipped))


def _texts(found: tuple[Word, ...]) -> tuple[str, ...]:
    return tuple(word.raw for word in found)
