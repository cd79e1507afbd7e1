"""Going out before the check: one person answers for it at once, another within hours."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from nhipcau.editorial.checking import Answers, void_others, writers_of
from nhipcau.editorial.freezing import freeze
from nhipcau.editorial.hints import hints_for, refuse_secret
from nhipcau.editorial.models import Check, Edition, Release
from nhipcau.editorial.questions import must_be_present, questions_for, refuse_unanswered
from nhipcau.editorial.releasing import stand_public
from nhipcau.editorial.snapshots import latest_revision, page_of, place_of
from nhipcau.editorial.steps import leave_step, locked_edition
from nhipcau.editorial.touching import touch
from nhipcau.organisations.models import Role, User

MAY_RELEASE = (Role.FOCAL, Role.LEADER)
_UNCHECKED = (
    Edition.Stage.WRITING,
    Edition.Stage.CHECKING,
    Edition.Stage.SECOND,
    Edition.Stage.RETURNED,
)


@transaction.atomic
def release(edition: Edition, *, reason: str, by: User) -> Release:
    """The newest text is public at once, unchecked; somebody else must confirm it within hours.

    Sudden events: the first information is due within 24 hours (Decree 244/2026, Art. 7; from a
    summary). Refused: no reason, another role, a text already cleared, a secrecy stamp.
    """
    if not by.has_role(*MAY_RELEASE, day=timezone.localdate()):
        message = "Chỉ cán bộ đầu mối hoặc lãnh đạo tỉnh được đăng khẩn."
        raise ValidationError(message, code="role")
    if not reason.strip():
        raise ValidationError({"reason": "Nêu lý do phải đăng khẩn."}, code="reason")
    edition = _unchecked(edition)
    revision = latest_revision(edition.page)
    if revision is None:
        raise ValidationError("Trang chưa có bản nháp nào để đăng.", code="empty")
    refuse_secret(page_of(revision))
    void_others(edition)
    urgent: dict[str, Any] = {
        "emergency_reason": reason.strip(),
        "confirm_by": timezone.now() + timedelta(hours=settings.NHIPCAU_EMERGENCY_HOURS),
    }
    found = freeze(edition, revision, by=by, clearance=None, **urgent)
    told = {"release": found.pk, "revision": revision.pk}
    stand_public(edition, found, act="emergency", by=by, reason=reason.strip(), told=told)
    return found


@transaction.atomic
def confirm(release: Release, *, answers: Answers, by: User) -> Release:
    """Another person has read what went out and answers the questions; also after the hour.

    Refused: who released or wrote it, a question open or answered "no" (then it must be
    withdrawn), a release that is no longer public.
    """
    edition = locked_edition(release.edition)
    release = Release.objects.select_for_update().get(pk=release.pk)
    if problem := why_not_confirm(release, by=by):
        raise ValidationError(problem, code="state")
    page = page_of(release.revision)
    codes = questions_for(page, edition.work)
    refuse_unanswered(answers, codes=codes, present=must_be_present(page, edition.work))
    check = Check.objects.create(
        edition=edition,
        revision=release.revision,
        digest=release.digest,
        under_page=place_of(edition.page),
        questions=codes,
        hints=hints_for(page, edition.work),
        submitted_by=release.released_by,
        note=release.emergency_reason,
        outcome=Check.Outcome.CLEARED,
        answers={code: dict(answers[code]) for code in codes},
        checked_at=timezone.now(),
        checked_by=by,
    )
    check.writers.set(_writers(release))
    release.clearance, release.confirmed_by, release.confirmed_at = check, by, check.checked_at
    release.save()
    touch(f"edition:{edition.pk}")
    told = {"release": release.pk, "check": check.pk}
    leave_step(edition, "confirm", before=edition.stage, by=by, told=told)
    return release


def why_not_confirm(release: Release, *, by: User) -> str:
    """Why this person may not confirm it; empty where they may. Roles are asked at the door."""
    if not release.emergency_reason or release.confirmed_at:
        return "Bản đăng này không chờ xác nhận."
    if release.public_until:
        return "Bản này không còn công khai nên không cần xác nhận."
    if by in _writers(release):
        return "Người viết, người đăng khẩn không tự xác nhận: phải là người khác."
    return ""


def emergencies_of(year: int) -> QuerySet[Release]:
    """What went out unchecked in a year, newest first, confirmed or not."""
    return Release.objects.emergencies().filter(public_from__year=year).order_by("-public_from")


def _unchecked(edition: Edition) -> Edition:
    edition = locked_edition(edition)
    if edition.stage in (Edition.Stage.CLEARED, Edition.Stage.SCHEDULED):
        message = "Bản này đã được kiểm tra: hãy đăng bình thường, không cần đăng khẩn."
        raise ValidationError(message, code="cleared")
    return locked_edition(edition, expect=_UNCHECKED)


def _writers(release: Release) -> list[User]:
    return writers_of(release.edition, release.released_by)
