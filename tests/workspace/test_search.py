"""One search over tasks, outputs, units and plans, with marks or without."""

import pytest
from django.urls import reverse
from django.utils import timezone

from nhipcau.organisations.naming import add_alias
from tests.factories.documents import make_document
from tests.factories.organisations import make_unit, make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_plan, make_task
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db

PAGE = "/lam-viec/tim/"


@pytest.fixture
def officer(client):
    client.force_login(make_user(role="officer"))
    return client


def found(client, **asked):
    """Kind -> (count, rows shown)."""
    answer = client.get(PAGE, asked)
    return {one.kind: (one.count, list(one.page)) for one in answer.context["found"]}


def test_one_word_without_marks_finds_all_kinds(officer):
    unit = make_unit(name="Sở Du lịch")
    plan = make_plan(document=make_document(subject="Đẩy mạnh du lịch"))
    task = make_task(plan=plan, title="Quảng bá du lịch biển")
    output = make_output(title="Clip du lịch hè", tasks=(task,))

    assert found(officer, q="DU LICH") == {
        "tasks": (1, [task]),
        "outputs": (1, [output]),
        "units": (1, [unit]),
        "plans": (1, [plan]),
    }


@pytest.mark.parametrize("asked", ["so du lich", "Sở Du lịch", "SO DU LI", "lich so"])
def test_a_unit_is_found_however_it_is_typed(officer, asked):
    unit = make_unit(name="Sở Du lịch")

    assert found(officer, q=asked) == {"units": (1, [unit])}


def test_d_finds_the_letter_with_a_stroke(officer):
    unit = make_unit(name="Đài Phát thanh và Truyền hình")

    assert found(officer, q="dai phat") == {"units": (1, [unit])}


def test_a_unit_is_found_by_another_way_to_write_it(officer):
    unit = make_unit(name="Sở Thông tin và Truyền thông")
    add_alias(unit, "Sở 4T", by=None)

    assert found(officer, q="Sở 4T") == {"units": (1, [unit])}


def test_what_was_taken_back_is_not_found(officer):
    paper = make_document(subject="Hội chợ biển")
    make_task(plan=make_plan(document=paper, withdrawn_at=timezone.now()), title="Hội chợ")

    assert found(officer, q="hoi cho") == {}


def test_ten_of_a_kind_are_shown_and_the_rest_is_one_step_away(officer):
    plan = make_plan()
    for _ in range(12):
        make_task(plan=plan, title="Hội chợ")

    page = officer.get(PAGE, {"q": "hoi cho"}).content.decode()
    count, rows = found(officer, q="hoi cho", xem="tasks")["tasks"]

    assert page.count("Hội chợ</a>") == 10
    assert '<a href="?q=hoi+cho&amp;xem=tasks">Xem cả 12 nhiệm vụ</a>' in page
    assert (count, len(rows)) == (12, 12)


@pytest.mark.parametrize("asked", ["", "  ", "!!!", "%", "x" * 201])
def test_words_that_ask_nothing_find_nothing(officer, asked):
    make_unit(name="Sở Du lịch")

    answer = officer.get(PAGE, {"q": asked})

    assert (answer.status_code, answer.context["found"]) == (200, [])


def test_nothing_found_says_so_and_offers_a_way_on(officer):
    page = officer.get(PAGE, {"q": "khong co <b>"}).content.decode()

    assert "Không có gì khớp" in page
    assert "Tìm “khong co &lt;b&gt;”" in page


def test_thirty_of_each_cost_no_more_queries_than_one(officer):
    def fill(times):
        for _ in range(times):
            task = make_task(
                title="Hội chợ", plan=make_plan(document=make_document(subject="Hội chợ"))
            )
            make_output(title="Hội chợ", tasks=(task,), units=(make_unit(name="Hội chợ"),))

    fill(1)
    few = queries_of(officer, f"{PAGE}?q=hoi+cho")
    fill(29)

    assert queries_of(officer, f"{PAGE}?q=hoi+cho") == few


def test_the_frame_offers_the_search_on_every_page(officer):
    assert f'action="{PAGE}"' in officer.get(reverse("workspace:today")).content.decode()


def test_strangers_are_led_to_the_sign_in_page(client):
    answer = client.get(PAGE, {"q": "so"})

    assert answer.url.startswith(reverse("workspace:sign_in"))
