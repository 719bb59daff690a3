"""The fields of an object that a person wrote as JSON: each asked for by name and kind, every mistake noted.

Nothing is turned into what it might have meant: the text "false" is no `false`, and a key nobody asked for is a mistake.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

Word = TypeVar("Word", bound=StrEnum)

_MOST = 60  #: characters of a value that a message shows


class Fields:
    """One object of the file. `where` says which in messages; `mistakes` is shared by an object and those within it."""

    def __init__(self, given: Mapping[str, Any], where: str, mistakes: list[str] | None = None) -> None:
        self._given = given
        self._where = where
        self._asked: list[str] = []
        self.mistakes: list[str] = [] if mistakes is None else mistakes

    def wrong(self, key: str, value: object, why: str) -> None:
        """Note a mistake: what stands under a key is …"""
        shown = json.dumps(value, ensure_ascii=False)
        shown = shown if len(shown) <= _MOST else shown[:_MOST] + "…"
        self.mistakes.append(f"{self._where}: {key!r} is {shown}, {why}")

    def _value(self, key: str, *, required: bool) -> Any:
        self._asked.append(key)
        value = self._given.get(key)
        if value is None and required:
            self.mistakes.append(f"{self._where}: {key!r} is missing")
        return value

    def text(self, key: str, *, required: bool = False) -> str | None:
        """A text that says something; None where there is none."""
        value = self._value(key, required=required)
        if value is None:
            return None
        if _says_something(value):
            return str(value)
        self.wrong(key, value, "not a text that says something")
        return None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of such texts; empty where there is none."""
        value = self._value(key, required=False)
        if value is None:
            return ()
        if isinstance(value, list) and all(map(_says_something, value)):
            return tuple(value)
        self.wrong(key, value, "not a list of texts")
        return ()

    def flag(self, key: str) -> bool:
        value = self._value(key, required=False)
        if value is None or isinstance(value, bool):
            return bool(value)
        self.wrong(key, value, "neither true nor false")
        return False

    def day(self, key: str, *, required: bool = False) -> date | None:
        value = self._value(key, required=required)
        found = as_day(value) if isinstance(value, str) else None
        if found is None and value is not None:
            self.wrong(key, value, "no day such as 2026-07-10")
        return found

    def word(self, key: str, words: type[Word], default: Word | None = None) -> Word | None:
        """One of a few words; without a default it must be given."""
        value = self._value(key, required=default is None)
        if value is None:
            return default
        if value in [word.value for word in words]:
            return words(value)
        self.wrong(key, value, "none of " + ", ".join(f"'{word.value}'" for word in words))
        return None

    def object(self, key: str) -> Fields:
        """The object under a key, which is known to be there."""
        return Fields(self._value(key, required=True), key, self.mistakes)

    def objects(self, key: str, called: str, *, least: int = 0) -> list[Fields]:
        """The objects of a list that must be there, and hold `least` of them."""
        value = self._value(key, required=True)
        if value is None:
            return []
        if not (isinstance(value, list) and all(isinstance(each, dict) for each in value)):
            self.wrong(key, value, "not a list of objects")
            return []
        if len(value) < least:
            self.wrong(key, value, f"too few: at least {least} must be named")
        outer = "" if called == "act" else f"{self._where}, "
        return [Fields(each, f"{outer}{called} {number}", self.mistakes) for number, each in enumerate(value, 1)]

    def end(self) -> None:
        """Everything was asked for: what else was given is a mistake."""
        for key in self._given:
            if key not in self._asked:
                near = difflib.get_close_matches(key.replace("-", "_"), self._asked, n=1)
                meant = f"; did you mean {near[0]!r}?" if near else f"; there are {', '.join(map(repr, self._asked))}"
                self.mistakes.append(f"{self._where}: {key!r} is no key{meant}")


def as_day(text: str) -> date | None:
    """The day that a text YYYY-MM-DD is; None for any other text."""
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII) else None
    except ValueError:
        return None


def _says_something(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
