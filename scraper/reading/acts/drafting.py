"""A manuscript taken apart: each sentence's statements, the news told from the past, and the umbrella sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ledger.model import Action, Effect, Instrument
from scraper.reading.acts.act import Act, Draft, Said, said_of
from scraper.reading.acts.gathering import expects_several, gather, sift
from scraper.reading.acts.headline import headline_act
from scraper.reading.acts.over_table import over_table, with_fleet
from scraper.reading.acts.titled import titled
from scraper.reading.acts.twins import with_twin
from scraper.reading.acts.with_kin import with_kin
from scraper.reading.clauses.coordinated import also_done, with_coordinated
from scraper.reading.clauses.counted_acts import counting, counts_in_headline, kinds_counted, of_its_kind, of_this_day
from scraper.reading.clauses.determined import determined
from scraper.reading.clauses.how_many import is_of_each
from scraper.reading.clauses.order_on import IS_ON, THE_SAME, each_began, one_of_several
from scraper.reading.clauses.reference import out_of_it
from scraper.reading.clauses.standing import stands_headed
from scraper.reading.clauses.statement import Statement, is_background
from scraper.reading.clauses.statements import statements
from scraper.reading.clauses.told_apart import told_apart
from scraper.reading.lists.directing import by_name
from scraper.reading.lists.each_for import (
    are_told_apart,
    each_for,
    each_party,
    names_its_turn,
    of_the_two,
    they_cover,
    told_of_each,
    with_own_goods,
)
from scraper.reading.lists.halves import halves
from scraper.reading.lists.heads import actions_told, listed_item, listed_under, orders_cover
from scraper.reading.lists.items import (
    enumerated,
    in_turn,
    in_turns,
    item_statement,
    named_behind,
    opens_item,
    takes_turn,
)
from scraper.reading.lists.rows import rows
from scraper.reading.lists.verbs_in_front import verb_behind, verb_in_front
from scraper.reading.phrases.phrase import Phrase
from scraper.reading.text.dates import mentions
from scraper.reading.text.manuscript import Kind, Manuscript
from scraper.reading.text.plain import plain
from scraper.reading.text.sentences import Sentence, sentences
from scraper.reading.text.vocabulary import ORDINAL


def draft(manuscript: Manuscript) -> Draft:
    body = tuple(sentences(manuscript.blocks))
    title = _of_headline(manuscript, body)
    counts = counting(body)
    counted = counts is not None or counts_in_headline(manuscript.title)
    kinds = kinds_counted(counts, body)
    told = _told(body, title, counts, kinds, manuscript.released)
    umbrellas = told.umbrellas
    over = over_table(title, told.news, umbrellas) or _over_rows(manuscript, body)
    in_table = rows(manuscript.blocks, over, manuscript.released)
    news = [*told.news, *(with_fleet(said_of(one), (*told.news, *title)) for one in in_table)]
    news, more_past = sift(list(with_kin(news, (*title, *told.past))), title, umbrellas, counts, counted=counted)
    several = expects_several(title, umbrellas, news) or bool(kinds)
    acts = with_twin(gather(news, several, wide_head=_widens(title), counted=counted), title)
    return Draft(
        manuscript,
        title,
        body,
        _with_headline(acts, title) or headline_act(title, umbrellas, body, manuscript.released),
        (*told.past, *more_past),
        tuple(umbrellas),
    )


@dataclass(slots=True)
class _Told:
    """The clauses of a page by what they are: of this day, of before, and numbers of orders over those that follow."""

    news: list[Said] = field(default_factory=list)
    past: list[Said] = field(default_factory=list)
    umbrellas: list[Said] = field(default_factory=list)


def _told(
    body: Sequence[Sentence],
    title: Sequence[Said],
    counts: Sentence | None,
    kinds: Sequence[Instrument],
    released: date | None,
) -> _Told:
    told = _Told()
    for sentence in body:
        if sentence.spoken or sentence.kind is Kind.ROW:
            continue
        over = told.umbrellas[-1].statement if told.umbrellas else _counted_in(title, sentence)
        over = over or of_its_kind(sentence, counts, kinds, released) or _one_more(told.news, sentence)
        background = is_background(sentence) and not (over and _of_one(sentence, over, released))
        own = _stated(sentence, body, over, released, ports=not background)
        own = of_the_two(sentence, own, [one.statement for one in told.news])
        stated = [_of_same_day(one, sentence, told.news) for one in own]
        stated = stated or _headed(sentence, body, title, over, released)
        for statement in stated or _stands(sentence, title, told.news, released):
            if sentence is counts and kinds and _counts_only(statement):
                continue
            said = said_of(of_this_day(statement, counts, released))
            if background and statement.when != "then" and not _tells_news(said):
                continue
            if statement.when == "then" or _of_a_year(statement) or not (title or _opens(statement, body, released)):
                told.past.append(said)
            elif statement.several is not None:
                told.umbrellas.append(said)
                told.news.extend(_under(said, released, apart=are_told_apart(body)))
            else:
                told.news.append(said)
    return told


def _counts_only(statement: Statement) -> bool:
    """ "announced one Withhold Release Order and two Findings", of which the sentences behind it tell one by one."""
    told = statement.phrase.goods or statement.phrase.entity or statement.several is not None
    return not told and not statement.sentence.opens_list


def _over_rows(manuscript: Manuscript, body: Sequence[Sentence]) -> Statement | None:
    """What announces the acts of a table whose rows say what each of them is."""
    rowed = any(block.kind is Kind.ROW for block in manuscript.blocks)
    return actions_told(body, manuscript.released) if rowed else None


def _of_one(sentence: Sentence, over: Statement, released: date | None) -> bool:
    """Whether a sentence tells of the orders that an umbrella sentence counts, of one of them or of several."""
    return bool(in_turn(sentence, over, released) or they_cover(sentence, over, released))


#: "A third order of the same day concerns".
_OF_SAME_DAY = re.compile(r"\b(?:of|from|dated|issued\s+on|signed\s+on)\s+(?:the\s+same|that)\s+(?:day|date)\b")


def _of_same_day(statement: Statement, sentence: Sentence, news: Sequence[Said]) -> Statement:
    """With the days of what was told just before it."""
    if statement.dates or not news or not _OF_SAME_DAY.search(sentence.plain):
        return statement
    return replace(statement, dates=tuple(replace(one, start=0, end=0) for one in news[-1].statement.dates))


def _of_headline(manuscript: Manuscript, body: Sequence[Sentence]) -> tuple[Said, ...]:
    heads = [
        Sentence(text, plain(text), at, Kind.HEADING)
        for at, text in ((-2, manuscript.title), (-1, manuscript.subhead))
        if text
    ]
    told = (one for head in heads for one in statements(head, manuscript.released, title=True))
    return tuple(titled(one, body) for each in told for one in also_done(each))


#: "has thus modified five orders in fiscal year 2023": a total, over no list.
_IN_A_YEAR = re.compile(
    r"\b(?:(?:in|during|of|since)\s+(?:(?:fiscal|calendar)\s+year\b|20\d\d\b)|[Tt]his\s+(?:fiscal\s+|calendar\s+)?year\b)"
)


def _of_a_year(statement: Statement) -> bool:
    """Whether a number of orders is told of a whole year, and not of this day."""
    text = statement.sentence.plain
    return statement.several is not None and statement.when != "now" and _IN_A_YEAR.search(text) is not None


def _widens(title: Sequence[Said]) -> bool:
    """Whether the headline says of one order that it reaches further."""
    return len(title) == 1 and title[0].statement.effect is Effect.WIDENED and title[0].statement.several is None


def _with_headline(acts: Sequence[Act], title: Sequence[Said]) -> tuple[Act, ...]:
    """ "CBP removes hats from order on A": what goes out, where no clause of the page's one such act says it."""
    out = [one for one in title if one.statement.effect is Effect.NARROWED and one.statement.scope]
    freeing = [act for act in acts if act.releases]
    if len(out) == len(freeing) == 1 and not any(one.statement.scope for one in freeing[0].said):
        freeing[0].said.append(out[0])
    return tuple(acts)


