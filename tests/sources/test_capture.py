"""`wro capture`: a page becomes a case that the tests take as it is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.sources.cases import FIXTURES, case_snapshot
from wro import cli


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def capture(source: str, file: Path, case: str, *options: str) -> int:
    return cli.run(["capture", source, str(file), case, *options])


@pytest.mark.parametrize("case", ["newsroom/current", "newsroom/drupal7", "csms/jsonp", "sitemap/page-1"])
def test_a_saved_page_becomes_the_case_it_is(project: Path, case: str) -> None:
    """The page, its address and what is read of it: byte for byte what stands among the fixtures."""
    source, _, name = case.partition("/")
    [page] = (FIXTURES / case).glob("page.*")
    assert capture(source, page, name, "--url", case_snapshot(case).url) == 0
    made = project / "tests" / "fixtures" / case
    [kept] = made.glob("page.*")
    assert kept.read_bytes() == page.read_bytes()
    for file in ("meta.json", "expected.json"):
        assert json.loads((made / file).read_text()) == json.loads((FIXTURES / case / file).read_text()), file


def test_where_cases_have_a_form_of_their_own_their_test_writes_it(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = project / "fixtures"
    shutil.copytree(FIXTURES / "cbp_list", cases / "cbp_list")
    file = FIXTURES / "cbp_list" / "file-2025-10" / "list.csv"
    assert capture("cbp_list", file, "new", "--url", "https://www.cbp.gov/a.csv", "--into", "fixtures") == 0
    made = cases / "cbp_list" / "new"
    assert sorted(path.name for path in made.iterdir()) == ["list.csv", "meta.json"]
    assert "left to the test" in capsys.readouterr().out


def test_a_page_nobody_can_read_is_kept_as_the_case_to_be_solved(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "page.html").write_text("<html><title>All new</title><main>?</main></html>")
    assert capture("newsroom", project / "page.html", "redesign", "--url", "https://www.cbp.gov/x") == 1
    made = project / "tests" / "fixtures" / "newsroom" / "redesign"
    assert sorted(path.name for path in made.iterdir()) == ["meta.json", "page.html"]
    assert "no known layout fits" in capsys.readouterr().out


def test_a_case_is_never_overwritten(project: Path) -> None:
    [page] = (FIXTURES / "newsroom" / "current").glob("page.*")
    assert capture("newsroom", page, "one") == 0
    assert capture("newsroom", page, "one") == 2


@pytest.mark.parametrize("address", ["https://www.dhs.gov/ntas", "http://127.0.0.1/", "https://localhost/x"])
def test_only_addresses_of_the_source_are_asked(
    project: Path, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    assert cli.run(["capture", "newsroom", address, "case"]) == 1
    assert "not on www.cbp.gov" in capsys.readouterr().err
    assert not (project / "tests").exists()
