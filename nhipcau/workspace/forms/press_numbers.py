"""What is asked of stories: days, unit, words; and the moves of a story."""

from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.organisations.models import Unit
from nhipcau.press.models import Clipping, Outlet, Story, StoryStep
from nhipcau.press.models.clippings import ClippingQuerySet
from nhipcau.reports.periods import QUARTER, Period, period_of
from nhipcau.ui.words import day_words
from nhipcau.workspace.forms import clipping_conditions as conditions
from nhipcau.workspace.forms.asked import reason_field
from nhipcau.workspace.forms.bounded import DayField, RowsField
from nhipcau.workspace.forms.open_words import OpenForm
from nhipcau.workspace.forms.quarters import code_of_quarter, latest_quarters, quarter_of

_QUARTERS: Final = 12
LONGEST: Final = timedelta(days=10 * 366)
"""More days than anybody looks at in one picture."""
_STATES = [
    ("", gettext_lazy("Cả tin chờ xem")),
    (Clipping.State.CONFIRMED.value, gettext_lazy("Chỉ tin đã xác nhận")),
]


class StorySearch(forms.Form):
    """Stories that have an appearance in a quarter of the reporting year, or between two days."""

    q = forms.CharField(label="Từ trong tin", required=False, max_length=200)
    quarter = forms.ChoiceField(label="Kỳ báo cáo", required=False)
    first = DayField(label="Đăng từ ngày", required=False)
    last = DayField(label="Đến ngày", required=False)
    at_least = forms.IntegerField(
        label="Ít nhất bao nhiêu lượt đăng", required=False, min_value=1, max_value=10_000
    )
    state = forms.ChoiceField(label="Tình trạng tin", required=False, choices=_STATES)
    language = forms.ChoiceField(label="Ngôn ngữ", required=False)
    country = forms.ChoiceField(
        label="Nước của báo", required=False, choices=conditions.country_choices
    )
    outlet = forms.ModelChoiceField(
        queryset=Outlet.objects.all(), required=False, widget=forms.HiddenInput
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
    untagged = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, day: date) -> None:
        """Without days it is the quarter of `day`."""
        super().__init__(data)
        self.day = day
        fields: Any = self.fields
        known = {code_of_quarter(one): one for one in latest_quarters(day, _QUARTERS)}
        if asked := quarter_of(str(self.data.get("quarter", ""))):
            known[code_of_quarter(asked)] = asked
        fields["quarter"].choices = [(code, one.title) for code, one in known.items()]
        fields["language"].choices = conditions.language_choices(self.data.get("language", ""))
        fields["unit"].queryset = conditions.UNITS.all()
        self.is_valid()
        self.told: dict[str, Any] = getattr(self, "cleaned_data", {})

    @cached_property
    def period(self) -> Period | None:
        """The quarter, None where days are told."""
        if self.told.get("first") or self.told.get("last"):
            return None
        return quarter_of(self.told.get("quarter") or "") or period_of(self.day, QUARTER)

    @cached_property
    def window(self) -> tuple[date, date]:
        """The first and the last day, both inclusive; ten years at most, the latest ones."""
        if self.period:
            return self.period.window
        first, last = self.told.get("first"), self.told.get("last")
        last = last or max(self.day, first or self.day)
        first = first or period_of(last, QUARTER).window[0]
        first, last = min(first, last), max(first, last)
        return max(first, last - LONGEST), last

    @property
    def in_words(self) -> str:
        """ "Quý II năm 2024", or the two days."""
        if self.period:
            return self.period.title
        first, last = self.window
        return f"{day_words(first)} – {day_words(last)}"

    def narrowed(self, rows: ClippingQuerySet) -> ClippingQuerySet:
        """Appearances that meet the conditions; none that is not about us."""
        rows = rows.between(*self.window).exclude(state=Clipping.State.REJECTED)
        if state := self.told.get("state"):
            rows = rows.filter(state=state)
        days = dict.fromkeys(("first", "last"))  # they are in the window
        return conditions.narrowed(rows, self.told | days)

    def words(self) -> list[tuple[str, str]]:
        """The conditions as people say them, each with the name of its field."""
        said = conditions.said() | {
            "quarter": lambda v: quarter_of(v).title,
            "at_least": lambda v: _("từ %(n)s lượt đăng") % {"n": v},
            "state": lambda _v: _("chỉ tin đã xác nhận"),
        }
        return [
            (str(say(self.told[name])), name) for name, say in said.items() if self.told.get(name)
        ]


class TakeOutForm(OpenForm):
    """One appearance, out of its story."""

    clipping = forms.ModelChoiceField(
        label="Tin",
        queryset=Clipping.objects.none(),
        error_messages={"required": gettext_lazy("Chọn tin cần tách.")},
    )
    reason = reason_field()

    def __init__(self, data: Any = None, *, story: Story) -> None:
        super().__init__(data, auto_id="take_%s")
        rows: Any = self.fields["clipping"]
        rows.queryset = story.clippings.defer("text", "trail")


class UniteForm(OpenForm):
    other = RowsField(
        label="Câu chuyện",
        queryset=Story.objects.all(),
        error_messages={"required": gettext_lazy("Chọn câu chuyện để gộp.")},
    )
    reason = forms.CharField(
        label="Vì sao là một câu chuyện",
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )

    def clean_other(self) -> Story:
        chosen = list(self.cleaned_data["other"])
        if len(chosen) != 1:
            raise ValidationError(_("Chọn một câu chuyện để gộp."), code="one")
        return chosen[0]


class PartForm(OpenForm):
    """Takes back a step by which another story came into this one."""

    step = forms.ModelChoiceField(queryset=StoryStep.objects.none(), widget=forms.HiddenInput)
    reason = reason_field()

    def __init__(self, data: Any = None, *, story: Story, step: int = 0) -> None:
        super().__init__(data, auto_id=f"part{step}_%s", initial={"step": step})
        steps: Any = self.fields["step"]
        steps.queryset = story.steps.all()
