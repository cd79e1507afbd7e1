"""A unit writes its report: its words, what did not happen, how each task stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.documents.secrecy import STAMPED_WORDS, bears_stamp
from nhipcau.organisations.models import User
from nhipcau.outputs.typed_text import typed, typed_line
from nhipcau.plans.models import Task
from nhipcau.reports.models import WITH_UNIT, ReportItem, State, UnitReport
from nhipcau.reports.outside import outside_refusal
from nhipcau.reports.snapshots import GENERAL
from nhipcau.reports.steps import locked_report, move

# Where a refusal of an entry is mended, by its code; any other is about the words.
AT_FIELD: Final = {
    "status": "status",
    "nil_reason": "nil_reason",
    "secret_reason": "nil_reason",
    "nil_with_words": "is_nil",
    "nil_with_outputs": "is_nil",
    "outside_secret": "outside_number",
    "outside_number": "outside_number",
    "outside_with_words": "outside_number",
    "outside_with_nil": "outside_number",
    "outside_with_outputs": "outside_number",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a unit says about one task; `is_nil` says that nothing happened, and needs a reason.

    `outside_number` is the number of the paper on which the matter was handled outside this system
    (state secrets): then nothing else is said about it here.
    """

    words: str = ""
    is_nil: bool = False
    nil_reason: str = ""
    status: str = Task.Status.UNDER_WAY
    outside_number: str = ""


@transaction.atomic
def write(
    report: UnitReport,
    *,
    by: User,
    items: Mapping[int, Entry] | None = None,
    general: Mapping[str, str] | None = None,
    revision: int | None = None,
) -> UnitReport:
    """Save entries by primary key of the item, and texts by the names in GENERAL.

    What is not given stays. `revision` is that of the report as the writer saw it (by default that
    of `report`): if someone saved since, nothing is written and the code is "conflict". Every
    refusal of an item stands under "item-<pk>".
    """
    seen = report.revision if revision is None else revision
    report = locked_report(report, expect=WITH_UNIT)
    _refuse_conflict(report, seen)
    changed_items = _write_items(report, items or {})
    changed_texts = _write_general(report, general or {})
    if not changed_items and not changed_texts:
        return report
    ReportItem.objects.bulk_update(
        changed_items,
        ["words", "is_nil", "nil_reason", "status", "outside_number"],
        batch_size=500,
    )
    report.revision += 1
    report.save(update_fields=["revision", *changed_texts])
    report.writers.add(by)
    if report.state == State.NOT_STARTED:
        move(report, State.DRAFT, by=by)
    return report


def _refuse_conflict(report: UnitReport, seen: int) -> None:
    if report.revision != seen:
        message = (
            "Báo cáo đã được người khác lưu sau khi trang này mở. Hãy mở lại trang, đối chiếu và "
            "nhập tiếp; nội dung vừa nhập chưa được lưu."
        )
        raise ValidationError(message, code="conflict")


def _write_items(report: UnitReport, entries: Mapping[int, Entry]) -> list[ReportItem]:
    """The items that changed, not yet saved."""
    found = {item.pk: item for item in report.items.all()}
    refused: dict[str, ValidationError] = {}
    changed = []
    for pk, entry in entries.items():
        item = found.get(pk)
        refusal = _refusal(item, entry)
        if item is None or refusal:
            refused[f"item-{pk}"] = refusal or _not_of_report()
        elif _put(item, entry):
            changed.append(item)
    if refused:
        raise ValidationError(refused)
    return changed


def _refusal(item: ReportItem | None, entry: Entry) -> ValidationError | None:
    if item is None:
        return _not_of_report()
    if entry.status not in Task.Status:
        return ValidationError("Chọn tình trạng nhiệm vụ trong danh sách.", code="status")
    if bears_stamp(entry.words):
        return ValidationError(STAMPED_WORDS, code="secret")
    if bears_stamp(entry.nil_reason):
        return ValidationError(STAMPED_WORDS, code="secret_reason")
    if typed_line(entry.outside_number):
        return outside_refusal(
            entry.outside_number,
            words=entry.words,
            is_nil=entry.is_nil,
            nil_reason=entry.nil_reason,
            output_count=item.output_count,
        )
    return _nil_refusal(item, entry) if entry.is_nil else None


def _nil_refusal(item: ReportItem, entry: Entry) -> ValidationError | None:
    if not typed(entry.nil_reason):
        return ValidationError("Ghi rõ lý do chưa phát sinh.", code="nil_reason")
    if typed(entry.words):
        message = "Đã có nội dung thì không đánh dấu chưa phát sinh."
        return ValidationError(message, code="nil_with_words")
    if item.output_count:
        message = f"Đã ghi nhận {item.output_count} kết quả, không đánh dấu chưa phát sinh."
        return ValidationError(message, code="nil_with_outputs")
    return None


def _not_of_report() -> ValidationError:
    return ValidationError("Nhiệm vụ này không có trong báo cáo.", code="item")


def _put(item: ReportItem, entry: Entry) -> bool:
    reason = typed(entry.nil_reason) if entry.is_nil else ""
    number = typed_line(entry.outside_number)
    new = (typed(entry.words), entry.is_nil, reason, entry.status, number)
    if (item.words, item.is_nil, item.nil_reason, item.status, item.outside_number) == new:
        return False
    item.words, item.is_nil, item.nil_reason, item.status, item.outside_number = new
    return True


def _write_general(report: UnitReport, texts: Mapping[str, str]) -> list[str]:
    """The names of the texts that changed, not yet saved."""
    unknown = texts.keys() - set(GENERAL)
    if unknown:
        raise ValueError(f"not a text of a report: {sorted(unknown)}")
    stamped = [field for field in texts if bears_stamp(texts[field])]
    if stamped:
        refusal = ValidationError(STAMPED_WORDS, code="secret")
        raise ValidationError(dict.fromkeys(stamped, refusal))
    changed = [field for field in texts if getattr(report, field) != typed(texts[field])]
    for field in changed:
        setattr(report, field, typed(texts[field]))
    return changed
