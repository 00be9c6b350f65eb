"""Text extracted from finished pages, turned into an issue."""
