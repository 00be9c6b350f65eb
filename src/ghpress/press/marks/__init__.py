"""Printer's marks: what stands round a page or a sheet for those who cut, register and ink it."""
