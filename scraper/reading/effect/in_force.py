"""Whether an act is news of an order: not one that is only recalled as in force, nor goods stopped under none."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from ledger.model import Action, Effect
from scraper.reading.acts.act import Act, Draft, around, own_span
from scraper.reading.acts.enforcement import reports_a_load, tells_of_a_load
from scraper.reading.clauses.instructed import told_to
from scraper.reading.clauses.statement import Statement, is_background
from scraper.reading.phrases.party import core_names, related
from scraper.reading.text.dates import mentions
from scraper.reading.text.force import IN_TURN
from scraper.reading.text.general import GENERAL
from scraper.reading.text.lowercase import small
from scraper.reading.text.manuscript import Kind
from scraper.reading.text.plain import plain
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import INSTRUMENT, NO_FORCE, ORDINAL, VERB


def is_restated(act: Act, draft: Draft) -> bool:
    """What ports do under an order whose issuance the page only recalls: a seizure, a reminder, a ruling."""
    told = not act.releases and not draft.title and reports_a_load(draft)
    if told and not (_from_a_day_on(act) or _is_news(act) or _opens_with(act, draft)):
        return True
    if any(one.statement.action is not None for one in act.said):
        return False
    if not draft.title and not draft.umbrellas and _asks(draft):
        return True
    if act.releases and not draft.title and not draft.umbrellas and not any(_turns(one.statement) for one in act.said):
        return True
    if act.releases or any(one.statement.when == "now" for one in act.said):
        return False
    if any(one.releases == act.releases for one in (*draft.title, *draft.umbrellas)):
        return False
    told_of = (one for one in draft.sentences if not one.spoken and not is_background(one))
    lead = [one for one in told_of if not _OF_ANY.match(one.plain)]
    if any(_IN_FORCE.search(one.plain) or _is_old(one, draft.manuscript.released) for one in lead):
        return True
    return any(
        one.statement.effect is Effect.IMPOSED
        and one.statement.action is Action.ISSUED
        and (not (one.parties and act.parties) or related(one.parties, act.parties))
        for one in draft.past
    )


#: "An order remains in force until the company proves": of any order there is.
_OF_ANY = re.compile(
    r"\W*(?:An?|Any|Each|Every|Such\s+an?)\s+(?:[\w-]+\s+){0,3}?(?:[Oo]rder|WRO|[Ff]inding)\b(?!\s+(?:of|on|against)\s)"
)


def _opens_with(act: Act, draft: Draft) -> bool:
    """ "CBP stops shipments of bricks from X", over a lead whose first words tell of an order on them, and of no load."""
    first = next((one for one in draft.sentences if not one.spoken), None)
    told = [one.statement for one in act.said if one.statement.sentence is first]
    named = any(one.phrase.goods or (one.action is Action.ISSUED and one.phrase.entity) for one in told)
    return named and first is not None and not tells_of_a_load(first.plain)


_TURN = re.compile(
    r"\b(?:again|once\s+more|now|no\s+(?:longer|more)|resum\w*|from\s+(?:today|that|this|now)|as\s+of|effective|free|ceas\w+|stop\w*|remov\w+|exempt\w*|cleared|"
    r"excluded|released|will|modif\w+|revo\w+|lift\w+)\b",
    re.IGNORECASE,
)


def _turns(statement: Statement) -> bool:
    """Whether a clause on what may come in says that it is otherwise than before: "X is admissible" does not."""
    text = statement.sentence.plain
    if told_to(text, statement.span[0]):
        return True
    return statement.when != "unmarked" or (_TURN.search(text) is not None and not _AS_EVER.search(text))


#: "Coffee that complies with U.S. law is released as usual."
_AS_EVER = re.compile(r"\bas\s+(?:usual|always|ever|they\s+have\s+been|it\s+has\s+been)\b")


def _asks(draft: Draft) -> bool:
    """Whether the page answers questions."""
    return sum(not one.spoken and one.plain.endswith("?") for one in draft.sentences) > 1


_TOLD_NOW = re.compile(r"\b(?:also|announced|announces|today|separately|in\s+addition|meanwhile)\b", re.IGNORECASE)
_FROM = re.compile(r"\b(?:[Ee]ffective|[Aa]s\s+of|[Bb]eginning|[Ss]tarting|^From)(?:\s+on)?[\s,]*$")
#: "Effective immediately after the Finding was published": then, and not from a day on.
_AFTER = re.compile(r"\s+(?:after|upon|following)\b")


def _from_a_day_on(act: Act) -> bool:
    """ "Effective December 3, CBP will detain": an act of its own, whatever load is told of before it."""
    return any(
        one.statement.when == "now"
        and _FROM.search(one.statement.sentence.plain[: day.start])
        and not _AFTER.match(one.statement.sentence.plain, day.end)
        for one in act.said
        for day in one.statement.dates
    )


def _is_news(act: Act) -> bool:
    """ "The agency also announced that it has issued an order", but not "under an order that CBP issued on June 17"."""
    issued = [
        one.statement for one in act.said if one.statement.action is Action.ISSUED and one.statement.when == "now"
    ]
    return any(
        (VERB.match(one.sentence.plain, one.span[0]) and _TOLD_NOW.search(one.sentence.plain[: one.span[0]]))
        or _BY_A_NEW_ONE.match(one.sentence.plain)
        for one in issued
    )


#: "Through a Withhold Release Order issued today, CBP stopped shipments of": no load, but what the order is on.
_BY_A_NEW_ONE = re.compile(
    r"(?:With|Through|By(?:\s+means\s+of)?|In|Under)\s+an?\s+(?:new\s+)?[^,;]{3,40}?\s(?:issued|signed|announced)\s+(?:today|yesterday|on\s)[^,;]{0,20},"
)


def _is_old(sentence: Sentence, released: date | None) -> bool:
    """ "CBP issued the order effective March 3" of last year, "the order, in place since January 2021"."""
    met = _OLD.search(sentence.plain)
    return met is not None and any(one.is_past(released) for one in mentions(sentence.plain[met.start() :], released))


_OLD = re.compile(
    r"\b(?:issued|imposed|published|placed)\s+(?:the|its|that|an?)\s+(?:Withhold\s+Release\s+)?(?:[Oo]rder|WRO|Finding)\b|"
    r"\b(?:[Oo]rder|WRO|Finding)\s+(?:of|dated|from)\s+(?=[A-Z\d])|"
    r"\b(?:[Oo]rder|WRO|Finding)\b[^.;]{0,120}\b(?:in\s+(?:place|effect|force)|issued|dated|published)\s+(?:since|on|in|of)\b"
)
_IN_FORCE = re.compile(
    r"\b(?:[Oo]rder|WRO|Finding)\s+(?:still\s+)?stands\b(?!\s+(?:for|against|on))|"
    r"\b(?:[Oo]rder|WRO|Finding)\b(?:\s+itself|\s+(?:on|against)\s+[^.;]{3,80}?)?(?:,[^.;]{3,120},)?\s+(?:has|is)\s+not\s+(?:been\s+)?(?:modified|revoked|lifted|changed)\b|"
    r"\b(?:petition|request|application|bid)\b[^.;]{0,140}?\b(?:was|were|has\s+been|is)\s+(?:denied|rejected|refused|turned\s+down|dismissed)\b|"
    r"\b(?:denied|rejected|refused|turned\s+down|dismissed)\s+(?:an?|the|its|their)\s+(?:[\w-]+\s+)?(?:petition|request|application|bid)\b|\b[Nn]othing\s+changes\b|"
    r"\b[Nn]othing\s+in\s+this\b[^.;]{0,40}\b(?:modif|chang|alter|affect|amend)|\b(?:does|do)\s+not\s+(?:modify|change|alter|amend|expand)\s+(?:the|any|that|its)\s+(?:\w+\s+){0,3}?(?:[Oo]rder|WRO|Finding)|"
    r"\b(?:[Oo]rder|WRO|Finding)\b[^.;]{0,60}\b(?:remains?|stays?|continues?\s+to\s+be|is\s+still)\s+in\s+(?:effect|force|place)\b"
)


#: "The Withhold Release Order is CBP's twelfth since": that of this page.
_NTH = re.compile(
    rf"(?:The|This)\s+{INSTRUMENT.pattern}(?:\s+\([A-Z]+\))?\s+is\s+(?:(?:the|its|CBP's|an?)\s+)?(?:agency's\s+)?{ORDINAL}\b"
)
#: On a page whose headline tells of orders.
_NEW_ORDER = re.compile(r"\b(?:[Tt]he|[Tt]his|[Aa])\s+(?:new|third|second|other)\s+order\b")


#: "modified one Withhold Release Order and issued another".
_ANOTHER = re.compile(
    r"\b(?:[Oo]rders?|WROs?|Orders?|Findings?)\b[^.;:]{0,80}\b(?:issued|imposed|published|handed\s+down)\s+(?:another|a\s+(?:new|second|separate)\s+one|one\s+more)\b"
)
_LEAD = 2


def is_backed(act: Act, draft: Draft) -> bool:
    """Whether a WRO or Finding is named with what ports are said to do: in the clause's paragraph, the title or before a list."""
    if any(one.statement.action is not None for one in act.said):
        return True
    if any(one.releases == act.releases for one in (*draft.title, *draft.umbrellas)):
        return True
    if not act.releases and (_is_headed(act, draft) or _under_heading(act, draft)):
        return True
    if not act.releases and any(_ANOTHER.search(one.plain) for one in draft.sentences if one.block < _LEAD):
        return True
    if of_several_done(draft) and any(INSTRUMENT.search(one.plain) for one in draft.sentences if not one.spoken):
        return True
    if not act.releases and len(draft.acts) == 1 and any(_NTH.match(one.plain) for one in draft.sentences):
        return True
    if any(_NEW_ORDER.search(one.plain) for one in around(act, draft)) and (draft.title or draft.umbrellas):
        return True
    if not act.releases and _from_a_day_on(act) and _rests_on_our_law(act):
        return True
    if _from_a_day_on(act) and any(
        other.releases == act.releases and _names_order(other, draft) for other in draft.acts
    ):
        return True
    return _names_order(act, draft) or (
        len(draft.acts) == 1
        and any(
            INSTRUMENT.search(one.plain)
            for one in draft.sentences
            if one.block < 3 and not one.spoken and not GENERAL.found_in(small(one.plain))
        )
    )


