"""Making a text public: exactly the one that was cleared, frozen, counted."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nhipcau.editorial.checking import refuse_changed
from nhipcau.editorial.filing import file_output
from nhipcau.editorial.freezing import freeze
from nhipcau.editorial.models import Check, Edition, Release
from nhipcau.editorial.steps import locked_edition, move
from nhipcau.editorial.translating.staleness import mark_translations
from nhipcau.organisations.models import User

Stage, Standing = Edition.Stage, Edition.Standing


@transaction.atomic
def release(edition: Edition, *, by: User, correction: str = "") -> Release:
    """The cleared text is public from now on; what was public before it ends.

    `correction` is the note that readers see where something wrong was put right. Refused: no
    clearing, a text changed since, a parent page that is not public, an address in use.
    """
    edition = locked_edition(edition, expect=(Stage.CLEARED, Stage.SCHEDULED))
    correction = correction.strip()
    if correction and not edition.releases.exists():
        message = "Trang chưa từng công khai nên không có gì để đính chính."
        raise ValidationError({"correction": message}, code="correction")
    check = cleared_check(edition)
    refuse_changed(check)
    found = freeze(edition, check.revision, by=by, clearance=check, correction=correction)
    told = {"release": found.pk, "revision": check.revision_id, "check": check.pk}
    stand_public(edition, found, act="release", by=by, reason=correction, told=told)
    return found


def stand_public(
    edition: Edition, release: Release, *, act: str, by: User, reason: str, told: dict[str, int]
) -> Edition:
    """What every release leaves behind: standing, step, output, marks on translations."""
    edition.standing, edition.go_at, edition.go_by = Standing.PUBLIC, None, None
    edition.withdrawn_at, edition.withdrawn_reason = None, ""
    move(edition, Stage.RELEASED, act, by=by, reason=reason, told=told)
    file_output(edition, release, by=by)
    mark_translations(edition)
    return edition


@transaction.atomic
def schedule(edition: Edition, *, go_at: datetime, by: User) -> Edition:
    """The cleared text goes out at `go_at` by the name of `by`; refused for a past hour."""
    if go_at <= timezone.now():
        raise ValidationError({"go_at": "Giờ hẹn đăng phải ở sau giờ này."}, code="past")
    edition = locked_edition(edition, expect=(Stage.CLEARED, Stage.SCHEDULED))
    refuse_changed(cleared_check(edition))
    edition.go_at, edition.go_by = go_at, by
    return move(edition, Stage.SCHEDULED, "schedule", by=by, told={"go_at": go_at.isoformat()})


@transaction.atomic
def unschedule(edition: Edition, *, by: User, reason: str = "") -> Edition:
    """The cleared text waits again for somebody to release it."""
    edition = locked_edition(edition, expect=(Stage.SCHEDULED,))
    edition.go_at = edition.go_by = None
    return move(edition, Stage.CLEARED, "unschedule", by=by, reason=reason)


def cleared_check(edition: Edition) -> Check:
    """The check that lets the newest text out; refused where there is none."""
    cleared = edition.checks.filter(outcome=Check.Outcome.CLEARED, releases=None)
    check = cleared.select_related("revision").first()
    if check is None:
        raise ValidationError("Bản này chưa qua kiểm tra trước khi đăng.", code="unchecked")
    return check
