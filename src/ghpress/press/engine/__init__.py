"""The only room that knows WeasyPrint."""
