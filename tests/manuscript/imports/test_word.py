"""Word files, built here with python-docx, and what becomes of them."""

import zipfile
from datetime import date
from io import BytesIO

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from PIL import Image

from ghpress.manuscript.imports.imported import Known
from ghpress.manuscript.imports.word import package
from ghpress.manuscript.imports.word.issue import issue_from_word
from ghpress.manuscript.story import Box, List, Paragraph, Picture, Quote, Subhead, Table
from ghpress.manuscript.text import plain
from ghpress.remarks import Level
from manuscript.imports.codes import codes_of

KNOWN = Known("handed-in", plain("来稿"), date(2025, 4, 1))


def saved(document):
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def imported(document):
    return issue_from_word(saved(document), "来稿.docx", KNOWN)


def codes(result, least=Level.NOTE):
    return codes_of(result.remarks, least)


def styled(document, name):
    document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    return name


def picture(colour="red"):
    file = BytesIO()
    Image.new("RGB", (4, 4), colour).save(file, "PNG")
    file.seek(0)
    return file


def run_xml(xml):
    return parse_xml(f"<w:r {nsdecls('w')}>{xml}</w:r>")


@pytest.fixture
def document():
    return docx.Document()


def test_styles_say_what_paragraphs_are(document):
    document.add_paragraph("春江县城建局：", style=styled(document, "引题"))
    document.add_heading("老街新貌 一砖一瓦有来历", 1)
    document.add_paragraph("——四十六间铺面的春天", style="Subtitle")
    document.add_paragraph("本报编辑部", style=styled(document, "署名"))
    document.add_paragraph("本报讯", style=styled(document, "电头"))
    document.add_paragraph("入春以来，老街改造进入收尾阶段。")
    document.add_heading("修屋先问住户", 2)
    document.add_paragraph("城建局走访住户118家。")
    document.add_paragraph("水好街才好。", style="Quote")
    result = imported(document)
    (story,) = result.issue.stories
    assert story.head.kicker.chars == "春江县城建局："
    assert [part.chars for part in story.head.headline] == ["老街新貌", "一砖一瓦有来历"]
    assert [line.chars for line in story.head.deck] == ["——四十六间铺面的春天"]
    assert (story.byline.chars, story.dateline.chars, story.city) == ("本报编辑部", "本报讯", "春江县")
    assert [(type(block), getattr(block, "text", plain("")).chars) for block in story.blocks] == [
        (Paragraph, "入春以来，老街改造进入收尾阶段。"),
        (Subhead, "修屋先问住户"),
        (Paragraph, "城建局走访住户118家。"),
        (Quote, ""),
    ]
    assert codes(result) == []


def test_each_heading_1_begins_a_story_and_a_title_over_them_is_the_issues(document):
    document.add_heading("两处地方", 0)
    document.add_heading("老街新貌", 1)
    document.add_paragraph("石板路全部铺完。")
    document.add_heading("山里的信", 1)
    document.add_paragraph("邮递员每周走两趟。")
    issue = imported(document).issue
    assert issue.title.chars == "两处地方"
    assert [story.id for story in issue.stories] == ["01-老街新貌", "02-山里的信"]


def test_titles_after_page_breaks_begin_stories(document):
    document.add_heading("老街新貌", 0)
    document.add_paragraph("石板路全部铺完。").add_run().add_break(WD_BREAK.PAGE)
    document.add_heading("山里的信", 0)
    document.add_paragraph("邮递员每周走两趟。")
    assert [story.head.headline[0].chars for story in imported(document).issue.stories] == [
        "老街新貌",
        "山里的信",
    ]


def test_a_headline_may_take_two_paragraphs(document):
    document.add_heading("老街新貌", 1)
    document.add_heading("一砖一瓦有来历", 1)
    document.add_paragraph("石板路全部铺完。")
    (story,) = imported(document).issue.stories
    assert [part.chars for part in story.head.headline] == ["老街新貌", "一砖一瓦有来历"]


