"""The log as datasette holds it: under which name, and with what is counted over all rows kept."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from datasette.database import Database
from datasette.utils import escape_fts
from datasette.views.base import DatasetteError

from web.given import Unclear
from web.pages import PAGES
from web.rows import opened

#: First parts of addresses that are no database's: our pages, datasette's own, and the mail's pages beside us.
_TAKEN = {page.name for page in PAGES} | {"-", "_internal", "_memory", "mail"}
#: Questions about all rows of a table, as datasette asks them: how many, and how many of each value.
_OVER_ALL = re.compile(r"\s*select (?:\S+ as value, )?count\(\*\)(?: as count)? from ")
#: The count alone, as datasette asks it of a table or view, with nothing behind its conditions.
_COUNT = re.compile(
    r"select count\(\*\) from \S+\s*(?:where (?:(?!order by|group by|limit|;|--|/\*).)*)?", re.IGNORECASE | re.DOTALL
)
_MOST = 500
#: Parameters of datasette's own that it takes for numbers; `_next` only in a view.
_NUMBERS = ("_next", "_timelimit", "_ttl", "_facet_size")


def served_as(db: Path) -> str:
    """The name of a database in addresses: its file's, unless a page of ours has that address."""
    return f"{db.stem}-tables" if db.stem in _TAKEN else db.stem


def escaped(words: str) -> str:
    """What somebody typed, as a question to FTS5; datasette's own makes nothing at all of a lone quote, which FTS5 refuses."""
    return str(escape_fts(words)) or '""'


def without_order(sql: str) -> str:
    """A count that spares SQLite the order of a view's rows, and the columns nobody counts.

    With an order of its own (of one row) the question is merged with the view: 20 ms instead of 550 at 100,000 events.
    """
    return f"{sql} order by 1" if _COUNT.fullmatch(sql) else sql


def unclear(request: Any, exception: Exception) -> DatasetteError | None:
    """The visitor's slip behind an error of datasette's: it takes its own parameters as numbers without looking."""
    wrong = [name for name in _NUMBERS if not (request.args.get(name) or "0").strip().isdecimal()]
    if not wrong or not isinstance(exception, ValueError):
        return None
    return DatasetteError(f"{wrong[0]}: “{request.args.get(wrong[0])}” is not a number", status=400)


class Counted(Database):  # type: ignore[misc] # datasette has no types
    """A database whose counts over all rows are worked out once and kept until somebody commits a change."""

    def __init__(self, datasette: Any, path: Path, check: Callable[[str, Mapping[str, str]], None]) -> None:
        """`check(sql, values)` raises `Unclear` for what a question of ours cannot be asked."""
        super().__init__(datasette, path=str(path), is_mutable=True)
        self._kept: OrderedDict[str, Any] = OrderedDict()
        self._version = -1
        self._check = check
        self._watch = opened(path)
        self._all_file_connections.append(self._watch)

    async def execute(self, sql: str, params: Any = None, *given: Any, **limits: Any) -> Any:
        try:
            self._check(sql, params if isinstance(params, Mapping) else {})
        except Unclear as error:
            raise DatasetteError(str(error), status=400) from error
        if not _OVER_ALL.match(sql):
            return await super().execute(sql, params, *given, **limits)
        self._forget_if_changed()
        asked = repr((sql, params, given, sorted(limits.items())))
        if asked not in self._kept:
            kept, answer = self._kept, await super().execute(without_order(sql), params, *given, **limits)
            kept[asked] = answer  # of the time of asking: a change in between has begun another memory
            if len(kept) > _MOST:
                kept.popitem(last=False)
            return answer
        self._kept.move_to_end(asked)
        return self._kept[asked]

    def _forget_if_changed(self) -> None:
        version = int(self._watch.execute("PRAGMA data_version").fetchone()[0])  # changes when another one commits
        if version != self._version:
            self._version, self._kept = version, OrderedDict()
