"""The clock of releases: what is due goes out, each by itself; it leaves a beat every time."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.db.models import QuerySet

from nhipcau.editorial import releasing, sets
from nhipcau.editorial.alarms import CLOCK, Alarm, alarms, tell_about, tell_alarms
from nhipcau.editorial.models import Edition, Heartbeat, ReleaseSet
from nhipcau.editorial.steps import leave_step, locked_edition

__all__ = ["Went", "alarms", "beat", "go_round", "release_due", "tell_alarms"]

_FAILED = "not_released"
_TECHNICAL = "Lỗi kỹ thuật khi đăng; xem nhật ký của máy chủ."
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Went:
    """How many editions and sets went out, and how many could not."""

    editions: int = 0
    sets: int = 0
    held_back: int = 0


def go_round(now: datetime) -> Went:
    """One round of the clock: what is due goes out, the beat is left, alarms are told."""
    went = release_due(now)
    beat(now, went)
    tell_alarms(now)
    return went


def release_due(now: datetime) -> Went:
    """Release what is due at `now`, by the name of who set the hour.

    Each in its own transaction. What cannot go out stays scheduled, with the reason in a step, and
    is told at once to who set the hour and to the focal officers.
    """
    editions = Edition.objects.filter(stage=Edition.Stage.SCHEDULED, go_at__lte=now)
    due = ReleaseSet.objects.filter(state=ReleaseSet.State.SCHEDULED, go_at__lte=now)
    # Pages above first: a page below waits for them.
    out = [
        _tried(_edition_goes, pk, now) for pk in _keys(editions.order_by("page__depth", "go_at"))
    ]
    sets_out = [_tried(_set_goes, pk, now) for pk in _keys(due.order_by("go_at"))]
    return Went(out.count(True), sets_out.count(True), [*out, *sets_out].count(False))


def beat(now: datetime, went: Went | None = None) -> Heartbeat:
    """Say that the clock lives."""
    went = went or Went()
    told = {"editions": went.editions, "sets": went.sets, "held_back": went.held_back}
    return Heartbeat.objects.update_or_create(name=CLOCK, defaults={"at": now, "told": told})[0]


def _keys(rows: QuerySet[Edition] | QuerySet[ReleaseSet]) -> list[int]:
    return list(rows.values_list("pk", flat=True))


def _tried(goes: Callable[[int, datetime], bool], pk: int, now: datetime) -> bool | None:
    """True: out; False: held back; None: somebody was quicker, nothing is due any more."""
    try:
        with transaction.atomic():
            return goes(pk, now) or None
    except (ValidationError, PermissionDenied) as refusal:
        reason = " ".join(getattr(refusal, "messages", None) or [str(refusal)])
    except DatabaseError:
        _log.exception("a release that was due was broken off")
        reason = _TECHNICAL
    with transaction.atomic():
        _hold_back(goes, pk, reason, now)
    return False


def _edition_goes(pk: int, now: datetime) -> bool:
    edition = locked_edition(Edition(pk=pk))
    if edition.stage != Edition.Stage.SCHEDULED or not edition.go_by or _later(edition.go_at, now):
        return False
    releasing.release(edition, by=edition.go_by)
    return True


def _set_goes(pk: int, now: datetime) -> bool:
    found = ReleaseSet.objects.select_for_update(of=("self",)).get(pk=pk)
    if found.state != ReleaseSet.State.SCHEDULED or not found.go_by or _later(found.go_at, now):
        return False
    sets.release_all(found, by=found.go_by)
    return True


def _later(go_at: datetime | None, now: datetime) -> bool:
    return go_at is None or go_at > now


def _hold_back(goes: Callable[[int, datetime], bool], pk: int, reason: str, now: datetime) -> None:
    alarm = _held_edition(pk, reason) if goes is _edition_goes else _held_set(pk, reason)
    if alarm:
        tell_about([alarm], now=now)


def _held_edition(pk: int, reason: str) -> Alarm | None:
    edition = locked_edition(Edition(pk=pk))
    last = edition.steps.last()
    if last and (last.act, last.reason) == (_FAILED, reason):
        return None
    step = leave_step(edition, _FAILED, before=edition.stage, by=None, reason=reason)
    sentence = f"Trang “{edition.page.title}” đến giờ mà không đăng được. {reason}"
    key = f"edition:{pk}:held:{step.pk}"
    return Alarm("held", key, sentence, edition=edition, told=edition.go_by)


def _held_set(pk: int, reason: str) -> Alarm | None:
    found = ReleaseSet.objects.select_for_update(of=("self",)).get(pk=pk)
    last = found.steps.last()
    if last and (last.act, last.reason) == (_FAILED, reason):
        return None
    sets.leave_step(found, _FAILED, by=None, reason=reason)
    sentence = f"Đợt đăng “{found.name}” đến giờ mà không đăng được. {reason}"
    key = f"set:{pk}:held:{found.steps.count()}"
    return Alarm("held", key, sentence, release_set=found, told=found.go_by)