def test_a_note_becomes_the_issues_note(document):
    document.add_heading("编者按", 1)
    document.add_paragraph("这一期写两处地方。")
    document.add_heading("老街新貌", 1)
    document.add_paragraph("石板路全部铺完。")
    issue = imported(document).issue
    assert [block.text.chars for block in issue.note.blocks] == ["这一期写两处地方。"]
    assert [story.id for story in issue.stories] == ["01-老街新貌"]


def test_runs_keep_their_emphasis(document):
    document.add_heading("老街新貌", 1)
    paragraph = document.add_paragraph("修了")
    paragraph.add_run("46间").bold = True
    paragraph.add_run("铺面，面积3000m")
    paragraph.add_run("2").font.superscript = True
    dotted = paragraph.add_run("来历")
    mark = OxmlElement("w:em")
    mark.set(qn("w:val"), "dot")
    dotted._r.get_or_add_rPr().append(mark)
    (block,) = imported(document).issue.stories[0].blocks
    assert block.text.chars == "修了46间铺面，面积3000m2来历"
    assert [(span.kind, block.text.chars[span.start : span.stop]) for span in block.text.spans] == [
        ("strong", "46间"),
        ("sup", "2"),
        ("dots", "来历"),
    ]


def test_ruby_and_links_come_over(document):
    document.add_heading("老街新貌", 1)
    paragraph = document.add_paragraph("住在")
    paragraph._p.append(
        run_xml(
            "<w:ruby><w:rubyPr/><w:rt><w:r><w:t>lòng</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>弄</w:t></w:r></w:rubyBase></w:ruby>"
        )
    )
    link = paragraph.part.relate_to(
        "https://example.org/", docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK, True
    )
    element = OxmlElement("w:hyperlink")
    element.set(qn("r:id"), link)
    element.append(run_xml("<w:t>地图</w:t>"))
    paragraph._p.append(element)
    (block,) = imported(document).issue.stories[0].blocks
    assert block.text.chars == "住在弄地图"
    assert [(span.kind, span.value) for span in block.text.spans] == [
        ("ruby", "lòng"),
        ("link", "https://example.org/"),
    ]


def test_lists_are_gathered(document):
    document.add_heading("老街新貌", 1)
    for item in ("门板", "招牌"):
        document.add_paragraph(item, style="List Bullet")
    for item in ("先问", "再修"):
        document.add_paragraph(item, style="List Number")
    bullets, numbers = imported(document).issue.stories[0].blocks
    assert isinstance(bullets, List) and isinstance(numbers, List)
    assert ([item.chars for item in bullets.items], bullets.ordered) == (["门板", "招牌"], False)
    assert ([item.chars for item in numbers.items], numbers.ordered) == (["先问", "再修"], True)


def test_tables_come_over_cell_by_cell(document):
    document.add_heading("老街新貌", 1)
    table = document.add_table(2, 2)
    for cell, words in zip(
        [cell for row in table.rows for cell in row.cells], "街 间 老街 46".split(), strict=True
    ):
        cell.text = words
    (block,) = imported(document).issue.stories[0].blocks
    assert isinstance(block, Table)
    assert [[cell.chars for cell in row] for row in block.rows] == [["街", "间"], ["老街", "46"]]


def test_merged_cells_are_remarked_and_their_words_set_once(document):
    document.add_heading("老街新貌", 1)
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "合计"
    table.cell(1, 2).text = "9"
    result = imported(document)
    (block,) = result.issue.stories[0].blocks
    assert [[cell.chars for cell in row] for row in block.rows] == [["合计", "", ""], ["", "", "9"]]
    assert "import-table-merged" in codes(result)


def test_a_table_of_one_cell_is_a_box(document):
    document.add_heading("老街新貌", 1)
    document.add_paragraph("石板路全部铺完。")
    document.add_table(1, 1).cell(0, 0).text = "老街始建于清代。"
    _, box = imported(document).issue.stories[0].blocks
    assert isinstance(box, Box)
    assert [block.text.chars for block in box.blocks] == ["老街始建于清代。"]


