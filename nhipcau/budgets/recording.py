"""Amounts on a line: recorded, corrected by entries that name what they correct, cancelled."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nhipcau.budgets.models import BudgetEntry, BudgetLine, BudgetStep
from nhipcau.budgets.steps import (
    Refusal,
    amount_faults,
    held,
    leave_step,
    refuse,
    require_reason,
    stamp_faults,
)
from nhipcau.documents.models import OfficialDocument, StoredFile
from nhipcau.organisations.models import User
from nhipcau.vietnamese.dates import format_date
from nhipcau.vietnamese.numbers import format_number
from nhipcau.vietnamese.typed_text import typed, typed_line

_LONGEST: Final = {"document_number": 120, "note": 500}  # characters, as the columns allow


@dataclass(frozen=True, slots=True)
class Proof:
    """What stands behind an amount: a number, a document of the register, a file; any of them."""

    document_number: str = ""
    document: OfficialDocument | None = None
    file: StoredFile | None = None


NO_PROOF: Final = Proof()


@transaction.atomic
def record_entry(
    line: BudgetLine,
    *,
    stage: str,
    amount: Decimal | int,
    day: date,
    by: User,
    proof: Proof = NO_PROOF,
    note: str = "",
) -> BudgetEntry:
    """An amount in đồng on a line. A number that one document of the register bears leads to it.

    Refuses integrated lines, sums that are not whole and above zero, a day to come, words under
    a secrecy stamp. Money without proof is taken; `budgets.odd` lists it.
    """
    line = held(line)
    if line.is_integrated:
        raise ValidationError(
            "Dòng lồng ghép không có số tiền riêng; muốn ghi số tiền thì sửa dòng trước.",
            code="integrated",
        )
    entry = _made(line, stage=stage, amount=amount, day=day, proof=proof, note=note, by=by)
    leave_step(line, BudgetStep.Action.RECORDED, by=by, entry=entry)
    return entry


@transaction.atomic
def correct_entry(
    entry: BudgetEntry,
    *,
    amount: Decimal | int,
    day: date,
    reason: str,
    by: User,
    proof: Proof = NO_PROOF,
) -> BudgetEntry:
    """Make `amount` what the entry comes to; returns the counter-entry over the difference.

    The entry and its earlier corrections stay as they are. Refuses an entry that was cancelled or
    is a correction itself, and an amount that it comes to already.
    """
    line = held(entry.line)
    entry = BudgetEntry.objects.get(pk=entry.pk)
    require_reason(reason, "Nêu lý do điều chỉnh.")
    refuse(amount_faults(amount))
    if entry.cancelled_at:
        raise ValidationError("Khoản này đã hủy; hãy ghi khoản mới.", code="cancelled")
    if entry.corrects_id:
        raise ValidationError(
            "Đây là khoản điều chỉnh; hãy điều chỉnh khoản gốc.", code="correction"
        )
    difference = int(amount) - comes_to(entry)
    if not difference:
        message = f"Khoản này đang là {format_number(int(amount))} đồng; không có gì để sửa."
        raise ValidationError({"amount": ValidationError(message, code="same")})
    counter = _made(
        line, stage=entry.stage, amount=abs(difference), day=day, proof=proof, note=reason, by=by,
        corrects=entry, is_reduction=difference < 0,
    )  # fmt: skip
    leave_step(line, BudgetStep.Action.CORRECTED, by=by, entry=counter, reason=reason)
    return counter


@transaction.atomic
def prove_entry(entry: BudgetEntry, *, proof: Proof, by: User) -> BudgetEntry:
    """Put a number or a file behind an entry that has none yet; what stands there already stays.

    Refuses an entry that was cancelled, no proof at all, and a second number or file.
    """
    line = held(entry.line)
    entry = BudgetEntry.objects.get(pk=entry.pk)
    number = typed_line(proof.document_number)
    words = {"document_number": number}
    if entry.cancelled_at:
        raise ValidationError("Khoản này đã hủy.", code="cancelled")
    found = [*_too_long(words), *stamp_faults(words)]
    if not (number or proof.file):
        message = "Ghi số văn bản, chứng từ hoặc đính kèm tệp."
        found.append(("document_number", message, "no_proof"))
    for field, old, new in (
        ("document_number", entry.document_number, number),
        ("file", entry.file_id, proof.file),
    ):
        if old and new:
            message = "Khoản này đã có căn cứ loại này; nếu sai, hãy hủy khoản và ghi lại."
            found.append((field, message, "proven"))
    refuse(found)
    entry.document_number = entry.document_number or number
    entry.document = entry.document or proof.document or document_numbered(number)
    entry.file = entry.file or proof.file
    entry.save(update_fields=["document_number", "document", "file"])
    leave_step(line, BudgetStep.Action.PROVEN, by=by, entry=entry)
    return entry


@transaction.atomic
def cancel_entry(entry: BudgetEntry, *, reason: str, by: User) -> BudgetEntry:
    """An entry made in error counts no more, and its corrections with it; all are kept.

    A correction may be cancelled alone, unless the entry would then come to nothing or less.
    """
    line = held(entry.line)
    entry = BudgetEntry.objects.select_related("corrects").get(pk=entry.pk)
    require_reason(reason, "Nêu lý do hủy khoản kinh phí.")
    if entry.cancelled_at:
        raise ValidationError("Khoản này đã hủy.", code="cancelled")
    if entry.corrects and comes_to(entry.corrects) - entry.effect <= 0:
        raise ValidationError(
            "Hủy khoản điều chỉnh này thì khoản gốc không còn đồng nào; hãy hủy khoản gốc.",
            code="nothing_left",
        )
    for one in (entry, *entry.corrections.filter(cancelled_at=None)):
        one.cancelled_at, one.cancel_reason = timezone.now(), typed(reason)
        one.save(update_fields=["cancelled_at", "cancel_reason"])
        leave_step(line, BudgetStep.Action.CANCELLED, by=by, entry=one, reason=reason)
    return entry


def comes_to(entry: BudgetEntry) -> int:
    """The amount of an entry after its corrections, in đồng."""
    corrections = entry.corrections.filter(cancelled_at=None)
    return entry.effect + sum(one.effect for one in corrections)


def likely_same(
    line: BudgetLine, *, stage: str, amount: Decimal | int, day: date
) -> list[BudgetEntry]:
    """Entries that count of the same stage, amount and day: perhaps the same payment again."""
    return list(line.entries.filter(stage=stage, amount=amount, day=day, cancelled_at=None))


def document_numbered(number: str) -> OfficialDocument | None:
    """The only document of the register that bears this number; None for none or several."""
    found = list(OfficialDocument.objects.filter(number=number)[:2]) if number else []
    return found[0] if len(found) == 1 else None


def _made(
    line: BudgetLine,
    *,
    stage: str,
    amount: Decimal | int,
    day: date,
    proof: Proof,
    note: str,
    by: User,
    corrects: BudgetEntry | None = None,
    is_reduction: bool = False,
) -> BudgetEntry:
    number = typed_line(proof.document_number)
    words = {"document_number": number, "note": typed_line(note)}
    refuse([*amount_faults(amount), *_faults(stage, day), *_too_long(words), *stamp_faults(words)])
    return BudgetEntry.objects.create(
        line=line,
        stage=stage,
        amount=Decimal(amount),
        day=day,
        document_number=number,
        document=proof.document or document_numbered(number),
        file=proof.file,
        note=words["note"],
        corrects=corrects,
        is_reduction=is_reduction,
        by=by,
    )


def _faults(stage: str, day: date) -> list[Refusal]:
    found: list[Refusal] = []
    if stage not in BudgetEntry.Stage.values:
        found.append(("stage", "Chọn loại số: dự toán, được giao, đã chi, quyết toán.", "stage"))
    if day > timezone.localdate():
        message = f"Ngày {format_date(day)} chưa tới; chỉ ghi số tiền đã có văn bản, chứng từ."
        found.append(("day", message, "future"))
    return found


def _too_long(words: dict[str, str]) -> list[Refusal]:
    return [
        (field, f"Nội dung dài quá {_LONGEST[field]} ký tự; hãy ghi gọn lại.", "too_long")
        for field, text in words.items()
        if len(text) > _LONGEST[field]
    ]
