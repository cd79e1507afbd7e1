"""What a stretch of a Word file holds: words, changes nobody accepted, notes, boxes, pictures."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final
from xml.etree.ElementTree import Element

from nhipcau.exchange.word_fields import (
    Mark,
    marks_in,
    tokens_in,
    without_marks,
    without_prompts,
)
from nhipcau.plans.importing.read.word_numbering import Numbering, W

PARAGRAPH_SIGN: Final = "¶"
LONGEST_ANCHOR: Final = 160
"""Characters of the words a comment stands on that are quoted; they are read in full elsewhere."""
CHANGES: Final = {
    f"{W}ins": "chèn",
    f"{W}del": "xóa",
    f"{W}moveTo": "chuyển đến",
    f"{W}moveFrom": "chuyển đi",
}
REMOVED: Final = frozenset({"xóa", "chuyển đi"})


@dataclass(slots=True)
class Change:
    """A tracked change that nobody has accepted; `kind` is its verb, `on` None if not said."""

    kind: str
    author: str
    on: date | None
    text: str = ""

    def is_same_hand(self, other: "Change") -> bool:
        return (self.kind, self.author, self.on) == (other.kind, other.author, other.on)


@dataclass(slots=True)
class Story:
    """What is carried through one part of a file: list counters and comments still open."""

    numbering: Numbering
    open: dict[str, list[str]] = field(default_factory=dict)
    anchors: dict[str, str] = field(default_factory=dict)

    def begin(self, comment: str) -> None:
        if comment not in self.anchors:
            self.open.setdefault(comment, [])

    def end(self, comment: str) -> None:
        if comment in self.open:
            words = "".join(self.open.pop(comment)).strip()
            is_long = len(words) > LONGEST_ANCHOR
            self.anchors[comment] = f"{words[:LONGEST_ANCHOR]}…" if is_long else words

    def hear(self, text: str) -> None:
        """Words that comments now open stand on; the beginning is enough to find them again."""
        for comment, words in list(self.open.items()):
            words.append(text[: LONGEST_ANCHOR + 1])
            if sum(map(len, words)) > LONGEST_ANCHOR or len(words) > LONGEST_ANCHOR:
                self.end(comment)


@dataclass(slots=True)
class Passage:
    """Words of one paragraph, cell or control, with what else was met among them.

    `notes` are (kind, number) of foot- and endnotes, `comments` numbers of comments that begin or
    end here, `boxes` the contents of text boxes, `instructions` fields that Word computes.
    """

    words: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    prompts: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    instructions: list[str] = field(default_factory=list)
    pictures: int = 0
    embedded: int = 0
    restyled: int = 0
    tables: int = 0

    @property
    def raw(self) -> str:
        return "".join(self.words)

    @property
    def text(self) -> str:
        """What a person reads: neither marks nor the prompts of empty fields."""
        return without_prompts(without_marks(self.raw))

    @property
    def marks(self) -> list[Mark]:
        return list(marks_in("".join(self.hidden) + self.raw))

    @property
    def tokens(self) -> list[str]:
        return tokens_in("".join(self.hidden) + self.raw)

    @property
    def secret(self) -> str:
        """Hidden text that is not ours."""
        return without_marks("".join(self.hidden)).strip()


def change_of(element: Element) -> Change | None:
    """The change that an element tells of, None for any other element."""
    kind = CHANGES.get(element.tag)
    if kind is None:
        return None
    author = element.get(f"{W}author", "").strip() or "không rõ ai"
    return Change(kind, author, _day(element.get(f"{W}date", "")))


def _day(stamp: str) -> date | None:
    try:
        return date.fromisoformat(stamp[:10])
    except ValueError:
        return None
