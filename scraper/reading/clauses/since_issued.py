"""What was done to an order since it was issued, told in one breath: "was issued on March 2, 2021, and was lifted today"."""

from __future__ import annotations

import re

from ledger.model import Action
from scraper.reading.text.vocabulary import VERB, VERBS

_SINCE_THEN = re.compile(
    r"(?:issued|imposed|published|signed|placed|put\s+in\s+place)[^,;:]{0,80}(?:,\s*\d{4})?,?\s+(?:and|but)\s+(?:(?:was|were|is|are|has\s+been|has\s+now\s+been|have\s+been)\s+)?"
    r"(?:(?:now|today|also|yesterday|therefore|thus|subsequently)\s+)*(?=\w+(?:ed|wn)\b)"
)


def done_since(text: str, verb: re.Match[str]) -> re.Match[str]:
    """The verb, or of an order that was issued and then changed, the second."""
    since = _SINCE_THEN.match(text, verb.start())
    then = VERB.match(text, since.end()) if since else None
    return then if then and VERBS[int((then.lastgroup or "v0")[1:])][1] is not Action.ISSUED else verb
