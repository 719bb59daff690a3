"""Days from which on goods are meant: "received on or after", "produced since", "made before that date remain barred"."""

from __future__ import annotations

import re

_MADE = r"(?:produced|manufactured|made|harvested|mined|grown|caught|processed)"
#: Before a day from which on an order, or its end, applies.
APPLIES = re.compile(
    r"\b(?:received|imported|entered|entering|exported|arriv(?:ing|ed|e)|landed|shipped|withdrawn|"
    r"leav(?:e|es|ing)|packed|loaded|dispatched|"
    + _MADE
    + r")\b[^;]{0,80}?\b(?:on\s+(?:or|and)\s+after|after)[\s,]*$|\b"
    + _MADE
    + r"\s+(?:since|from|as\s+of|beginning|starting)(?:\s+on)?[\s,]*$",
    re.IGNORECASE,
)
ON_OR_AFTER = re.compile(r"\bon\s+(?:or|and)\s+after[\s,]*$", re.IGNORECASE)
#: Before a day until which goods were made that stay barred.
BARRED = re.compile(r"\b" + _MADE + r"\b[^;]{0,60}?\b(?:before|prior\s+to|until|earlier\s+than)[\s,]*$", re.IGNORECASE)
#: "that A has made since it moved to its new factory on March 1".
_SINCE = r"\b" + _MADE + r"\s+(?:since|after)\s+(?:it|they|the|its)\b[^,;]{0,80}?\b(?:on|in)[\s,]*$"
#: Any of them: such a day says nothing of when an act was done.
CUT_OFF = re.compile(f"{APPLIES.pattern}|{ON_OR_AFTER.pattern}|{BARRED.pattern}|{_SINCE}", re.IGNORECASE)
