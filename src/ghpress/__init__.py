"""ghpress: Chinese newspaper special issues, from plain content and a layout to press-ready pages."""

__all__: list[str] = []

__version__ = "0.1.0"
