"""Mail to whoever runs the installation: each trouble once when it starts, and once when it has ended.

What was told is read from the outbox, as for digests: a trouble's start and end have ids of their own, and a mail
carries the ids it tells of.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from notify.letterhead import Letterhead
from notify.message import mail
from notify.outbox import Mail
from notify.plain import shown
from notify.render import render


@dataclass(frozen=True, slots=True)
class Trouble:
    """An open issue, a source that cannot be read, a list that is held, a recipient that was stopped."""

    code: str
    subject: str
    message: str
    opened: datetime
    closed: datetime | None = None

    @property
    def start(self) -> str:
        """The id of its start: the same trouble coming back later is another one."""
        return f"trouble:{self.code}:{self.subject}:{self.opened.astimezone(UTC).isoformat()}"

    @property
    def end(self) -> str:
        return f"{self.start}:closed"


@dataclass(frozen=True, slots=True)
class Report:
    """All that `templates/operator/` shows."""

    started: tuple[Trouble, ...]
    ended: tuple[Trouble, ...]
    letterhead: Letterhead
    composed: datetime

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(trouble.start for trouble in self.started) + tuple(trouble.end for trouble in self.ended)


def report(troubles: Iterable[Trouble], told: Collection[str], letterhead: Letterhead, now: datetime) -> Report | None:
    """What is new since the last mail; None when nothing is. A trouble that came and went between two mails is not told.

    `told`: of the ids in question (`Trouble.start`, `Trouble.end`), those an earlier mail has told.
    """
    known = tuple(sorted(troubles, key=lambda trouble: (trouble.opened, trouble.code, trouble.subject)))
    started = tuple(t for t in known if t.closed is None and t.start not in told)
    ended = tuple(t for t in known if t.closed is not None and t.start in told and t.end not in told)
    return Report(started, ended, letterhead, now.astimezone(UTC)) if started or ended else None


def operator_mail(found: Report, to: str) -> Mail:
    """The mail, not stored."""
    view = Report(_readable(found.started), _readable(found.ended), found.letterhead, found.composed)
    key = f"operator:{found.composed.isoformat()}:{to}"
    return mail(key, to, render("operator", report=view), found.letterhead, found.composed, events=found.ids)


def _readable(troubles: Iterable[Trouble]) -> tuple[Trouble, ...]:
    return tuple(
        Trouble(shown(t.code, 60), shown(t.subject, 200), shown(t.message, 600), t.opened, t.closed) for t in troubles
    )
