"""The one country that a headline names, and a country that is told of another act than the one in hand."""

from __future__ import annotations

import re

from scraper.reading.acts.act import Act, Draft
from scraper.reading.names.origins import among_members, is_elsewhere
from scraper.reading.names.places import places
from scraper.reading.text.sentences import Sentence, headline


def of_headline(draft: Draft) -> tuple[str | None, Sentence | None]:
    """Of several acts: the one country that the headline names."""
    if not draft.manuscript.title or not draft.sentences:
        return None, None
    head = headline(draft.manuscript)
    codes = dict.fromkeys(place.code for place in places(head.plain) if not is_elsewhere(head.plain, place))
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


#: "the order on A and one on B, both of Mexico".
_BOTH = re.compile(r"\b(?:both|all)\s+(?:(?:based|located|situated)\s+)?(?:of|in|from)\b")


def of_the_other(code: str, sentence: Sentence, act: Act, draft: Draft) -> bool:
    """ "ended the Finding on tuna of A, and issued a WRO on shrimp made in India": whether it is of the act told behind."""
    own = [one.statement.span[0] for one in act.said if one.statement.sentence == sentence]
    others = (
        one.statement
        for other in draft.acts
        for one in other.said
        # of another order on all of a country's goods, too
        if other.releases != act.releases or (other is not act and one.statement.action and not one.parties)
    )
    behind = (one for one in others if one.sentence == sentence and own and one.span[0] > max(own))
    return any(one.phrase.country == code for one in behind) and not _BOTH.search(sentence.plain)
