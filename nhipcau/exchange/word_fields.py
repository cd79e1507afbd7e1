"""How the fields of a form are named inside a Word file: tags, hidden marks, prompts."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from nhipcau.drafting.decree30.document import printable
from nhipcau.reports.snapshots import GENERAL

ITEM_FIELDS: Final = ("words", "status", "is_nil", "nil_reason", "outside_number")
ONE_LINE: Final = frozenset({"status", "is_nil", "outside_number"})

UNTICKED: Final = "☐"
TICKED: Final = "☒"

WRITE_HERE: Final = "[Ghi tại đây]"
CHOOSE: Final = "[Chọn tình trạng]"
PROMPTS: Final = (WRITE_HERE, CHOOSE)
"""Words that stand in an empty field; nobody said them."""

TOKEN_LABEL: Final = "Mã của tệp (xin giữ nguyên):"
TOKEN_PROPERTY: Final = "NhipCauMauBaoCao"

_TAG = re.compile(r"item\.([1-9][0-9]{0,17})\.([a-z_]+)|general\.([a-z_]+)")
_MARK = re.compile(r"\[\[([a-z_.0-9]*)=([0-9a-f]{8})\]\]")
_TOKEN_MARK = re.compile(r"\[\[token\s([^\]\s]+)\]\]")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Field:
    """A place of the form to be filled in; `item` None for a general text."""

    item: int | None
    name: str

    @property
    def tag(self) -> str:
        return f"general.{self.name}" if self.item is None else f"item.{self.item}.{self.name}"


@dataclass(frozen=True, slots=True)
class Mark:
    """A hidden mark before words that the form itself shows.

    `field` is the one that these words stand before, None if none; `print` is that of the words.
    """

    field: Field | None
    print: str


def field_of(tag: str) -> Field | None:
    """The field that a tag names, None for a tag that is not ours."""
    found = _TAG.fullmatch(tag)
    if found is None:
        return None
    item, name, general = found.groups()
    if general is not None:
        return Field(None, general) if general in GENERAL else None
    return Field(int(item), name) if name in ITEM_FIELDS else None


def mark_before(words: str, field: Field | None = None) -> str:
    """The hidden text that says: these words are the form's own, and this field follows them."""
    return f"[[{field.tag if field else ''}={print_of(words)}]]"


def token_mark(token: str) -> str:
    return f"[[token {token}]]"


def marks_in(text: str) -> Iterator[Mark]:
    """The marks in a text, hidden or laid bare by another editor."""
    for found in _MARK.finditer(text) if "[[" in text else ():
        yield Mark(field_of(found[1]), found[2])


def tokens_in(text: str) -> list[str]:
    return _TOKEN_MARK.findall(text)


def without_marks(text: str) -> str:
    return _TOKEN_MARK.sub("", _MARK.sub("", text))


def without_prompts(text: str) -> str:
    """The text without a prompt that was left before or behind it."""
    for prompt in PROMPTS:
        text = text.removeprefix(prompt).removesuffix(prompt)
    return text


def print_of(words: str) -> str:
    """Eight hexadecimal digits that change with the words, not with blanks or composition."""
    plain = _BLANKS.sub("", unicodedata.normalize("NFC", printable(words)))
    return sha256(plain.encode()).hexdigest()[:8]
