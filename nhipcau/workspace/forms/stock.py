"""Copies that come and go, typed in: one move, a distribution to many, a search of the stock."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.registries.models import Event, Partner, Printing, Publication, StockMove
from nhipcau.registries.stock import moving
from nhipcau.registries.stock.distributing import Portion
from nhipcau.registries.stock.ledger import MOST
from nhipcau.ui.words import number_words
from nhipcau.workspace.forms.bounded import DayField, RowsField
from nhipcau.workspace.forms.named_rows import PartnerField
from nhipcau.workspace.forms.open_words import OpenForm
from nhipcau.workspace.shown_names import country_shown

_RECENT, _OFFERED = 100, 60
_KINDS = StockMove.Kind
VERBS: dict[str, Any] = {
    _KINDS.PRINTED: moving.take_in,
    _KINDS.RETURNED: moving.take_back,
    _KINDS.LOST: moving.write_off,
    _KINDS.COUNTED: moving.settle_count,
}
NO_PRIVATE = gettext_lazy("Mỗi dòng một cơ quan, doanh nghiệp, nơi đặt; không ghi tên cá nhân.")


class StockSearch(forms.Form):
    """Which editions to show, and between which days to count."""

    q = forms.CharField(label="Từ trong tên ấn phẩm", required=False, max_length=200)
    form = forms.ChoiceField(
        label="Thể loại",
        required=False,
        choices=[("", gettext_lazy("Mọi thể loại")), *Publication.Form.choices],
    )
    there = forms.BooleanField(label="Chỉ bản còn trong kho", required=False)
    first = DayField(label="Từ ngày", required=False)
    last = DayField(label="Đến ngày", required=False)


def event_field() -> forms.ModelChoiceField:
    recent = Event.objects.standing().order_by("-starts_on").values_list("pk", flat=True)
    return forms.ModelChoiceField(
        label="Tại sự kiện",
        queryset=Event.objects.filter(pk__in=list(recent[:_RECENT])),
        required=False,
        empty_label="–",
    )


class CopiesField(forms.IntegerField):
    """One of several, any of which may stay empty: the form asks for at least one."""

    def validate(self, value: int | None) -> None:
        """Left to the form."""


class StockMoveForm(OpenForm):
    """One move of one printed edition; giving to many has a page of its own."""

    kind = forms.ChoiceField(
        label="Việc", choices=[(kind.value, kind.label) for kind in VERBS], widget=forms.RadioSelect
    )
    quantity = forms.IntegerField(label="Số bản", min_value=0, max_value=MOST, localize=True)
    on = DayField(label="Ngày")
    partner = PartnerField(label="Đối tác trả lại", required=False)
    note = forms.CharField(
        label="Ghi chú",
        required=False,
        max_length=500,
        help_text=gettext_lazy("Biên bản, phiếu nhập. Bắt buộc khi hỏng, mất, kiểm kê."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**62)

    def __init__(self, *args: Any, printings: list[Printing], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.printings = {str(one.pk): one for one in printings}
        choices = [(pk, edition_words(one)) for pk, one in self.printings.items()]
        edition = forms.ChoiceField(label="Bản", choices=choices)
        self.fields = {"printing": edition, **self.fields}
        self.fields["quantity"].help_text = gettext_lazy("Khi kiểm kê: số bản đếm được.")

    def enter(self, by: Any) -> StockMove:
        """The verb of the kind that was chosen, with what it takes."""
        told = self.cleaned_data
        kind = told["kind"]
        values = {name: told[name] for name in ("on", "note", "seen")}
        if kind == _KINDS.RETURNED:
            values["partner"] = told["partner"]
        values["counted" if kind == _KINDS.COUNTED else "quantity"] = told["quantity"]
        return VERBS[kind](self.printings[told["printing"]], by=by, **values)


class PartnersByBox(RowsField):
    """Partners as boxes to tick: those ticked so far and those found."""

    widget = forms.CheckboxSelectMultiple

    def offer(self, rows: Iterable[Partner]) -> None:
        self.widget.choices = [(one.pk, partner_words(one)) for one in rows]


class DistributionForm(OpenForm):
    """Copies of each edition for each receiver, and who receives; `find` narrows the boxes.

    Before a search the boxes are those who were given copies before.
    """

    words = forms.CharField(label="Tên đối tác", required=False, max_length=200)
    kind = forms.ChoiceField(
        label="Loại đối tác",
        required=False,
        choices=[("", gettext_lazy("Mọi loại")), *Partner.Kind.choices],
    )
    partners = PartnersByBox(
        label="Đối tác nhận", queryset=Partner.objects.standing(), required=False
    )
    recipients = forms.CharField(
        label="Nơi nhận khác",
        required=False,
        max_length=20_000,
        help_text=NO_PRIVATE,
        widget=forms.Textarea({"rows": 3}),
    )
    on = DayField(label="Ngày phát")
    note = forms.CharField(label="Ghi chú", required=False, max_length=500)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**62)

    def __init__(self, *args: Any, printings: list[Printing], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.printings = {f"copies_{one.pk}": one for one in printings}
        for name, one in self.printings.items():
            self.fields[name] = CopiesField(
                label=edition_words(one), min_value=1, max_value=MOST, localize=True
            )
        self.fields["event"] = event_field()
        self.fields["partners"].offer(self._boxes())

    def _boxes(self) -> list[Partner]:
        """Ticked ones first, then those that the search finds, each once."""
        asked = self.data if self.is_bound else self.initial
        ticked = _ticked(asked)
        words, kind = str(asked.get("words", ""))[:200], str(asked.get("kind", ""))
        rows = Partner.objects.standing().order_by("name", "pk")
        found = rows.search(words) if words.strip() else rows
        found = found.filter(kind=kind) if kind in Partner.Kind.values else found
        if not words.strip() and not kind:
            given = StockMove.objects.given_out().exclude(partner=None)
            found = rows.filter(pk__in=given.values("partner"))
        chosen = list(rows.filter(pk__in=ticked))
        return chosen + list(found.exclude(pk__in=ticked)[:_OFFERED])

    @property
    def copies(self) -> list[Any]:
        return [self[name] for name in self.printings]

    def portions(self) -> list[Portion]:
        told = self.cleaned_data
        return [Portion(one, told[name]) for name, one in self.printings.items() if told.get(name)]

    def recipient_lines(self) -> list[str]:
        return str(self.cleaned_data.get("recipients", "")).splitlines()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not self.portions():
            sentence = _("Ghi số bản phát cho mỗi nơi, ít nhất ở một bản.")
            first = next(iter(self.printings), None)
            self.add_error(first, ValidationError(sentence, code="nothing"))
        return cleaned


def _ticked(asked: Any) -> list[int]:
    told = asked.getlist("partners") if hasattr(asked, "getlist") else asked.get("partners", ())
    return [int(one) for one in map(str, told) if one.isdecimal() and len(one) < 18][:1000]


def edition_words(one: Printing) -> str:
    """The edition and, of a printed one, how many are left; it has been asked with its stock."""
    if not one.is_stocked:
        return str(one)
    left = _("còn %(n)s bản") % {"n": number_words(getattr(one, "stock", 0))}
    return f"{one} · {left}"


def partner_words(one: Partner) -> str:
    where = country_shown(one.country) if one.country and one.country != "VN" else ""
    return f"{one.name} ({where})" if where and where not in one.name else one.name


def today_first(day: date, seen: int) -> dict[str, Any]:
    """What a form of moves begins with."""
    return {"on": day, "seen": seen}
