"""YAML is read with every place kept; what is wrong is said in an editor's words at its place."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ghpress.located import Entries, Items, Leaf, Node, read_yaml
from ghpress.located.read import MOST_LEVELS
from ghpress.wording import in_words


def leaves(node: Node) -> list[Leaf]:
    match node:
        case Leaf():
            return [node]
        case Items(nodes):
            return [leaf for each in nodes for leaf in leaves(each)]
        case Entries(entries):
            return [leaf for each in entries for leaf in (each.key, *leaves(each.value))]


def fault(source: str) -> tuple[str, str]:
    """Code and place of the one remark."""
    (remark,) = read_yaml(source, "issue.yaml").remarks
    assert all(in_words(remark, language).says for language in ("zh", "en"))
    return remark.code, str(remark.place)


def test_values_keep_their_order_kind_and_place() -> None:
    source = "title: 春\npages: 4\nshare: 0.5\non: true\nnone:\nlist: [甲, '5']\n"
    node = read_yaml(source, "a.yaml").node
    assert isinstance(node, Entries)
    assert [(leaf.text, leaf.kind, str(leaf.place)) for leaf in leaves(node)[1::2][:4]] == [
        ("春", "text", "a.yaml:1:8"),
        ("4", "whole", "a.yaml:2:8"),
        ("0.5", "number", "a.yaml:3:8"),
        ("true", "truth", "a.yaml:4:5"),
    ]
    assert [(leaf.text, leaf.kind) for leaf in leaves(node)[-2:]] == [("甲", "text"), ("5", "text")]


@pytest.mark.parametrize("word", ["yes", "no", "on", "2025-05-01", "12:30:00", "0x1F", "1_000"])
def test_what_only_old_yaml_takes_for_a_number_or_a_truth_is_text(word: str) -> None:
    node = read_yaml(f"a: {word}\n", "a.yaml").node
    assert [(leaf.text, leaf.kind) for leaf in leaves(node)[1:]] == [(word, "text")]


def test_an_empty_file_is_an_empty_mapping() -> None:
    for source in ("", "\n\n", "# 只有说明\n", "~\n"):
        assert read_yaml(source, "a.yaml").node == Entries((), read_yaml("", "a.yaml").node.place)


def test_lines_count_from_the_line_the_source_begins_on() -> None:
    assert str(read_yaml("a: b\n", "a.md", 7).node.entries[0].value.place) == "a.md:7:4"
    assert str(read_yaml("a: [\n", "a.md", 7).remarks[0].place).startswith("a.md:")


@pytest.mark.parametrize(
    ("source", "code", "place"),
    [
        ("title: a: b\n", "yaml-broken", "issue.yaml:1:9"),
        ('title: "春\ndate: x\n', "yaml-broken", "issue.yaml:1:8"),
        ("\ttitle: 春\n", "yaml-broken", "issue.yaml:1:1"),
        ("title:\n\t- 春\n", "yaml-broken", "issue.yaml:2:1"),
        ("title：春\ndate: x\n", "yaml-broken", "issue.yaml:1:6"),
        ("title: [春, 夏\ndate: x\n", "yaml-broken", "issue.yaml:2:5"),
        ("title: *star\n", "yaml-alias", "issue.yaml:1:8"),
        ("title: &a [春]\n", "yaml-alias", "issue.yaml:1:8"),
        ("title: !!python/object:os.system 1\n", "yaml-tag", "issue.yaml:1:8"),
        ("title: !include x.yaml\n", "yaml-tag", "issue.yaml:1:8"),
        ("title: 春\n---\ntitle: 夏\n", "yaml-documents", "issue.yaml:2:1"),
        ("title: 春\ndate: x\ntitle: 夏\n", "key-twice", "issue.yaml:3:1"),
        ("[a, b]: c\n", "key-not-word", "issue.yaml:1:1"),
        ("title: 春\x01\n", "character-control", "issue.yaml:1:9"),
        ('title: "春\\0"\n', "character-control", "issue.yaml:1:8"),
        ('title: "春\\L"\n', "character-control", "issue.yaml:1:8"),
        ("[" * (MOST_LEVELS + 2), "yaml-deep", f"issue.yaml:1:{MOST_LEVELS + 2}"),
        ("{a: " * 5000, "yaml-deep", f"issue.yaml:1:{4 * MOST_LEVELS + 2}"),
    ],
)
def test_a_fault_is_named_at_its_place(source: str, code: str, place: str) -> None:
    assert fault(source) == (code, place)


def test_a_full_width_colon_and_a_tab_are_said_to_be_the_cause() -> None:
    said = [
        in_words(read_yaml(source, "a.yaml").remarks[0]).says
        for source in ("title：春\ndate: x\n", "a:\n\t- b\n")
    ]
    assert "全角冒号" in said[0]
    assert "制表符" in said[1]


def test_a_doubled_key_is_told_with_the_line_of_the_first() -> None:
    found = read_yaml("a: 1\nb: 2\na: 3\nb: 4\n", "a.yaml")
    assert [(remark.fact("key"), remark.fact("line")) for remark in found.remarks] == [
        ("a", "1"),
        ("b", "2"),
    ]


words = st.text("工会人，。“”:#-'\"\\ ab1\n\t*&{}[]|>~", max_size=40)


@given(
    st.dictionaries(st.sampled_from("abcdef"), words | st.lists(words, max_size=3), min_size=1),
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.sampled_from([20, 80]),
)
@settings(max_examples=300, deadline=None)
def test_every_character_of_a_value_is_found_where_its_place_says(
    values: dict[str, object], style: str | None, width: int
) -> None:
    source = yaml.safe_dump(values, allow_unicode=True, default_style=style, width=width)
    found = read_yaml(source, "a.yaml")
    rows = [f"{row}\n" for row in source.split("\n")]
    assert found.remarks == ()
    for leaf in leaves(found.node):
        for index, char in enumerate(leaf.text):
            place = leaf.place_of(index)
            written = rows[place.line - 1][place.column - 1]
            # A folded blank stands at a line's end, an escaped character at its backslash.
            assert written == char or (char in " \n" and written in " \n") or written == "\\", (
                source,
                leaf.text,
                index,
            )


@given(st.dictionaries(st.sampled_from("abcdef"), words, min_size=1))
@settings(max_examples=200, deadline=None)
def test_values_are_those_pyyaml_reads(values: dict[str, str]) -> None:
    source = yaml.safe_dump(values, allow_unicode=True)
    read = {entry.key.text: entry.value.text for entry in read_yaml(source, "a.yaml").node.entries}
    assert read == values
