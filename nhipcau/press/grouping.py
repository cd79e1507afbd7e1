"""Reprints grouped into stories, by the machine or by people; every grouping is taken back."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count

from nhipcau.organisations.models import User
from nhipcau.press.models import (
    Clipping,
    Correction,
    Story,
    StorySketch,
    StoryStep,
    ToldApartClippings,
)
from nhipcau.press.reading.nearness import (
    DAYS,
    SHARED,
    Candidate,
    Grouping,
    askable,
    cluster,
    sketch,
)
from nhipcau.press.reading.shapes import Kinship, Sketch
from nhipcau.registries.steps import require_reason

Act = StoryStep.Act

_LOOKED_AT: Final = 8
"""Stories compared word for word, those that share most hashes first."""
_TOLD_BY: Final = 4
"""Members of a story that a new text is compared with."""


@transaction.atomic
def group(clipping: Clipping, *, by: User | None) -> Grouping:
    """Give a clipping its story: the one it reprints, or one of its own.

    Stories from which a person has taken it out are passed over. Its hashes are kept for the next.
    """
    row = Clipping.objects.select_for_update(of=("self",)).get(pk=clipping.pk)
    if row.story_id is not None:
        return Grouping(row.story_id)
    told = sketch(f"{row.title}\n{row.text or row.excerpt}")
    found = cluster(told, _candidates(row, told), day=row.published_on)
    story = _story_of(row, found)
    _keep_sketch(row, story, told)
    _join(row, story)
    if found.story is not None:
        kinship = found.kinship or Kinship.COPY
        _leave(story, row, Act.GROUPED, kinship=kinship, shared=found.shared, by=by)
    clipping.story = story
    return found


@transaction.atomic
def take_out(clipping: Clipping, *, reason: str, by: User) -> Story:
    """It is no reprint: it gets a story of its own, and is not put back by the machine."""
    row = Clipping.objects.select_for_update(of=("self",)).get(pk=clipping.pk)
    old = row.story
    if old is None or old.clippings.count() < 2:
        raise ValidationError("Tin này đang đứng một mình.", code="alone")
    told = require_reason(reason, "Nêu lý do tách tin khỏi câu chuyện.")
    ToldApartClippings.objects.get_or_create(clipping=row, story=old, defaults={"by": by})
    story = Story.objects.create(
        title=row.title, first_on=row.published_on, last_on=row.published_on
    )
    row.sketches.update(story=story)
    _join(row, story)
    _settle(old)
    _leave(old, row, Act.TAKEN_OUT, reason=told, by=by)
    Correction.objects.update_or_create(
        clipping=row,
        subject=Correction.Subject.STORY,
        machine=str(old.pk),
        defaults={"person": str(story.pk), "by": by},
    )
    clipping.story = story
    return story


@transaction.atomic
def join(clipping: Clipping, *, story: Story, by: User, reason: str = "") -> Clipping:
    """A person says that it tells that story too (a translation, say)."""
    row = Clipping.objects.select_for_update(of=("self",)).get(pk=clipping.pk)
    old = row.story
    if old is not None and old.pk == story.pk:
        return row
    row.told_apart.filter(story=story).delete()
    row.sketches.update(story=story)
    _join(row, story)
    if old is not None:
        _settle(old)
        Correction.objects.update_or_create(
            clipping=row,
            subject=Correction.Subject.STORY,
            machine=str(old.pk),
            defaults={"person": str(story.pk), "by": by},
        )
    _leave(story, row, Act.JOINED, reason=reason, by=by)
    return row


def _candidates(row: Clipping, told: Sketch) -> list[Candidate]:
    """Members of the stories that share enough hashes with the text, nearest stories first."""
    first, last = _around(row.published_on)
    rows = StorySketch.objects.filter(hash__in=told.hashes, on__range=(first, last))
    rows = rows.exclude(story__in=row.told_apart.values("story"))
    counted = rows.values("hash").annotate(stories=Count("story", distinct=True))
    asked = askable(told.hashes, {one["hash"]: one["stories"] for one in counted})
    shared: Counter[int] = Counter()
    for story, _hash in set(rows.filter(hash__in=asked).values_list("story", "hash")):
        shared[story] += 1
    stories = [story for story, n in shared.most_common(_LOOKED_AT) if n >= SHARED]
    members = defaultdict(list)
    found = Clipping.objects.filter(story__in=stories).order_by("published_on", "pk")
    for one in found.only("story_id", "title", "text", "excerpt", "published_on"):
        members[one.story_id].append(one)
    return [
        Candidate(story, sketch(f"{one.title}\n{one.text or one.excerpt}"), one.published_on)
        for story in stories
        for one in _standing_for(members[story])
    ]


def _standing_for(members: list[Clipping]) -> list[Clipping]:
    """The first and the latest of a story."""
    if len(members) <= _TOLD_BY:
        return members
    return members[:1] + members[1 - _TOLD_BY :]


def _around(day: date) -> tuple[date, date]:
    return day - timedelta(days=DAYS), day + timedelta(days=DAYS)


def _story_of(row: Clipping, found: Grouping) -> Story:
    if found.story is not None:
        return Story.objects.select_for_update().get(pk=found.story)
    day = row.published_on
    return Story.objects.create(title=row.title, first_on=day, last_on=day)


def _keep_sketch(row: Clipping, story: Story, told: Sketch) -> None:
    StorySketch.objects.bulk_create(
        StorySketch(story=story, clipping=row, hash=hash_, on=row.published_on)
        for hash_ in told.hashes
    )


def _join(row: Clipping, story: Story) -> None:
    row.story = story
    row.save(update_fields=["story"])
    story.first_on = min(story.first_on, row.published_on)
    story.last_on = max(story.last_on, row.published_on)
    story.save(update_fields=["first_on", "last_on"])


def _settle(story: Story) -> None:
    """The days of a story that lost a member; an empty one stays for its history."""
    days = list(story.clippings.values_list("published_on", flat=True))
    if days:
        story.first_on, story.last_on = min(days), max(days)
        story.save(update_fields=["first_on", "last_on"])


def _leave(
    story: Story,
    row: Clipping,
    act: str,
    *,
    by: User | None,
    kinship: str = "",
    shared: float | None = None,
    reason: str = "",
) -> None:
    StoryStep.objects.create(
        story=story,
        clipping=row,
        act=act,
        kinship=kinship,
        shared=shared,
        reason=reason,
        by=by,
    )
