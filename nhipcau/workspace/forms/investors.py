"""A new investor, a stage reached, a contact, a fact about a site: what people fill in."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.registries.models import Contact, Event, Investor, Partner, SiteFact, Touch
from nhipcau.registries.partners.doubles import Double, likely_doubles
from nhipcau.registries.partners.finding import named
from nhipcau.workspace.forms.asked import AskedField, reason_field
from nhipcau.workspace.forms.bounded import DayField
from nhipcau.workspace.forms.entries import COMMON, RowForm
from nhipcau.workspace.forms.named_rows import CountryField
from nhipcau.workspace.forms.open_words import OpenForm
from nhipcau.workspace.forms.outputs import SECRECY

OWN = ("sectors", "project", "capital_usd", "needs", "summary", "source", "source_on")
ORGANISATION = ("name", "original_name", "english_name", "country", "website")
NEW, MOST_OFFERED = "new", 8


class NewInvestorForm(RowForm):
    """The organisation by its name; one that looks like others is asked about, never doubled."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, model=Investor, names=(*OWN, *COMMON), **kwargs)
        self.fields |= _organisation()
        self.initial.setdefault("is_counted", True)
        self.partner: Partner | None = None
        self.doubles: list[Double] = []

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors.get("name") and cleaned.get("name"):
            self._recognise(cleaned)
        return cleaned

    def organisation(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ORGANISATION}

    def told(self) -> dict[str, Any]:
        """What the investor's own row takes."""
        return {
            name: value
            for name, value in super().told().items()
            if name not in (*ORGANISATION, "which")
        }

    def _recognise(self, cleaned: dict[str, Any]) -> None:
        """The partner of exactly that name; else those it may be, for the person to choose."""
        exact = [one for one in named(cleaned["name"]) if _may_be(one, cleaned.get("country"))]
        if len(exact) == 1:
            self.partner = exact[0]
            return
        values = {name: cleaned.get(name) or "" for name in ORGANISATION}
        self.doubles = likely_doubles(values)[:MOST_OFFERED]
        if self.doubles:
            self._ask()

    def _ask(self) -> None:
        offered = {str(one.partner.pk): one.partner for one in self.doubles}
        choices = [(pk, _described(one)) for pk, one in offered.items()]
        self.fields["which"] = forms.ChoiceField(
            label="Có thể là đối tác đã có",
            choices=[*choices, (NEW, _("Không, lập đối tác mới"))],
            widget=forms.RadioSelect,
        )
        chosen = self.data.get("which", "")
        if chosen in offered:
            self.partner = offered[chosen]
        elif chosen != NEW:
            self.add_error("which", _("Đã có đối tác tên gần giống; chọn một dòng rồi ghi lại."))


def _organisation() -> dict[str, forms.Field]:
    """Facts of the organisation; used only where it is no partner yet."""
    line = {"required": False, "max_length": 300}
    return {
        "name": forms.CharField(
            label="Tên doanh nghiệp, tổ chức",
            max_length=300,
            help_text=gettext_lazy("Đã có trong sổ đối tác thì chỉ cần tên; chưa có sẽ lập luôn."),
        ),
        "country": CountryField(label="Nước", required=False),
        "original_name": forms.CharField(label="Tên nguyên gốc", **line),
        "english_name": forms.CharField(label="Tên tiếng Anh", **line),
        "website": forms.URLField(
            label="Trang tin", required=False, max_length=500, assume_scheme="https"
        ),
    }


def _may_be(partner: Partner, country: str | None) -> bool:
    return not country or not partner.country or partner.country == country


def _described(partner: Partner) -> str:
    others = [name for name in (partner.original_name, partner.english_name) if name]
    return f"{partner.name} ({'; '.join(others)})" if others else partner.name


class ProofForm(OpenForm):
    """What shows that a stage was reached."""

    reached_on = DayField(label="Ngày đạt")
    said = AskedField(
        label="Căn cứ",
        max_length=500,
        help_text=gettext_lazy("Văn bản, biên bản, buổi làm việc nào cho thấy điều đó."),
    )
    file = forms.FileField(label="Tệp", required=False, help_text=SECRECY)
    url = forms.URLField(
        label="Địa chỉ trên mạng", required=False, max_length=1000, assume_scheme="https"
    )


class StageForm(ProofForm):
    """The stage reached; the reason where one goes back or gives up."""

    stage = forms.ChoiceField(label="Giai đoạn", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Lý do",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("Cần khi lùi giai đoạn hoặc khi nhà đầu tư không đầu tư."),
    )
    field_order = ("stage", "reached_on", "said", "file", "url", "reason")

    def __init__(self, *args: Any, investor: Investor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = Investor.State.choices
        self.fields["stage"].choices = [one for one in choices if one[0] != investor.state]


class MendProofForm(ProofForm):
    reason = reason_field("Lý do sửa")


class TouchForm(RowForm):
    """One contact; who was met is chosen among the partner's contacts, never written down."""

    def __init__(self, *args: Any, investor: Investor, line: Touch | None, **kwargs: Any) -> None:
        names = ("on", "way", "what", "contact", "event", "next_step", "next_on")
        super().__init__(*args, model=Touch, names=names, row=line, unit=investor.unit, **kwargs)
        known = Contact.objects.known().standing().filter(restricted_on=None)
        self.fields["contact"].queryset = known.filter(partner=investor.partner_id)
        events = Event.objects.standing().filter(partners=investor.partner_id)
        self.fields["event"].queryset = events.order_by("-starts_on")
        self.fields["contact"].label = "Người đã gặp"
        self.fields["event"].label = "Tại sự kiện"
        self.fields["what"].help_text = gettext_lazy("Ghi việc; không ghi tên người.")
        if line is None:
            self.initial.setdefault("on", kwargs["day"])

    @property
    def has_people(self) -> bool:
        """Whether names of contacts stand in the form."""
        return bool(self.fields["contact"].queryset.exists())


class FactForm(RowForm):
    """A fact about a site; `row` is the one it replaces."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        names = ("site", "kind", "value", "source", "as_of", "review_on")
        super().__init__(*args, model=SiteFact, names=names, **kwargs)
        self.fields["value"].widget = forms.Textarea({"rows": 3})
        self.fields["source"].help_text = gettext_lazy("Văn bản, cơ quan cung cấp số liệu.")


class FactSearch(forms.Form):
    q = forms.CharField(label="Từ trong tên khu, cụm, nội dung", required=False, max_length=200)
    kind = forms.ChoiceField(
        label="Loại",
        required=False,
        choices=[("", gettext_lazy("Mọi loại")), *SiteFact.Kind.choices],
    )


class WindowForm(forms.Form):
    """Two days, both inclusive; what means nothing is the year of `day` so far."""

    tu = DayField(label="Từ ngày", required=False)
    den = DayField(label="Đến ngày", required=False)

    def window(self, day: date) -> tuple[date, date]:
        asked = self.cleaned_data if self.is_valid() else {}
        first = asked.get("tu") or date(day.year, 1, 1)
        last = asked.get("den") or max(day, first)
        return min(first, last), max(first, last)
