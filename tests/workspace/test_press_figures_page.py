"""Figures of the press: sums of a window, the rows behind every number, the map, the files."""

from datetime import date
from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import QueryDict
from django.utils import timezone
from openpyxl import load_workbook

from nhipcau.organisations.models import Role
from nhipcau.press import correcting
from nhipcau.press.figures import DAY, MONTH, WEEK, Both
from nhipcau.press.models import Clipping, Story
from nhipcau.workspace.forms.clipping_search import ClippingSearch
from nhipcau.workspace.forms.press_figures import FiguresSearch
from nhipcau.workspace.forms.press_numbers import StorySearch
from nhipcau.workspace.press_numbers.figures import shown, step_of
from nhipcau.workspace.press_numbers.stories import stories_asked
from tests.factories.organisations import make_unit, make_user
from tests.factories.press import make_clipping, make_confirmed, make_outlet, make_topic
from tests.workspace.pages import page, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db
TODAY = date(2024, 6, 18)
YEAR = {"first": "01/01/2024", "last": "30/06/2024"}


@pytest.fixture
def focal(client):
    person = make_user(role=Role.FOCAL)
    client.force_login(person)
    return person


def told_story(day: date) -> Story:
    return Story.objects.create(title="Cảng mới", first_on=day, last_on=day)


@pytest.fixture
def written(focal):
    """Two stories: one of two outlets in two languages, one told without language or topic."""
    unit, by = make_unit(name="Sở Du lịch", short_name="Sở DL"), focal
    story = told_story(date(2024, 3, 12))
    abroad = make_outlet(name="Shio Shimbun", country="JP")
    first = make_confirmed(unit=unit, by=by, story=story, tone="good")
    make_confirmed(unit=unit, by=by, story=story, outlet=abroad, language="ja")
    late = {"published_on": date(2024, 5, 2), "language": "", "exemption": ""}
    make_confirmed(by=by, story=told_story(date(2024, 5, 2)), outlet=first.outlet, **late)
    make_clipping(story=story)
    old = date(2023, 12, 31)
    make_confirmed(by=by, published_on=old, story=told_story(old))
    for name in ("Cảng biển", "Du lịch"):
        correcting.tag(first, topic=make_topic(name=name), by=by)
    return first


def asked(**conditions) -> FiguresSearch:
    query = QueryDict(mutable=True)
    query.update(conditions)
    return FiguresSearch(query, day=TODAY)


def rows_of(told) -> list:
    """Every row of the page that bears numbers."""
    spots = [spot.row for part in told.world for spot in part.spots]
    kinds = [row for kind in told.kinds for row in kind.rows]
    return [told.all, *told.time.rows, *spots, *kinds]


def behind(row) -> Both:
    """How many rows the two links of a number lead to."""
    queries = [QueryDict(urlsplit(one).query) for one in (row.href, row.stories_href)]
    clippings = ClippingSearch(queries[0]).narrowed(Clipping.objects.all()).count()
    return Both(clippings, stories_asked(StorySearch(queries[1], day=TODAY)).count())


def test_the_page_tells_both_numbers_of_the_window(client, written):
    answer = client.get(page("pressnumbers"), YEAR)

    told = answer.context["shown"]
    assert told.all.both == Both(3, 2)
    assert {kind.code: [(row.label, row.both) for row in kind.rows] for kind in told.kinds} == {
        "language": [("Chưa rõ ngôn ngữ", Both(1, 1)), ("Tiếng Nhật", Both(1, 1)),
                     ("Tiếng Việt", Both(1, 1))],
        "country": [("Việt Nam", Both(2, 2)), ("Nhật Bản", Both(1, 1))],
        "topic": [("Cảng biển", Both(1, 1)), ("Du lịch", Both(1, 1)),
                  ("Chưa có chủ đề", Both(2, 2))],
        "outlet": [(written.outlet.name, Both(2, 2)), ("Shio Shimbun", Both(1, 1))],
        "tone": [("Chưa ghi sắc thái", Both(2, 2)), ("Thuận lợi", Both(1, 1))],
    }  # fmt: skip
    assert "01/01/2024 – 30/06/2024: 3 lượt đăng, 2 câu chuyện." in text(answer)


@pytest.mark.parametrize(
    "more",
    [{}, {"foreign": "on"}, {"language": "ja"}, {"language": "none"}, {"country": "VN"},
     {"tone": "good"}, {"tone": "none"}, {"first": "10/03/2024", "last": "20/03/2024"},
     {"period": "2023"}],
)  # fmt: skip
def test_every_number_is_that_of_the_rows_behind_it(written, more):
    told = shown(asked(**({} if "period" in more else YEAR) | more))

    counted = [row for row in rows_of(told) if row.href]
    assert counted
    assert [behind(row) for row in counted] == [row.both for row in counted]


def test_one_topic_and_one_unit_are_asked_for_and_every_number_still_leads_to_its_rows(written):
    topic, unit = written.tags.first().topic, written.unit
    told = shown(asked(**YEAR, topic=topic.pk, unit=unit.pk))

    assert [row.label for row in told.kinds[2].rows] == [topic.name]
    counted = [row for row in rows_of(told) if row.href]
    assert [behind(row) for row in counted] == [row.both for row in counted]


