"""What stays barred of another firm: "Gloves of B may too; its other gloves remain barred", beside an order on A that ends."""

from __future__ import annotations

import re

from ledger.model import Party
from scraper.reading.parties.nearby import named_in
from scraper.reading.phrases.party import related
from scraper.reading.text.sentences import Sentence

_ITS_OTHER = re.compile(r"\b[Ii]ts\s+(?:other|remaining)\s")


def of_another_firm(sentence: Sentence, parties: tuple[Party, ...]) -> bool:
    """Whether the sentence names a firm, none of `parties`, whose other goods it speaks of."""
    spoken_of = "ts other" in sentence.plain or "ts remaining" in sentence.plain
    firms = named_in(sentence).parties if spoken_of and parties and _ITS_OTHER.search(sentence.plain) else ()
    return bool(firms) and not related(firms, parties)
