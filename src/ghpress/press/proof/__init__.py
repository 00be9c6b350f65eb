"""The proof (校样): the very page, light and in RGB, with line numbers, story ids and a stamp."""
