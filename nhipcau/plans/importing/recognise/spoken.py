"""The running words of a paper in order: lines, paragraphs and the cells of layout tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nhipcau.plans.importing.read.paper import Block, Line, Paragraph, Place, Table
from nhipcau.plans.importing.recognise.columns import find_header
from nhipcau.plans.importing.recognise.printed_width import printed_width
from nhipcau.vietnamese.text import fold

_LAYOUT = re.compile(
    r"cong hoa xa hoi chu nghia|noi nhan|doc lap ?[-–] ?tu do|dang cong san|^\(ban hanh kem theo"
)
_STARTS = re.compile(r"(?:[-–+•*●]\s|\d{1,2}(?:\.\d{1,2})*[.)]\s|[a-zđ][.)]\s|[IVX]{1,5}[.)]\s|\()")
_SENTENCE_ENDS = re.compile(r"[.:;!?…][”\")]?$")
_GLUED = re.compile(r"\w[-/]$")
_SLACK = 400  # thousandths of the type size: what a justified line is squeezed at most
_LONGEST_ASIDE = 400  # characters between brackets
_NUMBER = re.compile(r"(\d{1,2})((?:\.\d{1,2})*)[.)]\s")


@dataclass(frozen=True, slots=True)
class Said:
    """A line or a paragraph. `at` is the position of its block in the paper.

    `is_line` tells a printed line, which may break anywhere, from a whole paragraph; `gap`
    counts empty lines above it; `is_strong` is bold or centred type.
    """

    text: str
    place: Place
    at: int
    is_line: bool = False
    gap: int = 0
    starts_page: bool = False
    is_strong: bool = False


def spoken(blocks: Sequence[Block]) -> tuple[Said, ...]:
    """Everything said outside tables of data, layout tables read column by column."""
    return tuple(said for at, block in enumerate(blocks) for said in _of_block(at, block))


def _of_block(at: int, block: Block) -> Iterator[Said]:
    if isinstance(block, Table):
        if is_layout(block):
            yield from _of_layout(at, block)
        elif (header := find_header(block.rows)) is not None:
            yield from _above_heading(at, block, header.first)
    elif isinstance(block, Line):
        if not (block.text.strip().isdigit() and block.starts_page):  # a page number
            yield Said(block.text, block.place, at, True, block.gap, block.starts_page)
    else:
        yield from _of_paragraph(at, block)


def _of_paragraph(at: int, block: Paragraph) -> Iterator[Said]:
    strong = block.is_bold or block.is_centred
    for text in block.text.split("\n"):
        if text.strip():
            yield Said(text.rstrip(), block.place, at, is_strong=strong)


def is_layout(table: Table) -> bool:
    """Whether a table only sets things side by side: letterhead, recipients beside the signer."""
    if len(table.rows) > 12 or any(len(row.cells) > 4 for row in table.rows):
        return False
    return any(_LAYOUT.search(fold(cell)) for row in table.rows for cell in row.cells)


def _of_layout(at: int, table: Table) -> Iterator[Said]:
    seen: set[int] = set()
    for column in range(max(len(row.cells) for row in table.rows)):
        for row in table.rows:
            if column >= len(row.cells) or row.spans[column] in seen:
                continue
            seen.add(row.spans[column])
            for text in row.cells[column].split("\n"):
                if text.strip():
                    yield Said(text.strip(), row.place, at, is_strong=True)


def _above_heading(at: int, block: Table, first: int) -> Iterator[Said]:
    """What a sheet says above the heading of its list: office, title, note."""
    for row in block.rows[:first]:
        for span in dict.fromkeys(row.spans):
            text = row.cells[row.spans.index(span)]
            for line in text.split("\n"):
                if line.strip():
                    yield Said(line.strip(), row.place, at, is_strong=True)


def join_text(first: str, second: str) -> str:
    """Two printed lines as one; a hyphen or slash glued to a letter takes no space."""
    first, second = first.rstrip(), second.strip()
    if not first or _GLUED.search(first):
        return first + second
    return f"{first} {second}"


def paragraphs(said: Sequence[Said]) -> tuple[Said, ...]:
    """Printed lines joined to paragraphs; what is a paragraph already stays one.

    A paragraph begins at a number that counts on, a bullet, a bracket, a gap, or after a
    sentence whose line had room left for the next word.
    """
    measure = _measure(said)
    joined: list[Said] = []
    last = ""
    number = 0
    for at, item in enumerate(said):
        counts, number = _counts(item.text.strip(), number)
        following = said[at + 1].text.strip() if at + 1 < len(said) else ""
        goes_on = joined and item.is_line and not item.gap and _is_open(joined[-1].text)
        goes_on = goes_on and not _STARTS.match(item.text.strip())
        if goes_on or (
            joined and item.is_line and not _begins(last, item, following, measure, counts)
        ):
            before = joined[-1]
            joined[-1] = replace(
                before,
                text=join_text(before.text, item.text),
                place=replace(before.place, last_line=item.place.last_line),
            )
        else:
            joined.append(replace(item, text=item.text.strip()))
        last = item.text.strip()
    return tuple(joined)


def _measure(said: Sequence[Said]) -> int:
    widths = sorted(printed_width(item.text.strip()) for item in said if item.is_line)
    return widths[len(widths) * 9 // 10] if widths else 0


def _counts(text: str, number: int) -> tuple[bool, int]:
    """Whether the text bears the number that comes next (or a first, or an inner one)."""
    found = _NUMBER.match(text)
    if not found:
        return False, 0 if re.match(r"[IVX]{1,5}[.)]\s", text) else number
    value = int(found[1])
    if found[2]:
        return True, number
    return (True, value) if value in (1, number + 1) else (False, number)


def _begins(last: str, item: Said, following: str, measure: int, counts: bool) -> bool:
    text = item.text.strip()
    if item.gap or is_heading(text) or is_heading(last):
        return True
    if _NUMBER.match(text):
        return counts
    if _STARTS.match(text) and _SENTENCE_ENDS.search(last):
        return True
    if re.match(r"[-+•*●]\s", text) and text[2:3].isupper():
        return True
    if not _SENTENCE_ENDS.search(last) and not is_short_heading(last):
        return False
    if not (text[0].isupper() or text[0] in '“"(-'):
        return False
    # A first line is set in, so it too breaks before the measure is full.
    return _has_room(last, text, measure) or _has_room(text, following, measure + _SLACK)


def _has_room(line: str, following: str, measure: int) -> bool:
    """Whether the first word of the following line would still have fitted."""
    word = following.split(maxsplit=1)[0] if following else ""
    return measure - printed_width(line) - printed_width(f" {word}") > 0


def _is_open(text: str) -> bool:
    """Whether a bracket or a quotation opened shortly before the end is not closed yet."""
    tail = text[-_LONGEST_ASIDE:]
    return tail.rfind("(") > tail.rfind(")") or tail.rfind("“") > tail.rfind("”")


def is_heading(text: str) -> bool:
    """ "I. MỤC TIÊU, YÊU CẦU": a Roman numeral or a letter, then words in capitals."""
    found = re.match(r"(?:(?:PHẦN|Phần)\s+)?(?:[IVX]{1,5}|[A-H])\s?[.)/:-]\s*(\S.*)", text)
    return bool(found and found[1].upper() == found[1] and any(c.isalpha() for c in found[1]))


def is_short_heading(text: str) -> bool:
    """ "1. Mục tiêu": a number and a few words without an end sign."""
    return bool(re.fullmatch(r"\d{1,2}(?:\.\d{1,2})*[.)]\s+\S.{0,60}[^.,;:…]", text))
