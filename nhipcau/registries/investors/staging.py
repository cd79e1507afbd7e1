"""An investor reaches a stage: on which day, and what shows it."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from nhipcau.documents.models import StoredFile
from nhipcau.organisations.models import User
from nhipcau.registries import keeping, parts
from nhipcau.registries.models import Investor, StageProof
from nhipcau.registries.steps import held
from nhipcau.vietnamese.dates import format_date
from nhipcau.vietnamese.typed_text import typed_line


@transaction.atomic
def reach(
    investor: Investor,
    *,
    stage: str,
    reached_on: date | None,
    said: str,
    by: User,
    day: date,
    file: StoredFile | None = None,
    url: str = "",
    reason: str = "",
) -> Any:
    """Move to `stage`; `said` names what shows it, a file or an address may stand beside it.

    `day` is today. Going back, and giving up, need a reason. Refused: the stage it is in, a day to
    come, a day before the one of the stage before.
    """
    row = held(investor)
    _refuse_stage(row, stage)
    _refuse_day(row, reached_on, day=day)
    values = {"state": stage, "reached_on": reached_on, "said": _needed(said)}
    parts.add(row, StageProof, values=values | {"file": file, "url": url}, by=by)
    return keeping.move(row, to=stage, by=by, on=reached_on, reason=reason)


@transaction.atomic
def mend(
    proof: StageProof,
    *,
    reached_on: date | None,
    said: str,
    by: User,
    day: date,
    reason: str,
    file: StoredFile | None = None,
    url: str = "",
) -> StageProof:
    """Put right the day or the words of a proof; the file stays unless another one is given."""
    _refuse_to_come(reached_on, day)
    values: dict[str, Any] = {"reached_on": reached_on, "said": _needed(said), "url": url}
    if file is not None:
        values["file"] = file
    if not reason.strip():
        raise _refusal("reason", "Nêu lý do sửa.", "reason")
    mended: StageProof = parts.change(proof, values=values, by=by, reason=reason)
    return mended


def last_reached(row: Investor) -> date | None:
    """The newest day on which a stage was reached, None before the first."""
    proofs = StageProof.objects.filter(entry=row.pk, taken_off_at=None)
    newest: date | None = proofs.aggregate(newest=Max("reached_on"))["newest"]
    return newest


def _refuse_stage(row: Investor, stage: str) -> None:
    if stage not in Investor.State.values:
        raise _refusal("stage", "Chọn giai đoạn.", "unknown")
    if stage == row.state:
        message = f"Nhà đầu tư đang ở giai đoạn “{row.state_words}”; hãy chọn giai đoạn khác."
        raise _refusal("stage", message, "same")


def _refuse_day(row: Investor, reached_on: date | None, *, day: date) -> None:
    _refuse_to_come(reached_on, day)
    before = last_reached(row)
    if before is not None and reached_on is not None and reached_on < before:
        message = f"Giai đoạn trước ghi ngày {format_date(before)}; ngày này không được sớm hơn."
        raise _refusal("reached_on", message, "order")


def _refuse_to_come(reached_on: date | None, day: date) -> None:
    if reached_on is None:
        raise _refusal("reached_on", "Ghi ngày đạt giai đoạn này.", "no_day")
    if reached_on > day:
        raise _refusal("reached_on", "Ngày đạt giai đoạn không được sau hôm nay.", "future")


def _needed(said: str) -> str:
    words = typed_line(said)
    if not words:
        raise _refusal("said", "Ghi căn cứ: văn bản, biên bản, buổi làm việc nào.", "no_proof")
    return words


def _refusal(field: str, message: str, code: str) -> ValidationError:
    return ValidationError({field: ValidationError(message, code=code)})
