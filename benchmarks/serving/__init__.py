"""Serving, measured beside Rasa's default pipeline: `make bench`, or `python -m benchmarks.serving`."""
