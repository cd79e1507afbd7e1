"""What is handled outside this system: the number of a paper and nothing beside it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.reports import lifecycle
from nhipcau.reports.completeness import Completeness
from nhipcau.reports.lifecycle import Entry
from nhipcau.reports.models import ReportItem
from nhipcau.reports.outside import is_document_number
from tests.factories.organisations import make_unit, make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_task
from tests.factories.refusals import codes_by_field, codes_of
from tests.factories.reports import draft, entries, make_round, report_of

NUMBER = "15/BC-SNgV"


@pytest.mark.parametrize(
    "text",
    [
        "102/2024/CV-STTTT",
        "15/BC-SNgV",
        "45/KH-BCĐTTĐN",
        "7-BC/TU ngày 5/6/2024",
        "Số 15/BC-SNgV, ngày 12/06/2024",
        "Số: 15a/QĐ-UBND",
    ],
)
def test_numbers_as_papers_bear_them_are_numbers(text):
    assert is_document_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/BC-SNgV",
        "15",
        "15/BC-SNgV về đoàn khách đến thăm",
        "15/bc-đón đoàn",
        "Đã báo cáo bằng văn bản giấy",
        "Đã đón 15 đoàn",
        f"{'1' * 7}/BC-SNgV",
        "１５/BC-SNgV",
        f"15/BC-SNgV-{'A' * 13}",
        f"15/{'/'.join('ABCDEFGHIJ' for _ in range(6))}",
    ],
)
def test_words_are_no_number(text):
    assert not is_document_number(text)


@given(st.text(alphabet="đoàn khách thăm ngày 12/06/2024 đảo", min_size=20, max_size=200))
def test_no_sentence_passes_for_a_number(text):
    assert not is_document_number(text)


@pytest.mark.django_db
def test_a_number_counts_for_completeness_and_is_sent_without_content():
    report, officer = report_of(2), make_user()
    given = entries(report, Entry(words="Đã làm"), Entry(outside_number=f"  {NUMBER} "))

    report = lifecycle.write(report, items=given, by=officer)
    sent = lifecycle.submit(report, by=officer)

    kept = sent.steps.last().snapshot["items"][1]
    assert lifecycle.completeness(report) == Completeness(2, 2)
    assert (kept["outside_number"], kept["words"], kept["nil_reason"]) == (NUMBER, "", "")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (Entry(outside_number=NUMBER, words="Đã đón đoàn"), "outside_with_words"),
        (Entry(outside_number=NUMBER, is_nil=True, nil_reason="Chưa"), "outside_with_nil"),
        (Entry(outside_number=NUMBER, nil_reason="Chưa"), "outside_with_nil"),
        (Entry(outside_number="Đã đón đoàn cấp cao tại Quy Nhơn"), "outside_number"),
        (Entry(outside_number="15/BC-SNgV\nĐón đoàn"), "outside_number"),
        (Entry(outside_number="x" * 61), "outside_number"),
        (Entry(outside_number="Độ mật: Tối mật"), "outside_secret"),
        (Entry(outside_number="12(TM)/BC-SNgV"), "outside_secret"),
    ],
)
def test_no_content_is_stored_beside_or_within_the_number(entry, code):
    report = report_of(1)
    item = report.items.get()

    with pytest.raises(ValidationError) as refused:
        lifecycle.write(report, items={item.pk: entry}, by=make_user())

    item.refresh_from_db()
    assert codes_by_field(refused) == {f"item-{item.pk}": [code]}
    assert (item.outside_number, item.words, item.nil_reason) == ("", "", "")


@pytest.mark.django_db
def test_words_written_before_leave_the_item_when_the_number_comes():
    report, officer = report_of(1), make_user()
    report = lifecycle.write(report, items=entries(report, Entry(words="Đã làm")), by=officer)

    lifecycle.write(report, items=entries(report, Entry(outside_number=NUMBER)), by=officer)

    item = report.items.get()
    assert (item.words, item.outside_number) == ("", NUMBER)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content",
    [{"is_nil": True, "nil_reason": "Chưa"}, {"nil_reason": "Chưa"}, {"words": "Đã đón đoàn"}],
)
def test_the_database_holds_no_content_beside_a_number(content):
    item = report_of(1).items.get()
    ReportItem.objects.filter(pk=item.pk).update(outside_number=NUMBER)

    with pytest.raises(IntegrityError), transaction.atomic():
        ReportItem.objects.filter(pk=item.pk).update(**content)


def task_of(unit):
    return make_task(leads=(unit,))


@pytest.mark.django_db
def test_a_number_is_refused_where_outputs_are_recorded():
    unit = make_unit()
    task = task_of(unit)
    make_output(units=(unit,), tasks=(task,))
    report = make_round(plan=task.plan).reports.get()

    with pytest.raises(ValidationError, match="Đã ghi nhận 1 kết quả cho nhiệm vụ này"):
        lifecycle.write(report, items=entries(report, Entry(outside_number=NUMBER)), by=make_user())


@pytest.mark.django_db
def test_outputs_recorded_after_the_number_hold_up_the_sending():
    unit, officer = make_unit(), make_user()
    task = task_of(unit)
    report = make_round(plan=task.plan).reports.get()
    report = lifecycle.write(
        report, items=entries(report, Entry(outside_number=NUMBER)), by=officer
    )
    make_output(units=(unit,), tasks=(task,))

    with pytest.raises(ValidationError) as refused:
        lifecycle.submit(report, by=officer)

    assert codes_of(refused) == {"outside_with_outputs"}


@pytest.mark.django_db
def test_the_consolidated_report_counts_it_without_number_or_content():
    unit, officer = make_unit(name="Sở A"), make_user()
    report = make_round(plan=task_of(unit).plan).reports.get()
    report = lifecycle.write(
        report, items=entries(report, Entry(outside_number=NUMBER)), by=officer
    )
    lifecycle.submit(report, by=officer)

    content = draft(report.round).content

    assert (content["outside"], content["groups"][0]["tasks"][0]["outside"]) == (1, ["Sở A"])
    assert NUMBER not in str(content)
