"""核红: two proofs of an issue → what changed between them, what moved, and that nothing else did."""
