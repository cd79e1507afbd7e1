"""Drafting letters to late units: who is late is frozen, the Word file built and kept."""

import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, prefetch_related_objects

from nhipcau.documents.models import OfficialDocument
from nhipcau.documents.storing import store_file
from nhipcau.drafting.chasing_letter import letter_to_all, letter_to_one
from nhipcau.drafting.decree30.build import build
from nhipcau.drafting.decree30.document import OutgoingDocument
from nhipcau.drafting.letterheads import Letterhead, of_province, of_unit
from nhipcau.drafting.models import ChasingLetter
from nhipcau.organisations.models import Unit, User
from nhipcau.organisations.working_days import calendar_around
from nhipcau.reports.models import ReportRound
from nhipcau.reports.standing import Line, standing
from nhipcau.search.folded import words_of

WORKING_DAYS_TO_ANSWER = 3
"""How long a late unit is given where nobody names a day; our own default."""
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)  # the same letters make the same archive


@transaction.atomic
def draft_chasing_letters(
    round: ReportRound,
    *,
    by: User,
    day: date,
    as_unit: Unit | None = None,
    to_each: bool = False,
    answer_by: date | None = None,
) -> list[ChasingLetter]:
    """Draft a letter to all units late on `day`, or one to each, and keep the Word files.

    Late is who owes a report past its own due day and the grace: extensions and waivers count. In
    the name of the province, or of `as_unit`. Refused where nobody is late.
    """
    # One drafting of a round at a time: each has its own batch.
    round = ReportRound.objects.select_for_update(of=("self",)).get(pk=round.pk)
    _refuse_closed(round)
    late = late_units(round, day=day)
    if not late:
        message = "Không có đơn vị nào quá hạn mà chưa nộp; chưa cần công văn đôn đốc."
        raise ValidationError(message, code="nobody_late")
    answer_by = answer_by or usual_answer_day(day)
    if answer_by <= day:
        message = "Ngày đề nghị nộp phải sau ngày lập công văn."
        raise ValidationError({"answer_by": ValidationError(message, code="answer_by")})
    letterhead = _letterhead(round, as_unit, day)
    about, frozen = _about(round), _frozen(late, day)
    days = {"day": day, "answer_by": answer_by}
    if to_each:
        made = [([one], letter_to_one(about, one, letterhead, **days)) for one in frozen]
    else:
        made = [(frozen, letter_to_all(about, frozen, letterhead, **days))]
    earlier = ChasingLetter.objects.filter(round=round).aggregate(last=Max("batch"))
    batch = (earlier["last"] or 0) + 1
    draft = ChasingLetter(round=round, batch=batch, answer_by=answer_by, drafted_by=by)
    issuer = as_unit or round.plan.document.issuer_unit
    return [_kept(draft, units, outgoing, issuer) for units, outgoing in made]


def late_units(round: ReportRound, *, day: date) -> list[Line]:
    """Who is to be pressed on `day`, the latest first."""
    chased = [line for line in standing(round, day=day) if line.is_chased]
    return sorted(chased, key=lambda line: -line.days_late)


def usual_answer_day(day: date) -> date:
    return calendar_around(day).after_working_days(day, WORKING_DAYS_TO_ANSWER)


def letters_archive(letters: Iterable[ChasingLetter]) -> bytes:
    """The Word files of several letters in one .zip; the same letters give the same bytes."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for letter in letters:
            file = letter.document.file
            if file and not file.purged_at:
                with file.content.open("rb") as content:
                    archive.writestr(zipfile.ZipInfo(file.name, _ZIP_DAY), content.read())
    return made.getvalue()


def _refuse_closed(round: ReportRound) -> None:
    if not round.is_open:
        message = "Đợt báo cáo đã khóa số liệu hoặc kế hoạch đã rút lại; không còn đôn đốc."
        raise ValidationError(message, code="closed")


def _letterhead(round: ReportRound, as_unit: Unit | None, day: date) -> Letterhead:
    if as_unit is None:
        return of_province(round.plan, day=day)
    above = f"{round.plan.document.issuer} (để báo cáo)"
    return replace(of_unit(round.plan, as_unit, day=day), recipients=(above, "Lưu: VT"))


def _about(round: ReportRound) -> dict[str, Any]:
    """What the letter says of the round; a plan whose number was left blank goes without one."""
    number = round.plan.document.number
    return {
        "title": round.title,
        "due_on": round.due_on.isoformat(),
        "plan": round.plan.title,
        "plan_number": number if number.partition("/")[0].strip() else "",
    }


def _frozen(late: Sequence[Line], day: date) -> list[dict[str, Any]]:
    """Units under the names they bear on the day of the letter."""
    prefetch_related_objects([line.report.unit for line in late], "names")
    return [
        {
            "report": line.report.pk,
            "unit": line.report.unit.name_on(day),
            "due_on": line.report.due_on.isoformat(),
            "days_late": line.days_late,
            "label": line.label,
            "filled": line.filled,
            "required": line.required,
        }
        for line in late
    ]


def _kept(
    draft: ChasingLetter,
    units: Sequence[dict[str, Any]],
    outgoing: OutgoingDocument,
    issuer: Unit | None,
) -> ChasingLetter:
    stored = store_file(build(outgoing), name=_file_name(draft, units), by=draft.drafted_by)
    document = OfficialDocument.objects.create(
        kind=OfficialDocument.Kind.LETTER,
        direction=OfficialDocument.Direction.OUTGOING,
        number=f"/{outgoing.symbol}",
        issuer=outgoing.issuer_in_sentence,
        issuer_unit=issuer,
        subject=outgoing.subject,
        file=stored,
        created_by=draft.drafted_by,
    )
    return ChasingLetter.objects.create(
        round=draft.round,
        batch=draft.batch,
        document=document,
        units=list(units),
        answer_by=draft.answer_by,
        drafted_by=draft.drafted_by,
    )


def _file_name(draft: ChasingLetter, units: Sequence[dict[str, Any]]) -> str:
    """Told apart within an archive by the report, whatever units are called."""
    stem = f"cong-van-don-doc-dot-{draft.round.pk}-lan-{draft.batch}"
    if len(units) > 1:
        return f"{stem}.docx"
    name = re.sub(r"[^a-z0-9]+", "-", words_of(units[0]["unit"]))[:60].strip("-")
    return f"{stem}-{name}-{units[0]['report']}.docx"
