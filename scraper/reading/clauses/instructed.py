"""Ports that are told to let goods in: whoever tells them, it is CBP that changed something, and these days."""

from __future__ import annotations

import re

_PORTS = (
    r"(?:[Pp]orts?(?:\s+of\s+entry)?(?:\s+directors)?|[Oo]fficers|[Pp]ersonnel|[Ii]nspectors|[Dd]irectors|[Ss]pecialists)"
    r"(?:\s+(?:at|in)\s+[^,;.]{3,40}?)?"
)
_THAT_THEY_MAY = (
    r"(?:today\s+|yesterday\s+|this\s+(?:morning|week)\s+)?(?:that\s+(?:they|it)\s+|to\s+)?(?:now\s+|again\s+)?"
)
#: "Ports have been told to", "CBP has instructed its officers to", "Port directors received word that they may".
_TOLD = re.compile(
    rf"\b{_PORTS}\s+(?:have|has|were|was)\s+(?:today\s+|now\s+|also\s+)?(?:been\s+)?(?:told|instructed|directed|ordered|notified|advised|informed|authorized)\s+{_THAT_THEY_MAY}$|"
    rf"\b{_PORTS}\s+(?:have\s+|has\s+)?(?:today\s+)?received\s+(?:instructions|orders|word|notice|directions)\s+{_THAT_THEY_MAY}$|"
    r"\b(?:CBP|Border\s+Protection(?:\s+\(CBP\))?|[Tt]he\s+agency)\s+(?:has\s+|today\s+|yesterday\s+|also\s+)*(?:told|instructed|directed|notified|advised|informed|authorized)\s+"
    rf"(?:(?:all|its|the|U\.S\.|port|customs)\s+)*{_PORTS}\s+{_THAT_THEY_MAY}$"
)
#: "after the importer had shown that the yarn came from another mill": one load, and no order.
_BY_PROOF = re.compile(
    r"\bimporters?\s+(?:has\s+|had\s+|have\s+)?(?:show|prov|demonstrat|document|establish|submit)\w*"
)


def told_to(text: str, verb: int) -> bool:
    """Whether the verb at `verb`, which lets goods in, is what ports have been told to do; a court may tell them so, too."""
    return _TOLD.search(text, max(0, verb - 180), verb) is not None and _BY_PROOF.search(text, verb) is None
