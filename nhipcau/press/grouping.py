"""Reprints grouped into stories, by the machine or by people; every grouping is taken back."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from nhipcau.organisations.models import User
from nhipcau.press.models import (
    Clipping,
    Correction,
    Story,
    StorySketch,
    StoryStep,
    ToldApartClippings,
)
from nhipcau.press.reading.nearness import Grouping, cluster
from nhipcau.press.reading.shapes import Kinship
from nhipcau.press.standing_texts import (
    keep_one_standing,
    keep_standing,
    near,
    own_part,
    sketch_of,
)
from nhipcau.registries.steps import require_reason

Act = StoryStep.Act


@transaction.atomic
def group(clipping: Clipping, *, by: User | None) -> Grouping:
    """Give a clipping its story: the one it reprints, or one of its own.

    Stories from which a person has taken it out are passed over. Stories that it shows to be one
    become one. Its trail and hashes are kept for the next.
    """
    row = Clipping.objects.select_for_update(of=("self",)).get(pk=clipping.pk)
    if row.story_id is not None:
        return Grouping(row.story_id)
    told = sketch_of(row)
    own = own_part(row, told)
    asked, candidates = near(row, own)
    found = cluster(own, candidates, day=row.published_on, outlet=row.outlet_id)
    story = _story_of(row, found)
    row.trail = told.trail
    _join(row, story)
    keep_standing(row, asked, found)
    if found.story is not None:
        kinship = found.kinship or Kinship.COPY
        _leave(story, Act.GROUPED, row=row, kinship=kinship, shared=found.shared, by=by)
    for other in Story.objects.filter(pk__in=found.bridged) if found.bridged else ():
        if not _were_told_apart(story, other):
            story = _unite(story, other, through=row, by=by)
    clipping.story, clipping.trail = story, row.trail
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
    _move(row, old, story, by=by)
    _leave(old, Act.TAKEN_OUT, row=row, reason=told, told={"story": story.pk}, by=by)
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
    if old is None:
        _join(row, story)
        keep_one_standing(story)
    else:
        _move(row, old, story, by=by)
    _leave(story, Act.JOINED, row=row, reason=reason, by=by)
    return row


@transaction.atomic
def unite(story: Story, *, other: Story, by: User, reason: str = "") -> Story:
    """Two stories are one: the one that began first keeps all, the other stays empty."""
    if story.pk == other.pk:
        raise ValidationError("Hãy chọn một câu chuyện khác.", code="same")
    locked = Story.objects.select_for_update().filter(pk__in=(story.pk, other.pk))
    stays, goes = locked.order_by("first_on", "pk")
    moved = goes.clippings.order_by("published_on", "pk").first()
    if moved is None or not stays.clippings.exists():
        raise ValidationError("Câu chuyện này không còn tin nào.", code="empty")
    _told_apart(stays, goes).delete()
    _note(moved, goes, stays, by=by)
    return _unite(stays, goes, through=None, reason=reason, by=by)


@transaction.atomic
def part(step: StoryStep, *, reason: str, by: User) -> Story:
    """Take back that two stories became one: what came then and is still there goes back."""
    old, told = step.story, require_reason(reason, "Nêu lý do tách hai câu chuyện.")
    came = old.clippings.filter(pk__in=step.told.get("clippings", ()))
    pks = sorted(came.values_list("pk", flat=True))
    if step.act != Act.JOINED or not pks or len(pks) == old.clippings.count():
        raise ValidationError("Không còn gì để tách ra.", code="gone")
    story = Story.objects.select_for_update().get(pk=step.told["story"])
    ToldApartClippings.objects.bulk_create(
        [ToldApartClippings(clipping_id=pk, story=old, by=by) for pk in pks], ignore_conflicts=True
    )
    _hand_over(pks, story)
    for one in (old, story):
        settle(one)
        keep_one_standing(one)
    _leave(old, Act.TAKEN_OUT, reason=told, told={"story": story.pk, "clippings": pks}, by=by)
    _leave(story, Act.TAKEN_OUT, reason=told, told={"from": old.pk, "clippings": pks}, by=by)
    return story


def settle(story: Story) -> None:
    """The days of a story whose members changed; an empty one stays for its history."""
    days = list(story.clippings.values_list("published_on", flat=True))
    if days:
        story.first_on, story.last_on = min(days), max(days)
        story.save(update_fields=["first_on", "last_on"])


def _unite(
    story: Story, other: Story, *, through: Clipping | None, by: User | None, reason: str = ""
) -> Story:
    """All of the later story into the earlier one; gives the one that stays."""
    stays, goes = sorted((story, other), key=lambda one: (one.first_on, one.pk))
    pks = sorted(goes.clippings.values_list("pk", flat=True))
    _hand_over(pks, stays)
    settle(stays)
    told: dict[str, Any] = {"story": goes.pk, "title": goes.title, "clippings": pks}
    _leave(stays, Act.JOINED, row=through, reason=reason, told=told, by=by)
    into = {"into": stays.pk, "title": stays.title}
    _leave(goes, Act.JOINED, row=through, reason=reason, told=into, by=by)
    return stays


def _hand_over(pks: list[int], story: Story) -> None:
    Clipping.objects.filter(pk__in=pks).update(story=story)
    StorySketch.objects.filter(clipping__in=pks).update(story=story)


def _told_apart(one: Story, two: Story) -> Any:
    return ToldApartClippings.objects.filter(
        Q(story=one, clipping__story=two) | Q(story=two, clipping__story=one)
    )


def _were_told_apart(one: Story, two: Story) -> bool:
    return bool(_told_apart(one, two).exists())


def _story_of(row: Clipping, found: Grouping) -> Story:
    if found.story is not None:
        return Story.objects.select_for_update().get(pk=found.story)
    day = row.published_on
    return Story.objects.create(title=row.title, first_on=day, last_on=day)


def _join(row: Clipping, story: Story) -> None:
    row.story = story
    row.save(update_fields=["story", "trail"])
    first, last = min(story.first_on, row.published_on), max(story.last_on, row.published_on)
    if (first, last) != (story.first_on, story.last_on):
        story.first_on, story.last_on = first, last
        story.save(update_fields=["first_on", "last_on"])


def _move(row: Clipping, old: Story, story: Story, *, by: User) -> None:
    """From one story to another by a person, who puts the machine right."""
    row.sketches.update(story=story)
    _join(row, story)
    settle(old)
    for one in (old, story):
        keep_one_standing(one)
    _note(row, old, story, by=by)


def _note(row: Clipping, old: Story, story: Story, *, by: User) -> None:
    Correction.objects.update_or_create(
        clipping=row,
        subject=Correction.Subject.STORY,
        machine=str(old.pk),
        defaults={"person": str(story.pk), "by": by},
    )


def _leave(story: Story, act: str, *, row: Clipping | None = None, **said: Any) -> None:
    StoryStep.objects.create(story=story, clipping=row, act=act, **said)
