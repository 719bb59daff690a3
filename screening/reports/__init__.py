"""What came out, for programs (JSON, CSV), for reviewers (Excel) and for the file (an evidence sheet in HTML)."""
