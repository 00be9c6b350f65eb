"""The only room that knows WeasyPrint.

Its version is pinned exactly, because we hold on to more than its documented surface: ``LEANED_ON``
lists every such name, and a test holds the list to the code and to the installed engine.
"""

LEANED_ON = (
    "weasyprint.css.ColorProfile",
    "weasyprint.document.Page._page_box",
    "weasyprint.formatting_structure.boxes.Box.descendants",
    "weasyprint.formatting_structure.boxes.TextBox",
    "weasyprint.images.SVGImage",
    "weasyprint.matrix.Matrix.values",
    "weasyprint.pdf.stream.Stream._resources",
    "weasyprint.pdf.stream.Stream.clone",
    "weasyprint.pdf.stream.Stream.ctm",
    "weasyprint.pdf.stream.Stream.pop_state",
    "weasyprint.pdf.stream.Stream.push_state",
    "weasyprint.pdf.stream.Stream.stream",
    "weasyprint.text.fonts.FontConfiguration",
    "weasyprint.urls.URLFetcher",
    "weasyprint.urls.URLFetcherResponse",
)
"""Undocumented names of the engine: what we call, or whose shape an object of ours takes, as ``Plate``
is what the engine takes for a ``ColorProfile``."""
