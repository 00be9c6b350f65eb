"""How styles, inks and roles may be named: as CSS and file names have them."""

NAME = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
"""Small letters, figures and hyphens."""
