"""The verbs of an item of a draft: taken, put off, moved, worded."""

from collections.abc import Iterable
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.documents.secrecy import refuse_stamped_words
from nhipcau.organisations.models import User
from nhipcau.press.digesting.headings import Sorting, headings_of, rank
from nhipcau.press.digesting.ordering import moved, settle, swapped
from nhipcau.press.digesting.steps import held, leave_step
from nhipcau.press.models import Clipping, Digest, DigestItem
from nhipcau.vietnamese.typed_text import typed, typed_line

MOST_ITEMS: Final = 200
"""Nobody reads more in one digest; the rest is in the numbers."""
_LONGEST_NOTE: Final = 1000


@transaction.atomic
def add(
    digest: Digest, *, clippings: Iterable[Clipping], by: User, heading: str = ""
) -> list[DigestItem]:
    """Take clippings, under `heading` or the one of their origin; those there already stay.

    Refuses one that is not confirmed (code unconfirmed) and more than MOST_ITEMS (code many).
    """
    row = held(digest)
    asked = [one.pk for one in clippings]
    known = set(row.items.values_list("clipping", flat=True))
    fresh = list(
        Clipping.objects.filter(pk__in=asked).exclude(pk__in=known)
        .select_related("outlet").order_by("published_on", "pk")
    )  # fmt: skip
    _refuse_unconfirmed(fresh)
    if len(known) + len(fresh) > MOST_ITEMS:
        message = f"Một bản điểm báo có tối đa {MOST_ITEMS} tin; hãy bỏ bớt hoặc tách làm hai bản."
        raise ValidationError(message, code="many")
    made = take(row, fresh, Sorting.ORIGIN, heading=_heading(heading))
    if made:
        leave_step(row, "add", by=by, changes={"items": ["", [one.pk for one in fresh]]})
    return made


@transaction.atomic
def take_off(item: DigestItem, *, by: User) -> Digest:
    """The clipping is offered again."""
    row, found = _held_item(item)
    found.delete()
    settle(row)
    leave_step(row, "take_off", by=by, changes={"items": [found.clipping_id, ""]})
    return row


@transaction.atomic
def move(item: DigestItem, *, to: int, by: User, heading: str | None = None) -> DigestItem:
    """Put an item at place `to` of the whole digest, counted from 1.

    Under `heading`; without one under its own where that stands beside it, else that beside it.
    """
    row, found = _held_item(item)
    before = found.place, found.heading
    items = moved(list(row.items.all()), found, to, heading)
    DigestItem.objects.bulk_update(items, ["heading"])
    settle(row, items)
    found.refresh_from_db()
    if (found.place, found.heading) != before:
        leave_step(row, "move", by=by, changes={"place": [before[0], found.place]})
    return found


@transaction.atomic
def move_heading(digest: Digest, *, heading: str, up: bool, by: User) -> Digest:
    """A whole heading one place up or down."""
    row = held(digest)
    settle(row, swapped(row.items.all(), heading, up=up))
    leave_step(row, "move", by=by, changes={"heading": ["", heading]})
    return row


@transaction.atomic
def word(item: DigestItem, *, heading: str, note: str, by: User) -> DigestItem:
    """The heading and the office's own word on an item; no heading is a heading of its own."""
    row, found = _held_item(item)
    before = {"heading": found.heading, "note": found.note}
    found.heading, found.note = _heading(heading), typed(note)
    refuse_stamped_words(found.note, field="note")
    if len(found.note) > _LONGEST_NOTE:
        message = f"Lưu ý dài quá {_LONGEST_NOTE} ký tự; hãy viết ngắn lại."
        raise ValidationError({"note": ValidationError(message, code="long")})
    told = {
        name: [was, now] for name, was in before.items() if (now := getattr(found, name)) != was
    }
    if told:
        found.save(update_fields=["heading", "note"])
        settle(row)
        leave_step(row, "word", by=by, changes=told)
    return found


def take(
    row: Digest, clippings: list[Clipping], sorting: str, *, heading: str = ""
) -> list[DigestItem]:
    """New items behind those there; among themselves in the order of their headings."""
    named = headings_of(clippings, sorting)
    if heading:
        named = dict.fromkeys(named, heading)
    ordered = sorted(clippings, key=lambda one: rank(named[one.pk]))
    behind = row.items.count()
    made = DigestItem.objects.bulk_create(
        DigestItem(digest=row, clipping=one, heading=named[one.pk], place=behind + place)
        for place, one in enumerate(ordered, start=1)
    )
    settle(row)
    return made


def _held_item(item: DigestItem) -> tuple[Digest, DigestItem]:
    row = held(item.digest)
    found = DigestItem.objects.filter(pk=item.pk, digest=row).first()
    if found is None:
        raise ValidationError("Tin này không còn trong bản điểm báo.", code="gone")
    return row, found


def _heading(words: str) -> str:
    heading = typed_line(words)
    refuse_stamped_words(heading, field="heading")
    if len(heading) > 120:
        message = "Tên mục dài quá 120 ký tự; hãy viết ngắn lại."
        raise ValidationError({"heading": ValidationError(message, code="long")})
    return heading


def _refuse_unconfirmed(clippings: Iterable[Clipping]) -> None:
    wrong = [one for one in clippings if one.state != Clipping.State.CONFIRMED]
    if wrong:
        message = f"Tin “{wrong[0].title[:120]}” chưa được xác nhận nên chưa đưa vào được."
        raise ValidationError(message, code="unconfirmed")
