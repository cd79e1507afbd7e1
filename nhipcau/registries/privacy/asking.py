"""What persons ask about their own data: received, acknowledged, extended once, done or refused."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.organisations.models import User
from nhipcau.registries.keeping import as_typed
from nhipcau.registries.models import Consent, Contact, DataRequest, Ground
from nhipcau.registries.privacy.consenting import withdraw_consent
from nhipcau.registries.privacy.erasing import erase
from nhipcau.registries.privacy.restricting import restrict
from nhipcau.registries.privacy.sorts import named, rows_named
from nhipcau.registries.privacy.times import due_on, extended, keep_until
from nhipcau.registries.privacy.trail import Act, leave
from nhipcau.registries.steps import require_reason

Kind, Outcome = DataRequest.Kind, DataRequest.Outcome
_WANTED = "Theo yêu cầu của người đó."
_TYPED = ("kind", "who", "reach", "told", "received_on")


@transaction.atomic
def receive(*, values: Mapping[str, Any], by: User, day: date) -> DataRequest:
    """`values`: kind, who, reach, told, received_on. The clocks begin with the day it came."""
    asked = DataRequest(created_by=by)
    for name in _TYPED:
        setattr(asked, name, as_typed(DataRequest._meta.get_field(name), values[name]))
    if not asked.who:
        raise ValidationError({"who": ValidationError("Ghi tên người yêu cầu.", code="who")})
    if asked.received_on > day:
        raise ValidationError({"received_on": ValidationError("Ngày này chưa tới.", code="future")})
    asked.acknowledge_by = due_on("acknowledge", asked.received_on)
    asked.due_on = due_on(asked.kind, asked.received_on)
    asked.full_clean()
    asked.save()
    leave(Act.RECEIVED, by=by, request=asked)
    return asked


@transaction.atomic
def acknowledge(request: DataRequest, *, on: date, by: User, day: date) -> DataRequest:
    """The person was told that the request has come."""
    found = _open(request)
    if found.acknowledged_on is not None:
        raise ValidationError("Đã báo nhận rồi.", code="acknowledged")
    if not found.received_on <= on <= day:
        message = "Ngày báo nhận phải từ ngày nhận đến hôm nay."
        raise ValidationError({"on": ValidationError(message, code="order")})
    found.acknowledged_on = on
    found.save()
    leave(Act.ACKNOWLEDGED, by=by, request=found)
    return found


@transaction.atomic
def extend(request: DataRequest, *, reason: str, by: User, day: date) -> DataRequest:
    """Once, before the time is over, with a reason that the person is told."""
    found = _open(request)
    if found.extended_on is not None:
        raise ValidationError("Chỉ được gia hạn một lần.", code="extended")
    if found.due_on < day:
        raise ValidationError("Đã quá hạn, không gia hạn được nữa.", code="late")
    found.extended_reason = require_reason(reason, "Nêu lý do gia hạn.")[:500]
    found.extended_on, found.due_on = day, extended(found.kind, found.due_on)
    found.save()
    leave(Act.EXTENDED, by=by, request=found, reason=reason)
    return found


@transaction.atomic
def confirm_rows(request: DataRequest, *, rows: Iterable[Any], by: User) -> DataRequest:
    """Somebody of the office has looked: these rows are this person and no other."""
    found = _open(request)
    found.rows = named(rows)
    found.save(update_fields=["rows"])
    leave(Act.MEANT, by=by, request=found, count=len(found.rows))
    return found


@transaction.atomic
def do(
    request: DataRequest,
    *,
    answer: str,
    by: User,
    day: date,
    outcome: str = Outcome.DONE,
) -> DataRequest:
    """Do what was asked to the rows confirmed, and write down what the person was answered.

    Erasing erases, restricting hides, withdrawing ends what stood on consent; viewing and
    correcting were done by people on the pages of the rows. In part, or without a row: say why.
    """
    found = _open(request)
    rows = rows_named((code, pk) for code, pk in found.rows)
    if (not rows or outcome == Outcome.PARTLY) and not answer.strip():
        message = "Ghi câu trả lời: vì sao không có dữ liệu, hoặc phần nào không làm được."
        raise ValidationError({"answer": ValidationError(message, code="answer")})
    if outcome not in (Outcome.DONE, Outcome.PARTLY):
        raise ValueError(f"not an end of what is done: {outcome}")
    _effect(found, rows, by=by, day=day)
    return _end(found, outcome, answer, Act.DONE, by=by, day=day, count=len(rows))


@transaction.atomic
def refuse(request: DataRequest, *, reason: str, by: User, day: date) -> DataRequest:
    """The law obliges to keep or forbids to show; the person is told why."""
    found = _open(request)
    answer = require_reason(reason, "Nêu lý do từ chối và căn cứ.")
    return _end(found, Outcome.REFUSED, answer, Act.REFUSED, by=by, day=day, count=1)


def rows_of(request: DataRequest) -> list[Any]:
    """The rows confirmed, as they are now."""
    return rows_named((code, pk) for code, pk in request.rows)


def _open(request: DataRequest) -> DataRequest:
    found = DataRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if found.done_on is not None:
        raise ValidationError("Yêu cầu này đã xong.", code="state")
    return found


def _effect(request: DataRequest, rows: list[Any], *, by: User, day: date) -> None:
    if request.kind == Kind.ERASE:
        erase(rows, by=by, reason=_WANTED, request=request)
    elif request.kind == Kind.RESTRICT:
        restrict(rows, on=day, by=by, request=request)
    elif request.kind == Kind.WITHDRAW:
        _withdraw(request, rows, by=by, day=day)
    elif request.kind == Kind.VIEW:
        for row in rows:
            leave(Act.SHOWN, by=by, row=row, request=request)


def _withdraw(request: DataRequest, rows: list[Any], *, by: User, day: date) -> None:
    """Every consent of the contacts; other rows that stand on consent are erased."""
    contacts = [row.pk for row in rows if isinstance(row, Contact)]
    for consent in Consent.objects.filter(contact__in=contacts, withdrawn_on=None):
        withdraw_consent(consent, on=day, by=by, day=day, request=request)
    others = [row for row in rows if not isinstance(row, Contact)]
    on_consent = [row for row in others if row.ground == Ground.CONSENT]
    erase(on_consent, by=by, reason=_WANTED, request=request)


def _end(
    request: DataRequest, outcome: str, answer: str, act: str, *, by: User, day: date, count: int
) -> DataRequest:
    request.outcome, request.done_on = outcome, day
    request.answer = str(as_typed(DataRequest._meta.get_field("answer"), answer))
    request.keep_until = keep_until("request", day)
    request.acknowledged_on = request.acknowledged_on or day
    request.save()
    leave(act, by=by, request=request, count=count)
    return request
