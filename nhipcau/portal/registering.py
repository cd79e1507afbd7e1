"""What the public writes to come to an event; in Vietnamese and English alone."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.registries.countries import country_choices
from nhipcau.registries.events.registering import LONGEST

_REQUIRED = _("Ô này cần được điền.")
_LONG = _("Ô này dài quá. Hãy rút gọn.")
_BAD_MAIL = _("Địa chỉ thư chưa đúng. Ghi dạng ten@noi-nao.vn; vé gửi về đó.")
_NOT_ASKED = _("Chưa đồng ý thì chúng tôi không được giữ dữ liệu, nên chưa nhận đăng ký.")


def _line(label: str, name: str, autocomplete: str, **told: Any) -> forms.CharField:
    widget = told.pop("widget", forms.TextInput)({"autocomplete": autocomplete})
    messages = {"required": _REQUIRED, "max_length": _LONG}
    most = LONGEST[name]
    return forms.CharField(
        label=label, max_length=most, widget=widget, error_messages=messages, **told
    )


class RegisterForm(forms.Form):
    """The box of consent is empty at first; its words come from `privacy.words`."""

    name = _line(_("Họ tên"), "name", "name")
    email = forms.EmailField(
        label=_("Thư điện tử"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        help_text=_("Vé được gửi tới địa chỉ này."),
        error_messages={"required": _REQUIRED, "invalid": _BAD_MAIL, "max_length": _LONG},
    )
    organisation = _line(_("Cơ quan, tổ chức"), "organisation", "organization", required=False)
    title = _line(_("Chức vụ"), "title", "organization-title", required=False)
    country = forms.ChoiceField(label=_("Nước"), required=False)
    phone = _line(_("Điện thoại"), "phone", "tel", required=False)
    note = _line(
        _("Ghi chú cho ban tổ chức"),
        "note",
        "off",
        required=False,
        widget=forms.TextInput,
        help_text=_("Ví dụ: cần phiên dịch, dùng xe lăn. Không ghi tình trạng sức khỏe khác."),
    )
    consent = forms.BooleanField(label=_("Sự đồng ý"), error_messages={"required": _NOT_ASKED})

    def __init__(self, *args: Any, language: str, consent: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [("", _("Chọn")), *country_choices(language)]
        self.fields["consent"].help_text = consent
