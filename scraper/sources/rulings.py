"""Rulings of a court that end or change an order, written down as a file: no feed carries them.

Address   none: files are taken in by hand, with `wro import FILE`. Of the Court of International Trade one is known,
          which vacated the Finding on Kingtom Aluminio in 2025.
Carries   acts as `scraper.by_hand` describes them.
"""

from __future__ import annotations

from ledger.model import Channel
from scraper import by_hand
from scraper.source import Layout, Source

SOURCE = Source(
    name="rulings",
    title="Rulings of a court",
    channel=Channel.COURT,
    hosts=(),
    start=(),
    layouts=(Layout("ruling", "2026-07", by_hand.recognises("ruling"), by_hand.reads("rulings", "ruling")),),
)
