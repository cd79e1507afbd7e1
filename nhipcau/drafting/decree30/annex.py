"""Annexes: label, title, "(Kèm theo …)", and a section of their own."""

from nhipcau.drafting.decree30.body import blocks
from nhipcau.drafting.decree30.document import Annex, OutgoingDocument
from nhipcau.drafting.decree30.figures import Ledger
from nhipcau.drafting.decree30.letterhead import date_text, number_text
from nhipcau.drafting.decree30.page import Page
from nhipcau.drafting.decree30.paragraphs import text_paragraph
from nhipcau.drafting.decree30.styles import ANNEX_LABEL, ANNEX_TITLE, ATTACHED_TO
from nhipcau.drafting.decree30.wordml import Element
from nhipcau.vietnamese.numbers import to_roman
from nhipcau.vietnamese.text import fold

_LETTER = "Công văn"


def labels(count: int) -> list[str]:
    """ "Phụ lục" for one annex; with a Roman number for two or more."""
    if count == 1:
        return ["Phụ lục"]
    return [f"Phụ lục {to_roman(number)}" for number in range(1, count + 1)]


def attached_to(document: OutgoingDocument) -> str:
    """ "Kèm theo Kế hoạch số …/KH-… ngày … tháng … năm … của …", blanks left blank."""
    kind = document.type_name.capitalize() or _LETTER
    number = number_text(document).replace("Số:", "số")
    return f"Kèm theo {kind} {number} {date_text(document)} của {document.issuer_in_sentence}"


def annex_head(annex: Annex, label: str, document: OutgoingDocument) -> list[Element]:
    return [
        text_paragraph(ANNEX_LABEL, label),
        text_paragraph(ANNEX_TITLE, annex.title.upper()),
        text_paragraph(ATTACHED_TO, annex_line(annex, document)),
    ]


def annex_line(annex: Annex, document: OutgoingDocument) -> str:
    """The line in brackets under the title."""
    return f"({(annex.attached_to or attached_to(document)).strip().strip('()')})"


def annex_page(annex: Annex) -> Page:
    return Page(is_landscape=annex.is_landscape)


def annex(content: Annex, label: str, document: OutgoingDocument, ledger: Ledger) -> list[Element]:
    """The annex without its section properties."""
    head = annex_head(content, label, document)
    return [*head, *blocks(content.blocks, annex_page(content), ledger)]


def mentions_annex(text: str) -> bool:
    return "phu luc" in fold(text)
