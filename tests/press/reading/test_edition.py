"""The reader's edition of a small issue, read as a screen reader reads it, by its structure tree."""

import io

import pikepdf
import pytest

from ghpress.build import BuildRequest, build_issue
from ghpress.remarks import Level, worst
from oracles.first_reader import text_in_order
from oracles.second_reader import read_glyphs
from oracles.tagged import ARTIFACT, NOTHING, Clickable, Leaf, marked_texts, structure
from oracles.verapdf import needs_verapdf, verdicts
from press.reading.library import PASSAGE, issue_folder
from reader.editions import untold


@pytest.fixture(scope="module")
def issue(tmp_path_factory):
    return issue_folder(tmp_path_factory.mktemp("issue"))


def edition(issue, into, **more):
    built = build_issue(BuildRequest(issue, profile="web", into=into, **more), untold)
    assert worst(built.remarks) < Level.ERROR
    return built


@pytest.fixture(scope="module")
def built(issue, tmp_path_factory):
    return edition(issue, tmp_path_factory.mktemp("out"))


@pytest.fixture(scope="module")
def content(built):
    return built.issue_pdf.read_bytes()


@pytest.fixture(scope="module")
def tree(content):
    return structure(content)


def article(tree, title):
    (found,) = (one for one in tree.all("Art") if one.title == title)
    return found


def texts(elements):
    return [element.text() for element in elements]


LAMP, KILN, TIDES = "灯亮在水边人走在路上", "窑火不熄的院子", "水尺上的一百年"


@needs_verapdf
def test_a_validator_finds_it_accessible(content, issue, tmp_path):
    second = edition(issue, tmp_path, pages=(2,)).issue_pdf.read_bytes()
    for verdict in verdicts([("ua1", content), ("ua1", second)]):
        assert verdict.faults == []
        assert verdict.is_compliant
        assert verdict.assertions > 5_000, "the validator looked at next to nothing"


def test_one_document_is_all_there_is(built):
    assert built.page_files == ()
    assert not (built.folder / "pages").exists()
    assert len(built.previews) == 4


def test_stories_are_read_one_after_another_and_a_story_that_jumps_whole(tree):
    assert [one.title for one in tree.all("Art")] == [LAMP, KILN, TIDES]
    lamp = article(tree, LAMP)
    numbers = [said for said in texts(lamp.all("P")) if said.startswith(PASSAGE)]
    assert numbers == [f"{PASSAGE}这是第{number}段里的话。" for number in range(1, 21)]
    assert texts(lamp.all("P"))[-2:] == ["灯还亮着，船还走着，这一稿到这里才算完。", "本报编辑部"]
    assert {leaf.page for leaf in lamp.leaves()} == {0, 1}


def test_who_reads_the_pages_as_they_are_painted_reads_in_order_too(content):
    for page, numbers in ((0, range(1, 17)), (1, range(31, 47))):
        said = text_in_order(content, page)
        places = [said.index(f"这是第{number}段里的话。") for number in numbers]
        assert places == sorted(places)


def test_the_jump_leads_to_the_rest_and_back(tree):
    links = [one for one in article(tree, LAMP).all("Link") if "版" in one.text()]
    assert texts(links) == ["下转第2版", "上接第1版"]
    targets = [kid.to for link in links for kid in link.kids if isinstance(kid, Clickable)]
    assert targets == [1, 0]


def test_everything_on_the_pages_is_read_once_or_an_ornament(tree, content):
    seen = [(leaf.page, leaf.number) for leaf in tree.leaves()]
    marked = marked_texts(content)
    numbers = [(at, key) for at, page in enumerate(marked) for key in page if isinstance(key, int)]
    assert len(seen) == len(set(seen))
    assert set(numbers) <= set(seen)
    assert all(NOTHING not in page for page in marked)


def test_the_running_head_is_no_part_of_what_is_read(tree, content):
    first, second = marked_texts(content)
    assert ARTIFACT not in first
    assert "江上工报" in second[ARTIFACT]
    assert all("第2版" not in said for said in texts(tree.all("P")) if "下转" not in said)


def test_every_stroke_stands_in_marked_content(content):
    paints = {"f", "f*", "S", "s", "B", "B*", "b", "Do", "sh", "TJ", "Tj"}
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            depth = 0
            for instruction in pikepdf.parse_content_stream(page):
                operator = str(instruction.operator)
                depth += (operator in ("BDC", "BMC")) - (operator == "EMC")
                assert depth in (0, 1), "marked content within marked content"
                assert depth or operator not in paints, f"{operator} is not marked"
            assert depth == 0


def test_headings_begin_with_the_name_of_the_paper_and_leave_no_rank_out(tree):
    heads = tree.all("H1", "H2", "H3")
    assert [(head.tag, head.text()) for head in heads] == [
        ("H1", "江上工报"),
        ("H2", LAMP),
        ("H3", "一盏灯的账"),
        ("H3", "末了的话"),
        ("H2", KILN),
        ("H3", "窑上的规矩"),
        ("H2", TIDES),
    ]


