"""Alarms of releases as pages show them: each a sentence that leads to where it is mended."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from nhipcau.editorial.alarms import Alarm, alarms
from nhipcau.workspace.editing.access import DESK_READERS
from nhipcau.workspace.people import may


@dataclass(frozen=True, slots=True)
class Shown:
    words: str
    href: str


def alarms_for(request: HttpRequest) -> list[Shown]:
    """All of them, for those who look after the desk; others are told where it is theirs."""
    if not may(request, *DESK_READERS):
        return []
    return [Shown(alarm.sentence, _href(alarm)) for alarm in alarms(timezone.now())]


def _href(alarm: Alarm) -> str:
    if alarm.edition:
        return reverse("workspace:edition_page", args=[alarm.edition.pk])
    if alarm.release_set:
        return reverse("workspace:set_page", args=[alarm.release_set.pk])
    return ""
