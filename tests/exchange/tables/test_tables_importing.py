"""Tables brought in: a look first, each line judged, all or nothing, and never twice."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from nhipcau.exchange.tables import importing
from nhipcau.exchange.tables.columns import PARTNER, table_of
from nhipcau.exchange.tables.values import rows_of
from nhipcau.exchange.tables.writing import comma_separated, workbook
from nhipcau.registries.models import Delegation, Investor, Partner, Register
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_section, make_task
from tests.factories.refusals import codes_of
from tests.factories.registries import make_entry, make_partner

pytestmark = pytest.mark.django_db
INVESTORS = ["Tên", "Tên tiếng Anh", "Nước", "Trang tin", "Lĩnh vực quan tâm", "Vốn dự kiến (USD)"]


def sheet(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def looked_at(content, code=Register.INVESTOR, *, name="bang.xlsx", unit=None, units=None, by=None):
    return importing.look_at(
        content,
        name=name,
        table=table_of(code),
        unit=unit or make_unit(),
        units=units,
        by=by or make_user(),
    )


def applied(found, **choices):
    by = make_user()
    others = choices.get("others", "skip")
    decided = {
        line["row"]: line["choice"] or (others if others in importing.offered(line) else "skip")
        for line in found.rows
    }
    found = importing.choose(found, choices=decided, by=by)
    return importing.apply(found, units=None, by=by)


def verdicts(found):
    return [line["verdict"] for line in found.rows]


def test_new_investors_come_in_with_their_organisation():
    content = sheet(
        INVESTORS,
        ["Công ty mẫu Ánh Dương", "Sunlight Sample", "Nhật", "", "Năng lượng tái tạo; tourism",
         1500000],
    )  # fmt: skip

    found = applied(looked_at(content))

    row = Investor.objects.get()
    assert (row.title, row.partner.country, row.sectors, int(row.capital_usd)) == (
        "Công ty mẫu Ánh Dương",
        "JP",
        ["energy", "tourism"],
        1_500_000,
    )
    assert found.made == {"new": 1}


def test_nothing_is_stored_by_a_look():
    looked_at(sheet(INVESTORS, ["Công ty mẫu Ánh Dương", "", "Nhật"]))

    assert (Investor.objects.count(), Partner.objects.count()) == (0, 0)


def test_two_hundred_lines_with_twelve_near_doubles():
    words = ["Biển Xanh", "Núi Đá", "Sông Côn", "Đồi Cát", "Gió Mới", "Trăng Khuya", "Nắng Sớm"]
    names = [f"Công ty TNHH {words[n % 7]} {n}" for n in range(94)]
    near = [f"Cty {name.removeprefix('Công ty TNHH ')}, Ltd" for name in names[:6]]
    already = [make_partner(name=name, kind="enterprise", country="KR") for name in names[88:]]
    lines = [[name, "", "Hàn Quốc"] for name in names + near]

    found = looked_at(sheet(INVESTORS, *lines))

    judged = verdicts(found)
    assert (len(already), judged.count("perhaps"), judged.count("new")) == (6, 6, 94)
    assert [line["earlier"] for line in found.rows[94:]] == [2, 3, 4, 5, 6, 7]


def test_a_close_name_is_left_to_a_person():
    make_entry(Register.INVESTOR, title="Công ty TNHH Ánh Dương")

    found = looked_at(sheet(INVESTORS, ["Công ty cổ phần Ánh Dương", "", "Nhật Bản"]))

    (line,) = found.rows
    assert (line["verdict"], line["named"], importing.offered(line)) == (
        "perhaps",
        "Công ty TNHH Ánh Dương",
        ("new", "update", "skip"),
    )
    with pytest.raises(ValidationError) as refused:
        importing.apply(found, units=None, by=make_user())
    assert codes_of(refused) == {"undecided"}


def test_an_organisation_that_is_there_becomes_an_investor_once_a_person_says_it_is_the_one():
    known = make_partner(name="Công ty cổ phần Ánh Dương", kind="enterprise")
    found = looked_at(sheet(INVESTORS, ["Công ty TNHH Ánh Dương", "", "Nhật Bản"]))

    applied(found, others="update")

    assert [row.partner for row in Investor.objects.all()] == [known]
    assert Partner.objects.count() == 1


def test_another_content_is_shown_cell_by_cell_and_taken_only_when_chosen():
    row = make_entry(Register.INVESTOR, title="Công ty mẫu Sao Mai", project="Cụm A")
    content = sheet(["Tên", "Nước", "Dự án, địa điểm quan tâm"], [row.title, "Nhật", "Cụm B"])

    found = looked_at(content)
    applied(found, others="update")

    row.refresh_from_db()
    assert found.rows[0]["differences"] == [["Dự án, địa điểm quan tâm", "Cụm A", "Cụm B"]]
    assert row.project == "Cụm B"


def test_a_row_of_another_unit_is_not_changed():
    row = make_entry(Register.INVESTOR, title="Công ty mẫu Sao Mai", project="Cụm A")
    own = make_unit()
    content = sheet(["Tên", "Nước", "Dự án, địa điểm quan tâm"], [row.title, "Nhật", "Cụm B"])

    (line,) = looked_at(content, unit=own, units=[own.pk]).rows

    assert (line["verdict"], importing.offered(line)) == ("conflict", ("skip",))


def test_every_wrong_cell_of_a_line_is_told_at_once():
    content = sheet(
        ["Tên", "Chiều", "Nước", "Từ ngày", "Số người"],
        ["Đoàn A", "lên", "Không Có", "31/02/2024", "-3"],
    )

    (line,) = looked_at(content, Register.DELEGATION).rows

    assert line["problems"] == [
        "Chiều: “lên” không có trong danh sách: Đoàn vào; Đoàn ra.",
        "Nước: “Không Có” không nhận ra là nước nào; ghi tên thường dùng.",
        "Từ ngày: “31/02/2024” không phải ngày có thật; ghi dạng 28/02/2024.",
        "Số người: “-3” không phải số không âm; ghi dạng 1.234,5.",
    ]


def test_what_the_verb_would_refuse_is_told_by_the_look():
    content = sheet(
        ["Tên", "Chiều", "Từ ngày", "Đến ngày"], ["Đoàn A", "Đoàn vào", "09/05/2024", "06/05/2024"]
    )

    (line,) = looked_at(content, Register.DELEGATION).rows

    assert (line["verdict"], Delegation.objects.count()) == ("bad", 0)


def test_tasks_are_named_by_their_codes():
    plan = make_plan(year=2024)
    make_task(plan=plan, group=make_section(plan, code="II"))
    code = plan.tasks.get().code
    content = sheet(["Tên", "Chiều", "Tính cho nhiệm vụ"], ["Đoàn A", "Đoàn vào", code])

    applied(looked_at(content, Register.DELEGATION))

    assert [task.code for task in Delegation.objects.get().tasks.all()] == [code]


def test_a_house_that_has_changed_since_the_look_is_looked_at_again():
    found = looked_at(sheet(INVESTORS, ["Công ty mẫu Ánh Dương", "", "Nhật"]))
    make_entry(Register.INVESTOR, title="Công ty mẫu Ánh Dương")

    with pytest.raises(ValidationError) as refused:
        importing.apply(found, units=None, by=make_user())
    again = importing.look_again(found, units=None, by=make_user())

    assert (codes_of(refused), verdicts(again)) == ({"changed"}, ["same"])


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "bang.xlsx", "empty"),
        (b"PK\x03\x04 torn", "bang.xlsx", "broken"),
        (b"%PDF-1.4", "bang.pdf", "kind"),
        ("Một;Hai\n1;2\n".encode(), "bang.csv", "no_heading"),
        ("Tên;Nước\n".encode(), "bang.csv", "empty"),
    ],
)
def test_another_file_is_refused_with_one_sentence(content, name, code):
    with pytest.raises(ValidationError) as refused:
        looked_at(content, name=name)

    assert codes_of(refused) == {code}


@pytest.mark.parametrize("register", sorted(Register.values))
@pytest.mark.parametrize("write", [workbook, comma_separated])
def test_what_went_out_comes_back_as_nothing_new(register, write):
    make_entry(register)
    table = table_of(register)
    name = "bang.xlsx" if write is workbook else "bang.csv"

    found = looked_at(write(table, rows_of(table)), register, name=name)

    assert verdicts(found) == ["same"]


_NAMES = st.lists(
    st.text("Công tyĐôn-&=+@ 東京동", min_size=3, max_size=20).filter(lambda t: t.strip(" -&=+@")),
    min_size=1,
    max_size=4,
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(names=_NAMES)
def test_a_second_import_of_the_same_file_makes_nothing(names):
    content = sheet(["Tên", "Loại", "Nước"], *([name, "Doanh nghiệp", "Lào"] for name in names))
    unit = make_unit()
    applied(looked_at(content, PARTNER, unit=unit), others="new")
    count = Partner.objects.count()

    again = looked_at(content, PARTNER, unit=unit)

    assert "new" not in verdicts(again)
    applied(again)
    assert Partner.objects.count() == count


def test_no_cell_of_a_file_begins_a_formula():
    make_partner(name="=HYPERLINK(1)", english_name="+Plus", note="@x")

    text = comma_separated(table_of(PARTNER), rows_of(table_of(PARTNER))).decode("utf-8-sig")

    cells = [cell.strip('"') for line in text.splitlines() for cell in line.split(";")]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
