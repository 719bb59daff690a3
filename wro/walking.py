"""What every walk into the past has in common: how it tells of its progress, what it bears with, and what ends it."""

from __future__ import annotations

from collections.abc import Callable

from scraper.failures import FetchError, NoConnection
from wro.poll import SourceResult

Progress = Callable[[str, int, int], object]
"""(what is being walked, steps done, steps in all)"""

#: So many documents in a row that could not be had are no accident of one of them.
MISHAPS = 5


class Patience:
    """Bears with documents that cannot be had, until there are too many of them one after the other."""

    def __init__(self) -> None:
        self._mishaps = 0

    def bear(self, error: FetchError, result: SourceResult) -> None:
        """Note that a document has to be tried again another day. Raises the error where going on makes no sense."""
        self._mishaps += 1
        if self._mishaps >= MISHAPS or isinstance(error, NoConnection) or error.outcome == "not_tried":
            raise error
        result.fail("partial", str(error))

    def relax(self) -> None:
        """A document was had."""
        self._mishaps = 0
