"""Indicators on the web: the table, what stands behind a number, values that people enter."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from nhipcau.organisations.models import Role
from nhipcau.reports.models import IndicatorValue
from tests.factories.indicators import make_value
from tests.factories.organisations import make_unit
from tests.factories.outputs import make_output
from tests.factories.plans import make_plan, make_task
from tests.factories.reports import make_round
from tests.workspace.pages import page, signed_in, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db

MAY = date(2024, 5, 1)
DAYS = "?tu=15/03/2024&den=14/06/2024"
TOLD = {"first_day": "01/05/2024", "last_day": "31/05/2024", "value": "1.234",
        "source": "Cục Thống kê", "note": ""}  # fmt: skip


@pytest.fixture
def task():
    return make_task(plan=make_plan(year=2024), leads=(make_unit(),))


def line(client, key: str, query: str = DAYS):
    sections = client.get(page("indicator_list") + query).context["sections"]
    rows = [row for section in sections for row, _change in section.rows]
    return next(row for row in rows if row.indicator.key == key)


def test_the_table_counts_the_days_asked_for(client, task):
    signed_in(client)
    make_output(kind="training", happened_on=MAY, tasks=(task,))

    assert line(client, "trainings").this.value == 1
    assert line(client, "trainings", "?tu=01/06/2024&den=14/06/2024").this.value == 0


def test_a_round_gives_its_days(client, task):
    signed_in(client)
    make_round(plan=task.plan, index=1)
    second = make_round(plan=task.plan, index=2)

    answer = client.get(page("indicator_list") + f"?dot={second.pk}")

    assert "Quý II năm 2024 (15/03/2024 – 14/06/2024)" in text(answer)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?tu=14/06/2024&den=15/03/2024", "Ngày cuối phải từ ngày đầu trở đi."),
        ("?tu=15/03/2024", "Ghi cả ngày đầu và ngày cuối."),
        ("?tu=01/01/1950&den=01/01/2024", "Chọn không quá ba năm."),
        ("?tu=31/02/2024&den=01/03/2024", "31/02/2024"),
        ("?dot=99999999999999999999", "không có trong danh sách"),
    ],
)
def test_days_that_cannot_be_are_told_and_the_page_stays(client, query, sentence):
    answer = signed_in(client).get(page("indicator_list") + query)

    assert (answer.status_code, sentence in text(answer)) == (422, True)


def test_what_was_not_measured_is_no_zero(client, task):
    signed_in(client)

    assert line(client, "foreign_visitors").this.value is None
    assert "chưa có số liệu" in text(client.get(page("indicator_list") + DAYS))


def test_a_number_leads_to_its_items_and_to_what_could_not_be_placed(client, task):
    signed_in(client)
    known = make_output(kind="delegation", title="Đón đoàn Attapeu", happened_on=MAY, tasks=(task,))
    vague = make_output(kind="delegation", title="Đoàn công tác", happened_on=MAY, tasks=(task,))

    answer = client.get(page("indicator_page", "delegations_in") + DAYS)

    cell = answer.context["cell"]
    assert [one.row.id for one in cell.placed] == [known.pk]
    assert [row.id for row in cell.unplaced] == [vague.pk]
    assert page("output_page", vague.pk) in text(answer)


def test_each_of_the_three_numbers_has_its_items(client, task):
    signed_in(client)
    make_output(kind="training", happened_on=date(2024, 2, 1), tasks=(task,))
    address = page("indicator_page", "trainings") + DAYS

    seen = {
        name: len(client.get(f"{address}&cua={name}").context["cell"].placed)
        for name in ("cung-ky", "ky-nay", "luy-ke", "sai")
    }

    assert seen == {"cung-ky": 0, "ky-nay": 0, "luy-ke": 1, "sai": 0}


def test_a_part_has_its_own_items(client, task):
    signed_in(client)
    make_output(happened_on=MAY, tasks=(task,), languages=("lo", "vi"))
    make_output(title="Khác", happened_on=MAY, tasks=(task,), languages=("vi",))

    answer = client.get(page("indicator_page", "articles") + DAYS + "&phan=language.lo")

    assert (answer.context["line"].label, len(answer.context["cell"].placed)) == ("Tiếng Lào", 1)


def test_an_unknown_indicator_is_not_there(client):
    signed_in(client)

    assert client.get(page("indicator_page", "khong-co")).status_code == 404
    assert client.get(page("indicator_export", "docx")).status_code == 404


def test_a_unit_enters_a_value_for_itself_only(client):
    unit = make_unit()
    signed_in(client, unit=unit)
    paper = SimpleUploadedFile("thong-ke.txt", "Khách quốc tế".encode())

    client.post(page("indicator_measure", "foreign_visitors"),
                TOLD | {"unit": unit.pk, "file": paper})  # fmt: skip
    other = client.post(page("indicator_measure", "views"), TOLD | {"unit": make_unit().pk})

    value = IndicatorValue.objects.get()
    assert (value.value, value.unit, value.file.name) == (1234, unit, "thong-ke.txt")
    assert other.status_code == 422


def test_those_who_keep_the_registers_enter_for_any_unit(client):
    unit = make_unit()
    signed_in(client, Role.FOCAL)

    client.post(page("indicator_measure", "followers"), TOLD | {"unit": unit.pk})

    assert IndicatorValue.objects.get().unit == unit


def test_a_refused_value_keeps_what_was_typed(client):
    unit = make_unit()
    signed_in(client, unit=unit)

    answer = client.post(page("indicator_measure", "views"),
                         TOLD | {"unit": unit.pk, "value": "1,5", "source": ""})  # fmt: skip

    assert answer.status_code == 422
    assert "phải là số nguyên" in text(answer)
    assert "Ghi nguồn số liệu" in text(answer)
    assert "31/05/2024" in text(answer)


def test_what_is_counted_from_outputs_is_not_entered(client):
    signed_in(client)

    assert client.get(page("indicator_measure", "articles")).status_code == 404


def test_a_value_is_put_right_and_the_old_one_stays_to_be_seen(client):
    unit = make_unit()
    old = make_value(unit=unit)
    signed_in(client, unit=unit)

    client.post(page("indicator_correct", old.pk), TOLD | {"value": "140", "note": "Số chính thức"})

    seen = text(client.get(page("indicator_page", "foreign_visitors") + DAYS))
    assert IndicatorValue.objects.in_force().get().value == 140
    assert "<del>120</del>" in seen
    assert "Số chính thức" in seen


def test_a_value_is_taken_back_with_a_reason(client):
    unit = make_unit()
    old = make_value(unit=unit)
    signed_in(client, unit=unit)

    refused = client.post(page("indicator_withdraw", old.pk), {"reason": ""}, follow=True)
    assert "Nêu lý do rút giá trị." in text(refused)
    client.post(page("indicator_withdraw", old.pk), {"reason": "Nhầm kỳ"})

    assert not IndicatorValue.objects.in_force().exists()


def test_other_units_do_not_touch_a_value(client):
    value = make_value()
    signed_in(client)

    codes = [client.post(page(name, value.pk), TOLD).status_code
             for name in ("indicator_correct", "indicator_withdraw")]  # fmt: skip

    assert codes == [403, 403]


def test_the_table_goes_out_as_a_workbook_and_as_rows(client, task):
    signed_in(client)
    make_output(title="=1+1", happened_on=MAY, tasks=(task,))

    excel = client.get(page("indicator_export", "xlsx") + DAYS)
    rows = client.get(page("indicator_export", "csv") + DAYS)

    sheets = load_workbook(BytesIO(excel.content)).worksheets
    assert (sheets[0]["B4"].value, sheets[0]["E4"].value) == ("Tin, bài", 1)
    assert (sheets[1]["C2"].value, sheets[1]["C2"].data_type) == ("=1+1", "s")
    assert (
        rows.content.decode("utf-8-sig")
        .splitlines()[1]
        .startswith("Thông tin, tuyên truyền;Tin, bài;")
    )
    assert "chi-tieu-2024-03-15-2024-06-14.csv" in rows["Content-Disposition"]


@pytest.mark.parametrize("name", ["indicator_list", "indicator_page"])
def test_the_number_of_queries_does_not_follow_the_number_of_rows(client, task, name):
    signed_in(client)
    address = page(name, *(["foreign_visitors"] if name == "indicator_page" else [])) + DAYS

    def one_more(number: int) -> None:
        make_output(title=f"Tin {number}", happened_on=MAY, tasks=(task,))
        make_value(first_day=MAY, last_day=MAY)

    one_more(0)
    few = queries_of(client, address)
    for number in range(1, 31):
        one_more(number)

    assert queries_of(client, address) == few
