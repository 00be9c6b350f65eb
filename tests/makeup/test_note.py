"""The note in its box: columns that come out level go before those that do not, stubs not at all."""

from dataclasses import replace

from ghpress.layout.layout import NoteRules
from ghpress.makeup.note import note_forms
from ghpress.manuscript.story import Paragraph, Story
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf
from makeup.sheets import layout
from makeup.stories import story

AT = replace(layout(), note=NoteRules(columns=(4, 3, 2, 1)))


def note_of(*lengths: int) -> Story:
    """A note of paragraphs of so many characters."""
    blocks = tuple(Paragraph(plain("春" * (length - 1) + "。")) for length in lengths)
    return replace(story("note", 40, subheads=0), blocks=blocks)


def test_a_last_column_not_half_full_is_left_out_where_another_number_of_columns_goes(
    shelf: Shelf,
) -> None:
    lengths = range(70, 240, 10)
    chosen = [note_forms(note_of(length), AT, shelf) for length in lengths]
    kept = [form for forms in chosen for form in forms]
    assert all(2 * form.white <= form.lines for form in kept)
    assert any(len(forms) < 4 for forms in chosen), "no note of these lengths makes a stub"


def test_columns_that_come_out_level_go_before_the_layouts_first_choice(shelf: Shelf) -> None:
    chosen = [note_forms(note_of(length, 47), AT, shelf) for length in range(60, 240, 6)]
    uneven = [[form.white >= form.columns for form in forms] for forms in chosen]
    assert all(marks == sorted(marks) for marks in uneven)
    assert any(any(marks) and not all(marks) for marks in uneven), "no note of these comes out uneven"
    orders = {tuple(form.columns for form in forms) for forms in chosen}
    assert any(list(order) != sorted(order, reverse=True) for order in orders)
