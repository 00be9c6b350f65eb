"""The pages of the specimens in their order."""

from tools.specimens.breaking import BREAKING
from tools.specimens.filling import FILLING
from tools.specimens.heads import HEADS
from tools.specimens.inline import INLINE
from tools.specimens.marks import MARKS
from tools.specimens.sample import Page

PAGES = (
    Page("marks", "标点", MARKS),
    Page("breaking", "在哪里断行", BREAKING),
    Page("filling", "怎样排满一行", FILLING),
    Page("inline", "行里的记号", INLINE),
    Page("heads", "标题", HEADS),
)
