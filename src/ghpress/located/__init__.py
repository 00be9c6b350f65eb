r"""Turns YAML into values that know where they were written.

>>> found = read_yaml("title: 春\ndate: 2025-05-01\n", "issue.yaml")
>>> str(found.node.entries[1].value.place)
'issue.yaml:2:7'
"""

from ghpress.located.read import FoundYaml, read_yaml
from ghpress.located.tree import Entries, Entry, Items, Leaf, Node, Origin, Scalar

__all__ = ["Entries", "Entry", "FoundYaml", "Items", "Leaf", "Node", "Origin", "Scalar", "read_yaml"]
