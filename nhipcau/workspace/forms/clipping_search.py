"""Narrowing the queue of clippings; an answer that means nothing is left out."""

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.organisations.models import Unit
from nhipcau.outputs.languages import language_name
from nhipcau.press.models import Clipping, ClippingTag, Outlet, Topic
from nhipcau.press.models.clippings import ClippingQuerySet
from nhipcau.press.reading.languages import LANGUAGES
from nhipcau.ui.words import day_words
from nhipcau.workspace.forms.bounded import DayField
from nhipcau.workspace.shown_names import country_shown

WAITING, ALL = "", "all"
STATES = [
    (WAITING, gettext_lazy("Chờ xem")),
    (Clipping.State.CONFIRMED.value, gettext_lazy("Đã xác nhận")),
    (Clipping.State.REJECTED.value, gettext_lazy("Đã bỏ")),
    (ALL, gettext_lazy("Tất cả")),
]
_OUTLETS = Outlet.objects.filter(Exists(Clipping.objects.filter(outlet=OuterRef("pk"))))
_UNITS = Unit.objects.filter(Exists(Clipping.objects.filter(unit=OuterRef("pk"))))


class ClippingSearch(forms.Form):
    """What one may ask of the queue. The words are those of the index (see press.searching)."""

    q = forms.CharField(label="Từ trong tin", required=False, max_length=200)
    state = forms.ChoiceField(required=False, choices=STATES, widget=forms.HiddenInput)
    first = DayField(label="Đăng từ ngày", required=False)
    last = DayField(label="Đến ngày", required=False)
    language = forms.ChoiceField(label="Ngôn ngữ", required=False)
    country = forms.ChoiceField(label="Nước của báo", required=False)
    outlet = forms.ModelChoiceField(
        label="Cơ quan báo chí",
        queryset=Outlet.objects.none(),
        required=False,
        empty_label=gettext_lazy("Mọi cơ quan báo chí"),
    )
    topic = forms.ModelChoiceField(
        label="Chủ đề",
        queryset=Topic.objects.all(),
        required=False,
        empty_label=gettext_lazy("Mọi chủ đề"),
    )
    tone = forms.ChoiceField(
        label="Sắc thái",
        required=False,
        choices=[("", gettext_lazy("Mọi sắc thái")), *Clipping.Tone.choices],
    )
    unit = forms.ModelChoiceField(
        label="Đơn vị theo dõi",
        queryset=Unit.objects.none(),
        required=False,
        empty_label=gettext_lazy("Mọi đơn vị"),
    )
    foreign = forms.BooleanField(label="Chỉ báo nước ngoài", required=False)
    bare = forms.BooleanField(label="Chưa có bản lưu, lý do", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        outlets = list(_OUTLETS.order_by("name", "pk").only("name", "country"))
        countries = sorted({(country_shown(one.country), one.country) for one in outlets})
        fields: Any = self.fields
        fields["outlet"].queryset = _OUTLETS.all()
        fields["outlet"].choices = [
            ("", gettext_lazy("Mọi cơ quan báo chí")),
            *((one.pk, one.name) for one in outlets),
        ]
        fields["unit"].queryset = _UNITS.all()
        fields["country"].choices = [
            ("", gettext_lazy("Mọi nước")),
            *((code, name) for name, code in countries),
        ]
        fields["language"].choices = [
            ("", gettext_lazy("Mọi ngôn ngữ")),
            *((code, language_name(code)) for code in LANGUAGES),
        ]
        self.is_valid()
        self.told: dict[str, Any] = getattr(self, "cleaned_data", {})

    @property
    def state_asked(self) -> str:
        return self.told.get("state") or WAITING

    @property
    def words_asked(self) -> str:
        return self.told.get("q") or ""

    def narrowed(self, found: ClippingQuerySet) -> ClippingQuerySet:
        """All conditions but the words, which the index finds."""
        state = self.state_asked
        if state != ALL:
            found = found.filter(state=state or Clipping.State.NEW)
        for name, lookup in _LOOKUPS.items():
            if self.told.get(name):
                found = found.filter(**{lookup: self.told[name]})
        if self.told.get("topic"):
            tagged = ClippingTag.objects.filter(topic=self.told["topic"], is_off=False)
            found = found.filter(Exists(tagged.filter(clipping=OuterRef("pk"))))
        if self.told.get("foreign"):
            found = found.exclude(outlet__country="VN")
        return found.filter(copy=None, exemption="") if self.told.get("bare") else found

    def words(self) -> list[tuple[str, str]]:
        """The conditions as people say them, each with the name of its field."""
        said = {
            "q": lambda v: _("có “%(words)s”") % {"words": v},
            "first": lambda v: _("từ %(day)s") % {"day": day_words(v)},
            "last": lambda v: _("đến %(day)s") % {"day": day_words(v)},
            "language": lambda v: _(language_name(v)).lower(),
            "country": country_shown,
            "outlet": lambda v: v.name,
            "topic": lambda v: v.name,
            "tone": lambda v: _(str(Clipping.Tone(v).label)).lower(),
            "unit": lambda v: v.label,
            "foreign": lambda v: _("báo nước ngoài"),
            "bare": lambda v: _("chưa có bản lưu, lý do"),
        }
        return [
            (str(say(self.told[name])), name) for name, say in said.items() if self.told.get(name)
        ]


_LOOKUPS = {
    "first": "published_on__gte",
    "last": "published_on__lte",
    "language": "language",
    "country": "outlet__country",
    "outlet": "outlet",
    "tone": "tone",
    "unit": "unit",
}
