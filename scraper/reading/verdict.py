"""A manuscript into a reading: what kind of document it is, what it announces, and on which words that rests."""

from __future__ import annotations

import re

from ledger.model import Announcement, Issue, Reading, Verdict
from scraper.reading import traps
from scraper.reading.acts import Draft, draft
from scraper.reading.events import tell
from scraper.reading.manuscript import Genre, Manuscript
from scraper.reading.vocabulary import NEEDLES

_SPEAKS = re.compile(
    r"[Ww]ithh[eo]ld(?:ing)?[- ](?:(?:and|or|&)[- ])?[Rr]elease|WITHHOLD RELEASE|\bWROs?\b|\b[Dd]etention [Oo]rders?\b|\bForced[- ]Labou?r Findings?|\bforced[- ]labou?r [Ff]indings?|\b1307\b|\b[Ss]ection 307\b|\b12\.42\b"
)


def read_manuscript(manuscript: Manuscript) -> Reading:
    """Verdict, announcements, issues and the text the quotes are cut from."""
    text = manuscript.text
    lowered = text.lower()
    if not any(needle in lowered for needle in NEEDLES) or not _SPEAKS.search(text):
        return _reading(manuscript, Verdict.UNRELATED, text)
    if manuscript.genre is Genre.NOTICE and traps.is_other_notice(manuscript):
        return _reading(manuscript, Verdict.MENTION, text)
    taken = draft(manuscript)
    told = [tell(act, taken, [other for other in taken.acts if other is not act]) for act in taken.acts]
    announcements = tuple(one for each in told for one in each.announcements)
    issues = tuple(one for each in told for one in each.issues)
    return _judged(manuscript, taken, announcements, issues, text)


def _judged(manuscript: Manuscript, taken: Draft, announcements: tuple[Announcement, ...], issues: tuple[Issue, ...], text: str) -> Reading:
    if traps.retells(manuscript):
        retold = tuple(f"retold, not announced: {one.action} {one.instrument}" for one in announcements)
        return _reading(manuscript, Verdict.MENTION, text, ignored=retold)
    if announcements:
        return _reading(manuscript, Verdict.ACTION, text, announcements, issues)
    if issues:
        return _reading(manuscript, Verdict.UNCLEAR, text, issues=issues)
    return _reading(manuscript, Verdict.MENTION, text)


def _reading(
    manuscript: Manuscript, verdict: Verdict, text: str, announcements: tuple[Announcement, ...] = (), issues: tuple[Issue, ...] = (), ignored: tuple[str, ...] = ()
) -> Reading:
    return Reading(manuscript.document, verdict, announcements, issues=issues, ignored=(*manuscript.closed, *ignored), text=text)
