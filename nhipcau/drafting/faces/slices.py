"""Which slices of the faces of other scripts hold the letters of a text, laid out as files."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django.contrib.staticfiles import finders

from nhipcau.drafting.faces.unwrapping import unwrapped

SHEETS: Final = {"ja": "ja", "ko": "ko", "zh": "zh-hans", "lo": "lo", "km": "km"}
"""Language -> sheet of faces, in the portal's folder of fonts."""
_BLOCK = re.compile(r"@font-face\s*\{(.*?)\}", re.DOTALL)
_FILE = re.compile(r'url\("([a-z-]+/\w+\.woff2)"\)')
_RANGE = re.compile(r"U\+([0-9A-Fa-f]+)(?:-([0-9A-Fa-f]+))?")
_LATIN_ENDS: Final = 0x0590
"""Letters below are in the faces of every document."""


@dataclass(frozen=True, slots=True)
class Faces:
    """Folders with font files, and language -> the families in them."""

    folders: tuple[str, ...] = ()
    families: Mapping[str, tuple[str, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Slice:
    """One font file and the spans of code points, both inclusive, that it holds."""

    file: Path
    spans: tuple[tuple[int, int], ...]

    def holds(self, code: int) -> bool:
        return any(first <= code <= last for first, last in self.spans)


@contextmanager
def faces_for(texts: Mapping[str, str]) -> Iterator[Faces]:
    """Font files for texts by language, there until the block ends; none for Latin letters alone.

    Each slice is a family of its own: a family holds one file of a weight.
    """
    wanted = {code: _needed(code, text) for code, text in texts.items() if code in SHEETS}
    with TemporaryDirectory(prefix="nhipcau-faces-") as folder:
        families = {}
        for code, files in wanted.items():
            names = {_name(file): file for file in files}
            for name, file in names.items():
                Path(folder, f"{name}.ttf").write_bytes(_unwrapped(file, name))
            families[code] = tuple(names)
        yield Faces((folder,) if any(wanted.values()) else (), families)


def _needed(language: str, text: str) -> list[Path]:
    codes = sorted({ord(letter) for letter in text if ord(letter) >= _LATIN_ENDS})
    slices = _slices(SHEETS[language])
    found = (next((one.file for one in slices if one.holds(code)), None) for code in codes)
    return list(dict.fromkeys(file for file in found if file))


def _name(file: Path) -> str:
    return f"Nhip {file.parent.name} {file.stem}"


@cache
def _unwrapped(file: Path, name: str) -> bytes:
    return unwrapped(file.read_bytes(), family=name)


@cache
def _slices(sheet: str) -> tuple[Slice, ...]:
    """As the sheet tells them, the first file of a block; () where the portal is not installed."""
    found = finders.find(f"portal/fonts/{sheet}.css")
    if not isinstance(found, str):
        return ()
    path = Path(found)
    made = []
    for block in _BLOCK.findall(path.read_text(encoding="utf-8")):
        if file := _FILE.search(block):
            spans = tuple((int(a, 16), int(b or a, 16)) for a, b in _RANGE.findall(block))
            made.append(Slice(path.parent / file[1], spans))
    return tuple(made)
