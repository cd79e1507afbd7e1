"""A report as the form that every door shows, filled with what stands in it."""

from nhipcau.exchange.form import FormItem, ReportForm
from nhipcau.exchange.merging import FIELDS
from nhipcau.plans.models import Responsibility, Task
from nhipcau.reports.models import ReportItem, UnitReport
from nhipcau.reports.snapshots import GENERAL
from nhipcau.vietnamese.dates import format_date


def form_of(report: UnitReport, *, token: str) -> ReportForm:
    """The form in the order of the plan; tasks no longer asked of the unit are left out."""
    items = ReportItem.objects.filter(report=report, is_orphaned=False)
    rows = items.select_related("task__group").order_by("task__position")
    return ReportForm(
        title=report.round.title,
        unit_name=report.unit_name,
        due_words=f"Hạn nộp: {format_date(report.due_on)}",
        guidance=report.round.guidance,
        items=tuple(_item(row) for row in rows),
        general={name: getattr(report, name) for name in GENERAL},
        labels=labels(),
        statuses={str(value): str(label) for value, label in Task.Status.choices},
        token=token,
    )


def labels() -> dict[str, str]:
    """The words over each fill-in field and general text, from the rows that hold them."""
    of_items = {name: ReportItem._meta.get_field(name) for name in FIELDS}
    of_texts = {name: UnitReport._meta.get_field(name) for name in GENERAL}
    return {name: str(field.verbose_name) for name, field in (of_items | of_texts).items()}  # type: ignore[union-attr]  # plain columns have a name


def _item(row: ReportItem) -> FormItem:
    role = Responsibility.Role.LEAD if row.is_required else Responsibility.Role.COORDINATE
    return FormItem(
        item=row.pk,
        code=row.task.code,
        title=row.task.title,
        role=str(role.label),
        timing=row.task.timing,
        generated=row.generated,
        output_count=row.output_count,
        is_required=row.is_required,
        words=row.words,
        is_nil=row.is_nil,
        nil_reason=row.nil_reason,
        status=row.status,
        outside_number=row.outside_number,
    )
