"""`wro serve` as a process: it syncs and mails at once, is alone on its database, and stops when told."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.wro.conftest import Wro
from tests.wro.test_main_job import SITE

SERVE = [sys.executable, "-m", "wro", "serve", "--from", str(SITE)]


def environment(**settings: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WRO_")}
    return kept | {"WRO_LOG_FORMAT": "json", "WRO_MAIL_TO": "folder:out"} | settings


def wait_for(condition: str, log: Path, seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    while condition not in log.read_text():
        if time.monotonic() > end:
            pytest.fail(f"{condition!r} was not logged:\n{log.read_text()}")
        time.sleep(0.05)


def test_it_syncs_and_mails_and_stops_when_told(wro: Wro, tmp_path: Path) -> None:
    wro("subscribers", "add", "you@example.org", "--track", "Smart Glove", "--cadence", "immediate")
    log = tmp_path / "log"
    with log.open("w") as file, subprocess.Popen(SERVE, cwd=tmp_path, env=environment(), stderr=file) as process:
        wait_for("digest: ", log)
        second = subprocess.run(SERVE, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
    assert second.returncode == 1
    assert second.stderr.splitlines()[-1].startswith("wro: another `wro serve` is at work")
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    assert lines[-1]["message"] == "stopped"
    assert not [line for line in lines if line["level"] == "error"]
    assert len(list((tmp_path / "out").glob("*.eml"))) == 1
    assert "you@example.org" not in log.read_text()
    assert wro("status", "Smart Glove").code == 0


def test_its_metrics_answer_while_it_serves(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    log = tmp_path / "log"
    settings = environment(WRO_METRICS_PORT=str(port), WRO_METRICS_HOST="127.0.0.1")
    with log.open("w") as file, subprocess.Popen(SERVE, cwd=tmp_path, env=settings, stderr=file) as process:
        wait_for("digest: ", log)
        got = httpx.get(f"http://127.0.0.1:{port}/metrics")
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
    found = {family.name: family.samples for family in text_string_to_metric_families(got.text)}
    assert {sample.labels["kind"] for sample in found["wro_run_start_timestamp_seconds"]} >= {"sync"}
    assert {sample.labels["check"]: sample.value for sample in found["wro_check_well"]}["sync"] == 1
    read = {sample.labels["source"]: sample.value for sample in found["wro_source_last_read_timestamp_seconds"]}
    assert 0 < read["cbp_list"] < time.time(), "the day of the last copy in the folder"


@pytest.mark.parametrize(
    ("name", "value"), [("WRO_SYNC_CRON", "every day"), ("WRO_DIGEST_CRON", "0 7 * * 1"), ("WRO_MAIL_FROM", "nobody")]
)
def test_a_setting_it_cannot_use_ends_it_at_once(tmp_path: Path, name: str, value: str) -> None:
    settings = environment(**{name: value, "WRO_MAIL_TO": "smtp"})
    done = subprocess.run(SERVE, cwd=tmp_path, env=settings, capture_output=True, text=True, check=False, timeout=30)
    assert done.returncode == 2
    assert done.stderr.startswith(f"wro: {name} {value!r}")
    assert done.stderr.count("\n") == 1
