"""Amending a plan on the screen: begun, changed, applied; versions side by side."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from nhipcau.plans.models import Amendment, PlanLoad, PlanVersion
from tests.factories.organisations import make_user
from tests.factories.plans import make_task
from tests.plans.amending.plan_kit import applied, draft, key_of, small_plan
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db

SECTION = {"section": "0", "number": "3", "title": "Họp báo", "lead_text": "Sở Ngoại vụ"}
PAPER = {
    "document_kind": "QĐ",
    "document_number": "99/QĐ-UBND",
    "issued_on": "01/06/2024",
    "in_force_from": "01/06/2024",
}


@pytest.fixture
def focal(client):
    client.force_login(make_user(role="focal"))
    return client


def at(name, *args):
    return reverse(f"workspace:{name}", args=args)


def shown(client, address, **posted):
    answer = client.post(address, posted, follow=True) if posted else client.get(address)
    return answer.content.decode()


def test_a_plan_is_amended_from_its_page(focal):
    plan = small_plan()
    assert "Điều chỉnh kế hoạch" in shown(focal, at("plan_page", plan.pk))

    page = focal.post(at("plan_amend", plan.pk), follow=True).content.decode()

    assert "Chưa có thay đổi nào" in page
    assert focal.post(at("plan_amend", plan.pk)).url == at(
        "amendment_page", Amendment.objects.get().pk
    )


def test_a_task_is_added_changed_and_taken_out_and_each_change_taken_back(focal):
    plan = small_plan()
    amendment = draft(plan)

    shown(focal, at("amendment_add", amendment.pk), **SECTION, reason="Mới")
    fair = key_of(plan, "Hội chợ")
    words = {"section": "0", "number": "1", "title": "Hội chợ", "lead_text": "Sở Ngoại vụ"}
    words |= {"coordinating_text": "Sở Ngoại vụ", "timing": "Cả năm"}
    shown(focal, at("amendment_change", amendment.pk, fair), **words, reason="Đổi")
    page = shown(
        focal, at("amendment_remove", amendment.pk, key_of(plan, "Làm phim")), reason="Thôi"
    )

    assert "bổ sung 1, đưa ra 1, sửa 1, trong đó đổi chủ trì 1 nhiệm vụ." in page
    assert "<del>Du lịch</del>" in page
    assert "<ins>Ngoại vụ</ins>" in page
    page = shown(focal, at("amendment_take_back", amendment.pk), dong=fair)
    assert "bổ sung 1, đưa ra 1 nhiệm vụ." in page


def test_what_is_missing_is_told_at_its_field(focal):
    amendment = draft(small_plan())

    answer = focal.post(at("amendment_add", amendment.pk), {"section": "new"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Hãy ghi tên mục mới." in page


def test_an_amendment_without_words_for_the_task_is_refused(focal):
    amendment = draft(small_plan())

    answer = focal.post(at("amendment_add", amendment.pk), {"section": "0", "reason": "Mới"})

    assert answer.status_code == 422
    assert "Hãy ghi nội dung nhiệm vụ." in answer.content.decode()


def test_it_is_applied_with_the_number_and_days_of_its_paper(focal):
    plan = small_plan()
    amendment = draft(plan, ("remove", "Làm phim", {}))

    page = shown(focal, at("amendment_apply", amendment.pk), **PAPER)

    assert "Đã áp dụng; kế hoạch nay là phiên bản 2." in page
    assert "So với phiên bản 1" in page
    assert PlanVersion.objects.last().in_force_from == date(2024, 6, 1)


def test_a_day_that_cannot_be_is_refused_and_nothing_is_applied(focal):
    amendment = draft(small_plan(), ("remove", "Làm phim", {}))

    told = PAPER | {"in_force_from": "01/06/2023"}
    answer = focal.post(at("amendment_apply", amendment.pk), told)

    assert answer.status_code == 422
    assert "Ngày văn bản không được sau ngày áp dụng." in answer.content.decode()
    assert not PlanVersion.objects.exists()


def test_the_plan_page_tells_what_left_and_by_which_paper(focal):
    plan = small_plan()
    applied(draft(plan, ("remove", "Làm phim", {})))

    page = shown(focal, at("plan_page", plan.pk))

    assert "2 nhiệm vụ, 0 đã hoàn thành" in page
    assert "Đã đưa ra khỏi kế hoạch" in page
    assert "từ ngày 01/06/2024, theo Quyết định 99/QĐ-UBND" in " ".join(page.split())


def test_the_task_page_tells_when_it_came_and_when_it_left(focal):
    plan = small_plan()
    gone = plan.tasks.get(title="Làm phim")
    words = {"group_code": "I", "group_title": "Tuyên truyền", "title": "Họp báo"}
    applied(draft(plan, ("remove", "Làm phim", {}), ("add", "", words)))
    came = plan.tasks.get(title="Họp báo")

    assert "đã đưa ra khỏi kế hoạch từ 01/06/2024" in shown(focal, at("task_page", gone.pk))
    assert "Bổ sung vào kế hoạch" in shown(focal, at("task_page", came.pk))


def test_the_comparison_is_a_word_file(focal):
    amendment = draft(small_plan(), ("remove", "Làm phim", {}))

    answer = focal.get(at("amendment_print", amendment.pk))

    assert answer.content.startswith(b"PK")
    assert "so-sanh-dieu-chinh" in answer["Content-Disposition"]


def test_a_version_is_printed_with_its_own_rows(focal):
    plan = small_plan()
    applied(draft(plan, ("change", "Làm phim", {"title": "Làm phim mới"})))
    first, second = plan.versions.order_by("number")

    def titles(version):
        content = focal.get(at("version_print", version.pk, "xlsx")).content
        cells = load_workbook(BytesIO(content)).active.iter_rows(values_only=True)
        return {row[1] for row in cells} & {"Làm phim", "Làm phim mới"}

    assert (titles(first), titles(second)) == ({"Làm phim"}, {"Làm phim mới"})


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_what_was_exported_comes_back_as_no_change(focal, kind):
    plan = small_plan()
    amendment = draft(plan)
    exported = focal.get(at("plan_print", plan.pk, kind)).content

    file = SimpleUploadedFile(f"so.{kind}", exported)
    focal.post(at("amendment_upload", amendment.pk), {"file": file})
    page = focal.post(at("load_take", PlanLoad.objects.get().pk), follow=True).content.decode()

    assert "Văn bản này không khác kế hoạch đang có trong sổ." in page


def test_a_load_of_an_amendment_offers_to_be_taken_and_not_to_be_accepted(focal):
    plan = small_plan()
    exported = focal.get(at("plan_print", plan.pk, "xlsx")).content
    file = SimpleUploadedFile("so.xlsx", exported)
    focal.post(at("amendment_upload", draft(plan).pk), {"file": file})

    page = shown(focal, at("load_page", PlanLoad.objects.get().pk))

    assert ("Lấy vào bản điều chỉnh" in page, "Đưa kế hoạch vào sổ" in page) == (True, False)


def test_a_file_that_is_no_plan_is_refused_beside_its_field(focal):
    amendment = draft(small_plan())

    file = SimpleUploadedFile("trong.xlsx", b"")
    answer = focal.post(at("amendment_upload", amendment.pk), {"file": file})

    assert answer.status_code == 422
    assert not PlanLoad.objects.exists()


def test_thirty_changes_cost_no_more_queries_than_one(focal):
    plan = small_plan()
    for number in range(30):
        make_task(
            plan=plan,
            title=f"Việc {number}",
            leads=(plan.tasks.first().responsibilities.first().unit,),
        )
    few = draft(plan, ("remove", "Việc 0", {}))
    once = queries_of(focal, at("amendment_page", few.pk))
    few.state = Amendment.State.DISCARDED
    few.save()
    many = draft(plan, *(("remove", f"Việc {number}", {}) for number in range(30)))

    assert queries_of(focal, at("amendment_page", many.pk)) == once


def test_others_see_versions_but_no_drafts(client):
    plan = small_plan()
    version = applied(draft(plan, ("remove", "Làm phim", {})))
    amendment = draft(plan)
    client.force_login(make_user(role="leader"))

    codes = [
        client.get(at(name, row.pk)).status_code
        for name, row in (("version_page", version), ("amendment_page", amendment))
    ]

    assert codes == [200, 403]
