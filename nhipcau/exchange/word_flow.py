"""The words of a stretch of a Word file as they stand, and all that stands on or beside them."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from nhipcau.exchange.word_fields import without_prompts
from nhipcau.exchange.word_letters import SPOKEN, letter_of
from nhipcau.exchange.word_passage import (
    CHANGES,
    PARAGRAPH_SIGN,
    REMOVED,
    Change,
    Passage,
    Story,
    change_of,
)
from nhipcau.plans.importing.read.word_numbering import W, attribute

MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
BETWEEN_CELLS: Final = " | "

_RUN_PROPERTIES: Final = f"{W}rPr"
_HIDDEN: Final = f"{W}vanish"
# Prompts of Word itself, which it puts into a control that has been emptied.
_WORDS_OWN: Final = ("click or tap", "click here", "choose an item", "bấm hoặc", "chọn một mục")
_COUNTED: Final = ("PAGE", "NUMPAGES", "SECTIONPAGES")
# Fields that bring nothing of their own: boxes to fill in, as older programs write them.
_BARE: Final = ('FILLIN ""', "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN")
_PROPERTIES: Final = tuple(
    f"{W}{name}" for name in ("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr")
)


def read_passage(
    blocks: Iterable[Element], story: Story, *, skip: frozenset[Element] = frozenset()
) -> Passage:
    """The words of these elements in order, paragraphs on lines of their own."""
    walk = _Walk(story, skip)
    for block in blocks:
        walk.node(block)
    return walk.passage


class _Walk:
    def __init__(self, story: Story, skip: frozenset[Element]) -> None:
        self.story, self.skip = story, skip
        self.passage = Passage()
        self.change: Change | None = None
        self.is_hidden = False
        self.joint = ""  # what comes before the next paragraph
        self.cells = 0  # of the row that is being walked
        self.spoken, self.changed_at = 0, -1
        self.fields: list[list[str]] = []  # of each open field its instruction, and its stage

    def node(self, node: Element) -> None:
        if node in self.skip:
            return
        tag = node.tag
        if tag.endswith("}t") or tag == f"{W}delText":
            self._say((node.text or "").replace("\n", " ").replace("\t", " "))
        elif handler := _HANDLERS.get(tag):
            handler(self, node)
        elif tag in SPOKEN:
            self._say(SPOKEN[tag])
        elif tag.endswith("}blip"):
            self.passage.pictures += 1
        elif tag != f"{W}delInstrText":
            self._inside(node)

    def _inside(self, node: Element) -> None:
        for child in node:
            self.node(child)

    def _say(self, text: str) -> None:
        if any(is_result and _counts(words) for words, is_result in self.fields):
            return
        self.spoken += 1
        if self.change is not None:
            self.change.text += text
            if self.change.kind in REMOVED:
                return
        if self.is_hidden:
            self.passage.hidden.append(text)
            return
        self.passage.words.append(text)
        if self.story.open:
            self.story.hear(text)

    def _paragraph(self, node: Element) -> None:
        if self.joint:
            self._say(self.joint)
        properties = node.find(f"{W}pPr")
        label = self.story.numbering.label(properties)
        start = len(self.passage.words)
        self._inside(node)
        if label and "".join(self.passage.words[start:]).strip():
            self.passage.words.insert(start, f"{label} ")
        self.joint = "\n"
        of_mark = properties.find(_RUN_PROPERTIES) if properties is not None else None
        for sign in of_mark if of_mark is not None else ():
            if made := change_of(sign):
                made.text = PARAGRAPH_SIGN
                self.passage.changes.append(made)
                if made.kind in REMOVED:
                    self.joint = ""

    def _table(self, table: Element) -> None:
        """A table inside is told row by row."""
        self.passage.tables += 1
        self._inside(table)
        self.joint = "\n"

    def _row(self, row: Element) -> None:
        before, self.cells = self.cells, 0
        removed = row.find(f"{W}trPr/{W}del")
        self._under(change_of(removed) if removed is not None else None, row)
        self.cells = before
        self.joint = "\n"

    def _cell(self, cell: Element) -> None:
        if self.cells:
            self._say(BETWEEN_CELLS)
            self.joint = ""
        self.cells += 1
        self._inside(cell)

    def _run(self, run: Element) -> None:
        before = self.is_hidden
        properties = run.find(_RUN_PROPERTIES)
        if properties is not None:
            self.is_hidden = before or _is_on(properties.find(_HIDDEN))
        self._inside(run)
        self.is_hidden = before

    def _changed(self, node: Element) -> None:
        self._under(change_of(node), node)

    def _under(self, made: Change | None, node: Element) -> None:
        """Walk through `node`, its words told as those of this change too; None changes nothing.

        Word cuts one change into many runs: those that touch are one again.
        """
        before, last = self.change, self.passage.changes[-1] if self.passage.changes else None
        if made is not None:
            if last and self.changed_at == self.spoken and last.is_same_hand(made):
                made = last
            else:
                self.passage.changes.append(made)
            self.change = made
        self._inside(node)
        self.change = before
        if made is not None:
            self.changed_at = self.spoken

    def _properties(self, node: Element) -> None:
        for one in node.iter():
            if one.tag.endswith("Change"):
                self.passage.restyled += 1

    def _control(self, control: Element) -> None:
        content = control.find(f"{W}sdtContent")
        if content is None:
            return
        is_flagged = control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
        if not is_flagged or not self._is_prompt(content):
            self._inside(content)

    def _is_prompt(self, content: Element) -> bool:
        """Whether a control shows what nobody wrote; words that are not known to us are kept.

        Prompts bear a character style, as typed words do not.
        """
        runs = [run for run in content.iter(f"{W}r") if run.find(f"{W}t") is not None]
        if any(run.find(f"{W}rPr/{W}rStyle") is None for run in runs):
            return False
        words = "".join(piece.text or "" for piece in content.iter(f"{W}t"))
        own = without_prompts(words)
        if own.strip() and own != words:
            return False  # typed beside our prompt by a program that knows no prompts
        if own.strip() and not words.lower().startswith(_WORDS_OWN):
            self.passage.prompts.append(words)
        return True

    def _symbol(self, node: Element) -> None:
        self._say(letter_of(node.get(f"{W}char", "")))

    def _break(self, node: Element) -> None:
        if node.get(f"{W}type") not in {"page", "column"}:
            self._say("\n")

    def _field_sign(self, node: Element) -> None:
        kind = node.get(f"{W}fldCharType")
        if kind == "begin":
            self.fields.append(["", ""])
        elif kind == "separate" and self.fields:
            self.fields[-1][1] = kind
        elif kind == "end" and self.fields:
            self._computed(self.fields.pop()[0])

    def _instruction(self, node: Element) -> None:
        if self.fields:
            self.fields[-1][0] += node.text or ""

    def _simple_field(self, node: Element) -> None:
        words = node.get(f"{W}instr", "")
        self.fields.append([words, "separate"])
        self._inside(node)
        self.fields.pop()
        self._computed(words)

    def _computed(self, words: str) -> None:
        told = " ".join(words.split())
        if told and not _counts(told) and told not in _BARE:
            self.passage.instructions.append(told)

    def _alternatives(self, node: Element) -> None:
        """One of the alternatives: they should say the same thing in a new and an old way."""
        choices = node.findall(f"{MC}Choice")
        fallbacks = node.findall(f"{MC}Fallback")
        for choice in choices[:1] or fallbacks[:1]:
            self._inside(choice)
        if choices and fallbacks and _letters(fallbacks[0]) not in ("", _letters(choices[0])):
            self.passage.boxes.append(fallbacks[0])

    def _box(self, content: Element) -> None:
        self.passage.boxes.append(content)

    def _object(self, node: Element) -> None:
        self.passage.embedded += 1
        self._inside(node)

    def _note(self, node: Element) -> None:
        kind = "footnotes" if node.tag.endswith("footnoteReference") else "endnotes"
        self.passage.notes.append((kind, node.get(f"{W}id", "")))

    def _comment(self, node: Element) -> None:
        number = node.get(f"{W}id", "")
        if node.tag.endswith("RangeStart"):
            self.story.begin(number)
        elif node.tag.endswith("RangeEnd"):
            self.story.end(number)
        if number not in self.passage.comments:
            self.passage.comments.append(number)


_HANDLERS: Final[Mapping[str, Callable[[_Walk, Element], None]]] = {
    f"{W}p": _Walk._paragraph,
    f"{W}tbl": _Walk._table,
    f"{W}tr": _Walk._row,
    f"{W}tc": _Walk._cell,
    f"{W}r": _Walk._run,
    f"{W}sdt": _Walk._control,
    f"{W}sym": _Walk._symbol,
    f"{W}br": _Walk._break,
    f"{W}fldChar": _Walk._field_sign,
    f"{W}fldSimple": _Walk._simple_field,
    f"{W}instrText": _Walk._instruction,
    f"{W}txbxContent": _Walk._box,
    f"{MC}AlternateContent": _Walk._alternatives,
    f"{W}object": _Walk._object,
    f"{W}altChunk": _Walk._object,
    f"{W}footnoteReference": _Walk._note,
    f"{W}endnoteReference": _Walk._note,
    f"{W}commentRangeStart": _Walk._comment,
    f"{W}commentRangeEnd": _Walk._comment,
    f"{W}commentReference": _Walk._comment,
    **dict.fromkeys(CHANGES, _Walk._changed),
    **dict.fromkeys(_PROPERTIES, _Walk._properties),
}


def _is_on(flag: Element | None) -> bool:
    return flag is not None and attribute(flag) not in {"0", "false", "off"}


def _counts(instruction: str) -> bool:
    """Whether a field only counts pages: its result is nobody's words."""
    return instruction.split()[:1] in ([name] for name in _COUNTED)


def _letters(node: Element) -> str:
    return "".join(piece.text or "" for piece in node.iter() if piece.tag.endswith("}t"))
