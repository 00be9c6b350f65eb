"""Turns the points of an issue's form into words and into the object reports hold."""

from typing import TypedDict

from ghpress.preflight.form import LIMIT, NOT_LOOKED_AT, RULE, FormCheck
from ghpress.wording import Language


class ItemObject(TypedDict):
    """An item of the rule that is broken; ``exact`` tells points that are the rule's own."""

    item: str
    points: int
    exact: bool
    codes: list[str]


class FormObject(TypedDict):
    """The form check: points, whether they are the least they can be, what an issue may have."""

    points: int
    at_least: bool
    limit: int
    over: bool
    items: list[ItemObject]
    not_looked_at: list[str]
    rule: str


def form_document(check: FormCheck) -> FormObject:
    """The check for JSON."""
    return {
        "points": check.points,
        "at_least": not check.is_exact,
        "limit": LIMIT,
        "over": check.is_over,
        "items": [
            {
                "item": each.item.term,
                "points": each.item.points,
                "exact": each.item.is_exact,
                "codes": list(dict.fromkeys(remark.code for remark in each.remarks)),
            }
            for each in check.broken
        ],
        "not_looked_at": [zh for zh, _ in NOT_LOOKED_AT],
        "rule": RULE,
    }


def form_in_words(check: FormCheck, language: Language) -> tuple[str, ...]:
    """The check in some lines: the sum, what it is made of, and that it is no verdict."""
    if language == "zh":
        least = "" if check.is_exact else "至少 "
        items = "；".join(f"{each.item.term} {each.item.points}" for each in check.broken)
        return (
            f"出版形式：{least}{check.points} 个差错（{LIMIT} 个以内合格）"
            + (f"：{items}" if items else "")
            + "。这是检查，不是评定。",
        )
    least = "" if check.is_exact else "at least "
    items = "; ".join(f"{each.item.term_en} {each.item.points}" for each in check.broken)
    return (
        f"form: {least}{check.points} points (up to {LIMIT} pass)"
        + (f": {items}" if items else "")
        + ". A check, not a verdict.",
    )
