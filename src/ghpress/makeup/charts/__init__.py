"""Charts: figures turned into shapes and composed labels, whole grid lines deep."""
