"""How fast the shop works, measured on one machine in one run: ``python -m benchmarks.NAME``."""
