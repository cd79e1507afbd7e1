"""The first page of the room: what came back, what I am writing, what waits for others."""

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from nhipcau.editorial.models import Edition
from nhipcau.organisations.models import User
from nhipcau.room.ways import desk, desk_of

SHOWN = 12  # of each kind; the rest is found in the tree of pages

Stage = Edition.Stage


def board(request: HttpRequest) -> HttpResponse:
    mine = list(_written_by(request.user))
    parts = [
        (_("Bị trả lại, cần sửa"), _of(mine, Stage.RETURNED)),
        (_("Đang viết"), _of(mine, Stage.WRITING)),
        (
            _("Chờ người khác"),
            _of(mine, Stage.CHECKING, Stage.SECOND, Stage.CLEARED, Stage.SCHEDULED),
        ),
        (_("Vừa đăng"), _of(mine, Stage.RELEASED)),
    ]
    return render(
        request,
        "room/board.html",
        {"parts": [(title, rows) for title, rows in parts if rows], "desk": desk()},
    )


def _written_by(user: User) -> QuerySet[Edition]:
    """Editions whose page the person made or whose newest text is theirs, newest first."""
    own = Q(page__owner=user) | Q(page__latest_revision__user=user)
    newest = "-page__latest_revision_created_at"
    found = Edition.objects.filter(own).select_related("page").prefetch_related("checks")
    return found.order_by(newest, "-pk")[: SHOWN * 4]


def _of(editions: list[Edition], *stages: str) -> list[tuple[Edition, str]]:
    """(edition, its page at the desk) of those that stand at one of `stages`."""
    return [(one, desk_of(one.pk)) for one in editions if one.stage in stages][:SHOWN]
