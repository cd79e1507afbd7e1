"""Lines drawn in a paragraph, however it was done: border, shape, or underscores."""

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from nhipcau.drafting.decree30.checking.effective import w
from nhipcau.drafting.decree30.checking.model import Run
from nhipcau.drafting.decree30.metrics import text_width_pt

_EMU_PER_TWIP = 635
_RAISED = 0.65  # how much smaller Word prints superscript
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_VML = "{urn:schemas-microsoft-com:vml}"
_UNITS = {"pt": 20.0, "mm": 56.693, "cm": 566.93, "in": 1440.0, "px": 15.0, "": 15.0}
_LENGTH = re.compile(r"(-?[\d.]+)(pt|mm|cm|in|px|)")
_UNDERSCORES = re.compile(r"[_\s]*_[_\s]*")


def lines_in(
    element: Element, effective: Mapping[str, str], runs: tuple[Run, ...], room: int
) -> tuple[float, ...]:
    """The widths in twips of the horizontal lines drawn in a paragraph `room` twips wide."""
    found = list(_shapes(element))
    if effective.get("border") == "1":
        sides = int(effective.get("left") or 0) + int(effective.get("right") or 0)
        found.append(float(room - sides))
    text = "".join(run.text for run in runs)
    if _UNDERSCORES.fullmatch(text):
        found.append(sum(map(_underscores, runs)))
    return tuple(width for width in found if width > 0)


def _underscores(run: Run) -> float:
    size = run.size_pt * (_RAISED if run.is_raised else 1)
    return text_width_pt("_" * run.text.count("_"), size_pt=size) * 20


def _shapes(element: Element) -> Iterator[float]:
    """Flat drawings; of two versions of one drawing only the first is looked at."""
    for child in element:
        if child.tag == _ALTERNATE:
            first = child.find(_CHOICE)
            yield from _shapes(first if first is not None else child)
        elif child.tag == _EXTENT:
            yield from _flat(float(child.get("cx", 0)), float(child.get("cy", 0)))
        elif child.tag == f"{_VML}line":
            yield from _vml_line(child)
        elif child.tag == f"{_VML}shape":
            yield from _vml_shape(child)
        elif child.tag != w("pPr"):
            yield from _shapes(child)


def _flat(wide: float, high: float) -> Iterator[float]:
    if high <= wide / 10:
        yield wide / _EMU_PER_TWIP


def _vml_line(line: Element) -> Iterator[float]:
    start, end = (line.get(name, "0,0").split(",") for name in ("from", "to"))
    yield abs(_twips(end[0]) - _twips(start[0]))


def _vml_shape(shape: Element) -> Iterator[float]:
    style = dict(
        part.split(":", 1) for part in shape.get("style", "").split(";") if part.count(":") == 1
    )
    wide, high = _twips(style.get("width", "")), _twips(style.get("height", ""))
    if high <= wide / 10:
        yield wide


def _twips(length: str) -> float:
    found = _LENGTH.fullmatch(length.strip())
    return float(found[1]) * _UNITS[found[2]] if found else 0.0
