"""``--executor`` names what paints pages, and says in words when that is not to be had."""

from argparse import ArgumentTypeError
from concurrent.futures import ThreadPoolExecutor

import pytest

from ghpress.cli.executors import named, opened
from ghpress.remarks import Halt


@pytest.mark.parametrize("said", ["local", "dask:tcp://10.0.0.1:8786", "shop.farm:workers"])
def test_names_are_taken_as_they_are(said):
    assert named(said) == said


@pytest.mark.parametrize("said", ["", "dask", "dask:", ":workers"])
def test_what_is_no_name_is_refused(said):
    with pytest.raises(ArgumentTypeError):
        named(said)


@pytest.mark.parametrize("name", [None, "local"])
def test_local_leaves_pages_to_workers_of_our_own(name):
    with opened(name) as executor:
        assert executor is None


def test_a_function_of_somebodys_gives_its_executor():
    with opened("concurrent.futures:ThreadPoolExecutor") as executor:
        assert isinstance(executor, ThreadPoolExecutor)


@pytest.mark.parametrize(
    "name", ["no_such_module:here", "concurrent.futures:nothing", "json:dumps", "os:getcwd"]
)
def test_what_is_not_there_halts(name):
    with pytest.raises(Halt) as halted, opened(name):
        pass
    assert [remark.code for remark in halted.value.remarks] == ["executor-missing"]
