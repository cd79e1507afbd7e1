"""A part of a Word file cut into pieces: answers, the form's own words, and what stands beside."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from xml.etree.ElementTree import Element

from nhipcau.exchange.form import Place
from nhipcau.exchange.word_fields import Field, field_of, marks_in, print_of
from nhipcau.exchange.word_flow import MC, read_passage
from nhipcau.exchange.word_passage import Passage, Story, change_of
from nhipcau.plans.importing.read.word_numbering import W, attribute

_WRAPPERS: Final = frozenset(
    f"{W}{name}" for name in ("sdtContent", "ins", "moveTo", "customXml", "smartTag")
)
_CONTROL: Final = f"{W}sdt"
_EMPTY: Final = frozenset(f"{W}{name}" for name in ("sectPr", "tblPr", "tblGrid", "trPr", "sdtPr"))


class Kind(StrEnum):
    ANSWER = "answer"
    SHOWN = "shown"
    ALTERED = "altered"
    STRAY = "stray"


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of a file. `field` is that of an answer; `element` is what bears the words."""

    kind: Kind
    passage: Passage
    place: Place
    element: Element
    field: Field | None = None


def pieces(root: Element, story: Story, *, place: str = "") -> Iterator[Piece]:
    """The pieces of a body, a header or a footer in order.

    Tables of the body are counted from 1, rows of a table from 1. `place` names a part that is not
    the body. An answer is what stands in a cell whose neighbour to the left bears the mark of its
    field, else in the cell or the control that bears its tag.
    """
    yield from _Cutter(story, place).blocks(root)


@dataclass(slots=True)
class _Cutter:
    story: Story
    place: str
    tables: int = 0

    def blocks(self, container: Element) -> Iterator[Piece]:
        for element in container:
            tag = element.tag
            if tag == f"{W}tbl":
                self.tables += 1
                yield from self._table(element)
            elif tag == f"{W}sdt" and (field := _field(element)):
                yield self._answer(field, element, self._between)
            elif tag == f"{W}sdt" or tag in _WRAPPERS:
                yield from self.blocks(element)
            elif tag == f"{MC}AlternateContent" and len(element):
                yield from self.blocks(element[0])
            elif tag not in _EMPTY:
                yield from self._mixed(element, self._between)

    @property
    def _between(self) -> Place:
        if self.place:
            return Place("", self.place)
        return Place("", f"dưới bảng {self.tables}" if self.tables else "đầu tệp")

    def _table(self, table: Element) -> Iterator[Piece]:
        for number, row in enumerate(_rows(table, self.story), start=1):
            where = f"{self.place}, " if self.place else ""
            place = Place("", f"{where}bảng {self.tables}, dòng {number}")
            if row.find(f"{W}trPr/{W}del") is not None:
                passage = read_passage([row], self.story)
                yield Piece(Kind.STRAY, passage, place, row)
            else:
                yield from self._row(row, place)

    def _row(self, row: Element, place: Place) -> Iterator[Piece]:
        added = row.find(f"{W}trPr/{W}ins")
        if added is not None and (change := change_of(added)):
            change.text = "cả dòng này"
            yield Piece(Kind.STRAY, Passage(changes=[change]), place, row)
        label: Field | None = None
        for cell, tagged in _cells(row, self.story):
            controls = _controls(cell)
            named = [mark.field for mark in marks_in(_letters(cell))]
            field = label or tagged or (controls[0][1] if len(controls) == 1 else None)
            if named:
                yield from self._mixed(cell, place)
                label = None if controls else next(filter(None, named), None)
            elif field:
                passage = read_passage([cell], self.story)
                yield Piece(Kind.ANSWER, passage, place, cell, field)
                label = None
            else:
                yield from self._mixed(cell, place)

    def _mixed(self, element: Element, place: Place) -> Iterator[Piece]:
        """A stretch in which each control of ours is an answer by itself, and the rest is not."""
        controls = _controls(element)
        for control, field in controls:
            yield self._answer(field, control, place)
        passage = read_passage([element], self.story, skip=frozenset(c for c, _ in controls))
        yield Piece(_kind(passage), passage, place, element)

    def _answer(self, field: Field, element: Element, place: Place) -> Piece:
        return Piece(Kind.ANSWER, read_passage([element], self.story), place, element, field)


def _kind(passage: Passage) -> Kind:
    marks = passage.marks
    if not marks:
        return Kind.STRAY
    own = print_of(passage.text)
    return Kind.SHOWN if any(mark.print == own for mark in marks) else Kind.ALTERED


def _field(control: Element) -> Field | None:
    return field_of(attribute(control.find(f"{W}sdtPr/{W}tag")))


def _controls(element: Element) -> list[tuple[Element, Field]]:
    """Our controls inside an element, not those inside one another."""
    found: list[tuple[Element, Field]] = []
    if next(element.iter(_CONTROL), None) is None:
        return found
    for child in element:
        field = _field(child) if child.tag == _CONTROL else None
        found += [(child, field)] if field else _controls(child)
    return found


def _rows(container: Element, story: Story) -> Iterator[Element]:
    """The rows of a table, those inside controls too; comments may begin and end between them."""
    for child in container:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag == f"{W}sdt" or child.tag in _WRAPPERS:
            yield from _rows(child, story)
        else:
            _comment(child, story)


def _cells(
    container: Element, story: Story, tagged: Field | None = None
) -> Iterator[tuple[Element, Field | None]]:
    """The cells of a row, each with the field of the control around it."""
    for child in container:
        if child.tag == f"{W}tc":
            yield child, tagged
        elif child.tag == f"{W}sdt":
            yield from _cells(child, story, _field(child) or tagged)
        elif child.tag in _WRAPPERS:
            yield from _cells(child, story, tagged)
        else:
            _comment(child, story)


def _comment(node: Element, story: Story) -> None:
    if node.tag == f"{W}commentRangeStart":
        story.begin(node.get(f"{W}id", ""))
    elif node.tag == f"{W}commentRangeEnd":
        story.end(node.get(f"{W}id", ""))


def _letters(element: Element) -> str:
    return "".join(piece.text or "" for piece in element.iter(f"{W}t"))