#: "With today's step CBP modified the order for the second time this year".
_NTH_TIME = re.compile(rf"\bfor\s+the\s+{ORDINAL}\s+time\b")


def _tells_news(said: Said) -> bool:
    """ "Today CBP issued an order on A, the fourth this year": an order of this day, in the lead, in a sentence on totals."""
    one = said.statement
    if one.when == "now" and one.action is Action.MODIFIED and _NTH_TIME.search(one.sentence.plain):
        return True
    return (
        one.sentence.block < 2
        and one.when == "now"
        and one.action is Action.ISSUED
        and bool(said.parties)
        and any(one.dates)
    )


def _counted_in(title: Sequence[Said], sentence: Sentence) -> Statement | None:
    """The headline's number of orders, for a sentence that tells of "the first" or "the second"."""
    several = [
        one.statement for one in title if one.statement.several is not None and one.statement.action is Action.ISSUED
    ]
    told = several and (sentence.kind is Kind.ITEM or takes_turn(sentence) or names_its_turn(sentence))
    return several[0] if told else None


#: "A second Finding deals with seafood harvested by the B".
_ONE_MORE = re.compile(
    r"(?:(?:A|The)\s+(?:second|third|fourth|further)|Another)\s+(?:WRO|Withhold\s+Release\s+Order|(?:[Ff]orced\s+[Ll]abor\s+)?Finding|order)\b"
)


