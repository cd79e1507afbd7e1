"""What the unit wrote last time, beside the form it writes in, and how it is taken over."""

import pytest

from nhipcau.organisations.models import Role
from nhipcau.reports.models import UnitReport
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_task
from tests.factories.reports import bring, make_round
from tests.workspace.pages import page, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db


def first_report(unit, *, tasks) -> UnitReport:
    plan = make_plan()
    for _ in range(tasks):
        make_task(plan=plan, leads=(unit,))
    return make_round(plan=plan).reports.get()


@pytest.fixture
def unit():
    return make_unit()


@pytest.fixture
def officer(client, unit):
    person = make_user(role=Role.OFFICER, unit=unit)
    client.force_login(person)
    return person


@pytest.fixture
def report(unit):
    return first_report(unit, tasks=2)


def posted(report, **changed) -> dict[str, str]:
    """What a browser sends back of the empty form, with some fields changed."""
    told = {f"status-{item.pk}": item.status for item in report.items.all()}
    words = {f"words-{item.pk}": "" for item in report.items.all()}
    return {"revision": str(report.revision)} | told | words | changed


def after_last_time(report, *, words="Đã mở hai lớp.") -> UnitReport:
    """The report of the quarter after one that was accepted with these words."""
    bring(report, state="accepted", words=words)
    return make_round(plan=report.round.plan, index=2).reports.get(unit=report.unit)


def test_words_of_last_time_stand_beside_each_task(client, officer, report):
    now = after_last_time(report)

    seen = text(client.get(page("report_write", now.pk)))

    assert seen.count("Kỳ trước đã viết (Quý I năm 2024)") == 2
    assert seen.count("Đã mở hai lớp.") == 2
    assert not now.items.exclude(words="").exists()


def test_words_of_last_time_are_taken_over_below_what_was_typed(client, officer, report):
    now = after_last_time(report)
    second = now.items.last()
    told = posted(now, **{f"words-{second.pk}": "Vừa gõ", "reuse": str(second.pk)})

    answer = client.post(page("report_write", now.pk), told)

    assert answer.url == f"{page('report_write', now.pk)}#nhiem-vu-{second.task_id}"
    assert list(now.items.values_list("words", flat=True)) == ["", "Vừa gõ\n\nĐã mở hai lớp."]
    assert f"thêm lời kỳ trước vào nhiệm vụ {second.task.code}" in text(client.get(answer.url))


def test_words_taken_over_twice_stand_once(client, officer, report):
    now = after_last_time(report, words="Dòng một\nDòng hai")
    first = now.items.first()
    said = {f"words-{first.pk}": "Dòng một\r\nDòng hai, và thêm", "reuse": str(first.pk)}

    client.post(page("report_write", now.pk), posted(now, **said))

    assert now.items.first().words == "Dòng một\nDòng hai, và thêm"


def test_taking_over_what_the_form_refuses_loses_nothing(client, officer, report):
    now = after_last_time(report)
    first, second = now.items.all()
    nil = {f"is_nil-{first.pk}": "on", f"words-{second.pk}": "Vừa gõ"}

    answer = client.post(page("report_write", now.pk), posted(now, **nil, reuse=str(first.pk)))

    assert answer.status_code == 422
    assert answer.context["form"][f"words-{first.pk}"].value() == "Đã mở hai lớp."
    assert "Vừa gõ" in text(answer)
    assert not now.items.exclude(words="").exists()


def test_a_first_report_has_nothing_of_last_time(client, officer, report):
    told = posted(report, reuse=str(report.items.first().pk))

    assert "Kỳ trước đã viết" not in text(client.get(page("report_write", report.pk)))
    assert client.post(page("report_write", report.pk), told).url == page("report_write", report.pk)
    assert not report.items.exclude(words="").exists()


def test_words_of_last_time_cost_the_same_for_one_and_thirty_tasks(client, officer, unit):
    reports = [after_last_time(first_report(unit, tasks=tasks)) for tasks in (1, 30)]

    costs = [queries_of(client, page("report_write", one.pk)) for one in reports]

    assert costs[0] == costs[1]
