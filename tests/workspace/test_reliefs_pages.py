"""A unit asks for more time on its report, another person decides on the page of requests."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from nhipcau.organisations.models import Role
from nhipcau.reports.models import Relief, ReliefStep
from nhipcau.ui.words import day_words
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_task
from tests.factories.reliefs import granted, make_relief
from tests.factories.reports import bring, draft, make_report, make_round, set_due
from tests.workspace.pages import page, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db

LATER = timezone.localdate() + timedelta(days=9)
TOLD = {"kind": "extension", "until": day_words(LATER), "reason": "Chờ số liệu của huyện",
        "document_number": "15/CV-SDL"}  # fmt: skip


@pytest.fixture
def report():
    report = make_report()
    set_due(report.round, timezone.localdate() + timedelta(days=2))
    return report


@pytest.fixture
def officer(client, report):
    person = make_user(role=Role.OFFICER, unit=report.unit)
    client.force_login(person)
    return person


def as_focal(client):
    person = make_user(role=Role.FOCAL)
    client.force_login(person)
    return person


def test_a_unit_asks_on_its_own_report_and_reads_how_it_stands(client, officer, report):
    assert "Xin gia hạn, xin miễn" in text(client.get(page("report_page", report.pk)))

    client.post(page("relief_ask", report.pk), TOLD)

    seen = text(client.get(page("report_page", report.pk)))
    assert f"Gia hạn đến {day_words(LATER)} theo văn bản 15/CV-SDL" in seen
    assert "Chờ số liệu của huyện" in seen


def test_the_paper_of_a_request_is_kept_and_read_by_those_concerned_only(client, officer, report):
    paper = SimpleUploadedFile("cong-van.txt", "Đề nghị gia hạn".encode())

    client.post(page("relief_ask", report.pk), TOLD | {"file": paper})

    address = page("file_download", Relief.objects.get().file_id)
    codes = []
    for role, unit in ((Role.OFFICER, report.unit), (Role.LEADER, None), (Role.OFFICER, None)):
        client.force_login(make_user(role=role, unit=unit))
        answer = client.get(address)
        b"".join(answer)
        codes.append(answer.status_code)
    assert codes == [200, 200, 403]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"until": ""}, "Gia hạn phải ghi ngày hạn mới."),
        ({"until": "01/01/2020"}, "Hạn mới phải sau hạn hiện nay"),
        ({"until": "31/02/2024"}, "31/02/2024"),
        ({"reason": ""}, "Nêu lý do đề nghị."),
        ({"file": SimpleUploadedFile("a.txt", "TỐI MẬT".encode())}, "có dấu độ mật"),
    ],
)
def test_a_refused_request_keeps_what_was_typed(client, officer, report, changed, sentence):
    answer = client.post(page("relief_ask", report.pk), TOLD | changed)

    assert (answer.status_code, Relief.objects.count()) == (422, 0)
    assert sentence in text(answer)
    assert "15/CV-SDL" in text(answer)


def test_asking_twice_is_told_in_a_sentence(client, officer, report):
    for _ in range(2):
        answer = client.post(page("relief_ask", report.pk), TOLD)

    assert "Đã có một đề nghị như vậy đang chờ quyết định." in text(answer)


def test_the_focal_officer_finds_the_request_and_grants_it(client, report):
    asked = make_relief(report, until=LATER)
    as_focal(client)
    waiting = "1 đề nghị gia hạn, miễn báo cáo chờ quyết định"

    before = text(client.get(page("today")))
    assert "1 đề nghị đang chờ quyết định" in text(client.get(page("round_page", report.round_id)))
    client.post(page("relief_grant", asked.pk), {"document_number": "20/UBND-VX"})

    report.refresh_from_db()
    after = text(client.get(page("today")))
    assert (waiting in before, waiting in after, report.due_on) == (True, False, LATER)


def test_a_refusal_without_a_reason_opens_the_page_again(client, report):
    asked = make_relief(report)
    as_focal(client)

    answer = client.post(page("relief_refuse", asked.pk), {"reason": " "})

    asked.refresh_from_db()
    assert (answer.status_code, asked.state) == (422, "asked")
    assert "Nêu lý do không chấp thuận." in text(answer)


def test_a_focal_officer_may_ask_for_a_unit_but_not_decide(client, report):
    as_focal(client)
    client.post(page("relief_ask", report.pk), TOLD)
    asked = Relief.objects.get()

    answer = client.post(page("relief_grant", asked.pk), {})

    assert answer.status_code == 422
    assert "không tự quyết định" in text(answer)
    as_focal(client)
    client.post(page("relief_grant", asked.pk), {})
    asked.refresh_from_db()
    assert asked.state == "granted"


def test_a_unit_takes_back_what_waits_and_nothing_that_was_granted(client, officer, report):
    asked = make_relief(report)
    client.post(page("relief_revoke", asked.pk), {"reason": "Đã kịp"})
    given = granted(report, until=LATER)

    answer = client.post(page("relief_revoke", given.pk), {"reason": "Thôi"})

    asked.refresh_from_db()
    assert (asked.state, answer.status_code) == ("revoked", 403)


def test_a_stranger_neither_asks_nor_reads(client, report):
    client.force_login(make_user(role=Role.OFFICER))

    codes = [client.post(page("relief_ask", report.pk), TOLD).status_code,
             client.get(page("relief_list")).status_code]  # fmt: skip

    assert codes == [403, 403]


def test_the_unit_sees_its_own_due_day_everywhere(client, officer, report):
    granted(report, until=LATER)

    for name, args in (("today", []), ("report_list", []), ("report_page", [report.pk]),
                       ("report_write", [report.pk])):  # fmt: skip
        assert day_words(LATER) in text(client.get(page(name, *args))), name


def test_a_waived_report_is_not_asked_for_any_more(client, officer, report):
    granted(report, kind="waiver")

    assert "Không có báo cáo nào đang chờ đơn vị." in text(client.get(page("today")))
    seen = text(client.get(page("report_page", report.pk)))
    assert "Được miễn báo cáo theo văn bản 15/CV-SDL; không phải nộp." in seen


def test_the_round_tells_who_was_let_off_and_locks_without_asking_why(client, report):
    granted(report, kind="waiver")
    as_focal(client)

    answer = client.get(page("round_page", report.round_id) + "?xem=gia-han")

    assert "Được miễn báo cáo theo văn bản 15/CV-SDL" in text(answer)
    assert list(answer.context["lock_form"].fields) == []
    client.post(page("round_lock", report.round_id), {})
    report.round.refresh_from_db()
    assert report.round.is_locked


def test_the_annex_tells_extensions_and_waivers_with_their_papers(report):
    granted(report, kind="waiver")

    units = draft(report.round).content["units"]

    assert (units["missing"], [one["waiver"]["document_number"] for one in units["waived"]]) == (
        [],
        ["15/CV-SDL"],
    )


def test_the_list_costs_the_same_with_one_and_thirty_requests(client):
    plan = make_plan()
    make_task(plan=plan, leads=tuple(make_unit() for _ in range(40)))
    first, *reports = make_round(plan=plan).reports.all()
    as_focal(client)
    make_relief(first), granted(reports[0])
    few = queries_of(client, page("relief_list"))

    for report in reports[1:20]:
        make_relief(report)
    for report in reports[20:]:
        granted(report)

    assert queries_of(client, page("relief_list")) == few
    assert ReliefStep.objects.count() == 2 * 20 + 20


def test_a_request_that_comes_too_late_can_only_be_refused(client, report):
    asked = make_relief(report)
    bring(report, state="submitted")
    as_focal(client)

    assert page("relief_grant", asked.pk) not in text(client.get(page("relief_list")))
    client.post(page("relief_refuse", asked.pk), {"reason": "Đã nộp"})

    asked.refresh_from_db()
    assert asked.state == "refused"
