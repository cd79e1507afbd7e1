"""What one may ask of the desk's list, and what its moves need to be told."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.editorial.models import Edition, Work
from nhipcau.organisations.models import Unit
from nhipcau.outputs.models import Output
from nhipcau.plans.models import Task
from nhipcau.ui.words import shortened
from nhipcau.workspace.editing.board import with_staleness, works_named
from nhipcau.workspace.editing.words import kinds, languages
from nhipcau.workspace.forms.asked import reason_field
from nhipcau.workspace.forms.bounded import DayField, RowsField
from nhipcau.workspace.forms.open_words import OpenForm

SECRECY = gettext_lazy(
    "Không nhập bí mật nhà nước, tin chưa được phép công bố vào hệ thống này, kể cả bản nháp."
)
Stage, Standing = Edition.Stage, Edition.Standing

_IN_STATE = {
    "writing": Q(stage__in=(Stage.WRITING, Stage.RETURNED)),
    "checking": Q(stage__in=(Stage.CHECKING, Stage.SECOND)),
    "cleared": Q(stage=Stage.CLEARED),
    "scheduled": Q(stage=Stage.SCHEDULED),
    "public": Q(standing=Standing.PUBLIC),
    "withdrawn": Q(standing=Standing.WITHDRAWN),
    "stale": Q(is_stale=True),
}
_STATES = [
    ("", gettext_lazy("Mọi tình trạng")),
    ("for_me", gettext_lazy("Chờ tôi")),
    ("mine", gettext_lazy("Tôi viết")),
    ("writing", gettext_lazy("Đang soạn, bị trả lại")),
    ("checking", gettext_lazy("Chờ kiểm tra")),
    ("cleared", gettext_lazy("Được đăng, chờ đăng")),
    ("scheduled", gettext_lazy("Đã hẹn giờ")),
    ("public", gettext_lazy("Đang công khai")),
    ("withdrawn", gettext_lazy("Đã gỡ")),
    ("stale", gettext_lazy("Bản dịch cũ hơn bản gốc")),
]


class DeskSearch(forms.Form):
    """Conditions on the works; an answer that means nothing is left out."""

    q = forms.CharField(label="Từ trong tiêu đề", required=False, max_length=200)
    state = forms.ChoiceField(label="Tình trạng", required=False, choices=_STATES)
    language = forms.ChoiceField(label="Ngôn ngữ", required=False)
    kind = forms.ChoiceField(label="Loại trang", required=False)
    unit = forms.ModelChoiceField(
        label="Đơn vị",
        queryset=Unit.objects.none(),
        required=False,
        empty_label=gettext_lazy("Mọi đơn vị"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(portal_works__isnull=False).distinct()
        self.fields["language"].choices = [("", _("Mọi ngôn ngữ")), *languages()]
        self.fields["kind"].choices = [("", _("Mọi loại")), *kinds()]
        self.is_valid()

    def narrowed(self, works: QuerySet[Work], *, user: Any, waiting: set[int]) -> QuerySet[Work]:
        """State, language and kind are asked of one and the same edition.

        `waiting` are the editions that wait for `user`.
        """
        asked = self.cleaned_data
        if asked.get("state") == "mine":
            works = works.filter(pk__in=Work.objects.filter(_written_by(user)).values("pk"))
        if asked.get("q"):
            works = works.filter(pk__in=works_named(asked["q"]))
        if asked.get("unit"):
            works = works.filter(unit=asked["unit"])
        editions = with_staleness(Edition.objects.all())
        if asked.get("state") == "for_me":
            editions = editions.filter(pk__in=waiting)
        elif asked.get("state") in _IN_STATE:
            editions = editions.filter(_IN_STATE[asked["state"]])
        if asked.get("language"):
            editions = editions.filter(language=asked["language"])
        if asked.get("kind"):
            editions = editions.filter(page__content_type__model=asked["kind"])
        if any(asked.get(name) for name in ("state", "language", "kind")):
            works = works.filter(pk__in=editions.values("work"))
        return works

    def words(self) -> list[tuple[str, str]]:
        """The conditions as people say them, each with the name of its field."""
        asked = self.cleaned_data
        said = {
            "q": lambda v: _("có “%(words)s”") % {"words": v},
            "state": lambda v: str(dict(_STATES)[v]).lower(),
            "language": lambda v: dict(languages())[v],
            "kind": lambda v: dict(kinds())[v].lower(),
            "unit": lambda v: v.label,
        }
        return [(say(asked[name]), name) for name, say in said.items() if asked.get(name)]


def _written_by(user: Any) -> Q:
    """Works that a person began, wrote the newest text of, or sent to be checked."""
    return (
        Q(created_by=user)
        | Q(editions__page__latest_revision__user=user)
        | Q(editions__checks__writers=user)
    )


class TaskChoice(RowsField):
    def label_from_instance(self, task: Task) -> str:
        return f"{task.code}. {shortened(task.title, 110)}"


class SheetForm(OpenForm):
    """What is one for all languages of a work."""

    unit = forms.ModelChoiceField(
        label="Đơn vị thực hiện", queryset=Unit.objects.none(), empty_label=None
    )
    output_kind = forms.ChoiceField(
        label="Ghi nhận là",
        required=False,
        help_text=gettext_lazy("Khi đăng, kết quả được ghi một lần cho mọi bản tiếng."),
    )
    topics = forms.MultipleChoiceField(
        label="Nội dung nhạy cảm",
        choices=Work.Topic.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Có một mục thì cần hai người kiểm tra."),
    )
    tasks = TaskChoice(
        label="Tính cho nhiệm vụ",
        queryset=Task.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        self.fields["tasks"].queryset = (
            Task.objects.in_force().select_related("group").order_by("plan", "position")
        )
        self.fields["output_kind"].choices = [
            ("", _("Không tính là kết quả")),
            *Output.Kind.choices,
        ]


class NoteForm(OpenForm):
    note = forms.CharField(
        label="Lời nhắn cho người kiểm tra",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        help_text=SECRECY,
    )


class ReasonForm(OpenForm):
    reason = reason_field()


class OptionalReasonForm(OpenForm):
    reason = forms.CharField(
        label="Lý do", required=False, max_length=2000, widget=forms.Textarea({"rows": 2})
    )


class CorrectionForm(OpenForm):
    correction = forms.CharField(
        label="Lời đính chính",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy(
            "Người đọc thấy lời này trên trang. Chỉ ghi khi bản đang công khai có chỗ sai."
        ),
    )


class ScheduleForm(OpenForm):
    """A day and an hour of the house; together `go_at`."""

    day = DayField(label="Ngày đăng")
    hour = forms.TimeField(
        label="Giờ đăng",
        initial=time(7, 0),
        widget=forms.TimeInput(format="%H:%M"),
        input_formats=["%H:%M", "%Hh%M", "%H"],
        help_text=gettext_lazy("Ví dụ 07:30."),
        error_messages={"invalid": gettext_lazy("Ghi giờ dạng 07:30.")},
    )

    def clean(self) -> dict[str, Any]:
        """`go_at` alone goes to the verb."""
        told = super().clean()
        if not (told.get("day") and told.get("hour")):
            return told
        return {"go_at": timezone.make_aware(datetime.combine(told["day"], told["hour"]))}
