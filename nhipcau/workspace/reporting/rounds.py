"""Rounds with how many units have answered each, from a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nhipcau.reports.models import ReportRound, UnitReport
from nhipcau.reports.standing import NOT_REPORTED, Line, Standing, lines_of
from nhipcau.workspace.reporting.sentences import round_words


@dataclass(frozen=True, slots=True)
class TalliedRound:
    """A round and its lines; units that need not answer, or are let off, are not `owing`."""

    round: ReportRound
    lines: tuple[Line, ...]
    sentence: str

    @property
    def owing(self) -> int:
        return sum(line.owes for line in self.lines)

    @property
    def sent(self) -> int:
        return self.waiting + self.accepted

    @property
    def waiting(self) -> int:
        return sum(line.standing == Standing.SUBMITTED for line in self.lines)

    @property
    def accepted(self) -> int:
        return sum(line.standing == Standing.ACCEPTED for line in self.lines)

    @property
    def late(self) -> int:
        """Sent late, or not sent by now although due."""
        return sum(line.was_late for line in self.lines)

    @property
    def is_answered(self) -> bool:
        return not any(line.standing in NOT_REPORTED for line in self.lines)


def tallied(rounds: Iterable[ReportRound], *, day: date) -> list[TalliedRound]:
    """In the order given; three queries."""
    wanted = list(rounds)
    found: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines_of(UnitReport.objects.filter(round__in=wanted), day=day):
        found[line.report.round_id].append(line)
    return [
        TalliedRound(round, tuple(found[round.pk]), round_words(round, found[round.pk], today=day))
        for round in wanted
    ]
