"""How far a long walk has come, for a person who waits: one bar a stretch, on a terminal only."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Any, Self

import click


class Bars:
    """Draws on stderr, so that what is printed can be piped on."""

    def __init__(self) -> None:
        self._label = ""
        self._bar: Any = None

    def show(self, label: str, done: int, total: int) -> None:
        """`done` of `total` steps of the stretch called `label`."""
        if not sys.stderr.isatty():
            return
        if label != self._label:
            self._end()
            self._label = label
            self._bar = click.progressbar(length=total, label=label, show_pos=True, file=sys.stderr)
            self._bar.__enter__()
        self._bar.update(done - self._bar.pos)

    def _end(self) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()
