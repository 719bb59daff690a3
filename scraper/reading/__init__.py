"""A release's text into what it announces."""
