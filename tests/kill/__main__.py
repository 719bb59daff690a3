"""`make kill`: two hundred deaths of sync and digest at random moments, and the promises after each."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.kill.trial import trial

if __name__ == "__main__":
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write(trial(Path(folder), number, seed=number) + "\n")
