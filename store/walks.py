"""How far a walk into the past has come: steps that need not be taken again."""

from __future__ import annotations

from datetime import datetime

from store.columns import instant
from store.database import Database


class Walks:
    """One row a step: a stretch of days that was walked to its end, an address that nobody has any more, a gap left."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def done(self) -> set[str]:
        """All steps taken, ever."""
        return {row["step"] for row in self._db.rows("SELECT step FROM walked")}

    def taken(self, step: str) -> bool:
        return self._db.value("SELECT 1 FROM walked WHERE step = ?", (step,)) is not None

    def forget(self, step: str) -> None:
        """This step has to be taken again."""
        if self.taken(step):
            self._db.write("DELETE FROM walked WHERE step = ?", (step,))

    def note(self, step: str, at: datetime) -> None:
        """This step need not be taken again. Committed before it returns, so that a kill loses nothing."""
        self._db.write("INSERT OR IGNORE INTO walked (step, at) VALUES (?, ?)", (step, instant(at)))
