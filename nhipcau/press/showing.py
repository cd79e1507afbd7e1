"""Which clippings the public is shown: only those that an officer put there, each once a story."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from nhipcau.editorial.touching import touch
from nhipcau.organisations.models import User
from nhipcau.press.models import Clipping
from nhipcau.press.steps import held, leave_step

MARK = "clippings"
"""What cached pages of the portal that list clippings are known by."""


@transaction.atomic
def show(clipping: Clipping, *, by: User) -> Clipping:
    """The public finds its title, outlet, day, link and the beginning of its excerpt.

    Refused: one that is not confirmed, one without an address to lead to.
    """
    row = held(clipping, expect=(Clipping.State.CONFIRMED,))
    if not row.address:
        message = "Tin này không có địa chỉ trên mạng nên không nêu trên cổng được."
        raise ValidationError(message, code="no_address")
    return _set(row, is_public=True, by=by)


@transaction.atomic
def hide(clipping: Clipping, *, by: User, reason: str = "") -> Clipping:
    """The public no longer finds it."""
    return _set(held(clipping), is_public=False, by=by, reason=reason)


def take_away(row: Clipping) -> None:
    """A part of deciding anew: an officer puts it before the public again, or nobody does."""
    tell_changed(row)
    row.is_public = False


def tell_changed(row: Clipping) -> None:
    """What the public reads of it is another; a part of the change."""
    if row.is_public:
        touch(MARK)


def told_outside() -> QuerySet[Clipping]:
    """What the public is shown, the newest first; of reprints the first one alone.

    Each row has `outlets`: how many carry its story by what people confirmed, 0 without a story.
    """
    public = Clipping.objects.public()
    earlier = public.filter(story=OuterRef("story")).filter(
        Q(published_on__lt=OuterRef("published_on"))
        | Q(published_on=OuterRef("published_on"), pk__lt=OuterRef("pk"))
    )
    is_confirmed = Q(story__clippings__state=Clipping.State.CONFIRMED)
    carried = Count("story__clippings__outlet", filter=is_confirmed, distinct=True)
    found = public.filter(Q(story=None) | ~Exists(earlier)).select_related("outlet")
    return found.annotate(outlets=carried).order_by("-published_on", "-pk")


def _set(row: Clipping, *, is_public: bool, by: User, reason: str = "") -> Clipping:
    """Nothing is left behind where it stands so already."""
    if row.is_public == is_public:
        return row
    row.is_public = is_public
    row.save(update_fields=["is_public"])
    leave_step(row, "show" if is_public else "hide", by=by, reason=reason)
    touch(MARK)
    return row
