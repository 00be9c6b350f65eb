"""The proofreader's checks on an issue's texts: what is probably not meant, with its fix."""

from ghpress.manuscript.story import Issue
from ghpress.remarks import Remark


def proofread(issue: Issue) -> tuple[Remark, ...]:
    """Every proofreader's remark on an issue."""
    return ()
