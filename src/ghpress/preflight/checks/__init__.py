"""One check a file; its path is its code."""
