"""Supplier files against the ledger: who in a list is under an order, may be, or was cleared.

`Index` holds every name of the ledger; `Screening` turns Arrow record batches of suppliers into findings. Both are
pure: files are read in `screening.tables`, written in `screening.reports`, and nothing here knows a clock or database.
"""
