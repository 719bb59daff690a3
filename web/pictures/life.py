"""The life of an order as a bar over time: how it stood, and the acts that made it so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import svg

from web import words
from web.pictures import drawing
from web.rows import Row

WIDTH, HEIGHT = 760, 96
LEFT, RIGHT, BAR, THICK = 10, 10, 34, 22


def picture(spans: list[Row], events: list[Row], today: str) -> str:
    """`spans` as `web.standing.of_order` gives them; "" where no day is known."""
    days = [span["start"] for span in spans if span["start"]] + [event["day"] for event in events if event["day"]]
    if not days:
        return ""
    first, last = date.fromisoformat(min(days)), date.fromisoformat(max(today, *days))
    margin = max((last - first).days // 40, 10)
    begin, end = first.toordinal() - margin, last.toordinal() + margin
    scale = (WIDTH - LEFT - RIGHT) / (end - begin)

    def at(day: str) -> float:
        return LEFT + (date.fromisoformat(day).toordinal() - begin) * scale

    elements: list[svg.Element] = [drawing.line(LEFT, BAR + THICK, WIDTH - RIGHT, BAR + THICK, "grid")]
    elements += _years(first.year, last.year, at, begin, end)
    for span in spans:
        start = at(span["start"]) if span["start"] else LEFT
        stop = at(span["end"]) if span["end"] else at(max(today, last.isoformat()))
        told = f"{words.STATUS[span['status']]} from {words.day(span['start']) or 'an unknown day'}"
        told += f" to {words.day(span['end'])}" if span["end"] else " until today"
        elements.append(
            drawing.box(start, BAR, max(stop - start, 2), THICK, f"span {words.MOOD[span['status']]}", told)
        )
    elements += _acts([event for event in events if event["day"]], at)
    label = "; ".join(f"{words.act(event)} {words.which_day(event)}" for event in events)
    return drawing.whole(WIDTH, HEIGHT, f"Timeline: {label}", elements)


def _years(first: int, last: int, at: Callable[[str], float], begin: int, end: int) -> Iterator[svg.Element]:
    step = next(step for step in (1, 2, 5, 10, 20) if (last - first) / step <= 10)
    for year in range(first, last + 2):
        if year % step == 0 and begin <= date(year, 1, 1).toordinal() <= end:
            x = at(f"{year}-01-01")
            if x > WIDTH - RIGHT - 14:
                return  # its figures would be cut
            yield drawing.line(x, BAR + THICK, x, BAR + THICK + 6, "grid")
            yield drawing.words(x, BAR + THICK + 20, str(year), anchor="middle")


def _acts(events: list[Row], at: Callable[[str], float]) -> Iterator[svg.Element]:
    """A stroke for each act; its word above, where there is room beside the one before."""
    free = 0.0
    for event in sorted(events, key=lambda event: event["day"]):
        x = at(event["day"])
        yield drawing.line(x, BAR - 6, x, BAR + THICK, "act")
        word = f"{event['effect']} {event['day']}"
        width = len(word) * 6.4
        left = min(max(x - width / 2, LEFT), WIDTH - RIGHT - width)
        if left >= free:
            yield drawing.words(left, BAR - 12, word)
            free = left + width + 10
