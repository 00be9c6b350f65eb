"""Has the engine do once what it would do at the first page: find fonts, lay out, write a file."""

from ghpress.layout.css import base_css
from ghpress.press.engine.loading import load

_PAGE = '<div class="frame"><div class="ornament"></div></div>'


def warm() -> None:
    """Load the engine and have it print an empty page. Processes forked afterwards are warm as well."""
    load()
    import weasyprint

    from ghpress.press.engine.sheets import found_fonts

    css = weasyprint.CSS(string=base_css())
    page = weasyprint.HTML(string=_PAGE).render(stylesheets=[css], font_config=found_fonts())
    page.write_pdf(uncompressed_pdf=True)
