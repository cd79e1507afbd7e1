"""The page set-up of each section; what a section leaves out it takes from the one before."""

from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from nhipcau.drafting.decree30.checking.effective import value, w
from nhipcau.drafting.decree30.checking.model import Paragraph, Section
from nhipcau.drafting.decree30.wordml import TWIPS_PER_MM, R

HeaderReader = Callable[[str, int], tuple[Paragraph, ...]]


@dataclass(frozen=True, slots=True)
class Layout:
    """A sectPr with the headers it shows, by kind: "header.default", "header.first" …"""

    properties: Element
    shown: dict[str, str]

    @property
    def text_width(self) -> int:
        """In twips."""
        margins = self.properties.find(w("pgMar"))
        sides = _number(margins, "left") + _number(margins, "right")
        return max(0, _number(self.properties.find(w("pgSz")), "w") - sides)


def layouts(body: Element) -> list[Layout]:
    """The sections in order; a file without any gets one that is empty."""
    found: list[Layout] = []
    shown: dict[str, str] = {}
    ends = [*body.iterfind(f".//{w('p')}/{w('pPr')}/{w('sectPr')}"), *body.iterfind(w("sectPr"))]
    for properties in ends:
        for kind in ("header", "footer"):
            for reference in properties.findall(w(f"{kind}Reference")):
                name = f"{kind}.{value(reference, 'type') or 'default'}"
                shown = {**shown, name: reference.get(f"{{{R}}}id", "")}
        found.append(Layout(properties, shown))
    return found or [Layout(Element(w("sectPr")), {})]


def make_section(number: int, layout: Layout, read_header: HeaderReader) -> Section:
    properties = layout.properties
    size, margins = properties.find(w("pgSz")), properties.find(w("pgMar"))
    numbering = properties.find(w("pgNumType"))
    title = properties.find(w("titlePg"))
    start = value(numbering, "start")
    headers = {
        kind: read_header(layout.shown.get(kind, ""), number)
        for kind in ("header.default", "header.first", "footer.default")
    }
    return Section(
        number=number,
        width_mm=_number(size, "w") / TWIPS_PER_MM,
        height_mm=_number(size, "h") / TWIPS_PER_MM,
        top_mm=_number(margins, "top") / TWIPS_PER_MM,
        bottom_mm=_number(margins, "bottom") / TWIPS_PER_MM,
        left_mm=(_number(margins, "left") + _number(margins, "gutter")) / TWIPS_PER_MM,
        right_mm=_number(margins, "right") / TWIPS_PER_MM,
        has_title_page=title is not None and value(title) not in {"0", "false", "off"},
        starts_on=int(start) if start.isdecimal() else None,
        number_format=value(numbering, "fmt") or "decimal",
        header=headers["header.default"],
        first_header=headers["header.first"],
        footer=headers["footer.default"],
    )


def _number(element: Element | None, name: str) -> int:
    try:
        return round(float(value(element, name) or 0))
    except ValueError:
        return 0
