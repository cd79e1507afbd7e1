"""What the public writes to us: questions, a look at where one stands, opinions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.inquiries.asking import LONGEST_TEXT
from nhipcau.inquiries.models import Audience, Rating, Topic

_REQUIRED = _("Ô này cần được điền.")
_CHOOSE = _("Hãy chọn một mục.")
_LONG = _("Ô này dài quá. Hãy rút gọn.")
_BAD_MAIL = _("Địa chỉ thư chưa đúng. Ghi dạng ten@noi-nao.vn; câu trả lời gửi về đó.")


def line(label: str, most: int, autocomplete: str = "off", **told: Any) -> forms.CharField:
    """One line; its error says in the reader's language what to do."""
    widget = told.pop("widget", forms.TextInput)({"autocomplete": autocomplete})
    messages = {"required": _REQUIRED, "max_length": _LONG}
    return forms.CharField(
        label=label, max_length=most, widget=widget, error_messages=messages, **told
    )


def _choice(label: str, choices: Any) -> forms.ChoiceField:
    messages = {"required": _CHOOSE, "invalid_choice": _CHOOSE}
    return forms.ChoiceField(
        label=label,
        choices=[("", _("Chọn")), *((value, _(name)) for value, name in choices)],
        error_messages=messages,
    )


class AskForm(forms.Form):
    """Rules about the words themselves are those of `inquiries.asking.receive`."""

    audience = _choice(_("Quý vị là"), Audience.choices)
    topic = _choice(_("Hỏi về"), Topic.choices)
    subject = line(_("Tiêu đề"), 150)
    text = forms.CharField(
        label=_("Câu hỏi"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 8}),
        error_messages={"required": _REQUIRED, "max_length": _LONG},
    )
    name = line(_("Họ tên"), 120, "name")
    email = forms.EmailField(
        label=_("Thư điện tử"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        help_text=_("Câu trả lời được gửi tới địa chỉ này."),
        error_messages={"required": _REQUIRED, "invalid": _BAD_MAIL, "max_length": _LONG},
    )
    phone = line(_("Điện thoại"), 30, "tel", required=False)
    organisation = line(_("Cơ quan, tổ chức"), 200, "organization", required=False)
    page = forms.CharField(required=False, widget=forms.HiddenInput)


class StatusForm(forms.Form):
    reference = line(_("Số câu hỏi"), 20)
    email = forms.EmailField(
        label=_("Thư điện tử đã ghi khi hỏi"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={"required": _REQUIRED, "invalid": _BAD_MAIL, "max_length": _LONG},
    )


class RatingForm(forms.Form):
    score = forms.TypedChoiceField(
        label=_("Quý vị có hài lòng không?"),
        choices=[(score.value, _(str(score.label))) for score in reversed(Rating.Score)],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _CHOOSE, "invalid_choice": _CHOOSE},
    )
    remark = forms.CharField(
        label=_("Góp ý"),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Nhiều nhất 500 chữ cái. Không ghi tên, địa chỉ hay số điện thoại."),
        error_messages={"max_length": _LONG},
    )
