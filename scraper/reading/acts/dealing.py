"""A stated number of orders against the acts read: one clause may name the parties of several orders."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ledger.model import Action, Announcement, Effect, Evidence, Instrument, Issue, Party, Role
from scraper.reading.acts.act import Draft, Said
from scraper.reading.clauses.counted_acts import counting, how_many, takes_a_turn
from scraper.reading.clauses.statement import is_background
from scraper.reading.phrases.goods import merchandise
from scraper.reading.phrases.party import related
from scraper.reading.text.dates import mentions
from scraper.reading.text.vocabulary import BEFOREHAND, INSTRUMENT, NO_FORCE, NUMBER, PLURAL, instrument_of, number


def dealt_out(announcements: Sequence[Announcement], draft: Draft) -> tuple[Announcement, ...]:
    """ "two orders against garments made by A Ltd and B LLC": where the number fits the parties, an order each."""
    dealt: list[Announcement] = []
    for one in announcements:
        wanted = stated(draft, one) or _each_its_own(draft, one) or _under_so_many(draft, one)
        alone = sum(_same_kind(one, other) for other in announcements) == 1
        heads = [
            party
            for party in one.parties
            if party.role in (Role.NAMED, Role.VESSEL, Role.GROUP, Role.PLACE, Role.EXEMPT)
        ]
        if wanted and wanted > 1 and alone and len(heads) == wanted == len(one.parties):
            dealt.extend(_of(one, party, draft) for party in heads)
        else:
            dealt.append(one)
    return tuple(dealt)


def contradiction(announcements: Sequence[Announcement]) -> str | None:
    """What is wrong with a page on which the same party's goods are both stopped and let in under the same kind of order."""
    stopped = [one for one in announcements if one.effect is Effect.IMPOSED]
    freed = [one for one in announcements if one.effect in (Effect.LIFTED, Effect.NARROWED)]
    for one in stopped:
        if any(one.instrument is other.instrument and related(one.parties, other.parties) for other in freed):
            return f"goods of {one.parties[0].name} are said to be stopped, and also to be let in"
    return None


_SEPARATE = re.compile(r"\b(?:separate|respectively|individual)\b")


def _each_its_own(draft: Draft, one: Announcement) -> int | None:
    """ "separate orders against A and B", or orders in the plural against just these two: as many as there are parties."""
    for said in _counted(draft):
        if (
            (one.effect is Effect.IMPOSED or (one.effect is Effect.LIFTED and not _headed_by_one(draft)))
            and _fits(said, one)
            and said.statement.several == 0
            and len(said.parties) == len(one.parties)
            and (len(one.parties) == 2 or len(one.parties) in (_in_headline(draft), _on_so_many(said)))
        ):
            return len(one.parties)
    if any(
        _fits(said, one) and said.statement.several == 0 and not said.parties and _of_so_many(said) == len(one.parties)
        for said in _counted(draft)
    ):
        return len(one.parties)
    if any(
        _fits(said, one) and said.statement.several == 0 and _SEPARATE.search(said.statement.sentence.plain)
        for said in _counted(draft)
    ):
        return len(one.parties)
    return None


def _headed_by_one(draft: Draft) -> bool:
    """ "CBP Modifies Withhold Release Order on Alpha and Beta Gloves": whatever number the text has."""
    named = INSTRUMENT.search(draft.manuscript.title)
    return named is not None and PLURAL.search(named.group().strip()) is None


#: "will detain seafood harvested by the A, the B and the C under three Withhold Release Orders".
_UNDER = re.compile(
    rf"\bunder\s+(?P<n>{NUMBER})\s+(?:new\s+|separate\s+)*(?:WROs|[Ww]ithhold\s+[Rr]elease\s+[Oo]rders)\b"
)


def _under_so_many(draft: Draft, one: Announcement) -> int | None:
    if one.effect is not Effect.IMPOSED:
        return None
    told = (
        each.plain for each in draft.sentences if not each.spoken and all(p.name in each.plain for p in one.parties)
    )
    if met := next(filter(None, map(_UNDER.search, told)), None):
        return number(met["n"])
    body = (each.plain for each in draft.sentences if not each.spoken and not is_background(each))
    met = next(filter(None, map(_UNDER_THE.search, body)), None)
    return met and number(met["n"])


#: "Under the two Withhold Release Orders, importers have": those of the page.
_UNDER_THE = re.compile(
    rf"\b[Uu]nder\s+(?:(?:the|these)\s+)?(?P<n>{NUMBER}|both)\s+(?:new\s+|separate\s+)*(?:WROs|[Ww]ithhold\s+[Rr]elease\s+[Oo]rders)\b"
)


