"""Turns a page file into an entry of the cache, and an entry back into the page file."""

import json
from dataclasses import astuple

from ghpress.makeup.page import SetWords
from ghpress.press.pagejob import InHand, PageFile, PageJob
from ghpress.press.reading.stretches import Stretch
from ghpress.remarks import packed, unpacked


def entry(file: PageFile, dpis: tuple[int, ...]) -> dict[str, bytes]:
    """A page file, pictured at these resolutions, as the parts of an entry."""
    pictures = {str(dpi): png for dpi, png in zip(dpis, file.previews, strict=True)}
    remarks = json.dumps([packed(remark) for remark in file.remarks]).encode()
    words = json.dumps([(each.role, each.text, each.size) for each in file.words]).encode()
    stretches = json.dumps([astuple(stretch) for stretch in file.stretches]).encode()
    said = {"remarks": remarks, "words": words, "stretches": stretches}
    return {"pdf": file.pdf, **pictures, **said}


def page_of_entry(parts: dict[str, bytes], job: PageJob) -> PageFile:
    """The page file of an entry, with the remarks it was printed with; KeyError if parts are wanting."""
    pictures = tuple(parts[str(dpi)] for dpi in job.pictured_at)
    remarks = tuple(unpacked(remark) for remark in json.loads(parts["remarks"]))
    words = tuple(SetWords(*each) for each in json.loads(parts["words"]))
    stretches = tuple(Stretch(*each) for each in json.loads(parts["stretches"]))
    held = InHand(parts["pdf"], pictures)
    return PageFile(job.page.number, held, remarks, words, stretches)
