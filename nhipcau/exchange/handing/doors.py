"""Which file goes out, and which came in."""

from typing import Final

from django.core.exceptions import ValidationError
from django.utils.text import slugify

from nhipcau.editorial.models import Edition, Work
from nhipcau.editorial.translating.handoff import prepare, take_back
from nhipcau.exchange.handing.word_reading import read_word
from nhipcau.exchange.handing.word_writing import word_file
from nhipcau.exchange.handing.xliff import read_xliff, xliff_file
from nhipcau.organisations.models import User

FORMS: Final = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlf12": "application/xliff+xml",
    "xlf20": "application/xliff+xml",
}
"""What may be asked for, and its kind of content."""


def file_for(work: Work, *, language: str, form: str) -> tuple[str, bytes]:
    """A name and the bytes; `form` is a key of FORMS."""
    handoff = prepare(work, language=language)
    name = slugify(handoff.title)[:60] or "ban-dich"
    if form == "docx":
        return f"{name}.{language}.docx", word_file(handoff)
    version = "2.0" if form == "xlf20" else "1.2"
    return f"{name}.{language}.xlf", xliff_file(handoff, version=version)


def take_in(content: bytes, *, by: User) -> Edition:
    """The draft that a returned file makes. Refused with a sentence, or `handoff.Refused`."""
    if not content.strip():
        raise ValidationError("Tệp rỗng.", code="empty")
    if content[:2] == b"PK":
        token, rows = read_word(content)
    else:
        token, rows = read_xliff(content)
    return take_back(token, rows, by=by)
