"""The verbs of a draft: made of some days, sorted, revised, thrown away."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.documents.secrecy import refuse_stamped_words
from nhipcau.organisations.models import Unit, User
from nhipcau.press.digesting.choosing import take
from nhipcau.press.digesting.headings import Sorting, headings_of, rank
from nhipcau.press.digesting.offering import offers
from nhipcau.press.digesting.ordering import settle
from nhipcau.press.digesting.steps import held, leave_step
from nhipcau.press.models import Clipping, Digest, DigestItem
from nhipcau.vietnamese.dates import format_date
from nhipcau.vietnamese.typed_text import typed, typed_line

MOST_TAKEN_AT_ONCE: Final = 60
"""A draft begins with at most so many; the rest is offered."""
LONGEST_DAYS: Final = 366
_LONGEST_LEAD: Final = 5000


@transaction.atomic
def compose(
    *,
    rhythm: str,
    first_on: date,
    last_on: date,
    unit: Unit,
    by: User,
    sorting: str = Sorting.ORIGIN,
    title: str = "",
    replaces: Digest | None = None,
) -> Digest:
    """A draft with the stories of these days, both inclusive, that were not told before.

    Refuses days out of order or too many (code days). A replacement begins with the items of the
    withdrawn one that are still confirmed.
    """
    _check_days(first_on, last_on)
    row = Digest(
        rhythm=rhythm, first_on=first_on, last_on=last_on, year=last_on.year, unit=unit,
        title=typed_line(title) or usual_title(rhythm, first_on, last_on), made_by=by,
        replaces=replaces,
    )  # fmt: skip
    row.clean_fields()
    refuse_stamped_words(row.title, field="title")
    row.save()
    if replaces is None:
        fresh = [one.clipping for one in offers(row) if one.told_in is None]
        take(row, fresh[:MOST_TAKEN_AT_ONCE], sorting)
    else:
        _take_over(row, replaces)
    leave_step(row, "compose", by=by, changes={"items": ["", row.items.count()]})
    return row


@transaction.atomic
def sort(digest: Digest, *, sorting: str, by: User) -> Digest:
    """Put every item under the heading of its origin or of its topic; orders are given up."""
    row = held(digest)
    items = list(row.items.select_related("clipping__outlet"))
    named = headings_of([item.clipping for item in items], sorting)
    for item in items:
        item.heading = named[item.clipping_id]
    DigestItem.objects.bulk_update(items, ["heading"])
    settle(row, sorted(items, key=lambda one: (rank(one.heading), one.place)))
    leave_step(row, "sort", by=by, changes={"sorting": ["", str(sorting)]})
    return row


@transaction.atomic
def revise(digest: Digest, *, values: Mapping[str, Any], by: User) -> Digest:
    """Change title, lead, first_on or last_on of a draft; items stay as a person chose them."""
    row = held(digest)
    before = {name: getattr(row, name) for name in ("title", "lead", "first_on", "last_on")}
    row.title = typed_line(str(values.get("title", row.title)))
    row.lead = typed(str(values.get("lead", row.lead)))
    row.first_on = values.get("first_on") or row.first_on
    row.last_on = values.get("last_on") or row.last_on
    row.year = row.last_on.year
    _check_days(row.first_on, row.last_on)
    _check_words(row)
    told = {
        name: [str(was), str(getattr(row, name))]
        for name, was in before.items()
        if getattr(row, name) != was
    }
    if told:
        row.save(update_fields=[*before, "year"])
        leave_step(row, "revise", by=by, changes=told)
    return row


@transaction.atomic
def discard(digest: Digest, *, by: User) -> None:
    """Throw away a draft, which nobody outside has seen."""
    held(digest).delete()


def usual_title(rhythm: str, first_on: date, last_on: date) -> str:
    """ "Điểm báo ngày 12/03/2024", "Điểm báo tuần từ 11/03/2024 đến 17/03/2024"."""
    kind = {Digest.Rhythm.WEEKLY: "tuần ", Digest.Rhythm.SPECIAL: "chuyên đề "}.get(
        Digest.Rhythm(rhythm), ""
    )
    if first_on == last_on:
        return f"Điểm báo {kind}ngày {format_date(first_on)}"
    return f"Điểm báo {kind}từ {format_date(first_on)} đến {format_date(last_on)}"


def _take_over(row: Digest, old: Digest) -> None:
    kept = old.items.filter(clipping__state=Clipping.State.CONFIRMED)
    DigestItem.objects.bulk_create(
        DigestItem(
            digest=row, clipping_id=one.clipping_id, heading=one.heading,
            place=one.place, note=one.note,
        )
        for one in kept
    )  # fmt: skip
    row.lead = old.lead
    row.save(update_fields=["lead"])
    settle(row)


def _check_days(first: date, last: date) -> None:
    if last < first:
        message = "Ngày cuối phải từ ngày đầu trở đi."
        raise ValidationError({"last_on": ValidationError(message, code="days")})
    if last - first >= timedelta(days=LONGEST_DAYS):
        message = "Một bản điểm báo gồm tối đa một năm; hãy chọn ngày gần hơn."
        raise ValidationError({"last_on": ValidationError(message, code="days")})


def _check_words(row: Digest) -> None:
    row.clean_fields(exclude=["told"])
    refuse_stamped_words(row.title, field="title")
    refuse_stamped_words(row.lead, field="lead")
    if len(row.lead) > _LONGEST_LEAD:
        message = f"Nhận định chung dài quá {_LONGEST_LEAD} ký tự; hãy viết ngắn lại."
        raise ValidationError({"lead": ValidationError(message, code="long")})
