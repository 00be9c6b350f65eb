"""Finds people with another title than terms.yaml gives them."""

import re
from collections.abc import Iterator

from ghpress.proofing.finding import Finding, warn
from ghpress.proofing.sheet import Handbook, Sheet

_OFFICE = (
    "(?:常务副|第一副|副)?(?:主席|书记|主任|部长|局长|厅长|处长|科长|市长|省长|县长|区长|州长|镇长|乡长|院长|校长|会长"
    "|理事长|秘书长|董事长|总经理|经理|厂长|社长|站长|所长|馆长|总编辑|主编|总工程师|工程师|教授|研究员)"
)


def titles(sheet: Sheet, handbook: Handbook) -> Iterator[Finding]:
    """A title right before a name (副主席张三) that is not part of the person's own."""
    if not handbook.titles:
        return
    own = {each.name: each.title for each in handbook.titles}
    people = "|".join(re.escape(name) for name in sorted(own, key=len, reverse=True))
    pattern = re.compile(f"(?P<office>{_OFFICE})(?P<name>{people})")
    for said in sheet.said:
        for found in pattern.finditer(said.text.chars):
            title = own[found["name"]]
            if not re.search(f"(?<!副){re.escape(found['office'])}", title):
                facts = {"name": found["name"], "title": title}
                yield warn("title-differs", said.text, found.start(), found.end("office"), **facts)
