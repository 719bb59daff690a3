"""Who a notice is on, where its determination is told in words the grammar does not know: the names in its SUMMARY."""

from __future__ import annotations

import re
from dataclasses import replace

from scraper.reading.names.finder import names_in
from scraper.reading.phrases.phrase import Phrase
from scraper.reading.text.manuscript import Manuscript
from scraper.reading.text.sentences import sentences

_SUMMARY = re.compile(r"\s*(?:SUMMARY|ABSTRACT)\b")
_FINDING = re.compile(r"\b(?:[Ff]inding|[Dd]etermin\w+)\b")


def named_in_summary(manuscript: Manuscript, phrase: Phrase) -> tuple[Phrase, str] | None:
    """`phrase` with the one name, or list of names, of the SUMMARY's sentence on the Finding, and that sentence."""
    blocks = tuple(block for block in manuscript.blocks if _SUMMARY.match(block.text))
    for sentence in sentences(blocks):
        if not _FINDING.search(sentence.plain):
            continue
        found = names_in(sentence.plain)
        if len(found) == 1:
            first = found[0]
            entity = sentence.text[first.start : first.end]
            return replace(phrase, entity=entity, form=first.form, end=first.end), sentence.text
    return None
