"""What stands between a verb and the name of an order that is not, or not wholly, what the verb takes."""

from __future__ import annotations

import re

#: "expanded its fight against forced labor with a WRO".
WITH_A = re.compile(r"\b(?:with|by|through)\s+an?\s+(?:new\s+)?$")
#: "lifted the import restrictions on batteries from A that it had imposed in a WRO".
THAT_IT_PUT = re.compile(
    r"\s+(?:(?:the|its|all|any)\s+)?(?:import\s+)?(?:restrictions?|ban|bar|prohibition|hold|detention|block)\s+(?:on|against|of)\s+[^;:]{3,120}?\s(?:(?:that|which)\s+)?"
    r"(?:it|CBP|the\s+agency)\s+(?:had\s+|has\s+)?(?:imposed|placed|put(?:\s+in\s+place)?|laid\s+down|ordered)\s+(?:in|by|through|with|under)\s+(?:an?|the|its)\s+(?:[\w-]+\s+){0,2}$"
)
#: "two longliners have been removed from the WRO": not the order itself.
OUT_OF = re.compile(r"\s+from\b")
#: "a benefit is now extended to WROs": not the order is widened.
REACHES_TO = re.compile(r"\s+(?:to|beyond|over)\b")
