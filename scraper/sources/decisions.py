"""Decisions of a person, written down as a file: what corrects or settles something no document tells rightly.

Address   none: files are taken in by hand, with `wro import FILE`.
Carries   acts as `scraper.by_hand` describes them; where sources disagree, a decision is what we show.
"""

from __future__ import annotations

from ledger.model import Channel
from scraper import by_hand
from scraper.source import Layout, Source

SOURCE = Source(
    name="decisions",
    title="Decisions of a person",
    channel=Channel.PERSON,
    hosts=(),
    start=(),
    layouts=(Layout("decision", "2026-07", by_hand.recognises("decision"), by_hand.reads("decisions", "decision")),),
)
