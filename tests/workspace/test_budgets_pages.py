"""The money of a plan on its pages: what stands there, who may write, what is refused."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import load_workbook

from nhipcau.budgets.lines import Share, share_over
from nhipcau.budgets.models import BudgetEntry, BudgetLine
from nhipcau.documents.models import StoredFile
from nhipcau.plans.models import Plan
from tests.factories.budgets import make_entry, make_line
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_task
from tests.workspace.pages import page, signed_in, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db

LINE = {"title": "In sách ảnh", "source": "social", "item": "h"}
ENTRY = {"stage": "spent", "amount": "12,5 triệu", "day": "05/03/2024", "document_number": "7/HĐ"}


def led_line() -> tuple[BudgetLine, object]:
    """A line shared by a task, and the unit that leads the task."""
    unit = make_unit()
    task = make_task(leads=(unit,))
    line = make_line(task.plan)
    return share_over(line, shares=[Share(task, weight=1)], by=make_user()), unit


def fill(plan: Plan, lines: int) -> None:
    for number in range(lines):
        line = make_line(plan, title=f"Dòng {number}")
        share_over(line, shares=[Share(make_task(plan=plan), weight=1)], by=make_user())
        make_entry(line, 1_000)
        make_entry(line, 900, stage="spent", number="")


def test_a_budget_without_lines_says_how_to_begin(client):
    plan = make_plan()

    keeper = text(signed_in(client, "focal").get(page("budget_page", plan.pk)))
    reader = text(signed_in(client, "leader").get(page("budget_page", plan.pk)))

    assert "Lập dòng đầu tiên" in keeper
    assert "Lập dòng đầu tiên" not in reader
    assert "Kế hoạch chưa có dòng kinh phí nào" in reader


def test_the_table_tells_what_is_known_and_what_is_not(client):
    plan = make_plan()
    make_entry(make_line(plan), 240_000_000, stage="allocated")
    make_line(plan, title="Chuyên mục", is_integrated=True)

    shown = text(signed_in(client, "leader").get(page("budget_page", plan.pk)))

    assert "Được giao 240.000.000 đồng, chưa có số đã chi." in shown
    assert "Lồng ghép, không có số tiền riêng" in shown
    assert shown.count("chưa có</span>") == 5 * 3  # line, source, total; item, total


def test_thirty_lines_cost_no_more_queries_than_one_on_a_page(client):
    plan = make_plan()
    signed_in(client, "focal")

    fill(plan, 1)
    few = queries_of(client, page("budget_page", plan.pk))
    fill(plan, 29)

    assert queries_of(client, page("budget_page", plan.pk)) == few


def test_thirty_entries_cost_no_more_queries_than_one_on_a_page(client):
    line = make_line()
    signed_in(client, "focal")

    make_entry(line, 1_000)
    few = queries_of(client, page("budget_line", line.pk))
    for number in range(29):
        make_entry(line, 1_000 + number)

    assert queries_of(client, page("budget_line", line.pk)) == few


def test_a_line_is_entered_with_its_first_amounts_in_one_post(client):
    plan = make_plan()
    typed = LINE | {"estimate": "1.250.000", "allocated": "1,2 triệu", "day": "05/02/2024"}

    answer = signed_in(client, "focal").post(page("budget_new", plan.pk), typed)

    line = BudgetLine.objects.get()
    assert answer.url == page("budget_line", line.pk)
    amounts = list(line.entries.values_list("stage", "amount", "day"))
    day = date(2024, 2, 5)
    assert amounts == [("estimate", 1_250_000, day), ("allocated", 1_200_000, day)]


def test_an_empty_amount_is_no_entry(client):
    signed_in(client, "focal").post(page("budget_new", make_plan().pk), LINE)

    assert (BudgetLine.objects.count(), BudgetEntry.objects.count()) == (1, 0)


def test_a_wrong_line_tells_all_at_once_and_keeps_what_was_typed(client):
    typed = {"source": "social", "estimate": "12.5", "allocated": "5", "day": "31/02/2024"}

    answer = signed_in(client, "focal").post(page("budget_new", make_plan().pk), typed)

    assert (answer.status_code, BudgetLine.objects.count()) == (422, 0)
    assert set(answer.context["form"].errors) == {"title", "estimate", "day"}
    assert 'value="12.5"' in text(answer)


def test_nothing_of_a_line_is_kept_where_its_amount_is_refused(client):
    typed = LINE | {"estimate": "5", "day": f"31/12/{timezone.localdate().year + 1}"}

    answer = signed_in(client, "focal").post(page("budget_new", make_plan().pk), typed)

    assert (answer.status_code, BudgetLine.objects.count()) == (422, 0)
    assert list(answer.context["form"].errors) == ["day"]


def test_an_integrated_line_with_amounts_is_refused_whole(client):
    typed = LINE | {"is_integrated": "on", "estimate": "5.000.000", "day": "05/02/2024"}

    answer = signed_in(client, "focal").post(page("budget_new", make_plan().pk), typed)

    assert (answer.status_code, BudgetLine.objects.count()) == (422, 0)
    assert "Dòng lồng ghép không có số tiền riêng" in text(answer)


def test_the_unit_that_leads_a_task_says_what_it_spent_with_proof(client):
    line, unit = led_line()
    path = page("budget_record", line.pk)
    signed_in(client, unit=unit)

    bare = client.post(path, ENTRY | {"document_number": ""})
    answer = client.post(path, ENTRY)

    assert list(bare.context["form"].errors) == ["document_number"]
    assert answer.url == page("budget_line", line.pk)
    assert list(line.entries.values_list("stage", "amount")) == [("spent", 12_500_000)]


@pytest.mark.parametrize("stage", ["estimate", "allocated", "settled"])
def test_a_unit_says_nothing_but_what_it_spent(client, stage):
    line, unit = led_line()
    typed = ENTRY | {"stage": stage}

    answer = signed_in(client, unit=unit).post(page("budget_record", line.pk), typed)

    assert (answer.status_code, line.entries.count()) == (422, 0)


def test_another_unit_says_nothing_of_the_line(client):
    line, _unit = led_line()

    answer = signed_in(client, unit=make_unit()).post(page("budget_record", line.pk), ENTRY)

    assert (answer.status_code, line.entries.count()) == (403, 0)
    assert page("budget_record", line.pk) not in text(client.get(page("budget_line", line.pk)))


def test_the_same_amount_of_the_same_day_is_asked_about_and_may_be_confirmed(client):
    line = make_line()
    path = page("budget_record", line.pk)
    signed_in(client, "focal").post(path, ENTRY)

    asked = client.post(path, ENTRY)
    before = line.entries.count()
    client.post(path, ENTRY | {"another": "1"})

    assert (asked.status_code, before, line.entries.count()) == (422, 1, 2)
    assert "Có vẻ khoản này đã được ghi" in text(asked)


def test_a_file_stands_behind_a_spending_and_is_open_to_the_office(client):
    line, unit = led_line()
    proof = SimpleUploadedFile("hoa-don.txt", "Hóa đơn".encode())
    signed_in(client, unit=unit).post(page("budget_record", line.pk), ENTRY | {"file": proof})

    kept = line.entries.get().file

    answer = signed_in(client, unit=make_unit()).get(page("file_download", kept.pk))
    assert (answer.status_code, b"".join(answer)) == (200, "Hóa đơn".encode())


def test_a_stamped_file_leaves_nothing_behind(client):
    line, unit = led_line()
    stamped = SimpleUploadedFile("a.txt", "TỐI MẬT\n\nHÓA ĐƠN".encode())

    answer = signed_in(client, unit=unit).post(
        page("budget_record", line.pk), ENTRY | {"file": stamped}
    )

    assert list(answer.context["form"].errors) == ["file"]
    assert (line.entries.count(), StoredFile.objects.count()) == (0, 0)


def test_a_unit_adds_the_proof_that_its_spending_lacked(client):
    line, unit = led_line()
    entry = make_entry(line, 5_000_000, stage="spent", number="")
    path = page("budget_prove", entry.pk)
    signed_in(client, unit=unit)

    offered = path in text(client.get(page("budget_line", line.pk)))
    bare = client.post(path, {})
    client.post(path, {"document_number": "9/HĐ"})

    entry.refresh_from_db()
    assert (offered, bare.status_code, entry.document_number) == (True, 422, "9/HĐ")


def test_a_correction_comes_with_the_present_amount_and_stays_visible(client):
    entry = make_entry(make_line(), 5_000_000)
    path = page("budget_correct", entry.pk)
    signed_in(client, "focal")

    before = text(client.get(path))
    client.post(path, {"amount": "4.000.000", "day": "05/03/2024", "reason": "Ghi nhầm"})

    shown = text(client.get(page("budget_line", entry.line_id)))
    assert 'value="5.000.000"' in before
    assert "-1.000.000" in shown
    assert "Điều chỉnh khoản 5.000.000 ngày 01/02/2024" in shown


def test_an_entry_is_cancelled_with_a_reason_that_is_shown(client):
    entry = make_entry(make_line(), 5_000_000)
    path = page("budget_cancel", entry.pk)
    signed_in(client, "focal")

    refused = client.post(path, {"reason": " "})
    client.post(path, {"reason": "Ghi trùng chứng từ"})

    shown = text(client.get(page("budget_line", entry.line_id)))
    assert refused.status_code == 422
    assert "<s>5.000.000</s>" in shown
    assert "Ghi trùng chứng từ" in shown


def test_shares_are_typed_beside_their_tasks(client):
    line = make_line()
    one, other, third = (make_task(plan=line.plan) for _ in range(3))
    typed = {f"weight-{one.pk}": "2,5", f"amount-{other.pk}": "1,5 triệu"}
    typed[f"weight-{third.pk}"] = "0"

    signed_in(client, "focal").post(page("budget_share", line.pk), typed)

    shares = list(line.shares.values_list("task", "weight", "amount"))
    assert shares == [(one.pk, 2.5, None), (other.pk, None, 1_500_000)]


def test_a_share_of_both_kinds_is_refused_with_its_task(client):
    line = make_line()
    task = make_task(plan=line.plan)
    typed = {f"weight-{task.pk}": "1", f"amount-{task.pk}": "5"}

    answer = signed_in(client, "focal").post(page("budget_share", line.pk), typed)

    assert answer.status_code == 422
    assert "Nhiệm vụ I.1: ghi tỷ trọng hoặc số tiền, một trong hai." in text(answer)


def test_a_line_with_amounts_is_not_dropped_and_an_empty_one_is(client):
    full, bare = make_line(), make_line()
    make_entry(full, 5)
    signed_in(client, "focal")

    refused, taken = (
        client.post(page("budget_withdraw", line.pk), {"reason": "Trùng"}) for line in (full, bare)
    )

    assert (refused.status_code, taken.status_code) == (422, 302)
    assert bare not in BudgetLine.objects.in_force()


def test_a_task_shows_its_part_of_the_money(client):
    line, unit = led_line()
    make_entry(line, 7_000_000)
    task = line.tasks.get()

    shown = text(signed_in(client, unit=unit).get(page("task_page", task.pk)))

    assert "7.000.000" in shown
    assert page("budget_line", line.pk) in shown


def test_the_table_goes_out_as_numbers_and_words_that_are_no_formulas(client):
    plan = make_plan()
    make_entry(make_line(plan, title="=1+1"), 7_000_000)
    make_line(plan, is_integrated=True)

    answer = signed_in(client).get(page("budget_export", plan.pk))

    sheet = load_workbook(BytesIO(answer.content)).active
    rows = [[cell.value for cell in row[1:9]] for row in sheet.iter_rows(min_row=4)]
    assert sheet["B4"].data_type == "s"
    assert [row[0] for row in rows] == ["=1+1", "In ấn phẩm đối ngoại", "Tổng cộng"]
    assert [row[3:] for row in rows[:2]] == [
        [7_000_000, None, None, None, None],
        [None, None, None, None, "Lồng ghép"],
    ]


def test_strangers_see_no_money(client):
    line = make_line()

    asked = {
        "budget_page": line.plan_id,
        "budget_line": line.pk,
        "budget_export": line.plan_id,
    }

    answers = [client.get(page(name, pk)) for name, pk in asked.items()]

    assert [answer.status_code for answer in answers] == [302, 302, 302]