def test_pictures_are_taken_out_with_their_captions(document):
    document.add_heading("老街新貌", 1)
    document.add_picture(picture("red"))
    document.add_paragraph("铺面修旧如旧。", style="Caption")
    document.add_picture(picture("blue"))
    document.add_picture(picture("red"))
    result = imported(document)
    blocks = result.issue.stories[0].blocks
    assert all(isinstance(block, Picture) for block in blocks)
    assert [block.file for block in blocks] == ["pictures/01.png", "pictures/02.png", "pictures/01.png"]
    assert blocks[0].caption.chars == "铺面修旧如旧。"
    assert [extra.name for extra in result.extras] == ["pictures/01.png", "pictures/02.png"]
    assert result.extras[0].content.startswith(b"\x89PNG")


def test_an_unknown_style_is_copy_and_named_once(document):
    document.add_heading("老街新貌", 1)
    style = styled(document, "甲方专用")
    document.add_paragraph("石板路全部铺完。", style=style)
    document.add_paragraph("铺面修旧如旧。", style=style)
    result = imported(document)
    assert [block.text.chars for block in result.issue.stories[0].blocks] == [
        "石板路全部铺完。",
        "铺面修旧如旧。",
    ]
    assert [(each.code, each.fact("style"), str(each.place)) for each in result.remarks] == [
        ("import-style-unknown", "甲方专用", "来稿.docx:2")
    ]


def test_a_style_of_the_newsrooms_own_counts_as_what_it_is_based_on(document):
    own = document.styles.add_style("通讯标题", WD_STYLE_TYPE.PARAGRAPH)
    own.base_style = document.styles["Heading 1"]
    document.add_paragraph("老街新貌", style="通讯标题")
    document.add_paragraph("石板路全部铺完。")
    result = imported(document)
    assert result.issue.stories[0].head.headline[0].chars == "老街新貌"
    assert codes(result) == []


def test_tracked_changes_are_taken_as_accepted_and_said(document):
    document.add_heading("老街新貌", 1)
    paragraph = document.add_paragraph("石板路")
    paragraph._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="1"><w:r><w:t>全部</w:t></w:r></w:ins>'))
    paragraph._p.append(
        parse_xml(f'<w:del {nsdecls("w")} w:id="2"><w:r><w:delText>快要</w:delText></w:r></w:del>')
    )
    paragraph.add_run("铺完。")
    result = imported(document)
    assert result.issue.stories[0].blocks[0].text.chars == "石板路全部铺完。"
    (said,) = result.remarks
    assert (said.code, said.fact("words"), said.level) == ("import-lost-deleted", "快要", Level.WARNING)


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        ('<w:footnoteReference w:id="1"/>', "import-lost-footnote"),
        ('<w:endnoteReference w:id="1"/>', "import-lost-endnote"),
        ('<w:commentReference w:id="1"/>', "import-lost-comment"),
        ("<w:rPr><w:vanish/></w:rPr><w:t>暗语</w:t>", "import-lost-hidden"),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/>', "import-lost-symbol"),
        ("<w:object/>", "import-lost-object"),
    ],
)
def test_what_cannot_be_carried_over_is_said(document, xml, code):
    document.add_heading("老街新貌", 1)
    document.add_paragraph("石板路全部铺完。")._p.append(run_xml(xml))
    result = imported(document)
    assert result.issue.stories[0].blocks[0].text.chars == "石板路全部铺完。"
    assert codes(result, Level.WARNING) == [code]


def test_a_text_box_becomes_a_box_and_is_read_once(document):
    document.add_heading("老街新貌", 1)
    box = "<w:txbxContent><w:p><w:r><w:t>链接：老街始建于清代。</w:t></w:r></w:p></w:txbxContent>"
    namespaces = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    both = f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
    both += f"<mc:Fallback><w:pict><v:shape>{box}</v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
    run = parse_xml(f"<w:r {nsdecls('w')} {namespaces}>{both}</w:r>")
    document.add_paragraph("石板路全部铺完。")._p.append(run)
    result = imported(document)
    copy, boxed = result.issue.stories[0].blocks
    assert copy.text.chars == "石板路全部铺完。"
    assert [block.text.chars for block in boxed.blocks] == ["链接：老街始建于清代。"]
    assert codes(result) == ["import-boxed"]


