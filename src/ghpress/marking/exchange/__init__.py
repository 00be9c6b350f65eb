"""Marks out to readers of PDF and in again: as annotations of the page files, and as XFDF."""
