"""6 PROOF: the desk, where pages are read on a screen, marked, corrected and signed."""
