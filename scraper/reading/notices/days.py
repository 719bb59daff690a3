"""The day in the DATES section of a Federal Register notice, from which on its determination applies."""

from __future__ import annotations

import re
from datetime import date

from scraper.reading.text.dates import mentions
from scraper.reading.text.manuscript import Block, Kind, Manuscript
from scraper.reading.text.sentences import sentences

_AFTER = re.compile(
    r"\b(?:imported|entered|withdrawn)[^.;]{0,60}\bon\s+or\s+after\s*$|\btakes?\s+effect\s+on\s*$|"
    r"\beffective\s+(?:on\s+)?$",
    re.IGNORECASE,
)


def applies_from(manuscript: Manuscript) -> tuple[date | None, str | None]:
    """The day of the DATES section: "imported on or after ..."; "will take effect on ..." gives no day of its own."""
    for block in manuscript.blocks:
        if not re.match(r"(?:DATES|EFFECTIVE DATE):", block.text):
            continue
        for sentence in sentences((Block(block.text, Kind.PARAGRAPH),)):
            for one in mentions(sentence.plain, manuscript.released):
                if one.day and _AFTER.search(sentence.plain[: one.start]):
                    effect = re.search(r"effect(?:ive)?\s+(?:on\s+)?$", sentence.plain[: one.start])
                    return (None if effect else one.day), sentence.text
    return None, None
