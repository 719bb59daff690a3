"""The page as a frame: whether its headline or lead announces an act of this day on an order, however the clauses are built.

What the clause grammar makes no event of is then a doubt for a person, never silence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ledger.model import Announcement, Effect, Issue
from scraper.reading.acts.act import Draft
from scraper.reading.acts.any_verb import (
    DOES_SOMETHING,
    LEAD,
    ORDER,
    PORTS_DO,
    SOON,
    did,
    is_done,
    is_news,
    on_one_there_is,
    told_first,
)
from scraper.reading.acts.enforcement import reports_a_load, reports_a_penalty
from scraper.reading.clauses.statement import is_background
from scraper.reading.names.finder import names_in
from scraper.reading.text.manuscript import Genre, Kind
from scraper.reading.text.plain import plain
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import NO_FORCE, instruments

#: "Withhold Release Order: A", "Modification of WRO on A", "Withhold Release Order on A modified".
_LABELLED = re.compile(
    rf"\b(?:{ORDER}|forced[- ]labor\s+order)\s+(?:issued|modified|revoked|lifted|narrowed|widened)\b|"
    rf"(?:^|-\s|:\s){ORDER}(?:\s+(?:issued|modified|revoked|lifted))?\s*[:,]\s+\S|\b(?:[Mm]odification|[Rr]evocation|[Ii]ssuance|[Tt]ermination|[Ll]ifting|[Ee]xpansion)\s+of\s+"
    rf"(?:(?:a|an|the|its)\s+)?(?:[\w-]+\s+){{0,2}}?{ORDER}\b|\b{ORDER}s?\b(?![^:;]*\bnot\b)[^:;]{{0,80}}?\s(?:issued|modified|revoked|"
    r"lifted|ended|expanded|terminated|rescinded|narrowed|widened|eased|broadened|extended|withdrawn)$|"
    rf"\b{ORDER}\b[^:;]{{0,80}}?\s(?:now|no\s+longer)\s+(?:also\s+)?(?:covers?|includes?|reach(?:es)?|appl(?:y|ies)|extends?|bars?|names?)\b",
    re.IGNORECASE,
)
#: "Acts on Withhold Release Order", "Decision regarding WRO on A".
_ON_ORDER = re.compile(
    r"\b(?:acts?|acted|actions?|decisions?|decides?|determination|changes?|steps?)\s+(?:on|regarding|concerning|about|with\s+(?:regard|respect)\s+to|"
    rf"relating\s+to|in\s+the\s+matter\s+of)\s+(?:[\w-]+\s+){{0,3}}?{ORDER}\b",
    re.IGNORECASE,
)
#: A court's decision is none of CBP's.
_BY_COURT = re.compile(r"\b(?:[Cc]ourt|CIT|[Jj]udge|[Rr]uling)\b")
#: "Withhold Release Order on A", over "The order takes effect today".
_OPENS = re.compile(rf"(?:New\s+)?{ORDER}\s+(?:on|against|for|covering)\s", re.IGNORECASE)
_IN_EFFECT = re.compile(
    r"\b(?:[Oo]rder|WRO|Finding)\b[^.;]{0,40}\b(?:takes\s+effect|is\s+effective|goes\s+into\s+(?:effect|force))\s+(?:today|immediately|at\s+once|now)\b"
)
#: "What was a Withhold Release Order is a Finding now".
_NOW_A_FINDING = re.compile(r"\bis\s+(?:now\s+a\s+Finding\b|a\s+Finding\s+now\b)")
#: What CBP does in a headline that names no order.
_HEADLINE = re.compile(
    r"\b(?:takes?|took|taking)\s+(?:[\w-]+\s+){0,2}?(?:action|steps?|aim)\b|\b(?:acts?|moves?|cracks?\s+down)\s+(?:against|on)\b|"
    r"\b(?:bars?|bans?|blocks?|stops?|halts?|detains?|targets?|ends?|eases?|lifts?|widens?|expands?|broadens?|no\s+longer\s+detains?|(?:re)?admits?|allows?|clears?|frees?|restores?|withdraws?)\s|\b(?:barred|stopped|halted|"
    r"blocked|banned|freed|cleared|modified|revoked|lifted|ended)\b|\b(?:orders?\s+detention|detention\s+ordered)\b|\bunder\s+(?:a\s+)?"
    + ORDER,
    re.IGNORECASE,
)
#: "this week took action under section 307".
_ACTED = re.compile(
    r"\b(?:CBP|U\.?S\.?\s+Customs|Border\s+Protection|DHS|Homeland\s+Security|[Tt]he\s+agency)\b[^.;]{0,60}?\b(?:took|takes|has\s+taken|is\s+taking|announced|made\s+public|acted|moved)\s+"
    r"(?:[\w-]+\s+){0,3}?(?:actions?|decisions|orders|steps?|measures?|against|changes?)\b"
)
#: "under a new Withhold Release Order": one that is told of here first.
_A_NEW = re.compile(
    rf"(?<!party\sto\s)(?<!parties\sto\s)\b(?:[Aa]n?\s+(?:\w+\s+)?|[Nn]ew\s+|[Ii]ts\s+(?:new\s+)?|CBP's\s+){ORDER}\b(?!\s+(?:of|dated|from|issued\s+(?:in|on)))|\b[Tt]he\s+{ORDER}(?:\s+\([A-Z]+\))?\s+that\s+(?:took|takes|went|came)\s|"
    rf"\bunder\s+(?:[a-z]+\s+)?{ORDER}s?\s+(?:that|which)\s+(?:[^.;,]|(?<=\s[A-Z])\.){{3,60}}?\s(?:signed|issued|announced)\b"
)
#: "Order on A lifted", "A named in new WRO".
_STATE = re.compile(
    r"^(?:[\w-]+\s+){0,3}?(?:[Oo]rders?|WROs?|findings?)\s+(?:on|against)\s+[^:;]{3,120}\s(?:modified|amended|lifted|revoked|rescinded|withdrawn|ended|issued|expanded|widened)\b|"
    rf"\b(?:under|named\s+in|hit\s+by|subject\s+to)\s+(?:an?\s+)?new\s+{ORDER}$|^[^:]{{3,80}}\snamed\s+in\s+{ORDER}$|"
    r"^(?![^:]*\b(?:seiz\w*|shipments?|detain\w*|detention|held|stop\w*|enter\w*|import\w*|what|how|rights|duties|guidance)\b)[^:]{3,80}\s(?:(?:now|put|placed|comes?|falls?)\s+)?under\s+(?:an?\s+)?"
    rf"{ORDER}$|"
    r"^(?:CBP|U\.?S\.?\s+Customs[\w\s]{0,24}|DHS)\s+(?:issues|modifies|amends|revokes|lifts|ends|rescinds|withdraws|expands|"
    r"widens|narrows|extends|broadens|enlarges|changes|alters|adjusts|updates|eases|drops|discontinues|cancels|terminates|removes|closes\s+the\s+book\s+on|restores|"
    r"reinstates|renews|revives|reissues)\s+(?:(?:an?|the|its|new|both|two|three|forced[- ]labor)\s+)*"
    r"(?:[Oo]rders?|WRO|finding|actions|instruments|detentions?|ban)\s+(?:on|against|of)\b"
    r"(?!\s+(?:(?:the|a|one|first|second|last)\s+)*(?:shipments?|containers?|entry|cargo|load)\b)|"
    #: "CBP Lifts Three Orders, Keeps One"
    r"^(?:CBP|U\.?S\.?\s+Customs[\w\s]{0,24})\s+(?:issues|modifies|revokes|lifts|ends|rescinds|withdraws|expands|narrows|cancels|terminates)\s+"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several)\s+"
    r"(?:(?:more|old|older|new|forced[- ]labor|detention)\s+)*orders(?=[,;]|$)",
    re.IGNORECASE,
)
#: "Adds Brother's Firm to Order on Grower", "Takes Mill Off Order Against A", over a lead on one of ours.
_MOVES = re.compile(
    r"^(?:CBP|U\.?S\.?\s+Customs[\w\s]{0,24}|DHS)\s+(?:adds?|removes?|takes|strikes|drops|puts|brings|frees|exempts|clears|excludes)\s+[^:;]{3,80}?\s"
    r"(?:to|from|off|out\s+of|under|on|of)\s+(?:the\s+|its\s+)?(?:[\w-]+\s+)?(?:Order|WRO|Finding)\s+(?:on|against|over)\s|"
    rf"\b(?:exclusion|exemption|removal|addition|inclusion)\s+of\s[^:;]{{3,80}}?\s(?:from|to|in|under)\s+(?:the\s+|its\s+)?{ORDER}\b",
    re.IGNORECASE,
)
#: "an order dated September 24", over a lead of a page that names a Withhold Release Order.
#: "goods that fall under an order": of any order there is.
_ANY = re.compile(
    rf"\b(?:that|which|whose|when|if|goods|merchandise|shipments)\s+(?:[\w-]+\s+){{0,4}}?(?:under|to|by)\s+an?\s+{ORDER}(?!\s+(?:issued|signed|dated))|"
    rf"\bin\s+(?:violation|breach|defiance)\s+of\s+an?\s+{ORDER}"
)
_AN_ORDER = re.compile(
    r"\b(?:issued|signed|imposed|announced)\s+(?:an|a\s+new)\s+order\b|"
    r"\b(?:[Aa]n|[Aa]\s+new|[Tt]he\s+new)\s+order\s+(?:dated|issued|signed|handed\s+down|announced|that)\b"
)
#: "is the subject of an order that went out to ports on Tuesday".
_SENT = re.compile(
    r"\b(?:[Aa]n|[Aa]\s+new|[Tt]wo|[Tt]hree|[Nn]ew)\s+orders?\s+(?:(?:that|which)\s+)?(?:went\s+out|(?:was|were)\s+(?:sent|given|issued|signed)|CBP\s+(?:sent|gave|issued|signed))\b"
)
_AN_ORDER_BY_NAME = re.compile(rf"\b{ORDER}\b")
_OURS = re.compile(rf"{ORDER}|\b1307\b|section\s+307|forced[- ]labou?r", re.IGNORECASE)
_COURT = re.compile(
    r"\b(?:[Cc]ourts?|judges?|CIT)\b(?:(?!\b(?:not|never|declin\w+|refus\w+)\b)[^.;]){0,120}\b(?:vacat(?:e[sd]?|ing)|set(?:s|ting)?\s+aside|annul(?:s|led)|struck\s+down|overturn(?:s|ed)|"
    r"enjoin(?:s|ed)|stay(?:s|ed))\b[^.;]{0,60}\b(?:[Oo]rder|WRO|[Ff]inding)\b|"
    r"\b(?:[Cc]ourt|[Jj]udge)\s+(?:has\s+)?(?:today\s+)?(?:ordered|directed|instructed|told)\s+(?:CBP|(?:U\.S\.\s+)?ports(?:\s+of\s+entry)?|the\s+agency)\s+to\s+(?:release|admit|clear|let)\b"
)
_SUSPENDED = re.compile(
    rf"\bput(?:s|ting)?\s+(?:the\s+|its\s+|a\s+)?{ORDER}\b[^.;]{{0,80}}?\bon\s+hold\b|^{ORDER}\s[^.;:]{{2,80}}?\s(?:suspended|paused|put\s+on\s+hold)\b|"
    r"\b(?:suspends?|suspended|suspending|paus(?:es|ed|ing)|stays|stayed)\s+(?:(?:until|for)\s+[^,;.]{3,20}\s+)?(?:the\s+|its\s+)?(?:enforcement\s+of\s+)?(?:the\s+|its\s+|a\s+)?"
    + ORDER
    + r"|\bhold(?:s|ing)?\b[^.;]{0,40}?\bin\s+abeyance\b|\benforcement\s+of\s+(?:the\s+|its\s+)?(?:[Oo]rder|WRO|Finding|"
    r"Withhold\s+Release\s+Order)\b"
    r"[^.;]{0,80}\b(?:is|was|has\s+been|will\s+be)\s+(?:suspended|paused)",
    re.IGNORECASE,
)
#: "has concluded its review of the Withhold Release Order".
_REVIEWED = re.compile(
    r"\b(?:conclud|complet|finish|clos)(?:es?|s|ed|ing)\s+(?:its|the|a)\s+(?:[\w-]+\s+)?review\s+of\s+(?:the\s+|its\s+|a\s+)?"
    + ORDER,
    re.IGNORECASE,
)
_CHANGES = re.compile(r"\b(?:changes?|outcome|result|decision|decided|treatment)\b")


def unread(draft: Draft) -> tuple[Issue, ...]:
    """The act that headline or lead announces, and that no event was made of."""
    if reports_a_load(draft) or reports_a_penalty(draft):
        return ()
    lead = _lead(draft)
    if any(_SUSPENDED.search(text) for text in (plain(draft.manuscript.title), *(one.plain for one in lead))):
        message = "an order is said to be suspended for a time; whether and how long must be looked at"
        return (Issue("order-suspended", message, draft.manuscript.title),)
    if _court_acted(draft, lead):
        message = "a court is said to have set an order aside; what stands now must be looked at"
        return (Issue("order-set-aside", message, draft.manuscript.title),)
    quote = _announced(draft, lead) or _reviewed(draft, lead)
    if not quote:
        return ()
    message = f"an act is announced but what it covers could not be read: {quote[:160]}"
    return (Issue("announcement-unread", message, draft.manuscript.title),)


def unread_beside(
    draft: Draft, announcements: Sequence[Announcement], unheard: Sequence[Sentence]
) -> tuple[Issue, ...]:
    """Of the `unheard` deeds those beside what was read: each names somebody, and none whom an event names."""
    known = _named(announcements)
    message = "a further act is announced but what it covers could not be read"
    return tuple(
        Issue("announcement-unread", f"{message}: {one.text[:160]}", draft.manuscript.title)
        for one in unheard
        if _names_others(one, known)
    )


def left_in_list(draft: Draft, announcements: Sequence[Announcement]) -> tuple[Issue, ...]:
    """The items of a list that an act opens whose firm no event names: of several orders one may have been read."""
    known = _named(announcements)
    opens = {
        one.statement.sentence.block for act in draft.acts for one in act.said if one.statement.sentence.opens_list
    }
    message = "an item of the list behind an act names somebody whom no event names"
    left, within = [], False
    for one in draft.sentences:
        within = one.kind is Kind.ITEM and (within or one.block - 1 in opens)
        if within and not one.spoken and _names_others(one, known):
            left.append(one)
    return tuple(Issue("announcement-unread", f"{message}: {one.text[:160]}", draft.manuscript.title) for one in left)


def taken_amiss(draft: Draft, announcements: Sequence[Announcement], unheard: Sequence[Sentence]) -> tuple[Issue, ...]:
    """The unheard deed that tells of a page's one event otherwise: in front of it, on others, or on an order there was."""
    if len(announcements) != 1 or draft.umbrellas:
        return ()
    known, imposed = _named(announcements), announcements[0].effect is Effect.IMPOSED
    first = min((one.statement.sentence.block for act in draft.acts for one in act.said), default=0)
    message = "what is done to whom is told in words that could not be read"
    amiss = (
        one
        for one in unheard
        if (imposed and on_one_there_is(one) and not _names_others(one, known))
        or (one.block < max(first, 1) and _names_others(one, known))
    )
    return tuple(Issue("announcement-unread", f"{message}: {one.text[:160]}", draft.manuscript.title) for one in amiss)


