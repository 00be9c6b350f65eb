"""How marks and Western text stand in a vertical line (clreq 2.3, 3.1; TYPESETTING 5.6).

Curly quotes become corner brackets, double ones outside as on the mainland; ：；？！ keep a full em.
"""

CORNERS = {"“": "『", "”": "』", "‘": "「", "’": "」"}

FIXED = "：；？！"
"""Marks that take a fixed em in vertical setting."""

UPRIGHT_DIGITS = 3
"""So many digits at most stand side by side, condensed to an em; more are turned."""

UPRIGHT_LETTERS = 3
"""So many capitals at most stand upright one under another (AI, GDP); longer words are turned."""
