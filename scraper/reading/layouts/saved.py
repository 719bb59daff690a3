"""What somebody saved as text, freed of how it was saved: lines cut at a column, marks of quoting and of Markdown, mail headers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scraper.reading.text.dates import MONTH
from scraper.reading.text.manuscript import Block, Kind, fold

_QUOTED = re.compile(r"^\s*(?:>\s?)+")
#: "From: ... Subject: ...", and what mail programs put in front of what they forward.
_MAIL = re.compile(
    r"^\s*\**(?:(?:From|Sent|To|Cc|Subject|Reply-To|Importance)\s*:\**\s+\S|Date\s*:\**\s.*\b\d{1,2}:\d\d|"
    r"(?:-{3,}\s*)?(?:Original\s+Message|Forwarded\s+message)\b|Begin\s+forwarded\s+message)",
    re.IGNORECASE,
)
_HEADS = 30  #: so many lines may stand in front of a mail
_ITEM = re.compile(r"^\s*(?:[-•*–·●▪◦]\s+|\(?\d{1,2}[.)]\s+|[a-z][.)]\s+)")
#: Markdown's marks of a title, and of the headings under it.
_TITLE = re.compile(r"^#{1,2}\s+")
_HEADING = re.compile(r"^#{3,6}\s+")
_DAY = rf"(?:[A-Z][a-z]{{2,8}},\s+)?(?:{MONTH}\s+\d{{1,2}},\s+\d{{4}}|\d{{1,2}}/\d{{1,2}}/\d{{4}})"
#: What opens a line of its own: an item, a heading, a row of a table, the date under a title.
_OPENS = re.compile(
    r"\s*(?:[-•*·●▪◦]\s+|\(?\d{1,2}[.)]\s+|[a-z][.)]\s+|#{1,6}\s|\|"
    rf"|\**(?i:Release|Document\s+Posting)\s+(?i:Date)\**\s*(?::|$|{_DAY})|\**{_DAY}\**\s*$)"
)
_WIDEST = 100  #: a longer line was not cut
_SHORTEST = 50

_LINK = re.compile(r"!?\[([^\]\n]{0,300})\]\([^)\s]{1,600}(?:\s\"[^\"\n]{0,200}\")?\)")
_EMPHASIS = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,1200}?)(?<=\S)\1(?!\w)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!>|-])")
_RULE = re.compile(r"^\s*(?:(?:[-*_=]\s*){3,}|\|?(?:\s*:?-{3,}:?\s*\|?){2,})$")


def lines_of(text: str) -> list[str]:
    """The lines of a page as it was printed, folded; a paragraph cut at a column is one line again."""
    lines = _of_page(text.splitlines())
    return [_TITLE.sub("", fold(_unmarked(line))) for line in _rejoined(lines) if not _RULE.match(line)]


def block_of(line: str) -> Block:
    """A line as what it is on the page: a heading, a row of a table, an item, a paragraph."""
    if heading := _HEADING.match(line):
        return Block(line[heading.end() :], Kind.HEADING)
    if line.startswith("|") and len(cells := tuple(cell.strip() for cell in line.strip("|").split("|"))) > 1:
        return Block(" ".join(cells), Kind.ROW, cells)
    item = _ITEM.match(line)
    return Block(line[item.end() :], Kind.ITEM) if item else Block(line)


def _of_page(lines: Sequence[str]) -> list[str]:
    """Without the marks of quoting, the mail's own headers, and what whoever forwarded it wrote before them."""
    told = [line for line in lines if line.strip()]
    if sum(_QUOTED.match(line) is not None for line in told) * 2 > len(told):
        lines = [_QUOTED.sub("", line) for line in lines if _QUOTED.match(line)]
    heads = [at for at, line in enumerate(lines[:_HEADS]) if _MAIL.match(line)]
    return list(lines[heads[-1] + 1 :] if len(heads) > 1 else lines)


def _rejoined(lines: Sequence[str]) -> list[str]:
    """The lines, each with those it goes on in; as they are where most end before there was no room."""
    told = [
        (line.rstrip(), after)
        for line, after in zip(lines, [*lines[1:], ""], strict=True)
        if line.strip() and after.strip()
    ]
    width = max((len(line) for line, _ in told if " " in line.strip()), default=0)
    cut = sum(_goes_on(line, after, width) for line, after in told)
    whole = sum(not _OPENS.match(after) for _, after in told) - cut
    if not _SHORTEST <= width <= _WIDEST or cut < whole:
        return list(lines)
    joined: list[str] = []
    for before, line in zip(["", *lines], lines, strict=False):
        if _goes_on(before.rstrip(), line, width):
            joined[-1] = f"{joined[-1].rstrip()}{'' if _HYPHEN.search(before) else ' '}{line.strip()}"
        else:
            joined.append(line)
    return joined


def _goes_on(line: str, after: str, width: int) -> bool:
    """Whether the first word of the next line had no room in this one."""
    if not line or not after.strip() or line.startswith(("|", "#")):
        return False
    if _OPENS.match(after) and not (_NUMBER_OPEN.search(line) and after.lstrip()[:1].isdigit()):
        return False
    return len(line) + 1 + len(after.split(maxsplit=1)[0]) > width


#: "October", before "29. The order".
_NUMBER_OPEN = re.compile(rf"\b(?:{MONTH}|No\.)$")
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
