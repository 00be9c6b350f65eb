"""Type: copy composed into lines."""
