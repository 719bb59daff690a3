"""Sentences into statements: what one clause says is done to an order, to what goods, of whom, when.

Two kinds of clause state an act: one that names the instrument ("issued a Withhold Release Order against ...",
"the WRO has been modified") and one that names what ports do from now on ("will detain ...", "will no longer be detained").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from ledger.model import Action, Effect
from scraper.entity.kinds import is_complete
from scraper.reading.clauses.against import against_which, clause_start, when_done, without_relative
from scraper.reading.clauses.before_order import OUT_OF, REACHES_TO, THAT_IT_PUT, WITH_A
from scraper.reading.clauses.beside import beside, of_both
from scraper.reading.clauses.covers_less import order_in_front
from scraper.reading.clauses.declared import declared
from scraper.reading.clauses.determined import determined, is_bare
from scraper.reading.clauses.extension import added_to_it, exempt_no_more
from scraper.reading.clauses.headed import headed
from scraper.reading.clauses.how_many import several
from scraper.reading.clauses.in_its_place import issued_anew
from scraper.reading.clauses.inserted import without_inserted
from scraper.reading.clauses.order_day import of_days, of_name, order_end
from scraper.reading.clauses.order_on import WENT_OUT
from scraper.reading.clauses.reach import TO_COVER, TO_INCLUDE, added, benefits, changes_of_reach, freed_for, taken_out
from scraper.reading.clauses.reference import references, relative_verb
from scraper.reading.clauses.scopes import scope_statement
from scraper.reading.clauses.sellers import may_sell
from scraper.reading.clauses.since_issued import done_since
from scraper.reading.clauses.standing import standings
from scraper.reading.clauses.statement import Statement
from scraper.reading.clauses.superseded import of_the_act, superseded
from scraper.reading.names.about import GROUNDS, about
from scraper.reading.phrases.goods import THEIRS
from scraper.reading.phrases.phrase import Phrase, read_phrase
from scraper.reading.text.dates import MONTH, WEEKDAY, Mention, mentions
from scraper.reading.text.force import HEARSAY, powerless, whenever
from scraper.reading.text.sentences import MOST_CLAUSES, Sentence
from scraper.reading.text.vocabulary import (
    INSTRUMENT,
    NO_FORCE,
    ORDER_NAMES,
    OTHER_ACTOR,
    RESTRICTIONS,
    VERB,
    VERBS,
    instrument_of,
    instruments,
    only_determiners,
)

_PASSIVE = re.compile(
    r"^(?:[\s,]*\([^)]{1,40}\))?[^;]{0,200}?\b(?:has|have|had|was|were|is|are|been|being|be)\s+(?:\w+ly\s+|now\s+|"
    r"been\s+|being\s+|also\s+|today\s+|therefore\s+|thus\s+|hence\s+|then\s+){0,3}",
    re.IGNORECASE,
)


def statements(
    sentence: Sentence, released: date | None, *, title: bool = False, ports: bool = True
) -> Iterator[Statement]:
    """All statements of one sentence, in order; without `ports`, none on what ports do."""
    text = without_inserted(sentence.plain)
    found = changes_of_reach(sentence, released, title=title) or exempt_no_more(sentence, released, title=title)
    found = found or ([] if title else added_to_it(sentence, released))
    named = any(map(text.__contains__, ORDER_NAMES))
    if named:
        dates: tuple[Mention, ...] | None = None
        for met in islice(instruments(text), MOST_CLAUSES):
            verb = _active(text, met, title=title) or _passive(text, met) or (_headed(text, met) if title else None)
            if verb is None and _THAT.search(text, met.end(), met.end() + 40):
                verb = relative_verb(text, met.end(), tuple(mentions(sentence.plain, released)), released)
            if verb is None or any(one.span[0] <= verb[0] <= one.span[1] for one in found if one.scope):
                continue
            dates = tuple(mentions(sentence.plain, released)) if dates is None else dates
            own = of_the_act(dates, text, released) if met.group("finding") and verb[2] is Action.ISSUED else dates
            act = _act(sentence, met, verb, own, released, title=title)
            habit = not title and _is_habit(act, text[verb[0] : verb[1]])
            if not habit and not any(one.span[0] == act.span[0] for one in found):
                more = beside(act, released)
                found.append(of_both(act, more))
                found += more or issued_anew(act) or added(act, met.end(), title=title) or freed_for(act, title=title)
    if named and (finding := superseded(sentence, released, title=title)):
        found = [*(one for one in found if _is_another(one, finding)), finding]
    found = _with_standings(found, sentence, released, title=title, named=named or "rder" in text)
    found += [] if title or not ports else _of_ports(sentence, released, found)
    yield from found or ([] if title else benefits(sentence, released))


def _is_another(one: Statement, finding: Statement) -> bool:
    """Whether a clause is not on the Finding, or on the WRO it takes the place of, itself."""
    bare = one.phrase.goods is None and one.phrase.entity is None
    return not bare and one.instrument is not finding.instrument and one.action is not Action.ISSUED


#: "If there is conclusive evidence, it publishes a Finding and may seize the goods."
_PRESENT = re.compile(r"(?:issue|publishe|modifie|revoke|order|lift|end|impose|place|expand|extend)s\b", re.IGNORECASE)


def _is_habit(act: Statement, verb: str) -> bool:
    """What CBP does in general: on nobody and nothing, no day told."""
    bare = act.phrase.goods is None and act.phrase.entity is None
    return bare and act.when != "now" and not act.dates and _PRESENT.match(verb) is not None


#: "modified the order to add A": who comes under it is told where it is not said whom it was on.
_TO_ADD = re.compile(r"\bto\s+(?:also\s+)?(?:add|include)\b")


def _with_standings(
    found: list[Statement], sentence: Sentence, released: date | None, *, title: bool, named: bool
) -> list[Statement]:
    """With how things stand, what is done to an order told of before, and else a Finding told by what was found."""
    found = list(found)
    issued = any(one.action is Action.ISSUED for one in found)
    stands = standings(sentence, released, title=title, issued=issued) if named else []
    for one in (*stands, *(() if title else references(sentence, released))):
        found = [other for other in found if not _says_more(one, other)]
        if not any(_overlap(one.span, other.span) for other in found):
            found.append(one)
            if one.action in (Action.REVOKED, Action.MODIFIED) and not one.scope:
                found += beside(one, released) or issued_anew(one)
            wider = one.phrase.entity or _TO_ADD.search(sentence.plain, one.span[1])
            found += added(one, one.span[1], title=title) if wider and not one.scope else []
            found += taken_out(one) if one.action is Action.MODIFIED and not (one.scope or title) else []
    bare = [one for one in found if is_bare(one)]
    if title or (found and len(bare) != 1):
        return found
    finding = determined(sentence, released)
    return [*(one for one in found if one not in bare), finding] if finding else found


def _says_more(one: Statement, other: Statement) -> bool:
    """ "Crab of A is subject to a WRO that CBP issued today": whose it is stands before the order's name."""
    told = one.phrase.entity is not None and other.phrase.goods is None and other.phrase.entity is None
    alike = one.action is other.action and one.effect is other.effect and other.several is None
    if not (told and alike and _overlap(one.span, other.span)) or ";" in one.sentence.plain[one.span[1] :]:
        return False
    return not other.scope and one.action is Action.ISSUED