#: "ended the orders it had issued on the two vessels".
_THE_SO_MANY = re.compile(rf"\b(?:on|against)\s+the\s+(?P<n>{NUMBER})\s")


def _of_so_many(said: Said) -> int | None:
    met = _THE_SO_MANY.search(said.statement.sentence.plain, said.statement.span[0])
    return number(met.group("n")) if met else None


def _in_headline(draft: Draft) -> int | None:
    """ "Orders on Three Fishing Vessels"."""
    met = _ON_SO_MANY.search(draft.manuscript.title)
    return number(met.group("n")) if met else None


def _on_so_many(said: Said) -> int | None:
    """ "issued Withhold Release Orders against three longliners: A, B and C"."""
    met = _ON_SO_MANY.search(said.statement.sentence.plain)
    return number(met.group("n")) if met else None


_ON_SO_MANY = re.compile(
    rf"\b(?:[Oo]rders|WROs|[Ff]indings)\s+(?:today\s+|yesterday\s+)?(?:[Oo]n|[Aa]gainst)\s+(?P<n>(?i:{NUMBER}))\s+[\w-]+"
)


def _of(one: Announcement, party: Party, draft: Draft) -> Announcement:
    """With its own goods, where they stand in brackets behind its name: "A LLC (silk carpets and rugs)"."""
    behind = re.compile(re.escape(party.name) + r"\s*\((?P<goods>[a-z][^()]{2,120})\)")
    told = (behind.search(each.text) for each in draft.sentences if not each.spoken and party.name in each.text)
    goods = next((merchandise(met["goods"]) for met in told if met), None)
    party = replace(party, aliases=tuple(alias for alias in party.aliases if alias != goods))
    if goods is None:
        return replace(one, parties=(party,))
    where = next(sentence.text for sentence in draft.sentences if goods in sentence.text)
    evidence = (*(quote for quote in one.evidence if quote.field != "goods"), Evidence("goods", where))
    return replace(one, parties=(party,), goods=goods, evidence=evidence)


def _same_kind(one: Announcement, other: Announcement) -> bool:
    return one.instrument is other.instrument and (one.effect is Effect.IMPOSED) == (other.effect is Effect.IMPOSED)


def stated(draft: Draft, one: Announcement) -> int | None:
    """How many orders of this kind the page says it announces."""
    return next(
        (said.statement.several for said in _counted(draft) if _fits(said, one) and said.statement.several), None
    )


def _counted(draft: Draft) -> list[Said]:
    return [*draft.umbrellas, *(said for said in draft.title if said.statement.several is not None)]


def _fits(said: Said, one: Announcement) -> bool:
    return said.statement.instrument in (one.instrument, None) and said.releases == (one.effect is not Effect.IMPOSED)


def short_of(announcements: Sequence[Announcement], draft: Draft) -> tuple[Issue, ...]:
    """An issue where the page announces another number of orders than were read."""
    issues = []
    for instrument in Instrument:
        of_kind = [one for one in announcements if one.instrument is instrument and one.action is Action.ISSUED]
        wanted = stated(draft, of_kind[0]) if of_kind else _promised(draft, instrument)
        new = _new(draft, instrument)
        wanted = new if new > max(wanted or 0, len(of_kind)) else wanted
        if wanted and wanted != len(of_kind):
            issues.append(
                Issue(
                    "count-differs",
                    (f"the page announces {wanted} {instrument}s, {len(of_kind)} were read"),
                    draft.manuscript.title,
                )
            )
    issues.extend(_whose_was_unread(announcements, draft))
    issues.extend(_of_so_many_makers(announcements, draft))
    changed = sum(one.effect is not Effect.IMPOSED for one in announcements)
    counts = [said.statement.several or _in_headline(draft) or 0 for said in draft.title if said.releases]
    if max(counts, default=0) > changed > 0:
        message = f"the page announces changes of {max(counts)} orders, {changed} were read"
        issues.append(Issue("count-differs", message, draft.manuscript.title))
    return tuple(issues) or _unread_of_many(announcements, draft) or _unread_behind(announcements, draft)


def _of_so_many_makers(announcements: Sequence[Announcement], draft: Draft) -> list[Issue]:
    """An issue where orders are said to be on so many makers, and neither so many orders nor so many makers were read."""
    made = [one for one in announcements if one.effect is Effect.IMPOSED]
    wanted = max((_on_so_many(one) or 0 for one in draft.umbrellas if not one.releases), default=0)
    read = max(len(made), sum(len(one.parties) for one in made))
    message = f"the page announces orders on {wanted}, {read} were read"
    return [Issue("count-differs", message, draft.manuscript.title)] if wanted > read > 0 else []