def _one_more(news: Sequence[Said], sentence: Sentence) -> Statement | None:
    """The order told before, as one of several, for a sentence that tells of the next."""
    same = THE_SAME.match(sentence.plain) is not None
    issued = [
        one.statement
        for one in news
        if one.statement.action is Action.ISSUED or (same and one.statement.effect is Effect.IMPOSED)
    ]
    if not issued or not (same or _ONE_MORE.match(sentence.plain) or IS_ON.match(sentence.plain)):
        return None
    return replace(issued[-1], action=Action.ISSUED, phrase=Phrase(), several=0)


def _opens(statement: Statement, body: Sequence[Sentence], released: date | None) -> bool:
    """Whether a statement is no number of orders of which the page only tells in passing."""
    weekly = " this week" in statement.sentence.plain
    if statement.several is None or statement.when == "now" or weekly or is_of_each(statement):
        return True
    return _leads(statement.sentence, body) or _followed(statement, body, released)


def _leads(sentence: Sentence, body: Sequence[Sentence]) -> bool:
    """The first sentence, one of a lead that says "announced" or "today", or one that opens a list."""
    if sentence is body[0] or sentence.opens_list:
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


_JOINS = (" and ", " while ", " whereas ")


def _stated(
    sentence: Sentence, body: Sequence[Sentence], over: Statement | None, released: date | None, *, ports: bool = True
) -> list[Statement]:
    """A sentence's own statements, or what it lists of the orders an umbrella sentence before it announced."""
    under = (
        verb_in_front(sentence, released)
        or verb_behind(sentence, over, released)
        or listed_under(sentence, released)
        or listed_item(sentence, body, released)
    )
    told = (one for part in halves(sentence) for one in statements(part, released, ports=ports))
    stated = [under] if under else with_own_goods(list(told))
    stated = (
        [each for one in stated for each in with_coordinated(one)]
        if any(map(sentence.plain.__contains__, _JOINS))
        else stated
    )
    if over is None:
        head = None if stated else orders_cover(sentence, body, released) or told_apart(sentence, body, released)
        return [head] if head else stated or out_of_it(sentence, body, released)
    turns = in_turns(sentence, over, released) or they_cover(sentence, over, released)
    turns = turns or told_of_each(sentence, over, released)
    turns = turns or ([] if stated else by_name(sentence, over, released) or each_began(sentence, over, body, released))
    if turns:
        return turns
    if not any(one.action and (one.phrase.entity or one.phrase.goods) for one in stated) and (
        one := one_of_several(sentence, over, released)
    ):
        return [one]
    if stated and not (over.several and over.several > len(stated)):
        return stated
    listed = enumerated(replace(over, sentence=sentence, span=(0, 0)), released)
    if stated and len(listed) != over.several:
        return stated
    if listed or not opens_item(sentence, body, over):
        return list(listed)
    return list(filter(None, [item_statement(sentence, over, released)]))


