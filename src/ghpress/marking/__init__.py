"""Marks on proofs: what they are on, what they ask for, what became of them, who signed which page."""
