"""What waits for one person at the desk: to check, to release, to mend."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.editorial.models import Check, Edition, Release
from nhipcau.organisations.models import Role
from nhipcau.ui.words import moment_words
from nhipcau.workspace.editing.access import RELEASERS, works_of
from nhipcau.workspace.editing.words import language_words, title_of
from nhipcau.workspace.people import may

Stage = Edition.Stage


@dataclass(frozen=True, slots=True)
class Wait:
    """One thing to do: `what` is confirm, check, release or mend; `since` may be unknown."""

    what: str
    edition: Edition
    title: str
    language: str
    words: str
    href: str
    since: datetime | None


def waits(request: HttpRequest) -> list[Wait]:
    """What went out unread first, then to check (the longest waiting first), release, mend."""
    return [
        *_to_confirm(request),
        *_to_check(request),
        *_to_release(request),
        *_to_mend(request),
    ]


def waits_words(found: Sequence[Wait]) -> str:
    """How much of what waits, in one sentence; "" for nothing."""
    confirm, check, release, mend = (
        sum(wait.what == what for wait in found) for what in ("confirm", "check", "release", "mend")
    )
    told = (
        (
            confirm,
            ngettext(
                "%(n)s bài đăng khẩn chờ xác nhận", "%(n)s bài đăng khẩn chờ xác nhận", confirm
            ),
        ),
        (check, ngettext("%(n)s bài chờ bạn kiểm tra", "%(n)s bài chờ bạn kiểm tra", check)),
        (release, ngettext("%(n)s bài chờ đăng", "%(n)s bài chờ đăng", release)),
        (mend, ngettext("%(n)s bài bị trả lại", "%(n)s bài bị trả lại", mend)),
    )
    parts = [words % {"n": count} for count, words in told if count]
    return f"{', '.join(parts)}." if parts else ""


def _to_confirm(request: HttpRequest) -> Iterable[Wait]:
    if not may(request, *RELEASERS, Role.HEAD, Role.LEADER):
        return
    releases = Release.objects.unconfirmed().filter(edition__work__in=works_of(request))
    others = releases.exclude(released_by=request.user).exclude(revision__user=request.user)
    for release in others.select_related("edition__page").order_by("confirm_by", "pk"):
        href = reverse("workspace:edition_confirm", args=[release.edition_id])
        words = _("đăng khẩn, chờ xác nhận trước %(moment)s") % {
            "moment": moment_words(release.confirm_by)
        }
        yield _wait("confirm", release.edition, words, href, None)


def _to_check(request: HttpRequest) -> Iterable[Wait]:
    if not may(request, *RELEASERS, Role.HEAD):
        return
    checks = Check.objects.open().filter(edition__work__in=works_of(request))
    others = checks.exclude(writers=request.user).exclude(submitted_by=request.user)
    for check in (
        others.exclude(checked_by=request.user)
        .select_related("edition__page", "submitted_by")
        .order_by("submitted_at", "pk")
    ):
        href = reverse("workspace:check_page", args=[check.pk])
        words = _("%(who)s gửi kiểm tra") % {"who": check.submitted_by}
        yield _wait("check", check.edition, words, href, check.submitted_at)


def _to_release(request: HttpRequest) -> Iterable[Wait]:
    if not may(request, *RELEASERS):
        return
    editions = Edition.objects.filter(stage=Stage.CLEARED).select_related("page")
    for edition in editions.order_by("pk"):
        yield _wait("release", edition, _("đã kiểm tra, chờ đăng"), _href(edition), None)


def _to_mend(request: HttpRequest) -> Iterable[Wait]:
    returned = Edition.objects.filter(
        stage=Stage.RETURNED,
        checks__writers=request.user,
        checks__outcome=Check.Outcome.RETURNED,
        work__in=works_of(request),
    )
    for edition in returned.select_related("page").order_by("pk").distinct():
        yield _wait("mend", edition, _("bị trả lại, chờ sửa"), _href(edition), None)


def _wait(what: str, edition: Edition, words: str, href: str, since: datetime | None) -> Wait:
    return Wait(
        what=what,
        edition=edition,
        title=title_of(edition.page),
        language=language_words(edition.language),
        words=words,
        href=href,
        since=since,
    )


def _href(edition: Edition) -> str:
    address = reverse("workspace:work_page", args=[edition.work_id])
    return f"{address}#ban-{edition.language}"
