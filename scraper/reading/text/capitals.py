"""Goods whose words have capitals, "PVC floor tiles" and "T-shirts", so that none is taken for a name."""

from __future__ import annotations

import re

#: Materials, devices and makes of goods, as customs descriptions shorten them.
_SHORT = (
    r"PVC|PET|PTFE|PU|PE|PP|HDPE|LDPE|NBR|EVA|EPS|ABS|CPVC|LEDs?|OLED|LCDs?|TVs?|DVDs?|CDs|PCs|PCBs?|PPE|MDF|HDF|OSB|USB|GPS|RFID|"
    r"SSDs?|DRAM|GPUs?|CPUs?|EVs?|ATVs?|SUVs?|HVAC|PV|AC|DC|UHT|IQF|MSG|RBD|DNA|CBD|RTE|BBQ"
)
_BEHIND_FIRST = {first: "|".join(one[1:] for one in _SHORT.split("|") if one[0] == first) for first in _SHORT}
_AFTER = "|".join(f"(?<={first})(?:{rest})" for first, rest in _BEHIND_FIRST.items() if rest)
#: A capital, which is quick to look for, and only then whether anything stands before it and what follows.
_IS_GOODS = re.compile(
    rf"[A-Z](?=[A-Z-])(?<![\w&./'-].)(?:(?:{_AFTER})(?=[- ][a-z]|,\s(?:[a-z]|(?:{_SHORT})\b)|\s(?:and|or)\s)|(?=-[a-z]{{3,}}))"
    r"(?!\s(?:is|has|will)\b)"
)


#: "Christmas ornaments", "Halloween costumes".
_FEASTS = ("hristmas", "aster", "alloween", "anukkah", "amadan")
_FEAST = re.compile(r"[CEHR](?:(?<=C)hristmas|(?<=E)aster|(?<=H)alloween|(?<=H)anukkah|(?<=R)amadan)(?=\s[a-z])")


def goods_in_small_letters(text: str) -> str:
    """The same, letter for letter, where a shortened word for goods, or "T-shirt", stands before small letters."""
    if any(map(text.__contains__, _FEASTS)):
        text = _FEAST.sub(lambda word: word.group().lower(), text)
    return _IS_GOODS.sub(lambda word: word.group().lower(), text)
