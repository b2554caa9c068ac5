"""Measured by hand, not by pytest: `python -m tests.benchmarks.page`. The speed of whole commands: `benchmarks/`."""
