"""The comparison before and after an amendment, as a document with its landscape annex."""

from nhipcau.drafting.decree30.document import (
    Align,
    Annex,
    Bold,
    Cell,
    Column,
    GroupRow,
    Inline,
    OutgoingDocument,
    Para,
    Row,
    TableBlock,
)
from nhipcau.drafting.plan_from_register import plan_from_register
from nhipcau.drafting.plan_paper import issuer_parts
from nhipcau.plans.amending.diff import Change, Diff, FieldChange
from nhipcau.plans.amending.marking import marked
from nhipcau.plans.amending.words import PLACE, code_of
from nhipcau.plans.models import Plan
from nhipcau.vietnamese.numbers import to_roman

_COLUMNS = (
    Column("TT", 10, Align.CENTRE),
    Column("Trước điều chỉnh", 95),
    Column("Sau điều chỉnh", 95),
    Column("Lý do", 50),
)
_TITLE = "So sánh trước và sau điều chỉnh"


def comparison_paper(plan: Plan, diff: Diff) -> OutgoingDocument:
    """What changes, added tasks first; new words are bold. Number, day, signer are left blank."""
    paper = plan_from_register(plan).document
    superior, issuer = issuer_parts(paper)
    symbol = paper.number.partition("/")[2].strip()
    return OutgoingDocument(
        superior_lines=superior,
        issuer_lines=issuer,
        issuer_name=paper.issuer,
        symbol=symbol,
        place=paper.place,
        type_name="THUYẾT MINH",
        subject=f"Điều chỉnh, bổ sung {plan.title}",
        blocks=(Para(_opening(plan)), Para(_counted(diff))),
        signer_lines=paper.signer_title_lines,
        annexes=(Annex(_TITLE, (TableBlock(_COLUMNS, _rows(diff)),), is_landscape=True),),
    )


def _opening(plan: Plan) -> str:
    document = plan.document
    number = f" số {document.number}" if document.number else ""
    return f"{document.get_kind_display()}{number} của {document.issuer}: {plan.title}."


def _counted(diff: Diff) -> str:
    leads = sum(one.changes_lead for one in diff.changed)
    parts = (
        (len(diff.added), "bổ sung {} nhiệm vụ"),
        (len(diff.removed), "đưa ra {} nhiệm vụ"),
        (len(diff.changed), "sửa {} nhiệm vụ"),
        (leads, "trong đó {} nhiệm vụ đổi cơ quan chủ trì"),
        (len(diff.moved), "chuyển chỗ hoặc đánh số lại {} nhiệm vụ"),
    )
    said = ", ".join(words.format(number) for number, words in parts if number)
    return f"Nội dung điều chỉnh: {said or 'không có thay đổi'}. Chi tiết tại Phụ lục kèm theo."


def _rows(diff: Diff) -> tuple[Row | GroupRow, ...]:
    parts = (
        ("Bổ sung nhiệm vụ", diff.added),
        ("Đưa ra khỏi kế hoạch", diff.removed),
        ("Sửa nhiệm vụ", diff.changed),
        ("Chuyển chỗ, đánh số lại", diff.moved),
    )
    rows: list[Row | GroupRow] = []
    told = [(title, changes) for title, changes in parts if changes]
    for place, (title, changes) in enumerate(told, start=1):
        rows.append(GroupRow(to_roman(place), title))
        rows += [_row(number, change) for number, change in enumerate(changes, start=1)]
    return tuple(rows)


def _row(number: int, change: Change) -> Row:
    before, after = _said(change, is_after=False), _said(change, is_after=True)
    return Row((str(number), Cell(*before), Cell(*after), change.reason))


def _said(change: Change, *, is_after: bool) -> list[Inline]:
    """The task by code and title, then each field that differs on a line; new words are bold."""
    row = change.after if is_after else change.before
    if row is None:
        return []
    fields = {field.name: field for field in change.fields}
    title = _words(fields.pop("title", None), is_after=is_after) or [row["title"]]
    said: list[Inline] = [f"{code_of(row)} ".lstrip(), *title]
    for field in fields.values():
        if field.name not in PLACE and (words := _words(field, is_after=is_after)):
            said += [f"\n{field.label}: ", *words]
    return said


def _words(field: FieldChange | None, *, is_after: bool) -> list[Inline]:
    """What the field says on one side; changed words are bold where there is another side."""
    if field is None:
        return []
    pieces = marked(field.before, field.after)[is_after]
    is_marked = is_after and bool(field.before)
    return [Bold(one.text) if is_marked and one.is_changed else one.text for one in pieces]
