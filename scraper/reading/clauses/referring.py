"""Words that point at a party told before: "the firm", "any of the three", "its gloves"."""

from __future__ import annotations

import re

#: What a party is called for short.
FIRM = (
    r"(?:compan(?:y|ies)|firms?|farms?|producers?|makers?|manufacturers?|growers?|cooperatives?|groups?|vessels?|longliners?|trawlers?|seiners?|jiggers?|ships?|"
    r"exporters?|suppliers?|processors?|mills?|factor(?:y|ies)|plants?|mines?|quarr(?:y|ies)|estates?|refiner(?:y|ies)|smelters?|kilns?|"
    r"workshops?|millers?|packers?|spinners?|weavers?|smelters?|miners?|tanners?|tanner(?:y|ies)|canners?|bakers?|breeders?|distillers?|"
    r"knitters?|printers?|refiners?|traders?|dealers?|harvesters?|planters?|shippers?|brewers?|prison|camp|fleet|corps|corporation|conglomerate|enterprise|organization|entit(?:y|ies)|pair|duo|trio|two|three|four|five|six|seven|eight|nine|ten|party|parties|one|ones)"
)
#: "by the firm", "from the farm", "made by any of the three", "its gloves".
REFERS = re.compile(
    rf"\b(?:the|this|that|these|those|both|either|neither|all|any)\s+(?:of\s+(?:the|these|those)\s+)?(?:[\w-]+\s+){{0,2}}?{FIRM}\b|"
    r"\b(?:by|from|of)\s+(?:it|them|either|both|any\s+of\s+them)\b|\b(?:its|their)\s|"
    rf"\b(?:an?|two|three|four|five|six|seven|eight|nine|ten|several|\d+)\s+(?:[\w-]+\s+){{0,3}}?{FIRM}\b",
    re.IGNORECASE,
)
