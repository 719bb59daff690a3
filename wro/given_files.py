"""Files that a person hands to a command: their bytes, up to what such a file can have."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from scraper.politeness import Manners
from wro.errors import BadInput

#: Bytes of a page or a list: as many as are taken from a site.
PAGE = Manners().max_bytes
#: Bytes of a table that is read as a whole.
TABLE = 1 << 28


def is_address(given: str) -> bool:
    """Whether what a person names is an address on the web, and no file."""
    return given.startswith(("http://", "https://"))


def contents(file: str | Path, most: int = PAGE) -> bytes:
    """The bytes of a file, or of standard input for `-`. Raises `BadInput`, also for one larger than `most`."""
    try:
        if str(file) == "-":
            body = sys.stdin.buffer.read(most + 1)
        else:
            with Path(file).open("rb") as opened:
                body = opened.read(most + 1)  # one too many of what never ends
    except OSError as error:
        raise BadInput(f"{file}: {(error.strerror or str(error)).lower()}") from error
    if len(body) > most:
        raise BadInput(f"{file}: larger than {most:,} bytes, which no such file is")
    if not body.strip():
        raise BadInput(f"{file}: an empty file")
    return body


def text(file: str | Path, most: int = TABLE) -> str:
    """The same as text, with any line ends as one. Raises `BadInput`."""
    try:
        return io.TextIOWrapper(io.BytesIO(contents(file, most)), encoding="utf-8-sig").read()
    except UnicodeDecodeError as error:
        raise BadInput(f"{file}: is not UTF-8 text") from error
