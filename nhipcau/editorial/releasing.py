"""Making a text public: exactly the one that was cleared, frozen, counted."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from nhipcau.editorial import gate
from nhipcau.editorial.checking import refuse_changed
from nhipcau.editorial.filing import file_output
from nhipcau.editorial.models import (
    Check,
    Edition,
    PortalPage,
    Release,
    ReleasedAttachment,
    ReleasedPicture,
)
from nhipcau.editorial.snapshots import digest_of, files_of, page_of, plain_words
from nhipcau.editorial.steps import locked_edition, move
from nhipcau.editorial.touching import touch_release
from nhipcau.editorial.translating.staleness import mark_translations
from nhipcau.organisations.models import User
from nhipcau.search.tokens import tokens

Stage, Standing = Edition.Stage, Edition.Standing


@transaction.atomic
def release(edition: Edition, *, by: User, correction: str = "") -> Release:
    """The cleared text is public from now on; what was public before it ends.

    `correction` is the note that readers see where something wrong was put right. Refused: no
    clearing, a text changed since, a parent page that is not public, an address in use.
    """
    edition = locked_edition(edition, expect=(Stage.CLEARED, Stage.SCHEDULED))
    check = cleared_check(edition)
    refuse_changed(check)
    found = _make_public(edition, check.revision, by=by, clearance=check, correction=correction)
    edition.standing, edition.go_at, edition.go_by = Standing.PUBLIC, None, None
    edition.withdrawn_at, edition.withdrawn_reason = None, ""
    told = {"release": found.pk, "revision": check.revision_id, "check": check.pk}
    move(edition, Stage.RELEASED, "release", by=by, reason=correction.strip(), told=told)
    file_output(edition, found, by=by)
    mark_translations(edition)
    return found


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
    check = edition.checks.filter(outcome=Check.Outcome.CLEARED).select_related("revision").first()
    if check is None:
        raise ValidationError("Bản này chưa qua kiểm tra trước khi đăng.", code="unchecked")
    return check


def _make_public(
    edition: Edition, revision: Revision, *, by: User, clearance: Check | None, **more: Any
) -> Release:
    """Freeze the text, end what was public, let Wagtail know. The edition is held."""
    page, now = page_of(revision), timezone.now()
    place = Page.objects.get(pk=edition.page_id)
    parent = _public_parent(place, page)
    path = "" if parent is None else f"{_path_of(parent)}{page.slug}/"
    _refuse_taken(edition, path)
    before = edition.releases.current().first()
    edition.releases.current().update(public_until=now)
    found = Release.objects.create(
        edition=edition,
        revision=revision,
        digest=digest_of(revision),
        clearance=clearance,
        language=edition.language,
        path=path,
        parent=parent,
        unit_id=edition.work.unit_id,
        position=_position(place),
        in_menu=page.show_in_menus,
        public_from=now,
        released_by=by,
        **_frozen(page),
        **more,
    )
    _freeze_files(found, page)
    touch_release(edition, before, found)
    with gate.opened_for(revision.pk):
        revision.publish(user=by, skip_permission_checks=True)
    return found


def _frozen(page: PortalPage) -> dict[str, Any]:
    """The columns of lists and search, as the text has them."""
    facts = page.facts()
    return {
        "kind": page._meta.model_name,
        "genre": facts.get("genre", ""),
        "title": page.title,
        "summary": page.summary,
        "picture_id": page.lead_picture_id,
        "shown_on": page.shown_on or timezone.localdate(),
        "starts_at": getattr(page, "starts_at", None),
        "ends_at": getattr(page, "ends_at", None),
        "facts": facts,
        "words": " ".join(tokens(" ".join(plain_words(page)))),
    }


def _freeze_files(found: Release, page: PortalPage) -> None:
    pictures, attachments = files_of(page)
    ReleasedPicture.objects.bulk_create(
        ReleasedPicture(release=found, picture=picture, file_hash=picture.get_file_hash())
        for picture in pictures
    )
    ReleasedAttachment.objects.bulk_create(
        ReleasedAttachment(release=found, attachment=file, file_hash=file.get_file_hash())
        for file in attachments
    )


def _public_parent(place: Page, page: PortalPage) -> Edition | None:
    """The edition of the page above; None for the first page of a language."""
    if page._meta.model_name == "homepage":
        return None
    parent = Edition.objects.filter(page=place.get_parent().pk).first()
    if parent is None or parent.standing != Standing.PUBLIC:
        message = "Trang mẹ chưa công khai: hãy đăng chuyên mục trước, rồi đăng trang này."
        raise ValidationError(message, code="parent")
    return parent


def _path_of(parent: Edition) -> str:
    return parent.releases.current().get().path


def _refuse_taken(edition: Edition, path: str) -> None:
    taken = Release.objects.current().filter(language=edition.language, path=path)
    if taken.exclude(edition=edition).exists():
        message = f"Đường dẫn “{path}” đang có trang khác dùng. Hãy đổi đường dẫn của trang này."
        raise ValidationError(message, code="path")


def _position(place: Page) -> int:
    """The order among siblings of the tree."""
    return int(place.path[-Page.steplen :], 36)
