"""Taking a page back from the public; its address then says so."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction

from nhipcau.editorial import gate
from nhipcau.editorial.checking import void_others
from nhipcau.editorial.models import Edition, Release
from nhipcau.editorial.steps import locked_edition, move
from nhipcau.editorial.touching import touch_release
from nhipcau.organisations.models import User

Standing = Edition.Standing


@transaction.atomic
def withdraw(edition: Edition, *, reason: str, by: User) -> Edition:
    """No longer public from now on; `reason` stands on the page that is left in its place.

    The next text, if one was under way, needs a check again.

    Refused: no reason, a page that is not public, one with public pages under it.
    """
    if not reason.strip():
        raise ValidationError(
            {"reason": "Nêu lý do gỡ; người đọc sẽ thấy lý do này."}, code="reason"
        )
    edition = locked_edition(edition)
    if edition.standing != Standing.PUBLIC:
        raise ValidationError("Trang này không ở trạng thái công khai.", code="state")
    if Release.objects.under(edition).exists():
        message = "Còn trang con đang công khai: hãy gỡ các trang con trước."
        raise ValidationError(message, code="children")
    void_others(edition)
    before = edition.releases.current().get()
    edition.releases.current().update(public_until=timezone.now())
    touch_release(edition, before, None)
    edition.standing = Standing.WITHDRAWN
    edition.withdrawn_at, edition.withdrawn_reason = timezone.now(), reason.strip()
    edition.go_at = edition.go_by = None
    page = edition.page.specific
    with gate.opened_for(page.live_revision_id or 0):
        UnpublishPageAction(page, user=by).execute(skip_permission_checks=True)
    return move(edition, Edition.Stage.WRITING, "withdraw", by=by, reason=edition.withdrawn_reason)


@transaction.atomic
def withdraw_tree(edition: Edition, *, reason: str, by: User) -> list[Edition]:
    """The page and every public page under it, from below to above; what was withdrawn."""
    below = edition.page.get_descendants(inclusive=True).values("pk")
    found = Edition.objects.public().filter(page__in=below).order_by("-page__depth", "pk")
    return [withdraw(one, reason=reason, by=by) for one in found]
