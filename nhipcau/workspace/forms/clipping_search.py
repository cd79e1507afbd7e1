"""Narrowing the queue of clippings; an answer that means nothing is left out."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.organisations.models import Unit
from nhipcau.press.models import Clipping, Outlet
from nhipcau.press.models.clippings import ClippingQuerySet
from nhipcau.workspace.forms import clipping_conditions as conditions
from nhipcau.workspace.forms.bounded import DayField
from nhipcau.workspace.shown_names import country_shown

WAITING, ALL = "", "all"
STATES = [
    (WAITING, gettext_lazy("Chờ xem")),
    (Clipping.State.CONFIRMED.value, gettext_lazy("Đã xác nhận")),
    (Clipping.State.REJECTED.value, gettext_lazy("Đã bỏ")),
    (ALL, gettext_lazy("Tất cả")),
]


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
    topic = conditions.topic_field()
    tone = forms.ChoiceField(label="Sắc thái", required=False, choices=conditions.tone_choices)
    unit = forms.ModelChoiceField(
        label="Đơn vị theo dõi",
        queryset=Unit.objects.none(),
        required=False,
        empty_label=gettext_lazy("Mọi đơn vị"),
    )
    foreign = forms.BooleanField(label="Chỉ báo nước ngoài", required=False)
    untagged = forms.BooleanField(label="Chưa có chủ đề", required=False)
    bare = forms.BooleanField(label="Chưa có bản lưu, lý do", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        outlets = list(conditions.OUTLETS.order_by("name", "pk").only("name", "country"))
        countries = sorted({(country_shown(one.country), one.country) for one in outlets})
        fields: Any = self.fields
        fields["outlet"].queryset = conditions.OUTLETS.all()
        fields["outlet"].choices = [
            ("", gettext_lazy("Mọi cơ quan báo chí")),
            *((one.pk, one.name) for one in outlets),
        ]
        fields["unit"].queryset = conditions.UNITS.all()
        fields["country"].choices = [
            ("", gettext_lazy("Mọi nước")),
            *((code, name) for name, code in countries),
        ]
        fields["language"].choices = conditions.language_choices(self.data.get("language", ""))
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
        found = conditions.narrowed(found, self.told)
        return found.filter(copy=None, exemption="") if self.told.get("bare") else found

    def words(self) -> list[tuple[str, str]]:
        """The conditions as people say them, each with the name of its field."""
        said = conditions.said() | {"bare": lambda _v: _("chưa có bản lưu, lý do")}
        return [
            (str(say(self.told[name])), name) for name, say in said.items() if self.told.get(name)
        ]
