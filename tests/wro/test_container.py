"""The container's files: lint that needs no Docker. `make container-check` follows the build's steps as well."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml

from wro import cli

ROOT = Path(__file__).parents[2]


def instructions(dockerfile: str) -> list[tuple[str, str]]:
    """(instruction, arguments) in order; continued lines joined, comments dropped."""
    text = re.sub(r"^\s*#.*\n", "", dockerfile, flags=re.MULTILINE)
    joined = re.sub(r"\\\n\s*", " ", text)
    return [
        (word.upper(), rest.strip()) for word, _, rest in (line.partition(" ") for line in joined.splitlines() if line)
    ]


@pytest.fixture(scope="module")
def steps() -> list[tuple[str, str]]:
    return instructions((ROOT / "Dockerfile").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def final(steps: list[tuple[str, str]]) -> dict[str, str]:
    """The instructions of the last stage, the last of each kind."""
    last = max(n for n, (word, _) in enumerate(steps) if word == "FROM")
    return dict(steps[last:])


def test_every_base_is_slim_and_pinned_by_version(steps: list[tuple[str, str]]) -> None:
    bases = [rest.split()[0] for word, rest in steps if word == "FROM"]
    assert bases
    assert all(re.fullmatch(r"python:3\.\d+-slim(@sha256:[0-9a-f]{64})?", base) for base in bases)
    assert len(set(bases)) == 1, "a virtual environment only works on the base it was built on"


def test_everything_installed_is_pinned_by_hash(steps: list[tuple[str, str]]) -> None:
    installs = [rest for word, rest in steps if word == "RUN" and "pip" in rest and "install" in rest.split()]
    assert installs
    for command in installs:
        for part in command.split("&&"):
            if " install " in part:
                assert "--require-hashes" in part or "--no-deps /wheel/" in part, part


def test_it_runs_as_nobody_special_and_writes_only_to_data(final: dict[str, str]) -> None:
    assert final["USER"] not in ("root", "0")
    assert final["VOLUME"] == "/data"
    assert final["WORKDIR"] == "/data"
    assert "PYTHONDONTWRITEBYTECODE=1" in final["ENV"]
    assert "WRO_DB=/data/" in final["ENV"]


def test_it_serves_by_default_and_can_do_anything_else(final: dict[str, str]) -> None:
    assert json.loads(final["ENTRYPOINT"]) == ["wro"]
    assert json.loads(final["CMD"])[0] in cli.COMMANDS
    health = final["HEALTHCHECK"].partition("CMD ")[2]
    assert json.loads(health) == ["wro", "health"]


def test_every_copied_file_is_there_and_let_in(steps: list[tuple[str, str]]) -> None:
    ignore = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    let_in = {name.removeprefix("!") for name in ignore if name.startswith("!")}
    assert all((ROOT / name).exists() for name in let_in)
    for word, rest in steps:
        if word == "COPY" and "--from" not in rest:
            for name in rest.split()[:-1]:
                assert name == "." or name in let_in


def test_every_package_of_the_wheel_is_let_in() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    ignore = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    packages = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    assert [name for name in packages if f"!{name}" not in ignore] == []


def test_the_image_has_what_alerts_need_and_else_the_same_pins() -> None:
    pinned, image = (
        set(re.findall(r"^([a-z0-9._-]+==\S+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("requirements.lock", "requirements-image.lock")
    )
    assert pinned <= image, "make lock"
    assert any(pin.startswith("apprise==") for pin in image)


def test_no_secret_and_no_index_is_named(steps: list[tuple[str, str]]) -> None:
    told = " ".join(rest for _, rest in steps)
    assert not re.search(r"https?://|index-url|password|token", told, re.IGNORECASE)


@pytest.mark.parametrize("name", ["tracker", "browse", "pages"])
def test_the_services_are_hardened(name: str) -> None:
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    service = compose["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert service["tmpfs"] == ["/tmp"]
    assert [volume.partition(":")[0] for volume in service["volumes"]] == list(compose["volumes"])
    assert service["command"][0] in cli.COMMANDS
    assert "privileged" not in service
    assert all(port.startswith("127.0.0.1:") for port in service.get("ports", []))
