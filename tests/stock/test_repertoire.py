"""The national tables are whole, and the repertoire holds them."""

import unicodedata

from ghpress.stock.repertoire import common_table, gb2312, is_ideograph, repertoire


def test_common_table_has_its_three_levels_and_no_character_twice():
    levels = [table.characters for table in common_table()]
    assert [len(level) for level in levels] == [3500, 3000, 1605]
    assert len(set("".join(levels))) == 8105


def test_levels_begin_and_end_as_the_published_table_does():
    first, second, third = (table.characters for table in common_table())
    assert first.startswith("一乙二十丁厂七卜八人") and first.endswith("罐矗")
    assert second.startswith("乂乜兀弋") and second.endswith("齉")
    assert third.startswith("亍尢彳卬") and third.endswith("蠼")


def test_common_table_is_all_ideographs_with_some_beyond_the_basic_plane():
    characters = "".join(table.characters for table in common_table())
    assert all(is_ideograph(ord(char)) for char in characters)
    assert sum(char > "\uffff" for char in characters) == 196


def test_gb2312_has_6763_han_and_682_symbols():
    han, symbols = gb2312()
    assert (len(han.characters), len(symbols.characters)) == (6763, 682)
    assert han.characters.startswith("啊阿埃") and han.characters.endswith("齄")
    assert symbols.characters[:3] == "\u3000、。"


def test_gb2312_dash_and_interpunct_are_those_chinese_text_writes():
    _, symbols = gb2312()
    assert "—" in symbols.characters and "·" in symbols.characters
    assert "―" not in symbols.characters


def test_repertoire_holds_both_tables_and_the_marks_of_chinese_text():
    points = repertoire()
    for table in (*common_table(), *gb2312()):
        assert {ord(char) for char in table.characters} <= points, table.name
    assert {ord(char) for char in "“”‘’—…·⸺《》ǎǖɑ①㎡℃ŠЖΩ→≈★ㄅあ"} <= points
    assert all(unicodedata.category(chr(point)) != "Co" for point in points)
