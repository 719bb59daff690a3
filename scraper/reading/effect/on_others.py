"""An order that the clause that frees somebody says to be on others: "A is no longer covered by the order on rice from X"."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.model import Action, Effect, Party
from scraper.reading.acts.act import Act
from scraper.reading.clauses.covers_less import orders_in
from scraper.reading.clauses.statement import Statement
from scraper.reading.names.about import ABOUT
from scraper.reading.phrases.party import read_parties, related
from scraper.reading.phrases.phrase import Phrase, read_phrase
from scraper.reading.text.sentences import Sentence


def freed_of_others_order(
    act: Act, action: Action, parties: tuple[Party, ...]
) -> tuple[Effect | None, str, Sentence | None] | None:
    """What to make of it; None where no clause names the order as one on others, or on goods alone."""
    scopes = (one.statement for one in act.said if one.statement.scope and one.parties)
    for statement in (one for one in scopes if one.effect is Effect.LIFTED) if parties else ():
        for order in _described(statement):
            named = read_parties(order).parties
            if related(named, parties) or any(one.name in order.whole for one in parties):
                continue
            if order.entity and action is not Action.REVOKED:
                return Effect.NARROWED, "", statement.sentence
            if order.entity or order.goods:
                told = statement.sentence.text[:120]
                return None, f"somebody is freed of an order that is said to be on others, or on goods: {told}", None
    return None


def _described(statement: Statement) -> Iterator[Phrase]:
    """What the order that the sentence names is on, as far as the clause that frees somebody."""
    text, clause = statement.sentence.plain, statement.span[0]
    ends = orders_in(text)
    for end in ends if len(ends) == 1 else ():  # of several it is not clear which one is meant
        if about := ABOUT.match(text, end):
            yield read_phrase(text[:clause] if about.end() < clause else text, about.end())
