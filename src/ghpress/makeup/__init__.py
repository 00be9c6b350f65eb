"""The page: stories and furniture made up into frames."""
