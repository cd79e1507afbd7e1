"""Saying something to people, once; and that a person has read it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from nhipcau.notices.mailing import first_mail_state
from nhipcau.notices.models import Notice
from nhipcau.organisations.models import User

_SUBJECT, _BATCH = 300, 200


@dataclass(frozen=True, slots=True)
class Saying:
    """A notice not given yet. `key` is unique a person: saying it again says nothing.

    `subject` is one line, `body` plain text; `href` is a path within the house, "" for none.
    """

    user: User
    key: str
    kind: str
    subject: str
    body: str = ""
    href: str = ""


def tell(user: User, *, key: str, kind: str, subject: str, body: str = "", href: str = "") -> int:
    """Say one thing to one person; 0 if it was said before, else 1."""
    return tell_all([Saying(user, key, kind, subject, body, href)])


@transaction.atomic
def tell_all(sayings: Iterable[Saying]) -> int:
    """Say what was not said before; returns how many notices are new.

    Who does not want mail, or has no address, reads it on the web.
    """
    asked = {(saying.user.pk, saying.key): saying for saying in sayings}
    users = {user for user, _key in asked}
    keys = {key for _user, key in asked}
    said = set(Notice.objects.filter(user__in=users, key__in=keys).values_list("user_id", "key"))
    fresh = [saying for name, saying in asked.items() if name not in said]
    Notice.objects.bulk_create(
        [_notice(saying) for saying in fresh], batch_size=_BATCH, ignore_conflicts=True
    )
    return len(fresh)


@transaction.atomic
def mark_read(notice: Notice, *, by: User) -> Notice:
    """The person the notice is for has seen it; the first time counts."""
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    if notice.user_id != by.pk:
        raise PermissionDenied("Thông báo này dành cho người khác.")
    if notice.read_at is None:
        notice.read_at = timezone.now()
        notice.save(update_fields=["read_at"])
    return notice


def mark_all_read(*, by: User) -> int:
    """All notices for this person; returns how many were unread."""
    return Notice.objects.filter(user=by).unread().update(read_at=timezone.now())


def _notice(saying: Saying) -> Notice:
    subject = " ".join(saying.subject.split())
    if len(subject) > _SUBJECT:
        subject = f"{subject[: _SUBJECT - 1]}…"
    return Notice(
        user=saying.user,
        key=saying.key,
        kind=saying.kind,
        subject=subject,
        body=saying.body,
        href=saying.href,
        mail_state=first_mail_state(saying.user),
    )
