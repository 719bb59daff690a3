"""Statements gathered into acts: which clauses speak of the same order, and which announce nothing new."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ledger.model import Action, Effect, Party
from scraper.reading.dates import mentions
from scraper.reading.items import enumerated, in_turn, in_turns, item_statement, listed_under, opens_item, takes_turn
from scraper.reading.manuscript import Kind, Manuscript
from scraper.reading.parties import Named, parties_beside, read_parties, related
from scraper.reading.phrases import read_phrase
from scraper.reading.sentences import Sentence, plain, sentences
from scraper.reading.statement import Statement, is_background
from scraper.reading.statements import statements


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with its parties."""

    statement: Statement
    named: Named

    @property
    def parties(self) -> tuple[Party, ...]:
        return self.named.parties

    @property
    def releases(self) -> bool:
        return releases(self.statement)


def releases(statement: Statement) -> bool:
    """Whether the statement frees goods, as far as its verb tells."""
    return statement.effect in (Effect.LIFTED, Effect.NARROWED) or (
        statement.effect is None and statement.action is Action.MODIFIED
    )


@dataclass(slots=True)
class Act:
    """What the clauses of one act say, in the order of the text. `recalls`: clauses on the order's past."""

    said: list[Said] = field(default_factory=list)
    recalled: list[Said] = field(default_factory=list)

    @property
    def parties(self) -> tuple[Party, ...]:
        return tuple(party for one in self.said for party in one.parties)

    @property
    def releases(self) -> bool:
        return self.said[0].releases


@dataclass(frozen=True, slots=True)
class Draft:
    """A manuscript taken apart: all sentences, title's statements, acts, clauses on the past, umbrella sentences."""

    manuscript: Manuscript
    title: tuple[Said, ...]
    sentences: tuple[Sentence, ...]
    acts: tuple[Act, ...]
    past: tuple[Said, ...]
    umbrellas: tuple[Said, ...]


def draft(manuscript: Manuscript) -> Draft:
    heads = [
        Sentence(text, plain(text), at, Kind.HEADING)
        for at, text in ((-2, manuscript.title), (-1, manuscript.subhead))
        if text
    ]
    body = tuple(sentences(manuscript.blocks))
    title = tuple(_titled(one, body) for head in heads for one in statements(head, manuscript.released, title=True))
    news: list[Said] = []
    past: list[Said] = []
    umbrellas: list[Said] = []
    for sentence in body:
        if sentence.spoken:
            continue
        over = umbrellas[-1].statement if umbrellas else None
        background = is_background(sentence) and not (over and in_turn(sentence, over, manuscript.released))
        stated = _stated(sentence, body, over, manuscript.released, ports=not background)
        for statement in stated:
            if background and statement.when != "then":
                continue
            said = _said(statement)
            if statement.when == "then" or not (title or _opens(statement, body, manuscript.released)):
                past.append(said)
            elif statement.several is not None:
                umbrellas.append(said)
                news.extend(_under(said, manuscript.released))
            else:
                news.append(said)
    news, more_past = _sift(news, title, umbrellas)
    return Draft(
        manuscript,
        title,
        body,
        tuple(_gather(news, _expects_several(title, umbrellas, news))),
        (*past, *more_past),
        tuple(umbrellas),
    )


def _opens(statement: Statement, body: Sequence[Sentence], released: date | None) -> bool:
    """Whether a statement is no number of orders of which the page only tells in passing."""
    if statement.several is None or statement.when == "now":
        return True
    return _leads(statement.sentence, body) or _followed(statement, body, released)


def _leads(sentence: Sentence, body: Sequence[Sentence]) -> bool:
    """The first sentence, one of a lead that says "announced" or "today", or one that opens a list."""
    if sentence is body[0] or sentence.plain.rstrip().endswith(":"):
        return True
    lead = [one.plain for one in body if one.block == body[0].block]
    return sentence.block == body[0].block and any(_ANNOUNCED.search(text) for text in lead)


