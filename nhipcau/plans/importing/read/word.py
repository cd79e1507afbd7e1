"""A Word file to paper: paragraphs and tables of the body, in order."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from nhipcau.plans.importing.read.archive import corrupt, open_archive, read_xml, related
from nhipcau.plans.importing.read.paper import (
    Block,
    Form,
    Paper,
    Paragraph,
    Place,
    Table,
    Unreadable,
)
from nhipcau.plans.importing.read.word_numbering import W, read_numbering
from nhipcau.plans.importing.read.word_table import BLOCKS, CELLS, ROWS, read_table
from nhipcau.plans.importing.read.word_text import (
    Story,
    is_bold,
    is_centred,
    paragraph_text,
    unwrapped,
)


def read_word(data: bytes) -> Paper:
    """Read a .docx; paragraph n of the body has `place.line` n, table n `place.table` n.

    Revisions are read as accepted, with a remark. Header, footer and notes are not read.
    Raises `Unreadable` with the codes of `open_archive`, or absurd, empty.
    """
    with open_archive(data) as archive:
        main = related(archive, "", "officeDocument") or "word/document.xml"
        document = read_xml(archive, main)
        numbering = read_xml(archive, related(archive, main, "numbering"))
        styles = read_xml(archive, related(archive, main, "styles"))
        story = Story(read_numbering(numbering, styles))
    body = document.find(f"{W}body") if document is not None else None
    if body is None:
        raise corrupt()
    blocks = tuple(_Walk(story).blocks(body))
    if not blocks:
        raise Unreadable("empty", "Tệp Word không có chữ nào; hãy chọn đúng tệp kế hoạch.")
    return Paper(kind="docx", form=Form.BLOCKS, blocks=blocks, remarks=tuple(story.remarks))


@dataclass(slots=True)
class _Walk:
    story: Story
    paragraphs: int = 0
    tables: int = 0

    def blocks(self, container: Element) -> Iterator[Block]:
        for element in unwrapped(container, self.story, BLOCKS):
            if element.tag == f"{W}p":
                yield from self._paragraph(element)
            elif self._is_frame(element):
                for row in unwrapped(element, self.story, ROWS):
                    for cell in unwrapped(row, self.story, CELLS):
                        yield from self.blocks(cell)
            else:
                yield from self._table(element)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        text, boxes = paragraph_text(element, self.story)
        self.paragraphs += 1
        if text.strip():
            place = Place(line=self.paragraphs, last_line=self.paragraphs)
            yield Paragraph(text.rstrip(), place, is_bold(element), is_centred(element))
        for box in boxes:
            yield from self.blocks(box)

    def _table(self, element: Element) -> Iterator[Table]:
        self.tables += 1
        table = read_table(element, self.story, self.tables)
        if any(text for row in table.rows for text in row.cells):
            yield table

    def _is_frame(self, table: Element) -> bool:
        """A table of one cell a row with a table in it only frames what it holds."""
        rows = table.findall(f"{W}tr")
        return (
            bool(rows)
            and all(len(row.findall(f"{W}tc")) == 1 for row in rows)
            and table.find(f"{W}tr/{W}tc/{W}tbl") is not None
        )
