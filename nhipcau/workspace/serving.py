"""What programme pages and pages of acts share: the days asked for, bars, tasks by plan, money."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Min, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.budgets.models import BudgetEntry, BudgetLine
from nhipcau.budgets.reading import sums_of
from nhipcau.budgets.summing import added
from nhipcau.documents.acts import act_of, name_of, successor_on
from nhipcau.documents.models import LegalBasis, OfficialDocument
from nhipcau.documents.validity import warning
from nhipcau.outputs.models import Output
from nhipcau.plans.models import Task
from nhipcau.reports.served import Served, served
from nhipcau.ui.charts import Bar
from nhipcau.workspace.forms.spans import SpanForm

Link = Any  # of a plan or a task with an act
Step = Any


@dataclass(frozen=True, slots=True)
class Money:
    """A stage of the money of these tasks: its name and the sum in đồng."""

    label: str
    value: int


def first_day(tasks: QuerySet[Task], day: date) -> date:
    """The first day of the first plan of these tasks, the year's first day where there is none."""
    earliest: date | None = tasks.filter(plan__withdrawn_at=None).aggregate(
        first=Min("plan__starts_on")
    )["first"]
    return min(earliest or date(day.year, 1, 1), day)


def page_of_served(
    request: HttpRequest, tasks: QuerySet[Task], *, subject: str, pk: int, day: date
) -> dict[str, Any]:
    """The part of a page that tells what `tasks` brought; `subject` narrows the list of outputs."""
    start = first_day(tasks, day)
    span_form = SpanForm(request.GET or None, initial={"first": start, "last": day})
    first, last = span_form.span(start, day)
    found = served(tasks, first=first, last=last)

    def href(**narrowed: str) -> str:
        query = {
            subject: str(pk),
            "state": "recorded",
            "first": f"{first:%d/%m/%Y}",
            "last": f"{last:%d/%m/%Y}",
        }
        return f"{reverse('workspace:output_list')}?{urlencode(query | narrowed)}"

    return {
        "served": found,
        "span_form": span_form,
        "total_href": href(),
        "kind_bars": [
            Bar(_(str(label)), len(found.tally.by_kind[kind]), href(kind=kind))
            for kind, label in Output.Kind.choices
            if kind in found.tally.by_kind
        ],
        "year_bars": _year_bars(found, href),
        "stands": [
            (status, _(str(label)), found.statuses[status])
            for status, label in Task.Status.choices
            if found.statuses.get(status)
        ],
        "task_href": href(),
    }


def _year_bars(found: Served, href: Any) -> list[Bar]:
    """Every year of the span, a year without results too; nothing for a single year."""
    years = range(found.first.year, found.last.year + 1)
    if len(years) < 2 or not found.by_year:
        return []
    return [
        Bar(
            str(year),
            len(found.by_year.get(year, ())),
            href(
                first=f"{max(found.first, date(year, 1, 1)):%d/%m/%Y}",
                last=f"{min(found.last, date(year, 12, 31)):%d/%m/%Y}",
            ),
        )
        for year in years
    ]


def money_of(tasks: QuerySet[Task]) -> list[Money]:
    """What stands in the budgets for these tasks, by stage, whatever the days."""
    counted = tasks.filter(plan__withdrawn_at=None).order_by()
    lines = BudgetLine.objects.filter(shares__task__in=counted.values("pk")).distinct()
    parts = sums_of(lines).by_task
    own = set(counted.values_list("pk", flat=True))
    sums = added(part for task, part in parts.items() if task in own)
    return [
        Money(_(str(stage.label)), value)
        for stage in BudgetEntry.Stage
        if (value := sums[stage].value) is not None
    ]


def bases_to_choose(basis: LegalBasis | None, day: date) -> list[tuple[LegalBasis, str, str]]:
    """(act, its name, what is wrong with it on `day`), then its living successor if it is dead."""
    if basis is None:
        return []
    said = warning(act_of(basis), day)
    after = successor_on(basis, day) if said else None
    offered = [(basis, name_of(basis), said)]
    if after:
        offered.append((after, name_of(after), ""))
    return offered


def cited(links: Iterable[Link], day: date) -> list[tuple[Link, str]]:
    """Each link with what is wrong with its act on `day`; links come with `basis__replaced_by`."""
    return [(link, warning(act_of(link.basis), day)) for link in links]


def drawn_reports(steps: Sequence[Step]) -> list[tuple[OfficialDocument, Step]]:
    """Reports drawn so far with their steps, the latest first; one query."""
    drawn = {int(s.changes["document"][1]): s for s in steps if s.action == "report"}
    documents = OfficialDocument.objects.select_related("file").in_bulk(list(drawn))
    return [(documents[pk], drawn[pk]) for pk in reversed(drawn) if pk in documents]
