"""What is no table of text: known by its first bytes, or by signs that no text has."""

from __future__ import annotations

import re
import unicodedata

_OPENINGS = (
    (b"SQLite format 3\0", "a SQLite database"),
    (b"%PDF-", "a PDF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"\x7fELF", "a program"),
)
#: Read as a list, every line of markup would be a supplier; also a table that a program exports as a web page named .xls.
_PAGE = re.compile(rb"\s*(?:<\?xml\b|<!--|<!doctype\b|<(?:html|head|body|table)\b)", re.IGNORECASE)
_MARK = re.compile(rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)")
#: A mail or a page saved as MHTML. Its first line alone does not tell: "From: purchasing" may stand above a list.
_MAIL = re.compile(rb"[a-z][a-z-]*:[^\0]*?^(?:MIME-Version|Message-ID):", re.IGNORECASE | re.MULTILINE)
#: Share of signs that no text has, from which it is none; a stray one in a real list is borne.
_MOST = 0.05
_LOOKED_AT = 1 << 16
#: Signs of ASCII that neither stand in text nor end a line or a file; NUL is counted with them.
_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\v\f\r\x1a\x1b"})
_ODD = frozenset((*map(chr, _CONTROLS), "\ufffd"))
#: Unicode categories of no text: unassigned, private, half of a pair.
_NO_TEXT = frozenset(("Cn", "Co", "Cs"))


def kind_of_file(head: bytes) -> str | None:
    """What a file is that begins so, in words; None where the beginning does not tell, as with any text."""
    known = next((kind for opening, kind in _OPENINGS if head.startswith(opening)), None)
    if known is not None:
        return known
    text = _MARK.sub(b"", head).replace(b"\0", b"")  # of UTF-16 its ASCII stays
    if _PAGE.match(text):
        return "a web page or XML"
    return "a saved mail" if _MAIL.match(text.partition(b"\n\n")[0].partition(b"\r\n\r\n")[0]) else None


def is_text(sample: bytes, encoding: str) -> bool:
    """Whether bytes that are to be read in an encoding are text at all."""
    if not encoding.startswith(("utf-16", "utf-32")):
        return len(sample) - len(sample.translate(None, _CONTROLS)) <= _MOST * len(sample)
    text = sample[:_LOOKED_AT].decode(encoding, "replace").rstrip("\ufffd")  # the sample may end within a character
    odd = sum(char in _ODD or unicodedata.category(char) in _NO_TEXT for char in text)
    return odd <= _MOST * len(text)
