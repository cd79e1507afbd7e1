"""How the cells of the workbook look: what is ours is quiet, what a unit fills in is open."""

from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

FACE: Final = "Times New Roman"
_INK, _SOFT, _SEA, _PALE, _OPEN = "1A1A1A", "555555", "1F4E79", "F2F2F2", "FFFFFF"
_LINE = Side(style="thin", color="BFBFBF")
_FRAME = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_EDGE = Side(style="thin", color=_SEA)
_OPEN_FRAME = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
TEXT: Final = "@"
"""Number format "text": what people type stays as they typed it, "1/5" is no day."""


def add_styles(book: Workbook) -> None:
    """Register every style under its name; "open" and "choice" are the cells to be filled in."""
    for style in (
        _style("title", Font(name=FACE, size=16, bold=True, color=_SEA)),
        _style("lead", Font(name=FACE, size=12, bold=True, color=_INK)),
        _style("note", Font(name=FACE, size=12, color=_INK)),
        _style(
            "heading",
            Font(name=FACE, size=12, bold=True, color="FFFFFF"),
            fill=_SEA,
            border=_FRAME,
            horizontal="center",
            vertical="center",
        ),
        _style("fixed", Font(name=FACE, size=12, color=_SOFT), fill=_PALE, border=_FRAME),
        _style("printed", Font(name=FACE, size=12, color=_INK), fill=_PALE, border=_FRAME),
        _style("code", Font(name=FACE, size=12, color=_INK), fill=_PALE, border=_FRAME,
               horizontal="center"),
        _style("open", Font(name=FACE, size=12, color=_INK), fill=_OPEN, border=_OPEN_FRAME,
               is_locked=False),
        _style("choice", Font(name=FACE, size=12, color=_INK), fill=_OPEN, border=_OPEN_FRAME,
               horizontal="center", is_locked=False),
    ):  # fmt: skip
        book.add_named_style(style)


def _style(
    name: str,
    font: Font,
    *,
    fill: str = "",
    border: Border | None = None,
    horizontal: str | None = None,
    vertical: str = "top",
    is_locked: bool = True,
) -> NamedStyle:
    return NamedStyle(
        name=name,
        font=font,
        fill=PatternFill("solid", fgColor=fill) if fill else PatternFill(),
        border=border or Border(),
        alignment=Alignment(horizontal=horizontal, vertical=vertical, wrap_text=True),
        number_format=TEXT,
        protection=Protection(locked=is_locked),
    )
