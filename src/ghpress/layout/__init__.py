"""The layout, read from its folder."""
