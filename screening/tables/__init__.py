"""Supplier files as parts of rows: CSV, TSV, Excel, JSON lines, Parquet. One file a format, chosen by `open_table`."""
