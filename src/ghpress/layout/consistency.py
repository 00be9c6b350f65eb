"""Turns a layout into remarks on what in it does not agree, each at the place that says so."""

from ghpress.forms import Record
from ghpress.layout.layout import Layout
from ghpress.remarks import Remark


def check(layout: Layout, record: Record) -> tuple[Remark, ...]:
    """..."""
    return ()
