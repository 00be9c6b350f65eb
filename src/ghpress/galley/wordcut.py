"""Cuts texts of heads into words, each with its kind, and remembers them."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

Tagged: TypeAlias = tuple[str, str]
"""A word, and what kind of word jieba's dictionary says it is."""

TEXTS_KEPT = 4096
"""Texts of heads whose words are remembered."""

_CUT: dict[str, tuple[Tagged, ...]] = {}
"""The words of texts of heads, the text cut last at the end."""


def tagged(chars: str) -> tuple[Tagged, ...]:
    """The words of a text, in order, with their kinds."""
    words = _CUT.get(chars)
    if words is None:
        # 0.1 s, and 30 MB: a process whose heads are all known does without.
        import rjieba

        if len(_CUT) >= TEXTS_KEPT:
            _CUT.clear()
        words = _CUT[chars] = tuple((word, tag) for word, tag in rjieba.tag(chars))
    return words


def words_cut() -> dict[str, tuple[Tagged, ...]]:
    """The texts of heads that were cut into words, with these."""
    return dict(_CUT)


def words_known(cut: Mapping[str, Iterable[Iterable[str]]]) -> None:
    """Takes over what was cut in another process, as far as it is not known.

    Raises:
        ValueError: if a word is without its kind.
    """
    for chars, words in cut.items():
        pairs = tuple((word, tag) for word, tag in words)
        if chars == "".join(word for word, _ in pairs):
            _CUT.setdefault(chars, pairs)


def cut_words(texts: Iterable[str]) -> dict[str, tuple[Tagged, ...]]:
    """Texts of heads with their words, as another process may take them over."""
    return {chars: tagged(chars) for chars in texts}
