"""What a printer allows: the numbers checks compare with, by what the file is for."""

from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Ink in per cent of one plate, resolutions in pixels an inch, sizes in points, lengths in mm.

    ``takes_spreads`` says whether a file may hold a page as wide as two beside others.

    From GWG2015 NewspaperAds and the house's own aims for newsprint; ISO 12647-3 asks 220 to 240 % ink.
    """

    ink: float = 240.0
    ink_window_mm: float = 3.9
    rich_black: float = 220.0
    picture_ppi: float = 150.0
    picture_least_ppi: float = 100.0
    lineart_ppi: float = 799.0
    lineart_least_ppi: float = 549.0
    single_ppi: float = 450.0
    small_text_pt: float = 10.0
    overprint_text_pt: float = 12.0
    overprint_line_pt: float = 2.0
    thin_line_pt: float = 0.25
    hairline_pt: float = 0.15
    spots: int = 1
    safe_mm: float = 3.0
    bleed_mm: float = 3.0
    takes_spreads: bool = True


HOUSE = Limits()
GWG = Limits(ink=245.0, picture_ppi=149.0, picture_least_ppi=99.0, takes_spreads=False)
"""GWG2015 §4: warnings under 149 ppi, errors under 99; 245 % in the mean of a window."""

GWG_ADS = GWG
