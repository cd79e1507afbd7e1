"""The steps of a reorganisation in words, and how many rows it touched."""

from collections.abc import Iterable

from django.apps import apps
from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.succession.models import Effect, Reorganisation, ReorganisationStep
from nhipcau.ui.history import Step

WORDS = {
    "drafted": gettext_lazy("Lập bản soạn"),
    "revised": gettext_lazy("Sửa tên, văn bản, ngày"),
    "change_added": gettext_lazy("Thêm thay đổi"),
    "change_removed": gettext_lazy("Bỏ thay đổi"),
    "answered": gettext_lazy("Chọn ai nhận gì"),
    "applied": gettext_lazy("Áp dụng"),
    "undone": gettext_lazy("Hoàn tác"),
    "discarded": gettext_lazy("Bỏ bản soạn"),
}


def in_words(rows: Iterable[ReorganisationStep]) -> list[Step]:
    return [
        Step(
            at=row.at,
            by=str(row.by),
            what=str(WORDS.get(row.action, row.action)),
            reason=row.reason or _place(row),
        )
        for row in rows
    ]


def _place(row: ReorganisationStep) -> str:
    place = row.changes.get("position")
    return _("Thay đổi thứ %(place)s") % {"place": place} if place else ""


def counts_of(reorganisation: Reorganisation) -> list[tuple[str, int, int]]:
    """Kind of row, how many were made, how many changed; one query."""
    made = Count("pk", filter=Q(action=Effect.Action.CREATE))
    changed = Count("pk", filter=Q(action=Effect.Action.UPDATE))
    rows = reorganisation.effects.order_by().values("model").annotate(made=made, changed=changed)
    found = [(apps.get_model(r["model"])._meta.verbose_name, r["made"], r["changed"]) for r in rows]
    return sorted((str(name), n, m) for name, n, m in found)
