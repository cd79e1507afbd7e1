"""The third way to answer a task: the number of the paper that went another way."""

import pytest

from nhipcau.organisations.models import Role
from tests.factories.organisations import make_user
from tests.factories.outputs import make_output
from tests.factories.reports import report_of
from tests.workspace.pages import page, text

pytestmark = pytest.mark.django_db

NOTICE = (
    "Không nhập nội dung thuộc phạm vi bí mật nhà nước vào hệ thống này. "
    "Chỉ ghi số, ký hiệu văn bản giấy."
)


@pytest.fixture
def report(client):
    report = report_of(1)
    client.force_login(make_user(role=Role.OFFICER, unit=report.unit))
    return report


def posted(report, **changed) -> dict[str, str]:
    pk = report.items.get().pk
    told = {"words": "", "status": "under_way", "nil_reason": "", "outside_number": ""} | changed
    return {"revision": "0"} | {f"{name}-{pk}": value for name, value in told.items()}


def test_the_form_warns_before_it_takes_a_number(client, report):
    assert NOTICE in text(client.get(page("report_write", report.pk)))


def test_a_number_is_kept_and_shown_and_completes_the_report(client, report):
    address = page("report_write", report.pk)

    client.post(address, posted(report, outside_number="15/BC-SNgV") | {"submit": "1"})

    report.refresh_from_db()
    seen = text(client.get(page("report_page", report.pk)))
    assert (report.state, "Văn bản số 15/BC-SNgV" in seen) == ("submitted", True)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"outside_number": "Đã đón đoàn cấp cao"}, "Chỉ ghi số, ký hiệu văn bản giấy, ví dụ"),
        ({"outside_number": "15/BC-SNgV", "words": "Đã đón"}, "thì để trống nội dung báo cáo"),
    ],
)
def test_content_is_refused_at_the_number_with_what_was_typed(client, report, changed, sentence):
    answer = client.post(page("report_write", report.pk), posted(report, **changed))

    item = report.items.get()
    (section,) = answer.context["form"].required_sections
    assert (answer.status_code, item.words, item.outside_number) == (422, "", "")
    assert sentence in str(section.outside_number.errors)


def test_where_outputs_stand_no_number_is_asked_for(client, report):
    make_output(units=(report.unit,), tasks=(report.items.get().task,))

    assert NOTICE not in text(client.get(page("report_write", report.pk)))


def test_a_sending_tells_the_number_among_what_changed(client, report):
    client.post(page("report_write", report.pk), posted(report, words="Đã làm") | {"submit": "1"})
    report.refresh_from_db()
    focal = make_user(role=Role.FOCAL)
    officer = report.submitted_by
    client.force_login(focal)
    client.post(page("report_send_back", report.pk), {"reason": "Việc này xử lý trên giấy"})
    client.force_login(officer)

    told = posted(report, outside_number="15/BC-SNgV") | {"revision": str(report.revision)}
    client.post(page("report_write", report.pk), told | {"submit": "1"})

    parts = client.get(page("report_page", report.pk)).context["thread"][-1].changes
    assert [(part.what, part.before, part.after) for part in parts] == [
        ("Nội dung", "Đã làm", ""),
        ("Xử lý ngoài hệ thống", "", "15/BC-SNgV"),
    ]
