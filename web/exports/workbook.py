"""An Excel workbook: a sheet for each table, with a frozen head and filters."""

from __future__ import annotations

from typing import BinaryIO

import xlsxwriter

from web.exports.tables import TABLES, table
from web.rows import Rows

_LONGEST = 32_767  #: characters a cell may hold


def write(rows: Rows, file: BinaryIO) -> None:
    """Texts stay texts: nothing is taken for a formula or an address. The same log gives the same file."""
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, {**plain, "constant_memory": True}) as book:
        head = book.add_format({"bold": True})
        for name in TABLES:
            sheet = book.add_worksheet(name)
            columns, found = table(rows, name)
            sheet.write_row(0, 0, columns, head)
            sheet.freeze_panes(1, 0)
            last = 0
            for last, row in enumerate(found, 1):
                for n, value in enumerate(row.values()):
                    sheet.write(last, n, value[:_LONGEST] if isinstance(value, str) else value)
            sheet.autofilter(0, 0, last, len(columns) - 1)
            sheet.set_column(0, len(columns) - 1, 18)
