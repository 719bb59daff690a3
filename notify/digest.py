"""The view of one person's digest: everything its templates show, as plain clean text. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from notify.change import News
from notify.corrected import Correction
from notify.due import Due
from notify.item import Item
from notify.letterhead import Letterhead
from notify.outbox import Window
from notify.plain import shown, web_address
from notify.suppliers import SupplierNews
from notify.tracked import Tracked
from notify.wording import CADENCE, because
from templates.filters import moment


@dataclass(frozen=True, slots=True)
class Entry:
    """One item, and why this person is told of it: "you track ..."."""

    item: Item
    why: str
    corrects: bool = False  #: something an earlier mail told


@dataclass(frozen=True, slots=True)
class SourceState:
    """When a source was last read completely, and what keeps us from reading it now."""

    title: str
    read: datetime | None
    trouble: str | None = None
    unasked: str | None = None  #: why nobody ever asked it, for a source that this installation does without


def readable(sources: Iterable[SourceState]) -> tuple[SourceState, ...]:
    """The same, as plain clean text."""
    return tuple(
        SourceState(shown(s.title), s.read, s.trouble and shown(s.trouble), s.unasked and shown(s.unasked))
        for s in sources
    )


def in_trouble(sources: Iterable[SourceState]) -> tuple[SourceState, ...]:
    """Those that may hold changes we do not know of."""
    return tuple(source for source in sources if source.trouble or (source.read is None and not source.unasked))


@dataclass(frozen=True, slots=True)
class Digest:
    """All that `templates/digest/` shows."""

    entries: tuple[Entry, ...]
    window: Window
    kind: str  #: "Weekly digest"
    often: str  #: "once a week"
    tracked: tuple[Tracked, ...]
    sources: tuple[SourceState, ...]
    letterhead: Letterhead
    stop: str | None  #: address of the page that ends this mail
    composed: datetime
    suppliers: SupplierNews | None = None
    told_before: bool = False  #: something changed, and an earlier mail told it

    @property
    def troubled(self) -> tuple[SourceState, ...]:
        return in_trouble(self.sources)

    @property
    def unsure(self) -> bool:
        """Whether there may be changes that nobody could see."""
        return bool(self.troubled) or all(source.read is None for source in self.sources)

    @property
    def opening(self) -> str:
        """What is in this mail, in a sentence."""
        wrong = sum(entry.corrects for entry in self.entries)
        new = len(self.entries) - wrong
        parts = [f"{_count(wrong, 'correction')} of what earlier mails told you"] if wrong else []
        parts += [f"{_count(new, 'change')} in what you track"] if new else []
        parts += [f"{self.suppliers.said} {self.suppliers.meet} an order that changed"] if self.suppliers else []
        said = ", ".join([*parts[:-2], " and ".join(parts[-2:])])
        if said:
            return f"{said[:1].upper()}{said[1:]}."
        stretch = f"between {moment(self.window.start)} and {moment(self.window.end)}"
        quiet = f"Nothing changed in what you track {stretch}"
        if self.told_before:
            quiet += " but what an earlier mail told you"
        if self.unsure:
            return f"{quiet}."
        asked = " that is asked" if any(source.unasked for source in self.sources) else ""
        return f"{quiet}, and every source{asked} was read."


def _count(number: int, what: str) -> str:
    return f"one {what}" if number == 1 else f"{number} {what}s"


def compose(
    due: Due,
    tracked: tuple[Tracked, ...],
    sources: Iterable[SourceState],
    letterhead: Letterhead,
    now: datetime,
    item: Callable[[News | Correction], Item],
    country_name: Callable[[str], str],
    stop: str | None = None,
) -> Digest:
    """The digest of one person. `stop`: their own page to end it."""
    kind, often = CADENCE[due.window.cadence]
    if due.window.clock:
        often += f" ({due.window.clock})"
    if due.items and all(isinstance(told.change, Correction) for told in due.items):
        kind = "Correction"
    return Digest(
        entries=tuple(
            Entry(item(told.change), because(told.why, country_name), isinstance(told.change, Correction))
            for told in due.items
        ),
        window=due.window,
        kind=kind,
        often=often,
        tracked=tracked,
        sources=readable(sources),
        letterhead=letterhead,
        stop=web_address(stop),
        composed=now.astimezone(UTC),
        suppliers=due.suppliers,
        told_before=due.told_before,
    )
