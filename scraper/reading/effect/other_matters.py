"""What goes on besides an order: other laws, other cases, a firm's duties, what its people do.

"The antidumping order remains in place", "with the exception of one recruiter, all agents were replaced": such a sentence
leaves nothing of an order in force. One that speaks of the order, of detention, or of goods let in stays in doubt.
"""

from __future__ import annotations

from scraper.reading.text.lowercase import in_small

#: Orders that are none of ours, and goods of other laws; blank before anything else is looked for.
_OTHER_ORDERS = in_small(
    r"\b(?:anti-?dumping|countervailing|safeguard|exclusion|suspension|court|restraining|purchase|executive)(?:\s+(?:and|or)\s+countervailing)?"
    r"(?:\s+duty)?\s+orders?\b|\b(?:findings?)\s+of\s+(?:the|an?|its|their)\s+(?:\w+\s+)?(?:audit\w*|court|investigat\w+|inquiry|report|stud(?:y|ies)|review|survey|assessment)\b"
)
_OF_ORDERS = in_small(
    r"\b(?:wros?|withhold\s+release|orders?|findings?|detain\w*|detention|seiz\w+|inadmissib\w+|admissib\w+|barred|bar|bars|ban|prohibit\w*|stopped|held|"
    r"excluded?|restrictions?|freed?|lift\w*|revo\w+)\b"
)
_OTHER_LAW = in_small(
    r"\b(?:uflpa|uyghur\s+forced\s+labor|entity\s+list|caatsa|sanctions|department\s+of\s+labor|labor\s+department|labor's\s+list|anti-?dumping|countervailing|"
    r"tariffs?|dut(?:y|ies)|quotas?|(?:other|all\s+other|applicable|relevant)\s+(?:[\w.]+\s+){0,3}?(?:laws?|requirements|regulations|rules|statutes|agenc(?:y|ies))|"
    r"obligations?|responsibilit(?:y|ies)|liabilit(?:y|ies)|penalt(?:y|ies)|rights?|authority|authorities|investigations?|petitions?|proceedings?|allegations?|cases|"
    r"inspections?|examinations?|record-?keeping|records|contracts?|licen[cs]es?)\b"
)
#: What a firm's people do, and what is done for them.
_CONDUCT = in_small(
    r"\b(?:recruit\w*|managers?|agents?|brokers?|workers?|employees?|staff|audit\w*|dormitor(?:y|ies)|hostels?|passports?|fees|wages|overtime|contested|"
    r"(?:company|firm|group|producer)\s+(?:also\s+)?(?:runs|operates|owns|employs|makes|exports|sells|grows))\b"
)
_OF_TRADE = in_small(
    r"\b(?:goods|products?|merchandise|shipments?|imports?|imported|entry|enter|modif\w+|chang\w+|decision|exempt(?:ion)?s?\s+(?!from\s+(?:all\s+)?(?:recruitment\s+)?fees)|appl(?:y|ies)|"
    r"covers?|covered|affect\w*|holds|mills?|plants?|mines?|vessels?|factor(?:y|ies)|farms?|estates?|subsidiar\w+|companies|firms|producers|others|rest|let\s+in|freed|released?)\b"
)
#: "CBP modifies orders in whole or in part": as the law has it, of no order.
_WHOLE_OR_PART = in_small(r"\bin\s+(?:whole|full|part)\s*,?\s+or\s+(?:only\s+)?(?:in\s+)?(?:whole|full|part)\b")
#: "The change applies only to shipments that arrive on or after the day": a day, nobody's goods.
_BY_THE_DAY = in_small(
    r"\b(?:appl(?:y|ies)|affects?|covers?|extends?|limited|relates?)\s+(?:only\s+to|only|solely\s+to|to)\s+(?:those\s+|all\s+|new\s+)?"
    r"(?:shipments|goods|imports|entries|merchandise|products|cargo)\s+[^.;,]{0,60}?\bon\s+(?:or\s+after|and\s+after)\b[^.;]*"
)


