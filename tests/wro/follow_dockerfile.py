"""Follow the Dockerfile's steps in an empty folder, without Docker: `make container-check`.

Every RUN and COPY of the build stage is done with its paths moved into the folder; what makes users is left out.
Then the program runs as the image would run it: from the copied environment, with a read-only HOME and an empty data
folder, as a user without privileges where we are root.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from functools import cache
from pathlib import Path
from typing import Any

from tests.wro.test_container import ROOT, instructions

PLACES = ("build", "src", "app", "wheel", "data")
NOBODY = 65534
UNPRIVILEGED: dict[str, Any] = {"user": NOBODY, "group": NOBODY, "extra_groups": []}


def moved(command: str, root: Path) -> str:
    """The command with the image's top folders moved below `root`, and its python ours."""
    command = re.sub(rf"(?<![\w./])/({'|'.join(PLACES)})(?=[/\s]|$)", rf"{root}/\1", command)
    return re.sub(r"^python ", f"{interpreter()} ", command)


@cache
def interpreter() -> str:
    """A Python that a user without privileges may run, where there is one: root's own often lies in a closed folder."""
    system = shutil.which("python3", path="/usr/bin:/usr/local/bin")
    candidates = [sys.executable, system] if system else [sys.executable]
    if os.getuid() != 0:
        return sys.executable
    question = "import sys, ensurepip; sys.exit(sys.version_info < (3, 11))"
    return next((python for python in candidates if may_run([python, "-c", question])), sys.executable)


def may_run(command: list[str]) -> bool:
    """Whether nobody can run this; only root can ask."""
    try:
        return subprocess.run(command, cwd="/", check=False, stderr=subprocess.DEVNULL, **UNPRIVILEGED).returncode == 0
    except PermissionError:
        return False


def let_in(target: Path) -> None:
    """Copy what .dockerignore lets in."""
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").split():
        path = ROOT / line.removeprefix("!")
        if line.startswith("!") and path.is_dir():
            shutil.copytree(path, target / path.name, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
        elif line.startswith("!"):
            shutil.copy(path, target)


def build(root: Path) -> None:
    """The first stage."""
    for place in PLACES:
        (root / place).mkdir()
    here = root
    for word, rest in instructions((ROOT / "Dockerfile").read_text(encoding="utf-8")):
        if word == "FROM" and rest.split()[1:2] != ["AS"]:
            return
        if word == "WORKDIR":
            here = Path(moved(rest, root))
        elif word == "COPY" and rest == ". .":
            let_in(here)
        elif word == "COPY":
            for name in rest.split()[:-1]:
                shutil.copy(ROOT / name, here)
        elif word == "RUN":
            say(f"RUN {rest}")
            quiet = os.environ | {"PIP_QUIET": "1", "PIP_PROGRESS_BAR": "off"}
            subprocess.run(["sh", "-ec", moved(rest, root)], cwd=here, check=True, env=quiet)


def unprivileged(root: Path) -> dict[str, Any]:
    """How to run as nobody, where we are root and nobody may run this interpreter; else as we are."""
    if os.getuid() != 0:
        return {}
    root.chmod(0o755)
    if not may_run([f"{root}/app/bin/python", "-c", ""]):
        say("running as root: no Python here may be run by anybody else")
        return {}
    os.chown(root / "data", NOBODY, NOBODY)
    return UNPRIVILEGED


def use(root: Path) -> None:
    """What the image does: the same commands that a person would try first."""
    data = root / "data"
    site = root / "site"
    shutil.copytree(ROOT / "tests" / "fixtures" / "site", site)
    for word in ("src", "build", "wheel"):
        shutil.rmtree(root / word)
    home = root / "home"
    home.mkdir(mode=0o555)
    user = unprivileged(root)
    environment = {"PATH": f"{root}/app/bin:/usr/bin:/bin", "HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    environment |= {"WRO_DB": f"{data}/wro.db", "LANG": "C.UTF-8", "WRO_ALERTS": "team=json://127.0.0.1:9/"}
    (data / "suppliers.csv").write_text("name,country\nSmart Glove,MY\n", encoding="utf-8")
    for arguments, expected in (
        (["--version"], (0,)),
        (["subscribers", "add", "you@example.org", "--track", "Smart Glove"], (0,)),
        (["sync", "--from", str(site)], (0, 1)),
        (["status", "Smart Glove"], (0,)),
        (["digest", "--to", "folder:out"], (0,)),
        (["digest", "--dry-run"], (0,)),
        (["screen", "suppliers.csv"], (0,)),
        (["health"], (0, 1)),
        (["verify"], (0,)),
        (["backup", "copy.db"], (0,)),
        (["restore", "copy.db"], (0,)),
    ):
        say(f"wro {' '.join(arguments)}")
        done = subprocess.run([f"{root}/app/bin/wro", *arguments], cwd=data, env=environment, check=False, **user)
        if done.returncode not in expected:
            sys.exit(f"exit code {done.returncode}, expected {' or '.join(map(str, expected))}")
    browse([f"{root}/app/bin/wro", "browse", "--port", "8917"], data, environment, user)
    written = sorted(path.name for path in root.iterdir())
    if written != ["app", "data", "home", "site"]:
        sys.exit(f"something was written beside the data folder: {written}")


def browse(command: list[str], data: Path, environment: dict[str, str], user: dict[str, Any]) -> None:
    """Start it, ask for its first page, stop it."""
    say(" ".join(["wro", *command[1:]]))
    with subprocess.Popen(command, cwd=data, env=environment, **user) as process:
        try:
            say(f"{first_page('http://127.0.0.1:8917/')} bytes on its first page")
        finally:
            process.terminate()


def first_page(address: str, seconds: float = 30) -> int:
    end = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return len(answer.read())
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def say(line: str) -> None:
    sys.stdout.write(f"\n$ {line}\n")
    sys.stdout.flush()


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="container-") as folder:
        root = Path(folder).resolve()
        build(root)
        use(root)
    say("the Dockerfile's steps work; what only Docker can do (users, mounts, health check) was not tried")


if __name__ == "__main__":
    main()
