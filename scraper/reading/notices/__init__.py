"""Federal Register notices of Findings."""
