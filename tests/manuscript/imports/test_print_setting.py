"""Pages set by a setter of our own come back as the stories they were set from."""

import random
from datetime import date
from functools import cache

import pytest

from ghpress.manuscript.imports.imported import Known
from ghpress.manuscript.imports.printed.issue import issue_from_print
from ghpress.manuscript.story import Paragraph
from ghpress.manuscript.text import plain
from ghpress.remarks import Level
from manuscript.imports.accounting import accounting
from manuscript.imports.setter import Copy, page
from manuscript.imports.shapes import HAN

MEASURES = (13, 15, 17, 20, 21.5, 22, 23, 27)
SEEDS = range(24)


def test_no_more_than_one_unit_in_a_hundred_goes_wrong():
    units, wrong = 0, 0
    for seed in SEEDS:
        stories, source = _page(seed)
        want, got = _units(stories), _units_of(_imported(source).issue)
        units, wrong = units + len(want), wrong + len(want - got)
    assert units > 500
    assert wrong <= units / 100


@pytest.mark.parametrize("seed", SEEDS)
def test_what_goes_wrong_has_a_warning_at_it(seed):
    stories, source = _page(seed)
    imported = _imported(source)
    doubted = {remark.place.line for remark in imported.remarks if remark.level is Level.WARNING}
    want = {text for _, text in _units(stories)}
    for story in imported.issue.stories:
        for block in story.blocks:
            if block.text.chars not in want:
                lines = range(
                    block.text.place(0).line - 2, block.text.place(len(block.text.chars) - 1).line + 1
                )
                assert doubted & set(lines), block.text.chars


@pytest.mark.parametrize("seed", SEEDS)
def test_every_story_has_its_own_kicker_and_headline(seed):
    stories, source = _page(seed)
    got = [
        (story.head.kicker.chars, " ".join(part.chars for part in story.head.headline))
        for story in _imported(source).issue.stories
    ]
    assert got == [(story.kicker, story.headline) for story in stories]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_account_is_even(seed):
    _, source = _page(seed)
    account = accounting(source, _imported(source).issue)
    assert account.is_even
    assert not account.shadows


def test_an_account_shows_what_is_missing():
    source = _page(0)[1]
    issue = _imported(source).issue
    more = source + "另有一行没有收进去。\n"
    account = accounting(more, issue)
    assert len(account.lost) == 10
    assert not account.is_even


def test_an_account_shows_what_was_altered():
    source = _page(0)[1]
    account = accounting(source.replace("，", "；", 1), _imported(source).issue)
    assert len(account.altered) == 1


@cache
def _page(seed):
    random_of = random.Random(seed)
    stories = [_story(random_of) for _ in range(random_of.randint(2, 4))]
    measures = [random_of.choice(MEASURES) for _ in stories]
    heads_after = seed % 2 == 0
    return stories, page(stories, measures, heads_after, blank_lines=seed % 3 > 0)


@cache
def _imported(source):
    return issue_from_print(source, "page.txt", Known("page", plain("page"), date(2025, 5, 1)))


def _units(stories):
    return {unit for story in stories for unit in story.body}


def _units_of(issue):
    return {
        ("P" if isinstance(block, Paragraph) else "S", block.text.chars)
        for story in issue.stories
        for block in story.blocks
    }


def _words(random_of, count):
    return "".join(random_of.choice(HAN) for _ in range(count))


def _clause(random_of):
    words, chance = _words(random_of, random_of.randint(3, 13)), random_of.random()
    if chance < 0.15:
        return f"{words[:2]}“{_words(random_of, random_of.randint(2, 6))}”{words[2:]}"
    return f"{words[:2]}{random_of.randint(1, 9999)}{words[2:]}" if chance < 0.3 else words


def _paragraph(random_of):
    sentences = (
        "，".join(_clause(random_of) for _ in range(random_of.randint(1, 5))) + "。"
        for _ in range(random_of.randint(1, 5))
    )
    return "".join(sentences)


def _story(random_of):
    body = []
    for part in range(random_of.randint(2, 4)):
        body += [("S", _words(random_of, random_of.randint(6, 14)))] if part else []
        body += [("P", _paragraph(random_of)) for _ in range(random_of.randint(1, 3))]
    headline = (
        f"{_words(random_of, random_of.randint(7, 10))} {_words(random_of, random_of.randint(6, 9))}"
    )
    return Copy(_words(random_of, random_of.randint(4, 8)) + "：", headline, body)
