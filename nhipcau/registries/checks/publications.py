"""What a publication must be: its issue, its editions, its review before it goes out."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS

from nhipcau.registries.models import Printing, Publication
from nhipcau.registries.publications import editions
from nhipcau.registries.publications.issues import issues_of, same_words
from nhipcau.registries.reviewing.standing import standing_of
from nhipcau.registries.stock.ledger import stock_on
from nhipcau.vietnamese.dates import format_date
from nhipcau.vietnamese.numbers import format_number

Refusal = tuple[str, str, str]
State = Publication.State
_NEEDS_REVIEW = (State.CHECKED, State.RELEASED)


def refusals(row: Publication, links: Mapping[str, list[Any]]) -> Iterator[Refusal]:
    if row.form == Publication.Form.NEWSLETTER:
        yield from _issue(row)
    if row.state in _NEEDS_REVIEW and _is_entering(row):
        yield from _unreviewed(row)
    if row.state == State.RELEASED:
        yield from _not_out(row)


def part_refusals(row: Publication, part: Any, act: str) -> Iterator[Refusal]:
    """An edition, as it is about to be kept; what is out is not taken back by an edition."""
    if not isinstance(part, Printing):
        return
    if act != "take_off":
        yield from editions.refusals(part, row)
    elif left := stock_on(part):
        sentence = f"Còn {format_number(left)} bản trong kho; ghi xuất hết rồi mới bỏ."
        yield NON_FIELD_ERRORS, sentence, "in_stock"
    if row.state == State.RELEASED:
        yield from _first_day_stays(row, part, act)


def _issue(row: Publication) -> Iterator[Refusal]:
    if row.state in _NEEDS_REVIEW:
        if not row.series:
            yield "series", "Ghi tên bản tin.", "series"
        if not row.number:
            yield "number", "Ghi số của bản tin.", "number"
    if not (row.series and row.number and row.starts_on) or row.state == State.CANCELLED:
        return
    same = issues_of(row.series).exclude(pk=row.pk).exclude(state=State.CANCELLED)
    same = same.filter(starts_on__year=row.starts_on.year)
    said = f"{row.volume}\n{row.number}"
    if any(same_words(f"{one.volume}\n{one.number}", said) for one in same):
        sentence = f"“{row.series}” năm {row.starts_on.year} đã có số {row.number}; ghi số khác."
        yield "number", sentence, "issue_twice"


def _is_entering(row: Publication) -> bool:
    """Whether the row comes into its state now: what is out may be put right without a new look."""
    stored = Publication.objects.filter(pk=row.pk).values_list("state", flat=True).first()
    return stored != row.state


def _unreviewed(row: Publication) -> Iterator[Refusal]:
    standing = standing_of(row)
    if not standing.is_good:
        sentence = f"{standing.words}. Cần một người không biên soạn kiểm tra đạt trước."
        yield NON_FIELD_ERRORS, sentence, "review"


def _not_out(row: Publication) -> Iterator[Refusal]:
    out = [one for one in _standing_editions(row) if one.released_on]
    if not out:
        sentence = "Ghi ngày phát hành cho ít nhất một bản trước khi chuyển sang “Đã phát hành”."
        yield NON_FIELD_ERRORS, sentence, "no_edition"
        return
    if row.through_publisher and not row.publisher:
        yield "publisher", "Ghi tên nhà xuất bản.", "publisher"
    first = min(one.released_on for one in out if one.released_on)
    if row.starts_on and row.starts_on != first:
        day = format_date(first)
        sentence = f"Bản ra trước nhất phát hành ngày {day}; ghi “Ngày phát hành” là ngày đó."
        yield "starts_on", sentence, "first_day"
    for one in out:
        for _field, sentence, code in editions.refusals(one, row):
            yield NON_FIELD_ERRORS, f"{one}: {sentence}", code


def _first_day_stays(row: Publication, part: Printing, act: str) -> Iterator[Refusal]:
    others = [one for one in _standing_editions(row) if one.pk != part.pk]
    kept = others if act == "take_off" else [*others, part]
    days: list[date] = [one.released_on for one in kept if one.released_on]
    field = NON_FIELD_ERRORS if act == "take_off" else "released_on"
    if not days:
        sentence = "Ấn phẩm đã phát hành phải còn ít nhất một bản có ngày phát hành."
        yield field, sentence, "no_edition"
    elif row.starts_on and min(days) != row.starts_on:
        day = format_date(row.starts_on)
        sentence = f"Ấn phẩm ghi phát hành từ {day}; bản ra trước nhất phải là ngày đó."
        yield field, sentence, "first_day"


def _standing_editions(row: Publication) -> list[Printing]:
    """A row not saved yet has none."""
    return list(row.printings.filter(taken_off_at=None)) if row.pk else []
