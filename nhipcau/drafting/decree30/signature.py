"""The foot of the text: Nơi nhận on the left, the signer on the right."""

from nhipcau.drafting.decree30.document import OutgoingDocument
from nhipcau.drafting.decree30.letterhead import with_ends
from nhipcau.drafting.decree30.page import Page
from nhipcau.drafting.decree30.paragraphs import text_paragraph
from nhipcau.drafting.decree30.styles import (
    RECIPIENT,
    RECIPIENTS_HEADING,
    SIGNER_NAME,
    SIGNER_TITLE,
)
from nhipcau.drafting.decree30.tables import side_by_side
from nhipcau.drafting.decree30.wordml import Element, el

_AS_ABOVE = "Như trên"
_FILED = "Lưu:"
_FILED_BY_DEFAULT = "Lưu: VT"
_LEFT_SHARE = 0.48


def signature(document: OutgoingDocument, page: Page) -> Element:
    """Both blocks in one row, which no page break may cut."""
    left = round(page.text_width * _LEFT_SHARE)
    keep = el("keepNext")
    spacing = el("spacing", before=0)
    signer = [text_paragraph(SIGNER_TITLE, line.upper(), keep) for line in document.signer_lines]
    signer.append(text_paragraph(SIGNER_NAME, document.signer_name))
    lines = [
        text_paragraph(RECIPIENT, f"- {name}{end}", spacing)
        for name, end in with_ends(recipients(document))
    ]
    recipient_cell = [text_paragraph(RECIPIENTS_HEADING, "Nơi nhận:"), *lines]
    return side_by_side((left, page.text_width - left), [[recipient_cell, signer]])


def recipients(document: OutgoingDocument) -> tuple[str, ...]:
    """The Nơi nhận in their prescribed order: "Như trên" first, "Lưu" last."""
    names = [name.strip().removeprefix("-").strip() for name in document.recipients]
    filed = [name for name in names if name.startswith(_FILED)] or [_FILED_BY_DEFAULT]
    others = [name for name in names if not name.startswith((_FILED, _AS_ABOVE))]
    first = [name for name in names if name.startswith(_AS_ABOVE)] or [_AS_ABOVE]
    return (*(first if document.addressees else ()), *others, *filed)
