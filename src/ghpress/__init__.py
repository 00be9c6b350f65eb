"""ghpress: Chinese newspaper special issues, from plain content and a layout to press-ready pages.

    import ghpress

    for paragraph in ghpress.compose("春江潮水连海平，海上明月共潮生。", measure_em=9):
        for line in paragraph.lines:
            print(line.text, line.width_em)

Only what ``__all__`` names is meant for others; it is loaded when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ghpress.build import BuildRequest, Built, build_issue
    from ghpress.galley.plain import ComposeOptions
    from ghpress.remarks import Halt, Remark
    from ghpress.typeset import compose

__all__ = ["BuildRequest", "Built", "ComposeOptions", "Halt", "Remark", "build_issue", "compose"]

__version__ = "0.1.0"

_HOMES = {
    "BuildRequest": "ghpress.build",
    "Built": "ghpress.build",
    "ComposeOptions": "ghpress.galley.plain",
    "Halt": "ghpress.remarks",
    "Remark": "ghpress.remarks",
    "build_issue": "ghpress.build",
    "compose": "ghpress.typeset",
}


def __getattr__(name: str) -> object:
    """A public name, its room opened now: the command's help must not wait for the engine."""
    if name not in _HOMES:
        raise AttributeError(f"module 'ghpress' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
