"""What my unit owes, one report with its thread, and the form it is written in."""

from datetime import date

import pytest

from nhipcau.organisations.models import Role
from nhipcau.outputs.recording import withdraw
from nhipcau.reports import lifecycle
from nhipcau.reports.lifecycle import Entry
from nhipcau.reports.locking import lock_round
from nhipcau.reports.models import State, UnitReport
from tests.factories.organisations import make_unit, make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_plan, make_task
from tests.factories.reports import bring, make_round, set_due
from tests.workspace.pages import page, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db


def report_of(unit, *, tasks=1, **fields) -> UnitReport:
    plan = make_plan()
    for _ in range(tasks):
        make_task(plan=plan, leads=(unit,))
    return make_round(plan=plan, **fields).reports.get(unit=unit)


@pytest.fixture
def unit():
    return make_unit(name="Sở A")


@pytest.fixture
def officer(client, unit):
    person = make_user(role=Role.OFFICER, unit=unit)
    client.force_login(person)
    return person


@pytest.fixture
def report(unit):
    return report_of(unit, tasks=2)


def posted(report, **changed) -> dict[str, str]:
    """What a browser sends back of the form as it was opened, with some fields changed."""
    told = {"revision": str(report.revision)}
    for item in report.items.all():
        told |= {f"words-{item.pk}": item.words, f"status-{item.pk}": item.status}
        told[f"nil_reason-{item.pk}"] = item.nil_reason
    return told | changed


# --- The list ---------------------------------------------------------------------------------


def test_the_list_says_what_is_missing_and_by_when(client, officer, report, freezer_day):
    set_due(report.round, date(2024, 6, 20))
    first = report.items.first()
    lifecycle.write(report, items={first.pk: Entry(words="Đã làm")}, by=officer)

    seen = text(client.get(page("report_list")))

    assert "Quý I năm 2024: còn 1/2 nhiệm vụ chưa có nội dung, hạn 20/6 (còn 2 ngày)." in seen


@pytest.fixture
def freezer_day(monkeypatch):
    """It is 18 June 2024 at the office."""
    day = date(2024, 6, 18)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_, **__: day)
    return day


def test_an_output_recorded_since_counts_in_the_list(client, officer, unit, report):
    make_output(units=(unit,), tasks=(report.items.first().task,))

    assert "còn 1/2 nhiệm vụ" in text(client.get(page("report_list")))


def test_a_unit_without_reports_is_told_what_will_stand_there(client, officer):
    assert "Chưa có báo cáo nào" in text(client.get(page("report_list")))


def test_the_focal_officer_sees_how_many_have_sent(client):
    client.force_login(make_user(role=Role.FOCAL))
    plan = make_plan()
    for _ in range(3):
        make_task(plan=plan, leads=(make_unit(),))
    round = make_round(plan=plan)
    bring(round.reports.first(), state="submitted")

    seen = text(client.get(page("report_list")))

    assert "2/3 đơn vị chưa nộp" in seen
    assert "1 báo cáo chờ duyệt" in seen


def test_the_list_of_a_unit_costs_the_same_with_one_and_thirty_reports(client, officer, unit):
    plan = make_task(leads=(unit,)).plan
    days = {"window_start": date(2024, 1, 1), "window_end": date(2024, 1, 31)}

    def sent(number):
        round = make_round(plan=plan, kind="ad_hoc", index=number, **days)
        bring(round.reports.get(), state="accepted")

    sent(1)
    few = queries_of(client, page("report_list"))
    for number in range(2, 31):
        sent(number)

    assert queries_of(client, page("report_list")) == few


def test_the_list_of_rounds_costs_the_same_with_one_and_thirty(client):
    client.force_login(make_user(role=Role.LEADER))
    plan = make_task(leads=(make_unit(),)).plan
    days = {"window_start": date(2024, 1, 1), "window_end": date(2024, 1, 31)}
    make_round(plan=plan, kind="ad_hoc", index=1, **days)
    few = queries_of(client, page("report_list"))
    for number in range(2, 31):
        make_round(plan=plan, kind="ad_hoc", index=number, **days)

    assert queries_of(client, page("report_list")) == few


# --- Reading ----------------------------------------------------------------------------------


