"""What is asked of stories and of figures: days, unit, words; moves of stories."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.organisations.models import Unit
from nhipcau.outputs.languages import LANGUAGE_NAMES, language_name
from nhipcau.press.models import Clipping, Outlet, Story, StoryStep
from nhipcau.press.models.clippings import ClippingQuerySet
from nhipcau.press.reading.languages import LANGUAGES
from nhipcau.reports.periods import QUARTER, Period, period_of, previous
from nhipcau.ui.words import day_words
from nhipcau.workspace.forms.asked import reason_field
from nhipcau.workspace.forms.bounded import DayField, RowsField
from nhipcau.workspace.forms.open_words import OpenForm
from nhipcau.workspace.shown_names import country_shown

_QUARTERS: Final = 12
_LONGEST: Final = timedelta(days=3 * 366)
"""More days than anybody looks at in one picture."""
_UNITS = Unit.objects.filter(Exists(Clipping.objects.filter(unit=OuterRef("pk"))))
_OUTLETS = Outlet.objects.filter(Exists(Clipping.objects.filter(outlet=OuterRef("pk"))))
_STATES = [
    ("", gettext_lazy("Cả tin chờ xem")),
    (Clipping.State.CONFIRMED.value, gettext_lazy("Chỉ tin đã xác nhận")),
]


class WindowForm(forms.Form):
    """A quarter of the reporting year (the one of `day` where none is told), or two days."""

    quarter = forms.ChoiceField(label="Kỳ báo cáo", required=False)
    first = DayField(label="Đăng từ ngày", required=False)
    last = DayField(label="Đến ngày", required=False)
    unit = forms.ModelChoiceField(
        label="Đơn vị theo dõi",
        queryset=Unit.objects.none(),
        required=False,
        empty_label=gettext_lazy("Mọi đơn vị"),
    )
    foreign = forms.BooleanField(label="Chỉ báo nước ngoài", required=False)

    def __init__(self, data: Any, *, day: date) -> None:
        super().__init__(data)
        self.day, fields = day, self._open_fields
        known = {_code(one): one for one in _latest(day)}
        if asked := _period(str(data.get("quarter", ""))):
            known[_code(asked)] = asked
        fields["quarter"].choices = [(code, one.title) for code, one in known.items()]
        fields["unit"].queryset = _UNITS.all()
        self.is_valid()
        self.told: dict[str, Any] = getattr(self, "cleaned_data", {})

    @property
    def _open_fields(self) -> Any:
        return self.fields

    @cached_property
    def period(self) -> Period | None:
        """The quarter, None where days are told."""
        if self.told.get("first") or self.told.get("last"):
            return None
        return _period(self.told.get("quarter") or "") or period_of(self.day, QUARTER)

    @cached_property
    def window(self) -> tuple[date, date]:
        """The first and the last day, both inclusive; three years at most, the latest ones."""
        if self.period:
            return self.period.window
        first, last = self.told.get("first"), self.told.get("last")
        last = last or max(self.day, first or self.day)
        first = first or period_of(last, QUARTER).window[0]
        first, last = min(first, last), max(first, last)
        return max(first, last - _LONGEST), last

    @property
    def in_words(self) -> str:
        """ "Quý II năm 2024", or the two days."""
        if self.period:
            return self.period.title
        first, last = self.window
        return f"{day_words(first)} – {day_words(last)}"

    @property
    def query(self) -> dict[str, str]:
        """The conditions as the desk's queue takes them in its address."""
        first, last = self.window
        told = {"first": first.isoformat(), "last": last.isoformat()}
        if unit := self.told.get("unit"):
            told["unit"] = str(unit.pk)
        return told | ({"foreign": "on"} if self.told.get("foreign") else {})

    def narrowed(self, rows: ClippingQuerySet) -> ClippingQuerySet:
        rows = rows.between(*self.window)
        if unit := self.told.get("unit"):
            rows = rows.filter(unit=unit)
        return rows.exclude(outlet__country="VN") if self.told.get("foreign") else rows

    def words(self) -> list[tuple[str, str]]:
        """The conditions as people say them, each with the name of its field."""
        said = {
            "quarter": lambda v: _period(v).title,
            "first": lambda v: _("từ %(day)s") % {"day": day_words(v)},
            "last": lambda v: _("đến %(day)s") % {"day": day_words(v)},
            "unit": lambda v: v.label,
            "foreign": lambda _v: _("báo nước ngoài"),
            **self.more_words(),
        }
        return [
            (str(say(self.told[name])), name) for name, say in said.items() if self.told.get(name)
        ]

    def more_words(self) -> dict[str, Any]:
        return {}


class StorySearch(WindowForm):
    """Stories that have an appearance in the window."""

    q = forms.CharField(label="Từ trong tin", required=False, max_length=200)
    at_least = forms.IntegerField(
        label="Ít nhất bao nhiêu lần đăng", required=False, min_value=1, max_value=10_000
    )
    state = forms.ChoiceField(label="Tình trạng tin", required=False, choices=_STATES)
    language = forms.ChoiceField(label="Ngôn ngữ", required=False)
    country = forms.ChoiceField(label="Nước của báo", required=False)

    field_order = ["q", "quarter", "first", "last", "at_least", "state"]

    def __init__(self, data: Any, *, day: date) -> None:
        super().__init__(data, day=day)
        self._offer_names()
        self.full_clean()
        self.told = self.cleaned_data

    def _offer_names(self) -> None:
        fields, asked = self._open_fields, self.data.get("language", "")
        more = (asked,) if asked in LANGUAGE_NAMES else ()
        codes = dict.fromkeys((*LANGUAGES, *more))
        fields["language"].choices = [
            ("", gettext_lazy("Mọi ngôn ngữ")),
            *((code, language_name(code)) for code in codes),
        ]
        countries = _OUTLETS.order_by().values_list("country", flat=True).distinct()
        fields["country"].choices = [
            ("", gettext_lazy("Mọi nước")),
            *sorted(((one, country_shown(one)) for one in countries), key=lambda one: one[1]),
        ]

    def narrowed(self, rows: ClippingQuerySet) -> ClippingQuerySet:
        rows = super().narrowed(rows).exclude(state=Clipping.State.REJECTED)
        for name, lookup in _LOOKUPS.items():
            if self.told.get(name):
                rows = rows.filter(**{lookup: self.told[name]})
        return rows

    def more_words(self) -> dict[str, Any]:
        return {
            "q": lambda v: _("có “%(words)s”") % {"words": v},
            "at_least": lambda v: _("từ %(n)s lần đăng") % {"n": v},
            "state": lambda _v: _("chỉ tin đã xác nhận"),
            "language": lambda v: _(language_name(v)).lower(),
            "country": country_shown,
        }


_LOOKUPS: Final = {"state": "state", "language": "language", "country": "outlet__country"}


class TakeOutForm(OpenForm):
    """One appearance, out of its story."""

    clipping = forms.ModelChoiceField(
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


def _latest(day: date) -> Iterator[Period]:
    """The quarter of `day` and those before it."""
    one: Period | None = period_of(day, QUARTER)
    for _turn in range(_QUARTERS):
        if one is not None:
            yield one
            one = previous(one)


def _code(period: Period) -> str:
    return f"{period.year}-{period.index}"


def _period(code: str) -> Period | None:
    """The quarter of "2024-2"; None for what is none."""
    year, _sign, index = code.partition("-")
    if not (len(year) == 4 and code.isascii() and year.isdecimal() and index in set("1234")):
        return None
    return Period(QUARTER, int(year), int(index)) if 1945 < int(year) < 2200 else None
