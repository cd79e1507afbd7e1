"""What people look for among acts, and what they write about one."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.documents.acts import name_of
from nhipcau.documents.models import LegalBasis
from nhipcau.documents.validity import Validity
from nhipcau.plans.models import Task, TaskBasis
from nhipcau.ui.words import shortened
from nhipcau.workspace.forms.bounded import DayField
from nhipcau.workspace.forms.open_words import OpenForm

STATES = {
    Validity.IN_FORCE: gettext_lazy("Còn hiệu lực"),
    Validity.NOT_YET: gettext_lazy("Chưa có hiệu lực"),
    Validity.ENDED: gettext_lazy("Hết hiệu lực"),
    Validity.UNKNOWN: gettext_lazy("Chưa rõ hiệu lực"),
}
UNVERIFIED = "unverified"


class BasisChoice(forms.ModelChoiceField):
    def label_from_instance(self, basis: LegalBasis) -> str:
        named = name_of(basis)
        told = "" if basis.subject in named else f", {basis.subject}"
        return shortened(f"{named}{told}", 120)


class BasisSearch(forms.Form):
    q = forms.CharField(label="Từ trong số, trích yếu, cơ quan", required=False, max_length=200)
    state = forms.ChoiceField(
        label="Hiệu lực hôm nay",
        required=False,
        choices=[
            ("", gettext_lazy("Mọi tình trạng")),
            *((state.value, words) for state, words in STATES.items()),
            (UNVERIFIED, gettext_lazy("Chưa đối chiếu bản gốc")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_valid()

    def words(self) -> list[tuple[str, str]]:
        asked = getattr(self, "cleaned_data", {})
        said = []
        if asked.get("q"):
            said.append((_("có “%(words)s”") % {"words": asked["q"]}, "q"))
        if asked.get("state"):
            said.append((str(dict(self.fields["state"].choices)[asked["state"]]).lower(), "state"))
        return said


class BasisForm(OpenForm):
    """Everything of an act; `replaced_by` offers the others."""

    kind = forms.CharField(
        label="Loại văn bản", max_length=60, help_text=gettext_lazy("Ví dụ: Nghị định, Quyết định.")
    )
    number = forms.CharField(
        label="Số, ký hiệu",
        max_length=120,
        required=False,
        help_text=gettext_lazy("Như in trên văn bản; để trống nếu văn bản không có số."),
    )
    issued_on = DayField(label="Ngày ban hành", required=False)
    issuer = forms.CharField(label="Cơ quan ban hành", max_length=300, required=False)
    subject = forms.CharField(
        label="Trích yếu", max_length=1000, required=False, widget=forms.Textarea({"rows": 2})
    )
    in_force_from = DayField(label="Có hiệu lực từ ngày", required=False)
    in_force_to = DayField(
        label="Ngày cuối cùng còn hiệu lực",
        required=False,
        help_text=gettext_lazy("Để trống khi còn hiệu lực hoặc chưa rõ."),
    )
    replaced_by = BasisChoice(
        label="Được thay bằng",
        queryset=LegalBasis.objects.none(),
        required=False,
        empty_label=gettext_lazy("Chưa có văn bản thay thế"),
    )
    note = forms.CharField(
        label="Ghi chú", max_length=500, required=False, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args: Any, basis: LegalBasis | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = LegalBasis.objects.order_by("kind", "-issued_on", "number")
        self.fields["replaced_by"].queryset = others.exclude(pk=basis.pk if basis else None)


class CiteForm(OpenForm):
    basis = BasisChoice(
        label="Căn cứ",
        queryset=LegalBasis.objects.order_by("kind", "-issued_on", "number"),
        empty_label=gettext_lazy("Chọn văn bản"),
    )


class UnciteForm(forms.Form):
    link = forms.ModelChoiceField(queryset=TaskBasis.objects.none())

    def __init__(self, *args: Any, task: Task, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["link"].queryset = task.bases.select_related("basis", "task__group")