def test_a_report_keeps_generated_text_apart_and_links_its_outputs(client, officer, unit, report):
    item = report.items.first()
    output = make_output(title="Clip hè", kind="clip", units=(unit,), tasks=(item.task,))
    lifecycle.write(report, items={item.pk: Entry(words="Lời của đơn vị")}, by=officer)

    seen = text(client.get(page("report_page", report.pk)))

    assert "Tổng hợp từ kết quả" in seen
    assert f'<a href="{page("output_page", output.pk)}">Clip hè (01/02/2024)</a>' in seen
    assert '<p class="report-words measure">Lời của đơn vị</p>' in seen


def test_missing_tasks_come_first_while_the_report_is_with_the_unit(client, officer, report):
    first, second = report.items.all()
    lifecycle.write(report, items={first.pk: Entry(words="Đã làm")}, by=officer)

    shown = client.get(page("report_page", report.pk)).context["content"].required

    assert [one.item for one in shown] == [second, first]


def test_the_draft_of_another_unit_is_not_shown(client, report):
    client.force_login(make_user(role=Role.HEAD))

    answer = client.get(page("report_page", report.pk))

    assert (answer.status_code, "của đơn vị khác" in text(answer)) == (403, True)


@pytest.mark.parametrize("role", [Role.FOCAL, Role.LEADER, Role.ADMINISTRATOR])
def test_those_who_look_after_the_province_read_every_report(client, report, role):
    client.force_login(make_user(role=role))

    assert client.get(page("report_page", report.pk)).status_code == 200


def test_a_person_without_a_role_reads_no_report(client, report):
    client.force_login(make_user())

    assert client.get(page("report_page", report.pk)).status_code == 403


def test_a_visitor_is_asked_to_sign_in(client, report):
    answer = client.get(page("report_page", report.pk))

    assert (answer.status_code, "dang-nhap" in answer.url) == (302, True)


def test_a_change_after_the_lock_is_told_on_the_report(client, officer, unit, report):
    output = make_output(title="Clip", units=(unit,), tasks=(report.items.first().task,))
    lock_round(report.round, exceptions={report.pk: "Thử"}, by=make_user())
    withdraw(output, reason="Trùng", by=make_user())

    seen = text(client.get(page("report_page", report.pk)))

    assert "“Clip”: đã rút sau khi chốt số liệu." in seen


def test_a_report_costs_the_same_with_one_and_thirty_tasks(client, officer, unit):
    few, many = report_of(unit), report_of(unit, tasks=30)

    for name in ("report_page", "report_write"):
        costs = [queries_of(client, page(name, one.pk)) for one in (few, many)]
        assert costs[0] == costs[1]


# --- Writing ----------------------------------------------------------------------------------


def test_a_half_finished_report_is_saved(client, officer, report):
    first = report.items.first()

    answer = client.post(
        page("report_write", report.pk),
        posted(report, **{f"words-{first.pk}": "Đã làm", "steering": "Ban hành kế hoạch"}),
    )

    assert answer.status_code == 302
    assert list(report.items.values_list("words", flat=True)) == ["Đã làm", ""]
    assert UnitReport.objects.get().steering == "Ban hành kế hoạch"


def test_a_refused_form_loses_nothing_and_names_every_problem(client, officer, report):
    first, second = report.items.all()
    told = posted(
        report,
        **{
            f"words-{first.pk}": "Nhiều chữ đã gõ",
            f"is_nil-{first.pk}": "on",
            f"nil_reason-{first.pk}": "Lý do đã gõ",
            f"is_nil-{second.pk}": "on",
            "proposals": "Kiến nghị đã gõ",
        },
    )

    answer = client.post(page("report_write", report.pk), told)

    assert answer.status_code == 422
    assert all(
        words in text(answer)
        for words in (
            "Nhiều chữ đã gõ",
            "Lý do đã gõ",
            "Kiến nghị đã gõ",
            f'href="#id_is_nil-{first.pk}"',
            f'href="#id_nil_reason-{second.pk}"',
        )
    )
    assert not report.items.exclude(words="").exists()


def test_what_another_saved_meanwhile_is_shown_before_it_is_replaced(client, officer, report):
    first = report.items.first()
    told = posted(report, **{f"words-{first.pk}": "Của tôi"})
    lifecycle.write(report, items={first.pk: Entry(words="Của người kia")}, by=make_user())

    answer = client.post(page("report_write", report.pk), told)

    assert answer.status_code == 422
    assert all(words in text(answer) for words in ("Của tôi", "Của người kia", "người khác lưu"))
    assert report.items.first().words == "Của người kia"

    told["revision"] = answer.context["form"]["revision"].value()
    assert client.post(page("report_write", report.pk), told).status_code == 302
    assert report.items.first().words == "Của tôi"


