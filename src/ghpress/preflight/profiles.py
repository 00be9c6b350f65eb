"""Which checks a file is held to, as an error or a warning, by what it is for."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias, get_args

from ghpress.preflight.limits import GWG, GWG_ADS, HOUSE, Limits
from ghpress.preflight.rules import Rule, errors, notes, warnings

Standard: TypeAlias = Literal[
    "plain", "press", "press-x1a", "gwg-newspaper", "gwg-newspaper-ads", "proof", "web"
]
"""What a file can be held to. ``plain`` asks what any page for a plate must be, no PDF/X."""

STANDARDS: tuple[Standard, ...] = get_args(Standard)

READABLE = errors("font_not_embedded glyph_not_drawn text_outside_trim")
"""What any page must be, on whatever it is looked at."""

PRINTABLE = READABLE + errors("rgb_used blend_not_in_ink trim_not_sheet page_off_origin bleed_missing")
"""What a page must be to go on a plate."""

_WHOLE = errors(
    "boxes_not_nested page_scaled_or_turned page_empty operator_unknown shading_uneven opi_used"
)
"""Faults no renderer can be trusted with."""

_X = errors(
    "trim_missing annotation_on_page transfer_or_halftone picture_replaced_in_print filter_forbidden"
    " intent_not_standard icc_overprinted cid_map_missing width_not_the_fonts"
) + warnings(
    "page_presented picture_sixteen_bits picture_interpolated font_not_subset text_not_mapped"
    " courier_used type3_used"
)
"""What both PDF/X-4 and PDF/X-1a ask of a page."""

_QUALITY = (
    errors("picture_too_coarse lineart_too_coarse registration_on_page")
    + warnings(
        "picture_coarse lineart_coarse colour_over_limit hairline rich_black_text near_black_text"
        " bleed_scant bleed_not_reached text_near_trim page_is_picture"
    )
    + notes("ink_estimated")
)
"""What prints badly on newsprint."""

_PLATES = (
    errors("white_overprints too_many_spots")
    + warnings("black_text_knocks_out black_line_knocks_out gray_overprints small_text_in_inks")
    + warnings("thin_line_in_inks spot_twins spot_alternates_differ spot_not_on_ink")
)
"""What goes wrong between plates."""

_PRESS = PRINTABLE + _WHOLE + _X + _QUALITY + _PLATES

_TOO_MUCH_INK = errors("ink_over_limit")
"""A plant's limit is a limit; GWG, whose number is nobody's in particular, warns."""

_X4 = _PRESS + errors("icc_is_intent") + warnings("jbig2_used")

_GWG = _X4 + errors("icc_used blend_with_profile") + warnings("ink_over_limit")
"""PDF/X-4 with GWG's rules for newspapers, which take no colour with a profile (GWG2022 R0027)."""

_X1A = _PRESS + errors("colour_not_x1a transparency_used opentype_in_x1a jbig2_used")

PAGES: Mapping[Standard, tuple[Rule, ...]] = MappingProxyType(
    {
        "plain": PRINTABLE + _WHOLE + _QUALITY + errors("white_overprints trim_missing") + _TOO_MUCH_INK,
        "press": _X4 + _TOO_MUCH_INK,
        "press-x1a": _X1A + _TOO_MUCH_INK,
        "gwg-newspaper": _GWG,
        "gwg-newspaper-ads": _GWG,
        "proof": READABLE,
        "web": READABLE,
    }
)
"""What each page of a file handed in is held to."""

_NOT_OF_ADVERTS = frozenset(
    "rgb_used font_not_embedded annotation_on_page trim_not_sheet page_off_origin bleed_missing"
    " bleed_scant bleed_not_reached text_near_trim trim_missing text_not_mapped font_not_subset".split()
)
"""What is said of an advert in words of its own, or changes when it is placed on a page of ours."""

ADVERTS: tuple[Rule, ...] = tuple(
    rule for rule in PAGES["gwg-newspaper-ads"] if rule.name not in _NOT_OF_ADVERTS
)
"""What the page of an advert is held to before it is placed."""

_CLAIMED = (
    "operator_unknown shading_uneven opi_used transfer_or_halftone picture_replaced_in_print"
    " filter_forbidden intent_not_standard icc_overprinted cid_map_missing width_not_the_fonts"
    " blend_not_in_ink"
)

CLAIMED_OF_ADVERTS: Mapping[Standard, tuple[Rule, ...]] = MappingProxyType(
    {
        "press": errors(_CLAIMED),
        # What is transparent is refused as the advert is placed.
        "press-x1a": errors(_CLAIMED + " colour_not_x1a opentype_in_x1a jbig2_used"),
    }
)
"""What an advert must be for the page it stands on to be the PDF/X it claims to be."""

_FILED = errors(
    "file_id_missing file_encrypted trapped_not_said actions_present fields_present"
    " viewer_shows_other_box intent_missing condition_missing registry_missing intent_not_described"
    " intent_profile_wrong trims_differ separations_apart trapnet_present"
    " intents_differ"
) + warnings("condition_unregistered condition_not_in_words profile_version_four")

_FILED_X4 = (
    _FILED
    + errors("pdf_version_wrong metadata_unreadable x4_not_claimed packet_incomplete layers_switched")
    + errors("intent_profile_missing")
    + warnings("info_incomplete packet_not_info")
)

FILES: Mapping[Standard, tuple[Rule, ...]] = MappingProxyType(
    {
        "plain": errors("file_encrypted trims_differ separations_apart"),
        "press": _FILED_X4,
        "press-x1a": _FILED
        + errors("pdf_version_not_14 object_streams_used x1a_not_claimed info_incomplete layers_used"),
        "gwg-newspaper": _FILED_X4,
        "gwg-newspaper-ads": _FILED_X4 + errors("several_pages"),
        "proof": (),
        "web": (),
    }
)
"""What a file handed in is held to as a whole."""

LIMITS: Mapping[Standard, Limits] = MappingProxyType(
    {standard: HOUSE for standard in STANDARDS} | {"gwg-newspaper": GWG, "gwg-newspaper-ads": GWG_ADS}
)
