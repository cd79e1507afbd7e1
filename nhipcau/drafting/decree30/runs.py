"""Text inside a paragraph: plain, bold, italic, and counted numbers."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from nhipcau.drafting.decree30.document import Bold, Figure, Inline, Italic, Quoted, printable
from nhipcau.drafting.decree30.figures import Ledger, marked
from nhipcau.drafting.decree30.wordml import XML, Element, el, with_id


@dataclass(frozen=True, slots=True)
class Look:
    """Direct formatting on top of the paragraph's style."""

    is_bold: bool = False
    is_italic: bool = False
    language: str = ""


def run(text: str, look: Look = Look()) -> Element:
    """One run; a tab and a line break in the text become their own elements."""
    made = el("r")
    if look != Look():
        made.append(_properties(look))
    for number, line in enumerate(printable(text).split("\n")):
        if number:
            made.append(el("br"))
        for place, piece in enumerate(line.split("\t")):
            if place:
                made.append(el("tab"))
            if piece:
                made.append(_words(piece))
    return made


def _properties(look: Look) -> Element:
    """A language is told for every kind of script, so that the right letters are chosen."""
    code = look.language
    both = bool(code) and look.is_bold  # scripts that are put together have a boldness of their own
    return el(
        "rPr",
        el("b") if look.is_bold else None,
        el("bCs") if both else None,
        el("i") if look.is_italic else None,
        el("lang", val=code, eastAsia=code, bidi=code) if code else None,
    )


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
            case Quoted():
                made.append(_quoted(inline, ledger, base))
            case str():
                made.append(run(inline, base))
    return made


def _quoted(quoted: Quoted, ledger: Ledger, base: Look) -> Element:
    is_bold = quoted.is_bold or base.is_bold
    made = run(quoted.text, replace(base, is_bold=is_bold, language=quoted.language))
    if not quoted.href:
        return made
    return with_id(el("hyperlink", made, history=1), ledger.link(quoted.href))
