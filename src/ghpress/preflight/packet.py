"""Turns a file's XMP packet into its properties, by prefix and name as the specifications write them."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from xml.etree import ElementTree

NAMESPACES = {
    "http://www.npes.org/pdfx/ns/id/": "pdfxid",
    "http://ns.adobe.com/pdfx/1.3/": "pdfx",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
}
_DESCRIPTION = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description"


def read_packet(content: bytes) -> Mapping[str, str]:
    """``pdfxid:GTS_PDFXVersion`` → its value, for attributes and elements; empty where it is no XML."""
    try:
        root = ElementTree.fromstring(content.strip().lstrip(b"\xef\xbb\xbf"))
    except (ElementTree.ParseError, ValueError):
        return MappingProxyType({})
    return MappingProxyType(dict(_properties(root)))


def _properties(root: ElementTree.Element) -> Iterator[tuple[str, str]]:
    """Every property; an alternative's or a list's words are joined."""
    for description in root.iter(_DESCRIPTION):
        for name, value in description.attrib.items():
            yield _called(name), value
        for child in description:
            yield _called(child.tag), "".join(child.itertext()).strip()


def _called(name: str) -> str:
    """A property by its usual prefix, or as XML says it."""
    space, _, local = name.strip("{").partition("}")
    return f"{NAMESPACES[space]}:{local}" if space in NAMESPACES else name
