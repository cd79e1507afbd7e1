"""Whether an act is in force on a day, told by its dates alone, and what to say when it is not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from nhipcau.vietnamese.dates import format_date

_ONE_DAY = timedelta(days=1)


class Validity(StrEnum):
    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    ENDED = "ended"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Act:
    """`starts_on` and `ends_on` are the first and the last day in force; None: not known.

    `successor` names the act that replaces it, "" where none is known.
    """

    name: str
    starts_on: date | None = None
    ends_on: date | None = None
    successor: str = ""
    successor_starts_on: date | None = None

    @property
    def last_day(self) -> date | None:
        """The last day in force: as told, else the day before its successor begins."""
        if self.ends_on or not (self.successor and self.successor_starts_on):
            return self.ends_on
        if self.successor_starts_on == date.min:
            return None
        return self.successor_starts_on - _ONE_DAY


def validity_on(act: Act, day: date) -> Validity:
    """Both ends are inclusive. Without any day known nothing is claimed."""
    last = act.last_day
    if last and last < day:
        return Validity.ENDED
    if act.starts_on and day < act.starts_on:
        return Validity.NOT_YET
    return Validity.IN_FORCE if act.starts_on or last else Validity.UNKNOWN


def warning(act: Act, day: date) -> str:
    """One sentence where the act should not be cited on `day` as it stands, "" where it may."""
    state, last = validity_on(act, day), act.last_day
    if state == Validity.ENDED and last:
        since = last if last == date.max else last + _ONE_DAY
        told = f", được thay bằng {act.successor}" if act.successor else ""
        return f"{act.name} hết hiệu lực từ ngày {format_date(since)}{told}."
    if state == Validity.NOT_YET and act.starts_on:
        return f"{act.name} đến ngày {format_date(act.starts_on)} mới có hiệu lực."
    if state == Validity.UNKNOWN and act.successor:
        return f"{act.name} đã được thay bằng {act.successor}, chưa rõ từ ngày nào."
    return ""


def warnings(acts: Iterable[Act], day: date) -> tuple[str, ...]:
    """The sentences for acts cited on `day`, in their order, each once."""
    return tuple(dict.fromkeys(filter(None, (warning(act, day) for act in acts))))
