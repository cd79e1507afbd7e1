"""A work as one page: its sheet, and each edition with its text, its standing and its ways."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.forms import Form
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Revision

from nhipcau.editorial.models import Check, Edition, EditionStep, Release, Work
from nhipcau.workspace.editing.access import confirms, room_of
from nhipcau.workspace.editing.board import with_staleness
from nhipcau.workspace.editing.moves import Offer, is_changed, offers_for
from nhipcau.workspace.editing.trail import Told as Step
from nhipcau.workspace.editing.trail import in_words
from nhipcau.workspace.editing.ways import (
    new_page_address,
    room_address,
    translate_address,
)
from nhipcau.workspace.editing.words import Told, languages, told

Refused = Mapping[int, Mapping[str, Form]]  # forms to be shown again, by edition and move


@dataclass(frozen=True, slots=True)
class Part:
    """One language. `check` is the last that was not made void, `release` what is public now."""

    told: Told
    newest: Revision | None
    check: Check | None
    release: Release | None
    is_changed: bool
    may_confirm: bool
    room: str
    new_page: str
    translate: str
    offers: list[Offer]
    steps: list[Step]

    @property
    def edition(self) -> Edition:
        return self.told.edition

    @property
    def is_unconfirmed(self) -> bool:
        """Public by an emergency release that nobody else has read yet."""
        return bool(self.release and self.release.confirm_by and not self.release.confirmed_at)

    @property
    def is_checking(self) -> bool:
        return self.check is not None and self.check.outcome in ("waiting", "second")


def parts_of(request: HttpRequest, work: Work, refused: Refused | None = None) -> list[Part]:
    """Every language of the work, the source first; as many queries for one as for eight."""
    order = {code: at for at, (code, _words) in enumerate(languages())}
    found = with_staleness(
        Edition.objects.filter(work=work).select_related(
            "page__content_type", "page__latest_revision__user", "work__unit", "go_by"
        )
    ).prefetch_related(
        Prefetch(
            "checks",
            Check.objects.select_related("checked_by", "second_by").prefetch_related("writers"),
        ),
        Prefetch("releases", Release.objects.current().select_related("released_by")),
        Prefetch("steps", EditionStep.objects.select_related("by")),
    )
    editions = sorted(found, key=lambda one: order.get(one.language, len(order)))
    is_writable = room_of(request)
    return [
        _part(
            edition,
            may_confirm=confirms(request, work),
            **_room_ways(edition, is_writable(edition.page)),
            offers=offers_for(request, edition, (refused or {}).get(edition.pk)),
        )
        for edition in editions
    ]


def _room_ways(edition: Edition, is_writable: bool) -> dict[str, str]:
    """Ways into the editor's room, none for who does not write there."""
    if not is_writable:
        return {"room": "", "new_page": "", "translate": ""}
    is_source = edition.language == languages()[0][0]
    return {
        "room": room_address(edition.page_id),
        "new_page": new_page_address(edition.page),
        "translate": translate_address(edition.page) if is_source else "",
    }


def _part(edition: Edition, **more: Any) -> Part:
    checks = [one for one in edition.checks.all() if one.outcome != Check.Outcome.VOID]
    releases: list[Any] = list(edition.releases.all())
    return Part(
        told=told(edition),
        newest=edition.page.latest_revision,
        check=checks[0] if checks else None,
        release=releases[0] if releases else None,
        is_changed=bool(checks) and is_changed(edition),
        steps=in_words(edition.steps.all()),
        **more,
    )


def work_words(parts: list[Part]) -> str:
    """Where the work stands, in one sentence."""
    public = [part.told.language for part in parts if part.edition.standing == "public"]
    waiting = [part.told.language for part in parts if part.is_checking]
    told = []
    if public:
        told.append(_("Đang công khai bằng %(languages)s") % {"languages": _joined(public)})
    if waiting:
        told.append(_("chờ kiểm tra: %(languages)s") % {"languages": _joined(waiting)})
    if not told:
        return _("Chưa công khai.")
    sentence = "; ".join(told)
    return f"{sentence[0].upper()}{sentence[1:]}."


def _joined(names: list[str]) -> str:
    return ", ".join(f"{name[:1].lower()}{name[1:]}" for name in names)
