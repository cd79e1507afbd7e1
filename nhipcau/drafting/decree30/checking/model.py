"""A .docx as the checker sees it: sections, and paragraphs with their effective formatting."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a paragraph stands. Counts start at 1; 0 means "not in a table"."""

    part: str
    section: int
    paragraph: int
    table: int = 0
    row: int = 0
    cell: int = 0

    @property
    def is_in_table(self) -> bool:
        return self.table > 0

    def shares_cell_with(self, other: "Spot") -> bool:
        mine, theirs = (self.table, self.row, self.cell), (other.table, other.row, other.cell)
        return self.part == other.part and mine == theirs


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one look. `fonts` are those of the letters it holds; `colour` is RRGGBB or "auto"."""

    text: str
    fonts: frozenset[str]
    size_pt: float
    is_bold: bool
    is_italic: bool
    colour: str
    is_raised: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lengths in twips, spacing in points.

    `line` is in lines (1 = single) or None where it is fixed in points; `room` is the width
    between the edges of its page or cell; `lines` are the widths of lines drawn in it;
    `has_page_number` says that a PAGE field stands in it, `page_format` how that is printed.
    """

    spot: Spot
    text: str
    runs: tuple[Run, ...]
    align: str
    left: int
    right: int
    first_line: int
    before_pt: float
    after_pt: float
    line: float | None
    room: int
    outline: int | None
    lines: tuple[float, ...]
    has_page_number: bool
    page_format: str

    @property
    def words(self) -> str:
        """The text on one line, trimmed."""
        return " ".join(self.text.split())

    @property
    def inked(self) -> tuple[Run, ...]:
        """The runs that leave something on paper."""
        return tuple(run for run in self.runs if run.text.strip())

    @property
    def is_bold(self) -> bool:
        return bool(self.inked) and all(run.is_bold for run in self.inked)

    @property
    def is_italic(self) -> bool:
        return bool(self.inked) and all(run.is_italic for run in self.inked)

    @property
    def is_upright(self) -> bool:
        return not any(run.is_italic for run in self.inked)

    @property
    def where(self) -> str:
        excerpt = self.words if len(self.words) <= 60 else f"{self.words[:57]}…"
        place = f"word/{self.spot.part}.xml, phần {self.spot.section}, đoạn {self.spot.paragraph}"
        return f"{place}: “{excerpt}”" if excerpt else place


@dataclass(frozen=True, slots=True)
class Section:
    """Lengths in mm. `starts_on` is the number of its first page when it is set anew."""

    number: int
    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    has_title_page: bool
    starts_on: int | None
    number_format: str
    header: tuple[Paragraph, ...]
    first_header: tuple[Paragraph, ...]
    footer: tuple[Paragraph, ...]

    @property
    def where(self) -> str:
        return f"word/document.xml, phần {self.number}"


@dataclass(frozen=True, slots=True)
class Text:
    """The whole file in reading order."""

    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