def _followed(umbrella: Statement, body: Sequence[Sentence], released: date | None) -> bool:
    """Behind a number of orders "The first ..." tells of one of them, and of none of an older day."""
    at = body.index(umbrella.sentence) + 1
    behind = [one for one in body[at : at + 3] if takes_turn(one)]
    told = [in_turn(one, umbrella, released) for one in behind]
    return any(told) and not any(one.is_past(released) for each in behind for one in mentions(each.plain, released))


_ANNOUNCED = re.compile(r"\b(?:[Aa]nnounced|[Aa]nnounces|[Tt]oday|[Yy]esterday)\b")


def _stated(
    sentence: Sentence, body: Sequence[Sentence], over: Statement | None, released: date | None, *, ports: bool = True
) -> list[Statement]:
    """A sentence's own statements, or what it lists of the orders an umbrella sentence before it announced."""
    under = listed_under(sentence, released)
    stated = [under] if under else list(statements(sentence, released, ports=ports))
    if over is None:
        return stated
    turns = in_turns(sentence, over, released)
    if turns:
        return turns
    if stated:
        return stated
    listed = enumerated(replace(over, sentence=sentence, span=(0, 0)), released)
    if listed or not opens_item(sentence, body, over):
        return list(listed)
    return list(filter(None, [item_statement(sentence, over, released)]))


def _under(umbrella: Said, released: date | None) -> list[Said]:
    """The orders an umbrella sentence lists itself: "(1) ...; (2) ...", or their parties."""
    parts = enumerated(umbrella.statement, released)
    return [_said(part) for part in parts] or ([umbrella] if umbrella.parties else [])


def _titled(statement: Statement, body: Sequence[Sentence]) -> Said:
    """In a headline every word may have a capital: what opens its object is a name only when the body writes it so too."""
    said = _said(statement)
    about = statement.phrase.whole
    if said.parties or not about or not any(word[:1].isupper() and _written(word, body) for word in about.split()[:1]):
        return said
    named = _said(replace(statement, phrase=read_phrase(about, 0)))
    if not named.parties or not all(_written(party.name, body) for party in named.parties[:1]):
        return said
    return Said(replace(named.statement, phrase=replace(named.statement.phrase, goods=None)), named.named)


def _written(name: str, body: Sequence[Sentence]) -> bool:
    return any(sentence.plain.find(name) > 0 for sentence in body if not sentence.spoken)


def _said(statement: Statement) -> Said:
    """With goods and names in the page's own characters."""
    own, phrase = statement.sentence, statement.phrase
    goods, entity = _own_words(phrase.goods, own), _own_words(phrase.entity, own)
    if goods != phrase.goods or entity != phrase.entity:
        phrase = replace(phrase, goods=goods, entity=entity)
        statement = replace(statement, phrase=phrase)
    return Said(statement, parties_beside(read_parties(phrase), own.plain, phrase.end))


def _own_words(words: str | None, sentence: Sentence) -> str | None:
    at = sentence.plain.find(words) if words else -1
    return sentence.text[at : at + len(words)] if words and at >= 0 else words


def _sift(news: list[Said], title: Sequence[Said], umbrellas: Sequence[Said]) -> tuple[list[Said], list[Said]]:
    """(news, past). An unmarked clause that goes against the title's act retells the order's past."""
    heads = {one.releases for one in title if one.statement.several is None or one.statement.several}
    opening = next((one for one in [*umbrellas, *news] if one.statement.when == "now" and one.statement.action), None)
    lead = heads if len(heads) == 1 else {opening.releases} if opening is not None and not heads else set()
    kept: list[Said] = []
    past: list[Said] = []
    for one in news:
        statement = one.statement
        against = bool(lead) and one.releases not in lead
        if against and not heads and opening and _is_beside(one, opening):
            against = False
        if against and (statement.when != "now" or (statement.scope and _same_as_any(one, kept))):
            past.append(one)
        else:
            kept.append(one)
    return kept, past


