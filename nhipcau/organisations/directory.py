"""Which unit or group a printed name means on a day; what is not certain is only suggested."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nhipcau.organisations.heirs import Heirs, whole_heirs
from nhipcau.organisations.likeness import likeness
from nhipcau.organisations.models import (
    GroupAlias,
    Succession,
    Unit,
    UnitAlias,
    UnitGroup,
    UnitName,
)
from nhipcau.vietnamese.text import match_key

_MOST_SUGGESTIONS = 5
_LEAST_SCORE = 0.5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A unit or a group that the name may mean. `score` is 0..1; `reason` is for people."""

    target: Unit | UnitGroup
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Match:
    """What a printed name means. `target` is set only where the spelling leaves no doubt."""

    text: str
    target: Unit | UnitGroup | None = None
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def unit(self) -> Unit | None:
        return self.target if isinstance(self.target, Unit) else None

    @property
    def group(self) -> UnitGroup | None:
        return self.target if isinstance(self.target, UnitGroup) else None


@dataclass(frozen=True, slots=True)
class _Entry:
    """One spelling of a target. `holds` says whether it may be used on the day asked for."""

    text: str
    target: Unit | UnitGroup
    holds: bool


def match_unit_name(text: str, *, day: date) -> Match:
    """What `text` means on `day`; see `match_names`."""
    return match_names([text], day=day)[text]


def match_names(names: Iterable[str], *, day: date) -> dict[str, Match]:
    """What each printed name means on `day`, with six queries whatever the number of names.

    Certain is a name, short name or alias in force on `day` whose `match_key` is the same and
    which points to one body only; the province's own name at the end ("Sở Tư pháp P",
    "Ban Dân tộc tỉnh") may be there or not. Certain too is the old name of bodies that have ended
    and that one body took over whole: it means that body. Everything else gets suggestions, best
    first: what looks alike, and who took over from a body that has ended.
    """
    entries = _entries(day)
    by_key: dict[str, list[_Entry]] = {}
    for entry in entries:
        by_key.setdefault(match_key(entry.text), []).append(entry)
    tails = _province_tails(entries)
    heirs, whole = _heirs(day), whole_heirs(day)
    found: dict[str, Match] = {}
    for text in names:
        found[text] = (
            _match(text, by_key, tails)
            or _inherited(text, by_key, tails, whole, day)
            or Match(text, suggestions=_suggestions(text, entries, by_key, heirs))
        )
    return found


def spellings(*, day: date) -> frozenset[str]:
    """Every spelling in force on `day`, for readers that cut a cell of units into names."""
    return frozenset(entry.text for entry in _entries(day) if entry.holds)


def _entries(day: date) -> list[_Entry]:
    entries: list[_Entry] = []
    for name in UnitName.objects.select_related("unit"):
        holds = name.holds_on(day) and name.unit.holds_on(day)
        entries += (_Entry(text, name.unit, holds) for text in (name.name, name.short_name) if text)
    for alias in UnitAlias.objects.select_related("unit"):
        entries.append(_Entry(alias.text, alias.unit, alias.unit.holds_on(day)))
    entries += (_Entry(group.name, group, True) for group in UnitGroup.objects.all())
    for other in GroupAlias.objects.select_related("group"):
        entries.append(_Entry(other.text, other.group, True))
    return entries


def _province_tails(entries: list[_Entry]) -> dict[str, str]:
    """What may follow a provincial name, to its level: "tỉnh", "của tỉnh", "tỉnh P", "P" -> "tỉnh".

    The province is told by its own body: what stands after "Ủy ban nhân dân" in its names.
    """
    office, of = match_key("Ủy ban nhân dân"), match_key("của")
    tails: dict[str, str] = {}
    for entry in entries:
        if not isinstance(entry.target, Unit) or entry.target.kind != Unit.Kind.PROVINCE:
            continue
        key = match_key(entry.text)
        for level in (match_key("tỉnh"), match_key("thành phố")):
            if key.startswith(f"{office} {level} "):
                place = key.removeprefix(f"{office} ")
                bare = place.removeprefix(f"{level} ")
                tails |= dict.fromkeys(
                    (level, f"{of} {level}", place, f"{of} {place}", bare), level
                )
    return tails


def _match(text: str, by_key: dict[str, list[_Entry]], tails: dict[str, str]) -> Match | None:
    for reading in _readings(match_key(text), tails):
        targets = {entry.target for entry in by_key.get(reading, ()) if entry.holds}
        if len(targets) == 1:
            return Match(text, targets.pop())
        if targets:
            return None
    return None


def _inherited(
    text: str, by_key: dict[str, list[_Entry]], tails: dict[str, str], whole: Heirs, day: date
) -> Match | None:
    """A name that only bodies which ended bore, all of them taken over whole by one and the same.

    What is not a body of this province ("Sở Tư pháp" of another one) is never met here.
    """
    for reading in _readings(match_key(text), tails):
        old = [entry.target for entry in by_key.get(reading, ())]
        ended = {one.pk for one in old if isinstance(one, Unit) and _has_ended(one, day)}
        heirs = {whole.get(pk) for pk in ended}
        if ended and len(ended) == len({*old}) and len(heirs) == 1:
            heir = heirs.pop()
            return Match(text, heir) if heir else None
    return None


def _has_ended(unit: Unit, day: date) -> bool:
    return unit.valid_to is not None and unit.valid_to < day


def _readings(key: str, tails: dict[str, str]) -> list[str]:
    """The key itself, then with the bare level in place of the province, then without either."""
    readings = [key]
    tail = max((tail for tail in tails if key.endswith(f" {tail}")), key=len, default="")
    if tail:
        stem = key.removesuffix(f" {tail}")
        readings.append(f"{stem} {tails[tail]}")
        if " " in stem:  # one word alone ("Báo") names nobody
            readings.append(stem)
    return readings


def _heirs(day: date) -> dict[int, list[Unit]]:
    """Who has taken over from which unit by `day`."""
    heirs: dict[int, list[Unit]] = {}
    for succession in Succession.objects.filter(effective_on__lte=day).select_related("successor"):
        heirs.setdefault(succession.predecessor_id, []).append(succession.successor)
    return heirs


def _suggestions(
    text: str,
    entries: list[_Entry],
    by_key: dict[str, list[_Entry]],
    heirs: dict[int, list[Unit]],
) -> tuple[Suggestion, ...]:
    best: dict[Unit | UnitGroup, Suggestion] = {}

    def offer(target: Unit | UnitGroup, score: float, reason: str) -> None:
        if target not in best or best[target].score < score:
            best[target] = Suggestion(target, score, reason)

    for entry in by_key.get(match_key(text), ()):
        offer(entry.target, 1.0, "Cùng cách viết" if entry.holds else "Tên không còn hiệu lực")
        if isinstance(entry.target, Unit):
            for heir in heirs.get(entry.target.pk, ()):
                offer(heir, 1.0, f"Kế thừa {entry.text}")
    for entry in entries:
        score = likeness(text, entry.text)
        if entry.holds and score >= _LEAST_SCORE:
            offer(entry.target, score, f"Gần giống “{entry.text}”")
    ranked = sorted(best.values(), key=lambda one: (-one.score, str(one.target)))
    return tuple(ranked[:_MOST_SUGGESTIONS])