def unheard_in(draft: Draft) -> list[Sentence]:
    """The sentences that tell of a deed of this day, and of which no clause was read."""
    heard = {id(one.statement.sentence) for act in draft.acts for one in (*act.said, *act.recalled)}
    heard |= {id(one.statement.sentence) for one in (*draft.past, *draft.umbrellas)}
    return [one for one in draft.sentences if not one.spoken and id(one) not in heard and did(one, draft)]


def _named(announcements: Sequence[Announcement]) -> set[str]:
    return {name for one in announcements for party in one.parties for name in (party.name, *party.aliases)}


def _names_others(sentence: Sentence, known: set[str]) -> bool:
    return bool(names_in(sentence.plain)) and not any(name in sentence.plain or name in sentence.text for name in known)


#: "Eight years after it was handed down, the order was closed yesterday".
_THIS_DAY = re.compile(r"\b(?:[Tt]oday|[Yy]esterday|[Tt]his\s+(?:morning|afternoon))\b")


def _lead(draft: Draft) -> list[Sentence]:
    lead = (one for one in draft.sentences if one.block < LEAD and not one.spoken)
    return [one for one in lead if not is_background(one) or _THIS_DAY.search(one.plain)]


def _court_acted(draft: Draft, lead: list[Sentence]) -> bool:
    """A judgment that changed what ports do; what a court only said or hears changes nothing yet."""
    told = any(_COURT.search(one.plain) for one in lead)
    return told and any(act.releases and any(one.statement.scope for one in act.said) for act in draft.acts)


