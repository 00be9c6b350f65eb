"""Stories of any length for make-up's tests, of words that mean nothing but break as Chinese does."""

from datetime import date
from pathlib import Path

from ghpress.house import Credit, House
from ghpress.layout.layout import Layout
from ghpress.makeup.heads import HeadPieces, all_head_pieces
from ghpress.makeup.page import Page
from ghpress.makeup.verify import verify
from ghpress.manuscript.story import Block, Head, Issue, Paragraph, Story, Subhead
from ghpress.manuscript.text import plain
from ghpress.remarks import Level
from ghpress.stock.shelf import Shelf

WORDS = (
    "春天来了，厂里的机器又响起来。工人们清早就到了车间，先擦亮机床，再领材料，说说笑笑，"
    "不觉已是中午；食堂里饭菜飘香，“今天的鱼真好”，老师傅说。午后换班，年轻人围着图纸议论，"
    "谁也不肯让谁，末了还是照着规程办。傍晚收工，河边的风吹过来，带着一点点泥土的气味。"
)
"""Words of the tests' own; taken from any place on and round again they make a story."""


def words(count: int, start: int = 0) -> str:
    """So many characters of running text, ending with a stop."""
    text = (WORDS * (2 + (start + count) // len(WORDS)))[start : start + count].lstrip("，。；”、")
    return f"{text[:-1].rstrip('，。；“”、')}。"


def story(
    name: str, characters: int, *, paragraphs: int = 3, subheads: int = 1, rank: int = 2, **more: object
) -> Story:
    """A story of about so many characters in paragraphs of unequal length, with subheads between."""
    blocks: list[Block] = []
    shares = [2 + (3 * number + len(name)) % 4 for number in range(paragraphs)]
    for number, share in enumerate(shares):
        if 0 < number <= subheads:
            blocks.append(Subhead(plain(f"第{number}节的小标题")))
        length = max(4, characters * share // sum(shares))
        blocks.append(Paragraph(plain(words(length, 7 * number + len(name)))))
    head = Head((plain(f"{name}的主题在这里"), plain("后半句也在")), kicker=plain(f"{name}："))
    made = Story(name, head, tuple(blocks), f"{name}.md", rank=rank)
    return replaced(made, **more)


def replaced(made: Story, **more: object) -> Story:
    """The story with other values."""
    values = {field: getattr(made, field) for field in Story.__dataclass_fields__}
    return Story(**{**values, **more})


def faults(pages: tuple[Page, ...], layout: Layout) -> list[str]:
    """What stands wrong on these pages, by code; what an editor is only told of is no fault."""
    return [remark.code for remark in verify(pages, layout) if remark.level is Level.ERROR]


def issue(*stories: Story, pages: int | None = None, note: Story | None = None) -> Issue:
    """An issue of these stories."""
    return Issue("trial", "", plain("试排专刊"), date(2025, 5, 1), stories, note, pages=pages)


def house() -> House:
    """A house of no paper in particular."""
    nowhere = Path()
    credits_of = (Credit("责编", "本报编辑部"), Credit("校对", "本报编辑部"))
    return House(
        nowhere, nowhere, nowhere, name="试排报", cn="CN 00-0000", sponsor="试排社", credits=credits_of
    )


def head_pieces(one: Story, sheet: Layout, shelf: Shelf) -> HeadPieces:
    """A story's head measured by itself, with no terms to hold whole."""
    return all_head_pieces((one,), sheet, shelf, ())[0]
