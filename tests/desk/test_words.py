"""The desk says everything in both languages."""

import re
from importlib.resources import files

ENTRY = re.compile(r'([\w]+|"[^"]+"): ("(?:[^"\\]|\\.)*")')
BLANK = re.compile(r"\{(\w+)\}")


def test_what_the_desk_says_in_one_language_it_says_in_the_other_with_the_same_blanks() -> None:
    written = files("ghpress.desk").joinpath("static/words.js").read_text(encoding="utf-8")
    chinese, english = ([*ENTRY.findall(part)] for part in written.split("\n  en: {"))
    blanks = [{key: set(BLANK.findall(says)) for key, says in one} for one in (chinese, english)]
    assert blanks[0] == blanks[1]
    assert 150 < len(blanks[0]) == len(chinese) == len(english), "a key stands twice"