def _headed(
    sentence: Sentence,
    body: Sequence[Sentence],
    title: Sequence[Said],
    over: Statement | None,
    released: date | None,
) -> list[Statement]:
    """ "CBP has determined that gloves made by A are made with forced labor", under a headline, or a number, of Findings."""
    issued = [one for one in (*(said.statement for said in title), over) if one and one.effect is Effect.IMPOSED]
    headed = any(one.instrument is Instrument.FINDING for one in issued)
    headed = headed or (sentence.block < 2 and not title and _finding_follows(sentence, body))
    found = determined(sentence, released, headed=True) if headed else None
    return [found] if found else []


def _stands(sentence: Sentence, title: Sequence[Said], news: Sequence[Said], released: date | None) -> list[Statement]:
    """Whom an order stands against, in the lead under a headline that issues it, as long as nobody is told of."""
    issues = any(one.statement.effect is Effect.IMPOSED for one in title)
    if not issues or sentence.block > 1 or any(one.parties for one in news):
        return []
    found = stands_headed(sentence, released)
    return [found] if found else []


#: "The Finding appears in today's Federal Register", "It issued a Finding today".
_THE_FINDING = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Ii]ts|[Aa])\s+(?:[Ff]orced\s+[Ll]abor\s+)?[Ff]inding(?:,\s[^,;]{3,90},)?\s+(?:was|is|appears|takes|replac(?:es|ed)|supersed(?:es|ed)|succeed(?:s|ed)|will|has\s+(?:been|the\s+effect)|went|authorizes|directs|allows|lets|means|requires|instructs|gives|permits|bars|covers|applies)\b(?!\s+(?:modif|revok|lift|been\s+(?:modif|revok|lift)|no\s+longer))|"
    r"\b(?:issued|published|signed)\s+(?:an?|its)\s+(?:formal\s+)?(?:[Ff]orced\s+[Ll]abor\s+)?[Ff]inding\b|"
    r"\ba\s+(?:formal\s+)?(?:[Ff]orced\s+[Ll]abor\s+)?[Ff]inding\b[^.;]{0,60}?\b(?:issued|published|signed|followed)\b(?![^.;]*\b(?:modif|revok|lift))"
)


def _finding_follows(sentence: Sentence, body: Sequence[Sentence]) -> bool:
    """Whether the sentences of the lead behind this one tell of a Finding, and none of a WRO that was modified."""
    lead = [one for one in body if one.block in (sentence.block, sentence.block + 1) and not one.spoken]
    return any("inding" in one.plain and _THE_FINDING.search(one.plain) and not is_background(one) for one in lead)


def _under(umbrella: Said, released: date | None, *, apart: bool) -> list[Said]:
    """The orders an umbrella sentence lists itself: "(1) ...; (2) ...", or their parties."""
    told = bool(umbrella.parties)
    both = tuple(with_coordinated(umbrella.statement)) if told else ()
    parts = enumerated(umbrella.statement, released)
    if not parts and len(both) > 1:
        parts = tuple(replace(part, several=None) for part in both)
    parts = each_for(umbrella.statement) or parts or named_behind(umbrella.statement, seated=told)
    each = apart or is_of_each(umbrella.statement)
    parts = parts or (each_party(umbrella.statement) if each else ())
    return [said_of(part) for part in parts] or ([umbrella] if umbrella.parties else [])
