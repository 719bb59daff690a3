"""Bodies come out as they went in, alone or against another; damage is named."""

from __future__ import annotations

import os
import zlib
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.model import Snapshot
from store import Store
from store.packing import Packed, Unpackable, pack, unpack
from store.snapshots import MOST_FOLLOWERS
from tests.store.conftest import NOW
from tests.store.tables import ask

PAGE = os.urandom(60_000).hex().encode()


@given(st.binary(max_size=2000), st.none() | st.binary(max_size=2000))
def test_any_body_comes_out_as_it_went_in(body: bytes, base: bytes | None) -> None:
    packed = pack(body, base)
    assert unpack(packed, len(body), base if packed.is_based else None) == body
    assert len(packed.body) <= len(body)


def test_a_page_that_differs_little_takes_little(store: Store, path: Path) -> None:
    """Also when the difference is at its beginning and the page is larger than any usual window."""
    pages = [b"%d" % n + PAGE * 3 for n in range(MOST_FOLLOWERS + 5)]
    for n, page in enumerate(pages):
        store.snapshots.add("newsroom", Snapshot("https://www.cbp.gov/list", NOW + timedelta(hours=n), page))
    assert [snapshot.body for _, snapshot in store.snapshots.all()] == pages
    small = ask(path, "SELECT max(length(body)) FROM bodies WHERE base IS NOT NULL")
    assert small[0][0] < 300
    assert ask(path, "SELECT count(*) FROM bodies WHERE base IS NULL") == [(2,)], "not all hang on one"
    assert list(store.faults()) == []


def test_with_its_base_damaged_what_comes_in_is_kept_all_the_same(store: Store, path: Path) -> None:
    first = Snapshot("https://www.cbp.gov/list", NOW, PAGE)
    store.snapshots.add("newsroom", first)
    store._db.write("UPDATE bodies SET body = x'00'")
    later = Snapshot(first.url, NOW + timedelta(hours=1), PAGE + b"1")
    number, _ = store.snapshots.add("newsroom", later)
    found = store.snapshots.get(number)
    assert found is not None
    assert found[1].body == later.body
    assert ask(path, "SELECT count(*) FROM bodies WHERE base IS NULL") == [(2,)]


def test_bodies_of_the_first_version_are_read(store: Store) -> None:
    first = Snapshot("https://www.cbp.gov/list", NOW, PAGE)
    number, _ = store.snapshots.add("newsroom", first)
    store._db.write("UPDATE bodies SET encoding = 'zlib', body = ?", (zlib.compress(PAGE),))
    found = store.snapshots.get(number)
    assert found is not None
    assert found[1].body == PAGE


@pytest.mark.parametrize(
    ("packed", "says"),
    [
        (Packed("zstd", b"\0"), "(?i)decompress|frame"),
        (Packed("zlib", b"\0"), "incomplete|error"),
        (Packed("lzx", b""), "does not know: lzx"),
        (Packed("zstd", b"", is_based=True), "packed against is not there"),
    ],
)
def test_damage_is_named(packed: Packed, says: str) -> None:
    with pytest.raises(Unpackable, match=says):
        unpack(packed, 100)
