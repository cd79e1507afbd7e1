"""What an investor must be: one standing entry for one partner, each stage with its evidence."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import QuerySet

from nhipcau.registries.models import Investor, StageProof
from nhipcau.registries.sectors import sector_choices

_MOST_USD = 10**15


def refusals(row: Investor, links: Mapping[str, list[Any]]) -> Iterator[tuple[str, str, str]]:
    yield from _partner(row)
    yield from _told(row)
    if row.state != Investor.FIRST and not _is_proved(row):
        message = f"Giai đoạn “{row.state_words}” phải có ngày và căn cứ."
        yield "state", message, "no_proof"


def _partner(row: Investor) -> Iterator[tuple[str, str, str]]:
    """Asked when the partner is new to the entry: a merger of partners is not undone by it."""
    stored: Any = QuerySet(Investor).filter(pk=row.pk).values_list("partner", flat=True)
    if row.partner_id is None or row.partner_id in stored:
        return
    if row.partner.merged_into_id is not None:
        message = f"Đối tác này đã gộp vào “{row.partner.merged_into}”; hãy chọn đối tác đó."
        yield "partner", message, "merged"
    other = standing_of(row.partner_id).exclude(pk=row.pk).select_related("unit").first()
    if other is not None:
        message = (
            f"“{row.partner}” đã có trong sổ nhà đầu tư, do {other.unit} theo dõi. "
            "Hãy ghi tiếp vào mục đó."
        )
        yield "partner", message, "twice"


def standing_of(partner_id: int) -> Any:
    """The entry of a partner that nobody has struck out: at most one."""
    return QuerySet(Investor).filter(struck_at=None, partner=partner_id)


def _told(row: Investor) -> Iterator[tuple[str, str, str]]:
    codes = row.sectors if isinstance(row.sectors, list) else [row.sectors]
    known = dict(sector_choices())
    if unknown := [str(code) for code in codes if str(code) not in known]:
        message = f"Không có lĩnh vực “{', '.join(unknown)}”; chọn lĩnh vực trong danh sách."
        yield "sectors", message, "unknown"
    if row.capital_usd is not None and not 0 < row.capital_usd < _MOST_USD:
        yield "capital_usd", "Vốn dự kiến phải lớn hơn 0; chưa biết thì để trống.", "amount"
    if row.source_on is not None and not row.source:
        yield "source", "Ghi nguồn của ngày này.", "no_source"


def _is_proved(row: Investor) -> bool:
    proofs = StageProof.objects.filter(entry=row.pk, state=row.state, taken_off_at=None)
    return row.pk is not None and proofs.exists()
