"""What foreign press did here between two days, from the register alone."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nhipcau.registries.models import PressArticle, PressVisit
from nhipcau.registries.press_visits.standing import visits

_DONE = (PressVisit.State.TOOK_PLACE, PressVisit.State.REPORTED)


@dataclass(frozen=True, slots=True)
class PressFigures:
    """`visits` took place in the window; `reporters` came with them. `countries`: code -> visits.

    `asked` were received in it, `kinds` what those were. `reports_late` of the visits reported
    after their last day, or not yet though it is over. `articles` were published in it.
    """

    visits: int
    reporters: int
    countries: tuple[tuple[str, int], ...]
    articles: int
    asked: int
    refused: int
    kinds: tuple[tuple[str, int], ...]
    reports_late: int


def press_figures(first: date, last: date) -> PressFigures:
    """Days inclusive: visits by their first day, requests and articles by their own."""
    came = list(
        visits()
        .filter(state__in=_DONE, starts_on__range=(first, last))
        .prefetch_related("clocks", "members")
        .order_by("pk")
    )
    asked = list(visits().filter(received_on__range=(first, last)).values_list("kind", "state"))
    articles = PressArticle.objects.filter(
        taken_off_at=None, entry__struck_at=None, published_on__range=(first, last)
    )
    return PressFigures(
        visits=len(came),
        reporters=sum(reporters(visit) for visit in came),
        countries=_counted(visit.country for visit in came if visit.country),
        articles=articles.count(),
        asked=len(asked),
        refused=sum(state == PressVisit.State.REFUSED for _kind, state in asked),
        kinds=_counted(kind for kind, _state in asked),
        reports_late=sum(_is_reported_late(visit, last) for visit in came),
    )


def reporters(visit: PressVisit) -> int:
    """The people told, else the members entered."""
    return visit.people or sum(one.taken_off_at is None for one in visit.members.all())


def _is_reported_late(visit: PressVisit, last: date) -> bool:
    due = next((one for one in visit.clocks.all() if one.code == "press_report"), None)
    return due is not None and (due.done_on or last) > due.due_on


def _counted(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Most first, then by name."""
    counts = Counter(values)
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
