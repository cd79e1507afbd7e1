"""A copy of a returned Word form in which each fault is shaded and bears a comment."""

import posixpath
import re
import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

from nhipcau.drafting.decree30.document import printable
from nhipcau.drafting.decree30.wordml import R
from nhipcau.drafting.decree30.wordml import W as WORDML
from nhipcau.exchange.form import Problem
from nhipcau.exchange.word_fields import Field
from nhipcau.exchange.word_opening import BREAKS, MAX_PART, Parts, broken, open_word, parsed
from nhipcau.exchange.word_pieces import Kind, Piece
from nhipcau.exchange.word_reading import pieces_of, story_of
from nhipcau.exchange.word_remarks import REVIEWER, TO_MEND
from nhipcau.exchange.word_splicing import Splicer
from nhipcau.plans.importing.read.word_numbering import W

FILL: Final = "FFD6D6"
"""The red of a faulty field."""

_SHADE = f'<w:shd xmlns:w="{WORDML}" w:val="clear" w:color="auto" w:fill="{FILL}"/>'
# ECMA-376, part 1, 17.4.69: what stands behind the shading among the properties of a cell.
_BEHIND_SHADE = frozenset(
    f"{W}{name}"
    for name in (
        *("noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark", "headers"),
        *("cellIns", "cellDel", "cellMerge", "tcPrChange"),
    )
)
_TYPES = "[Content_Types].xml"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_EMPTY_COMMENTS = f'<?xml version="1.0" encoding="UTF-8"?>\n<w:comments xmlns:w="{WORDML}"/>'
_EMPTY_RELATIONS = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<Relationships xmlns="{_PACKAGE}/relationships"/>'
)


def mark(content: bytes, problems: Sequence[Problem]) -> bytes:
    """The file with the cell of each problem shaded, and rule and example in a comment on it.

    Marks of an earlier copy are taken away first. A problem without a place in the file stands on
    its first paragraph. Refuses what `word_opening.open_word` refuses.
    """
    parts = open_word(content)
    try:
        return _Marked(parts).marked(problems)
    except BREAKS as error:
        raise broken() from error


