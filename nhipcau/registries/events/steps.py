"""The event held while its list changes, and the step that each move of a registration leaves."""

from datetime import date

from nhipcau.organisations.models import User
from nhipcau.registries.models import Event, Registration, RegistrationStep
from nhipcau.registries.steps import held, require_reason
from nhipcau.vietnamese.typed_text import typed_line

Act = RegistrationStep.Act


def held_event(event: Event) -> Event:
    """The event, locked: whoever changes its list waits here, so that no seat is given twice."""
    row: Event = held(event)
    return row


def held_registration(registration: Registration) -> Registration:
    """The registration as it is now; its event is locked first."""
    held_event(registration.entry.specific)
    rows = Registration.objects.select_for_update(of=("self",)).select_related("entry")
    return rows.get(pk=registration.pk)


def leave_step(
    registration: Registration, act: str, *, by: User | None, reason: str = ""
) -> RegistrationStep:
    return RegistrationStep.objects.create(
        registration=registration, act=act, reason=typed_line(reason)[:500], by=by
    )


def require_reason_when_late(event: Event, reason: str, *, by: User | None, day: date) -> None:
    """After the deadline of registration staff change the list only with a reason."""
    if by is not None and event.is_past_deadline(day):
        require_reason(reason, "Đã hết hạn đăng ký: nêu lý do thay đổi danh sách.")
