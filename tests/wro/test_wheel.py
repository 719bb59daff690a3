"""The wheel, installed away from the checkout: templates, the baseline and every other data file come with it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SITE = ROOT / "tests" / "fixtures" / "site"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built without a network: the build tools are among the pinned dependencies."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    [built] = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a fresh environment that holds the wheel, and lends the dependencies of this one."""
    home = tmp_path_factory.mktemp("venv")
    venv.create(home, with_pip=False)
    site = Path(sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)}))
    dependencies = tmp_path_factory.mktemp("dependencies")
    for item in Path(sysconfig.get_path("purelib")).iterdir():
        if "wro" not in item.name:  # our own editable install would hide what the wheel lacks
            (dependencies / item.name).symlink_to(item)
    (site / "lent.pth").write_text(f"{dependencies}\n")
    pip = [sys.executable, "-m", "pip", "--python", str(home / "bin" / "python"), "install", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--quiet", "--disable-pip-version-check", str(wheel)], check=True)
    return home / "bin"


def test_it_holds_everything_that_is_not_python(wheel: Path) -> None:
    packages = ("ledger", "scraper", "store", "notify", "templates", "web", "wro")
    listed = subprocess.run(["git", "ls-files", *packages], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    held = set(zipfile.ZipFile(wheel).namelist())
    assert set(listed.split()) <= held
    assert not [name for name in held if name.startswith("tests/")]


def test_it_does_the_main_job_from_another_folder(installed: Path, tmp_path: Path) -> None:
    site = shutil.copytree(SITE, tmp_path / "site")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("WRO_", "PYTHON"))}

    def wro(*arguments: object) -> str:
        command = [str(installed / "wro"), *map(str, arguments)]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert wro("--version").startswith("wro, version")
    [release] = site.rglob("cbp-modifies-withhold-release-order-response-smart-glove-s.html")
    assert '"verdict": "action"' in wro("parse", release, "--json")
    wro("subscribers", "add", "you@example.org", "--track", "Smart Glove")
    wro("sync", "--source", "newsroom", "--from", site)
    assert "inactive since 2023-04-26" in wro("status", "Smart Glove")
    wro("digest", "--to", "folder:out")
    [mail] = (tmp_path / "out").glob("*.eml")
    assert b"Smart Glove" in mail.read_bytes()
