"""What a case of a publication must say in the state it is in; never a word about persons."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from nhipcau.registries.models import Paper, PublicationCase

State = PublicationCase.State


def refusals(
    row: PublicationCase, links: Mapping[str, list[Any]]
) -> Iterator[tuple[str, str, str]]:
    """A case not founded may still say whom it was sent to; one not sent needs no body."""
    if row.starts_on is None:
        yield "starts_on", "Ghi ngày phát hiện.", "no_day"
    if row.state == State.TRANSFERRED:
        yield from _transferred(row)
    if row.state == State.CLOSED:
        yield from _closed(row)
    if row.state == State.UNFOUNDED and not row.result:
        yield "result", "Ghi vì sao kết luận là không có sai lệch.", "no_result"
    if row.basis_clause and row.basis is None:
        yield "basis", "Chọn căn cứ pháp lý có điều, khoản này.", "no_basis"
    if row.quantity == 0:
        yield "quantity", "Số lượng phải lớn hơn 0; chưa đếm được thì để trống.", "amount"
    yield from _in_order(row)


def part_refusals(row: PublicationCase, part: Any, act: str) -> Iterator[tuple[str, str, str]]:
    """Nothing belongs to a case but its papers: no member, no guest, no contact."""
    if act == "add" and not isinstance(part, Paper):
        message = "Vụ việc chỉ ghi vật phẩm và giấy tờ, không ghi người và việc khác."
        yield "__all__", message, "objects_only"


def _transferred(row: PublicationCase) -> Iterator[tuple[str, str, str]]:
    if not row.handler:
        yield "handler", "Ghi cơ quan xử lý.", "no_handler"
    if row.transferred_on is None:
        yield "transferred_on", "Ghi ngày chuyển.", "no_day"


def _closed(row: PublicationCase) -> Iterator[tuple[str, str, str]]:
    if not row.handler:
        yield "handler", "Ghi cơ quan xử lý.", "no_handler"
    if not row.outcome:
        yield "outcome", "Chọn kết quả xử lý.", "no_outcome"
    if row.closed_on is None:
        yield "closed_on", "Ghi ngày có kết quả.", "no_day"
    if not row.document:
        yield "document", "Ghi số, ký hiệu văn bản xử lý.", "no_document"
    if row.outcome == PublicationCase.Outcome.OTHER and not row.result:
        yield "result", "Kết quả khác thì ghi rõ là gì.", "no_result"


def _in_order(row: PublicationCase) -> Iterator[tuple[str, str, str]]:
    """Found, transferred, closed: each day from the one before on."""
    if _is_before(row.transferred_on, row.starts_on):
        yield "transferred_on", "Ngày chuyển phải từ ngày phát hiện trở đi.", "order"
    if _is_before(row.closed_on, row.transferred_on or row.starts_on):
        yield "closed_on", "Ngày có kết quả phải từ ngày phát hiện, ngày chuyển trở đi.", "order"


def _is_before(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one < other
