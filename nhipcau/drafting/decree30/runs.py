"""Text inside a paragraph: plain, bold, italic, and counted numbers."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from nhipcau.drafting.decree30.document import Bold, Figure, Inline, Italic, printable
from nhipcau.drafting.decree30.figures import Ledger, marked
from nhipcau.drafting.decree30.wordml import XML, Element, el


@dataclass(frozen=True, slots=True)
class Look:
    """Direct formatting on top of the paragraph's style."""

    is_bold: bool = False
    is_italic: bool = False


def run(text: str, look: Look = Look()) -> Element:
    """One run; a tab and a line break in the text become their own elements."""
    made = el("r")
    if look.is_bold or look.is_italic:
        made.append(
            el("rPr", el("b") if look.is_bold else None, el("i") if look.is_italic else None)
        )
    for number, line in enumerate(printable(text).split("\n")):
        if number:
            made.append(el("br"))
        for place, piece in enumerate(line.split("\t")):
            if place:
                made.append(el("tab"))
            if piece:
                made.append(_words(piece))
    return made


def _words(text: str) -> Element:
    made = el("t")
    made.text = text
    if text != text.strip() or "  " in text:
        made.set(f"{{{XML}}}space", "preserve")
    return made


def runs(inlines: Iterable[Inline], ledger: Ledger, look: Look | None = None) -> list[Element]:
    """The runs of a paragraph in order; a figure is wrapped with its id."""
    base = look or Look()
    made: list[Element] = []
    for inline in inlines:
        match inline:
            case Figure():
                made.extend(marked(inline, run(inline.text, base), ledger))
            case Bold(text):
                made.append(run(text, replace(base, is_bold=True)))
            case Italic(text):
                made.append(run(text, replace(base, is_italic=True)))
            case str():
                made.append(run(inline, base))
    return made
