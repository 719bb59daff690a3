"""What commands print: aligned tables and wrapped paragraphs for people, JSON and CSV for programs.

Text is fitted to the terminal and coloured there only; into a pipe or file it goes unwrapped and plain.
"""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import tabulate  # type: ignore[import-untyped]  # no stubs are shipped with it

from wro.errors import BadInput

_PIPE_WIDTH = 10_000
_LEAST_LAST_COLUMN = 24


def width() -> int:
    """Columns at hand: the terminal's, or as good as endless where nobody looks."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else _PIPE_WIDTH


def say(text: str = "", *, faint: bool = False, strong: bool = False, color: str | None = None) -> None:
    """One line or several to stdout; click drops the colours where stdout is no terminal."""
    click.echo(
        click.style(text, dim=faint or None, bold=strong or None, fg=color)
        if text and (faint or strong or color)
        else text
    )


def as_json(value: Any) -> None:
    """A stable JSON text: keys in the order given, no escapes for other scripts."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def as_csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """RFC 4180 with a header, also for no rows; lists are joined by `; `."""
    click.echo(csv_text(rows, columns), nl=False)


def csv_text(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """What `as_csv` prints."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return out.getvalue()


def document(out: Path | None, text: str) -> None:
    """A whole document to a file, in UTF-8, or to stdout. Raises `BadInput` for a file that cannot be written."""
    if out is None:
        click.echo(text, nl=False)
        return
    with writing(out) as file:
        file.write_text(text, encoding="utf-8", newline="")


@contextmanager
def writing(out: Path) -> Iterator[Path]:
    """Where to write what is to be `out`: it takes the place of what stood there when it is whole, and not before.

    A pipe or a device is written itself. Raises `BadInput` where the system refuses it.
    """
    final = out.resolve()
    itself = (final.exists() and not final.is_file()) or not os.access(final.parent, os.W_OK)
    part = final if itself else final.with_name(f".{final.name}.part")
    with refused_plainly(out):
        try:
            yield part
            if not itself:
                if final.exists():
                    shutil.copymode(final, part)
                part.replace(final)
        finally:
            if not itself:
                part.unlink(missing_ok=True)


@contextmanager
def refused_plainly(out: Path) -> Iterator[None]:
    """While a file or folder that was asked for is made. Raises `BadInput` where the system refuses it."""
    try:
        yield
    except OSError as error:
        raise BadInput(f"{out}: cannot be written ({(error.strerror or str(error)).lower()})") from error


def _cell(value: Any) -> Any:
    """A spreadsheet would run a text that begins like a formula: such a text is led by an apostrophe."""
    if isinstance(value, (list, tuple)):
        value = "; ".join(str(_named(item)) for item in value)
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + value
    return value


def _named(item: Any) -> Any:
    return item.get("name") or item.get("url") if isinstance(item, Mapping) else item


def table(headers: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Aligned columns; what does not fit the terminal wraps in the last column. Addresses are never broken."""
    cells = [[("" if cell is None else str(cell)) for cell in row] for row in rows]
    longest = [max(len(line) for row in [headers, *cells] for line in row[n].split("\n")) for n in range(len(headers))]
    left = width() - sum(longest[:-1]) - 2 * (len(headers) - 1)
    room = max(left, _LEAST_LAST_COLUMN)
    for row in cells:
        row[-1] = "\n".join(_wrapped(line, room) for line in row[-1].split("\n"))
    text = tabulate.tabulate(cells, headers=headers, tablefmt="plain", disable_numparse=True)
    head, _, body = text.partition("\n")
    say(head.rstrip(), faint=True)
    if body:
        say("\n".join(line.rstrip() for line in body.split("\n")))


def paragraph(text: str, indent: str = "", *, faint: bool = False) -> None:
    """A text wrapped to the terminal, every line indented."""
    say(_wrapped(text, width() - len(indent), indent), faint=faint)


def _wrapped(text: str, room: int, indent: str = "") -> str:
    lines = textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False)
    return "\n".join(indent + line for line in lines)


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 order`, `2 orders`, `no orders`."""
    noun = one if number == 1 else (many or one + "s")
    return f"{number or 'no'} {noun}"


def names(found: Sequence[str], most: int = 2) -> str:
    """The first few names and how many more there are."""
    more = len(found) - most
    return ", ".join(found[:most]) + (f" and {more} more" if more > 0 else "")
