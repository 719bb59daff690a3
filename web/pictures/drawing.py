"""What all pictures share. svg.py writes texts as they are given, so they are escaped here, and only here."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Literal

import svg


def words(
    x: float, y: float, text: str, *, look: str = "tick", anchor: Literal["start", "middle", "end"] = "start"
) -> svg.Text:
    return svg.Text(x=round(x, 1), y=round(y, 1), text=escape(text), text_anchor=anchor, class_=[look])


def box(x: float, y: float, width: float, height: float, look: str, told: str = "") -> svg.Rect:
    """A rectangle; `told` is what a pointer over it is told."""
    title: list[svg.Element] = [svg.Title(text=escape(told))] if told else []
    return svg.Rect(
        x=round(x, 1),
        y=round(y, 1),
        width=round(width, 1),
        height=round(height, 1),
        class_=look.split(),
        elements=title,
    )


def line(x1: float, y1: float, x2: float, y2: float, look: str) -> svg.Line:
    return svg.Line(x1=round(x1, 1), y1=round(y1, 1), x2=round(x2, 1), y2=round(y2, 1), class_=[look])


def whole(width: float, height: float, label: str, elements: Sequence[svg.Element]) -> str:
    """The picture, told to those who cannot see it by its label; the table behind it holds the figures."""
    drawn = svg.SVG(
        viewBox=svg.ViewBoxSpec(0, 0, width, height),
        class_=["picture"],
        extra={"role": "img", "aria-label": escape(label, quote=True)},
        elements=list(elements),
    )
    return drawn.as_str()


def ticks(highest: int, most: int = 5) -> list[int]:
    """Round figures from 0 to beyond the highest."""
    step = next(step * 10**power for power in range(9) for step in (1, 2, 5) if highest <= most * step * 10**power)
    return list(range(0, -(-max(highest, 1) // step) * step + 1, step))
