"""The columns of each table: which field, under which words, read and written in which way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from django.db import models

from nhipcau.registries.models import SPECIFIC, Partner, Register

PARTNER: Final = "partner"


class Kind(StrEnum):
    TEXT = "text"
    DAY = "day"
    HOUR = "hour"
    NUMBER = "number"
    CHOICE = "choice"
    YES_NO = "yes_no"
    COUNTRY = "country"
    COUNTRIES = "countries"
    PARTNER = "partner"
    PARTNERS = "partners"
    SECTORS = "sectors"
    TASKS = "tasks"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Column:
    """`name` is a field, or one of the names below; `is_told` columns are written, never read.

    `code` (the number of the row), `state`, `unit`, `tasks` (codes of tasks), `aliases` (further
    names) are no plain fields. `choices` maps codes to words. `longest` is in characters, 0 for no
    end.
    """

    name: str
    header: str
    kind: Kind = Kind.TEXT
    choices: Mapping[str, str] = field(default_factory=dict)
    is_told: bool = False
    is_asked: bool = False
    longest: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """`code` is a register or PARTNER; `of_partner` are columns that speak of the partner behind an
    investor.
    """

    code: str
    label: str
    columns: tuple[Column, ...]
    of_partner: frozenset[str] = frozenset()

    @property
    def readable(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if not column.is_told)


_FIELDS: Final[dict[str, tuple[str, ...]]] = {
    Register.DELEGATION: (
        *("title", "way", "level", "countries", "partners", "starts_on", "ends_on", "people"),
        *("purpose", "places", "decision_number", "decided_on", "decided_by"),
    ),
    Register.AGREEMENT: (
        *("title", "kind", "is_departmental", "countries", "partners", "field", "starts_on"),
        *("signed_at", "our_signer", "their_signer", "effective_on", "expires_on", "renewal"),
    ),
    Register.EVENT: (
        *("title", "kind", "mode", "is_international", "starts_on", "ends_on", "starts_at"),
        *("ends_at", "venue", "country", "partners", "hours", "attended"),
    ),
    Register.INVESTOR: ("sectors", "capital_usd", "project", "needs", "source", "source_on"),
    Register.PRESS_VISIT: (
        *("title", "kind", "outlet_name", "country", "people", "starts_on", "ends_on", "purpose"),
        *("places", "received_on", "permit_number", "permit_from", "permit_until"),
    ),
    Register.PUBLICATION: (
        *("title", "form", "series", "volume", "number", "publisher", "starts_on", "rights"),
        "credits_line",
    ),
    Register.CASE: (
        *("title", "object_kind", "what", "quantity", "place", "starts_on", "handler"),
        *("transferred_on", "document", "closed_on", "outcome", "result"),
    ),
    PARTNER: (
        *("name", "original_name", "english_name", "kind", "country", "province", "is_friendly"),
        *("friendly_since", "website", "email", "phone", "address", "note"),
    ),
}
_OF_INVESTORS: Final = (
    *("name", "original_name", "english_name", "country", "province"),
    *("website", "email", "phone", "address"),
)
_BY_NAME: Final = {
    "countries": Kind.COUNTRIES,
    "country": Kind.COUNTRY,
    "sectors": Kind.SECTORS,
    "partners": Kind.PARTNERS,
}
_RENAMED: Final = {"agreement.starts_on": "Ngày ký"}


def table_of(code: str) -> Table:
    """The table of a register or of the partners."""
    if code == PARTNER:
        columns = [_column(code, Partner, name) for name in _FIELDS[PARTNER]]
        names = Column("aliases", "Tên gọi khác", Kind.NAMES)
        return Table(code, "Đối tác", (_CODE, *columns[:3], names, *columns[3:], _UNIT))
    label, own = str(Register(code).label), _own_columns(code)
    if code == Register.INVESTOR:
        behind = tuple(_column(PARTNER, Partner, name) for name in _OF_INVESTORS)
        columns_ = (_CODE, *behind, *own, _TASKS, _STATE, _UNIT)
        return Table(code, label, columns_, frozenset(_OF_INVESTORS))
    return Table(code, label, (_CODE, *own, _TASKS, _STATE, _UNIT))


def _own_columns(code: str) -> tuple[Column, ...]:
    return tuple(_column(code, SPECIFIC[code], name) for name in _FIELDS[code])


_CODE: Final = Column("code", "Mã")
_STATE: Final = Column("state", "Tình trạng", is_told=True)
_UNIT: Final = Column("unit", "Đơn vị theo dõi", is_told=True)
_TASKS: Final = Column("tasks", "Tính cho nhiệm vụ", Kind.TASKS)


def _column(code: str, model: Any, name: str) -> Column:
    field_ = model._meta.get_field(name)
    header = _RENAMED.get(f"{code}.{name}", str(field_.verbose_name))
    is_asked = not field_.blank and not field_.has_default()
    return Column(
        name,
        header,
        _BY_NAME.get(name) or _kind(field_),
        dict(field_.flatchoices),
        is_asked=is_asked,
        longest=getattr(field_, "max_length", None) or 0,
    )


def _kind(field_: Any) -> Kind:
    if field_.flatchoices:
        return Kind.CHOICE
    match field_:
        case models.BooleanField():
            return Kind.YES_NO
        case models.DateField():
            return Kind.DAY
        case models.TimeField():
            return Kind.HOUR
        case models.DecimalField() | models.IntegerField():
            return Kind.NUMBER
    return Kind.TEXT
