"""Proofs of small issues, made up on the tests' layout, and edits to their copy."""

from functools import cache
from random import Random

from ghpress.compare.proof import Proof, proof_page
from ghpress.makeup.makeup import make_up
from ghpress.manuscript.story import Head, Issue, Paragraph, Story, Subhead
from ghpress.manuscript.text import Anchor, Text
from ghpress.stock.shelf import Shelf
from makeup.sheets import layout
from makeup.stories import house, issue, replaced, words

LAYOUT = layout(60)

Copy = dict[str, list[str]]
"""Each story's parts: its kicker, its headline, then its paragraphs (a subhead begins with #)."""

NEW_WORDS = "厂河灯船钟闸桥树雪鸟铁纸火砖"


def copy_of(sizes: dict[str, tuple[int, ...]]) -> Copy:
    """Stories with paragraphs of so many characters, no two of which begin alike."""
    copy: Copy = {}
    for at, (name, paragraphs) in enumerate(sizes.items()):
        texts = [words(size, 31 * at + 17 * number) for number, size in enumerate(paragraphs)]
        copy[name] = [f"{name}厂来信", f"{name}的主题在这里", texts[0], f"#{name}的小标题", *texts[1:]]
    return copy


def base() -> Copy:
    """The issue that is edited."""
    return copy_of({"甲": (180, 260, 140), "乙": (150, 190), "丙": (90, 120), "丁": (70, 60)})


def proof(copy: Copy, shelf: Shelf) -> Proof:
    """The issue made up on one page after another."""
    return _proof(tuple((name, tuple(parts)) for name, parts in copy.items()), shelf)


@cache
def _proof(copy: tuple[tuple[str, tuple[str, ...]], ...], shelf: Shelf) -> Proof:
    made = make_up(_issue(copy), LAYOUT, shelf, house())
    titles = tuple((name, parts[1]) for name, parts in copy)
    return Proof("trial", LAYOUT.name, tuple(map(proof_page, made.pages)), titles)


def _issue(copy: tuple[tuple[str, tuple[str, ...]], ...]) -> Issue:
    return issue(*(_story(name, parts) for name, parts in copy))


def _story(name: str, parts: tuple[str, ...]) -> Story:
    written = [
        Text(part.removeprefix("#"), f"{name}.md", (Anchor(0, line, 1),))
        for line, part in enumerate(parts, 3)
    ]
    blocks = tuple(
        Subhead(text) if part.startswith("#") else Paragraph(text)
        for part, text in zip(parts[2:], written[2:], strict=True)
    )
    return replaced(Story(name, Head((written[1],), kicker=written[0]), blocks, f"{name}.md"))


def edited(copy: Copy, random: Random) -> tuple[Copy, dict[str, int]]:
    """The copy with one to three edits, and how many characters they touched by story."""
    after = {name: list(parts) for name, parts in copy.items()}
    touched: dict[str, int] = {}
    for _ in range(random.randint(1, 3)):
        name = random.choice(list(after))
        edit = random.choice((replace, insert, delete, transpose, part, join, add, drop, rename))
        touched[name] = touched.get(name, 0) + edit(after[name], random)
    return after, touched


def _spot(parts: list[str], random: Random) -> tuple[int, int]:
    """A paragraph and a place inside of it, clear of its marks' neighbourhood."""
    number = random.choice([at for at, part in enumerate(parts) if at > 1 and not part.startswith("#")])
    return number, random.randrange(4, len(parts[number]) - 8)


def _fresh(random: Random, most: int) -> str:
    return "".join(random.choice(NEW_WORDS) for _ in range(random.randint(1, most)))


def replace(parts: list[str], random: Random) -> int:
    number, at = _spot(parts, random)
    new = _fresh(random, 4)
    parts[number] = parts[number][:at] + new + parts[number][at + len(new) :]
    return len(new)


def insert(parts: list[str], random: Random) -> int:
    number, at = _spot(parts, random)
    new = _fresh(random, 30)
    parts[number] = parts[number][:at] + new + parts[number][at:]
    return len(new)


def delete(parts: list[str], random: Random) -> int:
    number, at = _spot(parts, random)
    count = random.randint(1, 6)
    parts[number] = parts[number][:at] + parts[number][at + count :]
    return count


def transpose(parts: list[str], random: Random) -> int:
    number, at = _spot(parts, random)
    part = parts[number]
    parts[number] = part[:at] + part[at + 1] + part[at] + part[at + 2 :]
    return 3


def part(parts: list[str], random: Random) -> int:
    """A new paragraph."""
    number, at = _spot(parts, random)
    parts[number : number + 1] = [parts[number][:at], parts[number][at:]]
    return 1


def join(parts: list[str], random: Random) -> int:
    """Two paragraphs run on, where two stand together."""
    for number in range(2, len(parts) - 1):
        if not parts[number].startswith("#") and not parts[number + 1].startswith("#"):
            parts[number : number + 2] = [parts[number] + parts[number + 1]]
            return 1
    return replace(parts, random)


def add(parts: list[str], random: Random) -> int:
    """A paragraph more, at the end."""
    parts.append(_fresh(random, 40) + "。")
    return len(parts[-1]) + 1


def drop(parts: list[str], random: Random) -> int:
    """The last paragraph less."""
    if len(parts) > 4 and not parts[-1].startswith("#"):
        return len(parts.pop()) + 1
    return replace(parts, random)


def rename(parts: list[str], random: Random) -> int:
    """Another word in the headline."""
    parts[1] = parts[1].replace("主题", random.choice(("题目", "主张", "大标题")))
    return 3
