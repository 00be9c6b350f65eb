"""Which CSS properties a layout may use, and where. Tables only; ``csslint`` reads them.

Source: DESIGN.md decision 4 (what is stated in layout.yaml is not stated in CSS) and what the engine,
WeasyPrint 70, was measured to print rightly (PRESS.md F2, F3, F6, F16, F20; November 2026). A
property that stands in none of these tables is unknown to the lint, and refused.
"""

TYPE_PREFIXES = (
    "font",
    "text-",
    "hyphen",
    "ruby-",
    "tab-",
    "column-",
    "break-",
    "page-break-",
    "-weasy-",
)
"""Beginnings of properties that compose text: refused everywhere, composing is done already."""

TYPE = frozenset(
    {
        "columns", "direction", "float", "clear", "letter-spacing", "line-break", "line-height",
        "line-height-step", "orphans", "overflow-wrap", "quotes", "unicode-bidi", "vertical-align",
        "white-space", "widows", "word-break", "word-spacing", "word-wrap", "writing-mode",
    }
)  # fmt: skip
"""Further properties that compose text."""

ROOM_PREFIXES = ("margin", "padding", "border", "min-", "max-")
"""Beginnings of properties that take room: only for ornaments, rules and grounds."""

ROOM = frozenset(
    {"width", "height", "block-size", "inline-size", "aspect-ratio", "box-sizing", "transform", "rotate"}
)
"""Further properties that take room or move what is drawn."""

SHAPES = frozenset(
    f"{name}{end}" for name in ("chart-bar", "chart-symbol", "chart-place") for end in ("", "-most")
) | {"chart-place-ring", "chart-point", "timeline-dot"}
"""Roles of the shapes make-up draws: they hold no words, so they may have a border, inside them."""

NO_ROOM = frozenset(
    {
        "border-color", "border-top-color", "border-right-color", "border-bottom-color",
        "border-left-color", "border-radius", "border-collapse",
    }
)  # fmt: skip
"""Properties that begin like one that takes room, and take none."""

PLACE = frozenset({"position", "inset", "left", "top", "right", "bottom", "z-index"})
"""Properties that say where an element stands: not for frames, make-up has placed them."""

UNPRINTABLE_PREFIXES = ("mask", "filter", "backdrop-filter", "-webkit-")
"""Beginnings of properties that need blending or that the engine drops."""

UNPRINTABLE = frozenset(
    {"opacity", "mix-blend-mode", "isolation", "box-shadow", "clip-path", "background-blend-mode"}
)
"""Properties that make transparency or sRGB shadows (PRESS.md F6, F20), or that the engine drops."""

UNPRINTABLE_WORDS = frozenset({"inset", "outset", "ridge", "groove"})
"""Border styles with shaded sides, which crash or go black in CMYK (PRESS.md F2, F6)."""

FREE = frozenset(
    {
        "align-content", "align-items", "align-self", "background", "background-attachment",
        "background-clip", "background-color", "background-image", "background-origin",
        "background-position", "background-repeat", "background-size", "color", "content", "display",
        "fill", "flex", "flex-basis", "flex-direction", "flex-flow", "flex-grow", "flex-shrink",
        "flex-wrap", "gap", "grid", "grid-area", "grid-auto-columns", "grid-auto-flow",
        "grid-auto-rows", "grid-column", "grid-row", "grid-template", "grid-template-areas",
        "grid-template-columns", "grid-template-rows", "image-rendering", "justify-content",
        "justify-items", "justify-self", "object-fit", "object-position", "order", "outline",
        "outline-color", "outline-offset", "outline-style", "outline-width", "overflow",
        "place-content", "place-items", "place-self", "row-gap", "column-gap", "stroke",
        "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-width", "visibility",
    }
)  # fmt: skip
"""What a layout's CSS is for: colour, ground, rules, ornament, and how furniture stands in its frame."""

COLOUR_FUNCTIONS = frozenset(
    {
        "rgb",
        "rgba",
        "hsl",
        "hsla",
        "hwb",
        "lab",
        "lch",
        "oklab",
        "oklch",
        "color",
        "color-mix",
        "device-cmyk",
    }
)
"""CSS functions that are a colour written out."""

KEPT_COLOURS = frozenset({"transparent", "currentcolor"})
"""Colour words that name no colour of their own."""

AT_RULES = frozenset({"media"})
"""At-rules a layout may use; what stands in them is linted like the rest."""
