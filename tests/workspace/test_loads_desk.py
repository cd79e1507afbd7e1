"""The acceptance page: what it shows, and that each button does one thing that can be undone."""

from datetime import date

import pytest
from django.urls import reverse

from nhipcau.organisations.models import Unit
from nhipcau.plans.importing.accept import accept, remaining, rows_of
from nhipcau.plans.models import Plan, PlanLoad
from tests.factories.loads import make_load, make_row
from tests.factories.organisations import make_group, make_unit, make_user
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db

DOUBT = {
    "where": "groups.I.1.title",
    "kind": "impossible_year",
    "text": "2021 -20230",
    "sentence": "Năm “20230” không thể có.",
    "suggestion": "2021 - 2030",
}


@pytest.fixture
def focal():
    return make_user(role="focal")


@pytest.fixture
def desk(client, focal):
    client.force_login(focal)
    return client


def address(load, name="load_page"):
    return reverse(f"workspace:{name}", args=[load.pk])


def page_of(client, load, query=""):
    return client.get(f"{address(load)}{query}").content.decode()


def test_what_is_left_is_counted_and_closes_the_button(desk, focal):
    load = make_load(("I", [make_row(1, doubts=[DOUBT])]), by=focal)

    page = page_of(desk, load)

    assert '<a href="#diem-can-xem">1 điểm cần xem</a>' in page
    assert '<a href="#ten-don-vi">1 tên chủ trì chưa rõ</a>' in page
    assert 'disabled aria-describedby="con-lai">Đưa vào sổ</button>' in page
    assert "Có thể là: <strong>2021 - 2030</strong>" in page


def test_with_nothing_left_the_plan_may_enter(desk, focal):
    make_unit(name="Sở Thử")
    load = make_load(by=focal)

    assert "1 nhiệm vụ sẵn sàng vào sổ." in page_of(desk, load)

    answer = desk.post(address(load, "load_accept"))

    assert answer.url == reverse("workspace:plan_page", args=[Plan.objects.get().pk])


def test_a_plan_with_something_left_is_refused_with_the_reason(desk, focal):
    load = make_load(by=focal)

    page = desk.post(address(load, "load_accept"), follow=True).content.decode()

    assert "Còn 1 tên chủ trì chưa rõ là đơn vị nào: Sở Thử." in page
    assert not Plan.objects.exists()


def test_doubts_that_say_the_same_are_one_card_settled_at_once(desk, focal):
    rows = [make_row(n, doubts=[DOUBT]) for n in (1, 2, 3)]
    load = make_load(("I", rows), by=focal)

    page = page_of(desk, load)
    desk.post(address(load, "load_settle"), {"key": ["r1:1", "r2:1", "r3:1"]})

    load.refresh_from_db()
    assert "3 chỗ giống nhau" in page
    assert remaining(load).doubts == 0


@pytest.mark.parametrize("query", ["?sua=r1", "?sua=I.1"])
def test_a_row_opens_for_editing_by_its_key_or_its_address(desk, focal, query):
    load = make_load(by=focal)

    assert "Lưu dòng này" in page_of(desk, load, query)


def test_saving_a_row_writes_only_what_was_changed(desk, focal):
    load = make_load(by=focal)
    row = {"row": "r1", "number": "1", "title": "Nhiệm vụ 1", "lead_text": "Sở Thử"}

    answer = desk.post(address(load, "load_row"), row | {"timeframe_text": "Quý II"})

    load.refresh_from_db()
    assert answer.url == f"{address(load)}#dong-r1"
    assert str(rows_of(load)[0].task.timeframe.end) == "2024-06-30"
    assert [step.where for step in load.steps.exclude(action="begin")] == ["I.1 timeframe_text"]


