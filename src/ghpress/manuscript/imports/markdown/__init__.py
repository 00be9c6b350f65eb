"""Markdown files, turned into an issue."""
