"""`wro browse` as a process: datasette answers with the ledger, and only with it."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from tests.notify.mailserver import free_port
from tests.wro.conftest import Wro


def get(url: str, process: subprocess.Popen[str], seconds: float = 30) -> httpx.Response:
    """The answer, as soon as there is one."""
    end = time.monotonic() + seconds
    while True:
        try:
            return httpx.get(url, trust_env=False, follow_redirects=True)
        except httpx.ConnectError:
            if time.monotonic() > end or process.poll() is not None:
                raise
            time.sleep(0.1)


def test_it_shows_the_ledger_and_no_address(wro: Wro, ledger_db: Path, tmp_path: Path) -> None:
    wro("subscribers", "add", "you@example.org", "--all")
    port = free_port()
    command = [sys.executable, "-m", "wro", "browse", "--port", str(port)]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        front = get(f"http://127.0.0.1:{port}/", process)
        orders = httpx.get(f"http://127.0.0.1:{port}/wro/current_orders.json?_shape=array", trust_env=False)
        tables = httpx.get(f"http://127.0.0.1:{port}/-/databases.json", trust_env=False).text
        process.send_signal(signal.SIGTERM)
        _, log = process.communicate(timeout=20)
    assert "WRO Watch" in front.text
    assert orders.json()[0]["order_id"].startswith(("wro-", "finding-"))
    assert "mail" not in tables
    assert "Traceback" not in log


def test_a_port_in_use_is_one_line(wro: Wro, ledger_db: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        outcome = wro("browse", "--port", taken.getsockname()[1])
    assert outcome.code == 2
    assert "in use" in outcome.err
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize("host", ["999.1.1.1", "192.0.2.1", "no such host"])
def test_a_host_that_is_not_ours(wro: Wro, ledger_db: Path, host: str) -> None:
    outcome = wro("browse", "--host", host, "--port", "0")
    assert outcome.code == 2
    assert outcome.err.endswith("choose another with --host\n")


@pytest.mark.parametrize("port", ["http", "70000"])
def test_a_port_that_is_none(wro: Wro, port: str) -> None:
    assert wro("browse", "--port", port).code == 2
