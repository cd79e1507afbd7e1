from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.plans.models import Amendment, Plan, PlanVersion, Responsibility, Task
from tests.factories.organisations import make_unit
from tests.factories.outputs import make_output
from tests.plans.amending.plan_kit import DAY, applied, draft, key_of, listed, small_plan

pytestmark = pytest.mark.django_db

ADDED = {
    "group_code": "I",
    "group_title": "Tuyên truyền",
    "number": "3",
    "title": "Họp báo",
    "lead_text": "Sở Ngoại vụ, Sở Du lịch",
    "timing": "Quý III năm 2024",
}


def refused(amendment, **fields):
    with pytest.raises(ValidationError) as refusal:
        applied(amendment, **fields)
    return refusal.value.messages


def bodies(task, role="lead"):
    """(as written, first day, last day) of a role, in the order they came."""
    rows = task.responsibilities.filter(role=role).order_by("pk")
    return [(one.as_written, one.valid_from, one.valid_to) for one in rows]


def test_the_next_version_is_written_and_so_is_the_first():
    plan = small_plan()
    version = applied(draft(plan, ("remove", "Đón đoàn", {})))
    plan.refresh_from_db()

    versions = PlanVersion.objects.filter(plan=plan)

    assert (plan.version, version.number, str(version.document)) == (2, 2, "Quyết định 99/QĐ-UBND")
    assert [(v.number, v.in_force_from, [r["title"] for r in v.rows]) for v in versions] == [
        (1, date(2024, 1, 15), ["Hội chợ", "Đón đoàn", "Làm phim"]),
        (2, DAY, ["Hội chợ", "Làm phim"]),
    ]


def test_an_added_task_is_a_task_like_any_other():
    plan = small_plan()
    applied(draft(plan, ("add", "", ADDED)))

    task = Task.objects.get(title="Họp báo")

    assert listed(plan)[2:] == [("I.3", "Họp báo"), ("II.1", "Làm phim")]
    assert (task.joined_on, task.due_on, task.timing_kind) == (DAY, date(2024, 9, 30), "quarter")
    assert bodies(task) == [("Sở Ngoại vụ", DAY, None), ("Sở Du lịch", DAY, None)]
    assert task.unit_names == "Sở Ngoại vụ; Sở Du lịch"


def test_a_task_that_goes_keeps_its_row_and_its_outputs():
    plan = small_plan()
    task = plan.tasks.get(title="Đón đoàn")
    output = make_output(tasks=(task,))

    applied(draft(plan, ("remove", "Đón đoàn", {})))
    task.refresh_from_db()

    assert (task.left_on, list(output.tasks.all())) == (DAY, [task])
    assert listed(plan) == [("I.1", "Hội chợ"), ("II.1", "Làm phim")]


def test_a_new_lead_begins_the_day_after_the_old_one_ends():
    plan = small_plan()
    applied(draft(plan, ("change", "Hội chợ", {"lead_text": "Sở Ngoại vụ"})))

    task = plan.tasks.get(title="Hội chợ")

    assert bodies(task) == [
        ("Sở Du lịch", None, date(2024, 5, 31)),
        ("Sở Ngoại vụ", DAY, None),
    ]
    assert bodies(task, "coordinate") == [("Sở Ngoại vụ", None, None)]


def test_a_body_that_stays_is_kept_though_its_place_changes():
    plan = small_plan()
    kept = plan.tasks.get(title="Hội chợ").responsibilities.get(role="lead")

    applied(draft(plan, ("change", "Hội chợ", {"lead_text": "Sở Ngoại vụ, Sở Du lịch"})))
    kept.refresh_from_db()

    assert (kept.position, kept.valid_to) == (2, None)


def test_words_that_stay_bind_nobody_anew():
    plan = small_plan()
    before = set(Responsibility.objects.values_list("pk", flat=True))

    applied(draft(plan, ("change", "Hội chợ", {"timing": "Quý III", "title": "Hội chợ biển"})))

    assert set(Responsibility.objects.values_list("pk", flat=True)) == before
    assert plan.tasks.get(title="Hội chợ biển").timing_kind == "quarter"


def test_a_lead_that_means_no_unit_is_refused_with_what_it_may_mean():
    make_unit(name="Sở Văn hóa và Thể thao")
    plan = small_plan()
    words = {"lead_text": "Sở Văn hóa Thể thao"}

    (sentence,) = refused(draft(plan, ("change", "Hội chợ", words)))

    assert "“Sở Văn hóa Thể thao” chưa rõ là đơn vị nào; có thể là: Sở Văn hóa" in sentence
    assert (Plan.objects.get().version, PlanVersion.objects.count()) == (1, 0)


