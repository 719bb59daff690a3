"""SQLite: migrations, one method per question or write, views. Decides nothing."""
