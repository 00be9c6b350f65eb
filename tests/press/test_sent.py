"""Pages sent to a worker share the shelf and the plates there as they do here."""

import pickle

from ghpress.press.pagefile import print_page
from ghpress.press.pages import Task
from press.sheets import broadsheet, job_of, page_of


def test_pages_of_one_issue_have_one_shelf_in_a_worker(shelf) -> None:
    layout = broadsheet()
    tasks = [
        Task(print_page, job_of(page_of(layout, shelf, "灯亮了。", at), layout, shelf), "key", None, ())
        for at in (1, 2)
    ]
    first, second = (pickle.loads(pickle.dumps(task)) for task in tasks)
    assert first.job.shelf is second.job.shelf
    assert first.job.plates is second.job.plates
    assert (first.job.page, second.job.page) == (tasks[0].job.page, tasks[1].job.page)
