"""What stands beside text: pictures, charts, tables and boxes, shared out over columns and lines."""
