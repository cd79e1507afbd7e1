"""What stands round a name: the words beside it, its line, and whether capitals tell."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from nhipcau.press.reading.names.lists import tokens_of
from nhipcau.press.reading.names.name import Name
from nhipcau.press.reading.names.spelling import Spelling

REACH = 90
LINE_REACH = 400
_RUN = re.compile(r"(?:[^\W\d_]+ )+$")
_OPENING = re.compile(r"(?:^|[.!?:;…\n\"“”‘(\[–—•|-])\s*$")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Around:
    """A name at `start`..`end` of `text` (offsets as given) and how it was written."""

    text: str
    start: int
    end: int
    name: Name
    written: Spelling

    @cached_property
    def words(self) -> str:
        return self.text[self.start : self.end]

    @cached_property
    def before(self) -> str:
        return _composed(self.text[max(0, self.start - REACH) : self.start])

    @cached_property
    def after(self) -> str:
        return _composed(self.text[self.end : self.end + REACH])

    @cached_property
    def line(self) -> str:
        """The line that holds the name, cut far away from it."""
        first = self.text.rfind("\n", max(0, self.start - LINE_REACH), self.start) + 1
        first = first or max(0, self.start - LINE_REACH)
        last = self.text.find("\n", self.end, self.end + LINE_REACH)
        return _composed(self.text[first : last if last >= 0 else self.end + LINE_REACH])

    @cached_property
    def accented(self) -> bool:
        """Whether the line writes Vietnamese marks, so that words are told apart by them."""
        return any(0xC0 <= ord(sign) < 0x1EFA for sign in self.line)

    @cached_property
    def words_before(self) -> list[str]:
        """Tokens before it on its own line."""
        return tokens_of(self.before.rpartition("\n")[2], self.accented)

    @cached_property
    def words_after(self) -> list[str]:
        """Tokens behind it on its own line."""
        return tokens_of(self.after.partition("\n")[0], self.accented)

    @cached_property
    def words_of_line(self) -> list[str]:
        return tokens_of(self.line, self.accented)

    @cached_property
    def is_shouting(self) -> bool:
        """Whether capitals tell nothing here: all of the line has them, or all of its words."""
        words = _LETTERS.findall(self.line)
        if len(words) <= len(self.words.split()) + 1:
            return False
        return all(word[0].isupper() for word in words)

    @cached_property
    def run(self) -> tuple[str, ...]:
        """Words with capitals that stand directly before it, nothing but a space between."""
        found = _RUN.search(self.before)
        words = found[0].split() if found else []
        kept: list[str] = []
        while words and words[-1][0].isupper():
            kept.insert(0, words.pop())
        return tuple(kept)

    @cached_property
    def run_opens(self) -> bool:
        """Whether that run begins a sentence, where a capital tells nothing."""
        rest = self.before[: len(self.before) - sum(len(word) + 1 for word in self.run)]
        return _OPENING.search(rest) is not None


def _composed(words: str) -> str:
    return unicodedata.normalize("NFC", words)
