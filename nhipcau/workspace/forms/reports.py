"""A unit's report as one form: a section a task, general texts, nothing lost on a refusal."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from nhipcau.plans.models import Task
from nhipcau.reports.last_words import LastWords
from nhipcau.reports.longest import LONGEST_REASON, LONGEST_WORDS
from nhipcau.reports.models import ReportItem, State, UnitReport
from nhipcau.reports.outside import LONGEST_NUMBER
from nhipcau.reports.snapshots import GENERAL
from nhipcau.reports.writing import AT_FIELD, Entry
from nhipcau.ui.words import shortened
from nhipcau.workspace.forms.asked import AskedField, reason_field
from nhipcau.workspace.forms.open_words import OpenForm
from nhipcau.workspace.reporting.changes import general_label
from nhipcau.workspace.reporting.content import Content, ShownItem

FIELDS = ("words", "is_nil", "nil_reason", "status", "outside_number")


@dataclass(frozen=True, slots=True)
class Section:
    """One task of the form.

    `saved` is what another person has saved meanwhile, `last_words` what the unit wrote last time.
    """

    shown: ShownItem
    words: forms.BoundField
    is_nil: forms.BoundField
    nil_reason: forms.BoundField
    status: forms.BoundField
    outside_number: forms.BoundField
    saved: str
    last_words: str

    @property
    def item(self) -> ReportItem:
        return self.shown.item

    @property
    def has_errors(self) -> bool:
        return any(getattr(self, name).errors for name in FIELDS)

    @property
    def is_outside_open(self) -> bool:
        """Whether the way outside stands open: a number, or what is wrong with one."""
        return bool(self.outside_number.value() or self.outside_number.errors)


class ReportForm(OpenForm):
    """Fields are named "<field>-<pk of the item>"; `revision` is the one the writer saw.

    `reused` is the item whose words of last time were asked for with "reuse", None without.
    """

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, report: UnitReport, content: Content, last: LastWords, **kwargs: Any
    ) -> None:
        super().__init__(*args, initial={"revision": report.revision}, **kwargs)
        self.report, self.content, self.last = report, content, last
        self.is_conflict = False
        for shown in (*content.required, *content.optional):
            self._add_item(shown.item)
        for name in GENERAL:
            self.fields[name] = _text(general_label(name), getattr(report, name))
        if report.state == State.RETURNED:
            self.fields["standing_by"] = _text(gettext_lazy("Vì sao giữ nguyên số liệu"), "", 2)
        self.reused = self._take_over(self.data.get("reuse", "")) if self.is_bound else None

    def _take_over(self, asked: str) -> ReportItem | None:
        """Let the words of last time stand below what was typed; those that are there stay once."""
        for shown in (*self.content.required, *self.content.optional):
            last = self.last.by_task.get(shown.item.task_id, "")
            if str(shown.item.pk) != asked or not last:
                continue
            name = f"words-{shown.item.pk}"
            typed = self.data.get(name, "")
            if " ".join(last.split()) not in " ".join(typed.split()):
                self.data = self.data.copy()
                self.data[name] = f"{typed.rstrip()}\n\n{last}".lstrip()
            return shown.item
        return None

    def _add_item(self, item: ReportItem) -> None:
        """Labels carry the code of the task, so that a list of problems can be read."""
        code = item.task.code
        self.fields[f"words-{item.pk}"] = _text(
            f"{code}, {_('nội dung')}", item.words, 3, AskedField if item.is_required else None
        )
        self.fields[f"is_nil-{item.pk}"] = forms.BooleanField(
            label=f"{code}, {_('chưa phát sinh')}", required=False, initial=item.is_nil
        )
        self.fields[f"nil_reason-{item.pk}"] = AskedField(
            label=f"{code}, {_('lý do chưa phát sinh')}",
            max_length=LONGEST_REASON,
            initial=item.nil_reason,
        )
        self.fields[f"status-{item.pk}"] = forms.ChoiceField(
            label=f"{code}, {_('tình trạng')}", choices=_statuses(), initial=item.status
        )
        self.fields[f"outside_number-{item.pk}"] = forms.CharField(
            label=f"{code}, {_('số văn bản xử lý ngoài hệ thống')}",
            required=False,
            max_length=LONGEST_NUMBER,
            initial=item.outside_number,
        )

    @property
    def required_sections(self) -> list[Section]:
        return self._sections(self.content.required)

    @property
    def optional_sections(self) -> list[Section]:
        return self._sections(self.content.optional)

    @property
    def has_optional_errors(self) -> bool:
        return self.is_bound and any(one.has_errors for one in self.optional_sections)

    def general_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in GENERAL]

    def _sections(self, items: Iterable[ShownItem]) -> list[Section]:
        return [
            Section(
                shown,
                **{name: self[f"{name}-{shown.item.pk}"] for name in FIELDS},
                saved=self._saved(shown.item),
                last_words=self.last.by_task.get(shown.item.task_id, ""),
            )
            for shown in items
        ]

    def _saved(self, item: ReportItem) -> str:
        """What stands in the register, where a conflict leaves it other than what was typed."""
        if not self.is_conflict or not self._differs(f"words-{item.pk}", item.words):
            return ""
        return item.words or _("(để trống)")

    def _differs(self, name: str, saved: str) -> bool:
        return name in self.data and self.data[name].split() != saved.split()

    def entries(self) -> dict[int, Entry]:
        """By primary key of the item; an item that was not posted is left out."""
        told = self.cleaned_data
        return {
            shown.item.pk: Entry(**{name: told[f"{name}-{shown.item.pk}"] for name in FIELDS})
            for shown in (*self.content.required, *self.content.optional)
            if f"words-{shown.item.pk}" in self.data
        }

    def texts(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in GENERAL if name in self.data}

    def refuse(self, refusal: ValidationError) -> None:
        """Each sentence of the verb at the field that mends it."""
        if not hasattr(refusal, "error_dict"):
            self.is_conflict = any(error.code == "conflict" for error in refusal.error_list)
            if self.is_conflict:
                self._show_conflict()
            else:
                self.add_error(None, refusal)
            return
        for name, errors in refusal.error_dict.items():
            pk = name.removeprefix("item-")
            for error in errors:
                at = f"{AT_FIELD.get(error.code or '', 'words')}-{pk}"
                self.add_error(at if at in self.fields else _known(self, name), error)

    def _show_conflict(self) -> None:
        """A sentence at each text that another person has saved in other words."""
        told = _(
            "Báo cáo đã được người khác lưu sau khi trang này mở; nội dung vừa nhập chưa được "
            "lưu. Đối chiếu những chỗ khác nhau, rồi lưu lần nữa."
        )
        self.add_error(None, ValidationError(told, code="conflict"))
        for shown in (*self.content.required, *self.content.optional):
            if self._differs(f"words-{shown.item.pk}", shown.item.words):
                self.add_error(f"words-{shown.item.pk}", _("Người khác vừa lưu nội dung khác."))
        for name in GENERAL:
            saved = getattr(self.report, name)
            if self._differs(name, saved):
                told = _("Người khác vừa lưu: “%(saved)s”.") % {"saved": saved}
                self.add_error(name, told)

    def keep_revision(self) -> None:
        """What was saved has been seen: the next saving of this page may go over it."""
        self.data = self.data.copy()
        self.data["revision"] = str(self.report.revision)

    def point_at(self, missing: Iterable[ReportItem]) -> None:
        """A sentence at each task that still lacks its answer."""
        for item in missing:
            if f"words-{item.pk}" in self.fields:
                self.add_error(f"words-{item.pk}", _("Chưa có nội dung."))


def _known(form: forms.Form, name: str) -> str | None:
    return name if name in form.fields else None


def _statuses() -> list[tuple[str, str]]:
    return [(value, _(str(label))) for value, label in Task.Status.choices]


def _text(
    label: Any, initial: str, rows: int = 4, kind: type[forms.CharField] | None = None
) -> forms.CharField:
    return (kind or forms.CharField)(
        label=label,
        required=False,
        max_length=LONGEST_WORDS,
        initial=initial,
        widget=forms.Textarea({"rows": rows}),
    )


class ItemChoice(forms.ModelChoiceField):
    def label_from_instance(self, item: ReportItem) -> str:
        return f"{item.task.code}. {shortened(item.task.title, 90)}"


class ReasonForm(OpenForm):
    reason = reason_field(rows=3)


class PointedForm(ReasonForm):
    """A reason, which may point at one task of the report."""

    item = ItemChoice(
        label=gettext_noop("Về nhiệm vụ"),
        queryset=ReportItem.objects.none(),
        required=False,
        empty_label=gettext_lazy("Cả báo cáo"),
    )

    def __init__(self, *args: Any, report: UnitReport, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        items = report.items.select_related("task__group").order_by("task__position")
        self.fields["item"].queryset = items


class SubmitForm(OpenForm):
    standing_by = forms.CharField(
        label="Vì sao giữ nguyên số liệu",
        required=False,
        max_length=5000,
        widget=forms.Textarea({"rows": 2}),
    )
