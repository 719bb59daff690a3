"""How many orders CBP itself said were in force, by day: its sentences and statistics, to hold the ledger against.

Its own documents of one day differ now and then by one; both stand here. A count is no source of events.
"""

from __future__ import annotations

#: (day, WROs, Findings, where it is said); a partial modification does not lower CBP's count
STATED: tuple[tuple[str, int, int, str], ...] = (
    ("2022-11-23", 55, 9, "release on Central Romana"),
    ("2024-04-10", 52, 8, "release on Shanghai Select"),
    ("2024-09-30", 51, 8, "enforcement statistics of fiscal year 2024"),
    ("2024-11-01", 52, 8, "release on Asli Maydi"),
    ("2024-11-01", 50, 8, "CSMS 62829623"),
    ("2024-12-04", 51, 9, "release on Kingtom"),
    ("2024-12-31", 51, 9, "forced labor page"),
    ("2025-04-02", 52, 9, "release on Taepyung"),
    ("2025-04-03", 52, 8, "CSMS 64637741"),
    ("2025-05-28", 52, 9, "release on Zhen Fa 7"),
    ("2025-09-24", 53, 9, "release on Giant"),
    ("2025-11-18", 54, 9, "release on Firemount"),
    ("2026-01-29", 55, 9, "release on Finca Monte Grande"),
    ("2026-06-23", 58, 8, "list: active and partially modified; one Finding more is pending litigation"),
)


def values() -> str:
    """The rows as SQL."""
    return ",\n  ".join(f"('{day}', {wros}, {findings}, '{where}')" for day, wros, findings, where in STATED)
