"""Everything the sources said, in the order of its own days: the order in which it reached us does not matter.

What is said of a later day than all before it is simply taken in. What arrives late, such as a release found years
after, or the notice that a list foretold, is put into its place, and everything is folded again from the baseline.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time

from ledger import names
from ledger.corrections import Correction, correct
from ledger.identity import lead_party
from ledger.ledger import Ledger
from ledger.listings import take_list
from ledger.model import Announcement, Channel, Effect, Instrument, Issue, Listing, Order, Reading
from ledger.reconcile import Changes, Origin, announce

#: Of several documents of one day, the one that tells most comes first: an order is called after it.
_CHANNELS = tuple(Channel(name) for name in "release federal_register court bulletin person unknown list".split())

Key = tuple[date, bool, bool, bool, int, datetime, str, str, int]


@dataclass(frozen=True, slots=True)
class Saying:
    """One announcement of a document, or all the rows of one edition of the list."""

    origin: Origin
    announcement: Announcement | None = None
    rows: tuple[Listing, ...] = ()
    position: int = 0
    key: Key = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", _key(self))

    @property
    def scope(self) -> str:
        """What its questions hang on: a newer edition of the same document, or of the list, answers them."""
        return self.origin.source if self.rows else self.origin.url


def _key(saying: Saying) -> Key:
    """Its own day: that of the act, or for the list that of the edition. Of one day the acts come before the list."""
    origin, said = saying.origin, saying.announcement
    day = (said.effective or said.announced or origin.on) if said else origin.on
    later = said is not None and said.effect is not Effect.IMPOSED
    finding = said is not None and said.instrument is Instrument.FINDING
    return (
        day,
        said is None,
        later,
        finding,
        _CHANNELS.index(origin.channel),
        _fetched(origin),
        origin.source,
        origin.url,
        saying.position,
    )


def _fetched(origin: Origin) -> datetime:
    return origin.fetched or datetime.combine(origin.on, time.min, UTC)


def sayings(reading: Reading, origin: Origin) -> tuple[Saying, ...]:
    """What a reading says of orders; nothing for most documents."""
    said = [Saying(origin, announcement, position=n) for n, announcement in enumerate(reading.announcements)]
    return (*said, Saying(origin, rows=reading.listings)) if reading.listings else tuple(said)


class Unfoldable(Exception):
    """What one document says breaks the fold: a bug of ours, and named so that the other documents can be taken in."""

    def __init__(self, origin: Origin, why: Exception) -> None:
        super().__init__(f"what {origin.url} says cannot be taken in ({type(why).__name__}: {why})")
        self.snapshot = origin.snapshot


class Chronicle:
    """The baseline's orders and all sayings since; `ledger` is what they come to.

    `ledger`: what they are known to come to already; without it they are folded. `corrections`: our own, each with the
    document it stands in; they come after all that is said, whenever that is.
    """

    def __init__(
        self,
        base: Iterable[Order],
        said: Iterable[Saying] = (),
        ledger: Ledger | None = None,
        corrections: Iterable[tuple[Origin, tuple[Correction, ...]]] = (),
    ) -> None:
        self._base = tuple(base)
        self._corrections = tuple(corrections)
        self._said = sorted(said, key=_by_key)
        self._keys = {saying.key for saying in self._said}
        self._documents = {_document(saying) for saying in self._said if saying.announcement}
        self.questions: dict[str, list[Issue]] = {}
        self.ledger = self._fold() if ledger is None else ledger

    def take(self, news: Sequence[Saying]) -> Changes:
        """Take in what one or more readings say. Taking the same again changes nothing."""
        fresh = sorted((saying for saying in news if saying.key not in self._keys), key=_by_key)
        if not fresh:
            return Changes()
        late = self._is_late(fresh)
        for saying in fresh:
            insort(self._said, saying, key=_by_key)
            self._keys.add(saying.key)
            if saying.announcement:
                self._documents.add(_document(saying))
        return self._fold_again() if late else self._append(fresh)

    def _is_late(self, fresh: Sequence[Saying]) -> bool:
        """Whether something is said of a day before others, or a document speaks again, in a newer edition."""
        if self._said and fresh[0].key < self._said[-1].key:
            return True
        return any(_document(saying) in self._documents for saying in fresh if saying.announcement)

    def _append(self, fresh: Iterable[Saying]) -> Changes:
        changes = Changes()
        changes.questions = _fold(self.ledger, fresh, changes) | self._correct(self.ledger, changes)
        self.questions |= changes.questions
        return changes

    def _fold(self) -> Ledger:
        ledger, changes = Ledger(self._base), Changes()
        self.questions = _fold(ledger, _latest_editions(self._said), changes) | self._correct(ledger, changes)
        return ledger

    def correct(self, origin: Origin, corrections: tuple[Correction, ...]) -> None:
        """Take in corrections of our own."""
        self._corrections = (*self._corrections, (origin, corrections))
        self.questions |= self._correct(self.ledger, Changes())

    def _correct(self, ledger: Ledger, changes: Changes) -> dict[str, list[Issue]]:
        questions = {}
        for origin, corrections in self._corrections:
            met = len(changes.issues)
            correct(ledger, corrections, origin, changes)
            questions[origin.url] = changes.issues[met:]
        return questions

    def _fold_again(self) -> Changes:
        before = self.ledger.orders
        self.ledger = self._fold()
        after = self.ledger.orders
        known = {event.id for order in before.values() for event in order.events}
        changed = {name: order for name, order in after.items() if before.get(name) != order}
        events = [event for order in changed.values() for event in order.events if event.id not in known]
        return Changes(
            orders=changed,
            events=sorted(events, key=lambda event: (event.day or date.min, event.id)),
            issues=[issue for issues in self.questions.values() for issue in issues],
            gone=set(before) - set(after),
            questions=self.questions,
        )


def _by_key(saying: Saying) -> Key:
    return saying.key


def _fold(ledger: Ledger, said: Iterable[Saying], changes: Changes) -> dict[str, list[Issue]]:
    """Take everything said into the ledger; what a person must look at, by what it hangs on."""
    questions: dict[str, list[Issue]] = {}
    for saying in said:
        met = len(changes.issues)
        try:
            _take(ledger, saying, changes)
        except Exception as error:
            raise Unfoldable(saying.origin, error) from error
        if saying.rows:
            questions[saying.scope] = changes.issues[met:]
        else:
            questions.setdefault(saying.scope, []).extend(changes.issues[met:])
    return questions


def _take(ledger: Ledger, saying: Saying, changes: Changes) -> None:
    if saying.announcement is not None:
        announce(ledger, saying.announcement, saying.origin, changes)
    else:
        take_list(ledger, saying.rows, saying.origin, changes)


def _latest_editions(said: Sequence[Saying]) -> list[Saying]:
    """Without what a newer edition of the same document said anew; an act first seen in an older one keeps that day."""
    newest: dict[tuple[str, str], datetime] = {}
    first: dict[tuple[object, ...], Origin] = {}
    for saying in said:
        if saying.announcement is None:
            continue
        origin = saying.origin
        newest[_document(saying)] = max(newest.get(_document(saying), _fetched(origin)), _fetched(origin))
        known = first.setdefault(_act(saying), origin)
        first[_act(saying)] = replace(known, seen=min(known.seen, origin.seen), on=min(known.on, origin.on))
    kept = []
    for saying in said:
        if saying.announcement is None:
            kept.append(saying)
        elif _fetched(saying.origin) == newest[_document(saying)]:
            earliest = first[_act(saying)]
            origin = replace(saying.origin, seen=earliest.seen, on=earliest.on)
            kept.append(saying if origin == saying.origin else replace(saying, origin=origin))
    return kept


def _document(saying: Saying) -> tuple[str, str]:
    return saying.origin.source, saying.origin.url


def _act(saying: Saying) -> tuple[object, ...]:
    """What makes two editions of a document tell the same act."""
    said = saying.announcement
    if said is None:
        return ()
    lead = lead_party(said.parties)
    return *_document(saying), said.instrument, said.effect, names.slug(lead.name) if lead else said.goods
