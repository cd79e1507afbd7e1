"""The left side: the document as it came, each piece knowing which rows were read from it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from nhipcau.plans.importing.read.paper import Block, Line, Paragraph, Place, Row, Table
from nhipcau.plans.importing.recognise.draft import Source

Key = tuple[str, int, int, int]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as printed: `span` counts the grid columns it covers."""

    text: str
    span: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A row read from this piece. `is_first`: its source begins here."""

    key: str
    address: str
    is_first: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of lines, a paragraph or a table row, and the rows read from it."""

    marks: tuple[Mark, ...] = ()
    text: str = ""
    cells: tuple[Cell, ...] = ()
    page: int = 0
    is_bold: bool = False
    is_centred: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces shown in one way: "lines" (a text stream), "paragraphs" or "table"."""

    form: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """A row of the draft and where it stands in the paper."""

    key: str
    address: str
    source: Source | None


def stretches(blocks: Iterable[Block], origins: Iterable[Origin]) -> tuple[Stretch, ...]:
    """The whole document in reading order; a row over two pages marks a piece on each."""
    flat = [(form, part) for block in blocks for form, part in _parts(block)]
    marks = _marks([_key(part.place) for _, part in flat], origins)
    shown: list[Stretch] = []
    marked = [(form, part, marks.get(at, ())) for at, (form, part) in enumerate(flat)]
    for form, run in groupby(marked, key=lambda one: one[0]):
        parts = [(part, rows) for _, part, rows in run]
        pieces = _runs(parts) if form == "lines" else (_piece(*one) for one in parts)
        shown.append(Stretch(form.partition(":")[0], tuple(pieces)))
    return tuple(shown)


def place_words(source: Source | None) -> str:
    """Where a row stands, as people say it: "trang 8, dòng 410–415", "bảng 1, hàng 7"."""
    if source is None:
        return ""
    place, last = source.place, source.last_place
    said = [f"trang {place.page}"] if place.page else []
    if place.sheet:
        said.append(f"trang tính “{place.sheet}”")
    if place.table and not place.sheet:
        said.append(f"bảng {place.table}")
    if place.row:
        said.append(_range("hàng", place.row, last.row))
    elif place.line:
        said.append(_range("dòng", place.line, max(last.last_line, last.line)))
    return ", ".join(said)


def _range(word: str, first: int, last: int) -> str:
    return f"{word} {first}–{last}" if last > first else f"{word} {first}"


def _parts(block: Block) -> Iterator[tuple[str, Line | Paragraph | Row]]:
    """A table is a stretch of its own, whatever stands next to it."""
    if isinstance(block, Table):
        where = f"table:{block.place.sheet}:{block.place.table}"
        yield from ((where, row) for row in block.rows)
    else:
        yield ("lines" if isinstance(block, Line) else "paragraphs"), block


def _key(place: Place) -> Key:
    """Rows are counted in their table, lines in the file or on their page."""
    if place.row:
        return (place.sheet, place.table, place.row, 0)
    return ("", 0, place.page, place.line)


def _marks(keys: list[Key], origins: Iterable[Origin]) -> Mapping[int, tuple[Mark, ...]]:
    """Which rows were read from the n-th part of the document."""
    at = {key: number for number, key in enumerate(keys)}
    marks: dict[int, tuple[Mark, ...]] = {}
    for origin in origins:
        first = at.get(_key(origin.source.place)) if origin.source else None
        if first is None or origin.source is None:
            continue
        last = at.get(_key(origin.source.last_place), first)
        for number in range(first, max(first, last) + 1):
            mark = Mark(origin.key, origin.address, number == first)
            marks[number] = (*marks.get(number, ()), mark)
    return marks


def _runs(parts: Iterable[tuple[Line, tuple[Mark, ...]]]) -> Iterator[Piece]:
    """Lines of one row on one page stand together, so that they are marked together."""

    def run_of(one: tuple[Line, tuple[Mark, ...]]) -> tuple[int, tuple[str, ...]]:
        line, marks = one
        return line.place.page, tuple(mark.key for mark in marks)

    for (page, _), run in groupby(parts, key=run_of):
        lines = list(run)
        text = "\n".join(line.text for line, _ in lines)
        yield Piece(lines[0][1], text=text, page=page)


def _piece(part: Paragraph | Row, marks: tuple[Mark, ...]) -> Piece:
    page = part.place.page
    if isinstance(part, Row):
        return Piece(marks, cells=tuple(_cells(part)), page=page)
    return Piece(marks, text=part.text, page=page, is_bold=part.is_bold, is_centred=part.is_centred)


def _cells(row: Row) -> Iterator[Cell]:
    """The grid repeats a merged cell in each column it covers; here it stands once."""
    for _, run in groupby(zip(row.spans, row.cells, strict=True), key=lambda one: one[0]):
        texts = [text for _, text in run]
        yield Cell(texts[0], len(texts))
