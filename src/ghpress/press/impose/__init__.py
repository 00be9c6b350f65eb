"""Imposition (拼大版): finished pages on the sheets they are printed on, in the order of the fold."""
