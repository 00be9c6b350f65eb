"""Word files (.docx), turned into an issue."""
