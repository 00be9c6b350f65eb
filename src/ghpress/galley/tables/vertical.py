"""How marks and Western text stand in a vertical line (clreq 2.1.2, 6.3.2.1).

Curly quotes become corner brackets, double ones outside as on the mainland; ：；？！ keep a full em.
"""

CORNERS = {"“": "『", "”": "』", "‘": "「", "’": "」"}

FIXED = "：；？！"
"""Marks that take a fixed em in vertical setting."""

BESIDE = r"[0-9]{1,3}|[0-9]\.[0-9]|[0-9][A-Z]|[A-Z][0-9+]"
"""What stands side by side in one em, condensed if it is wider: 8, 12, 100, 3.0, 2B, 5G, A+ (clreq
2.1.2, 纵中横). More is turned."""

UPRIGHT_LETTERS = 4
"""So many capitals at most stand upright one under another (AI, GDP, AIGC); longer words are turned."""
