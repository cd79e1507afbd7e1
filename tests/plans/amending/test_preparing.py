import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from nhipcau.plans.amending.preparing import (
    begin_amendment,
    discard_amendment,
    put_change,
    rows_after,
    take_back_change,
)
from tests.factories.organisations import make_user
from tests.plans.amending.plan_kit import draft, key_of, small_plan

pytestmark = pytest.mark.django_db

ADDED = {"group_code": "I", "group_title": "Tuyên truyền", "number": "3", "title": "Họp báo"}


def after(amendment):
    return [(row["group_code"], row["number"], row["title"]) for row in rows_after(amendment)]


def put(amendment, **fields):
    told = {"kind": "change", "reason": "Theo thực tế", "by": amendment.created_by} | fields
    change = put_change(amendment, **told)
    amendment.refresh_from_db()
    return change


def test_an_added_task_stands_at_the_end_of_its_section():
    amendment = draft(small_plan(), ("add", "", ADDED))

    assert after(amendment) == [
        ("I", "1", "Hội chợ"),
        ("I", "2", "Đón đoàn"),
        ("I", "3", "Họp báo"),
        ("II", "1", "Làm phim"),
    ]


def test_a_new_section_stands_behind_the_others():
    words = ADDED | {"group_code": "III", "group_title": "Đào tạo", "number": "1"}

    assert after(draft(small_plan(), ("add", "", words)))[-1] == ("III", "1", "Họp báo")


def test_changed_words_and_a_removed_task():
    amendment = draft(
        small_plan(), ("change", "Hội chợ", {"timing": "Quý III"}), ("remove", "Làm phim", {})
    )

    assert [(row["title"], row["timing"]) for row in rows_after(amendment)] == [
        ("Hội chợ", "Quý III"),
        ("Đón đoàn", "Cả năm"),
    ]


def test_a_task_put_into_another_section_stands_at_its_end():
    words = {"group_code": "II", "group_title": "Sản phẩm", "number": "2"}

    amendment = draft(small_plan(), ("change", "Hội chợ", words))

    assert after(amendment)[-1] == ("II", "2", "Hội chợ")


def test_a_second_change_of_a_task_takes_the_place_of_the_first():
    plan = small_plan()
    amendment = draft(plan, ("change", "Hội chợ", {"timing": "Quý III"}))

    put(amendment, key=key_of(plan, "Hội chợ"), words={"timing": "Quý IV"})

    assert [stored["after"]["timing"] for stored in amendment.changes] == ["Quý IV"]


def test_a_task_written_back_as_it_was_is_no_change_any_more():
    plan = small_plan()
    amendment = draft(plan, ("change", "Hội chợ", {"timing": "Quý III"}))

    put(amendment, key=key_of(plan, "Hội chợ"), words={"timing": "Cả năm"})

    assert amendment.changes == []


def test_an_added_task_is_changed_and_removed_again():
    amendment = draft(small_plan(), ("add", "", ADDED))

    put(amendment, key="n1", words={"title": "Họp báo quốc tế"})
    assert amendment.changes[0]["after"]["title"] == "Họp báo quốc tế"
    put(amendment, key="n1", kind="remove")

    assert amendment.changes == []


def test_one_change_is_taken_back_and_the_others_stay():
    plan = small_plan()
    amendment = draft(plan, ("remove", "Hội chợ", {}), ("remove", "Làm phim", {}))

    take_back_change(amendment, key=key_of(plan, "Hội chợ"), by=amendment.created_by)

    assert after(amendment.__class__.objects.get()) == [
        ("I", "1", "Hội chợ"),
        ("I", "2", "Đón đoàn"),
    ]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"words": {"timing": "Quý I"}, "reason": " "}, "Hãy ghi lý do thay đổi."),
        ({"words": {"title": ""}}, "Hãy ghi nội dung nhiệm vụ."),
        ({"words": {"number": "1" * 61}}, "Dài quá 60 ký tự."),
        ({"words": {"timing": " Cả năm "}}, "Chưa có gì thay đổi ở nhiệm vụ này."),
        ({"kind": "add", "words": {"group_code": "I"}}, "Hãy ghi nội dung nhiệm vụ."),
        ({"key": "t9999", "words": {}}, "Không có nhiệm vụ này trong kế hoạch."),
    ],
)
def test_a_change_that_says_nothing_is_refused(fields, sentence):
    plan = small_plan()
    amendment = draft(plan)

    with pytest.raises(ValidationError) as refusal:
        put(amendment, **({"key": key_of(plan, "Hội chợ")} | fields))

    assert refusal.value.messages == [sentence]


def test_a_plan_has_one_draft_at_a_time():
    plan = small_plan()
    first = draft(plan)

    with pytest.raises(ValidationError, match="đang có một bản điều chỉnh"):
        begin_amendment(plan, by=make_user())
    discard_amendment(first, by=first.created_by)

    assert begin_amendment(plan, by=make_user()).pk != first.pk


def test_a_withdrawn_plan_is_not_amended():
    plan = small_plan()
    plan.withdrawn_at = timezone.now()
    plan.save()

    with pytest.raises(ValidationError, match="đã được rút"):
        begin_amendment(plan, by=make_user())


def test_what_was_thrown_away_takes_no_more_changes():
    amendment = draft(small_plan())
    discard_amendment(amendment, by=amendment.created_by)

    with pytest.raises(ValidationError, match="“Đã bỏ”"):
        put(amendment, kind="add", words=ADDED)


def test_every_move_leaves_its_step():
    amendment = draft(small_plan(), ("add", "", ADDED))
    take_back_change(amendment, key="n1", by=amendment.created_by)
    discard_amendment(amendment, by=amendment.created_by)

    assert [step.action for step in amendment.steps.all()] == [
        *("begin", "put", "take_back", "discard"),
    ]