def test_those_no_report_counts_are_told_with_their_rows(written):
    told = shown(asked(**YEAR))

    query = QueryDict(urlsplit(told.bare_href).query)
    assert told.figures.bare == 1
    assert ClippingSearch(query).narrowed(Clipping.objects.all()).count() == 1


@pytest.mark.parametrize(
    ("conditions", "window"),
    [
        ({}, ("2024-01-01", "2024-06-18")),
        ({"period": "month"}, ("2024-06-01", "2024-06-18")),
        ({"period": "last_month"}, ("2024-05-01", "2024-05-31")),
        ({"period": "2024-2"}, ("2024-03-15", "2024-06-14")),
        ({"period": "2022"}, ("2022-01-01", "2022-12-31")),
        ({"period": "1800"}, ("2024-01-01", "2024-06-18")),
        ({"period": "2024-9"}, ("2024-01-01", "2024-06-18")),
        ({"period": "month", "first": "02/01/2024"}, ("2024-01-02", "2024-06-18")),
        ({"last": "05/02/2023"}, ("2023-01-01", "2023-02-05")),
        ({"first": "09/05/2024", "last": "01/05/2024"}, ("2024-05-01", "2024-05-09")),
        ({"first": "01/01/1950", "last": "01/01/2024"}, ("2013-12-24", "2024-01-01")),
        ({"first": "31/02/2024"}, ("2024-01-01", "2024-06-18")),
    ],
)
def test_the_window_is_the_days_told_or_a_period(conditions, window):
    assert tuple(day.isoformat() for day in asked(**conditions).window) == window


@pytest.mark.parametrize(
    ("last", "step"),
    [(date(2024, 2, 14), DAY), (date(2024, 2, 15), WEEK), (date(2024, 7, 18), WEEK),
     (date(2024, 7, 19), MONTH)],
)  # fmt: skip
def test_longer_windows_have_longer_columns(last, step):
    assert step_of(date(2024, 1, 1), last) == step


def test_every_week_of_the_window_has_its_column_cut_at_its_ends(written):
    told = shown(asked(first="13/03/2024", last="02/05/2024"))

    queries = [parse_qs(urlsplit(row.href).query) for row in told.time.rows if row.href]
    assert [row.both for row in told.time.rows] == [*[Both(0, 0)] * 7, Both(1, 1)]
    assert [(one["first"], one["last"]) for one in queries] == [(["2024-04-29"], ["2024-05-02"])]


def test_the_map_has_every_part_of_the_world_and_a_place_for_what_is_in_none(written):
    make_confirmed(outlet=make_outlet(country="AQ"))

    told = shown(asked(**YEAR))

    drawn = {part.code: [spot.row.label for spot in part.spots] for part in told.world}
    assert {code: names for code, names in drawn.items() if names} == {
        "east_asia": ["Nhật Bản"],
        "southeast_asia": ["Việt Nam"],
        "elsewhere": ["Châu Nam Cực"],
    }
    assert len(drawn) == 10


def test_the_page_costs_the_same_for_one_and_for_thirty(client, focal):
    unit, path = make_unit(), page("pressnumbers") + "?period=2024-1"
    make_confirmed(unit=unit, by=focal)
    one = queries_of(client, path)

    for _number in range(29):
        make_confirmed(unit=unit, by=focal)

    assert queries_of(client, path) == one


def test_an_empty_year_says_what_will_stand_here_and_an_empty_search_how_to_go_on(client, focal):
    assert "Chưa có tin nào được xác nhận" in text(client.get(page("pressnumbers")))
    assert "Không có tin nào khớp" in text(client.get(page("pressnumbers"), {"tone": "bad"}))


def test_a_day_that_is_none_is_said_beside_the_figures(client, focal):
    answer = client.get(page("pressnumbers"), {"first": "31/02/2024"})

    assert list(answer.context["asked"].errors) == ["first"]
    assert answer.context["asked"].window[0] == date(timezone.localdate().year, 1, 1)


def test_the_workbook_has_the_sums_and_the_clippings_behind_them(client, written):
    content = client.get(page("pressnumbers_export", "xlsx"), YEAR | {"foreign": "on"}).content

    sums, listed = load_workbook(BytesIO(content))
    rows = [[cell.value for cell in row] for row in sums.iter_rows()]
    assert rows[0][0] == "Số liệu điểm báo, 01/01/2024 – 30/06/2024, báo nước ngoài"
    assert rows[2:4] == [["Nhóm", "Tên", "Lượt đăng", "Câu chuyện"], ["Tất cả", None, 1, 1]]
    assert ["Theo cơ quan báo chí", "Shio Shimbun", 1, 1] in rows
    assert [row[2].value for row in listed.iter_rows()] == ["Cơ quan báo chí", "Shio Shimbun"]


def test_the_plain_table_never_begins_a_formula(client, focal):
    make_confirmed(outlet=make_outlet(name="=Báo+1"))

    answer = client.get(page("pressnumbers_export", "csv"), YEAR)

    assert "Theo cơ quan báo chí;'=Báo+1;1;1\r\n" in answer.content.decode("utf-8-sig")


def test_there_are_no_other_files(client, focal):
    assert client.get(page("pressnumbers_export", "pdf")).status_code == 404
