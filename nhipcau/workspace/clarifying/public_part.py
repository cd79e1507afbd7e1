"""The public page of a clarification as its card shows it: each language, what may be done."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from nhipcau.editorial.models import Edition
from nhipcau.outputs.languages import language_name
from nhipcau.press.clarifying.publishing import is_behind
from nhipcau.press.models import Clarification
from nhipcau.workspace.clarifying.access import may_write
from nhipcau.workspace.editing.access import room_of
from nhipcau.workspace.editing.ways import room_address
from nhipcau.workspace.forms.clarification_pages import PageForm

Row = dict[str, Any]


def public_part(
    request: HttpRequest, row: Clarification, *, form: PageForm | None = None
) -> Row | None:
    """None while nothing is signed; `form` only where a page may be prepared."""
    if not row.versions.exists():
        return None
    writes = may_write(request, row)
    if row.work is None:
        shown = form or PageForm(auto_id="page_%s")
        return {"form": shown if writes else None, "is_offered": shown.is_offered}
    return {
        "languages": _languages(request, row),
        "work": row.work_id,
        "is_behind": is_behind(row),
        "may_update": writes,
    }


def _languages(request: HttpRequest, row: Clarification) -> list[Row]:
    """Each edition with its stage, its public address and the way into the room."""
    writes_here = room_of(request)
    editions = Edition.objects.filter(work=row.work_id).select_related("page").order_by("pk")
    public = {
        release.edition_id: release.address
        for edition in editions
        for release in edition.releases.current()
    }
    return [
        {
            "name": _(language_name(one.language)),
            "edition": one,
            "address": public.get(one.pk, ""),
            "room": room_address(one.page_id) if writes_here(one.page) else "",
        }
        for one in editions
    ]
