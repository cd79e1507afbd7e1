"""The few texts that stand for each story: what a new text is compared with."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from django.db.models import Max

from nhipcau.press.models import Clipping, Story, StorySketch
from nhipcau.press.reading.nearness import (
    DAYS,
    RECENT,
    SHARED,
    Candidate,
    Grouping,
    askable,
    from_trail,
    sketch,
    stories_counted,
    without_repeated,
)
from nhipcau.press.reading.shapes import Kinship, Sketch

_LOOKED_AT: Final = 8
"""Texts compared word for word, those that share most hashes first."""
_KEPT: Final = 4
"""Texts of one story that others are compared with; weak ones beside them."""
_STALE: Final = timedelta(days=DAYS // 2)
_OF_TEXT: Final = ("story_id", "outlet_id", "title", "excerpt", "published_on", "trail")


def sketch_of(row: Clipping) -> Sketch:
    """Its sketch from the trail that is kept, from its text where there is none."""
    try:
        if trail := bytes(row.trail):
            return from_trail(trail)
    except ValueError:
        pass  # a broken trail is made anew from the text
    return sketch(f"{row.title}\n{row.text or row.excerpt}")


def own_part(row: Clipping, told: Sketch) -> Sketch:
    """Without what its outlet prints in every text, by the latest ones of the days around it."""
    others = Clipping.objects.filter(outlet=row.outlet_id, published_on__range=_around(row))
    others = others.exclude(pk=row.pk).exclude(trail=b"").only(*_OF_TEXT)
    others = others.order_by("-published_on", "-pk")
    return without_repeated(told, [sketch_of(one) for one in others[:RECENT]])


def near(row: Clipping, told: Sketch) -> tuple[tuple[int, ...], list[Candidate]]:
    """The hashes rare enough to ask, and the texts that share most of them.

    Stories from which a person has taken it out are passed over. What became common is noted as
    met, so that it does not become rare again while it goes on.
    """
    met = _met(row, told.hashes)
    counted = {
        hash_: stories_counted((story, is_weak) for story, _, is_weak in texts)
        for hash_, texts in met.items()
    }
    asked = askable(told.hashes, counted)
    _note_common(set(met).difference(asked), row.published_on)
    shared = Counter(pk for hash_ in asked for _, pk, _ in met.get(hash_, ()))
    nearest = sorted((-times, pk) for pk, times in shared.items() if times >= SHARED)
    order = [pk for _, pk in nearest[:_LOOKED_AT]]
    texts = Clipping.objects.only(*_OF_TEXT).in_bulk(order)
    return asked, [_candidate(texts[pk]) for pk in order]


def keep_standing(row: Clipping, asked: Iterable[int], found: Grouping) -> None:
    """Let it stand for its story, unless it is a copy or there are enough of them."""
    if found.kinship is Kinship.COPY:
        return
    if found.story is not None and not found.is_weak:
        standing = StorySketch.objects.filter(story=row.story_id, is_weak=False)
        if standing.values("clipping").distinct().count() >= _KEPT:
            return
    _keep(row, asked, is_weak=found.is_weak)


def keep_one_standing(story: Story) -> None:
    """A story whose texts went elsewhere is stood for by the first that is left."""
    if story.sketches.exists():
        return
    first = story.clippings.order_by("published_on", "pk").first()
    if first is not None:
        _keep(first, sketch_of(first).hashes)


def _met(row: Clipping, hashes: Iterable[int]) -> dict[int, list[tuple[int, int, bool]]]:
    """Hash -> (story, clipping, whether weak) of each text of the days around it that has it."""
    rows = StorySketch.objects.filter(hash__in=hashes, on__range=_around(row))
    rows = rows.exclude(story__in=row.told_apart.values("story"))
    met: defaultdict[int, list[tuple[int, int, bool]]] = defaultdict(list)
    for hash_, story, pk, is_weak in rows.values_list("hash", "story", "clipping", "is_weak"):
        met[hash_].append((story, pk, is_weak))
    return met


def _around(row: Clipping) -> tuple[date, date]:
    days = timedelta(days=DAYS)
    return row.published_on - days, row.published_on + days


def _note_common(hashes: set[int], day: date) -> None:
    """Common hashes are not stored again, so the rows that made them common are kept in sight."""
    if not hashes:
        return
    rows = StorySketch.objects.filter(hash__in=hashes)
    latest = rows.aggregate(latest=Max("on"))["latest"]
    if latest is not None and latest < day - _STALE:
        rows.update(on=day)


def _candidate(text: Clipping) -> Candidate:
    return Candidate(_story_of(text), sketch_of(text), text.published_on, text.outlet_id)


def _story_of(text: Clipping) -> int:
    if text.story_id is None:
        raise ValueError(f"Clipping {text.pk} stands for a story and has none.")
    return text.story_id


def _keep(row: Clipping, hashes: Iterable[int], *, is_weak: bool = False) -> None:
    StorySketch.objects.bulk_create(
        StorySketch(
            story_id=_story_of(row),
            clipping=row,
            hash=hash_,
            on=row.published_on,
            is_weak=is_weak,
        )
        for hash_ in hashes
    )
