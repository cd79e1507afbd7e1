"""What an output must be before it is recorded; every refusal is one sentence at one field."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from nhipcau.documents.secrecy import STAMPED_WORDS, bears_stamp
from nhipcau.organisations.models import Unit
from nhipcau.outputs.languages import LANGUAGE_NAMES
from nhipcau.outputs.models import Output
from nhipcau.plans.models import Task
from nhipcau.search.folded import words_of
from nhipcau.vietnamese.dates import format_date

Refusal = tuple[str, str, str]  # field, sentence, code

_is_web_address = URLValidator(schemes=["http", "https"])


def check_output(
    output: Output, *, units: Sequence[Unit], tasks: Sequence[Task], today: date
) -> None:
    """Refuse, all at once and each at its field, what is wrong with an output before it is saved.

    Refused: fields that do not fit, a day to come or outside every plan of its tasks, no unit,
    tasks of a withdrawn plan, an unknown language, words that bear a secrecy stamp. A draft may
    still lack its units, nothing else.
    """
    refused: dict[str, list[ValidationError]] = {}
    try:
        output.full_clean(validate_constraints=False)  # told at their field below
    except ValidationError as error:
        refused |= error.error_dict
    found = [
        *_day(output, tasks, today),
        *_units(output, units),
        *_tasks(tasks),
        *_codes(output),
        *_quantity(output),
        *_stamps(output),
    ]
    for field, message, code in found:
        refused.setdefault(field, []).append(ValidationError(message, code=code))
    if refused:
        raise ValidationError(refused)


def check_address(url: str) -> None:
    """Refuse everything but an http(s) address."""
    try:
        _is_web_address(url)
    except ValidationError as error:
        message = "Địa chỉ minh chứng phải bắt đầu bằng http:// hoặc https:// và viết đầy đủ."
        raise ValidationError({"url": ValidationError(message, code="url")}) from error


def _day(output: Output, tasks: Sequence[Task], today: date) -> list[Refusal]:
    day = output.happened_on
    if not isinstance(day, date):
        return []  # full_clean has refused it
    if day > today:
        message = f"Ngày {format_date(day)} chưa tới; chỉ ghi nhận kết quả đã có."
        return [("happened_on", message, "future")]
    if tasks and not any(task.plan.covers(day) for task in tasks):
        message = (
            f"Ngày {format_date(day)} không thuộc thời gian của kế hoạch nào trong các nhiệm vụ đã "
            "chọn; hãy sửa ngày hoặc chọn nhiệm vụ khác."
        )
        return [("happened_on", message, "outside_plan")]
    return []


def _units(output: Output, units: Sequence[Unit]) -> list[Refusal]:
    if units or output.state == Output.State.DRAFT:
        return []
    return [("units", "Chọn ít nhất một đơn vị thực hiện.", "no_unit")]


def _tasks(tasks: Sequence[Task]) -> list[Refusal]:
    return [
        (
            "tasks",
            f"Nhiệm vụ {task.code} thuộc kế hoạch đã rút lại; hãy chọn nhiệm vụ khác.",
            "withdrawn_plan",
        )
        for task in tasks
        if task.plan.withdrawn_at
    ]


def _codes(output: Output) -> list[Refusal]:
    unknown = [str(code) for code in output.languages if code not in LANGUAGE_NAMES]
    if not unknown:
        return []
    message = f"Không có ngôn ngữ mã “{', '.join(unknown)}”; hãy chọn trong danh sách."
    return [("languages", message, "language")]


def _quantity(output: Output) -> list[Refusal]:
    if not isinstance(output.quantity, Decimal) or output.quantity.is_nan():
        return []  # none given, or full_clean has refused it
    if output.quantity < 0:
        return [("quantity", "Số lượng không được âm.", "negative")]
    if not output.quantity_unit:
        message = "Ghi đơn vị tính của số lượng, ví dụ: bản, lượt, người."
        return [("quantity_unit", message, "no_measure")]
    return []


def _stamps(output: Output) -> list[Refusal]:
    return [
        (field, STAMPED_WORDS, "secret")
        for field in ("title", "quantity_unit", "summary")
        if bears_stamp(getattr(output, field))
    ]


def likely_duplicates(
    *, kind: str, title: str, happened_on: date, besides: Output | None = None
) -> list[Output]:
    """Outputs not withdrawn, of the same kind and day, whose title is the same but for marks."""
    same_day = Output.objects.filter(kind=kind, happened_on=happened_on).exclude(
        state=Output.State.WITHDRAWN
    )
    words = words_of(title)
    return [
        output
        for output in same_day
        if words_of(output.title) == words and output.pk != (besides.pk if besides else None)
    ]
