"""Loads the press and the inspection: the workers' common parent imports it, once for all of them."""

import gc
from importlib import import_module

from ghpress.press.engine.warming import warm

gc.disable()  # all that is loaded stays: looking for what to drop takes a fifth of the time
warm()
for name in ("ghpress.inspection", "ghpress.press.marks.pages", "ghpress.press.pagefile"):
    import_module(name)

# What is loaded stays: collecting it would copy every page of memory that workers share.
gc.collect()
gc.freeze()
gc.enable()
