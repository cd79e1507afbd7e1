"""The verbs that end a draft: issued under a number, or withdrawn and replaced afterwards."""

from typing import Final

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from nhipcau.organisations.models import Unit, User
from nhipcau.press.digesting.composing import compose
from nhipcau.press.digesting.letters import letters_for
from nhipcau.press.digesting.mailing import call_back
from nhipcau.press.digesting.steps import State, held, leave_step
from nhipcau.press.digesting.telling import told_of
from nhipcau.press.models import Clipping, Digest, DigestMail
from nhipcau.registries.steps import require_reason

_RACES: Final = 20
"""How many may issue in the same moment before one is asked to try again."""


@transaction.atomic
def issue(digest: Digest, *, by: User) -> Digest:
    """Give the draft its number and freeze what it tells; its letters wait from now on.

    Refuses an empty one (code empty), one with a clipping that is no longer confirmed (code
    unconfirmed), and one whose last day is still to come (code to_come).
    """
    row, now = held(digest), timezone.now()
    today = timezone.localdate(now)
    _check(row)
    if row.last_on > today:
        message = "Ngày cuối chưa tới; hãy sửa ngày hoặc phát hành sau."
        raise ValidationError(message, code="to_come")
    _number(row, today.year)
    row.state, row.issued_at, row.issued_by = State.ISSUED, now, by
    row.told = told_of(row, on=today, by=by)
    row.save()
    DigestMail.objects.bulk_create(letters_for(row))
    leave_step(row, "issue", before=State.DRAFT, by=by)
    return row


@transaction.atomic
def withdraw(digest: Digest, *, reason: str, by: User) -> Digest:
    """It no longer holds; it stays to be read, letters that have not gone out stay here."""
    row = held(digest, expect=(State.ISSUED,))
    said = require_reason(reason, "Nêu lý do thu hồi bản điểm báo.")
    row.state = State.WITHDRAWN
    row.save(update_fields=["state"])
    call_back(row)
    leave_step(row, "withdraw", before=State.ISSUED, by=by, reason=said)
    return row


@transaction.atomic
def replace(digest: Digest, *, unit: Unit, by: User) -> Digest:
    """A draft in the place of a withdrawn one; the draft or digest there already is given back."""
    row = held(digest, expect=(State.WITHDRAWN,))
    if known := row.replacements.exclude(state=State.WITHDRAWN).order_by("pk").first():
        return known
    return compose(
        rhythm=row.rhythm, first_on=row.first_on, last_on=row.last_on, unit=unit, by=by,
        title=row.title, replaces=row,
    )  # fmt: skip


def _check(row: Digest) -> None:
    rows = Clipping.objects.select_for_update(of=("self",)).filter(digest_items__digest=row)
    chosen = list(rows.only("title", "state").order_by("pk"))
    if not chosen:
        message = "Bản điểm báo chưa có tin nào; hãy chọn tin trước khi phát hành."
        raise ValidationError(message, code="empty")
    wrong = [f"“{one.title[:120]}”" for one in chosen if one.state != Clipping.State.CONFIRMED]
    if wrong:
        message = f"Tin không còn được xác nhận: {', '.join(wrong[:5])}. Hãy bỏ khỏi bản điểm báo."
        raise ValidationError(message, code="unconfirmed")


def _number(row: Digest, year: int) -> None:
    """The next number of the year and rhythm; the base refuses it to the second of two at once."""
    row.year = year
    mine = Digest.objects.filter(pk=row.pk)
    for _again in range(_RACES):
        numbered = Digest.objects.filter(year=year, rhythm=row.rhythm)
        row.number = (numbered.aggregate(last=Max("number"))["last"] or 0) + 1
        try:
            with transaction.atomic():
                mine.update(year=year, number=row.number)
        except IntegrityError:
            continue
        return
    message = "Đang có nhiều bản được phát hành cùng lúc; hãy bấm lại."
    raise ValidationError(message, code="busy")
