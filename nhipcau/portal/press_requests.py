"""The form of foreign press, in Vietnamese and English: the fields of form 01/BC-BNG."""

from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.portal.forms import line
from nhipcau.registries.countries import country_choices
from nhipcau.registries.models import Member, PressVisit
from nhipcau.registries.press_visits.asking import (
    LONGEST_TEXT,
    MOST_PEOPLE,
    Person,
    faults_of_days,
)

ROWS: Final = 3
"""How many people the form has room for at first, and how many more each time."""
COUNT: Final = "people"
_REQUIRED = _("Ô này cần được điền.")
_CHOOSE = _("Hãy chọn một mục.")
_LONG = _("Ô này dài quá. Hãy rút gọn.")
_DAY = _("Ngày này không có thật. Ghi dạng 2024-06-28.")
_BAD_MAIL = _("Địa chỉ thư chưa đúng. Ghi dạng name@outlet.com; trả lời gửi về đó.")
_KINDS = [
    (PressVisit.Kind.VISITING, _("Phóng viên từ nước ngoài đến (không thường trú)")),
    (PressVisit.Kind.RESIDENT, _("Văn phòng thường trú tại Việt Nam")),
    (PressVisit.Kind.WITH_DELEGATION, _("Đi cùng đoàn khách mời của tỉnh")),
]
_ROLES = [
    (Member.Role.REPORTER, _("Phóng viên")),
    (Member.Role.CREW, _("Quay phim, kỹ thuật")),
    (Member.Role.INTERPRETER, _("Phiên dịch")),
]


def _text(label: Any, hint: Any = "", *, rows: int = 3, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": rows}),
        error_messages={"required": _REQUIRED, "max_length": _LONG},
    )


def _day(label: Any, hint: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _REQUIRED, "invalid": _DAY},
    )


def _choice(label: Any, choices: Any, *, required: bool = True) -> forms.ChoiceField:
    messages = {"required": _CHOOSE, "invalid_choice": _CHOOSE}
    return forms.ChoiceField(
        label=label, choices=choices, required=required, error_messages=messages
    )


class PressRequestForm(forms.Form):
    """Rules about the words themselves are those of `press_visits.asking.ask`."""

    kind = _choice(_("Quý vị là"), [("", _("Chọn")), *_KINDS])
    outlet_name = line(_("Cơ quan báo chí"), 300, "organization")
    country = _choice(_("Nước của cơ quan báo chí"), [])
    agency = line(
        _("Cơ quan được ủy quyền hoặc đơn vị mời tại Việt Nam"),
        300,
        required=False,
        help_text=_("Nếu có: công ty, tổ chức lo thủ tục thay, hoặc đơn vị mời đoàn."),
    )
    starts_on = _day(_("Ngày bắt đầu hoạt động tại tỉnh"), _("Ngày đầu tiên làm việc ở đây."))
    ends_on = _day(_("Ngày kết thúc"), _("Ngày cuối cùng, tính cả ngày đó."))
    places = _text(_("Nơi đến"), _("Mỗi nơi một dòng."), required=True)
    purpose = _text(_("Mục đích, nội dung"), _("Làm về chuyện gì."), rows=5, required=True)
    interviews = _text(_("Phỏng vấn"), _("Người hoặc cơ quan muốn gặp và câu hỏi dự kiến."), rows=5)
    publication_plan = _text(_("Kế hoạch đăng, phát"), _("Ở đâu, khoảng khi nào."))
    equipment = _text(_("Thiết bị mang theo"), _("Máy quay, thiết bị bay, máy phát…"))
    name = line(_("Họ tên người liên hệ"), 120, "name")
    email = forms.EmailField(
        label=_("Thư điện tử"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        help_text=_("Mọi trả lời gửi tới địa chỉ này."),
        error_messages={"required": _REQUIRED, "invalid": _BAD_MAIL, "max_length": _LONG},
    )
    phone = line(_("Điện thoại"), 40, "tel", required=False)

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["country"]
        choices.choices = [("", _("Chọn")), *country_choices(language)]

    def clean(self) -> dict[str, Any]:
        """Days are looked at with everything else, so that one hears of all at once."""
        told: dict[str, Any] = super().clean() or {}
        days = told.get("starts_on"), told.get("ends_on")
        for name, sentence, code in faults_of_days(*days, timezone.localdate()):
            self.add_error(name, forms.ValidationError(sentence, code=code))
        return told


class PersonForm(forms.Form):
    """One of the crew; left empty it is nobody."""

    name = line(_("Họ tên như trong hộ chiếu"), 200, required=False)
    nationality = _choice(_("Quốc tịch"), [], required=False)
    role = _choice(_("Vai trò"), _ROLES, required=False)
    card_number = line(_("Số thẻ nhà báo"), 40, required=False)

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["nationality"]
        choices.choices = [("", _("Chọn")), *country_choices(language)]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if told.get("name") and not told.get("nationality") and "nationality" not in self.errors:
            self.add_error("nationality", forms.ValidationError(_CHOOSE, code="required"))
        if not told.get("name") and (told.get("nationality") or told.get("card_number")):
            self.add_error("name", forms.ValidationError(_REQUIRED, code="required"))
        return told

    def person(self) -> Person | None:
        told = self.cleaned_data
        if not told.get("name"):
            return None
        role = told["role"] or Member.Role.REPORTER
        return Person(told["name"], told["nationality"], role, told["card_number"])


class StatusForm(forms.Form):
    code = line(_("Mã đề nghị"), 20)
    email = forms.EmailField(
        label=_("Thư điện tử đã ghi trong đề nghị"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={"required": _REQUIRED, "invalid": _BAD_MAIL, "max_length": _LONG},
    )


def people_forms(
    posted: QueryDict | None, *, language: str, more: int = 0, is_sent: bool = True
) -> list[PersonForm]:
    """Rows for the crew, as many as the form said, and `more`; filled in as they came."""
    said = posted or QueryDict()
    asked = said.get(COUNT, "")
    count = int(asked) if asked.isdecimal() and asked.isascii() and len(asked) < 4 else ROWS
    count = max(1, min(count + more, MOST_PEOPLE))
    found = []
    for at in range(count):
        prefix = f"person-{at}"
        initial = {name: said.get(f"{prefix}-{name}", "") for name in PersonForm.base_fields}
        data = posted if is_sent else None
        found.append(PersonForm(data, prefix=prefix, initial=initial, language=language))
    return found
