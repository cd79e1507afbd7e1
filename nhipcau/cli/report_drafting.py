"""Drafting the consolidated report from the command line, with the same verb as the page."""

import re
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils import timezone

from nhipcau.cli.accountable import person_for
from nhipcau.cli.failure import refuse
from nhipcau.drafting.reporting import draft_report
from nhipcau.organisations.models import Role
from nhipcau.reports.models import ReportRound

_NAMED = re.compile(r"(?P<year>\d{4})(?:-(?P<kind>quy|6-thang)-(?P<index>\d))?")
_KINDS = {"quy": "quarter", "6-thang": "half_year", None: "year"}


def draft(name: str, output: Path, *, username: str) -> int:
    round = _round(name)
    if round is None:
        known = ", ".join(f"{r.pk} ({r.title})" for r in ReportRound.objects.all()[:12])
        return refuse(f"Không có đợt báo cáo “{name}”. Các đợt đang có: {known or 'chưa có'}.")
    by = person_for(username, Role.FOCAL)
    if by is None:
        return refuse("Không rõ ai chịu trách nhiệm. Thêm --by TÀI KHOẢN của một cán bộ đầu mối.")
    try:
        drafted = draft_report(round, by=by, day=timezone.localdate())
    except ValidationError as refusal:
        return refuse(" ".join(refusal.messages), code=1)
    file = drafted.document.file
    assert file is not None  # a drafted document always has its file
    with file.content.open("rb") as kept:
        output.write_bytes(kept.read())
    for sentence in drafted.warnings:
        print(f"Căn cứ cần xem lại: {sentence}")
    print(f"Đã lập {round.title}, bản {drafted.consolidation.version}: {output}")
    return 0


def _round(name: str) -> ReportRound | None:
    """By primary key, or by period: "2024-quy-2", "2024-6-thang-1", "2024" for the year."""
    rounds = ReportRound.objects.in_force()
    if named := _NAMED.fullmatch(name):
        found = rounds.filter(
            year=int(named["year"]), kind=_KINDS[named["kind"]], index=int(named["index"] or 0)
        ).first()
        if found:
            return found
    return rounds.filter(pk=int(name)).first() if name.isdecimal() and len(name) < 18 else None
