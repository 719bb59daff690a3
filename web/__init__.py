"""Everything about browsing the log with datasette. Reads the database only."""
