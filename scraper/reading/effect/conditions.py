"""Goods let in on a condition, or with an exception: "unless made at the B works", "so long as they contain no yarn of C"."""

from __future__ import annotations

import re

from ledger.model import Effect
from scraper.reading.acts.act import Act, Draft
from scraper.reading.effect.effects import frees
from scraper.reading.names.finder import names_a_firm
from scraper.reading.text.plain import plain
from scraper.reading.text.sentences import Sentence

#: What the law asks of all goods, and days from which on they were made or come: no condition of this order.
_OF_ALL = (
    r"(?!\s+(?:that\s+)?(?:[\w'-]+\s+){0,4}?(?:otherwise|compl(?:y|ies|iant)|in\s+(?:compliance|accordance|conformity)|meets?|satisf(?:y|ies)|admissible|conforms?|follows?|lawful|permitted|"
    r"all\s+other|other\s+(?:[\w-]+\s+)?(?:laws|requirements))\b)"
    r"(?!\s+(?:that\s+)?(?:[\w'-]+\s+){0,5}?(?:produced|made|manufactured|harvested|mined|grown|caught|processed|packed|sewn|exported|shipped|received|imported|entered|arriv\w+|landed)\s+"
    r"(?:on|after|since|from|before)\b)"
    r"(?!\s+(?:that\s+)?(?:the|all|other|any)\s+(?:[\w-]+\s+){0,2}?(?:rules|requirements|laws|regulations)\b)"
    r"(?!\s+(?:CBP|the\s+agency|the\s+notice|the\s+(?:modification|order|change|company))\s+(?:issued|modified|signed|announced|finds?|found|decides|determines|publish\w*|appears|is\s+published|takes\s+effect))"
)
_CONDITION = re.compile(
    rf"\b(?:unless|provided(?=\s+that\b)|(?<=,\s)provided(?=\s+(?:it|they|the)\b)|(?:so|as)\s+long\s+as|only\s+(?:if|when|where)|on\s+(?:the\s+)?condition\s+that|if|when(?=\s+(?:they|it)\b)|where(?=\s+(?:they|it)\b)){_OF_ALL}\s"
    r"|,?\s+other\s+than\s+(?=[a-z])|\bwith\s+the\s+exclusion\s+of\b|\binadmissible\s+in\b|\bin\s+the\s+case\s+of\b"
    r"|\bwithout\s+(?:contract|migrant|hired|recruited|agency|outside|subcontracted)\s|\bby\s+its\s+own\s+(?:staff|workers|employees)\b"
    r"|\bon\s+its\s+[a-z]+\s+(?:estates|farms|plantations|fields)\b|\b(?:[Ii]nsofar|[Ii]n\s+so\s+far)\s+as\s+it\s"
)
_PARTLY = re.compile(
    r"\b(?:partial(?:ly)?|partly)\b|\bin\s+part\b|\b(?:revoke|lift|end|terminate|withdraw|rescind)s?\s+(?:a\s+)?parts?\s+of\b",
    re.IGNORECASE,
)


def on_condition(act: Act, draft: Draft) -> Sentence | None:
    """The clause that lets goods in on a condition of their own, or under a headline that ends an order in part."""
    own = {one.statement.sentence for one in act.said if one.statement.effect is Effect.LIFTED}
    alone = len(draft.acts) == 1
    lead = (one for one in draft.sentences if one.block < 1 and not one.spoken and names_a_firm(one.plain))
    freeing = [one for one in draft.sentences if one in own and one.block >= 0] or [
        one for one in lead if alone and frees(one)
    ]
    if alone and freeing and _PARTLY.search(plain(draft.manuscript.title)):
        return freeing[0]
    return next((one for one in freeing if _CONDITION.search(one.plain)), None)
