"""Inspection: finished files read with another library than wrote them."""