#: "In November CBP modified the order on A, allowing its gloves to enter": of the day of the verb it hangs on.
_HANGS_ON = re.compile(r",\s+(?:thus\s+|thereby\s+|again\s+)?(?:allow|permitt|lett|clear|enabl|admitt|bring)ing\s")


def _of_ports(sentence: Sentence, released: date | None, found: Sequence[Statement]) -> list[Statement]:
    """What ports do, by itself or as what came of a change that was made on an older day."""
    scope = scope_statement(sentence, released) or may_sell(sentence, released) or declared(sentence, released)
    if scope is None:
        return []
    old = [one.span[1] for one in found if one.when == "then" and one.action is not Action.ISSUED and not one.scope]
    if scope.when == "unmarked" and any(_HANGS_ON.search(sentence.plain, end, scope.span[1]) for end in old):
        scope = replace(scope, when="then")
    return [headed(scope), *order_in_front(scope)]


_THAT = re.compile(r" (?:that|which) ")
_A_DAY = re.compile(rf"{WEEKDAY}\b|{MONTH}\s+\d")


def _without_day(phrase: Phrase) -> Phrase:
    """ "against the firm on Wednesday, Nov. 12": a day is nobody."""
    return replace(phrase, entity=None) if phrase.entity and _A_DAY.match(phrase.entity) else phrase


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


