"""The numbers Word prints before paragraphs without writing them: "1.", "a)", "II."."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from nhipcau.vietnamese.numbers import to_roman

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAX_LEVELS = 9  # ISO 29500-1, 17.9.3: a list has nine levels

_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: `text` holds "%1" where the counter of level 1 goes."""

    format: str = "decimal"
    text: str = "%1."
    start: int = 1
    is_legal: bool = False
    style: str = ""


@dataclass(slots=True)
class Numbering:
    """The lists of one document and how far each has counted."""

    lists: dict[str, tuple[Level, ...]] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counted: dict[str, list[int]] = field(default_factory=dict)

    def label(self, properties: Element | None) -> str:
        """Count one paragraph and return what Word prints before it, "" for none."""
        number, depth = self._position(properties)
        levels = self.lists.get(number, ())
        if depth >= len(levels):
            return ""
        counters = self.counted.setdefault(self.shared[number], [])
        for level, start in self.restarts.pop(number, {}).items():
            del counters[level:]
            if level == depth:
                counters += [levels[i].start for i in range(len(counters), level)]
                counters.append(start - 1)
        counters += [levels[i].start - (i == depth) for i in range(len(counters), depth + 1)]
        counters[depth] += 1
        del counters[depth + 1 :]
        return _print(levels, counters)

    def _position(self, properties: Element | None) -> tuple[str, int]:
        """List and level of a paragraph: its own setting, else that of its style."""
        if properties is None:
            return self.styles.get("", ("", 0))
        style = attribute(properties.find(f"{W}pStyle"))
        inherited = self.styles.get(style, ("", 0))
        own = properties.find(f"{W}numPr")
        if own is None:
            return inherited
        number = attribute(own.find(f"{W}numId")) or inherited[0]
        depth = attribute(own.find(f"{W}ilvl"))
        return number, _whole(depth, inherited[1] if number == inherited[0] else 0)


def read_numbering(numbering: Element | None, styles: Element | None) -> Numbering:
    """The lists of numbering.xml, and which style belongs to which."""
    read = Numbering()
    if numbering is None:
        return read
    patterns = {
        pattern.get(f"{W}abstractNumId", ""): _levels(pattern)
        for pattern in numbering.iterfind(f"{W}abstractNum")
    }
    for number in numbering.iterfind(f"{W}num"):
        name, pattern = number.get(f"{W}numId", ""), attribute(number.find(f"{W}abstractNumId"))
        read.lists[name] = patterns.get(pattern, ())
        read.shared[name] = pattern
        read.restarts[name] = {
            _whole(change.get(f"{W}ilvl"), 0): _whole(
                attribute(change.find(f"{W}startOverride")), 1
            )
            for change in number.iterfind(f"{W}lvlOverride")
            if change.find(f"{W}startOverride") is not None
        }
    read.styles.update(_numbered_styles(styles, read.lists))
    return read


def attribute(element: Element | None) -> str:
    """The `w:val` of an element, "" when either is missing."""
    return "" if element is None else element.get(f"{W}val", "")


def _levels(pattern: Element) -> tuple[Level, ...]:
    return tuple(
        Level(
            format=attribute(level.find(f"{W}numFmt")) or "decimal",
            text=attribute(level.find(f"{W}lvlText")),
            start=_whole(attribute(level.find(f"{W}start")), 0),
            is_legal=level.find(f"{W}isLgl") is not None,
            style=attribute(level.find(f"{W}pStyle")),
        )
        for level in pattern.findall(f"{W}lvl")[:MAX_LEVELS]
    )


def _numbered_styles(
    styles: Element | None, lists: dict[str, tuple[Level, ...]]
) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    parents: dict[str, str] = {}
    for style in styles.iterfind(f"{W}style") if styles is not None else ():
        name = style.get(f"{W}styleId", "")
        parents[name] = attribute(style.find(f"{W}basedOn"))
        own = style.find(f"{W}pPr/{W}numPr")
        if own is not None:
            number = attribute(own.find(f"{W}numId"))
            linked = [i for i, level in enumerate(lists.get(number, ())) if level.style == name]
            depth = _whole(attribute(own.find(f"{W}ilvl")), linked[0] if linked else 0)
            found[name] = (number, depth)
    for name in parents:
        ancestor, steps = name, 0
        while ancestor and ancestor not in found and steps < len(parents):
            ancestor, steps = parents.get(ancestor, ""), steps + 1
        if ancestor in found:
            found[name] = found[ancestor]
    return found


def _print(levels: tuple[Level, ...], counters: list[int]) -> str:
    level = levels[len(counters) - 1]
    if level.format == "none":
        return ""
    if level.format == "bullet":
        return level.text if level.text in {"-", "–", "+", "*"} else "•"

    def counter(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        if depth >= len(counters):
            return ""
        return _written(counters[depth], "decimal" if level.is_legal else levels[depth].format)

    return _PLACEHOLDER.sub(counter, level.text).strip()


def _written(value: int, kind: str) -> str:
    if kind in {"upperRoman", "lowerRoman"} and 0 < value < 4000:
        return to_roman(value) if kind == "upperRoman" else to_roman(value).lower()
    if kind in {"upperLetter", "lowerLetter"} and value > 0:
        # Word doubles the letter after z: aa, bb, cc.
        letter = chr(ord("a") + (value - 1) % 26) * min((value - 1) // 26 + 1, 10)
        return letter.upper() if kind == "upperLetter" else letter
    return f"{value:02d}" if kind == "decimalZero" else str(value)


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else otherwise
