"""The desk shows each ink of a page by itself, and how much of it lies where."""

import shutil
from datetime import UTC, datetime
from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from starlette.testclient import TestClient

from cli.issues import small_issue
from desk.served import HOST, TOKEN, Asked
from ghpress.build import BuildRequest
from ghpress.desk import plates as room
from ghpress.desk.app import desk_app
from ghpress.desk.session import Session

needs_ghostscript = pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not installed")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    issue = small_issue(tmp_path_factory.mktemp("plates") / "content/river")
    session = Session(BuildRequest(issue=issue), lambda: datetime(2025, 5, 1, 8, tzinfo=UTC))
    session.renew()
    return Asked(session, TestClient(desk_app(session, TOKEN, (HOST,)), base_url=f"http://{HOST}"))


@pytest.fixture(scope="module")
def page(desk: Asked) -> dict:
    return desk.get("state").json()["pages"][0]


def picture(desk: Asked, page: dict, which: str) -> np.ndarray:
    answer = desk.get(f"plates/{page['sha256']}/{which}/48/0/0")
    assert answer.status_code == 200
    return np.asarray(Image.open(BytesIO(answer.content)).convert("RGB"))


@needs_ghostscript
def test_plates_are_named_process_inks_first(desk: Asked, page: dict) -> None:
    told = desk.get(f"plates/{page['sha256']}").json()
    assert told["names"][:4] == ["Cyan", "Magenta", "Yellow", "Black"]
    assert told["dpis"] == [24, 48, 144]
    assert 200 <= told["limit"] <= 400


@needs_ghostscript
def test_type_stands_on_the_black_plate_and_on_no_other(desk: Asked, page: dict) -> None:
    sheet = desk.get("sheet/1").json()
    line = next(each for each in sheet["lines"] if each["role"] == "body" and len(each["text"]) > 8)
    found = [
        desk.get(f"plates/{page['sha256']}/at?x={x}&y={line['y'] - line['size'] / 3}").json()["percent"]
        for x in np.arange(line["xs"][0], line["xs"][8], 0.4)
    ]
    cyan, magenta, yellow, black = (max(each[ink] for each in found) for ink in range(4))
    assert black > 60
    assert cyan == magenta == yellow == 0


@needs_ghostscript
def test_one_plate_is_grey_several_are_coloured_none_is_white(desk: Asked, page: dict) -> None:
    black = picture(desk, page, "3")
    assert black.min() < 200
    assert (black[..., 0] == black[..., 2]).all()
    assert (picture(desk, page, "-") == 255).all()
    both = picture(desk, page, "0,1,2,3")
    assert both.shape == black.shape


@needs_ghostscript
def test_paper_is_darker_than_the_screen(desk: Asked, page: dict) -> None:
    paper = picture(desk, page, "paper")
    corner = paper[2, 2]
    assert corner.max() < 250
    assert corner[0] > corner[2], "newsprint is yellowish"


@needs_ghostscript
@pytest.mark.parametrize("path", ["9/48/0/0", "0/50/0/0", "0/48/99/0"])
def test_no_plate_that_is_not_there(desk: Asked, page: dict, path: str) -> None:
    assert desk.get(f"plates/{page['sha256']}/{path}").status_code == 404


@pytest.mark.parametrize("query", ["", "?x=1", "?x=a&y=2", "?x=nan&y=1", "?x=1e9&y=0"])
def test_a_place_has_to_be_one(desk: Asked, page: dict, query: str) -> None:
    assert desk.get(f"plates/{page['sha256']}/at{query}").status_code == 400


def test_without_ghostscript_it_is_said(
    desk: Asked, page: dict, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "which", lambda _: None)
    monkeypatch.setattr(desk.session, "platemaker", room.Platemaker())
    refused = desk.get(f"plates/{page['sha256']}")
    assert (refused.status_code, refused.json()["remarks"][0]["code"]) == (409, "plates-no-program")


def test_every_page_has_its_grid(desk: Asked) -> None:
    sheet = desk.get("sheet/1").json()
    grid = sheet["grid"]
    lefts = [round(left, 1) for left, _ in grid["columns"]]
    assert lefts == sorted(lefts)
    base = [grid["top"] + at * grid["pitch"] + grid["drop"] for at in range(grid["lines"])]
    body = [line for line in sheet["lines"] if line["role"] == "body"]
    on_grid = [line for line in body if min(abs(line["y"] - each) for each in base) < 0.03]
    assert len(on_grid) > len(body) * 0.8
