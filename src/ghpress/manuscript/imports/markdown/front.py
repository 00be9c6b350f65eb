"""Turns a Markdown file's front matter into fields of a story, whoever's tool it was written for."""

from dataclasses import field

from ghpress.located import Entries, Items, Leaf, Node, read_yaml
from ghpress.manuscript.source import Source
from ghpress.manuscript.text import Text
from ghpress.remarks import note, warning
from ghpress.values import dataclass

_KEYS = {
    "headline": ("headline", "title", "标题", "主题", "题目"),
    "kicker": ("kicker", "引题", "肩题", "眉题"),
    "deck": ("deck", "subtitle", "副题", "副标题"),
    "byline": ("byline", "author", "authors", "署名", "作者", "记者"),
    "dateline": ("dateline", "电头"),
    "city": ("city", "地市"),
    "rank": ("rank", "轻重"),
    "id": ("id", "代号"),
}
"""Our keys, and what site generators (Hugo, Jekyll, Hexo, Pandoc) and newsrooms call the same."""

_FIELD_OF = {name: key for key, names in _KEYS.items() for name in names}


@dataclass(slots=True)
class Front:
    """The fields found, each as the texts of its values."""

    texts: dict[str, tuple[Text, ...]] = field(default_factory=dict)

    def one(self, key: str) -> Text | None:
        """The field's only or first text."""
        return next(iter(self.texts.get(key, ())), None)

    def plain(self, key: str) -> str:
        """The characters of the field's first text."""
        found = self.one(key)
        return found.chars if found else ""


def read_front(yaml: str, first_line: int, source: Source) -> Front:
    """The fields in this front matter; what has no place in a story is a note, bad YAML an error."""
    found = read_yaml(yaml, source.file, first_line)
    source.remarks.extend(found.remarks)
    front = Front()
    if not isinstance(found.node, Entries):
        return front
    for entry in found.node.entries:
        key = _FIELD_OF.get(entry.key.text.strip().lower())
        leaves = _leaves(entry.value)
        if key is None or leaves is None:
            words = ", ".join(leaf.text for leaf in leaves or ())[:80]
            facts = {"key": entry.key.text, "words": words or "—"}
            source.remarks.append(note("import-key-dropped", entry.key.place, **facts))
        elif key in front.texts:
            source.remarks.append(warning("import-key-again", entry.key.place, key=entry.key.text))
        else:
            front.texts[key] = source.proses(leaf for leaf in leaves if leaf.text.strip())
    return front


def _leaves(node: Node) -> tuple[Leaf, ...] | None:
    """The values of a key; None if it holds more than a word or a list of words."""
    if isinstance(node, Leaf):
        return () if node.kind == "null" else (node,)
    if isinstance(node, Items) and all(isinstance(each, Leaf) for each in node.nodes):
        return tuple(each for each in node.nodes if isinstance(each, Leaf))
    return None
