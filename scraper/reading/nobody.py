"""Words with a capital that name no party: offices, days, counts of orders, a legal form alone."""

from __future__ import annotations

import re

from ledger.legal_forms import LEGAL_FORM

#: "53 WROs and 9 Findings".
_COUNT = re.compile(
    r"\d+\s+(?:(?:active|new|other|current)\s+)?(?:WROs?|Withhold|[Ww]ithhold|Findings?|[Oo]rders?|[Mm]odifications?|ILO|of)\b"
)


def is_nobody(name: str) -> bool:
    """Words that are written with a capital and name no party."""
    if _COUNT.match(name) or LEGAL_FORM.fullmatch(name.strip(" .,()")) or LEGAL_FORM.fullmatch(name.strip(" ,()")):
        return True
    if re.match(
        r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Aug|"
        r"Sept?|Oct|Nov|Dec)\b\.?\s*\d",
        name,
    ):
        return True
    return (
        re.fullmatch(
            r"(?:U\.?S\.? Customs.*|Customs and Border.*|Department of Homeland.*|International Labou?r.*|CBP|DHS|ILO|"
            r"WROs?|U\.?S\.?|United States|Forced|Labor|Company|The|Farm|Producer|Manufacturer|Supplier|Malaysian|China"
            r"|Companies|Effective|Today|Federal Register|Customs Bulletin|State|Government|Shipments?|Imports?|Goods|"
            r"Products|Merchandise|Importers?|Workers?|(?:19|20)\d\d|Effective|"
            r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\.?",
            name,
        )
        is not None
    )
