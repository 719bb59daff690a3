"""Measurements: each module has `measure()`, which gives figures by name; `python -m bench` runs them all."""
