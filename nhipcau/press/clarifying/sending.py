"""The answer goes out by its ways, and what came of it."""

from datetime import date, datetime, time
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nhipcau.documents.models import StoredFile
from nhipcau.documents.secrecy import refuse_stamped_words
from nhipcau.organisations.models import User
from nhipcau.press.clarifying.content import last_version
from nhipcau.press.clarifying.steps import Changes, at, held, leave_step, leaving_to, move
from nhipcau.press.models import Clarification, ClarificationSending, Clipping
from nhipcau.vietnamese.typed_text import typed, typed_line

State = Clarification.State
Way = ClarificationSending.Way

NEEDED: Final = {
    Way.PORTAL: ("url",),
    Way.LETTER: ("receiver", "number"),
    Way.MINISTRY: ("receiver", "number"),
    Way.PRESS: ("receiver",),
    Way.OTHER: ("note",),
}
"""What must be told of each way, beside the day."""
_ASKED: Final = {
    "url": "Ghi địa chỉ trang đã đăng.",
    "receiver": "Ghi nơi nhận.",
    "number": "Ghi số, ký hiệu của văn bản đã gửi.",
    "note": "Ghi rõ đã gửi bằng cách nào, cho ai.",
}
_LAST_MINUTE = time(23, 59)


@transaction.atomic
def record_sending(
    row: Clarification,
    *,
    way: str,
    by: User,
    sent_on: date | None = None,
    moment: datetime | None = None,
    receiver: str = "",
    number: str = "",
    url: str = "",
    file: StoredFile | None = None,
    note: str = "",
) -> ClarificationSending:
    """What was signed went out by one way; the earliest way stops the clock.

    `moment` is when, where it is known to the minute; else `sent_on` (today without it), counted
    to the end of a day that is over. In any state once something is signed (code "unsigned").
    """
    found, now = held(row), timezone.now()
    version = last_version(found)
    moment = moment or _moment(sent_on, now)
    sent_on = timezone.localdate(moment)
    told = {"receiver": receiver, "number": number, "url": url, "note": note}
    for name, words in told.items():
        refuse_stamped_words(words, field=name)
        told[name] = typed(words) if name == "note" else typed_line(words)
    _refuse_untold(way, told)
    _check_moment(found, moment, now)
    sending = ClarificationSending(
        clarification=found, way=way, sent_on=sent_on, file=file, by=by, **told
    )
    sending.clean_fields(exclude=["clarification"])
    sending.save()
    found.answered_at = min(found.answered_at or moment, moment)
    found.save(update_fields=["answered_at"])
    changes: Changes = {"way": [None, way], "version": [None, version.number]}
    leave_step(found, "record_sending", by=by, changes=changes)
    return sending


@transaction.atomic
def record_outcome(
    row: Clarification,
    *,
    outcome: str,
    outcome_on: date,
    by: User,
    note: str = "",
    clipping: Clipping | None = None,
) -> Clarification:
    """What the outlet did; a later answer changes it. Refused before anything went out."""
    found = held(row, expect=(State.SIGNED, State.CLOSED))
    refuse_stamped_words(note, field="note")
    if found.answered_at is None:
        message = "Chưa ghi lần gửi nào; hãy ghi đã gửi bản làm rõ cho ai trước."
        raise ValidationError(message, code="not_sent")
    if outcome not in Clarification.Outcome.values:
        raise at("outcome", "Chọn kết quả.", "required")
    if outcome_on > timezone.localdate():
        raise at("outcome_on", "Ngày có kết quả chưa tới; hãy xem lại ngày.", "to_come")
    if clipping is not None:
        _check_correction(found, clipping)
    changes: Changes = {
        "outcome": [found.outcome, outcome],
        "outcome_on": [_iso(found.outcome_on), outcome_on.isoformat()],
        "outcome_note": [found.outcome_note, typed(note)],
    }
    found.outcome, found.outcome_on = outcome, outcome_on
    found.outcome_note, found.outcome_clipping = typed(note), clipping
    found.save()
    leave_step(found, "record_outcome", by=by, changes=changes)
    return found


@transaction.atomic
def close(row: Clarification, *, by: User) -> Clarification:
    """Nothing more is to come (code "no_outcome" until it is said what came)."""
    found = held(row, expect=leaving_to(State.CLOSED))
    if not found.outcome:
        raise ValidationError("Ghi kết quả trước khi kết thúc.", code="no_outcome")
    return move(found, State.CLOSED, "close", by=by)


def _moment(sent_on: date | None, now: datetime) -> datetime:
    """Now for today; the last minute of another day, so that no answer looks faster than it was."""
    if sent_on is None or sent_on == timezone.localdate(now):
        return now
    return timezone.make_aware(datetime.combine(sent_on, _LAST_MINUTE))


def _check_moment(row: Clarification, moment: datetime, now: datetime) -> None:
    if moment > now:
        raise at("sent_on", "Ngày gửi chưa tới; hãy xem lại ngày.", "to_come")
    if moment < row.seen_at:
        message = "Ngày gửi không thể trước lúc phát hiện nội dung sai."
        raise at("sent_on", message, "before_seen")


def _refuse_untold(way: str, told: dict[str, str]) -> None:
    if way not in Way.values:
        raise at("way", "Chọn cách gửi.", "required")
    missing = [name for name in NEEDED[Way(way)] if not told[name]]
    if missing:
        raise ValidationError(
            {name: ValidationError(_ASKED[name], code="required") for name in missing}
        )


def _check_correction(row: Clarification, clipping: Clipping) -> None:
    if clipping.state != Clipping.State.CONFIRMED:
        raise at("clipping", "Tin đính chính chưa được xác nhận.", "not_confirmed")
    if row.sources.filter(clipping=clipping).exists():
        message = "Đây là tin đăng nội dung sai; chọn tin mà báo đã đính chính."
        raise at("clipping", message, "source")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
