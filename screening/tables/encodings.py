"""Text out of bytes of unknown encoding, also where a file mixes two."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Bytes looked at to tell the encoding.
SAMPLE = 1 << 18
#: Name of the error handler: lines pasted from a Windows program into a UTF-8 file.
MIXED = "screening-windows-1252"


def _as_windows(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("windows-1252", "replace"), error.end


codecs.register_error(MIXED, _as_windows)


def encoding_of(sample: bytes) -> str:
    """The codec to read with: a mark at the beginning, else UTF-8 where nearly all of it is, else a well-founded guess."""
    marked = next((name for mark, name in _MARKS if sample.startswith(mark)), None)
    if marked:
        return marked
    if sample.count(b"\0") > len(sample) // 8:
        return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"
    whole = sample[: sample.rfind(b"\n") + 1] or sample
    good = sum(_is_utf8(line) for line in whole.split(b"\n"))
    if good >= 0.5 * (whole.count(b"\n") + 1) and _has_utf8_letters(whole):
        return "utf-8"
    return _guess(whole)


def guessed(encoding: str) -> str:
    """The encoding where it was a guess, which no file bears out; else ""."""
    return "" if encoding.startswith(("utf", "ascii")) else encoding


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _has_utf8_letters(text: bytes) -> bool:
    """Whether it is plain ASCII, or holds whole characters of UTF-8; Latin-1 text that is mostly ASCII does neither."""
    if text.isascii():
        return True
    return any(not line.isascii() and _is_utf8(line) for line in text.split(b"\n"))


def _guess(text: bytes) -> str:
    from charset_normalizer import from_bytes  # needed for the few files that are neither marked nor UTF-8

    best = from_bytes(text[:65536]).best()
    return best.encoding if best is not None else "windows-1252"
