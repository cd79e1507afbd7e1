"""A paragraph in one of the styles, and the line drawn under a text."""

from collections.abc import Iterable

from nhipcau.drafting.decree30.metrics import text_width_pt
from nhipcau.drafting.decree30.runs import run
from nhipcau.drafting.decree30.styles import LINE, Style
from nhipcau.drafting.decree30.wordml import Element, el


def paragraph(style: Style, content: Iterable[Element] = (), *changes: Element) -> Element:
    """`changes` are direct paragraph properties, in the order of the schema."""
    return el("p", el("pPr", el("pStyle", val=style.id), *changes), *content)


def text_paragraph(style: Style, text: str, *changes: Element) -> Element:
    return paragraph(style, [run(text)], *changes)


def width_of(text: str, style: Style) -> int:
    """Width of one line of `text`, in twips."""
    return round(text_width_pt(text, size_pt=style.size_pt, is_bold=style.is_bold) * 20)


def line_under(text: str, style: Style, *, part: float, room: int) -> Element:
    """A solid line below `text`, centred, `part` of it long; `room` is the width in twips.

    A border on a low paragraph of its own: it stays right when the text is edited in Word, and
    the text above may wrap. For a text of several lines the longest counts.
    """
    longest = max((width_of(line, style) for line in text.split("\n")), default=0)
    length = round(min(longest, room) * part)
    side = max(0, (room - length) // 2)
    return paragraph(
        LINE,
        (),
        el("pBdr", el("top", val="single", sz=6, space=1, color="000000")),
        el("spacing", before=40, after=0, line=80, lineRule="exact"),
        el("ind", left=side, right=side),
    )
