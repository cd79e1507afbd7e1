"""The text of a document or an annex: căn cứ, headings, paragraphs, lists, tables, "./."."""

from collections.abc import Iterable, Sequence

from nhipcau.drafting.decree30.document import (
    Block,
    Heading,
    Inline,
    Items,
    Marker,
    Para,
    TableBlock,
    plain_text,
)
from nhipcau.drafting.decree30.figures import Ledger
from nhipcau.drafting.decree30.letterhead import with_ends
from nhipcau.drafting.decree30.page import Page
from nhipcau.drafting.decree30.paragraphs import paragraph, text_paragraph
from nhipcau.drafting.decree30.runs import runs
from nhipcau.drafting.decree30.styles import BODY, CELL, HEADINGS, LEGAL_BASIS, PART
from nhipcau.drafting.decree30.tables import ruled_table
from nhipcau.drafting.decree30.wordml import Element, el

END_MARK = "./."
_ALPHABET = "abcdđeghiklmnopqrstuvxy"  # Vietnamese order; f, j, w, z do not exist


def legal_bases(lines: tuple[str, ...]) -> list[Element]:
    """One per line in italics, each closed by ";" and the last by "."."""
    return [text_paragraph(LEGAL_BASIS, name + end) for name, end in with_ends(lines)]


def blocks(content: Iterable[Block], page: Page, ledger: Ledger) -> list[Element]:
    """Each block as the paragraphs and tables it is printed as."""
    made: list[Element] = []
    for block in content:
        match block:
            case Para(inlines):
                made.append(paragraph(BODY, runs(inlines, ledger)))
            case Heading():
                made += _heading(block)
            case Items():
                made += _items(block, ledger)
            case TableBlock():
                made += _table(block, page, ledger)
    return made


def closed(content: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks, the last paragraph ending in "./."; a table gets a line of its own after."""
    if not content:
        return (Para(END_MARK),)
    *before, last = content
    match last:
        case Para(inlines):
            return (*before, Para(*_end(inlines)))
        case Items(items, marker) if items:
            final = Para(*_end(items[-1].runs))
            return (*before, Items((*items[:-1], final), marker))
        case _:
            return (*content, Para(END_MARK))


def _end(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The words with their own closing dot or "./." replaced by one "./."."""
    words = plain_text(inlines)
    bare = words.rstrip().removesuffix(END_MARK).rstrip().rstrip(".;")
    extra = len(words) - len(bare)
    if extra and isinstance(inlines[-1], str) and len(inlines[-1]) >= extra:
        return (*inlines[:-1], inlines[-1][:-extra] + END_MARK)
    return (*inlines, END_MARK)


def _heading(heading: Heading) -> list[Element]:
    number, text = heading.number.strip(), heading.text.strip()
    if heading.level == 0:
        lines = [line for line in (number, text.upper()) if line]
        return [text_paragraph(PART, line) for line in lines]
    words = text.upper() if heading.level == 1 else text
    return [text_paragraph(HEADINGS[min(heading.level, 3)], f"{number} {words}".strip())]


def _items(block: Items, ledger: Ledger) -> list[Element]:
    return [
        paragraph(BODY, runs((marker(block.marker, place), *item.runs), ledger))
        for place, item in enumerate(block.items)
    ]


def marker(kind: Marker, place: int) -> str:
    """What opens the item at `place`, counted from 0; beyond the alphabet a dash."""
    match kind:
        case Marker.NUMBER:
            return f"{place + 1}. "
        case Marker.LETTER if place < len(_ALPHABET):
            return f"{_ALPHABET[place]}) "
        case _:
            return "- "


def _table(block: TableBlock, page: Page, ledger: Ledger) -> list[Element]:
    """The table, kept apart from the next one by a low paragraph."""
    if not block.columns:
        return []
    gap = paragraph(CELL, (), el("spacing", before=0, after=0, line=120, lineRule="exact"))
    return [ruled_table(block, page, ledger), gap]
