"""Printed lines outside tables become paragraphs, and two columns of text a table of two cells."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nhipcau.plans.importing.read.paper import Paragraph, Place, Row, Table
from nhipcau.plans.importing.read.pdf_lines import Printed
from nhipcau.plans.importing.read.wraps import join_lines

LEADING = 1.35
"""A step between two lines this many times the usual one parts two paragraphs."""
SHORT = 0.12
"""A line that ends this far before the right margin, in text widths, ends its paragraph."""
INDENT = 12.0
"""A first line is set in by at least this many points (Decree 30/2020: 1 or 1.27 cm)."""
FEW = 10
"""Fewer lines on pages of one width tell nothing about their margins."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page outside its tables; `number` counts them from 1."""

    page: int
    number: int
    stretches: tuple[Printed, ...]
    page_width: float
    page_height: float

    @property
    def text(self) -> str:
        return "   ".join(stretch.text for stretch in self.stretches)

    @property
    def first(self) -> Printed:
        return self.stretches[0]

    @property
    def right(self) -> float:
        return self.stretches[-1].x1

    def is_at_edge(self, share: float) -> bool:
        """Whether it stands in the top or bottom `share` of its page."""
        edge = share * self.page_height
        return self.first.top < edge or self.first.bottom > self.page_height - edge


@dataclass(frozen=True, slots=True)
class Margins:
    """Left and right edge of running text and the usual step from line to line, in points."""

    left: float
    right: float
    step: float

    def centres(self, line: PageLine) -> bool:
        """Whether a line stands in the middle, away from both margins."""
        middle, width = (self.left + self.right) / 2, self.right - self.left
        away = line.first.x0 > self.left + 0.08 * width and line.right < self.right - 0.05 * width
        return away and abs((line.first.x0 + line.right) / 2 - middle) < 0.03 * width


def margins_of(lines: Sequence[PageLine]) -> dict[float, Margins]:
    """Margins of each page width of a file, from all its lines outside tables."""
    widths = {line.page_width for line in lines}
    return {
        width: _margins([line for line in lines if line.page_width == width]) for width in widths
    }


def _margins(lines: Sequence[PageLine]) -> Margins:
    steps = Counter(
        round(b.first.top - a.first.top)
        for a, b in pairwise(lines)
        if a.page == b.page and 0 < b.first.top - a.first.top < 4 * a.first.size
    )
    step = float(steps.most_common(1)[0][0]) if steps else 20.0
    if len(lines) < FEW:
        width = lines[0].page_width
        return Margins(0.11 * width, 0.93 * width, step)
    lefts = Counter(round(line.first.x0) for line in lines)
    often = [x for x, times in lefts.items() if times > len(lines) / 20] or list(lefts)
    rights = sorted(line.right for line in lines)
    return Margins(float(min(often)), rights[int(len(rights) * 0.95)], step)


def paragraphs(
    lines: Sequence[PageLine], all_margins: dict[float, Margins]
) -> Iterator[Paragraph | Table]:
    """Lines that follow each other, as paragraphs; columns side by side stay apart."""
    gathered: list[PageLine] = []
    at = 0
    while at < len(lines):
        margins = all_margins[lines[at].page_width]
        end = _columns_end(lines, at, margins)
        if end > at:
            if gathered:
                yield _paragraph(gathered, margins)
                gathered = []
            yield _columns(lines[at:end])
            at = end
            continue
        if gathered and _begins(gathered[-1], lines[at], margins):
            yield _paragraph(gathered, margins)
            gathered = []
        gathered.append(lines[at])
        at += 1
    if gathered:
        yield _paragraph(gathered, all_margins[gathered[0].page_width])


def _begins(before: PageLine, line: PageLine, margins: Margins) -> bool:
    """Whether a line opens a new paragraph."""
    width = margins.right - margins.left
    if margins.centres(line) or margins.centres(before):
        return True
    if before.right < margins.right - SHORT * width:
        return True
    if line.first.x0 > margins.left + INDENT and line.first.x0 > before.first.x0 + INDENT / 2:
        return True
    if line.page != before.page:
        return False
    return line.first.top - before.first.top > LEADING * margins.step


def _paragraph(lines: Sequence[PageLine], margins: Margins) -> Paragraph:
    first, last = lines[0], lines[-1]
    return Paragraph(
        text=join_lines(line.text for line in lines),
        place=Place(
            page=first.page,
            line=first.number,
            last_line=last.number if last.page == first.page else first.number,
        ),
        is_bold=all(stretch.is_bold for line in lines for stretch in line.stretches),
        is_centred=margins.centres(first),
    )


def _columns_end(lines: Sequence[PageLine], start: int, margins: Margins) -> int:
    """Where two columns of text side by side, beginning at `start`, end; `start` if none begin."""
    opener = start
    if _opens_recipients(lines[start]) and start + 1 < len(lines):
        opener += 1
    if len(lines[opener].stretches) != 2 or lines[opener].page != lines[start].page:
        return start
    left, right = lines[opener].stretches[0].x1, lines[opener].stretches[1].x0
    end = opener + 1
    while end < len(lines) and lines[end].page == lines[opener].page:
        if len(lines[end].stretches) == 1 and margins.centres(lines[end]):
            return end
        for stretch in lines[end].stretches:
            if stretch.x0 >= right - (right - left) * 0.6:
                right = min(right, stretch.x0)
            elif stretch.x1 <= right:
                left = max(left, stretch.x1)
            else:
                return end
        if right - left < 4 or _is_far(lines[end - 1], lines[end]):
            return end
        end += 1
    return end


def _opens_recipients(line: PageLine) -> bool:
    # Decree 30/2020, Annex I, 9: "Nơi nhận:" opens the left column, its own lines are smaller.
    return line.first.text.startswith("Nơi nhận")


def _is_far(before: PageLine, line: PageLine) -> bool:
    return line.first.top - before.first.top > 6 * line.first.size


def _columns(lines: Sequence[PageLine]) -> Table:
    """Two columns of text as one row of two cells."""
    both = next(line for line in lines if len(line.stretches) == 2)
    border = (both.stretches[0].x1 + both.stretches[1].x0) / 2
    sides: tuple[list[str], list[str]] = ([], [])
    for line in lines:
        for stretch in line.stretches:
            sides[stretch.middle > border].append(stretch.text)
    place = Place(page=lines[0].page, line=lines[0].number, last_line=lines[-1].number)
    row = Row(cells=("\n".join(sides[0]), "\n".join(sides[1])), spans=(1, 2), place=place)
    return Table(rows=(row,), place=place, is_wrapped=True)
