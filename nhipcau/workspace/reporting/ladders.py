"""The ladder of each late unit as the focal officer sees it: what was given, what comes next."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.reports.models import Reminder, ReportStep
from nhipcau.reports.reminding.giving import URGED, ladders_of, rungs_given, staff_of
from nhipcau.reports.reminding.ladder import next_rung
from nhipcau.reports.standing import Line
from nhipcau.ui.words import day_words


@dataclass(frozen=True, slots=True)
class Climbed:
    """One unit: `given` are its reminders of the ladder and by hand, each in words, latest last.

    `given_on` is the day of the latest one, in words.
    """

    line: Line
    given: tuple[str, ...]
    given_on: str
    coming: str
    people: int


def climbed(lines: Sequence[Line], *, day: date) -> list[Climbed]:
    """The ladders of `lines`, in their order; the number of queries is constant."""
    reports = [line.report for line in lines]
    ladders = ladders_of(reports)
    rungs = rungs_given(ladders)
    told = _told(list(ladders))
    staff = staff_of(reports, day=day)
    return [
        Climbed(
            line=line,
            given=tuple(words for _on, words in told[line.report.pk]),
            given_on=next((day_words(on) for on, _words in told[line.report.pk][-1:]), ""),
            coming=_coming(
                next_rung(ladders[line.report.pk], given=rungs.get(line.report.pk, []), today=day)
            ),
            people=len(staff[line.report.unit_id]),
        )
        for line in lines
    ]


def rung_words(rung: int) -> str:
    """ "trước hạn 3 ngày", "sau hạn 1 ngày"."""
    if rung == 0:
        return _("ngày hạn nộp")
    days = abs(rung)
    before = ngettext("trước hạn %(days)s ngày", "trước hạn %(days)s ngày", days)
    after = ngettext("sau hạn %(days)s ngày", "sau hạn %(days)s ngày", days)
    return (before if rung < 0 else after) % {"days": days}


def _coming(found: tuple[int, date] | None) -> str:
    if found is None:
        return ""
    rung, on = found
    return f"{day_words(on)} ({rung_words(rung)})"


def _told(reports: list[int]) -> defaultdict[int, list[tuple[date, str]]]:
    """Report -> day and words of what was given: rungs of its ladders, words of a person."""
    found: defaultdict[int, list[tuple[date, str]]] = defaultdict(list)
    for row in Reminder.objects.filter(report__in=reports).order_by("on", "rung"):
        found[row.report_id].append((row.on, rung_words(row.rung)))
    steps = ReportStep.objects.filter(report__in=reports, reason__startswith=URGED)
    for step in steps.select_related("by"):
        on = timezone.localdate(step.at)
        found[step.report_id].append((on, _("nhắc trực tiếp, %(name)s") % {"name": step.by}))
    words: defaultdict[int, list[tuple[date, str]]] = defaultdict(list)
    for report, rows in found.items():
        words[report] = [(on, f"{day_words(on)}: {what}") for on, what in sorted(rows)]
    return words
