"""Tables of the composer: characters by class, spacing by pair, prohibitions by level.

Here and everywhere clreq is W3C's Requirements for Chinese Text Layout (中文排版需求), its sections
numbered as they have been since its restructuring of December 2024 (Group Draft Note of 3 May 2026).
"""
