"""Programmes on the web: set up, given tasks, read, reported and closed."""

from datetime import date

import pytest

from nhipcau.plans.models import Programme
from tests.factories.documents import make_basis
from tests.factories.organisations import make_unit, make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_plan, make_programme, make_task
from tests.workspace.pages import page, signed_in, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db

LIST = "/lam-viec/chuong-trinh/"


def test_the_list_tells_tasks_results_and_a_dead_basis(client):
    task = make_task()
    make_output(tasks=(task,))
    make_programme(name="Đề án biển", tasks=(task, make_task()),
                   basis=make_basis(in_force_to=date(2020, 1, 1)))  # fmt: skip

    answer = signed_in(client).get(LIST + "?q=de+an")

    [(programme, state, warning)] = answer.context["rows"]
    assert (programme.task_count, programme.output_count, state[0]) == (2, 1, "under_way")
    assert warning in text(answer)
    assert "hết hiệu lực từ ngày 02/01/2020" in warning


def test_nothing_found_and_nothing_there_are_two_different_pages(client):
    client = signed_in(client)
    empty = text(client.get(LIST))
    make_programme()

    assert "Chưa có chương trình, đề án nào" in empty
    assert "Không có chương trình, đề án nào khớp" in text(client.get(LIST + "?q=xyz"))


def test_a_programme_is_set_up_and_then_asks_for_its_tasks(client):
    unit = make_unit()
    typed = {"kind": "scheme", "name": "Đề án biển", "lead": unit.pk, "valid_from": "01/01/2021"}

    answer = signed_in(client, "focal").post(page("programme_new"), typed)

    programme = Programme.objects.get()
    assert (programme.lead, programme.valid_from) == (unit, date(2021, 1, 1))
    assert answer.url == page("programme_tasks", programme.pk)


def test_a_name_taken_already_loses_nothing(client):
    make_programme(name="Đề án biển")
    typed = {"kind": "scheme", "name": "Đề án biển", "goal": "Nhiều khách"}

    answer = signed_in(client, "focal").post(page("programme_new"), typed)

    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"name"})
    assert "Nhiều khách" in text(answer)


def test_tasks_are_looked_for_by_words_and_plan_and_ticked(client):
    programme, wanted = make_programme(), make_task(title="Làm phim biển")
    make_task(title="Làm phim núi")
    client = signed_in(client, "focal")
    address = page("programme_tasks", programme.pk)

    shown = client.get(address, {"q": "phim bien", "plan": wanted.plan_id}).context["page"]
    client.post(address, {"tasks": [wanted.pk]})

    assert list(shown) == [wanted]
    assert list(programme.tasks.all()) == [wanted]


def test_ticking_nothing_says_what_to_do(client):
    make_task()

    answer = signed_in(client, "focal").post(page("programme_tasks", make_programme().pk))

    assert answer.status_code == 422
    assert "Hãy chọn ít nhất một nhiệm vụ." in text(answer)


def test_the_page_shows_tasks_of_every_year_and_results_by_kind_and_year(client):
    old, new = make_task(plan=make_plan(year=2023)), make_task()
    make_output(tasks=(old, new), happened_on=date(2023, 5, 1), kind="clip")
    make_output(tasks=(new,), happened_on=date(2024, 5, 1))
    programme = make_programme(tasks=(old, new))
    days = {"first": "01/01/2023", "last": "31/12/2024"}

    told = signed_in(client).get(page("programme_page", programme.pk), days).context

    assert [(bar.label, bar.value) for bar in told["kind_bars"]] == [
        ("Tin, bài", 1), ("Clip, phóng sự, phim", 1)
    ]  # fmt: skip
    assert [(bar.label, bar.value) for bar in told["year_bars"]] == [("2023", 1), ("2024", 1)]
    assert [one.plan.year for one in told["served"].plans] == [2023, 2024]


def test_each_bar_leads_to_the_outputs_it_counts(client):
    task = make_task()
    clip = make_output(tasks=(task,), kind="clip")
    make_output(tasks=(task,))
    programme = make_programme(tasks=(task,))
    client = signed_in(client)

    bars = client.get(page("programme_page", programme.pk)).context["kind_bars"]

    hrefs = {bar.label: bar.href for bar in bars}
    assert list(client.get(hrefs["Clip, phóng sự, phim"]).context["page"]) == [clip]


def test_tasks_are_taken_off_and_the_programme_is_closed_with_a_reason(client):
    task = make_task()
    programme, client = make_programme(tasks=(task,)), signed_in(client, "focal")

    client.post(page("programme_remove", programme.pk), {"tasks": [task.pk]})
    refused = client.post(page("programme_close", programme.pk), {"last_day": "30/06/2024"})
    typed = {"last_day": "30/06/2024", "reason": "Đã tổng kết"}
    closed = client.post(page("programme_close", programme.pk), typed, follow=True)

    assert (refused.status_code, set(refused.context["close_form"].errors)) == (422, {"reason"})
    assert "Đã tổng kết" in text(closed)
    programme.refresh_from_db()
    assert (programme.tasks.count(), programme.valid_to) == (0, date(2024, 6, 30))


def test_a_revision_stands_in_the_history(client):
    programme = make_programme(name="Đề án biển")
    typed = {"kind": "scheme", "name": "Đề án biển đảo", "valid_from": "01/01/2021"}

    answer = signed_in(client, "focal").post(
        page("programme_revise", programme.pk), typed, follow=True
    )

    assert "<q>Đề án biển</q> → <q>Đề án biển đảo</q>" in text(answer)


def test_the_report_offers_the_living_successor_and_takes_what_is_chosen(client):
    new = make_basis(number="2/2020/NĐ-CP", in_force_from=date(2020, 1, 1))
    old = make_basis(number="1/2010/NĐ-CP", in_force_to=date(2019, 12, 31), replaced_by=new)
    programme = make_programme(basis=old, tasks=(make_task(),))
    client, address = signed_in(client, "focal"), page("programme_report", programme.pk)

    form = client.get(page("programme_page", programme.pk)).context["report_form"]
    days = {"first": "01/01/2024", "last": "30/06/2024", "bases": [new.pk]}
    answer = client.post(address, days, follow=True)

    assert [value for value, _ in form.fields["bases"].choices] == [str(old.pk), str(new.pk)]
    assert form.fields["bases"].initial == [str(old.pk)]
    assert len(answer.context["reports"]) == 1


def test_a_programme_without_tasks_has_no_report_to_draw(client):
    days = {"first": "01/01/2024", "last": "30/06/2024"}

    answer = signed_in(client, "focal").post(page("programme_report", make_programme().pk), days)

    assert answer.status_code == 422


def test_pages_take_the_same_queries_for_many(client):
    programme, client = make_programme(tasks=(make_task(leads=(make_unit(),)),)), signed_in(client)
    pages = LIST, page("programme_page", programme.pk)
    few = [queries_of(client, path) for path in pages]
    for _ in range(30):
        task = make_task(leads=(make_unit(),))
        programme.tasks.add(task)
        make_output(tasks=(task,), by=make_user())
        make_programme(tasks=(task,), basis=programme.basis)

    assert [queries_of(client, path) for path in pages] == few
