"""What the clauses of a page say, with their parties, gathered into the acts it announces."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ledger.model import Action, Effect, Party
from scraper.reading.clauses.inserted import without_inserted
from scraper.reading.clauses.statement import Statement
from scraper.reading.phrases.kin import parties_beside
from scraper.reading.phrases.party import Named, read_parties
from scraper.reading.text.manuscript import Manuscript
from scraper.reading.text.sentences import Sentence


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


_FREEING = (Effect.LIFTED, Effect.NARROWED)


def releases(statement: Statement) -> bool:
    """Whether the statement frees goods, as far as its verb tells."""
    if statement.effect is None:
        return statement.action is Action.MODIFIED
    return statement.effect in _FREEING


def said_of(statement: Statement) -> Said:
    """With goods and names in the page's own characters."""
    own, phrase = statement.sentence, statement.phrase
    goods, entity = (words and own.own(words) for words in (phrase.goods, phrase.entity))
    if goods != phrase.goods or entity != phrase.entity:
        phrase = replace(phrase, goods=goods, entity=entity)
        statement = replace(statement, phrase=phrase)
    named = parties_beside(read_parties(phrase), without_inserted(own.plain), phrase.end)
    if own.text is not own.plain and any(one.name not in own.text for one in named.parties):
        named = replace(named, parties=tuple(replace(one, name=own.own(one.name)) for one in named.parties))
    return Said(statement, named)


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


def own_span(act: Act, sentence: Sentence, draft: Draft) -> slice:
    """What of a sentence that tells of several acts is this one's: from its clause to the next."""
    own = [one.statement.span[0] for one in act.said if one.statement.sentence is sentence]
    others = [
        one.statement.span[0]
        for other in draft.acts
        for one in other.said
        if other is not act and one.statement.sentence is sentence
    ]
    if not own or not others:
        return slice(None)
    return slice(min(own), min((at for at in others if at > min(own)), default=None))


def around(act: Act, draft: Draft) -> list[Sentence]:
    """The sentences of the act's own blocks."""
    blocks = {one.statement.sentence.block for one in act.said}
    return [one for one in draft.sentences if one.block in blocks]
