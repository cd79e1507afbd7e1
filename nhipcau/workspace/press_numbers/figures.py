"""What the page of figures and its files show: the same rows by each kind, and over time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

from nhipcau.press.figures import DAY, MONTH, WEEK, Both, PressFigures, figures_of, timeline
from nhipcau.press.models import Clipping, Outlet, Topic
from nhipcau.ui.charts import Bar
from nhipcau.ui.timeline import Column
from nhipcau.ui.words import day_words, number_words
from nhipcau.workspace.forms import clipping_conditions as conditions
from nhipcau.workspace.forms.press_figures import FiguresSearch
from nhipcau.workspace.press_numbers.rows import Row, row_of
from nhipcau.workspace.press_numbers.world import Part, world
from nhipcau.workspace.shown_names import country_shown

_MOST_DAYS: Final = 45
_MOST_OF_WEEKS: Final = 200
_MOST_BARS: Final = 12
"""Bars of a kind that are drawn; the rest stands in a table below them."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Rows of one kind, the most printed first; `note` says how they are to be read."""

    code: str
    title: str
    rows: list[Row]
    note: str = ""

    @property
    def bars(self) -> list[Bar]:
        return [row.bar for row in self.rows[:_MOST_BARS]]

    @property
    def more(self) -> list[Row]:
        return self.rows[_MOST_BARS:]


@dataclass(frozen=True, slots=True)
class Time:
    """Every day, week or month of the window, those without anything too."""

    title: str
    desc: str
    rows: list[Row]
    columns: list[Column]


@dataclass(frozen=True, slots=True)
class Shown:
    """`href` and `stories_href` of `all` are all the rows; `bare_href` those no report counts."""

    figures: PressFigures
    all: Row
    foreign_href: str
    bare_href: str
    time: Time
    world: list[Part]
    kinds: list[Kind]


def shown(asked: FiguresSearch) -> Shown:
    """Ten queries however many clippings there are."""
    rows = asked.narrowed(Clipping.objects.all())
    figures = figures_of(rows)
    everything = row_of("", Both(figures.appearances, figures.stories), asked.query)
    foreign = row_of("", Both(figures.foreign, 0), asked.query, foreign="on")
    bare = row_of("", Both(figures.bare, 0), asked.query, bare="on")
    time = _time(asked, timeline(rows, step_of(*asked.window)))
    parts = world(figures.by_country, asked.query)
    kinds = list(_kinds(asked, figures))
    return Shown(figures, everything, foreign.href, bare.href, time, parts, kinds)


def step_of(first: date, last: date) -> str:
    """What one column of the timeline is, so that there are few enough to be told apart."""
    days = (last - first).days + 1
    if days <= _MOST_DAYS:
        return DAY
    return WEEK if days <= _MOST_OF_WEEKS else MONTH


def _kinds(asked: FiguresSearch, figures: PressFigures) -> Iterator[Kind]:
    query = asked.query
    yield Kind(
        "language",
        _("Theo ngôn ngữ"),
        [
            row_of(conditions.language_said(code), both, query, language=code or conditions.NONE)
            for code, both in figures.by_language.items()
        ],
    )
    yield Kind(
        "country",
        _("Theo nước của báo"),
        [
            row_of(country_shown(code), both, query, country=code)
            for code, both in figures.by_country.items()
        ],
    )
    yield Kind(
        "topic", _("Theo chủ đề"), _topics(asked, figures), _("Một tin có thể có nhiều chủ đề.")
    )
    names = Outlet.objects.only("name").in_bulk(list(figures.by_outlet))
    yield Kind(
        "outlet",
        _("Theo cơ quan báo chí"),
        [row_of(names[pk].name, both, query, outlet=pk) for pk, both in figures.by_outlet.items()],
    )
    yield Kind(
        "tone",
        _("Theo sắc thái của tin"),
        [
            row_of(conditions.tone_said(code), both, query, tone=code or conditions.NONE)
            for code, both in figures.by_tone.items()
        ],
        _("Do cán bộ ghi cho câu chuyện, không phải cho người viết."),
    )


def _topics(asked: FiguresSearch, figures: PressFigures) -> list[Row]:
    """Where a topic is asked for it stands alone: the rows behind two topics have no address."""
    chosen = asked.told.get("topic")
    found = {pk: both for pk, both in figures.by_topic.items() if not chosen or pk == chosen.pk}
    names = Topic.objects.in_bulk(list(found))
    rows = [row_of(names[pk].name, both, asked.query, topic=pk) for pk, both in found.items()]
    if figures.untagged.appearances:
        rows.append(row_of(_("Chưa có chủ đề"), figures.untagged, asked.query, untagged="on"))
    return rows


def _time(asked: FiguresSearch, told: dict[date, Both]) -> Time:
    """A story that went on counts in each column."""
    first, last = asked.window
    step = step_of(first, last)
    rows, columns = [], []
    for start, end in _spans(first, last, step):
        both = told.get(start, Both(0, 0))
        days = {"first": max(start, first), "last": min(end, last)}
        row = row_of(_label(start, step), both, asked.query, **days)
        rows.append(row)
        columns.append(Column(row.label, both.appearances, both.stories, row.words, row.href))
    titles = {DAY: _("Theo ngày"), WEEK: _("Theo tuần"), MONTH: _("Theo tháng")}
    return Time(titles[step], _peak(rows), rows, columns)


def _peak(rows: list[Row]) -> str:
    """The height of the picture in words."""
    most = max(rows, key=lambda row: row.both.appearances)
    words = {"when": most.label, "n": number_words(most.both.appearances)}
    return (
        _("Cả cột là lượt đăng, phần đậm là câu chuyện. Cao nhất: %(n)s lượt đăng, %(when)s.")
        % words
    )


def _spans(first: date, last: date, step: str) -> Iterator[tuple[date, date]]:
    """The days, weeks or months that touch the window, each by its first and last day."""
    start = {DAY: first, WEEK: first - timedelta(days=first.weekday()), MONTH: first.replace(day=1)}
    at = start[step]
    while at <= last:
        following = _after(at, step)
        yield at, following - timedelta(days=1)
        at = following


def _after(start: date, step: str) -> date:
    if step == MONTH:
        return (start + timedelta(days=31)).replace(day=1)
    return start + timedelta(days=1 if step == DAY else 7)


def _label(start: date, step: str) -> str:
    if step == MONTH:
        return _("tháng %(month)s") % {"month": f"{start:%m/%Y}"}
    return day_words(start) if step == DAY else _("tuần từ %(day)s") % {"day": day_words(start)}
