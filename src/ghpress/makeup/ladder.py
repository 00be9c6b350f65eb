"""The ladder: what each departure from the ideal page costs, so that make-up climbs it rung by rung.

Costs are whole numbers and add up over a page. The unit is a departure no reader sees (one line
total looser than the best). About 10 is what an editor would mention, 40 what an editor would ask to
have changed; from 300 on a page is at fault and says so in a remark.
"""

from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Ladder:
    """Every cost make-up weighs, in the unit the module names.

    The order is the order of the rungs: what is cheap is tried first because it costs least.
    """

    text: int = 1
    """For each hundred of the composer's own cost above the story's best: a subhead deeper than its
    style's first choice is 22, all gaps opened by a sixteenth em about one a line."""
    subhead_uneven: int = 40
    """For a story whose subheads do not all have the same: beside one another they look like a slip."""
    head: int = 8
    """For each hundred of the galley's cost of a headline: one size smaller is a hundred."""
    head_white: int = 8
    """For a white line under a head away from the layout's first choice; for two, four times."""
    drop_deck: int = 60
    """A deck left out, where layout or story allow it."""
    upright_head: int = 24
    """A vertical head that the layout allows and no editor asked for."""
    upright_white: int = 2
    """For each hundredth below 75 that a vertical head fills of the depth or the columns it takes."""
    picture_crop: int = 5
    """For each ten hundredths of a picture that are cut away."""
    picture_columns: int = 10
    """For each column a picture is wider or narrower than rank and width want; for two, four times."""
    lead_picture: int = 40
    """The same for the picture of a lead: it is the page's picture."""
    picture_outdoes: int = 10
    """For each such column too many in a story that is no lead: its picture outdoes the lead's."""
    picture_across: int = 14
    """For each column beyond the second that a picture over its whole story takes: the text begins far
    under its head."""
    picture_large: int = 2
    """For each hundredth of the room under a head beyond 50 that pictures take."""
    picture_small: int = 4
    """For each hundredth of the room under a head below 10 that pictures take."""
    under_picture: int = 8
    """For each line that text under a picture is shallower than looks like columns."""
    row_gap: int = 8
    """For a white line between rows away from the layout's first choice; for two, four times."""
    note_step: int = 6
    """For each step down the layout's list of note columns."""
    masthead_step: int = 5
    """For each step down the layout's list of masthead depths."""
    column_step: int = 4
    """For each step down the layout's list of column counts for the story's rank."""
    odd_columns: int = 30
    """For a column count the layout does not name for the rank: only where nothing else fills."""
    single_column: int = 25
    """A lead or a usual story run down one column."""
    strip: int = 8
    """For each line a text stands shallower than the layout's least depth."""
    tower: int = 2
    """For each four lines that columns stand deeper than twice the story's width."""
    bumping_heads: int = 570
    """碰题: neighbours with heads at one height, of one number of lines, within a fifth in size. A
    fault: a line of white at the foot costs half as much, two cost little more."""
    outdone_head: int = 12
    """A head smaller than its right neighbour's, whose story ranks no higher: the eye starts there."""
    equal_blocks: int = 10
    """Neighbours in a row over equal columns: the page becomes a chequer."""
    pictures_meet: int = 16
    """Pictures of neighbours side by side with only the gutter between them."""
    pictures_alike: int = 3
    """Neighbours with pictures of one width."""
    stack: int = 6
    """Two stories one under the other beside a third."""
    climb: int = 8
    """Such a stack with something at its right: from its foot the eye must find its way back up."""
    twin_stacks: int = 30
    """Two such stacks side by side: the gutter between them runs past four stories (通线). As much for
    each story more along both its sides."""
    page_split: int = 90
    """Each gutter from the page's head to its foot with several stories along both its sides, through
    one row or all of them: it is two pages side by side."""
    nested: int = 2
    """A row within a stack beside a third story: a cut more to see through."""
    page_cut: int = 10
    """断版: white across the whole page under more than one story."""
    through_gutter: int = 9
    """通线: each gutter between stories that runs on through the next row."""
    same_split: int = 40
    """Two rows one over another divided alike."""
    fold_crossed: int = 1600
    """A row of a spread in which a story beside others runs over the fold: its head and its text have a
    hole. Five open lines at a page's foot are better. A story over the whole spread is meant to."""
    spread_apart: int = 90
    """A spread with no story over both its halves at its head: it is two pages side by side."""
    lead_not_widest: int = 250
    """A lead beside a story of lower rank as wide as itself."""
    lead_outspread: int = 180
    """A story over more columns than any lead of its page: the eye takes it for the lead."""
    lead_head: int = 12
    """For each hundredth by which the largest head of a page is larger than its lead's, up to fifty: the
    eye takes that story for the lead."""
    rising_head: int = 6
    """For each hundredth beyond ten by which the largest head at the top of a row is larger than all of
    the row over it, up to fifty: heads go down the page in size. On a page of one row: a head than all
    at the top."""
    lead_narrow: int = 250
    """A lead over fewer columns than the layout names for it."""
    page_without_lead: int = 200
    """A page none of whose stories is a lead, in an issue that has leads."""
    late_lead: int = 200
    """A page whose lead does not stand at its head: the reader begins with another story."""
    unlevel: int = 300
    """For each line of white under a story's last column with no credit to explain it."""
    page_short: int = 300
    """For each white line more between rows, or at the foot, than the layout allows."""
    last_page_short: int = 60
    """The same on the last page, where a reader minds it least."""
    over: int = 3000
    """For each line of text that finds no room."""


LADDER = Ladder()
