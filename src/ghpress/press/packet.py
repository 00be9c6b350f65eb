"""Turns what a file says of itself into its XMP packet (ISO 16684-1), the same bytes every time."""

from collections.abc import Mapping
from dataclasses import field
from html import escape

from ghpress.values import dataclass

_NAMESPACES: Mapping[str, str] = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}

_EXTENSION_NAMESPACES: Mapping[str, str] = {
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}

_BEGIN = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
_END = '<?xpacket end="r"?>'


@dataclass(frozen=True, slots=True)
class Property:
    """A property PDF/A does not know of itself, told to it (ISO 19005-2 6.6.2.3.2)."""

    name: str
    schema: str
    value_type: str
    category: str
    description: str


TRAPPED = Property("pdf:Trapped", "Adobe PDF", "Text", "internal", "Whether the file has been trapped")
PDFX_VERSION = Property(
    "pdfxid:GTS_PDFXVersion", "PDF/X identification", "Text", "internal", "The PDF/X version"
)


@dataclass(frozen=True, slots=True)
class Packet:
    """What a packet says: a title, and properties by their qualified names.

    ``extensions`` are those of the properties that a file claiming to be PDF/A must describe.
    """

    title: str
    properties: Mapping[str, str]
    extensions: tuple[Property, ...] = field(default=())


def written(packet: Packet) -> bytes:
    """The packet as XML, in UTF-8, read-only and without padding: nobody is to write in our files."""
    used = {name.partition(":")[0] for name in packet.properties} | {"dc"}
    spaces = {prefix: uri for prefix, uri in _NAMESPACES.items() if prefix in used}
    if packet.extensions:
        spaces |= _EXTENSION_NAMESPACES
    declared = "".join(f'\n    xmlns:{prefix}="{uri}"' for prefix, uri in spaces.items())
    lines = [
        _BEGIN,
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
        ' <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
        f'  <rdf:Description rdf:about=""{declared}>',
        _title(packet.title),
        *(f"   <{name}>{_escaped(value)}</{name}>" for name, value in packet.properties.items()),
        *_extended(packet.extensions),
        "  </rdf:Description>",
        " </rdf:RDF>",
        "</x:xmpmeta>",
        _END,
    ]
    return "\n".join(lines).encode()


def _escaped(text: str) -> str:
    """Text as it stands between tags; what the library has for it in xml loads half of urllib."""
    return escape(text, quote=False)


def _title(title: str) -> str:
    """The title, a text with one language: whichever the reader has."""
    text = f'<rdf:li xml:lang="x-default">{_escaped(title)}</rdf:li>'
    return f"   <dc:title><rdf:Alt>{text}</rdf:Alt></dc:title>"


def _extended(extensions: tuple[Property, ...]) -> list[str]:
    """The extension schema container."""
    if not extensions:
        return []
    schemas = [line for each in extensions for line in _schema(each)]
    return [
        "   <pdfaExtension:schemas><rdf:Bag>",
        *(f"    {line}" for line in schemas),
        "   </rdf:Bag></pdfaExtension:schemas>",
    ]


def _schema(extension: Property) -> list[str]:
    """One schema with its one property."""
    prefix, _, name = extension.name.partition(":")
    return [
        '<rdf:li rdf:parseType="Resource">',
        f" <pdfaSchema:schema>{_escaped(extension.schema)}</pdfaSchema:schema>",
        f" <pdfaSchema:namespaceURI>{_NAMESPACES[prefix]}</pdfaSchema:namespaceURI>",
        f" <pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>",
        ' <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">',
        f"  <pdfaProperty:name>{name}</pdfaProperty:name>",
        f"  <pdfaProperty:valueType>{extension.value_type}</pdfaProperty:valueType>",
        f"  <pdfaProperty:category>{extension.category}</pdfaProperty:category>",
        f"  <pdfaProperty:description>{_escaped(extension.description)}</pdfaProperty:description>",
        " </rdf:li></rdf:Seq></pdfaSchema:property>",
        "</rdf:li>",
    ]
