"""The annex of the press: both numbers, each clipping that counted, what was answered."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document

from nhipcau.drafting.decree30.build import build
from nhipcau.drafting.decree30.checking.check import check
from nhipcau.drafting.decree30.document import Para, TableBlock
from nhipcau.drafting.letterheads import of_province
from nhipcau.drafting.press_annex import MOST_ROWS, press_annexes
from nhipcau.drafting.reporting import compose, draft_report
from nhipcau.press import clipping, correcting, grouping
from nhipcau.press.frozen import frozen_press
from nhipcau.press.models import Story
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_task
from tests.factories.press import make_clipping, make_confirmed, make_outlet, make_topic
from tests.factories.reports import make_round

pytestmark = pytest.mark.django_db
DAY = date(2024, 7, 2)
WINDOW = (date(2024, 3, 15), date(2024, 6, 14))
MAY = date(2024, 5, 6)


@pytest.fixture
def written():
    """One story of two outlets, of which the second has no address."""
    story = Story.objects.create(title="Cảng mới", first_on=MAY, last_on=MAY)
    home = make_outlet(name="Báo Ven Biển")
    abroad = make_outlet(name="Shio Shimbun", country="JP", languages=["ja"], medium="paper")
    first = make_confirmed(
        outlet=home, title="Cảng mới", published_on=MAY, story=story, address="https://a.example/1"
    )
    paper = {"address": "", "key": None, "place_in_outlet": "Trang 3"}
    second = make_confirmed(
        outlet=abroad, title="新港", language="ja", published_on=MAY, story=story, **paper
    )
    correcting.tag(first, topic=make_topic(name="Cảng biển"), by=make_user())
    return first, second


def drafted():
    plan = make_plan()
    make_task(plan=plan, leads=(make_unit(),))
    return draft_report(make_round(plan=plan, index=2), by=make_user(), day=DAY).consolidation


def tables_of(consolidation):
    """The last two tables of the printed document, as words; and what is wrong with its form."""
    letterhead = of_province(consolidation.round.plan, day=DAY)
    data = build(compose(consolidation, letterhead, day=DAY))
    found = Document(BytesIO(data)).tables[-2:]
    said = [[[cell.text for cell in line.cells] for line in table.rows] for table in found]
    return said, [one.rule for one in check(data).failed]


def test_both_numbers_and_every_clipping_stand_in_the_report_of_the_quarter(written):
    (sums, rows), wrong = tables_of(drafted())

    first, second = written
    story = f"CC-{first.story_id}"
    assert [line for line in sums if line[0].isdecimal()] == [
        ["1", "Tiếng Nhật", "1", "1"], ["2", "Tiếng Việt", "1", "1"],
        ["1", "Nhật Bản", "1", "1"], ["2", "Việt Nam", "1", "1"],
        ["1", "Cảng biển", "1", "1"],
        ["1", "Báo Ven Biển", "1", "1"], ["2", "Shio Shimbun", "1", "1"],
    ]  # fmt: skip
    assert rows[1:] == [
        ["1", "06/05/2024", "Cảng mới\nhttps://a.example/1", "Báo Ven Biển", "Việt", story,
         f"KQ-{first.output_id}"],
        ["2", "06/05/2024", "新港\nTrang 3", "Shio Shimbun", "Nhật", story,
         f"KQ-{second.output_id}"],
    ]  # fmt: skip
    assert wrong == ["place_date"]


def test_the_frozen_numbers_are_those_of_the_frozen_rows(written):
    told = frozen_press(*WINDOW)

    assert (told["appearances"], told["stories"], told["foreign"]) == (2, 1, 1)
    assert [row["clipping"] for row in told["rows"]] == [row.pk for row in written]
    assert sum(one["appearances"] for one in told["outlets"]) == len(told["rows"])
    assert len({row["story"] for row in told["rows"]}) == told["stories"]


def test_what_does_not_count_is_in_no_report(written):
    first, second = written
    make_confirmed(published_on=MAY, exemption="")  # neither a copy nor a reason
    make_clipping(published_on=MAY)
    make_confirmed(published_on=date(2024, 6, 15))
    clipping.reject(second, reason="Không phải tin về ta.", by=make_user())

    assert [row["clipping"] for row in frozen_press(*WINDOW)["rows"]] == [first.pk]


def test_a_report_stays_as_it_was_when_a_story_is_parted_later(written):
    report = drafted()
    before = tables_of(report)

    grouping.take_out(written[1], reason="Hai tin khác nhau.", by=make_user())

    report.refresh_from_db()
    assert tables_of(report) == before
    assert frozen_press(*WINDOW)["stories"] == 2


@pytest.mark.parametrize("count", [1, 30])
def test_freezing_costs_the_same_for_one_and_for_thirty(count, django_assert_num_queries):
    unit, by = make_unit(), make_user()
    for _number in range(count):
        make_confirmed(unit=unit, by=by, published_on=MAY)

    with django_assert_num_queries(10):
        frozen_press(*WINDOW)


def test_where_nobody_wrote_there_is_no_such_annex():
    assert "press" not in drafted().content
    assert press_annexes({}) == ()


def told(rows: int, **answers):
    row = {"clipping": 1, "output": 2, "story": None, "on": "2024-05-06", "title": "Tin"}
    row |= {"outlet": "Báo", "language": "", "language_name": "Chưa rõ ngôn ngữ"}
    sums = {"name": "Báo", "appearances": rows, "stories": rows}
    kinds = {key: [sums] for key in ("languages", "countries", "topics", "outlets")}
    row |= {"address": "ftp://a.example/1", "place": "Trang 3"}
    numbers = {"appearances": rows, "stories": rows, "foreign": 0}
    answers = {"count": 0, "late": 0, "median": None, "worst": None} | answers
    return {"press": {**numbers, **kinds, "rows": [row] * rows, "answers": answers}}


def test_of_very_many_the_first_are_printed_and_the_rest_is_said():
    (annex,) = press_annexes(told(MOST_ROWS + 1))

    *_before, said, rows = annex.blocks
    assert said.runs[0].endswith("; bảng dưới in 1.000 tin đầu.")
    assert len(rows.rows) == MOST_ROWS


def test_a_version_for_the_public_has_the_sums_without_the_list():
    (annex,) = press_annexes(told(1), for_public=True)

    assert [type(block) for block in annex.blocks] == [Para, TableBlock]
    assert annex.blocks[0] == Para("Trong kỳ: 1 lượt đăng, là 1 câu chuyện (in lại chỉ tính một).")


@pytest.mark.parametrize(
    ("late", "median", "worst", "said"),
    [
        (0, [1, 0], [2, 5], "trung vị 1 ngày, lâu nhất 2 ngày 5 giờ; không vụ nào quá hạn."),
        (1, [0, 7], [0, 0], "trung vị 7 giờ, lâu nhất 0 giờ; 1 vụ quá hạn."),
    ],
)
def test_answers_are_told_from_seen_to_answered(late, median, worst, said):
    (annex,) = press_annexes(told(0, count=3, late=late, median=median, worst=worst))

    assert annex.blocks == (
        Para("Trong kỳ chưa có lượt đăng nào được tính."),
        Para(f"Làm rõ thông tin: 3 vụ đã trả lời, từ khi phát hiện đến khi trả lời {said}"),
    )
