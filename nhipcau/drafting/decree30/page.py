"""Paper, margins and page numbers (Decree 30/2020, Annex I, part I, section I)."""

from dataclasses import dataclass

from nhipcau.drafting.decree30.paragraphs import paragraph
from nhipcau.drafting.decree30.styles import PAGE_NUMBER
from nhipcau.drafting.decree30.wordml import Element, el, twips, with_id

DEFAULT_HEADER = "rId11"
FIRST_HEADER = "rId12"

_SHORT_MM, _LONG_MM = 210, 297
_TOP_MM, _BOTTOM_MM, _LEFT_MM, _RIGHT_MM = 20, 20, 30, 20
_HEADER_MM = 10


@dataclass(frozen=True, slots=True)
class Page:
    """The sheet of one section. Annexes may lie on their side; margins stay where they are."""

    is_landscape: bool = False

    @property
    def text_width(self) -> int:
        """In twips, between the left and the right margin."""
        width_mm = _LONG_MM if self.is_landscape else _SHORT_MM
        return twips(width_mm - _LEFT_MM - _RIGHT_MM)

    @property
    def text_height_pt(self) -> float:
        height_mm = _SHORT_MM if self.is_landscape else _LONG_MM
        return (height_mm - _TOP_MM - _BOTTOM_MM) / 25.4 * 72


def section(page: Page, *, starts_on: int | None = None) -> Element:
    """The properties of a section. `starts_on` gives the number of its first page."""
    numbering = {"fmt": "decimal"} if starts_on is None else {"fmt": "decimal", "start": starts_on}
    return el(
        "sectPr",
        with_id(el("headerReference", type="default"), DEFAULT_HEADER),
        with_id(el("headerReference", type="first"), FIRST_HEADER),
        el("type", val="nextPage"),
        _size(page),
        _margins(),
        el("pgNumType", **numbering),
        el("titlePg"),
    )


def _size(page: Page) -> Element:
    short, long = twips(_SHORT_MM), twips(_LONG_MM)
    if page.is_landscape:
        return el("pgSz", w=long, h=short, orient="landscape")
    return el("pgSz", w=short, h=long)


def _margins() -> Element:
    return el(
        "pgMar",
        top=twips(_TOP_MM),
        right=twips(_RIGHT_MM),
        bottom=twips(_BOTTOM_MM),
        left=twips(_LEFT_MM),
        header=twips(_HEADER_MM),
        footer=twips(_HEADER_MM),
        gutter=0,
    )


def section_end(properties: Element) -> Element:
    """The paragraph that closes a section before the next: too low to open a page of its own."""
    return el(
        "p",
        el("pPr", el("spacing", before=0, after=0, line=20, lineRule="exact"), properties),
    )


def numbered_header() -> Element:
    """The page number, centred in the top margin."""
    field = (
        el("r", el("fldChar", fldCharType="begin")),
        el("r", _instruction(" PAGE ")),
        el("r", el("fldChar", fldCharType="separate")),
        el("r", _text("2")),
        el("r", el("fldChar", fldCharType="end")),
    )
    return el("hdr", paragraph(PAGE_NUMBER, field))


def empty_header() -> Element:
    """The header of a section's first page, which shows no number."""
    return el("hdr", paragraph(PAGE_NUMBER))


def _instruction(words: str) -> Element:
    made = el("instrText")
    made.text = words
    return made


def _text(words: str) -> Element:
    made = el("t")
    made.text = words
    return made
