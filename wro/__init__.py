"""The only place that knows everything: settings, clock, runs, schedule, command line."""

__version__ = "0.1.0"
