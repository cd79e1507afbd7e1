"""What clippings are narrowed by: alike in the queue, in the list of stories and in the figures."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.organisations.models import Unit
from nhipcau.outputs.languages import LANGUAGE_NAMES, language_name
from nhipcau.press.models import Clipping, ClippingTag, Outlet, Topic
from nhipcau.press.models.clippings import ClippingQuerySet
from nhipcau.press.reading.languages import LANGUAGES
from nhipcau.ui.words import day_words
from nhipcau.workspace.shown_names import country_shown

Choices = list[tuple[Any, Any]]

NONE: Final = "none"
"""Asks for those of which nobody has told the language or the tone."""

UNITS = Unit.objects.filter(Exists(Clipping.objects.filter(unit=OuterRef("pk"))))
OUTLETS = Outlet.objects.filter(Exists(Clipping.objects.filter(outlet=OuterRef("pk"))))

_LOOKUPS: Final = {
    "first": "published_on__gte",
    "last": "published_on__lte",
    "language": "language",
    "country": "outlet__country",
    "outlet": "outlet",
    "tone": "tone",
    "unit": "unit",
}


def narrowed(rows: ClippingQuerySet, told: Mapping[str, Any]) -> ClippingQuerySet:
    """Those of `rows` that meet every condition told; states and words are for the caller."""
    for name, lookup in _LOOKUPS.items():
        if value := told.get(name):
            rows = rows.filter(**{lookup: "" if value == NONE else value})
    tags = ClippingTag.objects.filter(clipping=OuterRef("pk"), is_off=False)
    if topic := told.get("topic"):
        rows = rows.filter(Exists(tags.filter(topic=topic)))
    if told.get("untagged"):
        rows = rows.filter(~Exists(tags))
    return rows.exclude(outlet__country="VN") if told.get("foreign") else rows


def said() -> dict[str, Callable[[Any], Any]]:
    """Name of a condition -> how its value is said."""
    return {
        "q": lambda v: _("có “%(words)s”") % {"words": v},
        "first": lambda v: _("từ %(day)s") % {"day": day_words(v)},
        "last": lambda v: _("đến %(day)s") % {"day": day_words(v)},
        "language": lambda v: language_said(v).lower(),
        "country": country_shown,
        "outlet": lambda v: v.name,
        "topic": lambda v: v.name,
        "untagged": lambda _v: _("chưa có chủ đề"),
        "tone": lambda v: tone_said(v).lower(),
        "unit": lambda v: v.label,
        "foreign": lambda _v: _("báo nước ngoài"),
    }


def language_said(code: str) -> str:
    return _(language_name(code)) if code not in ("", NONE) else _("Chưa rõ ngôn ngữ")


def tone_said(code: str) -> str:
    return _(str(Clipping.Tone(code).label)) if code not in ("", NONE) else _("Chưa ghi sắc thái")


def language_choices(asked: str) -> Choices:
    """Those the machine knows, and the one asked for where it is another language."""
    codes = dict.fromkeys((*LANGUAGES, *((asked,) if asked in LANGUAGE_NAMES else ())))
    names = [(code, _(language_name(code))) for code in codes]
    return [("", _("Mọi ngôn ngữ")), *names, (NONE, language_said(NONE))]


def country_choices() -> Choices:
    """Countries of outlets that wrote of us, by name."""
    codes = OUTLETS.order_by().values_list("country", flat=True).distinct()
    names = sorted(((code, country_shown(code)) for code in codes), key=lambda one: one[1])
    return [("", _("Mọi nước")), *names]


def tone_choices() -> Choices:
    return [
        ("", gettext_lazy("Mọi sắc thái")),
        *Clipping.Tone.choices,
        (NONE, gettext_lazy("Chưa ghi sắc thái")),
    ]


def topic_field() -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        label="Chủ đề",
        queryset=Topic.objects.all(),
        required=False,
        empty_label=gettext_lazy("Mọi chủ đề"),
    )
