"""Turns foreign files into issues: text of finished pages, Word, Markdown."""

from ghpress.manuscript.imports.intake import import_file

__all__ = ["import_file"]
