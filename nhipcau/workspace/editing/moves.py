"""The moves of an edition: who may make them, when they are offered, what they ask for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nhipcau.editorial import checking, emergency, releasing, withdrawing
from nhipcau.editorial.emergency import MAY_RELEASE
from nhipcau.editorial.models import Check, Edition
from nhipcau.organisations.models import Role
from nhipcau.workspace.editing.access import (
    RELEASERS,
    WRITERS,
    in_emergency,
    releases,
    writes,
)
from nhipcau.workspace.forms import editions as forms

Stage, Standing = Edition.Stage, Edition.Standing
Words = str | Promise


@dataclass(frozen=True, slots=True)
class Move:
    """`fits` says whether the newest text and the standing ask for it; the verb decides."""

    label: Words
    done: Words
    form: type[Form]
    roles: tuple[Role, ...]
    is_allowed: Callable[[HttpRequest, Edition], bool]
    fits: Callable[[HttpRequest, Edition], bool]
    make: Callable[..., Any]
    tone: str = "secondary"
    hint: Words = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A move as the page shows it; without fields it is one button."""

    name: str
    move: Move
    form: Form

    @property
    def is_short(self) -> bool:
        return not self.form.fields

    @property
    def is_first(self) -> bool:
        return self.move.tone == "primary"


def offers_for(
    request: HttpRequest, edition: Edition, refused: Mapping[str, Form] | None = None
) -> list[Offer]:
    """What this person may do with it now; `refused` forms by move are shown again."""
    refused = refused or {}
    return [
        Offer(name, move, refused.get(name) or _form(name, move, edition))
        for name, move in MOVES.items()
        if name in refused or (move.is_allowed(request, edition) and move.fits(request, edition))
    ]


def _form(name: str, move: Move, edition: Edition) -> Form:
    """Only what was public once can be corrected."""
    is_first = name == "edition_release" and edition.standing == Standing.UNSEEN
    form = forms.OpenForm if is_first else move.form
    return form(auto_id=f"{name}_{edition.pk}_%s")


def is_changed(edition: Edition) -> bool:
    """Whether somebody saved another text after the one that was checked last."""
    checks = [check for check in edition.checks.all() if check.outcome != Check.Outcome.VOID]
    newest = edition.page.latest_revision_id
    return newest is not None and all(check.revision_id != newest for check in checks[:1])


def _writes(request: HttpRequest, edition: Edition) -> bool:
    return writes(request, edition.work)


def _releases(request: HttpRequest, edition: Edition) -> bool:
    return releases(request)


def _to_submit(request: HttpRequest, edition: Edition) -> bool:
    if edition.stage in (Stage.WRITING, Stage.RETURNED):
        return edition.page.latest_revision_id is not None
    newest = edition.page.latest_revision_id
    if any(release.revision_id == newest for release in edition.releases.all()):
        return False  # it is out; in an emergency it waits for a confirmation, not for a check
    return edition.stage not in (Stage.CHECKING, Stage.SECOND) and is_changed(edition)


def _in_emergency(request: HttpRequest, edition: Edition) -> bool:
    return in_emergency(request)


def _is_unchecked(request: HttpRequest, edition: Edition) -> bool:
    stages = (Stage.WRITING, Stage.CHECKING, Stage.SECOND, Stage.RETURNED)
    return edition.stage in stages and edition.page.latest_revision_id is not None


def _to_take_back(request: HttpRequest, edition: Edition) -> bool:
    """By those whose text it is."""
    is_open = edition.stage in (Stage.CHECKING, Stage.SECOND)
    return is_open and any(
        request.user in check.writers.all()
        for check in edition.checks.all()
        if check.outcome in (Check.Outcome.WAITING, Check.Outcome.SECOND)
    )


def _in_stage(*stages: str) -> Callable[[HttpRequest, Edition], bool]:
    return lambda request, edition: edition.stage in stages


def _submit(edition: Edition, *, by: Any, note: str) -> None:
    checking.submit(edition, by=by, note=note)


def _take_back(edition: Edition, *, by: Any) -> None:
    check = edition.checks.open().first()
    if check is None:
        raise ValidationError("Bản này không chờ kiểm tra.", code="state")
    checking.take_back(check, by=by)


def _schedule(edition: Edition, *, by: Any, go_at: Any) -> None:
    releasing.schedule(edition, go_at=go_at, by=by)


MOVES: dict[str, Move] = {
    "edition_submit": Move(
        label=_("Gửi kiểm tra"),
        done=_("Đã gửi kiểm tra. Người khác sẽ đọc và trả lời các câu hỏi."),
        form=forms.NoteForm,
        roles=WRITERS,
        is_allowed=_writes,
        fits=_to_submit,
        make=_submit,
        tone="primary",
        hint=_("Người khác đọc đúng bản này. Sửa sau khi gửi thì phải gửi lại."),
    ),
    "edition_take_back": Move(
        label=_("Lấy lại bài"),
        done=_("Đã lấy lại bài để sửa."),
        form=forms.OpenForm,
        roles=WRITERS,
        is_allowed=_writes,
        fits=_to_take_back,
        make=_take_back,
    ),
    "edition_release": Move(
        label=_("Đăng ngay"),
        done=_("Đã đăng: công chúng xem được từ bây giờ."),
        form=forms.CorrectionForm,
        roles=RELEASERS,
        is_allowed=_releases,
        fits=_in_stage(Stage.CLEARED, Stage.SCHEDULED),
        make=releasing.release,
        tone="primary",
    ),
    "edition_schedule": Move(
        label=_("Hẹn giờ đăng"),
        done=_("Đã hẹn giờ đăng."),
        form=forms.ScheduleForm,
        roles=RELEASERS,
        is_allowed=_releases,
        fits=_in_stage(Stage.CLEARED, Stage.SCHEDULED),
        make=_schedule,
    ),
    "edition_unschedule": Move(
        label=_("Bỏ hẹn giờ"),
        done=_("Đã bỏ hẹn giờ; bài chờ đăng."),
        form=forms.OptionalReasonForm,
        roles=RELEASERS,
        is_allowed=_releases,
        fits=_in_stage(Stage.SCHEDULED),
        make=releasing.unschedule,
    ),
    "edition_withdraw": Move(
        label=_("Gỡ khỏi cổng"),
        done=_("Đã gỡ: địa chỉ cũ còn một dòng báo đã gỡ và lý do."),
        form=forms.ReasonForm,
        roles=RELEASERS,
        is_allowed=_releases,
        fits=lambda request, edition: edition.standing == Standing.PUBLIC,
        make=withdrawing.withdraw,
        tone="danger",
        hint=_("Người đọc thấy lý do này ở địa chỉ cũ của trang."),
    ),
    "edition_emergency": Move(
        label=_("Đăng khẩn, chưa kiểm tra"),
        done=_("Đã đăng khẩn. Một người khác phải đọc và xác nhận đúng hạn."),
        form=forms.ReasonForm,
        roles=MAY_RELEASE,
        is_allowed=_in_emergency,
        fits=_is_unchecked,
        make=emergency.release,
        tone="danger",
        hint=_(
            "Chỉ khi có việc đột xuất không chờ được. Bài lên ngay; người khác phải đọc, "
            "xác nhận trong thời hạn quy định."
        ),
    ),
}
