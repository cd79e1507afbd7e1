"""The doors by which a form goes out and comes back as a file: how each writes, reads and marks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.core.exceptions import ValidationError

from nhipcau.documents.kinds import EXCEL, WORD, FileKind
from nhipcau.exchange.coloured import coloured
from nhipcau.exchange.excel_reading import read_workbook
from nhipcau.exchange.excel_writing import form_workbook
from nhipcau.exchange.form import WHOLE_FILE, Problem, ReportForm, Returned
from nhipcau.exchange.models import Door
from nhipcau.exchange.word_marking import mark
from nhipcau.exchange.word_reading import read_document
from nhipcau.exchange.word_writing import form_document
from nhipcau.plans.models import Task

STATUSES: Final = {str(value): str(label) for value, label in Task.Status.choices}


@dataclass(frozen=True, slots=True)
class Way:
    """What one kind of file needs; `suffix` with its dot."""

    kind: FileKind
    suffix: str
    write: Callable[[ReportForm], bytes]
    read: Callable[[bytes], Returned]
    mark: Callable[[bytes, Sequence[Problem]], bytes]


def _read_workbook(content: bytes) -> Returned:
    return read_workbook(content, statuses=STATUSES)


def _read_document(content: bytes) -> Returned:
    try:
        return read_document(content, statuses=STATUSES)
    except ValidationError as refusal:
        return Returned("", {}, {}, {}, problems=(Problem(WHOLE_FILE, "", refusal.messages[0]),))


WAYS: Final[Mapping[str, Way]] = {
    Door.XLSX: Way(EXCEL, ".xlsx", form_workbook, _read_workbook, coloured),
    Door.DOCX: Way(WORD, ".docx", form_document, _read_document, mark),
}


def door_of(media_type: str) -> str:
    """The door that files of this kind come through; "" for none."""
    return next((door for door, way in WAYS.items() if way.kind.media_type == media_type), "")
