"""Who an order covers: one splitter for the list's Entity cell, its Remarks, and the lists of names in releases."""

from __future__ import annotations

from scraper.entity.remarks import Remarks, read_remarks
from scraper.entity.split import Split, split_entity

__all__ = ["Remarks", "Split", "read_remarks", "split_entity"]
