"""Of a page with several acts, the headline that is about one of them: "CBP Modifies Order on A", over what was done to B, too."""

from __future__ import annotations

from dataclasses import replace

from scraper.reading.acts.act import Act, Draft, Said
from scraper.reading.phrases.party import related


def with_own_headline(act: Act, draft: Draft) -> Draft:
    """The draft as the act sees it: without a headline that names the party of another act, and none of its own."""
    kept = tuple(one for one in draft.title if not _is_of_another(one, act, draft))
    return draft if len(kept) == len(draft.title) else replace(draft, title=kept)


def _is_of_another(head: Said, act: Act, draft: Draft) -> bool:
    if not head.parties or not act.parties or head.statement.several is not None or related(head.parties, act.parties):
        return False
    return any(related(head.parties, other.parties) for other in draft.acts if other is not act)