#: "entries of yarn of A will be detained pursuant to 19 CFR 12.42".
_CITED = re.compile(r"\b12\.42\b|\bU\.S\.C\.\s*(?:§\s*)?1307\b|\b[Ss]ection\s+307\b")


def _rests_on_our_law(act: Act) -> bool:
    """Whether a clause on what ports do with somebody's goods names the law on forced labor itself."""
    return bool(act.parties) and any(_CITED.search(one.statement.sentence.plain) for one in act.said)


def _names_order(act: Act, draft: Draft) -> bool:
    return any(INSTRUMENT.search(one.plain) for one in around(act, draft))


#: "acted today on two forced labor cases, closing one and opening another".
_DONE = re.compile(
    r"\b(?:two|three|four|a\s+pair\s+of)\s+(?:[\w-]+\s+){0,3}?(?:actions|cases|decisions|measures|steps|matters|changes|moves)\b"
    r"|\b(?:[Oo]ne|[Aa]n?)\s+(?:[\w-]+\s+){0,4}?(?:[Oo]rder|WRO|case)\s+(?:\w+\s+){0,2}?(?:end(?:s|ed)|clos(?:es|ed)|was\s+(?:lifted|closed)|expired)\b[^.;]{0,60}?\banother\b"
)
_OUR_LAW = re.compile(r"\b(?:[Ff]orced[- ][Ll]abor|1307|[Ss]ection\s+307|Withhold\s+Release\s+Orders?|WROs?)\b")


