"""The signed line that a form carries: which download, round, unit, version and layout it is."""

from dataclasses import dataclass
from typing import Final

from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, dumps, loads

from nhipcau.exchange.models import IssuedForm
from nhipcau.reports.models import UnitReport

SCHEMA: Final = 1
"""Layout of the files; a later one that this code cannot read gets the next number."""
_SALT: Final = "nhipcau.exchange.form"
_NEW_ONE: Final = "hãy tải biểu mẫu mới ở trang báo cáo rồi chép nội dung sang"


@dataclass(frozen=True, slots=True)
class Identity:
    """What a token says; `issued`, `round` and `unit` are primary keys."""

    issued: int
    round: int
    unit: int
    version: int
    schema: int


def sign(issued: IssuedForm) -> str:
    """The token of one download; letters, digits, ":", "-" and "_" on one line."""
    report = issued.report
    told = [issued.pk, report.round_id, report.unit_id, issued.revision, issued.schema]
    return dumps(told, salt=_SALT)


def identity_of(token: str) -> Identity:
    """What a token says. Refuses with code no_token or edited."""
    if not token.strip():
        raise ValidationError(
            f"Tệp không mang mã nhận dạng của biểu mẫu; {_NEW_ONE}.", code="no_token"
        )
    try:
        return Identity(*loads("".join(token.split()), salt=_SALT))
    except (BadSignature, TypeError, ValueError) as error:
        raise ValidationError(
            f"Mã nhận dạng trong tệp đã bị sửa nên không dùng được; {_NEW_ONE}.", code="edited"
        ) from error


def issued_form(token: str, *, report: UnitReport) -> IssuedForm:
    """The download that a file comes from, if it belongs to `report`.

    Refuses with code no_token, edited, schema, round, unit or gone.
    """
    told = identity_of(token)
    if told.schema != SCHEMA:
        raise ValidationError(
            f"Tệp theo mẫu số {told.schema}, hệ thống đang dùng mẫu số {SCHEMA}; {_NEW_ONE}.",
            code="schema",
        )
    if told.unit != report.unit_id:
        raise ValidationError(
            f"Tệp là biểu mẫu của đơn vị khác, không phải của {report.unit_name}; hãy chọn đúng "
            "tệp của đơn vị mình.",
            code="unit",
        )
    if told.round != report.round_id:
        raise ValidationError(
            f"Tệp là biểu mẫu của đợt báo cáo khác, không phải “{report.round.title}”; hãy chọn "
            "đúng tệp, hoặc nộp ở trang của đợt đó.",
            code="round",
        )
    issued = IssuedForm.objects.filter(pk=told.issued, report=report).first()
    if issued is None or issued.revision != told.version:
        raise ValidationError(
            f"Hệ thống không còn ghi lần tải biểu mẫu này; {_NEW_ONE}.", code="gone"
        )
    return issued
