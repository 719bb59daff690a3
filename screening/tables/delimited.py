"""CSV, TSV and their kin: delimiter and encoding found out, every line accounted for."""

from __future__ import annotations

import csv
import io
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from pathlib import Path

from screening.failures import ScreeningError
from screening.tables.binary import is_text
from screening.tables.encodings import MIXED, SAMPLE, encoding_of, guessed
from screening.tables.headers import distinct, header_at, required, understand
from screening.tables.part import BadRow, Table, TableError
from screening.tables.rows import Rows, parts_of

#: Lines one row may span before a quote is taken for one that was never closed.
LONGEST_ROW = 200
#: Characters of a cell; beyond, the file is no table.
_LARGEST_CELL = 1 << 25
_DELIMITERS = ",;\t|"
#: Lines above the header that a report may begin with.
_PREAMBLE = 12

csv.field_size_limit(_LARGEST_CELL)


def open_delimited(path: Path, chosen: Mapping[str, str], delimiter: str | None = None) -> Table:
    """Raises `TableError` for a file without a header we understand."""
    with path.open("rb") as sample:
        head = sample.read(SAMPLE)
    encoding = encoding_of(head)
    if not is_text(head, encoding):
        raise TableError("this is no text, nor a table in any format known here")
    text = head.decode(
        encoding, "replace" if encoding.startswith("utf-32") else MIXED if encoding == "utf-8" else "replace"
    )
    if delimiter and delimiter not in text:
        raise TableError(f"{delimiter!r} parts nothing here: it is nowhere in the file")
    sign = delimiter or _delimiter(text)
    lines = text.splitlines()
    if not any(line.strip() for line in lines):
        raise TableError("the file is empty")
    above, headers = _header(lines, sign, chosen)
    names = understand(headers, chosen)
    if len(headers) == 1 and not names:
        above, headers, names = above - 1, ["name"], {"name": "name"}  # a bare list of names, from its first line on
    required(names, headers)
    said = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}.get(sign, repr(sign))
    rows = _rows(path, encoding, sign, above + 1, len(headers))
    remarks = (f"{encoding}, cells parted by {said}",)
    return Table(tuple(headers), names, parts_of(rows, headers, names), remarks, guessed(encoding))


def _delimiter(text: str) -> str:
    """The sign that parts the first lines into most columns, as evenly as can be."""
    lines = [line for line in text.splitlines()[:50] if line.strip()]
    scores = {}
    for sign in _DELIMITERS:
        counts = Counter(len(row) for row in csv.reader(lines, delimiter=sign) if row)
        width, times = max(counts.items(), key=lambda item: (item[0] > 1, item[1], item[0]), default=(1, 0))
        scores[sign] = (width > 1) * times * 100 + width
    return max(_DELIMITERS, key=lambda sign: scores[sign])


def _header(lines: list[str], sign: str, chosen: Mapping[str, str]) -> tuple[int, list[str]]:
    """(line of the header, its cells): the first line where none reads like one."""
    parsed = list(csv.reader(lines[: _PREAMBLE + 1], delimiter=sign))
    at = header_at(parsed, chosen)
    if at is not None:
        return at, distinct(parsed[at])
    first = next(at for at, line in enumerate(lines) if line.strip())
    return first, distinct(next(csv.reader([lines[first]], delimiter=sign)))


class _Unclosed(ScreeningError):
    """A row that goes on for more lines than any row does."""


class _Lines:
    """Lines of the file for `csv.reader`, which can be given back when a quote was never closed."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._again: deque[str] = deque()
        self.taken: list[str] = []  #: by the row being read

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= LONGEST_ROW:
            raise _Unclosed
        line = self._again.popleft() if self._again else next(self._lines)
        self.taken.append(line)
        return line

    def give_back(self) -> str:
        """All lines of the broken row but its first, which is returned."""
        first, *rest = self.taken
        self._again.extendleft(reversed(rest))
        return first


def _rows(path: Path, encoding: str, sign: str, skip: int, width: int) -> Rows:
    size = max(path.stat().st_size, 1)
    with path.open("rb") as raw:
        text = io.TextIOWrapper(raw, encoding, MIXED if encoding.startswith("utf-8") else "replace", newline="")
        lines = _Lines(iter(text))
        reader = csv.reader(lines, delimiter=sign)
        seen = 0  # records; a row has the number it has in the file, blank ones counted
        while True:
            lines.taken = []
            seen += 1
            number = max(seen - skip, 0)
            try:
                cells = next(reader)
            except StopIteration:
                return
            except (_Unclosed, csv.Error) as error:
                first = lines.give_back()
                reader = csv.reader(lines, delimiter=sign)
                why = "a quote is opened and never closed" if isinstance(error, _Unclosed) else str(error)
                yield BadRow(number, why, first[:200].strip()), raw.tell() / size
                continue
            if number == 0 or not any(cell.strip() for cell in cells):
                continue
            if _ends_within_quotes(lines.taken):
                first = lines.give_back()
                reader = csv.reader(lines, delimiter=sign)
                yield BadRow(number, "a quote is opened and never closed", first[:200].strip()), raw.tell() / size
            elif len(cells) > width and any(cell.strip() for cell in cells[width:]):
                why = f"{len(cells)} cells where the header has {width}"
                yield BadRow(number, why, sign.join(cells)[:200]), raw.tell() / size
            else:
                yield (number, cells[:width]), raw.tell() / size


def _ends_within_quotes(taken: list[str]) -> bool:
    """Whether the last row of the file ended only because the file did."""
    return len(taken) > 1 and "".join(taken).count('"') % 2 == 1
