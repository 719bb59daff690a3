"""`wro` as a process of its own, to which the stand-in is the network: `python -m tests.standin.process PORT AT ARGUMENT…`.

Everything else is the program as it is installed: its command line, settings, signals and database. Its clock begins at AT.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from time import monotonic

from scraper import fetch
from tests.standin.rewrite import Rewrite
from wro import cli, clock


def main() -> int:
    port, at, *arguments = sys.argv[1:]
    begin, began = datetime.fromisoformat(at).replace(tzinfo=UTC), monotonic()
    clock.now = lambda: begin + timedelta(seconds=monotonic() - began)
    fetch._network = lambda proxy: Rewrite(int(port))
    return cli.run(arguments)


if __name__ == "__main__":
    sys.exit(main())