def of_several_done(draft: Draft) -> bool:
    """Whether the lead counts what was done under our law, one thing of each kind told behind it: one order ends, one begins."""
    if {act.releases for act in draft.acts} != {True, False}:
        return False
    lead = [one.plain for one in draft.sentences if one.block < 1 and not one.spoken]
    today = any(_DONE.search(text) and _TODAY.search(text) for text in lead)
    if not all(any(_is_of_now(one.statement, today=today) for one in act.said) for act in draft.acts):
        return False
    return any(_DONE.search(text) and _OUR_LAW.search(text) for text in (*lead, plain(draft.manuscript.title)))


_TODAY = re.compile(r"\b(?:[Tt]oday|[Yy]esterday|[Tt]his\s+(?:morning|afternoon))\b")


def _is_of_now(statement: Statement, *, today: bool) -> bool:
    """Whether a day says so, or that it is told in its turn of what was counted `today`: "In the second, CBP modified"."""
    in_turn = today and statement.when == "unmarked" and IN_TURN.match(statement.sentence.plain) is not None
    return statement.when == "now" or in_turn


def _is_headed(act: Act, draft: Draft) -> bool:
    """ "Withhold Release Order: Garlic from A", over a lead on what ports do from this day on."""
    title = plain(draft.manuscript.title)
    news = any(one.statement.when == "now" and one.statement.sentence.block < 2 for one in act.said)
    return news and INSTRUMENT.search(title) is not None and NO_FORCE.search(title) is None


