"""How days, instants and paragraphs are written, in every mail and report."""

from __future__ import annotations

import re
import textwrap
from datetime import UTC, date, datetime

#: Not `strftime`: that follows the machine's language, and a mail must not.
_MONTHS = tuple("January February March April May June July August September October November December".split())

#: Columns of a line of plain text: RFC 5322 advises 78, and quoted-printable breaks lines longer than 76.
WIDTH = 76


def day(value: date) -> str:
    """26 April 2023."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def short_day(value: date) -> str:
    """26 Apr 2023."""
    return f"{value.day} {_MONTHS[value.month - 1][:3]} {value.year}"


def moment(value: datetime) -> str:
    """26 April 2023, 14:05 UTC. The instant must be aware."""
    instant = value.astimezone(UTC)
    return f"{day(instant.date())}, {instant:%H:%M} UTC"


def cell(text: str) -> str:
    """A text in a cell of a Markdown table: nothing in it ends the cell or marks anything up."""
    return re.sub(r"([\\`*\[\]|<])", r"\\\1", " ".join(text.split()))


def hang(text: str, first: str = "", indent: int = 0) -> str:
    """A paragraph of plain text: `first` begins it, its other lines start at column `indent`.

    Words longer than a line, such as addresses, are left whole so that they can be clicked.
    """
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=first.ljust(indent),
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
