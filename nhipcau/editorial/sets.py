"""Release sets: editions go out together, in one transaction and in order, or none of them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nhipcau.editorial import releasing
from nhipcau.editorial.checking import refuse_changed
from nhipcau.editorial.models import Edition, Release, ReleaseSet, ReleaseSetStep
from nhipcau.editorial.steps import locked_edition
from nhipcau.organisations.models import User

State, Stage = ReleaseSet.State, Edition.Stage
_IN_HAND = (State.OPEN, State.SCHEDULED)


@transaction.atomic
def open_set(*, name: str, by: User) -> ReleaseSet:
    if not name.strip():
        raise ValidationError({"name": "Đặt tên cho đợt đăng."}, code="name")
    release_set = ReleaseSet.objects.create(name=name.strip()[:200], created_by=by)
    _step(release_set, "open", by=by)
    return release_set


@transaction.atomic
def add(release_set: ReleaseSet, edition: Edition, *, by: User) -> ReleaseSet:
    """Put an edition in, checked or not; what is not cleared when the set goes holds it all back.

    A set that is scheduled takes only what is cleared.
    """
    release_set = _locked(release_set)
    edition = locked_edition(edition)
    others = edition.release_sets.filter(state__in=_IN_HAND).exclude(pk=release_set.pk)
    if others.exists():
        message = "Bản này đã nằm trong một đợt đăng khác."
        raise ValidationError({"edition": message}, code="other_set")
    if release_set.state == State.SCHEDULED and (problem := why_held(edition)):
        raise ValidationError({"edition": problem}, code="uncleared")
    release_set.editions.add(edition)
    _step(release_set, "add", by=by, told={"edition": edition.pk})
    return release_set


@transaction.atomic
def remove(release_set: ReleaseSet, edition: Edition, *, by: User) -> ReleaseSet:
    release_set = _locked(release_set)
    release_set.editions.remove(edition)
    _step(release_set, "remove", by=by, told={"edition": edition.pk})
    return release_set


@transaction.atomic
def schedule(release_set: ReleaseSet, *, go_at: datetime, by: User) -> ReleaseSet:
    """The set goes out at `go_at` by the name of `by`. Refused: a past hour, anything uncleared."""
    if go_at <= timezone.now():
        raise ValidationError({"go_at": "Giờ hẹn đăng phải ở sau giờ này."}, code="past")
    release_set = _locked(release_set)
    _refuse_empty(release_set)
    _refuse({edition: problem for edition, problem in problems(release_set).items() if problem})
    release_set.go_at, release_set.go_by = go_at, by
    return _move(release_set, State.SCHEDULED, "schedule", by=by, told={"go_at": go_at.isoformat()})


@transaction.atomic
def unschedule(release_set: ReleaseSet, *, by: User, reason: str = "") -> ReleaseSet:
    release_set = _locked(release_set)
    release_set.go_at = release_set.go_by = None
    return _move(release_set, State.OPEN, "unschedule", by=by, reason=reason)


@transaction.atomic
def discard(release_set: ReleaseSet, *, by: User, reason: str = "") -> ReleaseSet:
    """The set is given up; its editions stay as they are, free for another set."""
    release_set = _locked(release_set)
    release_set.go_at = release_set.go_by = None
    return _move(release_set, State.DISCARDED, "discard", by=by, reason=reason)


@transaction.atomic
def release_all(release_set: ReleaseSet, *, by: User) -> list[Release]:
    """Every edition goes out, pages above before pages below; or none, with each one's reason."""
    release_set = _locked(release_set)
    _refuse_empty(release_set)
    editions = list(release_set.editions.select_related("page"))
    # Held from below to above, as a single release holds its page and then the page above it.
    for edition in sorted(editions, key=lambda e: (-e.page.depth, e.pk)):
        locked_edition(edition)
    releases, refused = [], {}
    for edition in sorted(editions, key=lambda e: (e.page.depth, e.page.path)):
        try:
            releases.append(releasing.release(edition, by=by))
        except ValidationError as problem:
            refused[edition] = " ".join(problem.messages)
    _refuse(refused)
    release_set.released_at, release_set.released_by = timezone.now(), by
    release_set.go_at = release_set.go_by = None
    told = {"releases": [release.pk for release in releases]}
    _move(release_set, State.RELEASED, "release", by=by, told=told)
    return releases


def problems(release_set: ReleaseSet) -> dict[Edition, str]:
    """Each edition of the set with what holds it back just now; empty words where nothing does."""
    found = release_set.editions.select_related("page", "work").order_by("page__path")
    return {edition: why_held(edition) for edition in found}


def why_held(edition: Edition) -> str:
    """Why an edition could not go out now, as far as its own check goes."""
    if edition.stage not in (Stage.CLEARED, Stage.SCHEDULED):
        return f"Chưa được đăng: {edition.get_stage_display().lower()}."
    try:
        refuse_changed(releasing.cleared_check(edition))
    except ValidationError as problem:
        return " ".join(problem.messages)
    return ""


def leave_step(release_set: ReleaseSet, act: str, *, by: User | None, reason: str) -> None:
    """A word of the clock on a set that stays as it is."""
    _step(release_set, act, by=by, reason=reason)


def _refuse_empty(release_set: ReleaseSet) -> None:
    if not release_set.editions.exists():
        raise ValidationError("Đợt đăng chưa có bản nào.", code="empty")


def _refuse(refused: Mapping[Edition, str]) -> None:
    if refused:
        lines = [f"“{e.page.title}” ({e.language}): {why}" for e, why in refused.items()]
        raise ValidationError([ValidationError(line, code="edition") for line in lines])


def _locked(release_set: ReleaseSet) -> ReleaseSet:
    found = ReleaseSet.objects.select_for_update().get(pk=release_set.pk)
    if found.state not in _IN_HAND:
        message = f"Đợt đăng này đã xong: {found.get_state_display().lower()}."
        raise ValidationError(message, code="state")
    return found


def _move(release_set: ReleaseSet, state: str, act: str, *, by: User, **more: Any) -> ReleaseSet:
    release_set.state = state
    release_set.save()
    _step(release_set, act, by=by, **more)
    return release_set


def _step(release_set: ReleaseSet, act: str, *, by: User | None, **more: Any) -> None:
    ReleaseSetStep.objects.create(release_set=release_set, act=act, by=by, **more)