#: "a WRO was issued today against ...".
_BEHIND_VERB = re.compile(
    r"[\s,]*(?:today|yesterday)?\s*(?:against|on|for|covering)\s+(?=[\"a-zA-Z])(?!" + GROUNDS + ")"
)


_FOR = re.compile(r"\s+for\s+(?=[A-ZÀ-ÖØ-ÞĀ-Ž])")


def _object(text: str, start: int, verb: int, action: Action, *, title: bool) -> Phrase:
    """What the order is on; "the order on gold from the region for A" is not on A, whom the change is for."""
    text = text[:verb] if title and verb > start else text
    if action is Action.ISSUED and (theirs := THEIRS.match(text, start)):
        start = theirs.end()  # "on its natural rubber": whose it is, the page has said
    met = _FOR.search(text, start) if action is not Action.ISSUED else None
    before = read_phrase(text[: met.start()], start, title=title) if met else None
    return (
        before
        if before and before.goods and (not before.entity or before.form == "place" or is_complete(before.entity))
        else read_phrase(text, start, title=title)
    )


def _act(
    sentence: Sentence,
    met: re.Match[str],
    verb: tuple[int, int, Action, Effect | None],
    dates: tuple[Mention, ...],
    released: date | None,
    *,
    title: bool,
) -> Statement:
    """The clause of an instrument and the verb that takes it."""
    text = without_inserted(sentence.plain)
    start, end, action, effect = verb
    on = about(text, met.end())
    wider = TO_COVER.match(text, met.end()) if title and effect is Effect.WIDENED else None
    behind = wider or on or (_BEHIND_VERB.match(text, end) if end > met.end() else None)
    relative = None if behind else against_which(text, start)
    phrase = _object(text, behind.end(), start, action, title=title) if behind else relative
    phrase = _without_day(phrase or Phrase(end=max(end, met.end())))
    active_issue = action is Action.ISSUED and start < met.start()
    own_day = [one for one in dates if one.start < met.start() and not text[one.end : met.start()].strip(" ,")]
    of_order = range(0) if on is None or action is Action.ISSUED else range(on.start(), order_end(on, start))
    free = (one for one in dates if one not in own_day and one.start >= clause_start(text, start))
    outside = tuple(one for one in free if one.start not in of_order or _of_the_act(one, text, met, released))
    when = when_done(sentence.plain, met.end(), verb, outside, released, title=title)
    of_its_own = [one for one in dates if one in own_day or one.start in of_order]
    recalled = None if active_issue else of_name(on, released) or of_days(of_its_own, released)
    span = min(start, met.start()), max(met.end(), phrase.end, end)
    return Statement(
        sentence,
        _effect_behind(text, met.end(), action, effect),
        action,
        instrument_of(met),
        phrase,
        when,
        outside,
        span,
        several=several(text, met),
        recalled=recalled,
    )


def _effect_behind(text: str, order: int, action: Action, effect: Effect | None) -> Effect | None:
    """What a verb does that leaves it open: behind the order's name, which ends at `order`, more may be taken in."""
    widens = action is Action.MODIFIED and effect is None and TO_INCLUDE.search(text, order)
    return Effect.WIDENED if widens else effect


def _of_the_act(one: Mention, text: str, met: re.Match[str], released: date | None) -> bool:
    """ "revoked a Withhold Release Order on April 11 for": the day it was done on, where no word ties it to the order."""
    return one.is_news(released) and text[met.end() : one.start].strip() in ("on", "")


