"""A draft is checked by another person and signed by one with the right to sign."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nhipcau.documents.models import StoredFile
from nhipcau.documents.secrecy import refuse_stamped_words
from nhipcau.organisations.heirs import whole_heirs
from nhipcau.organisations.models import Appointment, Role, User
from nhipcau.press.clarifying.content import digest_of, told_of
from nhipcau.press.clarifying.steps import (
    Changes,
    at,
    held,
    leaving_to,
    move,
    told_reason,
    writers_of,
)
from nhipcau.press.clarifying.telling import checkers_of, say, signers_of
from nhipcau.press.models import Clarification, ClarificationVersion, Clipping
from nhipcau.vietnamese.typed_text import typed_line

State = Clarification.State


@transaction.atomic
def send_to_check(row: Clarification, *, by: User, day: date) -> Clarification:
    """The draft lies with its checkers and is not changed meanwhile."""
    found = held(row, expect=Clarification.EDITABLE)
    found.checker = None
    found = move(found, State.CHECKING, "send_to_check", by=by)
    others = [one for one in checkers_of(found, day=day) if one.pk not in writers_of(found)]
    say(others, found, f"check:{found.steps.count()}", "Bản làm rõ thông tin chờ kiểm tra")
    return found


@transaction.atomic
def take_back(row: Clarification, *, by: User) -> Clarification:
    """Nobody has checked it yet: the drafter goes on writing."""
    found = held(row, expect=[State.CHECKING])
    return move(found, State.DRAFTING, "take_back", by=by)


@transaction.atomic
def return_to_drafter(row: Clarification, *, reason: str, by: User) -> Clarification:
    """The draft needs more work, whether it waits to be checked or to be signed."""
    reason = told_reason(reason, "Nêu điều cần sửa trong bản làm rõ.")
    found = held(row, expect=leaving_to(State.RETURNED))
    found.checker = None
    found = move(found, State.RETURNED, "return", by=by, reason=reason)
    if found.drafter_id != by.pk:
        about = f"back:{found.steps.count()}"
        say([found.drafter], found, about, "Bản làm rõ thông tin cần sửa")
    return found


@transaction.atomic
def check(row: Clarification, *, by: User, day: date) -> Clarification:
    """Read and found right, by somebody who wrote no word of it (code "four_eyes")."""
    found = held(row, expect=[State.CHECKING])
    if by.pk in writers_of(found):
        message = "Người đã soạn hoặc sửa không tự kiểm tra; cần một người khác đọc."
        raise ValidationError(message, code="four_eyes")
    found.checker = by
    found = move(found, State.SIGNING, "check", by=by)
    signers = signers_of(found, day=day)
    say(signers, found, f"sign:{found.steps.count()}", "Bản làm rõ thông tin chờ ký")
    return found


@transaction.atomic
def sign(
    row: Clarification,
    *,
    document_number: str,
    documented_on: date,
    by: User,
    day: date,
    signed_copy: StoredFile | None = None,
) -> ClarificationVersion:
    """What was checked goes out in the name of a unit, under a number; kept word for word.

    `by` is head of the issuing unit, or of the one that took it over whole, or a leader of the
    province on `day` (code "authority"). Refused with code "gaps" while something is missing.
    """
    found = held(row, expect=[State.SIGNING])
    appointment = appointment_to_sign(found, by=by, day=day)
    if appointment is None:
        message = (
            "Chỉ thủ trưởng cơ quan ban hành hoặc lãnh đạo tỉnh đang giữ chức vụ ký được bản này."
        )
        raise ValidationError(message, code="authority")
    if missing := gaps(found):
        raise ValidationError([ValidationError(one, code="gaps") for one in missing])
    number = _number(document_number)
    _check_day(found, documented_on)
    told = told_of(
        found,
        unit=appointment.unit,
        document_number=number,
        documented_on=documented_on,
        signer_title=appointment.title or str(appointment.get_role_display()),
    )
    version = _keep(found, told, documented_on, by=by, signed_copy=signed_copy)
    changes: Changes = {"version": [None, version.number], "digest": [None, version.digest]}
    move(found, State.SIGNED, "sign", by=by, changes=changes)
    about = f"signed:{version.number}"
    say([found.drafter], found, about, "Bản làm rõ thông tin đã ký; hãy gửi đi và ghi lại")
    return version


def _keep(
    row: Clarification,
    told: dict[str, Any],
    documented_on: date,
    *,
    by: User,
    signed_copy: StoredFile | None,
) -> ClarificationVersion:
    return ClarificationVersion.objects.create(
        clarification=row,
        number=row.versions.count() + 1,
        told=told,
        digest=digest_of(told),
        unit_name=told["issuer"],
        signer=by,
        signer_title=told["signer_title"],
        document_number=told["document_number"],
        documented_on=documented_on,
        signed_copy=signed_copy,
    )


def gaps(row: Clarification) -> list[str]:
    """What is missing before it may be signed (D-05), a sentence each; none when it is whole."""
    found = []
    sources = list(row.sources.select_related("clipping"))
    facts = list(row.facts.prefetch_related("sources"))
    if not sources:
        found.append("Chưa có nơi đăng nội dung sai.")
    for clipping in (one.clipping for one in sources):
        if clipping.state != Clipping.State.CONFIRMED:
            found.append(f"Tin “{clipping.title}” không còn được xác nhận.")
        if clipping.copy_id is None and not clipping.exemption:
            found.append(f"Tin “{clipping.title}” chưa có bản lưu hoặc lý do không có.")
    if not facts:
        found.append("Chưa có sự thật nào.")
    found += [
        f"Sự thật thứ {place} chưa có căn cứ: “{fact}”"
        for place, fact in enumerate(facts, start=1)
        if not fact.sources.all()
    ]
    return found


def appointment_to_sign(row: Clarification, *, by: User, day: date) -> Appointment | None:
    """What lets the person sign on `day`: head of the issuing unit first, else leader."""
    heir = whole_heirs(day).get(row.unit_id)
    unit = heir.pk if heir else row.unit_id
    held_today = Appointment.objects.on(day).filter(user=by).select_related("unit")
    own = held_today.filter(role=Role.HEAD, unit=unit).order_by("pk").first()
    return own or held_today.filter(role=Role.LEADER).order_by("pk").first()


def _number(document_number: str) -> str:
    refuse_stamped_words(document_number, field="document_number")
    number = typed_line(document_number)
    if not number:
        raise at("document_number", "Ghi số, ký hiệu của văn bản làm rõ.", "required")
    return number


def _check_day(row: Clarification, documented_on: date) -> None:
    if documented_on > timezone.localdate():
        raise at("documented_on", "Ngày văn bản chưa tới; hãy xem lại ngày.", "to_come")
    first = min(row.sources.values_list("clipping__published_on", flat=True))
    if documented_on < first:
        message = "Ngày văn bản không thể trước ngày báo đăng nội dung sai."
        raise at("documented_on", message, "before_claim")
