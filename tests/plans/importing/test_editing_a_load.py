from contextlib import suppress
from copy import deepcopy

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.plans.importing.accept import (
    add_row,
    discard,
    doubts_of,
    draft_of,
    edit_document,
    edit_row,
    match_name,
    move_row,
    remaining,
    remove_row,
    rows_of,
    settle_doubt,
    undo_last,
    unmatched_names,
)
from nhipcau.plans.models import LoadStep, PlanLoad
from tests.factories.loads import make_load, make_row
from tests.factories.organisations import make_group, make_unit, make_user

pytestmark = pytest.mark.django_db

ODD = {"where": "groups.I.1.title", "kind": "impossible_year", "text": "20230", "sentence": "Lạ."}


def numbers(load: PlanLoad) -> list[str]:
    return [row.address for row in rows_of(load)]


def code_of(verb, *args, **kwargs) -> str:
    with pytest.raises(ValidationError) as refusal:
        verb(*args, **kwargs)
    return refusal.value.code


def test_a_field_is_rewritten_with_its_step():
    load = make_load()

    load = edit_row(load, where="I.1", field="title", value=" Tên mới ", by=load.created_by)

    assert draft_of(load).groups[0].items[0].title == "Tên mới"
    step = load.steps.get(action="edit_row")
    assert (step.where, step.before, step.after) == ("I.1 title", "Nhiệm vụ 1", "Tên mới")


def test_the_reading_itself_never_changes():
    load = make_load()
    reading = deepcopy(load.reading)

    load = edit_row(load, where="r1", field="title", value="Tên mới", by=load.created_by)

    assert load.reading == reading


def test_new_words_for_time_are_read_again():
    load = make_load()

    load = edit_row(load, where="r1", field="timeframe_text", value="Quý II", by=load.created_by)

    timeframe = draft_of(load).groups[0].items[0].timeframe
    assert (timeframe.kind, str(timeframe.end)) == ("quarter", "2024-06-30")


def test_new_words_for_leads_are_split_and_matched():
    make_unit(name="Sở Du lịch")
    load = make_load()

    load = edit_row(
        load, where="r1", field="lead_text", value="Sở Du lịch, Sở Y tế", by=load.created_by
    )

    assert draft_of(load).groups[0].items[0].lead_units == ("Sở Du lịch", "Sở Y tế")
    assert remaining(load).leads == ("Sở Y tế",)


def test_rewriting_a_field_settles_what_was_odd_in_it():
    load = make_load(("I", [make_row(doubts=[ODD])]))

    load = edit_row(load, where="r1", field="title", value="Đến năm 2030", by=load.created_by)

    assert remaining(load).doubts == 0


def test_a_row_without_a_lead_is_a_doubt_until_someone_says_it_is_so():
    load = make_load(("I", [make_row(leads=[])]))
    (doubt,) = doubts_of(load)

    settled = settle_doubt(load, doubt_id=doubt.key, note="Đúng", by=load.created_by)

    assert (remaining(load).doubts, remaining(settled).doubts) == (1, 0)


def test_a_row_with_rows_below_it_needs_no_lead():
    load = make_load(("I", [make_row("1", leads=[]), make_row("1.1", parent="1")]))

    assert remaining(load).doubts == 0


def test_a_struck_row_stays_with_its_reason_and_counts_no_more():
    load = make_load(("I", [make_row(1, doubts=[ODD]), make_row(2)]))

    load = remove_row(load, where="I.1", reason="Dòng cộng", by=load.created_by)

    assert [(row.address, row.struck) for row in rows_of(load)] == [
        ("I.1", "Dòng cộng"),
        ("I.2", ""),
    ]
    assert (remaining(load).rows, remaining(load).doubts) == (1, 0)


def test_rows_are_added_and_moved():
    load = make_load(("I", [make_row(1), make_row(2)]), ("II", [make_row(1)]))

    load = add_row(load, group="I", title="Sót", number="1a", after="I.1", by=load.created_by)
    load = move_row(load, where="I.2", group="II", by=load.created_by)

    assert numbers(load) == ["I.1", "I.1a", "II.2", "II.1"]


def test_a_row_moves_behind_another():
    load = make_load(("I", [make_row(1), make_row(2), make_row(3)]))

    load = move_row(load, where="I.1", after="I.2", by=load.created_by)

    assert numbers(load) == ["I.2", "I.1", "I.3"]


def test_a_name_is_told_once_for_all_rows():
    unit = make_unit(name="Sở Thử nghiệm")
    load = make_load(("I", [make_row(1), make_row(2)]))

    load = match_name(load, name="Sở Thử", unit=unit, by=load.created_by)

    assert remaining(load).leads == ()
    assert unmatched_names(load) == {}


def test_an_unmatched_name_comes_with_suggestions():
    unit = make_unit(name="Sở Thử nghiệm")
    load = make_load()

    (match,) = unmatched_names(load).values()

    assert [found.target for found in match.suggestions] == [unit]


def test_a_new_year_matches_by_spelling_again_and_leaves_what_people_said():
    make_unit(name="Sở Thử")
    told = make_group(name="Nhóm")
    load = make_load(("I", [make_row(1), make_row(2, leads=["Ai đó"])]))
    load = match_name(load, name="Ai đó", group=told, by=load.created_by)

    load = edit_document(load, field="year", value="2025", by=load.created_by)

    assert {name: match["how"] for name, match in load.matches.items()} == {
        "Sở Thử": "spelling",
        "Ai đó": "person",
    }


