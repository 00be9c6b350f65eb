"""Stories cut and doubled with no other edit: the special still makes four good pages by itself."""

import pytest

from ghpress.build import BuildRequest, try_out
from ghpress.makeup.page import Page, PictureFrame, TextFrame
from ghpress.makeup.verify import verify
from reader.editions import untold
from reader.variants import VARIANTS, variant

PAGES = 4
VIGNETTES = 11
HARSH = {"a lead and two others cut": ["jilinshi"]}
"""Stories that fit only by harsh means: page 2 has lost a quarter of its copy, and is told so."""


def leads(page: Page, ranks: dict[str, int]) -> list[str]:
    """The page's leads."""
    return [story for story in page.stories if ranks[story] == 1]


def head_width(page: Page, story: str) -> int:
    """The width a story's headline is set over."""
    heads = [
        frame
        for frame in page.frames
        if isinstance(frame, TextFrame) and frame.story == story and frame.role == "headline"
    ]
    return heads[0].rect.width


@pytest.mark.parametrize("name", VARIANTS)
def test_the_special_fills_its_pages_whatever_length_its_stories_have(name, tmp_path) -> None:
    issue = variant(tmp_path, **VARIANTS[name])
    tried = try_out(BuildRequest(issue), untold)
    shop, made = tried.shop, tried.made
    assert {remark.code for remark in tried.remarks} <= {"fit-harsh"}
    assert [remark.fact("story") for remark in tried.remarks] == HARSH.get(name, [])
    assert verify(made.pages, shop.layout) == ()
    assert len(made.pages) == PAGES
    ranks = {story.id: story.rank for story in shop.issue.stories}
    for page in made.pages[1:]:
        (lead,) = leads(page, ranks)
        assert all(head_width(page, lead) >= head_width(page, other) for other in page.stories)
    pictures = [
        frame for page in made.pages[1:] for frame in page.frames if isinstance(frame, PictureFrame)
    ]
    assert len([frame for frame in pictures if not frame.is_ground]) == VIGNETTES