def _under_heading(act: Act, draft: Draft) -> bool:
    """Whether the sub-heading right over the act names an order."""
    first = min(one.statement.sentence.block for one in act.said)
    over = [one.plain for one in draft.sentences if one.block == first - 1 and one.kind is Kind.HEADING]
    return any(INSTRUMENT.search(text) and not NO_FORCE.search(text) for text in over)


def own_part(act: Act, draft: Draft) -> list[Sentence]:
    """The sentences of the act's own blocks; of a block with several acts those from one to the next."""
    mine = {one.statement.sentence for one in act.said}
    theirs = {one.statement.sentence for other in draft.acts if other is not act for one in other.said} - mine
    own: list[Sentence] = []
    block, told = -9, True
    for one in around(act, draft):
        if one.block != block:
            block = one.block
            first = next((each for each in draft.sentences if each.block == block and each in mine | theirs), one)
            told = first in mine
        told = one in mine or (told and one not in theirs)
        if told:
            own.append(one)
    return own


def own_sentences(act: Act, draft: Draft, *, alone: bool) -> list[Sentence]:
    """Where to look for what the act leaves in force: all of a page with one act, else the act's own blocks."""
    body = [one for one in draft.sentences if not one.spoken and not is_background(one)]
    if alone:
        return body
    if sum(other.releases for other in draft.acts) == 1:
        beside = {one for other in draft.acts if other is not act and _is_told(other) for one in own_part(other, draft)}
        return [one for one in body if one not in beside]
    own = own_part(act, draft)
    names = core_names(act.parties)
    return [
        own_clause(one, act, draft)
        for one in body
        if one in own or any(name and name in one.plain.lower() for name in names)
    ]


def own_clause(one: Sentence, act: Act, draft: Draft) -> Sentence:
    """Of a sentence that frees somebody of one order and somebody of another, what is of this act."""
    telling = (act for act in draft.acts if act.releases and any(said.statement.sentence is one for said in act.said))
    return replace(one, plain=one.plain[own_span(act, one, draft)]) if len(list(telling)) > 1 else one


def _is_told(act: Act) -> bool:
    """Not "shipments from other sources will not be released", which says of the act beside it what goes on."""
    return bool(act.parties) or any(one.statement.action is not None for one in act.said)
