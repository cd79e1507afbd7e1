"""The head of the first page: quốc hiệu, issuer, number, place and date, title, Kính gửi."""

from nhipcau.drafting.decree30.document import OutgoingDocument, printable
from nhipcau.drafting.decree30.page import Page
from nhipcau.drafting.decree30.paragraphs import line_under, text_paragraph, width_of
from nhipcau.drafting.decree30.styles import (
    ADDRESSEE,
    ISSUER,
    LETTER_SUBJECT,
    MOTTO,
    NATIONAL_NAME,
    NUMBER,
    PLACE_DATE,
    SUBJECT,
    SUPERIOR,
    TYPE,
)
from nhipcau.drafting.decree30.tables import side_by_side
from nhipcau.drafting.decree30.wordml import Element, el, twips
from nhipcau.vietnamese.dates import month_digits

NATIONAL_WORDS = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO_WORDS = "Độc lập - Tự do - Hạnh phúc"
_LEFT, _RIGHT = twips(67.5), twips(101)  # wider than the text, as in the decree's own form
_SHORT_LINE = 0.4  # the decree: one third to one half of the text
_BLANK = "     "
_COLON_AT = twips(32)  # where the addressees' dashes stand, from the left margin


def number_text(document: OutgoingDocument) -> str:
    """ "Số: 05/KH-UBND"; a number below 10 gets its zero, a missing one leaves room to write."""
    number = document.number.strip()
    if number.isdecimal():
        number = number.zfill(2)
    return f"Số: {number or _BLANK + '  '}/{document.symbol.lstrip('/')}"


def date_text(document: OutgoingDocument) -> str:
    """ "ngày 05 tháng 01 năm 2030"; days below 10 and the months 1 and 2 get a zero."""
    day = _BLANK if document.day is None else f"{document.day:02d}"
    month = _BLANK if document.month is None else month_digits(document.month)
    year = _BLANK if document.year is None else str(document.year)
    return f"ngày {day} tháng {month} năm {year}"


def letterhead(document: OutgoingDocument, page: Page) -> list[Element]:
    """Everything above the first sentence, in order."""
    indent = (page.text_width - _LEFT - _RIGHT) // 2
    rows = [[_issuer(document), _nation()], [_number(document), _place_and_date(document)]]
    parts = [side_by_side((_LEFT, _RIGHT), rows, indent=indent)]
    if document.type_name:
        parts += _title(document, page)
    return parts + addressees(document.addressees)


def _issuer(document: OutgoingDocument) -> list[Element]:
    text = "\n".join(line.upper() for line in document.issuer_lines)
    return [
        *(text_paragraph(SUPERIOR, line.upper()) for line in document.superior_lines),
        *(text_paragraph(ISSUER, line.upper()) for line in document.issuer_lines),
        line_under(text, ISSUER, part=_SHORT_LINE, room=_LEFT),
    ]


def _nation() -> list[Element]:
    return [
        text_paragraph(NATIONAL_NAME, NATIONAL_WORDS),
        text_paragraph(MOTTO, MOTTO_WORDS),
        line_under(MOTTO_WORDS, MOTTO, part=1, room=_RIGHT),
    ]


def _number(document: OutgoingDocument) -> list[Element]:
    parts = [text_paragraph(NUMBER, number_text(document))]
    if not document.type_name and document.subject:
        parts.append(text_paragraph(LETTER_SUBJECT, f"V/v {document.subject}"))
    return parts


def _place_and_date(document: OutgoingDocument) -> list[Element]:
    return [text_paragraph(PLACE_DATE, f"{document.place}, {date_text(document)}")]


def _title(document: OutgoingDocument, page: Page) -> list[Element]:
    parts = [text_paragraph(TYPE, document.type_name.upper())]
    if document.subject:
        parts.append(text_paragraph(SUBJECT, document.subject))
    under, style = (document.subject, SUBJECT) if document.subject else (document.type_name, TYPE)
    return [*parts, line_under(under, style, part=_SHORT_LINE, room=page.text_width)]


def addressees(names: tuple[str, ...]) -> list[Element]:
    """One addressee stands behind "Kính gửi:"; several on lines of their own, below the colon."""
    if len(names) < 2:
        return [
            text_paragraph(
                ADDRESSEE, f"Kính gửi: {name}", el("spacing", before=240), el("jc", val="center")
            )
            for name in names
        ]
    opening = width_of("Kính gửi", ADDRESSEE)
    lead = text_paragraph(
        ADDRESSEE, "Kính gửi:", el("spacing", before=240), el("ind", left=_COLON_AT - opening)
    )
    dash = width_of("- ", ADDRESSEE)
    lines = [
        text_paragraph(ADDRESSEE, f"- {name}{end}", el("ind", left=_COLON_AT + dash, hanging=dash))
        for name, end in with_ends(names)
    ]
    return [lead, *lines]


def with_ends(names: tuple[str, ...]) -> list[tuple[str, str]]:
    """Each name without its closing mark, and the mark it gets: ";" and for the last "."."""
    bare = [printable(name).strip().rstrip(";.,").rstrip() for name in names]
    return list(zip(bare, [";"] * (len(bare) - 1) + ["."], strict=False))
