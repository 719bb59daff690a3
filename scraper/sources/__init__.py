"""The sources we read, one short file each, in one explicit list."""
