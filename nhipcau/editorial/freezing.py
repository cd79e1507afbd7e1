"""A text is made public: frozen with its files, at its address, what was public before ends."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Page, Revision

from nhipcau.editorial import gate
from nhipcau.editorial.addresses import bring_along, refuse_taken
from nhipcau.editorial.fitness import refuse_unfit
from nhipcau.editorial.models import (
    Check,
    Edition,
    PortalPage,
    Release,
    ReleasedAttachment,
    ReleasedPicture,
)
from nhipcau.editorial.snapshots import digest_of, files_of, page_of, plain_words
from nhipcau.editorial.touching import touch_release
from nhipcau.organisations.models import User
from nhipcau.search.tokens import tokens


def freeze(
    edition: Edition, revision: Revision, *, by: User, clearance: Check | None, **more: Any
) -> Release:
    """The release of one text of a held edition. Only `releasing` and `emergency` may call it.

    Refused: a parent page that is not public, an address in use, what its kind does not let out.
    """
    page, now = page_of(revision), timezone.now()
    refuse_unfit(edition, page)
    place = Page.objects.get(pk=edition.page_id)
    parent = _public_parent(place, page)
    path = "" if parent is None else f"{_path_of(parent)}{page.slug}/"
    refuse_taken(edition, path)
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
        **_columns(page),
        **more,
    )
    _freeze_files(found, page)
    touch_release(edition, before, found)
    if before:
        bring_along(edition, old=before.path, new=path, at=now)
    with gate.opened_for(revision.pk):
        revision.publish(user=by, skip_permission_checks=True)
    return found


def _columns(page: PortalPage) -> dict[str, Any]:
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
        ReleasedPicture(release=found, picture=p, file_hash=p.get_file_hash(), told=p.words())
        for p in pictures
    )
    ReleasedAttachment.objects.bulk_create(
        ReleasedAttachment(release=found, attachment=a, file_hash=a.get_file_hash(), told=a.words())
        for a in attachments
    )


def _public_parent(place: Page, page: PortalPage) -> Edition | None:
    """The edition of the page above, held so that it stays; None for a language's first page."""
    if page._meta.model_name == "homepage":
        return None
    above = place.get_parent()
    parent = Edition.objects.select_for_update().filter(page=above.pk).first() if above else None
    if parent is None or parent.standing != Edition.Standing.PUBLIC:
        message = "Trang mẹ chưa công khai: hãy đăng chuyên mục trước, rồi đăng trang này."
        raise ValidationError(message, code="parent")
    return parent


def _path_of(parent: Edition) -> str:
    return parent.releases.current().get().path


def _position(place: Page) -> int:
    """The order among siblings of the tree."""
    return int(place.path[-Page.steplen :], 36)
