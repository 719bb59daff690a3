"""The one style sheet of all pages."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files


@cache
def style_sheet() -> str:
    return files("web").joinpath("static", "wro.css").read_text(encoding="utf-8")


@cache
def style_address() -> str:
    """Its address on the server, which changes with its text, so that browsers may keep it for long."""
    return f"/style.css?{hashlib.sha256(style_sheet().encode()).hexdigest()[:8]}"
