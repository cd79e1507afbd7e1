"""Narrowing the list of clarifications, writing one, and each of its moves."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.organisations.models import Unit
from nhipcau.press.clarifying.content import DOSSIER
from nhipcau.press.models import Clarification, ClarificationSending, Clipping
from nhipcau.press.models.clarifications import ClarificationQuerySet
from nhipcau.workspace.forms.asked import AskedField, reason_field
from nhipcau.workspace.forms.bounded import DayField
from nhipcau.workspace.forms.clarified_clippings import ClippingField, corrections_offered
from nhipcau.workspace.forms.open_words import OpenForm
from nhipcau.workspace.forms.outputs import SECRECY, TaskChoice, own_tasks_first

OPEN, LATE, ALL = "", "late", "all"
_PLAIN_CLAIM = gettext_lazy(
    "Chép đúng như báo đã đăng. Nêu thông tin sai, không nêu tên hay nhận xét về cá nhân nào."
)


class ClarificationSearch(forms.Form):
    """What one may ask of the list; an answer that means nothing is left out."""

    state = forms.ChoiceField(
        label="Tình trạng",
        required=False,
        choices=[
            (OPEN, gettext_lazy("Chưa xong")),
            (LATE, gettext_lazy("Quá hạn")),
            *Clarification.State.choices,
            (ALL, gettext_lazy("Mọi tình trạng")),
        ],
    )
    outcome = forms.ChoiceField(
        label="Kết quả làm rõ",
        required=False,
        choices=[("", gettext_lazy("Mọi kết quả")), *Clarification.Outcome.choices],
    )
    unit = forms.ModelChoiceField(
        label="Cơ quan ban hành",
        queryset=Unit.objects.none(),
        required=False,
        empty_label=gettext_lazy("Mọi cơ quan"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(clarifications__isnull=False).distinct()
        self.is_valid()

    def narrowed(self, found: ClarificationQuerySet, *, day: date) -> ClarificationQuerySet:
        asked = getattr(self, "cleaned_data", {})
        state = asked.get("state") or OPEN
        over = (Clarification.State.CLOSED, Clarification.State.DROPPED)
        if state == OPEN and not asked.get("outcome"):
            found = found.exclude(state__in=over)
        elif state == LATE:
            found = found.under_way().filter(due_on__lt=day)
        elif state not in (OPEN, ALL):
            found = found.filter(state=state)
        for name in ("outcome", "unit"):
            if asked.get(name):
                found = found.filter(**{name: asked[name]})
        return found

    def words(self) -> list[tuple[str, str]]:
        """The conditions as people say them, each with the name of its field."""
        asked = getattr(self, "cleaned_data", {})
        said = {
            "state": lambda v: _(str(dict(self.fields["state"].choices)[v])).lower(),
            "outcome": lambda v: _(Clarification.Outcome(v).label).lower(),
            "unit": lambda v: v.label,
        }
        return [(say(asked[name]), name) for name, say in said.items() if asked.get(name)]


class WordsForm(OpenForm):
    """What is written of a clarification; `unit` is who asks, `units` those it may speak for."""

    title = AskedField(
        label="Tên việc",
        max_length=300,
        help_text=gettext_lazy("Ví dụ: Thông tin sai về lịch mở cửa cảng."),
    )
    claim = AskedField(
        label="Nội dung sai như báo đã đăng",
        max_length=5000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_PLAIN_CLAIM,
    )
    unit = forms.ModelChoiceField(label="Cơ quan ban hành", queryset=Unit.objects.none())
    situation = forms.CharField(
        label="Diễn biến", required=False, max_length=10_000, widget=forms.Textarea({"rows": 3})
    )
    effect = forms.CharField(
        label="Ảnh hưởng", required=False, max_length=10_000, widget=forms.Textarea({"rows": 3})
    )
    truth = forms.CharField(
        label="Bản chất sự việc",
        required=False,
        max_length=10_000,
        widget=forms.Textarea({"rows": 3}),
    )
    asked_by = forms.CharField(
        label="Cơ quan yêu cầu làm rõ",
        required=False,
        max_length=300,
        help_text=gettext_lazy("Để trống nếu tự phát hiện."),
    )
    asked_number = forms.CharField(label="Số văn bản yêu cầu", required=False, max_length=120)
    asked_on = DayField(label="Ngày yêu cầu", required=False)
    due_on = DayField(
        label="Hạn làm rõ",
        required=False,
        help_text=gettext_lazy("Để trống: tính theo quy định. Ghi ngày khác nếu văn bản nêu rõ."),
    )
    tasks = TaskChoice(
        label="Tính cho nhiệm vụ",
        required=False,
        queryset=Unit.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, unit: Unit, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        self.fields["tasks"].queryset = own_tasks_first(unit)


class ReviseForm(WordsForm):
    """When it was seen, as a day and an hour; `seen_at` is told only where one of them changed."""

    seen_on = DayField(
        label="Ngày phát hiện",
        help_text=gettext_lazy(
            "Đồng hồ chạy từ đây. Ghi sớm hơn nếu có người thấy trước khi tin vào hàng chờ."
        ),
    )
    seen_hour = forms.TimeField(
        label="Giờ phát hiện",
        widget=forms.TimeInput(format="%H:%M"),
        input_formats=["%H:%M", "%Hh%M", "%H"],
        help_text=gettext_lazy("Ví dụ 07:30."),
        error_messages={"invalid": gettext_lazy("Ghi giờ dạng 07:30.")},
    )

    def clean(self) -> dict[str, Any]:
        """`seen_at` alone goes to the verb; to the minute it is what it was."""
        told = super().clean()
        day, hour = told.pop("seen_on", None), told.pop("seen_hour", None)
        if day and hour and {"seen_on", "seen_hour"} & set(self.changed_data):
            told["seen_at"] = timezone.make_aware(datetime.combine(day, hour))
        return told


class FactForm(OpenForm):
    statement = AskedField(label="Sự thật", max_length=5000, widget=forms.Textarea({"rows": 3}))


class ShownForm(OpenForm):
    """What shows a fact of `row`."""

    fact = forms.ModelChoiceField(label="Cho sự thật", queryset=Clarification.objects.none())
    label = AskedField(
        label="Tên tài liệu", max_length=300, help_text=gettext_lazy("Ví dụ: Báo cáo của cảng vụ.")
    )
    number = forms.CharField(label="Số, ký hiệu", required=False, max_length=120)
    url = forms.URLField(
        label="Địa chỉ công khai", required=False, max_length=2000, assume_scheme="https"
    )
    file = forms.FileField(label="Tệp (chỉ lưu nội bộ)", required=False, help_text=SECRECY)

    def __init__(self, *args: Any, row: Clarification, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fact"].queryset = row.facts.all()


class ReasonForm(OpenForm):
    reason = reason_field()


class SignForm(OpenForm):
    document_number = AskedField(
        label="Số, ký hiệu văn bản",
        max_length=120,
        help_text=gettext_lazy("Số do văn thư cấp cho văn bản làm rõ."),
    )
    documented_on = DayField(label="Ngày văn bản")
    signed_copy = forms.FileField(label="Bản đã ký", required=False, help_text=SECRECY)


class SendingForm(OpenForm):
    way = forms.ChoiceField(label="Cách", choices=ClarificationSending.Way.choices)
    receiver = forms.CharField(
        label="Nơi nhận",
        required=False,
        max_length=300,
        help_text=gettext_lazy("Gửi đúng tên báo đã đăng thì công văn được tự lưu kèm."),
    )
    number = forms.CharField(label="Số văn bản", required=False, max_length=120)
    sent_on = DayField(label="Ngày gửi")
    url = forms.URLField(
        label="Địa chỉ trang đã đăng", required=False, max_length=2000, assume_scheme="https"
    )
    file = forms.FileField(label="Bản đã gửi", required=False, help_text=SECRECY)
    note = forms.CharField(
        label="Ghi chú", required=False, max_length=2000, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args: Any, row: Clarification, **kwargs: Any) -> None:
        """The outlets of the last signed version are offered as receivers."""
        super().__init__(*args, **kwargs)
        version = row.versions.first()
        told = version.told["appearances"] if version and DOSSIER in version.told else []
        self.receivers = list(dict.fromkeys(one["outlet"] for one in told))
        self.fields["receiver"].widget.attrs["list"] = "noi-nhan"


class OutcomeForm(OpenForm):
    outcome = forms.ChoiceField(label="Kết quả làm rõ", choices=Clarification.Outcome.choices)
    outcome_on = DayField(label="Ngày có kết quả")
    clipping = ClippingField(
        label="Tin đính chính của báo", required=False, queryset=Clipping.objects.none()
    )
    note = forms.CharField(
        label="Ghi chú", required=False, max_length=5000, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args: Any, row: Clarification, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clipping"].queryset = corrections_offered(row)
