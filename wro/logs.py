"""Log lines on stderr, as text or as one JSON object a line. No subscriber's address and no secret goes in here.

What a line is about stands in it in words, and in JSON under keys of its own as well: `url`, `snapshot`, `event`, `mail`.
"""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

#: what our own log lines are about, as `extra` of the call
FACTS = ("job", "url", "outcome", "snapshot", "verdict", "event", "order", "mail", "message_id", "seconds")


class JsonLines(logging.Formatter):
    """time, level, logger, message; a traceback under `error`."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {key: vars(record)[key] for key in FACTS if key in vars(record)}
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def configure(form: str) -> None:
    """Log to stderr as `text` or `json`: our own lines from INFO up, other libraries' from WARNING up."""
    handler = logging.StreamHandler(sys.stderr)
    text = logging.Formatter("%(asctime)s %(levelname)-7s %(message)s", datefmt="%Y-%m-%dT%H:%M:%S%z")
    handler.setFormatter(JsonLines() if form == "json" else text)
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for ours in ("wro", "scraper", "store", "notify", "web"):
        logging.getLogger(ours).setLevel(logging.INFO)
