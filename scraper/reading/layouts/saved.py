"""What somebody saved as text, freed of how it was saved: lines cut at a column, marks of quoting and of Markdown, mail headers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scraper.reading.text.manuscript import fold

_QUOTED = re.compile(r"^\s*(?:>\s?)+")
#: "From: ... Subject: ...", and what mail programs put in front of what they forward.
_MAIL = re.compile(
    r"^\s*\**(?:(?:From|Sent|To|Cc|Subject|Reply-To|Importance)\s*:\**\s+\S|Date\s*:\**\s.*\b\d{1,2}:\d\d|"
    r"(?:-{3,}\s*)?(?:Original\s+Message|Forwarded\s+message)\b|Begin\s+forwarded\s+message)",
    re.IGNORECASE,
)
_HEADS = 30  #: so many lines may stand in front of a mail
#: What opens a line of its own: an item, a heading, a row of a table.
_OPENS = re.compile(r"\s*(?:[-•*·●▪◦]\s+|\(?\d{1,2}[.)]\s+|[a-z][.)]\s+|#{1,6}\s|\|)")
_WIDEST = 100  #: a longer line was not cut
_SHORTEST = 50

_LINK = re.compile(r"!?\[([^\]\n]{0,300})\]\([^)\s]{1,600}(?:\s\"[^\"\n]{0,200}\")?\)")
_EMPHASIS = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,1200}?)(?<=\S)\1(?!\w)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!>|-])")
_RULE = re.compile(r"^\s*(?:(?:[-*_=]\s*){3,}|\|?(?:\s*:?-{3,}:?\s*\|?){2,})$")


def lines_of(text: str) -> list[str]:
    """The lines of a page as it was printed, folded; a paragraph cut at a column is one line again."""
    lines = _of_page(text.splitlines())
    return [fold(_unmarked(line)) for line in _rejoined(lines) if not _RULE.match(line)]


def _of_page(lines: Sequence[str]) -> list[str]:
    """Without the marks of quoting, the mail's own headers, and what whoever forwarded it wrote before them."""
    told = [line for line in lines if line.strip()]
    if sum(_QUOTED.match(line) is not None for line in told) * 2 > len(told):
        lines = [_QUOTED.sub("", line) for line in lines if _QUOTED.match(line)]
    heads = [at for at, line in enumerate(lines[:_HEADS]) if _MAIL.match(line)]
    return list(lines[heads[-1] + 1 :] if len(heads) > 1 else lines)


def _rejoined(lines: Sequence[str]) -> list[str]:
    """A line goes on in the next where the next one's first word had no room in it."""
    width = max((len(line.rstrip()) for line in lines if " " in line.strip()), default=0)
    if not _SHORTEST <= width <= _WIDEST:
        return list(lines)
    joined: list[str] = []
    last = ""
    for line in lines:
        first = line.split(maxsplit=1)[:1]
        if last.strip() and first and len(last.rstrip()) + 1 + len(first[0]) > width and not _OPENS.match(line):
            joined[-1] = f"{joined[-1].rstrip()}{'' if _HYPHEN.search(last) else ' '}{line.strip()}"
        else:
            joined.append(line)
        last = line
    return joined


_HYPHEN = re.compile(r"[a-z]-\s*$")


def _unmarked(line: str) -> str:
    """Without Markdown's emphasis, links and escapes; its marks of headings, items and rows stay."""
    line = _LINK.sub(r"\1", line) if "](" in line else line
    while "*" in line or "_" in line:
        bare = _EMPHASIS.sub(r"\2", line)
        if bare == line:
            break
        line = bare
    return _ESCAPED.sub(r"\1", line) if "\\" in line else line
