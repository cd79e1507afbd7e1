"""Narrowing the list of questions, answering one, sending it elsewhere, rules of routing."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.inquiries.answering import GROUNDS, LONGEST_ANSWER
from nhipcau.inquiries.models import Audience, Inquiry, Topic
from nhipcau.inquiries.models.inquiries import UNANSWERED, InquiryQuerySet
from nhipcau.organisations.models import Unit
from nhipcau.workspace.forms.asked import AskedField, reason_field
from nhipcau.workspace.forms.open_words import OpenForm

OPEN, ALL = "", "all"
_EVERYBODY = ("", gettext_lazy("Mọi người hỏi"))
_EVERYTHING = ("", gettext_lazy("Mọi việc"))


class InquirySearch(forms.Form):
    """What one may ask of the list; an answer that means nothing is left out."""

    q = forms.CharField(label="Từ trong câu hỏi, tên người hỏi", required=False, max_length=200)
    state = forms.ChoiceField(
        label="Tình trạng",
        required=False,
        choices=[
            (OPEN, gettext_lazy("Chưa trả lời")),
            *Inquiry.State.choices,
            ("erasure", gettext_lazy("Người hỏi đề nghị xóa")),
            (ALL, gettext_lazy("Mọi tình trạng")),
        ],
    )
    audience = forms.ChoiceField(
        label="Người hỏi", required=False, choices=[_EVERYBODY, *Audience.choices]
    )
    topic = forms.ChoiceField(
        label="Về việc", required=False, choices=[_EVERYTHING, *Topic.choices]
    )
    language = forms.ChoiceField(
        label="Ngôn ngữ",
        required=False,
        choices=[("", gettext_lazy("Mọi ngôn ngữ")), *settings.LANGUAGES],
    )
    unit = forms.ModelChoiceField(
        label="Đơn vị trả lời",
        queryset=Unit.objects.none(),
        required=False,
        empty_label=gettext_lazy("Mọi đơn vị"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(inquiries__isnull=False).distinct()
        self.is_valid()

    def narrowed(self, found: InquiryQuerySet) -> InquiryQuerySet:
        asked = getattr(self, "cleaned_data", {})
        state = asked.get("state") or OPEN
        if state == OPEN:
            found = found.known().filter(state__in=UNANSWERED)
        elif state == "erasure":
            found = found.known().filter(erasure_asked_on__isnull=False)
        elif state != ALL:
            found = found.filter(state=state)
        for name in ("audience", "topic", "language", "unit"):
            if asked.get(name):
                found = found.filter(**{name: asked[name]})
        return found.search(asked["q"]) if asked.get("q") else found

    def words(self) -> list[tuple[str, str]]:
        """The conditions as people say them, each with the name of its field."""
        asked = getattr(self, "cleaned_data", {})
        said = {
            "q": lambda v: _("có “%(words)s”") % {"words": v},
            "state": lambda v: _(str(dict(self.fields["state"].choices)[v])).lower(),
            "audience": lambda v: _(Audience(v).label).lower(),
            "topic": lambda v: _(Topic(v).label).lower(),
            "language": lambda v: dict(settings.LANGUAGES)[v],
            "unit": lambda v: v.label,
        }
        return [(say(asked[name]), name) for name, say in said.items() if asked.get(name)]


class DraftForm(OpenForm):
    answer = AskedField(
        label="Câu trả lời",
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea({"rows": 10}),
        help_text=gettext_lazy(
            "Viết bằng ngôn ngữ của người hỏi. Lời chào, số câu hỏi và tên đơn vị tự thêm vào thư."
        ),
    )


class RouteForm(OpenForm):
    unit = forms.ModelChoiceField(label="Đơn vị trả lời", queryset=Unit.objects.none())
    reason = forms.CharField(
        label="Lý do",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("Cần ghi khi câu hỏi đã ở một đơn vị khác."),
    )

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.reporting().on(day)


class RefuseForm(OpenForm):
    ground = forms.ChoiceField(
        label="Không trả lời vì", choices=[(one.value, one.label) for one in GROUNDS]
    )
    reason = reason_field("Lời gửi người hỏi (thư rác: chỉ lưu nội bộ)", rows=3)


class NoteForm(OpenForm):
    reason = reason_field()


class RuleForm(OpenForm):
    audience = forms.ChoiceField(
        label="Người hỏi", required=False, choices=[_EVERYBODY, *Audience.choices]
    )
    topic = forms.ChoiceField(
        label="Về việc", required=False, choices=[_EVERYTHING, *Topic.choices]
    )
    unit = forms.ModelChoiceField(label="Đơn vị trả lời", queryset=Unit.objects.none())

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.reporting().on(day)
