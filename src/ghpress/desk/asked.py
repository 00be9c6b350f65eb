"""Turns what a browser sends into values, or says that it is none of ours."""

import json
from typing import Any

from ghpress.desk.proof import Proof
from ghpress.desk.standing import Standing
from ghpress.marking.events import MOST_NAME, MOST_WORDS
from ghpress.marking.marks import SIGN_OF, PagePoint
from ghpress.marking.passages import Spot


class NotAsked(ValueError):
    """The request makes no sense; its words are for whoever wrote the request, not for an editor."""


def body_of(data: bytes) -> dict[str, Any]:
    """The JSON object of a request."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as fault:
        raise NotAsked("the body is no JSON") from fault
    if not isinstance(found, dict):
        raise NotAsked("the body is no object")
    return found


def words(body: dict[str, Any], name: str, most: int = MOST_WORDS, *, least: int = 0) -> str:
    """A text, without controls that no one writes."""
    found = body.get(name, "")
    if not isinstance(found, str) or not least <= len(found) <= most:
        raise NotAsked(f"{name} is to be a text of {least} to {most} characters")
    if any(ord(char) < 32 and char not in "\n\t" for char in found):
        raise NotAsked(f"{name} holds control characters")
    return found


def by(body: dict[str, Any]) -> str:
    """Who does it: everything on the desk is done by somebody."""
    name = words(body, "by", MOST_NAME).strip()
    if not name:
        raise NotAsked("by is to name who does it")
    return name


def whole(body: dict[str, Any], name: str, most: int = 10_000_000) -> int:
    """A whole number from 0 up."""
    found = body.get(name)
    if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found <= most:
        raise NotAsked(f"{name} is to be a whole number from 0 to {most}")
    return found


def number(body: dict[str, Any], name: str) -> float:
    """A measure on a page, mm."""
    found = body.get(name)
    if not isinstance(found, int | float) or isinstance(found, bool) or not -1000 <= found <= 10_000:
        raise NotAsked(f"{name} is to be a number of mm")
    return round(float(found), 2)


def measure(found: str) -> float:
    """A measure on a page in a query, mm."""
    try:
        measured = float(found)
    except ValueError as fault:
        raise NotAsked("a place is two numbers of mm") from fault
    if not -1000 <= measured <= 10_000:
        raise NotAsked("a place is two numbers of mm")
    return measured


def sign_of(body: dict[str, Any]) -> str:
    """One of the proofreader's signs."""
    code = words(body, "sign")
    if code not in SIGN_OF:
        raise NotAsked("sign is none of ours")
    return code


def point_of(body: dict[str, Any], proof: Proof) -> PagePoint:
    """A place on a page that there is."""
    page = whole(body, "page")
    if proof.page(page) is None:
        raise NotAsked("page is none of this issue's")
    return PagePoint(page, number(body, "x"), number(body, "y"))


def spot_of(body: dict[str, Any], proof: Proof, standing: Standing) -> Spot | None:
    """The words or the gap a mark is on, as its page prints them; None if it is on the page."""
    where = body.get("where")
    if where is None:
        return None
    if not isinstance(where, dict):
        raise NotAsked("where is no object")
    story = proof.story(words(where, "story", 200))
    if story is None:
        raise NotAsked("where.story is none of this issue's")
    try:
        passage, start, stop = (whole(where, name) for name in ("passage", "start", "stop"))
        return standing.spot(whole(body, "page"), (story.id, passage, start, stop))
    except IndexError as fault:
        raise NotAsked(f"where is outside its story: {fault}") from fault
