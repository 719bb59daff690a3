"""`make year`: the whole year, disturbed and undisturbed, and what came of it."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.year.account import account
from tests.year.simulation import Year

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        disturbed, calm = Path(folder, "disturbed"), Path(folder, "calm")
        for place in (disturbed, calm):
            place.mkdir()
        year = Year(disturbed)
        year.run()
        sys.stdout.write("\n".join(account(year)) + "\n")
        peace = Year(calm, cron="17 18 * * *", disturbed=False)
        peace.run()
        wrong = year.wrong(peace)
        sys.stdout.write(
            "\n".join(
                ["", *wrong] if wrong else ["", "the ledger equals the truth; everybody was told everything once"]
            )
            + "\n"
        )
        sys.exit(bool(wrong))