def _announced(draft: Draft, lead: list[Sentence]) -> str:
    """The words that announce an act; empty where there are none."""
    stated = [*(one for one in draft.title if one.statement.sentence.block == -2), *draft.umbrellas]
    if stated:
        return stated[0].statement.sentence.text
    title = plain(draft.manuscript.title)
    if _has_no_force(title):
        return ""
    if _tells_itself(title, draft, lead):
        return draft.manuscript.title
    done = next((one for one in lead if is_done(one, lead, draft)), None)
    if done and not NO_FORCE.search(done.plain):
        return done.text
    headed = _HEADLINE.search(title) is not None
    told = _told_in(lead, draft, named=headed)
    if told is None and draft.manuscript.genre is Genre.RELEASE:
        told = told_first(lead, title, draft, headed=headed)
    told = told or next(
        (one for one in lead if any(tells.search(one.plain) for tells in (_IN_EFFECT, _NOW_A_FINDING, _TODAYS_ORDER))),
        None,
    )
    if told:
        return told.text
    return draft.manuscript.title if _LABELLED.search(title) and any(is_news(one, draft) for one in lead) else ""


#: "Today's orders are on two producers".
_TODAYS_ORDER = re.compile(
    r"^\W*(?:Today's|Yesterday's)\s+(?:[a-z]+\s+)?(?:[Oo]rders?|WROs?|(?:Withhold\s+Release\s+Orders?)|(?:[Ff]orced\s+[Ll]abor\s+)?Findings?)\s+"
    r"(?:is|are|covers?|concerns?|hits?|bars?|targets?|names?|reach(?:es)?|appl(?:y|ies))\b"
)


