"""Commands run in this process against the baseline's ledger: see `tests/wro/conftest.py`."""

from __future__ import annotations

from tests.wro.conftest import baseline_db, ledger_db, wro

__all__ = ["baseline_db", "ledger_db", "wro"]
