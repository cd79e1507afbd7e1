"""Reading the two-column Word file back, however the translator's office saved it."""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from django.core.exceptions import ValidationError

from nhipcau.editorial.translating.handoff import ReturnedRow
from nhipcau.exchange.handing.word_writing import TOKEN_LINE
from nhipcau.exchange.word_flow import read_passage
from nhipcau.exchange.word_opening import broken, open_word
from nhipcau.exchange.word_passage import Story
from nhipcau.exchange.word_reading import property_tokens, story_of
from nhipcau.plans.importing.read.word_numbering import W

_TOKEN: Final = re.compile(rf"{re.escape(TOKEN_LINE)}\s*(\S+)")
_NUMBER: Final = re.compile(r"\d{1,5}")


def read_word(content: bytes) -> tuple[str, list[ReturnedRow]]:
    """The token and the numbered rows; tracked insertions count, deletions do not.

    Refused: what `open_word` refuses, a file without its token.
    """
    parts = open_word(content)
    document = parts.xml(parts.main)
    body = document.find(f"{W}body") if document is not None else None
    if body is None:
        raise broken()
    story = story_of(parts)
    rows = list(_rows(body, story))
    tokens = property_tokens(parts) or _tokens_in(body, story)
    if not tokens:
        message = "Tệp không còn mã tệp. Hãy tải lại tệp dịch và chép bản dịch sang."
        raise ValidationError(message, code="token")
    return tokens[0], rows


def _rows(body: Element, story: Story) -> Iterator[ReturnedRow]:
    for row in body.iter(f"{W}tr"):
        if row.find(f"{W}trPr/{W}del") is not None:
            continue
        cells = [_words(cell, story) for cell in row.iter(f"{W}tc")]
        if len(cells) < 3 or not _NUMBER.fullmatch(cells[0]):
            continue
        yield ReturnedRow(int(cells[0]), cells[1], cells[2], f"Đoạn số {cells[0]}")


def _words(cell: Element, story: Story) -> str:
    return read_passage([cell], story).text.strip()


def _tokens_in(body: Element, story: Story) -> list[str]:
    return _TOKEN.findall(read_passage([body], story).text)
