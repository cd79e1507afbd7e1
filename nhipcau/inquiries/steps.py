"""The row as it is now, held while it changes, and the step that each change leaves."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError

from nhipcau.inquiries.models import Inquiry, InquiryStep
from nhipcau.organisations.models import Unit, User
from nhipcau.vietnamese.typed_text import typed

Act = InquiryStep.Act


def held(inquiry: Inquiry, *, expect: Iterable[str]) -> Inquiry:
    """The row, locked; refused in another state, and once its words have been erased."""
    rows = Inquiry.objects.select_for_update(of=("self",)).select_related("unit", "answered_by")
    found = rows.get(pk=inquiry.pk)
    if found.erased_at is not None:
        raise ValidationError("Dữ liệu của câu hỏi này đã xóa.", code="erased")
    if found.state not in set(expect):
        label = Inquiry.State(found.state).label.lower()
        message = f"Câu hỏi đang ở tình trạng “{label}”, không làm được việc này."
        raise ValidationError(message, code="state")
    return found


def move(
    inquiry: Inquiry,
    state: str,
    act: str,
    *,
    by: User | None,
    reason: str = "",
    unit: Unit | None = None,
) -> Inquiry:
    """Save the row in its new state, with the step that says so."""
    before, inquiry.state = inquiry.state, state
    inquiry.full_clean(validate_unique=False, exclude=["email"])
    inquiry.save()
    leave_step(inquiry, act, before=before, by=by, reason=reason, unit=unit)
    return inquiry


def leave_step(
    inquiry: Inquiry,
    act: str,
    *,
    by: User | None,
    before: str = "",
    reason: str = "",
    unit: Unit | None = None,
) -> None:
    InquiryStep.objects.create(
        inquiry=inquiry,
        act=act,
        from_state=before or inquiry.state,
        to_state=inquiry.state,
        reason=typed(reason),
        unit=unit,
        by=by,
    )


def require_reason(reason: str, message: str) -> str:
    if not typed(reason):
        raise ValidationError({"reason": ValidationError(message, code="reason")})
    return typed(reason)