def test_a_coordinating_name_that_means_no_unit_stays_as_written():
    plan = small_plan()
    applied(draft(plan, ("change", "Đón đoàn", {"coordinating_text": "Hội Bạn hữu"})))

    one = plan.tasks.get(title="Đón đoàn").responsibilities.get(role="coordinate")

    assert (one.as_written, one.unit, list(one.members.all())) == ("Hội Bạn hữu", None, [])


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"document_number": " "}, "Hãy ghi số, ký hiệu văn bản điều chỉnh."),
        (
            {"in_force_from": date(2999, 1, 1)},
            "Ngày áp dụng chưa tới; bản điều chỉnh cứ để đang soạn và áp dụng khi đến ngày đó.",
        ),
        (
            {"issued_on": date(2024, 6, 2)},
            "Ngày văn bản không được sau ngày áp dụng.",
        ),
        (
            {"issued_on": date(2024, 1, 15), "in_force_from": date(2024, 1, 15)},
            "Ngày áp dụng phải sau ngày 15/01/2024, ngày của bản đang có hiệu lực.",
        ),
        ({"in_force_from": date(2025, 1, 1)}, "Kế hoạch chỉ kéo dài đến ngày 31/12/2024."),
    ],
)
def test_a_day_or_a_number_that_cannot_be_is_refused(fields, sentence):
    amendment = draft(small_plan(), ("remove", "Hội chợ", {}))

    assert refused(amendment, **fields) == [sentence]


def test_nothing_to_change_is_refused():
    assert refused(draft(small_plan())) == ["Bản điều chỉnh chưa có thay đổi nào."]


def test_a_plan_keeps_at_least_one_task():
    every = [("remove", title, {}) for title in ("Hội chợ", "Đón đoàn", "Làm phim")]

    assert refused(draft(small_plan(), *every)) == [
        "Sau điều chỉnh kế hoạch không còn nhiệm vụ nào."
    ]


def test_a_second_amendment_comes_after_the_first():
    plan = small_plan()
    applied(draft(plan, ("remove", "Đón đoàn", {})))
    second = draft(plan, ("change", "Hội chợ", {"number": "2"}), ("add", "", ADDED))

    assert refused(second) == [
        "Ngày áp dụng phải sau ngày 01/06/2024, ngày của bản đang có hiệu lực."
    ]
    applied(second, in_force_from=date(2024, 7, 1))

    assert listed(plan) == [("I.2", "Hội chợ"), ("I.3", "Họp báo"), ("II.1", "Làm phim")]
    assert list(plan.tasks.order_by("position").values_list("title", "position")) == [
        *(("Hội chợ", 1), ("Họp báo", 2), ("Làm phim", 3), ("Đón đoàn", 4)),
    ]


def test_a_body_that_came_later_is_not_ended_before_it_began():
    plan = small_plan()
    one = plan.tasks.get(title="Hội chợ").responsibilities.get(role="lead")
    one.valid_from = date(2024, 6, 10)
    one.save()

    (sentence,) = refused(draft(plan, ("change", "Hội chợ", {"lead_text": "Sở Ngoại vụ"})))

    assert "mới được xác định từ ngày 10/06/2024" in sentence


def test_an_amendment_is_applied_once():
    amendment = draft(small_plan(), ("remove", "Hội chợ", {}))
    applied(amendment)

    assert refused(amendment) == [
        "Bản điều chỉnh này đang ở tình trạng “Đã áp dụng” nên không sửa được nữa."
    ]
    assert Amendment.objects.get().steps.last().action == "apply"


def test_a_section_renamed_is_a_new_section_and_the_old_one_keeps_those_who_left():
    plan = small_plan()
    words = {"group_title": "Ấn phẩm"}
    applied(draft(plan, ("change", "Làm phim", words), ("remove", "Đón đoàn", {})))

    assert [(g.code, g.title) for g in plan.groups.order_by("position")] == [
        *(("I", "Tuyên truyền"), ("II", "Ấn phẩm"), ("II", "Sản phẩm")),
    ]
    assert key_of(plan, "Làm phim") in {row["key"] for row in plan.versions.last().rows}
