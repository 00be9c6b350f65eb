"""What proofreaders have by heart: one table of characters or words a file."""
