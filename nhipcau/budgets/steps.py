"""What every change of a budget has in common: the line held, sums looked at, a step left."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from nhipcau.budgets.models import BudgetEntry, BudgetLine, BudgetStep
from nhipcau.documents.secrecy import STAMPED_WORDS, bears_stamp, refuse_stamped_words
from nhipcau.organisations.models import User
from nhipcau.vietnamese.money import LARGEST
from nhipcau.vietnamese.typed_text import typed

Refusal = tuple[str, str, str]  # field, sentence, code


def held(line: BudgetLine) -> BudgetLine:
    """The line, nobody else changing it meanwhile. Refuses one that counts no more."""
    found = (
        BudgetLine.objects.select_for_update(of=("self",)).select_related("plan").get(pk=line.pk)
    )
    if found.plan.withdrawn_at:
        raise ValidationError(
            "Kế hoạch đã rút lại, không ghi kinh phí được.", code="withdrawn_plan"
        )
    if found.withdrawn_at:
        raise ValidationError("Dòng kinh phí này đã bỏ khỏi dự toán.", code="withdrawn")
    return found


def amount_faults(amount: Decimal | int, *, field: str = "amount") -> list[Refusal]:
    """What keeps a number from being a sum: it is whole đồng, above zero, within the register."""
    exact = Decimal(amount)
    if not exact.is_finite() or exact != exact.to_integral_value():
        return [(field, "Số tiền phải chẵn đến đồng.", "fraction")]
    if exact <= 0:
        message = "Số tiền phải lớn hơn 0; chưa có số liệu thì chưa ghi."
        return [(field, message, "not_positive")]
    if exact > LARGEST:
        return [(field, "Số tiền quá lớn; hãy kiểm tra lại đơn vị tính.", "too_large")]
    return []


def stamp_faults(words: Mapping[str, str]) -> list[Refusal]:
    """Fields whose words bear a secrecy stamp."""
    return [(field, STAMPED_WORDS, "secret") for field, text in words.items() if bears_stamp(text)]


def refuse(found: Iterable[Refusal]) -> None:
    """All that is wrong at once, each at its field; nothing where nothing is wrong."""
    refused: dict[str, list[ValidationError]] = {}
    for field, message, code in found:
        refused.setdefault(field, []).append(ValidationError(message, code=code))
    if refused:
        raise ValidationError(refused)


def require_reason(reason: str, message: str) -> None:
    """Refuse where no reason is given, and one that bears a secrecy stamp."""
    if not reason.strip():
        raise ValidationError({"reason": ValidationError(message, code="reason")})
    refuse_stamped_words(reason, field="reason")


def leave_step(
    line: BudgetLine,
    action: str,
    *,
    by: User,
    entry: BudgetEntry | None = None,
    reason: str = "",
    changes: Mapping[str, list[Any]] | None = None,
) -> None:
    BudgetStep.objects.create(
        line=line,
        entry=entry,
        action=action,
        reason=typed(reason),
        changes=dict(changes or {}),
        by=by,
    )