def test_line_breaks_part_paragraphs(document):
    document.add_heading("老街新貌", 1)
    document.add_paragraph("　　石板路全部铺完。\n　　铺面修旧如旧。")
    result = imported(document)
    assert [block.text.chars for block in result.issue.stories[0].blocks] == [
        "石板路全部铺完。",
        "铺面修旧如旧。",
    ]
    assert codes(result) == ["import-break-parted"]


def test_an_automatic_number_before_a_subhead_is_missed(document):
    document.add_heading("老街新貌", 1)
    heading = document.add_heading("修屋先问住户", 2)
    heading._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    )
    document.add_paragraph("城建局走访住户。")
    assert codes(imported(document)) == ["import-number-lost"]


def test_a_file_without_styles_is_read_by_its_looks(document):
    def line(words, centred=False, bold=False, size=None):
        paragraph = document.add_paragraph()
        run = paragraph.add_run(words)
        run.bold = bold or None
        run.font.size = Pt(size) if size else None
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else None

    line("老街新貌 一砖一瓦有来历", centred=True, bold=True, size=22)
    line("——四十六间铺面的春天", centred=True)
    line("入春以来，老街改造进入收尾阶段。")
    line("修屋先问住户", bold=True)
    line("城建局走访住户118家。")
    line("这句话要紧。", bold=True)
    result = imported(document)
    (story,) = result.issue.stories
    assert [part.chars for part in story.head.headline] == ["老街新貌", "一砖一瓦有来历"]
    assert [part.chars for part in story.head.deck] == ["——四十六间铺面的春天"]
    kinds = [type(block) for block in story.blocks]
    assert kinds == [Paragraph, Subhead, Paragraph, Paragraph]
    guesses = ["import-guessed-headline", "import-guessed-deck", "import-guessed-subhead"]
    assert codes(result, Level.WARNING) == guesses


def test_copy_without_a_headline_is_said_to_lack_one(document):
    document.add_paragraph("石板路全部铺完。")
    result = imported(document)
    assert codes(result) == ["import-no-headline"]
    assert result.issue.stories[0].head.headline[0].chars == "标题待补"


def test_an_empty_file_is_an_error(document):
    assert codes(imported(document)) == ["import-empty"]


def _cut_short(data):
    return data[: len(data) // 2]


def _with_broken_xml(data):
    return _repacked(data, "word/document.xml", lambda xml: xml[: len(xml) // 2])


def _without_body(data):
    return _repacked(data, "word/document.xml", lambda _: b"<a/>")


def _without_part(data):
    return _repacked(data, "word/document.xml", None)


def _repacked(data, name, change):
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
            elif change:
                new.writestr(member, change(old.read(member)))
    return out.getvalue()


def _other_zip(_):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        new.writestr("hello.txt", "hello")
    return out.getvalue()


@pytest.mark.parametrize(
    "damage",
    [
        _cut_short,
        _with_broken_xml,
        _without_body,
        _without_part,
        _other_zip,
        lambda _: b"",
        lambda _: b"PK",
    ],
)
def test_a_damaged_file_is_one_clear_error(document, damage):
    document.add_heading("老街新貌", 1)
    result = issue_from_word(damage(saved(document)), "坏.docx", KNOWN)
    assert result.issue is None
    assert codes(result) == ["import-word-broken"]


def test_an_old_or_locked_file_says_how_to_save_it():
    result = issue_from_word(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "旧.doc", KNOWN)
    assert codes(result) == ["import-word-old"]


def test_an_archive_bomb_is_refused_unopened(monkeypatch):
    monkeypatch.setattr(package, "MOST_UNPACKED", 900_000)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("word/document.xml", b"\0" * 1_000_000)
    result = issue_from_word(out.getvalue(), "大.docx", KNOWN)
    assert codes(result) == ["import-word-big"]
