"""Loads the press and the inspection: the workers' common parent imports it, once for all of them."""

import gc

__all__: list[str] = []

# What is loaded stays: collecting it would copy every page of memory that workers share.
gc.collect()
gc.freeze()
