"""Sentences that a page owes its reader: corrections, updates, an older translation, a new body."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.editorial.models import Release
from nhipcau.editorial.translating.sources import source_language
from nhipcau.portal.dates import day_in_words
from nhipcau.portal.publishers import Publisher


@dataclass(frozen=True, slots=True)
class Notice:
    """`code`: correction, updated, stale, publisher or emergency."""

    code: str
    words: str


def notices_of(release: Release, publisher: Publisher) -> dict[str, Any]:
    """`notes`, and `updated_on`: the day of the present text where an earlier one was public."""
    texts = release.edition.releases.order_by("public_from", "pk").values_list("pk", flat=True)
    is_later = texts.first() != release.pk
    updated_on = _day(release) if is_later else None
    notes: list[Notice] = []
    if release.correction:
        notes.append(Notice("correction", release.correction))
    if updated_on:
        words = _("Cập nhật ngày %(day)s.") % {"day": _said(updated_on, release)}
        notes.append(Notice("updated", words))
    if since := _source_changed_on(release):
        words = _("Bản tiếng Việt đã được cập nhật ngày %(day)s; bản này chưa theo kịp.")
        notes.append(Notice("stale", words % {"day": _said(since, release)}))
    if publisher.now:
        notes.append(Notice("publisher", _heir_words(publisher, release)))
    return {"notes": notes, "updated_on": updated_on, "publisher": publisher}


def _source_changed_on(release: Release) -> date | None:
    """The day of the source's present text where this translation is marked as older (B-04)."""
    if release.language == source_language():
        return None
    mark = release.edition.stale_marks.filter(ended_at=None).first()
    return timezone.localtime(mark.noticed_at).date() if mark else None


def _heir_words(publisher: Publisher, release: Release) -> str:
    if publisher.until is None:
        words = _("Cơ quan đăng: %(then)s, nay là %(now)s.")
        return words % {"then": publisher.name, "now": publisher.now}
    words = _("Cơ quan đăng: %(then)s (đến ngày %(day)s), nay là %(now)s.")
    told = {"then": publisher.name, "now": publisher.now}
    return words % {**told, "day": _said(publisher.until, release)}


def _said(day: date, release: Release) -> str:
    return day_in_words(day, release.language)


def _day(release: Release) -> date:
    return timezone.localtime(release.public_from).date()
