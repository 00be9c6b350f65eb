"""Turns foreign files into issues."""
