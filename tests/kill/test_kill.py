"""A dozen deaths of sync and digest; `make kill` dies two hundred times."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kill.trial import trial


@pytest.mark.timeout(400)
def test_after_every_death_every_promise_holds(tmp_path: Path) -> None:
    assert trial(tmp_path, 10, seed=1).endswith("every promise held")
