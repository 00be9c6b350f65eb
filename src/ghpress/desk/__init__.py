"""6 PROOF: pages on the desk, marks made on them, corrections, signatures."""