#: "an exemption it had asked for was not granted", "the recruitment agency remains barred", "except entries already liquidated".
_NOT_OURS = in_small(
    r"\b(?:still|remains?|continues?\s+to\s+be)\s+subject\s+to\s+(?:\w+\s+)?(?:monitoring|audits?|inspections?|supervision|oversight|visits|reviews?|checks)\b|"
    r"\b(?:asked|applied|petitioned)\s+for\s+(?:an?|the)\s+(?:exemption|exception)\b|\bexemption\b(?=[^.;]{0,60}\bnot\s+(?:been\s+)?grant(?:ed)?\b)|"
    r"\b(?:recruit\w+|employment|labor)\s+(?:agenc(?:y|ies)|agents?|brokers?|firms?|managers?)\s+(?:still\s+)?(?:remains?|stays?|is|are)\s+(?:still\s+)?(?:barred|excluded|banned|detained)\b|"
    r"\b(?:is|are)\s+not\s+exempt\s+from\s+the\s+(?:ban|law|prohibition|statute)\b|\b(?:ask|asks|apply|applies|petition)\s+to\s+be\s+exempted\b|"
    r"\bexcept(?:\s+(?:as\s+to|for))?\s+(?:entries|shipments|goods|merchandise)\s+(?:(?:that|which)\s+(?:were|are|had\s+been|have\s+been)\s+)?(?:already\s+)?(?:liquidated|seized|forfeited|abandoned|exported)\b"
)
#: "an order remains in place while CBP reviews the petition": any order.
_ANY_ORDER = in_small(
    r"\b(?:an|any|each|every)\s+(?:such\s+)?(?:order|wro|finding)\s+(?:still\s+)?(?:remains?|stays?|continues?|stands?)\b(?:\s+(?:in\s+(?:force|effect|place)|active))?"
    r"(?!\s+(?:for|against|on|as\s+to|with\s+re|over|to\s+apply))"
)
#: "CBP's count of WROs does not change: 51": how many orders there are, and no word on this one.
_HOW_MANY = in_small(
    r"\b(?:number|count|total|tally|figure|sum)\s+of\s+(?:(?:[\w'-]+\s+){0,3}?(?:wros|withhold\s+release\s+orders|orders|findings)\b)"
    r"[^.;]{0,40}?\b(?:(?:do|does|did)\s+not\s+change|(?:is|are)\s+not\s+affected|stays?|stayed|remains?|remained|(?:is|are)\s+un\w+)\b[^.;]*"
)
#: "ended one detention program and began another": an act of each kind, counted.
_ONE_AND_ANOTHER = in_small(
    r"\b(?:one|an?|its)\s+[^.;]{3,60}?\s(?:and|while|but|as\s+it)\s+(?:it\s+|also\s+|has\s+)*"
    r"(?:began|begins|started|starts|opened|opens|issued|issues|imposed|imposes|launched|launches|signed|put\s+up|took\s+up|added|adds)\s+(?:another|a\s+second|a\s+new)\b"
)


def without_the_general(text: str) -> str:
    """`text`, in small letters, without orders that are none of ours, what is said of all orders, and of a day alone."""
    text = _ONE_AND_ANOTHER.sub(" ", _HOW_MANY.sub(" ", _ANY_ORDER.sub(" ", text)))
    return _BY_THE_DAY.sub(" ", _WHOLE_OR_PART.sub(" ", _NOT_OURS.sub(" ", _OTHER_ORDERS.sub(" duties ", text))))


def is_other_matter(text: str) -> bool:
    """Whether a sentence, in small letters, is on other laws, duties or conduct, and holds no word on orders or on goods let in."""
    if _OF_ORDERS.search(text):
        return False
    return _OTHER_LAW.search(text) is not None or (_CONDUCT.search(text) is not None and _OF_TRADE.search(text) is None)
