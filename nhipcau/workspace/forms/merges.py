"""Which two are one, whose values stay, and why a merge is taken back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from nhipcau.registries.models import Contact, Partner
from nhipcau.registries.partners.planning import CONTACT_FIELDS, GONE, KEPT, PARTNER_FIELDS
from nhipcau.workspace.forms.asked import reason_field
from nhipcau.workspace.forms.named_rows import PartnerField
from nhipcau.workspace.forms.open_words import OpenForm

_DIGITS = 18
STAYS = [(KEPT, "kept"), (GONE, "gone")]


class RowField(forms.CharField):
    """A row of the model by its number; a number that no row has is refused."""

    def __init__(self, model: Any, **kwargs: Any) -> None:
        super().__init__(**{"max_length": _DIGITS, "widget": forms.HiddenInput, **kwargs})
        self.model = model

    def clean(self, value: Any) -> Any:
        words = super().clean(value)
        if not words:
            return None
        found = self.model.objects.filter(pk=int(words)).first() if words.isdecimal() else None
        if found is None:
            raise forms.ValidationError(gettext_lazy("Không có mục mang số này."), code="row")
        return found


class AskedPartner(PartnerField):
    """Shown as needed; an address may carry the number instead."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "required": True})

    def validate(self, value: str) -> None:
        """Left to the page, which knows whether a number came."""


class PairForm(forms.Form):
    """The two partners: by the numbers that an address carries, or by typed names."""

    kept = RowField(Partner, required=False)
    gone = RowField(Partner, required=False)
    kept_name = AskedPartner(label="Đối tác được giữ")
    gone_name = AskedPartner(label="Đối tác gộp vào")

    def two(self) -> tuple[Partner | None, Partner | None]:
        told = self.cleaned_data
        kept = told.get("kept") or told.get("kept_name")
        return kept, told.get("gone") or told.get("gone_name")


class PeopleForm(forms.Form):
    kept = RowField(Contact)
    gone = RowField(Contact)


class MergeForm(OpenForm):
    """One choice for each field in which the two differ; a field not answered is as shown."""

    reason = forms.CharField(
        label="Lý do gộp",
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in {*PARTNER_FIELDS, *CONTACT_FIELDS}:
            self.fields[f"stays-{name}"] = forms.ChoiceField(choices=STAYS, required=False)

    def choices(self) -> dict[str, str]:
        told = {name: self.cleaned_data.get(f"stays-{name}", "") for name in PARTNER_FIELDS}
        told |= {name: self.cleaned_data.get(f"stays-{name}", "") for name in CONTACT_FIELDS}
        return {name: stays for name, stays in told.items() if stays}


class UndoForm(OpenForm):
    reason = reason_field("Lý do tách lại")
