"""Tables of the composer: characters by class, spacing by pair, prohibitions by level."""
