"""How bodies are kept: packed by zstd, and against an earlier body of the same document where that is much shorter.

A page that differs in a few bytes at each poll takes a few hundred bytes a time in place of its whole.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import zstandard

from store.errors import StoreError

_LEVEL = 12


class Unpackable(StoreError):
    """These bytes are not what was packed."""


@dataclass(frozen=True, slots=True)
class Packed:
    """`encoding`: identity, zlib (of old files) or zstd. `is_based`: only the base and this together give the body."""

    encoding: str
    body: bytes
    is_based: bool = False


def pack(body: bytes, base: bytes | None = None) -> Packed:
    """The body as short as it gets. `base` is used where it halves that: what stands alone is safer."""
    alone = zstandard.ZstdCompressor(level=_LEVEL).compress(body)
    if base is not None:
        window = max(18, min(27, (len(base) + len(body)).bit_length()))  # so wide that all of the base is within reach
        wide = zstandard.ZstdCompressionParameters.from_level(_LEVEL, window_log=window)
        based = zstandard.ZstdCompressor(dict_data=_dictionary(base), compression_params=wide).compress(body)
        if len(based) * 2 < min(len(alone), len(body)):
            return Packed("zstd", based, is_based=True)
    return Packed("zstd", alone) if len(alone) < len(body) else Packed("identity", body)


def unpack(packed: Packed, size: int, base: bytes | None = None) -> bytes:
    """The body again. Raises `Unpackable`."""
    if packed.is_based and base is None:
        raise Unpackable("what it was packed against is not there")
    try:
        match packed.encoding:
            case "zstd":
                unpacker = zstandard.ZstdDecompressor(dict_data=None if base is None else _dictionary(base))
                return unpacker.decompress(packed.body, max_output_size=size)
            case "zlib":
                return zlib.decompress(packed.body)
            case "identity":
                return packed.body
    except (zstandard.ZstdError, zlib.error, MemoryError) as error:
        raise Unpackable(str(error)) from error
    raise Unpackable(f"packed in a way this version does not know: {packed.encoding}")


def _dictionary(base: bytes) -> zstandard.ZstdCompressionDict:
    return zstandard.ZstdCompressionDict(base, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
