"""Page files: painted, finished, merged, previewed."""