def test_save_and_send_keeps_the_writing_where_the_sending_is_refused(client, officer, report):
    first, second = report.items.all()
    told = posted(report, **{f"words-{first.pk}": "Đã làm", "submit": "1"})

    answer = client.post(page("report_write", report.pk), told)

    assert answer.status_code == 422
    assert f'href="#id_words-{second.pk}"' in text(answer)
    assert report.items.first().words == "Đã làm"

    told |= {
        "revision": answer.context["form"]["revision"].value(),
        f"words-{second.pk}": "Cũng đã làm",
    }
    client.post(page("report_write", report.pk), told)
    assert UnitReport.objects.get().state == State.SUBMITTED


def test_words_typed_when_the_round_was_locked_are_not_lost(client, officer, report):
    first = report.items.first()
    lock_round(report.round, exceptions={report.pk: "Thử"}, by=make_user())

    answer = client.post(
        page("report_write", report.pk), posted(report, **{f"words-{first.pk}": "Đã gõ"})
    )

    assert (answer.status_code, "Đã gõ" in text(answer)) == (422, True)


def test_generated_words_are_not_sent_as_the_units_own(client, officer, unit, report):
    make_output(units=(unit,), tasks=(report.items.first().task,))

    client.post(page("report_write", report.pk), posted(report))

    assert list(report.items.values_list("words", flat=True)) == ["", ""]


@pytest.mark.parametrize("role", [Role.FOCAL, Role.EDITOR, Role.LEADER, Role.ADMINISTRATOR])
def test_only_officer_and_head_of_the_unit_write(client, unit, report, role):
    client.force_login(make_user(role=role, unit=unit))

    assert client.get(page("report_write", report.pk)).status_code == 403


# --- Moving -----------------------------------------------------------------------------------


def test_a_return_needs_a_reason_and_may_point_at_a_task(client, report):
    bring(report, state="submitted")
    client.force_login(make_user(role=Role.FOCAL))
    item = report.items.last()

    refused = client.post(page("report_send_back", report.pk), {"reason": " ", "item": item.pk})
    client.post(page("report_send_back", report.pk), {"reason": "Thiếu ảnh", "item": item.pk})

    assert (refused.status_code, "Nêu lý do trả lại." in text(refused)) == (422, True)
    step = report.steps.last()
    assert (step.to_state, step.reason, step.item) == (State.RETURNED, "Thiếu ảnh", item)


def test_sending_again_unchanged_asks_why_and_keeps_the_answer(client, officer, report):
    bring(report, state="returned")

    refused = client.post(page("report_submit", report.pk), {"standing_by": ""})
    client.post(page("report_submit", report.pk), {"standing_by": "Số liệu đã đối chiếu"})

    assert (refused.status_code, "giữ nguyên số liệu" in text(refused)) == (422, True)
    assert report.steps.last().reason == "Số liệu đã đối chiếu"


def test_nobody_accepts_what_they_wrote(client, unit, report):
    both = make_user(role=Role.FOCAL, unit=unit)
    entries = {item.pk: Entry(words="Đã làm") for item in report.items.all()}
    lifecycle.submit(lifecycle.write(report, items=entries, by=both), by=both)
    client.force_login(both)

    answer = client.post(page("report_accept", report.pk))

    assert (answer.status_code, "cần một người khác" in text(answer)) == (422, True)


def test_an_accepted_report_is_opened_again_with_a_reason(client, report):
    bring(report, state="accepted")
    client.force_login(make_user(role=Role.FOCAL))

    client.post(page("report_reopen", report.pk), {"reason": "Sai số"})

    assert UnitReport.objects.get().state == State.RETURNED


def test_unit_and_focal_officer_talk_in_the_thread(client, officer, report):
    client.post(page("report_remark", report.pk), {"reason": "Xin lùi hạn"})

    assert "Xin lùi hạn" in text(client.get(page("report_page", report.pk)))


@pytest.mark.parametrize("name", ["report_accept", "report_send_back", "report_reopen"])
@pytest.mark.parametrize("role", [Role.OFFICER, Role.HEAD, Role.ADMINISTRATOR, Role.LEADER])
def test_only_the_focal_officer_judges(client, unit, report, name, role):
    client.force_login(make_user(role=role, unit=unit))

    assert client.post(page(name, report.pk), {"reason": "x"}).status_code == 403


def test_the_focal_officer_does_not_send_for_a_unit(client, report):
    client.force_login(make_user(role=Role.FOCAL))

    assert client.post(page("report_submit", report.pk)).status_code == 403
