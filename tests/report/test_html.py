"""report.html is one file a person can read, whatever the remarks quote."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from ghpress.report.html import report_html
from report.sample import report


class Words(HTMLParser):
    """Gathers a page's text and the addresses it fetches."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.addresses: list[str] = []
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        self.text.append(data.strip())


def test_nothing_is_fetched_from_elsewhere(tmp_path: Path) -> None:
    html = report_html(report(tmp_path))
    assert all(address.startswith("data:image/") for address in Words(html).addresses)
    assert "url(" not in html
    assert "script" not in Words(html).tags


def test_markup_in_a_remark_is_shown_not_obeyed(tmp_path: Path) -> None:
    page = Words(report_html(report(tmp_path)))
    assert any("<b>纸</b>" in text for text in page.text)


def test_remarks_stand_under_their_page_their_story_and_the_issue(tmp_path: Path) -> None:
    html = report_html(report(tmp_path))
    heads = re.findall(r"<h3>(.+?)</h3>", html)
    assert heads == ["第1版", "运河两岸又逢春　canal.md", "全期"]


def test_a_remark_on_a_page_is_pinned_to_its_thumbnail(tmp_path: Path) -> None:
    html = report_html(report(tmp_path))
    assert '<span class="pin error" style="left: 50.00%; top: 50.00%">1</span>' in html
    assert '<span class="number">1</span>' in html


def test_every_story_has_a_row_with_its_fit(tmp_path: Path) -> None:
    text = Words(report_html(report(tmp_path))).text
    assert {"运河两岸又逢春", "渡口灯火", "桥下旧市", "超25字（2行）", "差14字（1行）", "正好"} <= set(
        text
    )


def test_a_clean_report_says_so(tmp_path: Path) -> None:
    assert "没有问题。" in report_html(replace(report(tmp_path), remarks=()))


def test_a_page_without_preview_keeps_its_place(tmp_path: Path) -> None:
    bare = report_html(replace(report(tmp_path), previews=(), thumbnails=()))
    assert "无版样" in bare and "没有画版样" in bare
    assert "没有画版样" not in report_html(report(tmp_path))
