"""Small text is printed in one ink.

In two or more, or in white out of several, its thin strokes fill in as soon as the plates are a
hair out of register (GWG2022 R0016, R0017).
"""

from collections.abc import Iterator

from ghpress.preflight.gathering import by_colour, gathered, said
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each colour small text is set in that needs several plates."""
    least = subject.limits.small_text_pt
    bad = subject.content.painted(
        lambda how: round(how.size, 1) < least and (len(how.tint.inks) > 1 or how.tint.is_white), "text"
    )
    for paint, count in gathered(bad, by_colour):
        facts = {"colour": said(paint), "size": f"{paint.how.size:.1f}", "least": f"{least:g}"}
        yield error("small-text-in-inks", subject.where(paint), count=count, **facts)