def _has_no_force(title: str) -> bool:
    """Whether a headline asks, or says up to the order's name, or to its end, that something is only considered or refused."""
    return "?" in title or any(
        NO_FORCE.search(title, 0, end) for end in (len(title), *(one.start() for one in instruments(title)))
    )


def _told_in(lead: list[Sentence], draft: Draft, *, named: bool) -> Sentence | None:
    """The sentence of the lead on an action of these days, or on a new order where the headline has what CBP did (`named`)."""
    news = [one for one in lead if is_news(one, draft)]
    told = [plain(draft.manuscript.title), *(one.plain for one in draft.sentences if one.block < LEAD)]
    ours = any(_OURS.search(text) for text in told)
    acted = next((one for one in news if ours and (_ACTED.search(one.plain) or _SENT.search(one.plain))), None)
    new = (one for one in news if named and (_A_NEW.search(_ANY.sub(" ", one.plain)) or _AN_ORDER.search(one.plain)))
    return acted or next(new, None)


def _tells_itself(title: str, draft: Draft, lead: list[Sentence]) -> bool:
    """Whether the headline says by itself that something was done about an order."""
    by_court = _BY_COURT.search(title) and not any(_COURT.search(one.plain) for one in lead)
    if not by_court and (_ON_ORDER.search(title) or DOES_SOMETHING.search(title)):
        return True
    if _OPENS.match(title) and any(_IN_EFFECT.search(one.plain) for one in lead):
        return True
    if not by_court and (_STATE.search(title) or _MOVES.search(title)) and any(_OURS.search(one.plain) for one in lead):
        return True
    if PORTS_DO.search(title) and any(_AN_ORDER_BY_NAME.search(one.plain) for one in lead):
        return True
    return draft.manuscript.genre is Genre.BULLETIN and _LABELLED.search(title) is not None


def _reviewed(draft: Draft, lead: list[Sentence]) -> str:
    """The sentence that says that from this day something is different, on a page on a review that has ended."""
    if not _REVIEWED.search(plain(draft.manuscript.title)) and not any(_REVIEWED.search(one.plain) for one in lead):
        return ""
    told = (one for one in lead if _CHANGES.search(one.plain) and SOON.search(one.plain))
    return next((one.text for one in told), "")
