"""Countries told of several orders in one breath: "The companies are located in Ghana, Cameroon and Togo, respectively"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ledger.model import Announcement, Effect, Evidence
from scraper.reading.acts.act import Draft
from scraper.reading.names.places import places

_RESPECTIVELY = re.compile(r"\bin\s+(?P<where>[^.;:()]{6,200}?),?\s+respectively\b")


def own_countries(announcements: Sequence[Announcement], draft: Draft) -> tuple[Announcement, ...]:
    """Each of several orders whose country no other words tell with the one that such a sentence gives it by its turn."""
    found = list(announcements)
    alike = [at for at, one in enumerate(found) if one.effect is Effect.IMPOSED]
    if len(alike) < 2 or len({found[at].country for at in alike}) > 1:
        return tuple(found)
    for sentence in draft.sentences:
        met = None if sentence.spoken or "respectively" not in sentence.plain else _RESPECTIVELY.search(sentence.plain)
        codes = [place.code for place in places(met["where"]) if place.kind != "people"] if met else []
        if len(codes) == len(alike):
            for at, code in zip(alike, codes, strict=True):
                evidence = tuple(quote for quote in found[at].evidence if quote.field != "country")
                found[at] = replace(found[at], country=code, evidence=(*evidence, Evidence("country", sentence.text)))
            break
    return tuple(found)
