"""The one country that a headline names."""

from __future__ import annotations

from scraper.reading.acts.act import Draft
from scraper.reading.names.origins import among_members
from scraper.reading.names.places import places
from scraper.reading.text.sentences import Sentence, headline


def of_headline(draft: Draft) -> tuple[str | None, Sentence | None]:
    """Of several acts: the one country that the headline names."""
    if not draft.manuscript.title or not draft.sentences:
        return None, None
    head = headline(draft.manuscript)
    codes = dict.fromkeys(place.code for place in places(head.plain))
    return (next(iter(codes)), head) if len(codes) == 1 else (None, None)


def headed_elsewhere(sentence: Sentence, code: str, draft: Draft) -> tuple[str, Sentence] | None:
    """ "deckhands put ashore in Busan", under "Order on Russian crab fleet": a town tells less than the headline."""
    head, where = of_headline(draft)
    towns = all(
        one.kind == "region"
        or sentence.plain[one.start - 1 : one.start] == "("  # "A (Madagascar) SARL"
        or among_members(sentence.plain, one)
        for one in places(sentence.plain)
        if one.code == code
    )
    return (head, where) if head and where and towns and head != code else None
