"""What an Excel cell shows, written the Vietnamese way: 1 not 1.0, 1,5 not 1.5, 05/12/2026."""

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from xml.etree.ElementTree import Element

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Formats:
    """Number formats by style index, and from which day this workbook counts."""

    codes: tuple[str, ...] = ()
    counts_from_1904: bool = False

    def code(self, style: str | None) -> str:
        index = int(style) if style and style.isdigit() else 0
        return self.codes[index] if index < len(self.codes) else "General"


@dataclass(frozen=True, slots=True)
class Shown:
    """Text of a cell and, if it is not a sound value, a few words saying why."""

    text: str
    trouble: str = ""


def read_formats(styles: Element | None, *, counts_from_1904: bool) -> Formats:
    """The number format of each cell style of styles.xml."""
    if styles is None:
        return Formats(counts_from_1904=counts_from_1904)
    own = {
        node.get("numFmtId", ""): node.get("formatCode", "General")
        for node in styles.iter()
        if local(node) == "numFmt"
    }
    codes: list[str] = []
    for group in styles:
        if local(group) == "cellXfs":
            for style in group:
                number = style.get("numFmtId", "0")
                builtin = BUILTIN_FORMATS.get(int(number) if number.isdigit() else 0, "General")
                codes.append(own.get(number, builtin))
    return Formats(tuple(codes), counts_from_1904)


def shown(cell: Element, strings: list[str], formats: Formats) -> Shown:
    """The cell as a reader of the sheet sees it; a formula shows its last saved result."""
    kind, value, formula, inline = cell.get("t", "n"), "", None, ""
    for child in cell:
        name = local(child)
        if name == "v":
            value = child.text or ""
        elif name == "f":
            formula = child.text or ""
        elif name == "is":
            inline = spoken(child)
    if kind == "inlineStr":
        return Shown(inline)
    if not value:
        missing = formula is not None and kind != "str"
        return Shown(f"={formula}", "công thức chưa có kết quả") if missing else Shown("")
    if kind == "s":
        return Shown(strings[int(value)])
    if kind == "e":
        return Shown(value, f"lỗi {value}")
    if kind == "b":
        return Shown("TRUE" if value == "1" else "FALSE")
    if kind == "d":
        return Shown(_day(datetime.fromisoformat(value), "dd hh" if "T" in value else "dd"))
    return _number(value, formats, cell.get("s")) if kind == "n" else Shown(unescaped(value))


def spoken(node: Element) -> str:
    """Text of a string item: its runs together, without phonetic hints."""
    words: list[str] = []
    for child in node:
        if local(child) == "t":
            words.append(child.text or "")
        elif local(child) == "r":
            words += [run.text or "" for run in child if local(run) == "t"]
    return unescaped("".join(words))


def unescaped(text: str) -> str:
    """ISO 29500-1, 22.9.2.19: `_x000D_` stands for a character XML cannot hold.

    Half a character (a lone surrogate), which no page can show, becomes U+FFFD.
    """
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def local(node: Element) -> str:
    """Tag without its namespace: the "strict" and the usual vocabulary differ only in that."""
    return node.tag.rpartition("}")[2]


def _number(value: str, formats: Formats, style: str | None) -> Shown:
    number = float(value)
    if not math.isfinite(number):
        return Shown(value, f"giá trị {value} không phải là số")
    code = formats.code(style)
    if is_date_format(code):
        epoch = CALENDAR_MAC_1904 if formats.counts_from_1904 else CALENDAR_WINDOWS_1900
        try:
            return Shown(_day(from_excel(number, epoch), code))
        except (ValueError, OverflowError):
            return Shown(value, f"ngày {value} không có thật")
    return Shown(_written(number, _QUOTED.sub("", code.split(";")[0])))


def _day(moment: datetime | date | time | timedelta | None, code: str) -> str:
    if isinstance(moment, time):
        return f"{moment:%H:%M}"
    if isinstance(moment, timedelta) or moment is None:
        return str(moment)
    plain = _QUOTED.sub("", code).lower()
    if "d" not in plain and "y" in plain:
        return f"{moment:%m/%Y}"
    clock = isinstance(moment, datetime) and "h" in plain and (moment.hour or moment.minute)
    return f"{moment:%d/%m/%Y %H:%M}" if clock else f"{moment:%d/%m/%Y}"


def _written(number: float, code: str) -> str:
    """A number in its format: percent, thousands, fixed decimals and leading zeros are kept."""
    percent = "%" in code
    number = number * 100 if percent else number
    whole, _, decimals = code.partition(".")
    fixed = sum(sign in "0?" for sign in decimals)
    if "0" not in code and "#" not in code:
        text = f"{number:.10f}".rstrip("0").rstrip(".") if abs(number) < 1e15 else f"{number:g}"
    else:
        text = f"{number:,.{fixed}f}" if "," in whole else f"{number:.{fixed}f}"
        text = text.zfill(sum(sign == "0" for sign in whole) + (fixed + 1 if fixed else 0))
    vietnamese = text.translate(str.maketrans(",.", ".,"))
    return vietnamese + ("%" if percent else "")
