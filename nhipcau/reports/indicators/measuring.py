"""Values that people measure: entered with their source, corrected by a new row, withdrawn."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nhipcau.documents.models import StoredFile
from nhipcau.documents.secrecy import STAMPED_WORDS, bears_stamp
from nhipcau.organisations.models import Unit, User
from nhipcau.outputs.typed_text import typed_line
from nhipcau.reports.indicators.catalogue import MEASURED, indicators
from nhipcau.reports.models import IndicatorValue
from nhipcau.vietnamese.dates import format_date

Refused = dict[str, ValidationError]


@transaction.atomic
def measure(
    indicator: str,
    *,
    unit: Unit,
    first_day: date,
    last_day: date,
    value: Decimal | int,
    source: str,
    by: User,
    file: StoredFile | None = None,
    note: str = "",
) -> IndicatorValue:
    """Enter what `unit` measured over `first_day`..`last_day`, both inclusive.

    Refused, all at once and each at its field: an indicator counted from outputs, a day to come,
    no source, days that a value of this unit has already (or, of a stock, the same last day).
    """
    return _entered(
        IndicatorValue(
            indicator=indicator,
            unit=unit,
            first_day=first_day,
            last_day=last_day,
            value=Decimal(value),
            source=typed_line(source),
            file=file,
            note=typed_line(note),
            by=by,
        )
    )


@transaction.atomic
def correct(
    old: IndicatorValue,
    *,
    value: Decimal | int,
    note: str,
    by: User,
    source: str | None = None,
    first_day: date | None = None,
    last_day: date | None = None,
    file: StoredFile | None = None,
) -> IndicatorValue:
    """A new value in place of `old`, which is kept; what is not given stays. `note` says why."""
    old = _held(old)
    _require_note(note, "Ghi lý do sửa giá trị.")
    return _entered(
        IndicatorValue(
            indicator=old.indicator,
            unit=old.unit,
            first_day=first_day or old.first_day,
            last_day=last_day or old.last_day,
            value=Decimal(value),
            source=old.source if source is None else typed_line(source),
            file=file or old.file,
            note=typed_line(note),
            replaces=old,
            by=by,
        )
    )


@transaction.atomic
def withdraw_value(old: IndicatorValue, *, reason: str, by: User) -> IndicatorValue:
    """Take a value back; the row that says so, with who and why, is returned."""
    old = _held(old)
    _require_note(reason, "Nêu lý do rút giá trị.", field="reason")
    return IndicatorValue.objects.create(
        indicator=old.indicator,
        unit=old.unit,
        first_day=old.first_day,
        last_day=old.last_day,
        value=old.value,
        source=old.source,
        note=typed_line(reason)[:500],
        replaces=old,
        is_withdrawn=True,
        by=by,
    )


def _entered(row: IndicatorValue) -> IndicatorValue:
    # One entering of a unit at a time: the second sees the days of the first.
    Unit.objects.select_for_update(no_key=True).get(pk=row.unit_id)
    refused = _wrong(row)
    if refused:
        raise ValidationError(refused)
    row.clean_fields(exclude=["unit", "by", "replaces"])
    row.save()
    return row


def _wrong(row: IndicatorValue) -> Refused:
    found: Refused = {}
    if not row.value.is_finite():
        return {"value": ValidationError("Ghi giá trị bằng số.", code="invalid")}
    indicator = indicators().get(row.indicator)
    if indicator is None or indicator.basis != MEASURED:
        message = "Chỉ tiêu này không nhập tay: số lấy từ kết quả hoặc kinh phí trong sổ."
        found["indicator"] = ValidationError(message, code="indicator")
    elif row.value != row.value.to_integral_value() and not indicator.has_decimals:
        message = f"Giá trị tính bằng {indicator.measure} phải là số nguyên."
        found["value"] = ValidationError(message, code="whole")
    if row.value < 0:
        found["value"] = ValidationError("Giá trị không được âm.", code="negative")
    if not row.source:
        message = "Ghi nguồn số liệu, ví dụ: Báo cáo số 15/BC-SDL, trang quản trị fanpage."
        found["source"] = ValidationError(message, code="source")
    for field in ("source", "note"):
        if bears_stamp(getattr(row, field)):
            found[field] = ValidationError(STAMPED_WORDS, code="secret")
    return found | _wrong_days(row)


def _wrong_days(row: IndicatorValue) -> Refused:
    if row.first_day > row.last_day:
        message = "Ngày cuối phải từ ngày đầu trở đi."
        return {"last_day": ValidationError(message, code="days")}
    if row.last_day > timezone.localdate():
        return {"last_day": ValidationError("Ngày cuối chưa đến.", code="future")}
    others = IndicatorValue.objects.in_force().filter(indicator=row.indicator, unit=row.unit_id)
    if row.replaces_id:
        others = others.exclude(pk=row.replaces_id)
    indicator = indicators().get(row.indicator)
    if indicator is not None and indicator.is_stock:
        others = others.filter(last_day=row.last_day)
    other = others.touching(row.first_day, row.last_day).first()
    if other is None:
        return {}
    message = (
        f"Đơn vị đã có giá trị từ {format_date(other.first_day)} đến "
        f"{format_date(other.last_day)}; hãy sửa giá trị đó, hoặc chọn những ngày khác."
    )
    return {"first_day": ValidationError(message, code="overlap")}


def _held(row: IndicatorValue) -> IndicatorValue:
    """The row, held; refused once it is replaced or withdrawn."""
    found = IndicatorValue.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if found.is_withdrawn or IndicatorValue.objects.filter(replaces=found).exists():
        message = "Giá trị này đã được thay hoặc đã rút; hãy mở lại trang."
        raise ValidationError(message, code="state")
    return found


def _require_note(text: str, message: str, *, field: str = "note") -> None:
    if bears_stamp(text):
        raise ValidationError({field: ValidationError(STAMPED_WORDS, code="secret")})
    if not typed_line(text):
        raise ValidationError({field: ValidationError(message, code=field)})
