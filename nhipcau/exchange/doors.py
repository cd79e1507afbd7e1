"""The doors by which a form goes out and comes back as a file: how each writes, reads and marks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from nhipcau.documents.kinds import EXCEL, FileKind
from nhipcau.exchange.coloured import coloured
from nhipcau.exchange.excel_reading import read_workbook
from nhipcau.exchange.excel_writing import form_workbook
from nhipcau.exchange.form import Problem, ReportForm, Returned
from nhipcau.exchange.models import Door
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


WAYS: Final[Mapping[str, Way]] = {
    Door.XLSX: Way(EXCEL, ".xlsx", form_workbook, _read_workbook, coloured),
}


def door_of(media_type: str) -> str:
    """The door that files of this kind come through; "" for none."""
    return next((door for door, way in WAYS.items() if way.kind.media_type == media_type), "")
