"""The pages as files: a static copy that works from disk and from any host, without a server or a script."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from web import addresses, render
from web.addresses import Copied
from web.exports import csv_file, json_lines
from web.exports.tables import TABLES
from web.page import Asked, Frame, Page
from web.pages import PAGES
from web.render import Places
from web.rows import Rows
from web.style import style_sheet

MARK = ".wro-site"  #: marks a folder as a copy of ours, which a new one may replace


class FolderTaken(Exception):
    """The folder holds something that is not a static copy of ours."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} is not empty and holds no static copy; name an empty or new folder")


def write(rows: Rows, frame: Frame, folder: Path) -> int:
    """Write every page into `folder`, in place of an earlier copy; the number of files.

    Made beside it first and then put in its place, so that readers never meet half a copy. Raises `FolderTaken`.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise FolderTaken(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as beside:
        fresh = Path(beside) / "site"
        number = sum(_write(fresh / name, text) for name, text in _files(rows, frame))
        if folder.exists():
            folder.rename(Path(beside) / "before")
        fresh.rename(folder)
    return number


def _write(target: Path, text: Iterable[str]) -> int:
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", encoding="utf-8", newline="") as out:
        out.writelines(text)
    return 1


def _files(rows: Rows, frame: Frame) -> Iterator[tuple[str, Iterable[str]]]:
    """(name, text) of every file."""
    yield MARK, [frame.now().isoformat(), "\n"]
    yield "style.css", [style_sheet()]
    robots = "" if frame.robots else " /"
    yield "robots.txt", [f"User-agent: *\nDisallow:{robots}\n"]
    for page in PAGES:
        if page.copied:
            for key in page.every(rows) if page.every else ("",):
                yield from _page(page, Asked(rows, frame, key, copied=True))
    for table in TABLES:
        yield f"data/{table}.csv", csv_file.lines(rows, table)
    yield "data/orders.jsonl", json_lines.lines(rows)


def _page(page: Page, asked: Asked) -> Iterator[tuple[str, Iterable[str]]]:
    depth = 1 if asked.key else 0
    base = f"{asked.frame.public_url}/" if asked.frame.public_url else ""
    places = Places(Copied(depth), "../" * depth + "style.css", "", base)
    for form in render.forms(page):
        text = render.answer(page, asked, form, places)
        if text is not None:
            yield addresses.file(page.name, asked.key, form), [text]