def test_links_are_read_with_the_words_round_them_and_can_be_clicked_where_these_stand(tree, content):
    paragraph = next(one for one in article(tree, LAMP).all("P") if "章程" in one.text())
    assert "写在渡口的网页上，谁都能查，也可以写信到值班室去问。" in paragraph.text()
    links = {link.text(): link for link in paragraph.all("Link")}
    assert set(links) == {"渡口的网页", "值班室"}
    places = [kid for kid in links["渡口的网页"].kids if isinstance(kid, Clickable)]
    assert {place.to for place in places} == {"https://www.example.org/ferry"}
    assert "".join(place.contents for place in places[:1]) == "渡口的网页"
    with pikepdf.open(io.BytesIO(content)) as pdf:
        high = float(pdf.pages[0].trimbox[3])
    said = ""
    for place in places:
        left, low, right, top = place.rect
        said += "".join(
            glyph.text
            for glyph in read_glyphs(content)
            if left - 1 <= glyph.x <= right - 1 and low <= high - glyph.y <= top
        )
    assert said == "渡口的网页"


def test_a_table_has_rows_of_equal_length_and_heads_that_say_what_they_head(tree):
    (table,) = tree.all("Table")
    rows = [[(cell.tag, cell.text()) for cell in row.all("TH", "TD")] for row in table.all("TR")]
    assert rows == [
        [("TH", "月份"), ("TH", "早班"), ("TH", "晚班")],
        [("TD", "一月"), ("TD", "128"), ("TD", "96")],
        [("TD", "二月"), ("TD", "117"), ("TD", "")],
    ]
    assert {cell.scope for cell in table.all("TH")} == {"/Column"}
    assert texts(table.all("Caption")) == ["渡口一季度的船次"]


def test_pictures_and_charts_say_what_they_show(tree):
    picture, chart = tree.all("Figure")
    assert picture.alt == "夜里亮着灯的渡口，一只船正靠岸"
    assert chart.alt == "图表：各处水尺的根数（根）。上渡口 12，下渡口 7。航道站统计。"


def test_lists_quotations_and_timelines_are_what_they_are(tree):
    bullets, dates = tree.all("L")
    assert texts(bullets.all("LBody")) == ["●第一样是选土，要三筛三洗", "●第二样是拉坯，一天不过四十只"]
    assert texts(dates.all("Lbl")) == ["1926年", "1954年7月　下渡口"]
    (quotation,) = tree.all("BlockQuote")
    assert quotation.text() == "火候不在表上，在眼睛里。"


def test_text_is_read_without_its_readings_which_follow(tree):
    paragraph = next(one for one in article(tree, LAMP).all("P") if "灯塔" in one.text())
    own = "".join(kid.text for kid in paragraph.kids if isinstance(kid, Leaf))
    assert own == "灯塔是早年的叫法，账本上记作 lighthouse，如今都叫航标灯。"
    assert texts(paragraph.all("Span")) == ["dēngtǎ"]


def test_a_thread_leads_through_a_storys_columns_from_page_to_page(content):
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        threads = {str(thread.I.Title): thread for thread in pdf.Root.Threads}
        assert list(threads) == [LAMP, KILN, TIDES]
        beads, bead = [], threads[LAMP].F
        while not beads or bead.objgen != beads[0].objgen:
            beads.append(bead)
            assert bead.N.V.objgen == bead.objgen
            bead = bead.N
        at = [pages[bead.P.objgen] for bead in beads]
        assert at == sorted(at) and set(at) == {0, 1}
        assert all(bead.objgen in {one.objgen for one in bead.P.B} for bead in beads)


def test_the_file_says_what_it_is(content):
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert str(pdf.Root.Lang) == "zh-CN"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo.Title) == "江上的灯"
        assert {str(page.obj.Tabs) for page in pdf.pages} == {"/S"}
        assert b"pdfuaid:part" in pdf.Root.Metadata.read_bytes()
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == ["第1版", "第2版"]
            assert [len(item.children) for item in outline.root] == [2, 2]


def test_the_same_issue_gives_the_same_bytes(issue, content, tmp_path):
    again = edition(issue, tmp_path, use_cache=False)
    assert again.issue_pdf.read_bytes() == content


def test_a_page_alone_is_read_from_what_is_on_it(issue, tmp_path):
    alone = structure(edition(issue, tmp_path, pages=(2,)).issue_pdf.read_bytes())
    assert [one.title for one in alone.all("Art")] == [TIDES, "灯亮在水边"]
    assert [head.tag for head in alone.all("H1", "H2", "H3")] == ["H1", "H1", "H2"]