def _is_beside(one: Said, opening: Said) -> bool:
    """ "It issued an order on A. It also modified its order on B": an act told before one that says it is another."""
    before = one.statement.sentence.block <= opening.statement.sentence.block
    return before and _fresh(opening) and bool(one.parties) and not related(one.parties, opening.parties)


def _same_as_any(one: Said, others: Sequence[Said]) -> bool:
    return any(related(one.parties, other.parties) for other in others)


def _expects_several(title: Sequence[Said], umbrellas: Sequence[Said], news: Sequence[Said]) -> bool:
    """Whether the page announces more than one act of a kind."""
    if umbrellas or any(one.statement.several is not None for one in title):
        return True
    return sum(one.statement.sentence.kind is Kind.ITEM for one in news) > 1


def _gather(news: Sequence[Said], several: bool) -> list[Act]:
    """One act of each direction and instrument; where several are announced, one for each party or kind of goods."""
    acts: list[Act] = []
    for one in news:
        home = next((act for act in acts if _belongs(one, act, several)), None)
        if home is None:
            acts.append(Act([one]))
        else:
            home.said.append(one)
    return _widened(acts)


def _widened(acts: list[Act]) -> list[Act]:
    """What ports will stop under an order that was widened is no order of its own, wherever the clause stands."""
    wide = next((act for act in acts if _widens(act.said[0])), None)
    if wide is None:
        return acts
    kept = []
    for act in acts:
        only_ports = not act.releases and all(one.statement.action is None for one in act.said)
        if act is not wide and only_ports and (not act.parties or related(act.parties, wide.parties)):
            wide.said += act.said
        else:
            kept.append(act)
    return kept


def _belongs(one: Said, act: Act, several: bool) -> bool:
    same_sentence = one.statement.sentence == act.said[-1].statement.sentence
    if same_sentence and (_widens(one) or _goes_out(act.said[-1])) and one.releases == act.releases:
        return True
    if _widens(act.said[0]) and one.statement.scope and not one.releases:
        return not one.parties or related(one.parties, act.parties)
    if act.releases != one.releases or _widens(one) != _widens(act.said[0]):
        return False
    wanted, held = one.statement.instrument, {said.statement.instrument for said in act.said} - {None}
    if wanted and held and wanted not in held:
        return False
    if one.parties and act.parties:
        if related(one.parties, act.parties):
            return True
        return not several and not _fresh(one) and not _other_goods(one, act)
    if not several:
        return True
    if one.statement.sentence.kind is Kind.ITEM and one.parties:
        return False
    if one.statement.sentence.kind is Kind.ITEM:
        return any(said.statement.sentence.block == one.statement.sentence.block for said in act.said)
    return not one.parties and not _other_goods(one, act)


def _other_goods(one: Said, act: Act) -> bool:
    """Whether goods and parties both differ: two orders, whatever their number was said to be."""
    goods = one.statement.phrase.goods
    held = [said.statement.phrase.goods for said in act.said if said.statement.phrase.goods]
    words = set(re.findall(r"[a-z]{4,}", (goods or "").lower()))
    return bool(goods and held) and not any(
        words & set(re.findall(r"[a-z]{4,}", (other or "").lower())) for other in held
    )


_ANOTHER = re.compile(
    r"\b(?:also|separately|another|second|additionally|in\s+addition|at\s+the\s+same\s+time|a\s+separate)\b",
    re.IGNORECASE,
)


def _fresh(one: Said) -> bool:
    """ "CBP also issued a WRO against B": an act beside the one before it."""
    statement = one.statement
    return statement.action is not None and _ANOTHER.search(statement.sentence.plain[: statement.span[1]]) is not None


def _goes_out(one: Said) -> bool:
    return one.statement.effect is Effect.NARROWED


def _widens(one: Said) -> bool:
    return one.statement.effect is Effect.WIDENED
