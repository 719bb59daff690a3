"""The domain: words and pure rules. No I/O, no clock, no environment; imports nothing of ours."""