class _Marked:
    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.document = self._splicer(parts.main)
        self.parents = {child: node for node in self.document.root.iter() for child in node}
        names = parts.related("comments")
        self.is_new = not names
        folder = posixpath.dirname(parts.main)
        self.comments_name = names[0] if names else posixpath.join(folder, "comments.xml")
        self.comments = self._splicer(self.comments_name, otherwise=_EMPTY_COMMENTS)

    def _splicer(self, name: str, otherwise: str = "") -> Splicer:
        if name in self.parts.names():
            with self.parts.archive.open(name) as stream:
                content = stream.read(MAX_PART + 1)
            root = self.parts.xml(name)
        else:
            content = otherwise.encode()
            root = parsed(content)
        if root is None:
            raise broken()
        return Splicer(content, root)

    def marked(self, problems: Sequence[Problem]) -> bytes:
        taken = self._take_away()
        free = 1 + max((_number(one) for one in self._numbers() if one not in taken), default=0)
        places = self._places(problems)
        first = next(self.document.root.iter(f"{W}p"), None)
        at: dict[Element, list[int]] = {}
        told = []
        for number, (problem, element) in enumerate(zip(problems, places, strict=True), free):
            told.append(_comment(number, problem))
            paragraph = self._paragraph(element) if element is not None else first
            if paragraph is not None:
                at.setdefault(paragraph, []).append(number)
        for paragraph, numbers in at.items():
            self._point(paragraph, numbers)
        cells = {self._cell(element) for element in places if element is not None} - {None}
        for cell in self.document.root.iter(f"{W}tc"):
            self._shade(cell, is_faulty=cell in cells)
        self.comments.within(self.comments.root, last="".join(told))
        return self._packed()

    def _places(self, problems: Iterable[Problem]) -> list[Element | None]:
        """The element of each problem in the document, None for what has no place there."""
        story = story_of(self.parts)
        answers = [
            piece for piece in pieces_of(self.document.root, story) if piece.kind is Kind.ANSWER
        ]
        return [_element(problem, answers) for problem in problems]

    def _paragraph(self, element: Element) -> Element | None:
        inner = next(element.iter(f"{W}p"), None)
        return inner if inner is not None else self._around(element, f"{W}p")

    def _cell(self, element: Element) -> Element | None:
        return self._around(element, f"{W}tc")

    def _around(self, element: Element, tag: str) -> Element | None:
        """The element itself or the nearest one around it with this tag."""
        node: Element | None = element
        while node is not None and node.tag != tag:
            node = self.parents.get(node)
        return node

    def _point(self, paragraph: Element, numbers: Iterable[int]) -> None:
        space = f'xmlns:w="{WORDML}"'
        begins = "".join(f'<w:commentRangeStart {space} w:id="{n}"/>' for n in numbers)
        ends = "".join(
            f'<w:commentRangeEnd {space} w:id="{n}"/>'
            f'<w:r {space}><w:commentReference w:id="{n}"/></w:r>'
            for n in numbers
        )
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            self.document.within(paragraph, first=begins, last=ends)
        else:
            self.document.after(properties, begins)
            self.document.within(paragraph, last=ends)

    def _shade(self, cell: Element, *, is_faulty: bool) -> None:
        properties = cell.find(f"{W}tcPr")
        shade = cell.find(f"{W}tcPr/{W}shd")
        if shade is not None and is_faulty:
            self.document.replace(shade, _SHADE)
        elif shade is not None and shade.get(f"{W}fill") == FILL:
            self.document.remove(shade)
        elif is_faulty and properties is None:
            made = f'<w:tcPr xmlns:w="{WORDML}">{_SHADE}</w:tcPr>'
            self.document.within(cell, first=made)
        elif is_faulty and properties is not None:
            behind = next((one for one in properties if one.tag in _BEHIND_SHADE), None)
            if behind is None:
                self.document.within(properties, last=_SHADE)
            else:
                self.document.before(behind, _SHADE)

    def _numbers(self) -> Iterable[str]:
        """The numbers of all comments in the file as it came."""
        for root in (self.document.root, self.comments.root):
            for node in root.iter():
                if node.tag.startswith(f"{W}comment"):
                    yield node.get(f"{W}id", "")

    def _take_away(self) -> set[str]:
        """Remove our own comments of an earlier copy, and give their numbers; people's stay."""
        ours = {one.get(f"{W}id", "") for one in self.comments.root if _is_ours(one)}
        for one in self.comments.root:
            if one.get(f"{W}id") in ours:
                self.comments.remove(one)
        for node in self.document.root.iter():
            if node.tag.startswith(f"{W}comment") and node.get(f"{W}id") in ours:
                run = self.parents[node]
                is_alone = run.tag == f"{W}r" and len(run) == 1
                self.document.remove(run if is_alone else node)
        return ours

    def _packed(self) -> bytes:
        changed = {
            self.parts.main: self.document.result(),
            self.comments_name: self.comments.result(),
        }
        if self.is_new:
            changed |= self._announced()
        return _rezipped(self.parts.archive, changed)

    def _announced(self) -> dict[str, bytes]:
        """The parts that must say that there are comments now."""
        folder, name = posixpath.split(self.parts.main)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        relations = self._splicer(rels, otherwise=_EMPTY_RELATIONS)
        space = f'xmlns="{_PACKAGE}/relationships"'
        relations.within(
            relations.root,
            last=f'<Relationship {space} Id="rIdNhipCau" Type="{R}/comments"'
            f' Target="/{self.comments_name}"/>',
        )
        types = self._splicer(_TYPES)
        space = f'xmlns="{_PACKAGE}/content-types"'
        types.within(
            types.root,
            last=f'<Override {space} PartName="/{self.comments_name}"'
            f' ContentType="{_COMMENTS_TYPE}"/>',
        )
        return {rels: relations.result(), _TYPES: types.result()}


def _element(problem: Problem, answers: Sequence[Piece]) -> Element | None:
    key = Field(problem.item, problem.field)
    named = [one for one in answers if one.field == key]
    there = [one for one in named or answers if one.place == problem.place]
    of_item = [one for one in answers if problem.item and one.field and one.field.item == key.item]
    found = there or named or of_item
    return found[0].element if found else None


def _is_ours(comment: Element) -> bool:
    words = "".join(piece.text or "" for piece in comment.iter(f"{W}t"))
    return comment.get(f"{W}author") == REVIEWER and words.startswith(TO_MEND)


def _comment(number: int, problem: Problem) -> str:
    lines = [f"{TO_MEND} {problem.rule}"]
    if problem.value.strip():
        lines.append(f"Đang ghi: {problem.value}")
    if problem.example.strip():
        lines.append(f"Ví dụ: {problem.example}")
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(printable(line))}</w:t></w:r></w:p>'
        for line in lines
    )
    return (
        f'<w:comment xmlns:w="{WORDML}" w:id="{number}" w:author="{REVIEWER}" w:initials="NC">'
        f"{paragraphs}</w:comment>"
    )


def _number(text: str) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else 0


def _rezipped(archive: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    """The zip with these parts put in place of theirs, or at its end."""
    file = BytesIO()
    left = dict(changed)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in archive.infolist():
            content = left.pop(entry.filename, None)
            made.writestr(_entry(entry), archive.read(entry) if content is None else content)
        for name, content in left.items():
            made.writestr(_entry(zipfile.ZipInfo(name)), content)
    return file.getvalue()


def _entry(old: zipfile.ZipInfo) -> zipfile.ZipInfo:
    new = zipfile.ZipInfo(old.filename, old.date_time)
    new.compress_type, new.create_system = zipfile.ZIP_DEFLATED, 0
    return new
