"""Markup inside a segment as numbered marks that survive any editor: ⟦1⟧bold⟦/1⟧, ⟦2/⟧."""

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import Final

MARK: Final = re.compile(r"⟦(/?)(\d+)(/?)⟧")
_ALONE: Final = {"br"}
_BLANKS: Final = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Marked:
    """Words with marks; `tags` holds the start tag of each number, as the source wrote it."""

    words: str
    tags: dict[int, str]


def marked(html: str) -> Marked:
    """A segment's HTML as words with marks, numbered from 1 in the order they open."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Marked("".join(reader.words), reader.tags)


def html_of(words: str, tags: dict[int, str]) -> str:
    """The HTML of translated words; `tags` are those of the source.

    Raises ValueError with what is wrong in Vietnamese: a mark lost, doubled, unknown or crossed.
    """
    pieces: list[str] = []
    opened: list[int] = []
    used: list[int] = []
    at = 0
    for found in MARK.finditer(words):
        pieces.append(escape(words[at : found.start()], quote=False))
        at = found.end()
        closes, number, alone = bool(found[1]), int(found[2]), bool(found[3])
        if number not in tags:
            raise ValueError(f"Dấu {found[0]} không có trong bản gốc.")
        if closes:
            if not opened or opened.pop() != number:
                raise ValueError(f"Dấu {found[0]} đặt sai chỗ: phải đóng dấu mở sau cùng trước.")
            pieces.append(f"</{_name(tags[number])}>")
            continue
        if number in used:
            raise ValueError(f"Dấu {found[0]} có hai lần.")
        used.append(number)
        if alone != (_name(tags[number]) in _ALONE):
            raise ValueError(f"Dấu {found[0]} viết không đúng như bản gốc.")
        pieces.append(tags[number])
        if not alone:
            opened.append(number)
    if opened:
        raise ValueError(f"Thiếu dấu đóng ⟦/{opened[-1]}⟧.")
    if lost := sorted(set(tags) - set(used)):
        raise ValueError(f"Thiếu dấu ⟦{lost[0]}⟧ của bản gốc.")
    return "".join([*pieces, escape(words[at:], quote=False)])


def same_words(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but blanks, which editors move."""
    return _BLANKS.sub(" ", one).strip() == _BLANKS.sub(" ", other).strip()


def _name(tag: str) -> str:
    return tag.strip("</>").split()[0]


@dataclass
class _Reader(HTMLParser):
    words: list[str] = field(default_factory=list)
    tags: dict[int, str] = field(default_factory=dict)
    opened: list[tuple[str, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        number = len(self.tags) + 1
        told = "".join(f' {name}="{escape(value or "")}"' for name, value in attrs)
        if tag in _ALONE:
            self.tags[number] = f"<{tag}{told}/>"
            self.words.append(f"⟦{number}/⟧")
            return
        self.tags[number] = f"<{tag}{told}>"
        self.opened.append((tag, number))
        self.words.append(f"⟦{number}⟧")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _ALONE:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.opened and self.opened[-1][0] == tag:
            self.words.append(f"⟦/{self.opened.pop()[1]}⟧")

    def handle_data(self, data: str) -> None:
        self.words.append(data)