def test_a_row_without_words_is_sent_back_with_everything_typed(desk, focal):
    load = make_load(by=focal)

    answer = desk.post(address(load, "load_row"), {"row": "r1", "title": " ", "lead_text": "Mới"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Hãy ghi nội dung nhiệm vụ." in page
    assert ">\nMới</textarea>" in page


def test_a_row_is_added_at_the_end_of_its_section(desk, focal):
    load = make_load(by=focal)
    row = {"group": "g1", "number": "2", "title": "Thêm", "lead_text": "Sở Thử"}

    assert "Thêm dòng</button>" in page_of(desk, load, "?them=g1")
    desk.post(address(load, "load_add"), row)

    load.refresh_from_db()
    added = rows_of(load)[-1]
    assert (added.address, added.task.title, added.task.lead_units) == ("I.2", "Thêm", ("Sở Thử",))


def test_a_row_is_moved_behind_another(desk, focal):
    load = make_load(("I", [make_row(1), make_row(2)]), ("II", [make_row(1)]), by=focal)

    desk.post(address(load, "load_move"), {"row": "r1", "place": "after:r3"})

    load.refresh_from_db()
    assert [row.key for row in rows_of(load)] == ["r2", "r3", "r1"]


def test_a_move_to_nowhere_is_sent_back(desk, focal):
    load = make_load(by=focal)

    answer = desk.post(address(load, "load_move"), {"row": "r1", "place": ""})

    assert answer.status_code == 422
    assert "Hãy chọn chỗ chuyển đến." in answer.content.decode()


def test_a_row_is_struck_out_with_a_reason_and_stays_on_the_page(desk, focal):
    load = make_load(("I", [make_row(1), make_row(2)]), by=focal)

    refused = desk.post(address(load, "load_remove"), {"row": "r2", "reason": ""})
    desk.post(address(load, "load_remove"), {"row": "r2", "reason": "Dòng cộng"})

    assert refused.status_code == 422
    assert "Đã gạch bỏ, không vào sổ: Dòng cộng" in page_of(desk, load)


@pytest.mark.parametrize(
    ("means", "kind", "told"),
    [
        ("unit:so-thu", "", {"unit": "so-thu"}),
        ("new:department", "", {"new": {"name": "Sở Lạ", "kind": "department"}}),
        ("new", "press", {"new": {"name": "Sở Lạ", "kind": "press"}}),
        ("kinds", "department", {"new_group": {"name": "Sở Lạ", "kinds": ["department"]}}),
        ("open", "", {"new_group": {"name": "Sở Lạ", "is_open": True}}),
    ],
)
def test_one_click_says_what_a_name_means(desk, focal, means, kind, told):
    make_unit(code="so-thu", name="Sở Thử Nghiệm")
    load = make_load(("I", [make_row(leads=["sở Lạ"])]), by=focal)

    desk.post(address(load, "load_name"), {"name": "sở Lạ", "means": means, "kind": kind})

    load.refresh_from_db()
    assert load.matches == {"sở Lạ": told | {"how": "person", "remember": True}}


def test_a_name_may_be_a_group_and_may_be_left_as_written_again(desk, focal):
    group = make_group(name="Các sở", is_open=True)
    load = make_load(("I", [make_row(leads=["khối sở"])]), by=focal)

    desk.post(address(load, "load_name"), {"name": "khối sở", "means": f"group:{group.pk}"})
    named = PlanLoad.objects.get().matches["khối sở"]["group"]
    desk.post(address(load, "load_name"), {"name": "khối sở", "means": "words"})

    assert named == group.pk
    assert PlanLoad.objects.get().matches == {}


@pytest.mark.parametrize("means", ["unit:khong-co", "group:99", "group:x", "", "khac"])
def test_a_body_that_is_not_there_is_refused(desk, focal, means):
    load = make_load(by=focal)

    answer = desk.post(address(load, "load_name"), {"name": "Sở Thử", "means": means}, follow=True)

    assert answer.status_code == 200
    assert PlanLoad.objects.get().matches == {}


def test_the_directory_is_searched_without_marks(desk, focal):
    make_unit(code="du-lich", name="Sở Du lịch")
    load = make_load(by=focal)

    page = page_of(desk, load, "?ten=S%E1%BB%9F%20Th%E1%BB%AD&tim=so+du+lich")

    assert 'name="means" value="unit:du-lich"' in page


def test_all_names_of_a_first_plan_are_taken_in_one_step_and_given_back_in_one(desk, focal):
    load = make_load(("I", [make_row(leads=["Sở A"]), make_row(2, leads=["UBND xã B"])]), by=focal)

    desk.post(address(load, "load_rest"))
    taken = remaining(PlanLoad.objects.get()).leads
    desk.post(address(load, "load_back"))

    assert taken == ()
    assert remaining(PlanLoad.objects.get()).leads == ("Sở A", "UBND xã B")
    assert not Unit.objects.filter(name="Sở A").exists()


FACTS = {
    "issuer": "UBND tỉnh", "type": "KẾ HOẠCH", "number": "34/KH-UBND", "place": "", "day": "31",
    "month": "3", "year_of_issue": "2024", "title": "Kế hoạch thử", "year": "2024",
    "report_due_on": "09/12/2024", "signer_name": "Nguyễn Văn Thử", "recipients": "Bộ A\nLưu: VT",
}  # fmt: skip  # one thought


def test_the_facts_of_the_document_are_put_right(desk, focal):
    make_unit(name="Sở Thử")
    load = make_load(by=focal, date={"day": 28, "month": 2, "year": 2024})

    assert "Lưu</button>" in page_of(desk, load, "?tai-lieu=sua")
    desk.post(address(load, "load_document"), FACTS)

    plan = accept(load, by=focal)
    assert (plan.document.number, plan.document.issued_on) == ("34/KH-UBND", date(2024, 3, 31))
    assert (plan.report_due_on, plan.paper["signer"]["name"]) == (
        date(2024, 12, 9),
        "Nguyễn Văn Thử",
    )
    assert [p.text for p in plan.passages.filter(part="recipient")] == ["Bộ A", "Lưu: VT"]


def test_a_day_of_issue_that_no_calendar_has_is_sent_back_and_nothing_is_kept(desk, focal):
    load = make_load(by=focal)

    answer = desk.post(address(load, "load_document"), FACTS | {"day": "31", "month": "2"})

    assert answer.status_code == 422
    assert "Ngày này không có trong lịch." in answer.content.decode()
    assert PlanLoad.objects.get().draft == load.draft


def test_a_dropped_load_shows_no_way_to_change_it_but_may_be_opened_again(desk, focal):
    load = make_load(by=focal)

    desk.post(address(load, "load_discard"))
    page = page_of(desk, load)
    again = desk.post(address(load, "load_again"))

    assert "Lưu dòng này" not in page_of(desk, load, "?sua=r1")
    assert "Mở lại để kiểm tra tiếp" in page
    assert again.url == address(PlanLoad.objects.get(state="open"))


def test_taking_back_needs_a_reason(desk, focal):
    make_unit(name="Sở Thử")
    load = make_load(by=focal)
    desk.post(address(load, "load_accept"))

    page = desk.post(address(load, "load_undo"), {"reason": " "}, follow=True).content.decode()

    assert "Hãy ghi lý do." in page
    assert Plan.objects.exists()


@pytest.mark.parametrize(
    "name",
    ["load_accept", "load_undo", "load_discard", "load_again", "load_row", "load_add", "load_move",
     "load_remove", "load_settle", "load_name", "load_rest", "load_document", "load_back"],
)  # fmt: skip  # a list of addresses
def test_nobody_else_may_do_any_of_it(client, focal, name):
    load = make_load(by=focal)
    client.force_login(make_user(role="officer"))

    assert client.post(address(load, name)).status_code == 403
    assert client.get(address(load)).status_code == 403


def test_thirty_rows_cost_no_more_queries_than_one(desk, focal):
    few = make_load(("I", [make_row(1)]), by=focal)
    many = make_load(("I", [make_row(n, doubts=[DOUBT]) for n in range(30)]), by=focal)

    assert queries_of(desk, address(many)) == queries_of(desk, address(few))
