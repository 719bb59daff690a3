"""`serve` as a process: a real server on loopback, over a file that is written meanwhile, ended by SIGTERM."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

from store import Store
from tests.web.conftest import NOW, fill

PROGRAM = """
import sys
from pathlib import Path
from tests.web.conftest import FRAME
from web.browse import serve
serve(Path(sys.argv[1]), FRAME, port=0)
"""


def test_a_server_on_loopback(tmp_path: Path) -> None:
    path = tmp_path / "my log.db"
    fill(path)
    server = subprocess.Popen([sys.executable, "-c", PROGRAM, str(path)], stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    try:
        found = None
        while found is None:
            line = server.stderr.readline()
            assert line, "the server ended before it listened"
            found = re.search(r"running on (http://127\.0\.0\.1:\d+)", line)
        with Store.open(path) as store, store.transaction():
            store.runs.start("sync", NOW, "1.0")
            with urllib.request.urlopen(f"{found[1]}/my~20log/current_orders", timeout=30) as answer:
                page = answer.read().decode()
        assert "Orders in force" in page
        assert "66 rows" in page
    finally:
        server.send_signal(signal.SIGTERM)
        server.communicate(timeout=30)
    assert server.returncode in (0, -signal.SIGTERM)
