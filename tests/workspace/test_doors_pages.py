"""The pages of a report's files before strangers: other units, torn files, looking alone."""

from datetime import date, timedelta
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.serializers import serialize
from django.test import Client

from nhipcau.exchange.models import IssuedForm, ReturnedForm, ReturnedFormStep
from nhipcau.organisations.models import Succession, Unit
from nhipcau.reports.models import ReportItem, ReportStep, UnitReport
from tests.factories.organisations import make_unit
from tests.factories.reports import report_of
from tests.factories.workbooks import came_back, filled, issued
from tests.workspace.pages import page, signed_in, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db

ROWS = (IssuedForm, ReturnedForm, ReturnedFormStep, UnitReport, ReportItem, ReportStep)


@pytest.fixture
def report():
    return report_of(2)


def addresses(report: UnitReport) -> list[str]:
    """Every page that can be looked at, of a file with faults and one with conflicts."""
    torn, faulty = came_back(report, "conflict"), came_back(report, "failed")
    return [
        page("form_upload", report.pk),
        page("form_result", torn.pk),
        page("form_result", faulty.pk),
        page("form_marked", faulty.pk),
        page("form_settle", torn.pk),
    ]


def rows() -> list[str]:
    return [serialize("json", model.objects.order_by("pk")) for model in ROWS]


def test_looking_at_every_page_writes_no_row(client, report):
    officer, pages = signed_in(client, unit=report.unit), addresses(report)
    before = rows()

    seen = [officer.get(one).status_code for one in pages]

    assert (seen, rows()) == ([200] * 5, before)


def test_an_officer_of_another_unit_is_shown_nothing_and_can_do_nothing(client, report):
    pages = addresses(report)
    torn = report.returned_forms.get(state="conflict")
    before, stranger = rows(), signed_in(client, unit=make_unit())
    posts = [
        page("form_issue", report.pk, "xlsx"),
        page("form_upload", report.pk),
        page("form_settle", torn.pk),
        page("form_discard", torn.pk),
    ]

    seen = [stranger.get(one).status_code for one in pages]
    done = [stranger.post(one, {"general.weaknesses": "file"}).status_code for one in posts]

    assert ({*seen, *done}, rows()) == ({403}, before)


@pytest.mark.parametrize("role", ["focal", "leader"])
def test_who_looks_after_the_province_reads_but_chooses_nothing(client, report, role):
    *read, settle = addresses(report)
    overseer = signed_in(client, role)

    seen = [overseer.get(one).status_code for one in read]

    assert (seen, overseer.get(settle).status_code) == ([200] * 4, 403)


def test_nobody_comes_in_without_a_name(report):
    assert {Client().get(one).status_code for one in addresses(report)} == {302}


def test_who_finishes_the_report_of_an_ended_body_hands_in_its_file_and_reads_it(client, report):
    heir, day = make_unit(), date(2024, 7, 1)
    Unit.objects.filter(pk=report.unit_id).update(valid_to=day - timedelta(days=1))
    Succession.objects.create(predecessor=report.unit, successor=heir, effective_on=day)
    officer = signed_in(client, unit=heir)
    upload = SimpleUploadedFile("a.xlsx", filled(issued(report), {"E2": "Đã làm"}))

    officer.post(page("form_upload", report.pk), {"file": upload})

    returned = report.returned_forms.get()
    assert (returned.state, report.items.first().words) == ("accepted", "Đã làm")
    original = officer.get(page("file_download", returned.file.pk))
    assert sha256(b"".join(original)).hexdigest() == returned.sha256


def test_a_file_with_half_a_character_is_shown(client, report):
    content = filled(issued(report), {"K2": "lạc _xD800_ lối"})

    answer = signed_in(client, unit=report.unit).post(
        page("form_upload", report.pk), {"file": SimpleUploadedFile("a.xlsx", content)}, follow=True
    )

    assert "lạc \ufffd lối" in text(answer)


def test_a_page_of_faults_asks_the_same_questions_for_one_and_for_many(client):
    counts = []
    for size in (1, 12):
        report = report_of(size)
        officer = signed_in(client, unit=report.unit)
        cells = {f"F{row}": "Xong" for row in range(2, size + 2)}
        upload = SimpleUploadedFile("a.xlsx", filled(issued(report), cells))
        officer.post(page("form_upload", report.pk), {"file": upload})
        returned = report.returned_forms.get()
        assert len(returned.problems) == size
        counts.append(queries_of(officer, page("form_result", returned.pk)))

    assert counts[0] == counts[1]
