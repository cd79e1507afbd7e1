"""Elements of WordprocessingML, written by hand: a tag, its w: attributes, its children."""

from xml.etree import ElementTree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML = "http://www.w3.org/XML/1998/namespace"
TWIPS_PER_MM = 1440 / 25.4

Element = ElementTree.Element

ElementTree.register_namespace("w", W)
ElementTree.register_namespace("r", R)


def el(tag: str, *children: Element | None, **attributes: str | int) -> Element:
    """<w:tag w:attribute="…">children</w:tag>; None among the children is skipped."""
    made = Element(
        f"{{{W}}}{tag}", {f"{{{W}}}{key}": str(value) for key, value in attributes.items()}
    )
    made.extend(child for child in children if child is not None)
    return made


def with_id(element: Element, relationship: str) -> Element:
    """The same element, pointing at a relationship of its part."""
    element.set(f"{{{R}}}id", relationship)
    return element


def twips(mm: float) -> int:
    return round(mm * TWIPS_PER_MM)


def serialise(root: Element) -> bytes:
    xml: bytes = ElementTree.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml
