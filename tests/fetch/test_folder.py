"""A folder in place of the network: what it serves, what it never serves, and mirrors through time."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ledger.model import Snapshot, Via
from scraper.failures import FetchError, Gone
from scraper.fetch import NotModified
from scraper.folder import NotMirrored, captures, file_of, folder_client

NOON = datetime(2026, 1, 30, 12, tzinfo=UTC)
HOST = "www.cbp.gov"


@pytest.fixture
def mirror(tmp_path: Path) -> Path:
    root = tmp_path / "mirror"
    files = {
        "robots.txt": "User-agent: *\nCrawl-delay: 10\nDisallow: /sites/default/files/assets/documents/\n",
        "index.html": "<html>home</html>",
        "newsroom/media-releases/all": "<html>page 0</html>",
        "newsroom/media-releases/all?page=1": "<html>page 1</html>",
        "newsroom/media-releases/all?page=2.html": "<html>page 2</html>",
        "newsroom/national-media-release/one.html": "<html>one</html>",
        "trade/index.html": "<html>trade</html>",
        "sites/default/files/2026-06/list.csv": "Effective Date\r\n",
        "sites/default/files/assets/documents/old.csv": "kept from us",
        "rss/trade/forced-labor": '<?xml version="1.0"?><rss/>',
    }
    for name, text in files.items():
        path = root / HOST / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (tmp_path / "secret.html").write_text("<html>outside</html>")
    (root / HOST / "leak.html").symlink_to(tmp_path / "secret.html")
    (root / HOST / "circle").symlink_to("circle")
    (tmp_path / "mirror-2").mkdir()
    (tmp_path / "mirror-2" / "near.html").write_text("<html>outside too</html>")
    return root


def fetch(root: Path, path: str, known: Snapshot | None = None) -> Snapshot | NotModified:
    with folder_client(root, "wro-watch/1", lambda: NOON) as client:
        return client.fetch(f"https://{HOST}{path}", (HOST,), known)


@pytest.mark.parametrize(
    ("path", "body", "kind"),
    [
        ("/", "<html>home</html>", "text/html"),
        ("/newsroom/media-releases/all", "<html>page 0</html>", "text/html"),
        ("/newsroom/media-releases/all?page=1", "<html>page 1</html>", "text/html"),
        ("/newsroom/media-releases/all?page=2", "<html>page 2</html>", "text/html"),
        ("/newsroom/national-media-release/one", "<html>one</html>", "text/html"),
        ("/trade/", "<html>trade</html>", "text/html"),
        ("/sites/default/files/2026-06/list.csv", "Effective Date\r\n", "text/csv"),
        ("/rss/trade/forced-labor", '<?xml version="1.0"?><rss/>', "text/html"),
    ],
)
def test_a_file_answers_for_its_address(mirror: Path, path: str, body: str, kind: str) -> None:
    found = fetch(mirror, path)
    assert isinstance(found, Snapshot)
    assert (found.body.decode().replace("\r\n", "\n"), found.content_type) == (body.replace("\r\n", "\n"), kind)
    assert (found.via, found.fetched, found.url) == (Via.FOLDER, NOON, f"https://{HOST}{path}")


@pytest.mark.parametrize(
    "path",
    [
        "/nothing-here",
        "/newsroom",
        "/newsroom/media-releases/all?page=9",
        "/../secret.html",
        "/%2e%2e/%2e%2e/secret.html",
        "/..%2f..%2fsecret",
        "/..%2F..%2Fmirror-2%2Fnear.html",
        "/leak",
        "/leak.html",
        "/circle",
        "/a%00b",
        "/" + "long" * 200,
    ],
)
def test_what_is_not_below_the_folder_is_gone(mirror: Path, path: str) -> None:
    with pytest.raises(Gone):
        fetch(mirror, path)


def test_a_host_without_a_folder_is_not_tried(mirror: Path) -> None:
    with folder_client(mirror, "wro-watch/1", lambda: NOON) as client, pytest.raises(NotMirrored) as error:
        client.fetch("https://www.dhs.gov/uflpa-entity-list", ("www.dhs.gov",))
    assert error.value.outcome == "not_tried"
    assert "holds nothing of www.dhs.gov: there is no www.dhs.gov/" in str(error.value)


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("https://www.cbp.gov/", "www.cbp.gov/index.html"),
        ("https://www.cbp.gov/newsroom/all", "www.cbp.gov/newsroom/all.html"),
        ("https://www.cbp.gov/a/list.csv", "www.cbp.gov/a/list.csv"),
        ("https://www.cbp.gov/newsroom/all?page=1", "www.cbp.gov/newsroom/all?page=1"),
        (f"https://www.cbp.gov/api?{'x' * 99}", "www.cbp.gov/api?…"),
    ],
)
def test_the_file_that_was_wanted(url: str, file: str) -> None:
    assert file_of(url) == file


def test_an_unchanged_file_is_not_modified_and_a_changed_one_is_new(mirror: Path) -> None:
    path = "/newsroom/national-media-release/one"
    first = fetch(mirror, path)
    assert isinstance(first, Snapshot)
    assert fetch(mirror, path, first) == NotModified(first.url, NOON)
    (mirror / HOST / "newsroom/national-media-release/one.html").write_text("<html>changed</html>")
    second = fetch(mirror, path, first)
    assert isinstance(second, Snapshot)
    assert second.etag != first.etag


def test_robots_txt_of_the_mirror_is_obeyed_and_costs_no_waiting(mirror: Path) -> None:
    with pytest.raises(FetchError, match=r"robots\.txt asks us not to fetch"):
        fetch(mirror, "/sites/default/files/assets/documents/old.csv")


def test_a_folder_of_dated_folders_is_a_mirror_through_time(tmp_path: Path) -> None:
    for name in ("2023-04-27", "2021-11-05T06:30", "2021-11-05", ".git"):
        (tmp_path / name).mkdir()
    (tmp_path / "README.md").write_text("what this is")
    assert [(moment, path.name) for moment, path in captures(tmp_path)] == [
        (datetime(2021, 11, 5, tzinfo=UTC), "2021-11-05"),
        (datetime(2021, 11, 5, 6, 30, tzinfo=UTC), "2021-11-05T06:30"),
        (datetime(2023, 4, 27, tzinfo=UTC), "2023-04-27"),
    ]


@pytest.mark.parametrize(
    "names", [("www.cbp.gov", "www.dhs.gov"), ("2021-11-05", "www.cbp.gov"), ("0001-01-01T00:00+05:00",), ()]
)
def test_any_other_folder_is_one_mirror(tmp_path: Path, names: tuple[str, ...]) -> None:
    for name in names:
        (tmp_path / name).mkdir()
    assert captures(tmp_path) == [(None, tmp_path)]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError, match="nowhere is not a folder"):
        captures(tmp_path / "nowhere")
