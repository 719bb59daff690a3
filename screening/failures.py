"""What ends a screening: each error one clear line."""

from __future__ import annotations


class ScreeningError(ValueError):
    """A file or an answer of a person that screening cannot work with."""
