"""The style sheets: one of all pages, and one more for the tables."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

SHEETS = {"style": "wro.css", "tables": "tables.css"}


@cache
def style_sheet(name: str = "style") -> str:
    """One of `SHEETS`."""
    return files("web").joinpath("static", SHEETS[name]).read_text(encoding="utf-8")


@cache
def style_address(name: str = "style") -> str:
    """Its address on the server, which changes with its text, so that browsers may keep it for long."""
    return f"/{name}.css?{hashlib.sha256(style_sheet(name).encode()).hexdigest()[:8]}"
