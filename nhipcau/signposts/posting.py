"""Putting up a sign, turning it to another page, taking it down."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nhipcau.editorial.models import Work
from nhipcau.organisations.models import User
from nhipcau.signposts.codes import new_code
from nhipcau.signposts.models import Signpost, SignpostStep


@transaction.atomic
def put_up(*, work: Work, name: str, place: str = "", by: User) -> Signpost:
    """A new sign with a code of its own. The page need not be public yet."""
    code = new_code()
    while Signpost.objects.filter(code=code).exists():
        code = new_code()
    found = Signpost(code=code, name=_named(name), place=place.strip(), work=work, created_by=by)
    found.save()
    SignpostStep.objects.create(signpost=found, act="put_up", by=by)
    return found


@transaction.atomic
def turn(
    signpost: Signpost, *, work: Work, name: str, place: str, reason: str = "", by: User
) -> Signpost:
    """Change where the sign leads or how it is called; the printed code stays."""
    found = _standing(signpost)
    before = {"work": found.work_id, "name": found.name, "place": found.place}
    found.work, found.name, found.place = work, _named(name), place.strip()
    after = {"work": found.work_id, "name": found.name, "place": found.place}
    changes = {key: [before[key], after[key]] for key in before if before[key] != after[key]}
    if not changes:
        return found
    found.problem, found.checked_at = "", None
    found.save()
    SignpostStep.objects.create(
        signpost=found, act="turn", reason=reason.strip(), changes=changes, by=by
    )
    return found


@transaction.atomic
def take_down(signpost: Signpost, *, reason: str, by: User) -> Signpost:
    """No longer in use; who still reads it is told so, and the code is never given again."""
    if not reason.strip():
        raise ValidationError({"reason": "Nêu lý do thôi dùng biển này."}, code="reason")
    found = _standing(signpost)
    found.retired_at, found.retired_reason = timezone.now(), reason.strip()
    found.save()
    SignpostStep.objects.create(signpost=found, act="take_down", reason=reason.strip(), by=by)
    return found


def _standing(signpost: Signpost) -> Signpost:
    found = Signpost.objects.select_for_update().get(pk=signpost.pk)
    if found.retired_at:
        raise ValidationError("Biển này đã thôi dùng.", code="state")
    return found


def _named(name: str) -> str:
    if not name.strip():
        raise ValidationError({"name": "Đặt tên cho biển, ví dụ tên điểm đến."}, code="required")
    return " ".join(name.split())
