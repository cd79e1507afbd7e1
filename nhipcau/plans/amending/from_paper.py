"""A plan re-issued on paper: what differs from the register becomes the amendment."""

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.organisations.models import User
from nhipcau.plans.amending.diff import Diff, diff_rows, to_json
from nhipcau.plans.amending.preparing import changes_of, leave_step, locked_amendment
from nhipcau.plans.amending.rows import rows_of_load, rows_of_plan
from nhipcau.plans.importing.accept import doubts_of
from nhipcau.plans.importing.accept.steps import locked
from nhipcau.plans.models import Amendment, PlanLoad


@transaction.atomic
def take_from_load(amendment: Amendment, load: PlanLoad, *, by: User) -> Diff:
    """Make the changes those between the register and the rows of `load`; the load stays open.

    The paper is taken for the whole list: what it does not name goes. Refuses a load that is for
    something else, open doubts about rows that differ, and changes typed by hand, which it would
    overwrite.
    """
    amendment, load = locked_amendment(amendment), locked(load)
    if load.purpose != PlanLoad.Purpose.AMENDMENT or load.about_id != amendment.plan_id:
        raise ValidationError("Lượt nạp này không để điều chỉnh kế hoạch này.", code="purpose")
    typed_by_hand = sum(bool(one.reason) for one in changes_of(amendment))
    if typed_by_hand:
        raise ValidationError(
            "Bản điều chỉnh đang có %(n)s thay đổi nhập tay; hãy bỏ các thay đổi đó, lấy từ văn "
            "bản rồi nhập lại.",
            code="typed",
            params={"n": typed_by_hand},
        )
    diff = diff_rows(rows_of_plan(amendment.plan), rows_of_load(load))
    _refuse_doubts(diff, load)
    amendment.changes = [to_json(one) for one in diff.changes]
    amendment.load = load
    amendment.save(update_fields=["changes", "load"])
    told = {"kind": "load", "title": load.file.name, "count": len(diff.changes)}
    leave_step(amendment, "take_load", by=by, changes=told)
    return diff


def _refuse_doubts(diff: Diff, load: PlanLoad) -> None:
    touched = {one.after["source"]["load_row"] for one in diff.changes if one.after}
    waiting = sum(one.row in touched and not one.is_settled for one in doubts_of(load))
    if waiting:
        raise ValidationError(
            "Còn %(n)s điểm cần xem ở những dòng có thay đổi; hãy xem xong rồi lấy vào bản "
            "điều chỉnh.",
            code="doubts",
            params={"n": waiting},
        )