#: "It lifted its order on hats from B", behind what was done to A.
_NEXT_ACT = re.compile(
    r"(?:And\s+)?(?:[Ii]t|CBP|[Tt]he\s+agency)\s+(?:has\s+)?(?:(?:also|today)\s+)*(?:lifted|revoked|modified|ended|exempted|expanded|widened|narrowed|removed|added|amended|terminated)\s"
    r"(?:[^;]{0,120}?\s)?(?:[Oo]rder|WRO|Finding)\s+(?:on|against)\s"
)


_OF_THE_ACT = ("action", "effect", "parties", "goods")


def _unread_behind(announcements: Sequence[Announcement], draft: Draft) -> tuple[Issue, ...]:
    """An issue where the sentence behind an act that was read does something to an order on somebody else, undated."""
    read = {quote.quote for one in announcements for quote in one.evidence if quote.field in _OF_THE_ACT}
    names = [name for one in announcements for party in one.parties for name in (party.name, *party.aliases)]
    for first, then in pairwise(draft.sentences):
        near = then.block == first.block < _LEAD and not (first.spoken or then.spoken)
        told = near and any(quote in first.text for quote in read) and not any(quote in then.text for quote in read)
        other = told and _NEXT_ACT.match(then.plain) and not any(name in then.text for name in names)
        if other and not BEFOREHAND.search(then.plain) and not any(mentions(then.plain, draft.manuscript.released)):
            message = "another act is told behind one that was read, and could not be"
            return (Issue("count-differs", f"{message}: {then.text[:120]}", draft.manuscript.title),)
    return ()


def _whose_was_unread(announcements: Sequence[Announcement], draft: Draft) -> list[Issue]:
    """An issue where the page says of several orders that they changed, on whom, and of one of these nothing was read."""
    plural = (one for one in draft.umbrellas if one.releases and one.statement.several is not None)
    told = tuple(party for one in plural for party in one.parties)
    read = tuple(party for one in announcements for party in one.parties)
    unread = [party.name for party in told if not related((party,), read)] if read else []
    message = "the page says that orders were changed, of one of them it could not be read how"
    return [Issue("count-differs", f"{message}: {unread[0]}", draft.manuscript.title)] if unread else []


def _unread_of_many(announcements: Sequence[Announcement], draft: Draft) -> tuple[Issue, ...]:
    """An issue where the lead counts more actions than were read, and one whose turn it is names an order."""
    counts = counting(draft.sentences) if announcements else None
    if counts is None or how_many(counts, draft.manuscript.released) <= len(announcements):
        return ()
    read = {quote.quote for one in announcements for quote in one.evidence}
    turns = (one for one in draft.sentences if takes_a_turn(one) and one is not counts and not one.spoken)
    unread = next(
        (one for one in turns if INSTRUMENT.search(one.plain) and not any(quote in one.text for quote in read)), None
    )
    message = "the page announces several actions, of one no order could be read"
    return (Issue("count-differs", f"{message}: {unread.text[:120]}", draft.manuscript.title),) if unread else ()


def _promised(draft: Draft, instrument: Instrument) -> int:
    """The number of orders of a kind of which none was read."""
    told = (one.statement for one in _counted(draft) if not one.releases and one.statement.action is Action.ISSUED)
    return max((one.several or 0 for one in told if one.instrument is instrument), default=0)


_NEW = re.compile(
    rf"\b(?P<n>{NUMBER})\s+(?:[a-z-]+\s+)?(?:new|additional|further)\s+(?:[a-z-]+\s+){{0,2}}?"
    r"(?:(?P<wro>WROs|[Ww]ithhold\s+[Rr]elease\s+[Oo]rders)|(?:[Ff]orced\s+[Ll]abou?r\s+)?[Ff]indings)\b"
)
_NEW_WORDS = (" new ", " additional ", " further ")
_LEAD = 3


def _new(draft: Draft, instrument: Instrument) -> int:
    """The most new orders of a kind that a sentence of the lead speaks of."""
    most = 0
    for one in draft.sentences:
        if one.block >= _LEAD:
            break
        if one.spoken or not any(map(one.plain.__contains__, _NEW_WORDS)) or is_background(one):
            continue
        for met in _NEW.finditer(one.plain):
            kind = instrument_of(met)
            before = one.plain[: met.start()]
            if kind is instrument and not BEFOREHAND.search(before[-60:]) and not NO_FORCE.search(before[-140:]):
                most = max(most, number(met.group("n")) or 0)
    return most
