"""The facts of a document as people put them right, each read from and written into the draft."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError

Json = dict[str, Any]

COUNTS: Final = frozenset({"year", "day", "month", "year_of_issue"})
"""Facts that are numbers; a new one may change which names are in force."""

DOCUMENT_FIELDS: Final = (
    *("title", "number", "issuer", "type", "place", "date_text", "year", "closing", "preamble"),
    *("day", "month", "year_of_issue", "signer_name", "recipients", "report_due_on"),
)
"""Fields of the document that people may change."""


def fact(document: Json, field: str) -> str:
    """The fact as words: one recipient a line, the report day as 2024-12-09, "" for blank."""
    if field == "recipients":
        return "\n".join(document["recipients"])
    if field == "report_due_on":
        return next((one["date"] for one in document["report_deadlines"] if one["date"]), "") or ""
    holder, name = _holder(document, field)
    return "" if holder.get(name) is None else str(holder[name])


def write_fact(document: Json, field: str, value: str) -> None:
    """Write one of `DOCUMENT_FIELDS`; an empty value means that the paper leaves it blank.

    A new report day is the last day on time, whatever the sentence of the paper said before.
    """
    if field in _WRITERS:
        _WRITERS[field](document, value)
        return
    holder, name = _holder(document, field)
    holder[name] = _count(value) if field in COUNTS else value.strip()
    if field == "number":
        document["number_blank"] = not value.strip()


def _holder(document: Json, field: str) -> tuple[Json, str]:
    if field in ("day", "month", "year_of_issue"):
        return document["date"], field.removesuffix("_of_issue")
    if field == "signer_name":
        return document["signer"], "name"
    return document, field


def _write_recipients(document: Json, value: str) -> None:
    document["recipients"] = [line.strip() for line in value.splitlines() if line.strip()]


def _write_report_day(document: Json, value: str) -> None:
    deadlines = document["report_deadlines"]
    if not value.strip():
        for one in deadlines:
            one["date"] = None
        return
    try:
        day = date.fromisoformat(value.strip())
    except ValueError as error:
        raise ValidationError("Ngày này không có trong lịch.", code="report_due_on") from error
    dated = next((one for one in deadlines if one["date"]), None) or next(iter(deadlines), None)
    if dated is None:
        dated = {"text": "", "who": "", "to": "", "where": ""}
        deadlines.append(dated)
    dated |= {"date": day.isoformat(), "relation": "by"}


_WRITERS: Final[dict[str, Callable[[Json, str], None]]] = {
    "recipients": _write_recipients,
    "report_due_on": _write_report_day,
}


def _count(value: str) -> int | None:
    if not value.strip():
        return None
    if not (value.strip().isascii() and value.strip().isdecimal()):
        raise ValidationError("Hãy ghi một số.", code="date")
    return int(value)
