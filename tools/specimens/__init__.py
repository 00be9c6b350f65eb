"""Turns examples of each rule of composition into the pictures and pages of docs/typesetting.

``python -m tools.specimens`` writes them; with ``--check`` it says what is out of date, and writes
nothing. Names of chapters draw those pictures only.
"""
