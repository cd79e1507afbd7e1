"""What a person asks about their own data, which rows are meant, what was answered."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from nhipcau.registries.models import DataRequest
from nhipcau.workspace.forms.asked import reason_field
from nhipcau.workspace.forms.bounded import DayField
from nhipcau.workspace.forms.open_words import OpenForm


class DataRequestForm(OpenForm):
    kind = forms.ChoiceField(
        label="Người đó yêu cầu",
        choices=DataRequest.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Chọn điều người đó yêu cầu.")},
    )
    who = forms.CharField(label="Người yêu cầu", max_length=200)
    reach = forms.CharField(
        label="Thư, điện thoại để trả lời",
        max_length=200,
        required=False,
        help_text=gettext_lazy("Cũng dùng để tìm dữ liệu của người đó."),
    )
    told = forms.CharField(
        label="Nội dung yêu cầu",
        max_length=5000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    received_on = DayField(label="Nhận ngày")


class OnForm(OpenForm):
    on = DayField(label="Đã báo nhận ngày")


class ExtendForm(OpenForm):
    reason = reason_field(gettext_noop("Lý do gia hạn"))


class RefuseForm(OpenForm):
    reason = reason_field(gettext_noop("Lý do từ chối"), rows=3)


class LookForm(forms.Form):
    """Further words to look for the person by."""

    q = forms.CharField(
        label=gettext_lazy("Tìm thêm theo tên hoặc thư điện tử"), required=False, max_length=200
    )


class RowsForm(forms.Form):
    """Rows ticked as being that person; none is an answer too."""

    rows = forms.MultipleChoiceField(
        label=gettext_lazy("Dữ liệu là của người này"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, offered: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rows"].choices = offered


class AnswerForm(OpenForm):
    """What was done, and what the person was told."""

    outcome = forms.ChoiceField(
        label="Kết quả xử lý",
        choices=[
            (one.value, one.label) for one in (DataRequest.Outcome.DONE, DataRequest.Outcome.PARTLY)
        ],
        widget=forms.RadioSelect,
        initial=DataRequest.Outcome.DONE,
    )
    answer = forms.CharField(
        label="Trả lời",
        required=False,
        max_length=5000,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Cần khi không có dữ liệu nào hoặc chỉ làm được một phần."),
    )


def does_what(kind: str) -> str:
    """What will happen to the rows confirmed, said before the button."""
    return {
        "view": _("Gửi cho người đó bản in “Toàn bộ dữ liệu đang giữ” rồi ghi đã xong."),
        "correct": _("Mở từng mục ở trên để sửa cho đúng rồi ghi đã xong."),
        "withdraw": _(
            "Mọi sự đồng ý của người đó được ghi là đã rút; dữ liệu chỉ dựa vào đó bị xóa ngay."
        ),
        "restrict": _("Các mục ở trên vẫn giữ nhưng không hiện trong danh sách và tệp nữa."),
        "erase": _("Các mục ở trên bị xóa hẳn, không lấy lại được; số liệu vẫn còn."),
    }[kind]
