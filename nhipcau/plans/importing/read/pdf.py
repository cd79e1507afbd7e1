"""A born-digital PDF to paper: ruled tables over pages, paragraphs around them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from itertools import count
from typing import Any

from nhipcau.plans.importing.read.paper import Block, Form, Line, Paper, Unreadable
from nhipcau.plans.importing.read.pdf_cells import Piece, read_pieces
from nhipcau.plans.importing.read.pdf_lines import Letter, printed_lines
from nhipcau.plans.importing.read.pdf_pages import open_pages
from nhipcau.plans.importing.read.pdf_paragraphs import PageLine, margins_of, paragraphs
from nhipcau.plans.importing.read.pdf_stitch import Stitched
from nhipcau.plans.importing.read.pdf_stream import is_page_number, stream_lines

MAX_LETTERS = 600_000
"""Letters in a file; a dense page has 5,000."""
MAX_RULINGS = 6_000
"""Lines and edges on one page beyond which it is a drawing, not a table."""
GARBLED = 0.2
"""Share of letters without a meaning above which a file is refused."""
EDGE = 0.1
"""Share of the page height at top and bottom where running heads stand."""
_LOST = re.compile(r"\(cid:\d+\)|\ufffd|[\ue000-\uf8ff]")


@dataclass(slots=True)
class _Reading:
    """What has been read so far, page after page."""

    items: list[PageLine | Piece] = field(default_factory=list)
    stream: list[Line] = field(default_factory=list)
    names: "count[int]" = field(default_factory=lambda: count(1))
    pages: int = 0
    letters: int = 0
    lost: int = 0
    blank: list[int] = field(default_factory=list)
    drawings: list[int] = field(default_factory=list)


def read_pdf(data: bytes) -> Paper:
    """Read a PDF that was printed from a program; scans without text are refused.

    Without any ruled table that could list tasks the paper is a stream of lines in the order they
    were printed: programs print a table cell after cell, with or without ruling lines.
    Raises `Unreadable` with the codes of `open_pages`, or scanned, garbled.
    """
    reading = _Reading()
    for page in open_pages(data):
        _read_page(reading, page)
    _check_letters(reading)
    remarks = tuple(_remarks(reading))
    if not _has_tables(reading.items):
        return Paper("pdf", Form.STREAM, tuple(reading.stream), reading.pages, remarks)
    items = _without_running_heads(reading.items)
    return Paper("pdf", Form.BLOCKS, tuple(_blocks(items)), reading.pages, remarks)


def _read_page(reading: _Reading, page: Any) -> None:
    reading.pages += 1
    letters = list(_visible(page.chars))
    reading.letters += len(letters)
    reading.lost += sum(_LOST.match(letter["text"]) is not None for letter in letters)
    if reading.letters > MAX_LETTERS:
        raise Unreadable(
            "absurd", "Tệp PDF có lượng chữ lớn bất thường; hãy chỉ gửi phần kế hoạch và phụ lục."
        )
    if not any(letter["text"].strip() for letter in letters):
        if page.images:
            reading.blank.append(reading.pages)
        return
    size = float(page.width), float(page.height)
    pieces: list[Piece] = []
    outside = letters
    if len(page.edges) <= MAX_RULINGS:
        pieces, outside = read_pieces(page, reading.pages, letters, reading.names)
    else:
        reading.drawings.append(reading.pages)
    if not _has_tables([*reading.items, *pieces]):
        reading.stream += stream_lines(letters, reading.pages, size)
    lines = _page_lines(outside, reading.pages, size)
    reading.items += sorted([*pieces, *lines], key=_top)


def _visible(letters: list[Letter]) -> Iterator[Letter]:
    """Upright letters; a letter without width that only repeats the one before is a mark of it."""
    before = None
    for letter in letters:
        if letter["upright"] and not (letter["text"] == before and letter["x1"] == letter["x0"]):
            yield letter
        before = letter["text"]


def _page_lines(letters: list[Letter], page: int, size: tuple[float, float]) -> list[PageLine]:
    """Lines outside tables, the page number left out."""
    kept = (
        line
        for line in printed_lines(letters)
        if line[1:] or not is_page_number(line[0].text, asdict(line[0]), size)
    )
    return [PageLine(page, number, tuple(line), *size) for number, line in enumerate(kept, start=1)]


def _top(item: PageLine | Piece) -> float:
    return item.box[1] if isinstance(item, Piece) else item.first.top


def _without_running_heads(items: list[PageLine | Piece]) -> list[PageLine | Piece]:
    """Leave out what stands at the edge of three pages or more in the same words and height."""
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for item in items:
        if isinstance(item, PageLine):
            seen[_running(item)].add(item.page)
    return [
        item
        for item in items
        if isinstance(item, Piece) or not item.is_at_edge(EDGE) or len(seen[_running(item)]) < 3
    ]


def _running(line: PageLine) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text), round(line.first.top / 3)


def _has_tables(items: list[PageLine | Piece]) -> bool:
    """Whether some table is wide and high enough to list tasks: a task, who or when, headings."""
    return any(
        isinstance(item, Piece) and len(item.rows) > 1 and len(item.edges) > 2 for item in items
    )


def _blocks(items: list[PageLine | Piece]) -> Iterator[Block]:
    margins = margins_of([item for item in items if isinstance(item, PageLine)])
    lines: list[PageLine] = []
    table: Stitched | None = None
    page = tables = 0
    for item in items:
        if isinstance(item, PageLine):
            if table is not None:
                yield table.table()
                table = None
            lines.append(item)
            continue
        if lines:
            yield from paragraphs(lines, margins)
            lines = []
        if table is not None and not (item.page == page + 1 and table.takes(item)):
            yield table.table()
            table = None
        if table is None:
            tables += 1
            table = Stitched(tables)
        table.add(item)
        page = item.page
    if table is not None:
        yield table.table()
    yield from paragraphs(lines, margins)


def _check_letters(reading: _Reading) -> None:
    if not reading.items:
        raise Unreadable(
            "scanned",
            "Tệp PDF là bản quét, không có chữ để đọc; hãy gửi tệp Word, Excel "
            "hoặc PDF xuất từ phần mềm soạn thảo.",
        )
    if reading.lost > GARBLED * reading.letters:
        raise Unreadable(
            "garbled",
            "Phông chữ trong tệp PDF không cho biết chữ nào là chữ nào; hãy gửi tệp Word gốc.",
        )


def _remarks(reading: _Reading) -> Iterator[str]:
    if reading.blank:
        pages = ", ".join(map(str, reading.blank))
        yield f"Trang {pages} chỉ có ảnh, không có chữ để đọc."
    if reading.drawings:
        pages = ", ".join(map(str, reading.drawings))
        yield f"Trang {pages} có hình vẽ dày đặc nên không tìm bảng ở đó."
