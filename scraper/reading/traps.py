"""Documents that speak of orders without announcing one: told by what they are, and by other laws with the same words.

Titles alone never make a page unrelated: they only say that what it tells is a report, a rule or a retelling, so that
the acts in it are not news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scraper.reading.acts.act import Act, Draft
from scraper.reading.acts.any_verb import is_done
from scraper.reading.clauses.statement import Statement, is_background
from scraper.reading.text.lowercase import Needles, in_small, small
from scraper.reading.text.manuscript import Manuscript
from scraper.reading.text.plain import plain
from scraper.reading.text.vocabulary import INSTRUMENT, VERB

#: Kinds of page that retell, explain or record. Matched on the title, and on the path for CBP's own sections.
_RETELLS = in_small(
    r"\b(?:trade\s+news\s+snapshot|news\s+snapshot|newsletter|monthly\s+(?:operational\s+)?update|"
    r"operational\s+update|operational\s+statistics|(?:weekly|daily|monthly|trade)\s+(?:bulletin|review|digest|brief(?:ing)?|recap|wrap-?up)|weekly\s+update|digest|week\s+of\s+[A-Z][a-z]+\s+\d|(?:year|month|quarter|week)(?:\s+(?:20)?\d\d)?\s+in\s+review|"
    r"annual\s+report|(?:caps|closes(?:\s+out)?|ends|concludes|wraps\s+up|finishes|completes)\s+(?:(?:out|a|its|the)\s+)?(?:[\w-]+\s+)?(?:fiscal|calendar)\s+year|"
    r"trade\s+results|enforcement\s+(?:results|record|figures|year)|record\s+(?:[\w-]+\s+){0,3}?enforcement|"
    r"end[- ]of[- ]year|trade\s+(?:and\s+travel\s+)?report|by\s+the\s+numbers|highlights|recap|round-?up|"
    r"fact\s*sheet|frequently\s+asked|faqs?\b|q\s*&\s*a|questions\s+(?:and|&)\s+answers|answers\s+to\s+(?:[\w-]+\s+){0,3}?questions|guidance|guide\b|factsheet|(?:user|process)\s+manual|instructions|"
    r"\breminds?\b|\breminder\b|how\s+to|fictional|walk[- ]?through|"
    r"what\s+happens\s+when|training\s+(?:case|example|module)|^how\s+(?:does\s+)?(?:CBP|a|the|we)\b|what\s+is\s+a|process\s+map|"
    r"testimony|testif(?:y|ies|ied)|statement\s+for\s+the\s+record|written\s+(?:statement|testimony)|remarks|speech|keynote|hearing|"
    r",\s+(?!(?:u\.?s\.?\s+)?(?:cbp|dhs|customs|agency)\s)(?:\w+\s+){1,3}(?:says|said|claims|reports)$|anniversary|marks?\s+(?:\w+\s+){0,3}(?:years?|decades?|months?)\b|look(?:s|ing)?\s+back|a\s+(?:day|week)\s+(?:with|in\s+the\s+life)|"
    r"^inside\s+the\b|one\s+\w+'s\s+(?:day|week)|meet\s+(?:the|our)\b|employee\s+(?:spotlight|profile)|years?\s+(?:on|later)\b|^\w+\s+years?\s+(?:of|since|after)\b|a\s+century\s+of|"
    r"uflpa\s+(?:statistics|dashboard)|statistics|dashboard|strategy\b)",
)
#: "DHS Unveils Strategy, Announces New Orders".
_AND_ORDERS = in_small(
    r",\s+(?:and\s+)?(?:announces|issues|publishes)\s+(?:(?:new|two|three|four|five|several|more|forced|labor|withhold|release)\s+){0,4}(?:orders?|wros?|findings?)\b"
)
#: Occasions on which orders are spoken of; a page may also name one beside the acts it announces.
_OCCASION = in_small(
    r"\b(?:webinar|technical\s+expo|tech\s+expo|roundtable|symposium|listening\s+session|advisory\s+committee|"
    r"summit(?=\s*$|[\s,:]+(?:on|in|of|for|at|with|to|opens?|ends?|closes?|brings|draws|\d)))"
)
#: Pages on additions to another law's list, which may tell of an order of the same day beside them.
_OTHER_LIST = in_small(r"\bentity\s+list\b")
_RETELLING_PATHS = re.compile(
    r"/(?:trade/snapshot|speeches-and-statements|speeches|testimony|stats|document/(?:guidance|fact-sheets|faqs|"
    r"report)|frontline|faqs?|trade/programs-administration|about)/",
    re.IGNORECASE,
)
#: Other laws under which goods are stopped in near-identical words.
OTHER_LAW = re.compile(
    r"\b(?:UFLPA|Uyghur\s+Forced\s+Labor\s+Prevention|CAATSA|Countering\s+America's\s+Adversaries|"
    r"rebuttable\s+presumption|Entity\s+List|Section\s+321\(|antidumping|anti-dumping|countervailing|AD/CVD|EAPA|"
    r"Enforce\s+and\s+Protect|Section\s+301|Section\s+232|"
    r"Lacey\s+Act|Marine\s+Mammal|import\s+alert|Jones\s+Act|intellectual\s+property|counterfeit|(?i:exclusion\s+orders?)|"
    r"International\s+Trade\s+Commission|patents?|trademarks?)\b"
)
#: "began to detain cells of A under the Uyghur Forced Labor Prevention Act".
_UNDER_OTHER = re.compile(
    r"\b(?:under|pursuant\s+to|by\s+virtue\s+of)\s+(?:the\s+)?(?:UFLPA|Uyghur\s+Forced\s+Labor\s+Prevention|CAATSA|Countering\s+America's\s+Adversaries|Lacey\s+Act)"
)
_NOTICE_OF_OURS = re.compile(
    r"notice of finding that|(?:maintenance|existence) of (?:a |the )?(?:finding|determination)|"
    r"no longer subject to (?:the |a )?finding|\bfinding (?:pertaining|relating) to certain|"
    r"(?:modification|revocation|termination) of (?:the |a )?(?:forced labor )?finding|"
    r"finding of [a-z]+ \d{1,2}, \d{4}|convict,? forced,? (?:or"
    r"|and|/) indentured labor|forced labor finding",
    re.IGNORECASE,
)
_NOTICE_REJECTS = re.compile(
    r"entity list|information collection|technical expo|public hearing|final determination concerning|no "
    r"significant impact|advisory committee|customs broker|import restrictions|interest rates|"
    r"\bcorrections?\b|\bcorrecting\b|technical amendment|extension of (?:the )?comment",
    re.IGNORECASE,
)


def retells(draft: Draft) -> bool:
    """Whether the page is of a kind that reports or explains acts of other days, or on an occasion and of no act of this day."""
    title = small(_unlabelled(plain(draft.manuscript.title)))
    retelling = _RETELLS.search(title) is not None
    if _RETELLING_PATHS.search(draft.manuscript.url) or (retelling and not _AND_ORDERS.search(title)):
        return True
    return (retelling or _OCCASION.search(title) is not None) and not any(_of_today(draft))


def _of_today(draft: Draft) -> Iterator[Statement]:
    """What is said, by the acts that name a party, to be done as of this day."""
    told = (one.statement for act in draft.acts if act.parties for one in act.said)
    return (one for one in told if one.when == "now" and not one.sentence.spoken)


def tells_news(draft: Draft) -> bool:
    """Whether a clause of a page that retells says that CBP acted on somebody "today" or "yesterday"."""
    digest = _DIGEST.search(small(plain(draft.manuscript.title))) is not None
    words = ("today", "yesterday") if digest else ("today", "yesterday", "weekday")
    return any(
        one.action is not None and not _WE.search(one.sentence.plain) and any(day.word in words for day in one.dates)
        for one in _of_today(draft)
    )


def newest(draft: Draft) -> bool:
    """ "The newest of these orders, issued this morning, bars textiles made by A Ltd.", in passing, and no event made of it."""
    return any(not one.spoken and _NEWEST.search(one.plain) for one in draft.sentences)


_NEWEST = re.compile(
    r"\b(?:newest|latest|most\s+recent)\b[^.;:]{0,60}?\bissued\s+(?:today|yesterday|this\s+(?:morning|afternoon))\b(?![^.;]{0,60}\b(?:report|guidance|bulletin)\b)"
)
#: Pages in which "on Tuesday" is some Tuesday of the week or month they sum up.
_DIGEST = in_small(
    r"\b(?:snapshot|newsletter|bulletin|weekly|daily|monthly|digest|recap|round-?up|update|review|week\s+of)\b"
)
#: Somebody speaks: of which day, only the occasion says.
_WE = re.compile(r"\b(?:[Ww]e|I|our)\b")

#: "today released its trade results for fiscal year 2025".
_REPORTS = re.compile(
    r"\b(?:released|published|presented|posted|unveiled|shared|issued|reported)\s+(?:\w+\s+)?(?:its|the|their|new)\s+(?:[\w-]+\s+){0,4}?"
    r"(?:results|figures|statistics|numbers|totals|data|report|summary|review|tally|scorecard|recap)\b"
)


def reports(draft: Draft) -> bool:
    """Whether the first sentence tells of figures or a report, and the headline of no act."""
    first = next((one.plain for one in draft.sentences if not one.spoken), "")
    return not draft.title and _REPORTS.search(first) is not None


def is_on_another_list(draft: Draft) -> bool:
    """Whether the title speaks of the Entity List, and no clause tells of an order issued or changed as of this day."""
    if _OTHER_LIST.search(small(plain(draft.manuscript.title))) is None:
        return False
    return not any(one.action for one in _of_today(draft))


_CORRECTS = re.compile(
    r"\b(?:duplicates?|reissued|resent|corrects?|corrected|correcting|correction|erratum|clarif(?:y|ies|ied|ication)|(?:withdraws?|withdrawn|retracts?|retracted|recalls?)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:release|announcement|statement|notice)|(?:release|announcement|statement|notice)\s+(?:is\s+|was\s+)?(?:withdrawn|retracted|recalled))\b(?!\s+orders?)"
    r"(?!\s+(?:(?:its|their|the|these|those|such|all)\s+)?(?:[\w-]+\s+){0,2}?(?:labor|practices?|conditions?|abuses?|violations?|problems?|deficienc\w+|shortcomings?|indicators?|failures?)\b)",
    re.IGNORECASE,
)
_CORRECTING = Needles("duplicat", "reissued", "resent", "correct", "erratum", "clarif", "withdr", "retract", "recall")


def corrects(manuscript: Manuscript) -> bool:
    """Whether the title says that the page puts right what another said: what it tells may be told already."""
    title = plain(manuscript.title)
    if not _CORRECTING.stand_in(small(title)):
        return False
    return _CORRECTS.search(_REISSUED.sub("", title)) is not None


#: "CORRECTION: CBP Issues Withhold Release Order on A": the release itself, told once more in full.
_REISSUED = re.compile(
    r"^\W*(?:correct(?:ion|ed)|reissued|re-issued)(?:\s+(?:release|version|copy))?\s*(?::|-+)\s*"
    rf"(?=(?:U\.S\.\s+Customs|CBP|DHS|U\.S\.)\s+(?:[\w.]+\s+){{0,4}}?(?:{VERB.pattern}))|"
    r"\s*[(\[](?:corrected|reissued|re-issued)(?:\s+(?:release|version|copy))?[)\]]\s*$",
    re.IGNORECASE,
)


#: "CSMS # 1 - GUIDANCE: Modification of WRO on A": the label says for whom, not that nothing is new.
_LABEL = re.compile(
    r"\b(?:guidance|instructions)\s*:\s*(?=(?:the\s+)?(?:modification|revocation|issuance|termination|expansion)\s+of\b|"
    r"(?:withhold\s+release\s+order|wro|finding)\b[^:,]*\s(?:lifted|modified|revoked|issued|ended|terminated|expanded)(?:$|[,:(]|\s(?:on|for|against|-)\s)|"
    r"withhold\s+release\s+order\s+(?:\(wro\)\s+)?(?:on|against)\b)",
    re.IGNORECASE,
)


def _unlabelled(title: str) -> str:
    return _LABEL.sub("", title) if ":" in title else title


#: "This is no Withhold Release Order", "CAATSA differs from a withhold release order".
_IS_NO_ORDER = re.compile(
    r"\b(?:[Nn]o|(?i:not|nor|neither|unlike|differs\s+from|different\s+from|separate\s+from|distinct\s+from|rather\s+than|instead\s+of|without|needs\s+no)(?:\s+(?:an?|any))?)\s+"
    r"(?:[Ww]ithhold\s+[Rr]elease\s+[Oo]rders?|WROs?|(?:[Ff]orced\s+[Ll]abor\s+)?[Ff]indings?)(?:\s+(?:or|nor)\s+(?:an?\s+)?(?:[Ff]indings?|WROs?))?\b"
)


#: "This enforcement action rests on ...": wherever it stands, on what the page tells in its lead.
_THIS_ACTION = re.compile(
    r"\b(?:[Tt]his|[Tt]hese|[Tt]oday's)\s+(?:enforcement\s+)?(?:actions?|measures?|detentions?)\b"
)


#: "The measure is CBP's second Withhold Release Order against a mill", "The WRO is the third on a whole fleet".
_IT_IS_OURS = re.compile(
    r"\W*(?:The|This)\s+(?:(?:measure|action|step|detention)\s+is\s+(?:an?|the|CBP's|the\s+agency's)\s+(?:\w+\s+){0,2}?"
    r"(?:WRO|Withhold\s+Release\s+Order|Finding)|(?:WRO|Withhold\s+Release\s+Order|Finding)\s+is\s+(?:the|its|CBP's|an?)\s+\w+)\b"
)


#: "has reviewed more than 16,700 shipments under the UFLPA": what was done in all the time before.
_FIGURES = re.compile(
    r"\b(?:has|have)\s+(?:[a-z]+\s+)?(?:reviewed|examined|stopped|targeted|detained|identified|denied)\s+(?:(?:more\s+than|over|about|some|nearly|almost)\s+)?"
    r"\d[\d,.]*\s+(?:[a-z]+\s+)?(?:shipments|entries|containers)\b"
)


def is_under_other_law(act: Act, draft: Draft) -> bool:
    """Goods stopped under another law: its name stands with the clause or in the title, and no order of ours does."""
    if any(one.statement.action is not None for one in act.said):
        return False
    own = [one.statement.sentence.plain for one in act.said]
    if all(_UNDER_OTHER.search(text) and not INSTRUMENT.search(text) for text in own):
        return True
    blocks = {one.statement.sentence.block for one in act.said}
    around = [one.plain for one in draft.sentences if one.block in blocks]
    if any(INSTRUMENT.search(_IS_NO_ORDER.sub(" ", text)) for text in (plain(draft.manuscript.title), *around)):
        return False
    lead = [one for one in draft.sentences if one.block == 0 and not one.spoken]
    if any(
        INSTRUMENT.search(one.plain) and not OTHER_LAW.search(one.plain) and is_done(one, lead, draft) for one in lead
    ):
        return False
    end = max(3, *(block + 2 for block in blocks))
    if any(_IT_IS_OURS.match(one.plain) for one in draft.sentences if one.block < end and not one.spoken):
        return False
    of_it = [one for one in draft.sentences if one.block < end or _THIS_ACTION.search(one.plain)]
    opening = [one.plain for one in of_it if not (is_background(one) or _FIGURES.search(one.plain))]
    return any(OTHER_LAW.search(text) for text in (plain(draft.manuscript.title), *around, *opening))


def is_on_our_law(manuscript: Manuscript) -> bool:
    """A notice whose title or ACTION line speaks of Findings, whatever it does about them."""
    return _NOTICE_OF_OURS.search(f"{manuscript.title} {manuscript.action}") is not None


def is_other_notice(manuscript: Manuscript) -> bool:
    """A Federal Register notice of another kind."""
    head = f"{manuscript.title} {manuscript.action}"
    return _NOTICE_REJECTS.search(head) is not None or not is_on_our_law(manuscript)
