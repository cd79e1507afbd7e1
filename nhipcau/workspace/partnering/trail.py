"""The trail of a partner in words, with that of the rows which were merged into it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.registries.models import Partner, PartnerStep
from nhipcau.ui.words import day_words
from nhipcau.workspace.change_trail import Change, Told
from nhipcau.workspace.shown_names import country_shown

ACTS = {
    "enter": gettext_lazy("Nhập"),
    "revise": gettext_lazy("Sửa"),
    "merge": gettext_lazy("Gộp"),
    "unmerge": gettext_lazy("Tách lại"),
}


def trail_of(partner: Partner) -> list[Told]:
    """Its own steps, and those of what stands under it as an old number, each told as such."""
    numbers = {partner.pk: ""}
    waiting = [partner.pk]
    while waiting:
        gone = Partner.objects.filter(merged_into__in=waiting).values_list("pk", "name")
        waiting = [pk for pk, _name in gone if pk not in numbers]
        numbers |= {pk: name for pk, name in gone if pk in waiting}
    steps = PartnerStep.objects.filter(partner__in=numbers).select_related("by")
    told_twice = {"merge", "unmerge"}  # by the kept one, too
    return [
        _told(step, numbers[step.partner_id])
        for step in steps.order_by("at", "pk")
        if step.partner_id == partner.pk or step.act not in told_twice
    ]


def _told(step: PartnerStep, former: str) -> Told:
    what = str(ACTS.get(step.act, step.act))
    if former:
        what = _("%(what)s (mục số %(number)s, %(name)s)") % {
            "what": what,
            "number": step.partner_id,
            "name": former,
        }
    by = str(step.by) if step.by else _("Hệ thống")
    changes = list(_changes(step.changes))
    if step.reason:
        changes.insert(0, Change(_("Lý do"), "", step.reason))
    return Told(step.at, by, what, changes)


def _changes(told: Mapping[str, Any]) -> Iterable[Change]:
    for name, (before, after) in told.items():
        yield Change(_label(name), said(name, before), said(name, after))


def _label(name: str) -> str:
    if not name:
        return ""
    if name == "aliases":
        return _("Tên gọi khác")
    return _(str(Partner._meta.get_field(name).verbose_name))


def said(name: str, value: Any) -> str:
    """A value of a partner's field in words; nothing stays nothing."""
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if value in (None, "", []):
        return ""
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if name == "country":
        return country_shown(str(value))
    if name == "kind":
        return _(str(dict(Partner.Kind.choices).get(value, value)))
    return _day_or_words(value)


def _day_or_words(value: Any) -> str:
    try:
        return day_words(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)
