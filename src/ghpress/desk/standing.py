"""Tells where marks' words stand: in the copy as it is, and on signed pages as they were signed."""

from collections.abc import Mapping

from ghpress.desk.proof import Proof
from ghpress.marking.marks import Mark
from ghpress.marking.passages import Spot, found_again, spot
from ghpress.marking.sheet import Sheet, found_on, printed_spot, printed_texts, sheet_from
from ghpress.marking.signed import SignedPage


class Standing:
    """Where marks stand in the proof on the desk; on a signed page, in the file that was signed."""

    def __init__(self, proof: Proof, signed: Mapping[int, SignedPage]) -> None:
        self._proof = proof
        self._sheets: dict[int, Sheet] = {
            number: sheet_from(page.sheet) for number, page in signed.items()
        }
        self._texts = {number: printed_texts(sheet) for number, sheet in self._sheets.items()}
        self._now: dict[str, Spot | None] = {}

    def now(self, mark: Mark) -> Spot | None:
        """Where a mark's words stand in the copy as it is."""
        if mark.id not in self._now:
            story = self._proof.story(mark.where.story) if mark.where else None
            self._now[mark.id] = found_again(mark.where, story) if mark.where and story else None
        return self._now[mark.id]

    def on_page(self, mark: Mark, number: int) -> Spot | None:
        """Where they stand in what this page prints."""
        texts = self._texts.get(number)
        if texts is None:
            return self.now(mark)
        return found_on(mark.where, texts) if mark.where else None

    def on_signed(self, mark: Mark) -> dict[int, Spot]:
        """Where they stand on each signed page that has them."""
        found = {number: self.on_page(mark, number) for number in self._texts}
        return {number: where for number, where in found.items() if where}

    def spot(self, page: int, place: tuple[str, int, int, int]) -> Spot:
        """The spot of a story's passage from a character to another, as it is on this page.

        Raises:
            IndexError: it has no such characters.
        """
        sheet = self._sheets.get(page)
        if sheet is not None:
            return printed_spot(place, (sheet,))
        story = self._proof.story(place[0])
        if story is None:
            raise IndexError(place[0])
        return spot(story, *place[1:])
