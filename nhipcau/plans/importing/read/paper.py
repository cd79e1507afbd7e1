"""What every reader hands on: lines, paragraphs and tables in order, each with its place."""

from dataclasses import dataclass, field
from enum import StrEnum


class Form(StrEnum):
    """How much of the layout the file still tells."""

    BLOCKS = "blocks"  # paragraphs and tables with cells: Word, Excel, ruled PDF
    STREAM = "stream"  # text in content-stream order, cell after cell, without coordinates


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the file. All counts start at 1; 0 and "" mean "not known".

    A range of lines is inclusive: `line`..`last_line` on `page`.
    """

    page: int = 0
    line: int = 0
    last_line: int = 0
    table: int = 0
    row: int = 0
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One physical line of a text stream, trailing space removed, never empty.

    `starts_page` is true for the first line after a page break.
    `gap` counts the empty lines before it beyond the usual spacing of this file.
    """

    text: str
    place: Place
    starts_page: bool = False
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of running text; a line break inside it is "\\n"."""

    text: str
    place: Place
    is_bold: bool = False
    is_centred: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One table row on the grid: a cell that spans columns or rows is repeated in each.

    `spans` names, per column, the number of the cell it belongs to, so that repeated text
    of a merged cell can be told from equal text in two cells. `last_place` is set for a row
    that was cut by a page end: where its last part stands.
    """

    cells: tuple[str, ...]
    spans: tuple[int, ...]
    place: Place
    last_place: Place | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table on its full grid; rows stitched over pages stand as one row.

    `is_wrapped` is true where a line break in a cell may be no more than the end of a printed
    line (PDF), an empty line marking what was typed; in Word and Excel someone typed each.
    """

    rows: tuple[Row, ...]
    place: Place
    is_wrapped: bool = False


Block = Line | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Paper:
    """A file as read, in reading order. `kind` is the format: docx, xlsx, pdf, txt."""

    kind: str
    form: Form
    blocks: tuple[Block, ...]
    pages: int = 0
    remarks: tuple[str, ...] = field(default=())


class Unreadable(Exception):
    """The file cannot be read. Its one Vietnamese sentence says what is wrong and what to do."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
