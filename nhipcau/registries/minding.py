"""The calendar's part in the registers: what turns with the day, what is erased, who is told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from nhipcau.notices.models import Notice
from nhipcau.notices.telling import Saying, tell_all
from nhipcau.organisations.models import User
from nhipcau.registries.agreements.minding import remind_commitments
from nhipcau.registries.agreements.succeeding import find_heirs
from nhipcau.registries.agreements.turning import turn_agreements
from nhipcau.registries.investors.silence import remind_silent
from nhipcau.registries.investors.siting import remind_stale
from nhipcau.registries.models import Clock
from nhipcau.registries.partners.undoing import settle_merges
from nhipcau.registries.publications.renewing import settle_licences
from nhipcau.registries.rules import rules
from nhipcau.registries.telling import focal_officers, staff_of
from nhipcau.vietnamese.dates import format_date


@dataclass(frozen=True, slots=True)
class Minded:
    """What one morning did; `told` counts notices, `late` the clocks past their last day."""

    late: int = 0
    told: int = 0
    turned: int = 0
    erased: int = 0


def mind_registers(*, day: date) -> Minded:
    """Turn agreements and licences, find heirs, then tell of what is due and of what is late.

    Done again on the same day, it finds nothing left to do.
    """
    turned = turn_agreements(day=day) + find_heirs(day=day) + settle_licences()
    erased = settle_merges(today=day)
    told = remind_commitments(day=day) + remind_silent(day=day) + remind_stale(day=day)
    told += tell_all(_sayings(day))
    late = Clock.objects.overdue_on(day).count()
    return Minded(late=late, told=told, turned=turned, erased=erased)


def _sayings(day: date) -> Iterator[Saying]:
    """One word for each threshold of a clock that has been reached, one more once it is late."""
    furthest = max((days for rule in rules().values() for days in rule.remind), default=0)
    soon = Clock.objects.ticking().filter(due_on__lte=day + timedelta(days=furthest))
    for clock in soon.select_related("entry").order_by("due_on", "pk"):
        step = _reached(clock, day)
        if step is None:
            continue
        people = {one.pk: one for one in _hearers(clock, day)}
        yield from (_saying(clock, step, one) for one in people.values())


def _reached(clock: Clock, day: date) -> str | None:
    """The closest threshold reached: "late", a number of days, None for none yet."""
    left = (clock.due_on - day).days
    if left < 0:
        return "late"
    reached = [days for days in rules()[clock.code].remind if left <= days]
    return str(min(reached)) if reached else None


def _hearers(clock: Clock, day: date) -> list[User]:
    """Those who keep the entry; once it is late, or where nobody does, the focal officers too."""
    staff = staff_of(clock.entry.unit_id, day=day)
    return [*staff, *focal_officers(day)] if clock.due_on < day or not staff else staff


def _saying(clock: Clock, step: str, user: User) -> Saying:
    words, last = rules()[clock.code].words, format_date(clock.due_on)
    state = "quá hạn" if step == "late" else "đến hạn"
    return Saying(
        user,
        f"clock:{clock.entry_id}:{clock.code}:{clock.due_on.isoformat()}:{step}",
        Notice.Kind.OTHER,
        f"{words} {state} {last}: {clock.entry.title}",
        "",
        f"/lam-viec/so/muc/{clock.entry_id}/",
    )
