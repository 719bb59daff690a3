-- A file of a person's own names and IMO numbers beside their supplier list; where it lies on this machine.

ALTER TABLE supplier_lists ADD COLUMN aliases TEXT;
