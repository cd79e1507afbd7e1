"""The card of a story: who printed it, in order of time, how each is kin, what was moved."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.core.paginator import Page
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from nhipcau.outputs.languages import language_name
from nhipcau.press import searching
from nhipcau.press.models import Clipping, Story, StoryStep
from nhipcau.press.reading.shapes import Kinship
from nhipcau.ui.words import number_words
from nhipcau.workspace.forms.press_numbers import PartForm
from nhipcau.workspace.shown_names import country_shown

_NEAR: Final = timedelta(days=30)
_MOST_OFFERED: Final = 20
_KIN: Final = {
    Kinship.COPY.value: gettext_lazy("đăng lại"),
    Kinship.SHORTENED.value: gettext_lazy("rút ngắn, trích"),
    Kinship.POSSIBLE.value: gettext_lazy("viết lại"),
}
_DONE: Final = {
    StoryStep.Act.GROUPED.value: gettext_lazy("Xếp vào câu chuyện"),
    StoryStep.Act.TAKEN_OUT.value: gettext_lazy("Tách ra"),
    StoryStep.Act.JOINED.value: gettext_lazy("Gộp"),
}


@dataclass(frozen=True, slots=True)
class Appearance:
    """`kin` says how it is kin to what came before, `shared` how much of it, in words."""

    clipping: Clipping
    place: int
    country: str
    language: str
    kin: str
    shared: str


@dataclass(frozen=True, slots=True)
class Told:
    """A step in words. `undo` is the form by which it can be taken back as a whole."""

    at: datetime
    by: str
    what: str
    about: str
    about_pk: int | None
    other: str
    other_pk: int | None
    reason: str
    undo: PartForm | None


def standing(story: Story) -> QuerySet[Clipping]:
    """Its appearances, the first one first, without those that are not about us."""
    rows = story.clippings.exclude(state=Clipping.State.REJECTED).defer("text", "trail", "hits")
    return rows.select_related("outlet", "unit").order_by("published_on", "published_at", "pk")


def appearances_of(page: Page[Clipping]) -> list[Appearance]:
    rows = list(page)
    acts = (StoryStep.Act.GROUPED, StoryStep.Act.JOINED)
    steps = StoryStep.objects.filter(clipping__in=rows, act__in=acts).order_by("at", "pk")
    last = {step.clipping_id: step for step in steps if not _is_of_stories(step)}
    return [
        Appearance(
            clipping=row,
            place=place,
            country=country_shown(row.outlet.country),
            language=_(language_name(row.language)) if row.language else "",
            kin=_kin(row, last.get(row.pk), place),
            shared=_shared(last.get(row.pk)),
        )
        for place, row in enumerate(rows, start=page.start_index() if rows else 1)
    ]


def _kin(row: Clipping, step: StoryStep | None, place: int) -> str:
    if step is None or step.story_id != row.story_id:
        return _("đăng đầu tiên") if place == 1 else ""
    if step.act == StoryStep.Act.JOINED:
        return _("một người xếp vào")
    return str(_KIN.get(step.kinship, ""))


def _shared(step: StoryStep | None) -> str:
    """Of the shorter text, so many of ten parts stand in the other."""
    if step is None or step.shared is None:
        return ""
    tenths = round(step.shared * 10)
    if tenths >= 10:
        return _("trùng gần như toàn bộ")
    return _("trùng khoảng %(n)s phần mười bài ngắn hơn") % {"n": max(tenths, 1)}


def trail_of(story: Story) -> list[Told]:
    """The last step first."""
    steps = list(story.steps.select_related("by", "clipping").order_by("-at", "-pk"))
    here = set(story.clippings.values_list("pk", flat=True))
    told = [_other(step) for step in steps]
    names = Story.objects.in_bulk([pk for _words, pk in told if pk])
    return [
        Told(
            at=step.at,
            by=str(step.by) if step.by else _("Hệ thống"),
            what=_what(step),
            about=step.clipping.title if step.clipping else "",
            about_pk=step.clipping_id,
            other=str(names.get(pk) or "") if pk else words,
            other_pk=pk if pk in names else None,
            reason=step.reason,
            undo=PartForm(story=story, step=step.pk) if _may_be_undone(step, here) else None,
        )
        for step, (words, pk) in zip(steps, told, strict=True)
    ]


def _what(step: StoryStep) -> str:
    told = step.told
    if "into" in told:
        return _("Gộp vào câu chuyện khác")
    if "from" in told:
        return _("Tách lại từ câu chuyện khác")
    if step.act == StoryStep.Act.JOINED and _is_of_stories(step):
        count = len(told["clippings"])
        said = ngettext("Nhận %(n)s tin của câu chuyện", "Nhận %(n)s tin của câu chuyện", count)
        return said % {"n": number_words(count)}
    if step.act == StoryStep.Act.TAKEN_OUT and _is_of_stories(step):
        return _("Tách thành hai câu chuyện")
    kin = _KIN.get(step.kinship)
    return f"{_DONE[step.act]} ({kin})" if kin else str(_DONE[step.act])


def _other(step: StoryStep) -> tuple[str, int | None]:
    """The other story of the step: its title then, its number."""
    told = step.told
    return str(told.get("title", "")), told.get("story") or told.get("into") or told.get("from")


def _is_of_stories(step: StoryStep) -> bool:
    return "clippings" in step.told or "into" in step.told


def _may_be_undone(step: StoryStep, here: set[int]) -> bool:
    came = here.intersection(step.told.get("clippings", ()))
    return step.act == StoryStep.Act.JOINED and bool(came) and came != here


def now_in(story: Story) -> Story | None:
    """Where an empty story went last."""
    steps = story.steps.filter(act=StoryStep.Act.JOINED).order_by("-at", "-pk")
    into = next((step.told["into"] for step in steps if "into" in step.told), None)
    return Story.objects.filter(pk=into).first() if into else None


def stories_to_unite(story: Story, words: str) -> list[Story]:
    """Those that match, or without words those of the days around it, the latest first."""
    rows = Clipping.objects.exclude(story=None).exclude(story=story)
    if words.strip():
        found = searching.newest(rows.only("story"), words, limit=10 * _MOST_OFFERED)
        order = dict.fromkeys(row.story_id for row in found if row.story_id)
        known = Story.objects.in_bulk(list(order)[:_MOST_OFFERED])
        return [known[pk] for pk in order if pk in known]
    around = (story.first_on - _NEAR, story.last_on + _NEAR)
    near = Story.objects.filter(last_on__range=around, clippings__isnull=False).exclude(pk=story.pk)
    return list(near.distinct().order_by("-last_on", "-pk")[:_MOST_OFFERED])


def about_offered(stories: Iterable[Story]) -> list[dict[str, Any]]:
    """Each with how often it was printed and by whom."""
    stories = list(stories)
    rows = Clipping.objects.filter(story__in=[one.pk for one in stories]).exclude(
        state=Clipping.State.REJECTED
    )
    outlets: dict[int, list[str]] = {}
    for story, name in rows.order_by("published_on", "pk").values_list("story", "outlet__name"):
        outlets.setdefault(story, []).append(name)
    return [
        {"story": one, "n": len(outlets.get(one.pk, ())), "outlets": _few(outlets.get(one.pk, []))}
        for one in stories
    ]


def _few(names: list[str]) -> str:
    some = list(dict.fromkeys(names))
    return ", ".join(some[:3]) + (" …" if len(some) > 3 else "")
