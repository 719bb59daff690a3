"""Who goes free of an order that goes on for others: an exempt party, or goods and plants of one that stays named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ledger.model import Effect, Party, Role
from scraper.reading.acts import Act, Draft, Said
from scraper.reading.covered import freed_clauses, in_full, is_common_word, with_aliases
from scraper.reading.part import BY_REFERENCE, PLANT, words_of
from scraper.reading.parties import related


def exempted(act: Act, background: Sequence[Said], parties: tuple[Party, ...], draft: Draft) -> tuple[Party, ...]:
    """The freed with their role in what is left of the order."""
    freed = [one for one in freed_clauses(act) if not is_common_word(one, draft)]
    if freed:
        parties = with_aliases(in_full(freed[0].parties, draft), act.said)
    if _only_a_part(act, background, parties):
        return parties
    return tuple(party if party.role is Role.PLACE else replace(party, role=Role.EXEMPT) for party in parties)


def _only_a_part(act: Act, background: Sequence[Said], parties: tuple[Party, ...]) -> bool:
    """Whether what goes free are some goods, or one plant, of the very parties the order covers."""
    scopes = [
        one for one in act.said if one.statement.scope and one.statement.effect in (Effect.LIFTED, Effect.NARROWED)
    ]
    order = [one for one in (*act.said, *background) if one.statement.action is not None and not one.statement.scope]
    covered = tuple(party for one in order for party in one.parties)
    plant = any(PLANT.search(one.statement.sentence.plain[slice(*one.statement.span)]) for one in scopes)
    of_a_country = any(one.statement.phrase.country for one in order)
    if plant and (related(covered, parties) if covered else not of_a_country):
        return True
    if not covered or not all(related((party,), parties) for party in covered):
        return False
    return any(_other_goods(one, order) or _goods_alone(one) for one in scopes)


def _goods_alone(freed: Said) -> bool:
    """Goods taken out of an order, whoever made them."""
    own = freed.statement.sentence.plain[slice(*freed.statement.span)]
    return (
        freed.statement.effect is Effect.NARROWED
        and freed.statement.phrase.goods is not None
        and not freed.parties
        and BY_REFERENCE.search(own) is None
    )


def _other_goods(freed: Said, order: Sequence[Said]) -> bool:
    goods = words_of(freed.statement.phrase.goods)
    whole = [words for one in order if (words := words_of(one.statement.phrase.goods))]
    return bool(goods and whole) and all(goods != words and not words <= goods for words in whole)
