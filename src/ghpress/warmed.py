"""Loads the press and the inspection: the workers' common parent imports it, once for all of them."""

import gc
from contextlib import suppress
from importlib import import_module

from ghpress.press.announced import told
from ghpress.press.engine.loading import load
from ghpress.press.engine.warming import warm


def _ready() -> None:
    """All loaded that printing takes, and a page printed that nobody will see."""
    load()
    for name in ("ghpress.press.pagefile", "ghpress.press.marks.pages", "ghpress.inspection"):
        import_module(name)
    from ghpress.presswork import rehearse

    parcel = told()
    if not parcel or not rehearse(parcel, with_engine=True):
        with suppress(Exception):
            warm()


gc.disable()  # all that is loaded stays: looking for what to drop takes a fifth of the time
_ready()

# What is loaded stays: collecting it would copy every page of memory that workers share.
gc.collect()
gc.freeze()
gc.enable()
gc.set_threshold(50_000, 20, 50)  # a page is many small things, all dropped at its end
