"""Datasette over the live log, with our pages in front: read-only, while others write, and nothing else of the folder."""

from __future__ import annotations

import json
import tempfile
from importlib.resources import files
from pathlib import Path

from web.metadata import metadata
from web.page import Frame

#: Limits on what visitors may ask: https://docs.datasette.io/en/stable/settings.html
SETTINGS: dict[str, str | int] = {
    "sql_time_limit_ms": 2000,
    "max_returned_rows": 1000,
    "facet_time_limit_ms": 500,
    "max_csv_mb": 20,
    "allow_download": "off",
    "suggest_facets": "off",
    "truncate_cells_html": 600,
    "default_cache_ttl": 60,
}


def templates_folder() -> Path:
    """Our frame round datasette's own pages."""
    return Path(str(files("templates").joinpath("web", "datasette")))


def datasette_arguments(
    db: Path, metadata_file: Path, *, port: int = 8001, host: str = "127.0.0.1", open_browser: bool = False
) -> list[str]:
    """The arguments of `datasette serve`. Never `-i`: the log is written while it is shown."""
    arguments = ["serve", str(db), "--metadata", str(metadata_file), "--host", host, "--port", str(port)]
    arguments += ["--template-dir", str(templates_folder())]
    for name, value in SETTINGS.items():
        arguments += ["--setting", name, str(value)]
    return [*arguments, "--open"] if open_browser else arguments


def serve(
    db: Path,
    frame: Frame,
    *,
    port: int = 8001,
    host: str = "127.0.0.1",
    open_browser: bool = False,
    allow_sql: bool = True,
) -> None:
    """Show the log until it is stopped (SIGINT, SIGTERM). `port` 0: any free one.

    `db` must be an existing log; only this one file is shown, not the mail file beside it.
    """
    from datasette.cli import cli  # takes half a second: not before it is needed

    from web.plugin import install
    from web.serving import served_as

    install(frame)
    with tempfile.TemporaryDirectory() as folder:
        words = Path(folder) / "metadata.json"
        words.write_text(json.dumps(metadata(served_as(db), allow_sql=allow_sql)), encoding="utf-8")
        cli.main(datasette_arguments(db, words, port=port, host=host, open_browser=open_browser), standalone_mode=False)
