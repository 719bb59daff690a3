"""Long pages in pieces: which one is asked for, and the way to the one before and after."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from web import given
from web.page import Asked
from web.rows import Row

_LAST = 100_000  #: beyond it nobody leafs


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows from `skip` on, `most` of them; for a static copy, which nobody can ask for more, all."""

    asked: Asked
    size: int

    @property
    def page(self) -> int:
        """1-based. Raises `Unclear` for what is no number of a page."""
        return given.number("page", self.asked.given.get("page", ""), _LAST)

    @property
    def limits(self) -> dict[str, int]:
        """`:most` and `:skip` of a question in SQL: one row more than are shown, which tells whether there are more."""
        return (
            {"most": -1, "skip": 0}
            if self.asked.copied
            else {"most": self.size + 1, "skip": (self.page - 1) * self.size}
        )

    def shown(self, found: list[Row]) -> list[Row]:
        return found if self.asked.copied else found[: self.size]

    def leaves(self, found: list[Row]) -> Row:
        """`{page, first, previous, next}`: the number of the first row, and query strings, None where there is no page."""
        page, more = self.page, not self.asked.copied and len(found) > self.size
        return {
            "page": page,
            "first": self.limits["skip"] + 1,
            "previous": self._query(page - 1) if page > 1 and not self.asked.copied else None,
            "next": self._query(page + 1) if more else None,
        }

    def _query(self, page: int) -> str:
        return urlencode({name: value for name, value in self.asked.given.items() if value} | {"page": page})
