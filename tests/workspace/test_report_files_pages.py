"""A unit reports by file: download, upload, every fault told, a choice where both sides changed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from nhipcau.exchange.models import IssuedForm, ReturnedForm
from nhipcau.reports.models import UnitReport
from nhipcau.reports.writing import write
from tests.factories.organisations import make_unit, make_user
from tests.factories.reports import bring, report_of
from tests.factories.workbooks import ITEMS, came_back, filled, issued
from tests.workspace.pages import page, signed_in, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    return report_of(2)


@pytest.fixture
def officer(client, report):
    return signed_in(client, "officer", report.unit)


def sent(client, report, content: bytes, name: str = "Quý I.xlsx"):
    upload = SimpleUploadedFile(name, content)
    return client.post(page("form_upload", report.pk), {"file": upload}, follow=True)


def test_a_form_is_downloaded_filled_in_and_handed_in(officer, report):
    answer = officer.post(page("form_issue", report.pk, "xlsx"))
    seen = text(sent(officer, report, filled(answer.content, {"E2": "Đã tổ chức hội nghị"})))

    assert answer["Content-Disposition"].startswith("attachment; filename")
    assert "Nội dung của tệp đã ghi vào báo cáo; báo cáo chưa nộp." in seen
    assert report.items.first().words == "Đã tổ chức hội nghị"
    assert (IssuedForm.objects.count(), ReturnedForm.objects.count()) == (1, 1)


def test_looking_at_the_page_leaves_no_row(officer, report):
    answer = officer.get(page("form_upload", report.pk))

    assert (answer.status_code, IssuedForm.objects.count()) == (200, 0)
    assert officer.get(page("form_issue", report.pk, "xlsx")).status_code == 405


def test_an_unknown_kind_of_form_is_refused_in_a_sentence(officer, report):
    answer = officer.post(page("form_issue", report.pk, "pdf"), follow=True)

    assert "Chọn biểu mẫu Excel hoặc Word." in text(answer)


def test_every_fault_stands_in_the_table_with_cell_value_rule_and_example(officer, report):
    seen = text(sent(officer, report, filled(issued(report), {"F2": "Xong rồi", "G3": "Có"})))

    for words in (f"{ITEMS}, ô F2", "Xong rồi", f"{ITEMS}, ô H3", "Ghi rõ lý do chưa phát sinh.",
                  "Chưa được bố trí kinh phí.", "Tệp có 2 chỗ cần sửa."):  # fmt: skip
        assert words in seen


def test_the_marked_copy_and_the_original_are_downloaded(officer, report):
    content = filled(issued(report), {"F2": "Xong rồi"})
    sent(officer, report, content)
    returned = ReturnedForm.objects.get()

    marked = officer.get(page("form_marked", returned.pk))
    original = officer.get(page("file_download", returned.file.pk))

    assert marked.content.startswith(b"PK")
    assert b"".join(original.streaming_content) == content
    assert marked.content != content


def test_where_both_changed_a_field_the_person_chooses(officer, report):
    returned = came_back(report, "conflict")
    address = page("form_settle", returned.pk)

    shown = text(officer.get(address))
    unanswered = officer.post(address, {})
    chosen = officer.post(address, {"general.weaknesses": "file"}, follow=True)

    assert "Từ trang web" in shown
    assert "Từ tệp" in shown
    assert unanswered.status_code == 422
    assert "Chọn giữ nội dung trên web hoặc lấy từ tệp." in text(unanswered)
    assert "Đã ghi theo lựa chọn." in text(chosen)
    report.refresh_from_db()
    assert report.weaknesses == "Từ tệp"


def test_if_the_report_moved_the_page_asks_anew(officer, report):
    returned = came_back(report, "conflict")
    now = UnitReport.objects.get(pk=report.pk)
    write(now, general={"weaknesses": "Sửa lần nữa"}, by=make_user())

    answer = officer.post(page("form_settle", returned.pk), {"general.weaknesses": "file"})

    assert answer.status_code == 422
    assert "Báo cáo vừa được sửa trên trang web" in text(answer)
    assert "Sửa lần nữa" in text(answer)


def test_a_file_can_be_dropped(officer, report):
    returned = came_back(report, "conflict")

    answer = officer.post(page("form_discard", returned.pk), follow=True)

    assert "Đã bỏ tệp; báo cáo giữ nguyên." in text(answer)
    assert officer.get(page("form_settle", returned.pk)).status_code == 302


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "Tệp rỗng"), (b"chu thuong", "Tệp không phải biểu mẫu Excel (.xlsx) hoặc Word (.docx)")],
)
def test_what_is_no_form_is_kept_and_refused_in_a_sentence(officer, report, content, said):
    assert said in text(sent(officer, report, content))
    assert ReturnedForm.objects.get().state == "failed"


def test_a_stamped_file_is_refused_and_leaves_no_row(officer, report):
    answer = sent(officer, report, filled(issued(report), {"E2": "TUYỆT MẬT"}))

    assert (answer.status_code, ReturnedForm.objects.count()) == (422, 0)
    assert "dấu độ mật" in text(answer)


def test_a_file_beyond_the_limit_is_refused_unread(officer, report, settings):
    settings.NHIPCAU_MAX_UPLOAD_BYTES = 1000

    answer = sent(officer, report, b"x" * 1001)

    assert (answer.status_code, ReturnedForm.objects.count()) == (422, 0)
    assert "quá mức" in text(answer)


def test_without_a_file_the_page_asks_for_one(officer, report):
    answer = officer.post(page("form_upload", report.pk), {})

    assert answer.status_code == 422
    assert "Hãy chọn tệp biểu mẫu đã điền." in text(answer)


@pytest.mark.parametrize("role", ["focal", "leader"])
def test_those_who_oversee_see_the_files_and_hand_in_none(client, report, role):
    returned = came_back(report, "failed")
    signed_in(client, role)

    assert returned.name in text(client.get(page("form_upload", report.pk)))
    assert client.get(page("form_result", returned.pk)).status_code == 200
    original = client.get(page("file_download", returned.file.pk))
    assert b"".join(original.streaming_content).startswith(b"PK")
    assert client.post(page("form_upload", report.pk), {}).status_code == 403
    assert client.get(page("form_settle", returned.pk)).status_code == 403


def test_another_unit_sees_nothing_of_it(client, report):
    returned = came_back(report, "failed")
    signed_in(client, "officer", make_unit())

    for address in (
        page("form_upload", report.pk),
        page("form_result", returned.pk),
        page("form_marked", returned.pk),
        page("form_settle", returned.pk),
        page("file_download", returned.file.pk),
    ):
        assert client.get(address).status_code == 403


def test_a_report_that_was_sent_offers_no_form(officer, report):
    bring(report, state="submitted")

    seen = text(officer.get(page("form_upload", report.pk)))

    assert "Báo cáo này không còn sửa được, nên không nhận thêm tệp." in seen
    assert "Tải biểu mẫu Excel" not in seen


def test_the_list_costs_the_same_for_one_file_and_for_many(officer, report):
    content = issued(report)
    sent(officer, report, content)
    one = queries_of(officer, page("form_upload", report.pk))

    for _ in range(5):
        sent(officer, report, content)

    assert queries_of(officer, page("form_upload", report.pk)) == one


def test_the_report_leads_to_its_files(officer, report):
    for name in ("report_page", "report_write"):
        assert page("form_upload", report.pk) in text(officer.get(page(name, report.pk)))