#: "The Secretary approved the Finding on April 28": before CBP published it.
_BY_SECRETARY = re.compile(r"\bSecretary\b[^.;]{0,60}?\bapproved\s+(?:the|that|this|its)\s+(?:\w+\s+)?$")


def _active(text: str, met: re.Match[str], *, title: bool) -> tuple[int, int, Action, Effect | None] | None:
    """The verb before the instrument, nearest first, that takes it as its object and is not robbed of its force."""
    window = max(0, met.start() - 150)
    if "Secretary" in text and _BY_SECRETARY.search(text, window, met.start()):
        return None
    for verb in reversed(list(VERB.finditer(text, window, met.start()))):
        at = int((verb.lastgroup or "v0")[1:])
        _, action, effect = VERBS[at]
        between = INSTRUMENT.sub(" ", text[verb.end() : met.start()]).replace(" and ", " ").replace("pair of", "")
        between = between.removeprefix(":") if verb.start() == 0 else between  # "Modified: Withhold Release Order on"
        allowed = only_determiners(between) if action is Action.ISSUED else RESTRICTIONS.match(between) is not None
        if effect is Effect.WIDENED and REACHES_TO.match(between):
            return None
        if action is not Action.ISSUED and THAT_IT_PUT.match(between):
            allowed, effect = True, effect if action is Action.REVOKED else None
        if not allowed:
            if action is not Action.ISSUED:
                return None
            continue
        if effect is Effect.WIDENED and WITH_A.search(between):
            action, effect = Action.ISSUED, Effect.IMPOSED
        if effect is Effect.LIFTED and OUT_OF.match(between):
            action, effect = Action.MODIFIED, Effect.NARROWED
        return (
            None
            if powerless(text, verb.start(), verb.group(), title=title)
            else (verb.start(), verb.end(), action, effect)
        )
    return None


#: "avocados detained under an order have been released": of the goods, not of the order.
_HELD_UNDER = re.compile(
    r"\b(?:detained|held|seized|stopped|withheld|blocked|excluded)\s+(?:\w+\s+){0,3}?under\s+(?:an?|the|its|this|that|another)\s+(?:\w+\s+)?$"
)


def _behind_being(text: str, order: int, on: re.Match[str] | None) -> re.Match[str] | None:
    """The verb behind "has been", of the order whose name ends at `order`; what it is about may be long."""
    be = _PASSIVE.match(text[order : order + 260])
    relative = be is not None and on is not None and _HAS_DONE.search(on.group()) is not None
    if on is not None and (relative or (be is None and (" been " in text or " no longer " in text))):
        order = read_phrase(text, on.end()).end
        be = _PASSIVE.match(text[order : order + 160])
    return VERB.match(text, order + be.end()) if be else None


#: "that has barred": an order's own clause, whose "has" is not that of what was done to it.
_HAS_DONE = re.compile(r"\s(?:has|had)\s+\w+(?:\s+out)?\s+$")


_IS_PARTICIPLE = re.compile(
    r"(?:ed|wn|ing|made public|taken off|put in\w* \w+|no longer (?:in \w+|necessary))$", re.IGNORECASE
)


#: "a WRO that it issued", and not "a WRO that barred gloves of A".
_PAST_CLAUSE = re.compile(
    r"[\s,)\"]*(?:that|which)\b(?!\s+(?:covers?|applies\s+to|concerns?|targets?|(?:(?:has|had)\s+)?(?:kept|barred|stopped|blocked|held|shut\s+out)|keeps|bars|stops|blocks)\b)"
)


