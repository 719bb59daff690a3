"""Where a maker sits, behind its name, and how the next part of a clause is joined on.

Every run of blanks is taken whole (possessively), since what is blanked in a sentence leaves long ones.
"""

from __future__ import annotations

#: Blanks with or without a comma, in front of the next word.
JOINT = r"(?:\s++(?:,\s*+)?|,\s++)"
_IN = rf"(?:{JOINT}(?:of|in)\s++(?:the\s++)?[A-ZÀ-ÖØ-Þ](?:[\w' ]|-\w){{2,40}}?|,\s++[A-ZÀ-ÖØ-Þ][a-zà-ÿ]+(?=,))"
#: ", of Hong Kong"; " in the Dominican Republic".
SEAT = rf"(?:{_IN})?"
#: ", of Mumbai, India".
SEAT_AND_COUNTRY = rf"(?:{_IN}(?:,\s++(?:the\s++)?[A-Z]\w+(?:\s[A-Z]\w+){{0,2}})?)?"
#: "from the United Arab Emirates", "based in Cambodia and Laos", behind a word for firms.
PLACED = (
    r"(?:\s+(?:(?:all|both)\s+)?(?:(?:based|located|registered|seated)\s+)?(?:in|on|at|near|from|of)\s+(?:the\s+)?(?:mainland\s+(?:of\s+)?)?"
    r"[A-Z]\w+(?:\s+[A-Z]\w+){0,2}(?:\s+and\s+(?:the\s+)?[A-Z]\w+(?:\s+[A-Z]\w+){0,2})?)"
)
