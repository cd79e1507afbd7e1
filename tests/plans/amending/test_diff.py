import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.plans.amending.diff import apply_changes, diff_rows, from_json, to_json
from tests.plans.amending.row_kit import lists_of_rows, printed, said


def seen(diff):
    """Titles by what happened to them."""
    parts = ("added", "removed", "changed", "moved")
    told = {part: [one.row["title"] for one in getattr(diff, part)] for part in parts}
    return {part: titles for part, titles in told.items() if titles}


@given(lists_of_rows("a"))
def test_a_plan_does_not_differ_from_itself(rows):
    assert not diff_rows(rows, rows)


@given(lists_of_rows("a"))
def test_other_keys_and_other_spacing_are_no_difference(rows):
    again = [row | {"key": f"b{at}", "title": f" {row['title']}\n"} for at, row in enumerate(rows)]

    assert not diff_rows(rows, again)


@given(lists_of_rows("a"), lists_of_rows("b"))
def test_the_changes_made_to_the_one_give_the_other(old, new):
    changes = diff_rows(old, new).changes

    assert said(apply_changes(old, changes)) == said(new)


@given(lists_of_rows("a"), st.randoms(use_true_random=False))
def test_rows_in_another_order_are_moved_and_nothing_else(rows, dice):
    shuffled = dice.sample(rows, len(rows))

    diff = diff_rows(rows, shuffled)

    assert set(seen(diff)) <= {"moved"}
    assert apply_changes(rows, diff.changes) == shuffled


@given(lists_of_rows("a"), lists_of_rows("b"))
def test_changes_kept_as_json_are_the_same_changes(old, new):
    changes = diff_rows(old, new).changes

    assert tuple(from_json(to_json(one)) for one in changes) == changes


def test_a_row_put_in_front_renumbers_the_others_and_changes_none():
    old = [printed("Hội chợ", number="1"), printed("Đón đoàn", number="2")]
    new = [
        printed("Làm phim", number="1", key="n1"),
        printed("Hội chợ", number="2", key="n2"),
        printed("Đón đoàn", number="3", key="n3"),
    ]

    diff = diff_rows(old, new)

    assert seen(diff) == {"added": ["Làm phim"], "moved": ["Hội chợ", "Đón đoàn"]}


def test_another_lead_is_called_out():
    old = [printed(lead_text="Sở Du lịch", timing="Quý I")]
    new = [printed(lead_text="Sở Ngoại vụ", timing="Quý I", key="n1")]

    (change,) = diff_rows(old, new).changed

    assert change.changes_lead
    assert [(one.label, one.before, one.after) for one in change.fields] == [
        ("Chủ trì", "Sở Du lịch", "Sở Ngoại vụ")
    ]


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("Tổ chức hội chợ du lịch biển mùa hè", {"changed"}),
        ("Đón đoàn nhà báo nước ngoài", {"added", "removed"}),
    ],
)
def test_in_one_place_likeness_tells_a_changed_row_from_a_new_one(title, kinds):
    old = [printed("Tổ chức hội chợ du lịch biển")]

    assert set(seen(diff_rows(old, [printed(title, key="n1")]))) == kinds


def test_columns_no_field_is_made_for_are_compared_too():
    old = [printed(extra=[["Đầu mối", "Phòng A"]])]
    new = [printed(key="n1", extra=[["Đầu mối", "Phòng B"], ["Trống", " "]])]

    (change,) = diff_rows(old, new).changed

    assert [(one.name, one.before, one.after) for one in change.fields] == [
        ("extra", "Đầu mối: Phòng A", "Đầu mối: Phòng B")
    ]


def test_a_row_behind_one_that_is_gone_goes_to_the_end_of_its_section():
    rows = [printed("A", number="1"), printed("B", number="2"), printed("C", section="II")]
    (added,) = diff_rows([], [printed("D", number="3", key="n1")]).changes
    lost = from_json(to_json(added) | {"behind": "n7"})

    assert [row["title"] for row in apply_changes(rows, [lost])] == ["A", "B", "D", "C"]