def _passive(text: str, met: re.Match[str]) -> tuple[int, int, Action, Effect | None] | None:
    """ "a WRO has been issued", "the Finding was modified": the verb behind the instrument."""
    text = without_relative(text, met.end())
    if (out := WENT_OUT.match(text, met.end())) and not HEARSAY.search(text[: met.start()]):
        return out.start("verb"), out.end(), Action.ISSUED, Effect.IMPOSED
    on = about(text, met.end())
    verb = _behind_being(text, met.end(), on)
    if verb is None:
        return None
    verb = done_since(text, verb)
    at = verb.start()
    _, action, effect = VERBS[int((verb.lastgroup or "v0")[1:])]
    if (
        _HELD_UNDER.search(text, max(0, met.start() - 60), met.start())
        or not _IS_PARTICIPLE.search(verb.group())
        or NO_FORCE.search(text[max(0, met.start() - 60) : met.start()])
        or HEARSAY.search(text[: met.start()])
    ):
        return None
    gap = text[met.end() : at]
    if whenever(text, met.end(), verb.end()):
        return None
    if _PAST_CLAUSE.match(gap) or text[met.start() - 1 : met.start()] == "(":
        return None
    if re.search(r"\b(?:may|can|could|would|should|might|if|when|not|until|will)\b", gap) or OTHER_ACTOR.search(
        _REASON.split(text[verb.end() : verb.end() + 40])[0]
    ):
        return None
    if _TO_BE.search(gap):
        return None
    gap = _ASIDE.sub("", text[min(at, read_phrase(text, on.end()).end) : at]) if on else gap
    if re.search(
        r"\b(?:whose|while|whereas|workers|conditions|once|when|would|orders?|shipments|CBP|agency|indicators|goods|products|"
        r"evidence|information)\b",
        gap,
    ):
        return None
    return verb.start(), verb.end(), action, effect


#: "The order against A Ltd. and its hair products of China was", "against A Ltd., a Thai maker of hair products, was".
_ASIDE = re.compile(
    r"^(?:,?\s+and\s+(?:its|their)\s+[^,;:]{3,80}?(?=\s+(?:was|is|has|have|were|are)\s)|,?\s+an?\s+[^,;:]{3,80},(?=\s))"
)


#: Where what was done ends, and why it was begins.
_REASON = re.compile(
    r":|;|,\s+(?:and|as|after)\s|\b(?:because|after|since|once|following|when|to\s+(?:exempt|exclude|remove|free|allow|leave|take|add|include))\s"
)
#: In a headline, "Order on A Ltd. modified", "WRO on A lifted after audit".
_DONE = re.compile(
    r"(?:on|against)\s+[^;:]{3,120}?\s+(?=(?:modified|amended|changed|narrowed|lifted|revoked|rescinded|withdrawn|ended|terminated|expanded|widened)\b"
    r"\s*(?:$|[,;]|(?:after|over|following|as|for|on|in|effective|by)\b))",
    re.IGNORECASE,
)


#: "New Withhold Release Order: lithium carbonate", but not "New WRO on Tomatoes: What Importers Need to Know".
_NEW_ONE = re.compile(r"New\s+(?:[Ff]orced\s+[Ll]abor\s+)?")
_ITS_HEAD = re.compile(
    r"(?:\s+\([A-Z]+\))?(?::|\s+[-–—]|\s+(?:on|against|covers|for))\s(?!.*\b(?i:what|how|why|faqs?|questions?|guid(?:e|ance)|webinar|briefing|training|know|advice|explained|process|procedures?|importers?|comments?)\b)"
)


def _headed(text: str, met: re.Match[str]) -> tuple[int, int, Action, Effect | None] | None:
    """The participle that ends a headline on an order, which has no "is"."""
    if text.startswith("New") and _NEW_ONE.fullmatch(text, 0, met.start()) and _ITS_HEAD.match(text, met.end()):
        return met.start(), met.end(), Action.ISSUED, Effect.IMPOSED
    done = _DONE.match(text, met.end() + 1)
    verb = VERB.match(text, done.end()) if done else None
    if verb is None or NO_FORCE.search(text):
        return None
    _, action, effect = VERBS[int((verb.lastgroup or "v0")[1:])]
    return verb.start(), verb.end(), action, effect


#: "wish an order to be modified": what somebody wants.
_TO_BE = re.compile(r"(?<!is)(?<!are)(?<!was)(?<!were)(?<!ordered)(?<!directed)\s+to\s+be\s+$")
