"""What goods an act is on, and the country they come from."""
