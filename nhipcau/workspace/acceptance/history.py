"""What was done to a load, newest first, in the words of the office."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from nhipcau.plans.models import LoadStep, PlanLoad

_SHOWN = 100
_ACTIONS = {
    "begin": "Tải lên và đọc",
    "edit_row": "Sửa dòng",
    "edit_document": "Sửa thông tin văn bản",
    "add_row": "Thêm dòng",
    "remove_row": "Gạch bỏ dòng",
    "restore_row": "Lấy lại dòng",
    "move_row": "Chuyển dòng",
    "match_name": "Chỉ tên đơn vị",
    "match_rest": "Nhận các tên còn lại là mới",
    "settle": "Đã xem điểm cần xem",
    "undo": "Hoàn tác",
}
_FIELDS = {
    "number": "số thứ tự",
    "title": "nội dung",
    "lead_text": "chủ trì",
    "lead_units": "các đơn vị chủ trì",
    "coordinating_text": "phối hợp",
    "coordinating_units": "các đơn vị phối hợp",
    "timeframe_text": "thời gian",
    "product_text": "sản phẩm",
    "budget_text": "kinh phí",
    "note_text": "ghi chú",
    "basis_text": "văn bản giao",
    "signer_name": "người ký",
    "recipients": "nơi nhận",
    "report_due_on": "hạn báo cáo",
    "closing": "đoạn kết",
    "preamble": "căn cứ",
    "issuer": "cơ quan ban hành",
    "type": "loại văn bản",
    "place": "địa danh",
    "date_text": "ngày ghi trên văn bản",
    "day": "ngày ban hành",
    "month": "tháng ban hành",
    "year_of_issue": "năm ban hành",
    "year": "năm của kế hoạch",
}
_STATES = dict(PlanLoad.State.choices)


@dataclass(frozen=True, slots=True)
class StepView:
    """One step: `before` and `after` are empty where the words of `what` say all."""

    what: str
    where: str
    before: str
    after: str
    by: str
    at: datetime
    is_undone: bool
    can_be_undone: bool


def steps_of(load: PlanLoad, addresses: Mapping[str, str]) -> list[StepView]:
    """`addresses` maps the key of a row to what people call it."""
    rows = load.steps.select_related("by", "undone_by").order_by("-at", "-pk")
    return [_view(step, addresses) for step in rows[:_SHOWN]]


def _view(step: LoadStep, addresses: Mapping[str, str]) -> StepView:
    moved = step.action == "move"
    is_undone = getattr(step, "undone_by", None) is not None
    return StepView(
        what=_STATES.get(step.after, step.after) if moved else _ACTIONS.get(step.action, "Sửa"),
        where=_where(step, addresses),
        before="" if moved else step.before,
        after="" if moved else step.after,
        by=str(step.by),
        at=step.at,
        is_undone=is_undone,
        can_be_undone=bool(step.change) and not is_undone and step.action != "undo",
    )


def _where(step: LoadStep, addresses: Mapping[str, str]) -> str:
    """ "III.3 title" as "III.3, nội dung"; a doubt by where it stands; several by their number."""
    row, colon, _ = step.where.partition(":")
    if colon and (row in addresses or row == "document"):
        return addresses.get(row, "văn bản")
    if step.where in addresses:
        return addresses[step.where]
    if step.action == "settle":
        return f"{step.where} chỗ"
    *address, field = step.where.split(" ") if step.where else [""]
    if field not in _FIELDS:
        return step.where
    return ", ".join(part for part in (" ".join(address), _FIELDS[field]) if part)
