"""What people look for among contacts, what they write about one, a consent and its end."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.outputs.languages import LANGUAGE_NAMES
from nhipcau.registries.models import Consent, ContactDetail, Ground, Partner
from nhipcau.registries.models.partners import ContactQuerySet
from nhipcau.registries.privacy.consenting import Consented
from nhipcau.registries.privacy.times import days_before
from nhipcau.workspace.forms.asked import reason_field
from nhipcau.workspace.forms.bounded import DayField
from nhipcau.workspace.forms.named_rows import PartnerField
from nhipcau.workspace.forms.open_words import OpenForm
from nhipcau.workspace.forms.outputs import COMMON_LANGUAGES, SECRECY

_LANGUAGES = [("", "–"), *((code, LANGUAGE_NAMES[code]) for code in COMMON_LANGUAGES)]
_ANY_GROUND = ("", gettext_lazy("Mọi căn cứ"))
ENDING, RESTRICTED = "ending", "restricted"


class ContactSearch(forms.Form):
    """What one may ask of the list; an answer that means nothing is left out."""

    q = forms.CharField(
        label=gettext_lazy("Tên người, chức vụ, đối tác"), required=False, max_length=200
    )
    ground = forms.ChoiceField(
        label=gettext_lazy("Căn cứ"), required=False, choices=[_ANY_GROUND, *Ground.choices]
    )
    state = forms.ChoiceField(
        label=gettext_lazy("Thời gian giữ"),
        required=False,
        choices=[("", gettext_lazy("Đang giữ")), (ENDING, gettext_lazy("Sắp hết hạn giữ"))],
    )
    partner = forms.ModelChoiceField(
        queryset=Partner.objects.all(), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, day: date, sees_restricted: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        if sees_restricted:
            hidden = (RESTRICTED, gettext_lazy("Hạn chế sử dụng"))
            self.fields["state"].choices = [*self.fields["state"].choices, hidden]
        self.is_valid()

    @property
    def told(self) -> dict[str, Any]:
        return getattr(self, "cleaned_data", {})

    def narrowed(self, found: ContactQuerySet) -> ContactQuerySet:
        """Restricted people stand in no list but the one that asks for them."""
        told = self.told
        is_restricted = told.get("state") == RESTRICTED
        found = found.filter(restricted_on__isnull=not is_restricted)
        if told.get("q"):
            found = found.search(told["q"])
        if told.get("state") == ENDING:
            found = found.filter(keep_until__lte=self.day + timedelta(days=days_before("contact")))
        for name in ("ground", "partner"):
            if told.get(name):
                found = found.filter(**{name: told[name]})
        return found

    def words(self) -> list[tuple[str, str]]:
        told, said = self.told, []
        if told.get("q"):
            said.append((f"“{told['q']}”", "q"))
        if told.get("partner"):
            said.append((str(told["partner"]), "partner"))
        if told.get("ground"):
            said.append((_(Ground(told["ground"]).label), "ground"))
        if told.get("state"):
            said.append((str(dict(self.fields["state"].choices)[told["state"]]), "state"))
        return said


class _KeptForm(OpenForm):
    """Why and how long something is kept."""

    purpose = forms.CharField(
        label="Mục đích",
        max_length=300,
        help_text=gettext_lazy("Dùng dữ liệu này vào việc gì, một việc cụ thể."),
    )
    ground = forms.ChoiceField(
        label="Căn cứ",
        choices=Ground.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Chọn căn cứ để giữ dữ liệu.")},
    )
    keep_until = DayField(label="Giữ đến hết")


class _ConsentFields(forms.Form):
    """When and how a person agreed."""

    given_on = DayField(label="Đồng ý ngày", required=False)
    channel = forms.ChoiceField(
        label="Bằng", choices=[("", "–"), *Consent.Channel.choices], required=False
    )
    shown = forms.CharField(
        label=gettext_lazy("Lời đã hỏi người đó"),
        required=False,
        max_length=20000,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("Dán đúng lời đã hỏi; hệ thống chỉ giữ dấu SHA-256 của lời đó."),
    )
    proof = forms.FileField(
        label=gettext_lazy("Bản ghi sự đồng ý"), required=False, help_text=SECRECY
    )

    def _ask_for_consent(self) -> None:
        for name in ("given_on", "channel"):
            if not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(
                    name, ValidationError(_("Ghi khi nào và bằng cách nào."), code="required")
                )

    def consented(self, proof: Any) -> Consented:
        told = self.cleaned_data
        return Consented(told["given_on"], told["channel"], told["shown"], proof)


class ContactForm(_ConsentFields, _KeptForm):
    """A new person of a partner."""

    field_order = (
        *("partner", "name", "original_name", "title", "language", "email", "phone", "note"),
        *("purpose", "ground", "keep_until", "given_on", "channel", "shown", "proof"),
    )
    partner = PartnerField(label="Đối tác")
    name = forms.CharField(label="Họ tên", max_length=200)
    original_name = forms.CharField(
        label="Họ tên nguyên gốc",
        max_length=200,
        required=False,
        help_text=gettext_lazy("Bằng chữ của người đó, như trên danh thiếp."),
    )
    title = forms.CharField(label="Chức vụ", max_length=200, required=False)
    language = forms.ChoiceField(label="Ngôn ngữ liên hệ", choices=_LANGUAGES, required=False)
    email = forms.CharField(label="Thư điện tử", max_length=300, required=False)
    phone = forms.CharField(label="Điện thoại cơ quan", max_length=300, required=False)
    note = forms.CharField(
        label="Ghi chú công việc",
        max_length=500,
        required=False,
        help_text=gettext_lazy("Chỉ việc công; không ghi quan điểm, đời tư, mạng xã hội."),
    )
    is_another = forms.BooleanField(
        label=gettext_lazy("Đây là người khác, chỉ trùng tên"), required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("ground") == Ground.CONSENT:
            self._ask_for_consent()
        return cleaned

    def values(self) -> dict[str, Any]:
        names = ("name", "original_name", "title", "language", "note", "purpose", "ground")
        return {name: self.cleaned_data[name] for name in (*names, "keep_until")}

    def details(self) -> list[dict[str, str]]:
        told = self.cleaned_data
        return [{"kind": kind, "value": told[kind]} for kind in ("email", "phone") if told[kind]]


class ContactChangeForm(_KeptForm):
    """What stands about a person; a longer keeping needs its reason."""

    field_order = ("name", "original_name", "title", "language", "note", "purpose", "ground")
    name = forms.CharField(label="Họ tên", max_length=200)
    original_name = forms.CharField(label="Họ tên nguyên gốc", max_length=200, required=False)
    title = forms.CharField(label="Chức vụ", max_length=200, required=False)
    language = forms.ChoiceField(label="Ngôn ngữ liên hệ", choices=_LANGUAGES, required=False)
    note = forms.CharField(
        label="Ghi chú công việc",
        max_length=500,
        required=False,
        help_text=gettext_lazy("Chỉ việc công; không ghi quan điểm, đời tư, mạng xã hội."),
    )
    reason = forms.CharField(
        label="Lý do",
        max_length=300,
        required=False,
        help_text=gettext_lazy("Cần khi giữ lâu hơn ngày đã ghi; không nêu tên người."),
    )


class DetailForm(_KeptForm):
    """One way to reach the person."""

    field_order = ("kind", "value", "purpose", "ground", "keep_until")
    kind = forms.ChoiceField(label="Loại", choices=ContactDetail.Kind.choices)
    value = forms.CharField(label="Nội dung", max_length=300)


class ConsentForm(_ConsentFields, OpenForm):
    """A consent given; its purpose in the words the person was asked."""

    purpose = forms.CharField(label="Mục đích", max_length=300)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._ask_for_consent()
        return cleaned


class SamePersonForm(forms.Form):
    """Another entry of the same partner that is the same person; joined on a page of its own."""

    gone = forms.ChoiceField(label=gettext_lazy("Mục trùng, sẽ gộp vào mục này"))

    def __init__(self, *args: Any, others: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gone"].choices = others


class DayForm(OpenForm):
    on = DayField(label="Ngày")


class WhyForm(OpenForm):
    reason = reason_field()
