"""The consolidated report on the web, and the whole way to one number in it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nhipcau.drafting.reporting import draft_report
from nhipcau.organisations.models import Role
from nhipcau.outputs.recording import withdraw
from nhipcau.plans.models import PlanBasis
from nhipcau.reports.models import Consolidation, State, UnitReport
from tests.factories.documents import make_basis
from tests.factories.organisations import make_unit, make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_plan, make_section, make_task
from tests.factories.reports import bring, draft, make_round
from tests.workspace.pages import page, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def focal(client):
    person = make_user(role=Role.FOCAL)
    client.force_login(person)
    return person


def round_with_outputs(outputs: int, *, tasks: int = 1):
    unit, plan = make_unit(), make_plan()
    section = make_section(plan)
    made = [make_task(group=section, leads=(unit,)) for _ in range(tasks)]
    for number in range(outputs):
        make_output(title=f"Bài {number}", units=(unit,), tasks=(made[number % tasks],))
    return make_round(plan=plan)


def test_drafting_in_the_name_of_the_province_or_of_ones_unit(client, focal):
    round = round_with_outputs(1)

    client.post(page("consolidation_new", round.pk))
    client.post(page("consolidation_new", round.pk), {"as_unit": "1"})

    own = focal.appointments.get().unit
    issuers = Consolidation.objects.order_by("version").values_list("document__issuer", flat=True)
    assert list(issuers) == [round.plan.document.issuer, own.name]


def test_every_number_leads_to_its_items_and_the_file_to_its_check(client, focal):
    round = round_with_outputs(2)
    one = draft_report(round, by=focal, day=date(2024, 3, 20)).consolidation

    seen = text(client.get(page("consolidation_page", one.pk)))

    for figure in one.figures.filter(key__regex=r"^(total|kind|group|task)"):
        assert page("figure_page", figure.pk) in seen
    assert page("file_download", one.document.file_id) in seen
    assert "Thể thức văn bản" in seen


def test_numbers_of_the_period_before_lead_to_their_items_too(client, focal):
    round = round_with_outputs(2)
    later = make_round(plan=round.plan, index=2)
    make_output(kind="clip", happened_on=date(2024, 4, 1), tasks=(round.plan.tasks.get(),))
    one = draft(later, by=focal)

    seen = text(client.get(page("consolidation_page", one.pk)))

    last = one.figures.filter(key__startswith="last.").values_list("key", "pk")
    assert {key for key, _pk in last} == {"last.total", "last.kind.article", "last.kind.clip"}
    assert all(f'href="{page("figure_page", pk)}"' in seen for _key, pk in last)


def test_late_missing_and_typed_numbers_are_listed(client, focal):
    plan = make_plan()
    for name in ("Sở Gửi", "Sở Thiếu"):
        make_task(plan=plan, leads=(make_unit(name=name),))
    round = make_round(plan=plan)
    bring(round.reports.get(unit__name="Sở Gửi"), state="accepted", words="Đã in 1.234 bản.")

    seen = text(client.get(page("consolidation_page", draft(round, by=focal).pk)))

    assert all(words in seen for words in ("Sở Thiếu", "Số nhập tay", "1.234"))


def test_an_old_version_says_so_and_names_what_changed_since(client, focal):
    round = round_with_outputs(1)
    old = draft(round, by=focal)
    output = round.plan.tasks.get().credits.get().output
    withdraw(output, reason="Trùng", by=focal)
    draft(round, by=focal)

    seen = text(client.get(page("consolidation_page", old.pk)))

    assert "Đây là bản cũ" in seen
    assert "“Bài 0”: đã rút sau khi chốt số liệu." in seen


def test_a_round_without_outputs_still_has_a_report(client, focal):
    one = draft(make_round(), by=focal)

    assert "chưa có kết quả nào" in text(client.get(page("consolidation_page", one.pk)))


@pytest.mark.parametrize("role", [Role.OFFICER, Role.HEAD, Role.EDITOR])
def test_a_unit_does_not_read_the_report_of_the_province(client, role):
    one = draft(make_round())
    client.force_login(make_user(role=role))

    assert client.get(page("consolidation_page", one.pk)).status_code == 403


def test_a_leader_reads_but_does_not_draft(client):
    round = make_round()
    one = draft(round)
    client.force_login(make_user(role=Role.LEADER))

    assert client.get(page("consolidation_page", one.pk)).status_code == 200
    assert client.post(page("consolidation_new", round.pk)).status_code == 403


def test_the_page_costs_the_same_with_one_and_thirty_tasks(client, focal):
    costs = []
    for size in (1, 30):
        one = draft(round_with_outputs(size, tasks=size), by=focal)
        with CaptureQueriesContext(connection) as seen:
            client.get(page("consolidation_page", one.pk))
        costs.append(len(seen))

    assert costs[0] == costs[1]


def test_from_the_first_word_to_one_number_of_the_consolidated_report(client):
    unit = make_unit(name="Sở A")
    officer, head = (make_user(role=role, unit=unit) for role in (Role.OFFICER, Role.HEAD))
    focal = make_user(role=Role.FOCAL)
    plan = make_plan()
    told, silent = (make_task(plan=plan, leads=(unit,)) for _ in range(2))
    make_output(title="Clip hè", kind="clip", units=(unit,), tasks=(told,))
    round = make_round(plan=plan)
    report = round.reports.get()
    words = f"words-{report.items.get(task=silent).pk}"
    status = {f"status-{item.pk}": item.status for item in report.items.all()}

    client.force_login(officer)
    first = {"revision": "0", words: "Đã in tập gấp", **status, "submit": "1"}
    client.post(page("report_write", report.pk), first)
    client.force_login(focal)
    client.post(page("report_send_back", report.pk), {"reason": "Ghi rõ số lượng"})
    client.force_login(head)
    again = first | {"revision": "1", words: "Đã in 500 tập gấp"}
    client.post(page("report_write", report.pk), again)
    client.force_login(focal)
    client.post(page("report_accept", report.pk))
    client.post(page("round_lock", round.pk))
    answer = client.post(page("consolidation_new", round.pk), follow=True)

    assert UnitReport.objects.get().state == State.ACCEPTED
    figure = Consolidation.objects.get().figures.get(key="kind.clip")
    assert page("figure_page", figure.pk) in text(answer)
    assert "Clip hè" in text(client.get(page("figure_page", figure.pk)))
    thread = client.get(page("report_page", report.pk)).context["thread"]
    assert [said.what for said in thread] == [
        "Bắt đầu soạn",
        "Nộp lần 1",
        "Trả lại",
        "Nộp lần 2",
        "Duyệt",
    ]


def test_a_report_warns_of_acts_that_were_dead_when_it_was_drafted(client, focal):
    round = make_round()
    dead = make_basis(in_force_to=date(2020, 1, 1))
    PlanBasis.objects.create(plan=round.plan, basis=dead, role="basis", as_written="x")

    told = text(client.get(page("consolidation_page", draft(round).pk)))

    assert "Nghị định số 72/2015/NĐ-CP hết hiệu lực từ ngày 02/01/2020." in told
