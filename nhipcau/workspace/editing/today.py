"""The desk on the first page of a person: what waits, what goes out today, alarms."""

from datetime import datetime, time, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from nhipcau.editorial.models import Edition, Purge
from nhipcau.organisations.models import Role
from nhipcau.workspace.editing.access import works_of
from nhipcau.workspace.editing.alarming import alarms_for
from nhipcau.workspace.editing.board import with_staleness
from nhipcau.workspace.editing.waits import waits, waits_words
from nhipcau.workspace.editing.ways import room_address
from nhipcau.workspace.editing.words import Told, told
from nhipcau.workspace.people import may
from nhipcau.workspace.roles import UNIT_STAFF

MOST = 6


def waiting_at_desk(request: HttpRequest) -> dict[str, Any]:
    """Everything under names of its own, so that the pages of all roles may have it."""
    found = waits(request)
    return {
        "alarms": alarms_for(request),
        "waits": found[:MOST],
        "more_waits": len(found) - MOST,
        "desk_sentence": waits_words(found),
        "desk_works": may(request, *UNIT_STAFF) and works_of(request).exists(),
        "today_out": _today_out(request) if may(request, Role.EDITOR, Role.FOCAL) else [],
        "stale": _stale(request) if may(request, Role.EDITOR) else [],
        "purges": _purges(request),
        "room": room_address() if may(request, Role.EDITOR) else "",
    }


def _today_out(request: HttpRequest) -> list[Edition]:
    day = timezone.localdate() + timedelta(days=1)
    midnight = timezone.make_aware(datetime.combine(day, time.min))
    due = Edition.objects.filter(stage=Edition.Stage.SCHEDULED, go_at__lt=midnight)
    return list(due.select_related("page").order_by("go_at"))


def _stale(request: HttpRequest) -> list[Told]:
    editions = with_staleness(Edition.objects.select_related("page")).filter(is_stale=True)
    return [told(edition) for edition in editions[:MOST]]


def _purges(request: HttpRequest) -> int:
    """Secrets that wait for the second person, for who may be that person."""
    if not may(request, Role.ADMINISTRATOR):
        return 0
    return Purge.objects.filter(state=Purge.State.ASKED).exclude(by=request.user).count()
