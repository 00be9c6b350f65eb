"""Content, read into a Manuscript."""
