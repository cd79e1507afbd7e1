"""Reporting periods: what days they count, what they are called, when an answer can be due."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from nhipcau.organisations.calendar import WEEKENDS_ONLY, Calendar
from nhipcau.vietnamese.dates import format_date
from nhipcau.vietnamese.numbers import to_roman

QUARTER, HALF_YEAR, YEAR, AD_HOC = "quarter", "half_year", "year", "ad_hoc"
PERIODS_IN_YEAR = {QUARTER: 4, HALF_YEAR: 2, YEAR: 1}

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_FIRST_DAY, _LAST_DAY = 15, 14


@dataclass(frozen=True, slots=True)
class Period:
    """`kind` is quarter (`index` 1..4), half_year (1..2), year (0) or ad_hoc (any number).

    Raises ValueError for an index the kind does not have.
    """

    kind: str
    year: int
    index: int = 0

    def __post_init__(self) -> None:
        if self.kind == AD_HOC:
            return
        if self.kind not in PERIODS_IN_YEAR:
            raise ValueError(f"no such kind of period: {self.kind!r}")
        allowed = (0,) if self.kind == YEAR else range(1, PERIODS_IN_YEAR[self.kind] + 1)
        if self.index not in allowed:
            raise ValueError(f"a {self.kind} has no index {self.index}")

    @property
    def title(self) -> str:
        """As written in the heading of a report: "Quý III năm 2024"."""
        if self.kind == QUARTER:
            return f"Quý {to_roman(self.index)} năm {self.year}"
        if self.kind == HALF_YEAR:
            return f"6 tháng {'đầu' if self.index == 1 else 'cuối'} năm {self.year}"
        if self.kind == YEAR:
            return f"Năm {self.year}"
        return f"Đợt {self.index} năm {self.year}" if self.index else f"Đột xuất năm {self.year}"

    @property
    def window(self) -> tuple[date, date]:
        """The first and the last day that count, both inclusive; ValueError for ad_hoc.

        Quarter: from the 15th of the last month of the quarter before to the 14th of its own last
        month. Half-year: 15/12 to 14/6, 15/6 to 14/12. Year: 15/12 of the year before to 14/12.
        Source: Decree 09/2019, Art. 12. Confidence: quarter [S, dates M], half-year [M], year [M]
        ([S] read in a source, [M] from memory). They are defaults; each round may say otherwise.
        """
        if self.kind == AD_HOC:
            raise ValueError("an ad hoc period has no window of its own")
        months = 12 // PERIODS_IN_YEAR[self.kind]
        closing_month = months * (self.index or 1)
        start = _shift(date(self.year, closing_month, _FIRST_DAY), -months)
        return start, date(self.year, closing_month, _LAST_DAY)


def previous(period: Period) -> Period | None:
    """The period of the same kind just before; None for ad_hoc."""
    if period.kind == AD_HOC:
        return None
    if period.index > 1:
        return replace(period, index=period.index - 1)
    last = 0 if period.kind == YEAR else PERIODS_IN_YEAR[period.kind]
    return replace(period, year=period.year - 1, index=last)


def period_of(day: date, kind: str) -> Period:
    """The period whose window holds `day`: 15 December opens the first period of the next year."""
    counted_months = 12 // PERIODS_IN_YEAR[kind]
    month = day.month + (1 if day.day >= _FIRST_DAY else 0)
    year = day.year
    if month > 12:
        year, month = year + 1, 1
    return Period(kind, year, 0 if kind == YEAR else (month - 1) // counted_months + 1)


def counting_day(moment: datetime) -> date:
    """The day in Vietnam that decides the period of something public at `moment`.

    A moment without a zone is taken as UTC, as databases and feeds give it.
    """
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(VIETNAM).date()


def round_warnings(
    *,
    window_start: date,
    window_end: date,
    opens_on: date,
    due_on: date,
    plan_due_on: date | None = None,
    calendar: Calendar = WEEKENDS_ONLY,
) -> list[str]:
    """What is odd about the days of a round, one sentence each; none of it is refused.

    An answer may be due one working day after the closing of data at the earliest (Decree 09/2019,
    Art. 8(5)). `plan_due_on` is the last day on time as the plan itself words it. A year that
    `calendar` does not know is told: its holidays could not be left out.
    """
    found = []
    earliest = calendar.after_working_days(window_end, 1)
    if due_on < earliest:
        found.append(
            f"Hạn nộp {format_date(due_on)} sớm hơn một ngày làm việc sau ngày chốt số liệu "
            f"{format_date(window_end)}; theo quy định, hạn sớm nhất là {format_date(earliest)}. "
            "Hãy lùi hạn nộp hoặc chốt số liệu sớm hơn."
        )
    if plan_due_on and due_on > plan_due_on:
        found.append(
            f"Hạn nộp {format_date(due_on)} muộn hơn hạn ghi trong kế hoạch "
            f"({format_date(plan_due_on)})."
        )
    if not calendar.is_working_day(due_on):
        found.append(_day_off(due_on))
    if opens_on < window_start:
        found.append(
            f"Ngày mở {format_date(opens_on)} trước ngày bắt đầu tính số liệu "
            f"{format_date(window_start)}."
        )
    counted = (window_end, due_on, earliest)
    return [*found, *map(missing_year_sentence, calendar.unknown_years(counted))]


def missing_year_sentence(year: int) -> str:
    """What to say where days of a year without a calendar were counted."""
    return (
        f"Chưa có lịch nghỉ năm {year}, chỉ trừ thứ Bảy, Chủ nhật. "
        f"Hãy nhập lịch nghỉ lễ, Tết năm {year} ở trang Lịch làm việc."
    )


def _day_off(due_on: date) -> str:
    kind = "ngày nghỉ lễ" if WEEKENDS_ONLY.is_working_day(due_on) else "ngày nghỉ cuối tuần"
    return f"Hạn nộp {format_date(due_on)} rơi vào {kind}."


def _shift(day: date, months: int) -> date:
    number = day.year * 12 + day.month - 1 + months
    return day.replace(year=number // 12, month=number % 12 + 1)