def test_edits_are_undone_one_by_one_to_the_first_state():
    load = make_load(("I", [make_row(1, doubts=[ODD]), make_row(2)]), ("II", [make_row(1)]))
    first = deepcopy((load.draft, load.matches, load.settled))
    by = load.created_by
    load = edit_row(load, where="I.1", field="lead_text", value="Sở Y tế", by=by)
    load = edit_document(load, field="title", value="Tên khác", by=by)
    load = match_name(load, name="Sở Y tế", unit=make_unit(name="Sở Yên"), by=by)
    load = add_row(load, group="II", title="Sót", by=by)
    load = move_row(load, where="II.1", group="I", by=by)
    load = remove_row(load, where="I.2", reason="Thừa", by=by)
    load = settle_doubt(load, doubt_id="r1:1", by=by)

    for _ in range(7):
        load = undo_last(load, by=by)

    assert (load.draft, load.matches, load.settled) == first
    assert code_of(undo_last, load, by=by) == "nothing_to_undo"


def test_an_undone_step_is_kept_and_tells_who_undid_it():
    load, other = make_load(), make_user()
    edit_row(load, where="r1", field="title", value="Mới", by=load.created_by)

    undo_last(load, by=other)

    assert list(LoadStep.objects.values_list("action", "before", "after", "by")) == [
        ("begin", "", "ke-hoach.txt", load.created_by_id),
        ("edit_row", "Nhiệm vụ 1", "Mới", load.created_by_id),
        ("undo", "Mới", "Nhiệm vụ 1", other.pk),
    ]


EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), st.integers(0, 3), st.text("aăâ bcd", min_size=1, max_size=8)),
        st.tuples(st.just("strike"), st.integers(0, 3), st.just("x")),
        st.tuples(st.just("move"), st.integers(0, 3), st.sampled_from(["I", "II"])),
        st.tuples(st.just("add"), st.integers(0, 3), st.sampled_from(["I", "II"])),
    ),
    max_size=6,
)


@settings(deadline=None, max_examples=25)
@given(EDITS)
def test_any_edits_undone_give_the_draft_as_it_was(edits):
    load = make_load(("I", [make_row(1), make_row(2)]), ("II", [make_row(1), make_row(2)]))
    first, by = deepcopy(load.draft), load.created_by
    verbs = {
        "edit": lambda row, value: edit_row(load, where=row, field="title", value=value, by=by),
        "strike": lambda row, value: remove_row(load, where=row, reason=value, by=by),
        "move": lambda row, value: move_row(load, where=row, group=value, by=by),
        "add": lambda row, value: add_row(load, group=value, title="Thêm", by=by),
    }
    for verb, row, value in edits:
        with suppress(ValidationError):
            verbs[verb](f"r{row + 1}", value)

    while load.steps.filter(undoes=None, undone_by=None).exclude(change={}).exists():
        undo_last(load, by=by)

    load.refresh_from_db()
    assert load.draft == first


@pytest.mark.parametrize(
    ("verb", "arguments", "code"),
    [
        (edit_row, {"where": "IX.9", "field": "title", "value": "x"}, "row"),
        (edit_row, {"where": "I.1", "field": "key", "value": "x"}, "field"),
        (edit_row, {"where": "I.1", "field": "title", "value": " "}, "title"),
        (edit_row, {"where": "I.1", "field": "number", "value": "1" * 61}, "number"),
        (edit_document, {"field": "anomalies", "value": "x"}, "field"),
        (edit_document, {"field": "year", "value": "hai"}, "date"),
        (edit_document, {"field": "year", "value": "20240"}, "date"),
        (add_row, {"group": "I", "title": ""}, "title"),
        (add_row, {"group": "X", "title": "a"}, "group"),
        (remove_row, {"where": "I.1", "reason": ""}, "reason"),
        (move_row, {"where": "I.1", "after": "I.1"}, "after"),
        (settle_doubt, {"doubt_id": "r9:9"}, "doubt"),
        (match_name, {"name": "Sở Không có"}, "name"),
        (match_name, {"name": "Sở Thử", "new_unit": {"name": "", "kind": "agency"}}, "name"),
        (match_name, {"name": "Sở Thử", "new_unit": {"name": "A", "kind": "la"}}, "kind"),
    ],
)
def test_what_cannot_be_done_is_refused_and_changes_nothing(verb, arguments, code):
    load = make_load()
    before = deepcopy(load.draft)

    assert code_of(verb, load, by=load.created_by, **arguments) == code

    load.refresh_from_db()
    assert load.draft == before


def test_a_day_no_calendar_has_is_refused():
    load = make_load(date={"day": None, "month": 2, "year": 2024})

    assert code_of(edit_document, load, field="day", value="30", by=load.created_by) == "date"


def test_an_address_of_two_rows_names_neither():
    load = make_load(("I", [make_row(1), make_row(1)]))

    assert code_of(remove_row, load, where="I.1", reason="x", by=load.created_by) == "row"
    assert remove_row(load, where="r2", reason="x", by=load.created_by).pk


def test_a_draft_thrown_away_can_be_read_but_not_changed():
    load = make_load()

    load = discard(load, by=load.created_by)

    assert load.state == PlanLoad.State.DISCARDED
    edit = {"where": "r1", "field": "title", "value": "x", "by": load.created_by}
    assert code_of(edit_row, load, **edit) == "state"
