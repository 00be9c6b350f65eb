"""Lines become paragraphs again, whatever columns and pages part them."""

from ghpress.galley.block import Placed
from ghpress.galley.line import Line
from ghpress.makeup.page import Rect
from ghpress.press.reading.bound import Spoken
from ghpress.press.reading.order import _ranked
from ghpress.press.reading.running import Lead, paragraphs, running
from ghpress.press.reading.tree import Area, Node, Ref, nodes, refs

NOWHERE = Area(0, Rect(0, 0, 1, 1))


def line(number, role="body", paragraph=0, first=0, page=0):
    """A line of one stretch; the n-th of its page."""
    made = Line((), "字", (0,), (0,), (1,), 1, 1, first=first)
    return Spoken(Placed(made, 0, 0, role, paragraph=paragraph), (Ref(page, number),), NOWHERE)


def numbers(nodes_):
    return [(node.tag, [(ref.page, ref.number) for ref in refs(node)]) for node in nodes_]


def test_a_paragraph_over_columns_and_pages_is_one():
    lines = [line(3), line(4, first=9), line(0, first=18, page=1), line(1, paragraph=1, page=1)]
    assert numbers(running(lines)) == [("P", [(0, 3), (0, 4), (1, 0)]), ("P", [(1, 1)])]


def test_paragraphs_of_the_same_number_are_two_where_the_second_begins_anew():
    assert [len(run.kids) for run in paragraphs([line(0), line(1, first=4), line(2)])] == [2, 1]


def test_what_signs_a_paragraph_is_none_of_it():
    assert numbers(running([line(0), line(1, "credit")])) == [("P", [(0, 0)]), ("P", [(0, 1)])]


def test_items_beside_each_other_make_a_list_and_text_between_parts_it():
    roles = ["list", "list", "body", "list"]
    made = list(running(line(at, role, at) for at, role in enumerate(roles)))
    assert [node.tag for node in made] == ["L", "P", "L"]
    assert [len(node.kids) for node in made] == [2, 1, 1]


def test_a_timelines_dates_label_what_happened_then():
    roles = ["timeline-date", "timeline-text", "timeline-date", "timeline-text"]
    (made,) = running(line(at, role, at) for at, role in enumerate(roles))
    assert [[kid.tag for kid in item.kids] for item in made.kids] == [["Lbl", "LBody"]] * 2


def test_words_that_lead_elsewhere_are_a_link():
    (made,) = running([line(0, "jump-to")], {"jump-to": Lead(Area(3, NOWHERE.rect), "到下一部分")})
    (link,) = made.kids
    assert (link.tag, link.target.page, link.alt) == ("Link", 3, "到下一部分")


def test_the_pieces_of_one_link_on_two_lines_are_one_link():
    def piece(number, address):
        return Node("Link", (Ref(0, number),), "词", areas=(NOWHERE,), target=address)

    whole = Spoken(line(0).placed, (piece(0, "https://a"),), NOWHERE)
    rest = line(1, first=1)
    other = Spoken(rest.placed, (piece(1, "https://a"), piece(2, "https://b")), NOWHERE)
    (made,) = running([whole, other])
    assert [(link.target, len(link.areas), link.alt) for link in made.kids] == [
        ("https://a", 2, "词词"),
        ("https://b", 1, "词"),
    ]


def test_headings_begin_with_the_first_rank_and_skip_none():
    def ranked(*tags):
        made = _ranked(Node("Document", tuple(Node(tag) for tag in tags)))
        return [node.tag for node in nodes(made)][1:]

    assert ranked("H1", "H2", "H3", "H2") == ["H1", "H2", "H3", "H2"]
    assert ranked("H2", "H3", "H2") == ["H1", "H2", "H1"]
    assert ranked("H1", "H3", "H3") == ["H1", "H2", "H3"]
    assert ranked("P") == ["P"]
