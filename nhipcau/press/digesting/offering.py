"""What a digest may hold: confirmed clippings of its days, a story by its first appearance."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F

from nhipcau.press.models import Clipping, Digest, DigestItem


@dataclass(frozen=True, slots=True)
class Offer:
    """A clipping that may be taken; `others` are the other appearances of its story in these days.

    `told_in` is the issued digest of the same rhythm that told the story before, if there is one.
    """

    clipping: Clipping
    others: tuple[Clipping, ...]
    told_in: Digest | None = None


def offers(digest: Digest) -> list[Offer]:
    """Stories of the days that the digest does not hold yet, the earliest appearance first."""
    taken = set(digest.items.values_list("clipping", flat=True))
    told = _told_before(digest)
    made = []
    for first, *others in appearances(digest):
        if not taken & {one.pk for one in (first, *others)}:
            made.append(Offer(first, tuple(others), told.get(first.story_id)))
    return made


def appearances(digest: Digest) -> list[list[Clipping]]:
    """Confirmed clippings of the days, story by story; the first of each came out first."""
    rows = Clipping.objects.confirmed().between(digest.first_on, digest.last_on)
    rows = rows.select_related("outlet").defer("text", "trail", "hits", "reasons")
    stories: dict[tuple[str, int], list[Clipping]] = {}
    for row in rows.order_by("published_on", F("published_at").asc(nulls_last=True), "pk"):
        key = ("story", row.story_id) if row.story_id else ("alone", row.pk)
        stories.setdefault(key, []).append(row)
    return list(stories.values())


def others_of(digest: Digest, items: Sequence[DigestItem]) -> dict[int, tuple[Clipping, ...]]:
    """Clipping of an item -> other appearances of its story in the days, none an item itself."""
    own = {item.clipping_id for item in items}
    by_story = {row[0].story_id: row for row in appearances(digest)}
    return {
        item.clipping_id: tuple(
            one for one in by_story.get(item.clipping.story_id, ()) if one.pk not in own
        )
        if item.clipping.story_id
        else ()
        for item in items
    }


def _told_before(digest: Digest) -> dict[int | None, Digest]:
    """Story -> the issued digest of the rhythm that told it."""
    issued = Digest.objects.filter(state=Digest.State.ISSUED, rhythm=digest.rhythm)
    rows: Iterable[DigestItem] = (
        DigestItem.objects.filter(digest__in=issued, clipping__story__isnull=False)
        .filter(clipping__story__last_on__gte=digest.first_on)
        .select_related("digest", "clipping")
        .only("digest", "digest__number", "digest__year", "clipping__story_id")
        .order_by("pk")
    )
    return {row.clipping.story_id: row.digest for row in rows}
