"""A reorganisation on paper: what a draft takes and what it refuses."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.succession.drafting import (
    add_change,
    answer,
    discard,
    draft_reorganisation,
    remove_change,
    revise_draft,
)
from tests.factories.organisations import make_unit, make_user
from tests.factories.reorganisations import make_reorganisation, whole_database

pytestmark = pytest.mark.django_db

DAY = date(2025, 7, 1)


@pytest.fixture
def draft():
    return make_reorganisation(make_unit(), by=make_user())


def refused(act, *given, **told):
    with pytest.raises(ValidationError) as found:
        act(*given, by=make_user(), **told)
    return found.value


def test_a_draft_changes_nothing_of_the_directory():
    unit, user = make_unit(), make_user()
    before = whole_database()

    make_reorganisation(unit, by=user)

    assert whole_database() == before


def test_a_draft_has_a_title():
    with pytest.raises(ValidationError, match="tên đợt"):
        draft_reorganisation(title=" ", effective_on=DAY, by=make_user())


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"kind": "explode"}, "kind"),
        ({"kind": "absorb"}, "sources"),
        ({"kind": "create"}, "targets"),
        ({"kind": "create", "targets": [{"new": {"name": " "}}]}, "targets"),
        ({"kind": "create", "targets": [{"new": {"name": "A"}, "unit": 1}]}, "targets"),
        ({"kind": "create", "targets": [{"new": {"name": "A" * 301}}]}, "targets"),
        ({"kind": "create", "targets": [{"new": {"name": "A", "kind": "x"}}]}, "targets"),
        (
            {"kind": "create", "targets": [{"new": {"name": "A"}}], "choices": {"rest": 1}},
            "choices",
        ),
    ],
)
def test_a_change_that_is_not_whole_is_refused_at_its_field(draft, told, field):
    assert list(refused(add_change, draft, **told).error_dict) == [field]
    assert draft.changes.count() == 1


def test_a_body_ends_in_one_change_only(draft):
    unit = draft.changes.get().sources.get()

    refusal = refused(
        add_change, draft, kind="rename", sources=[unit], targets=[{"new": {"name": "Khác"}}]
    )

    assert "một thay đổi khác" in refusal.messages[0]


def test_answers_are_added_to_those_given(draft):
    change = answer(draft.changes.get(), choices={"person:1": 0}, by=make_user())
    change = answer(change, choices={"rest": 1}, by=make_user())

    assert change.choices == {"person:1": 0, "rest": 1}
    assert list(refused(answer, change, choices={"rest": 2}).error_dict) == ["choices"]


def test_what_is_thrown_away_stays_to_be_read_and_cannot_be_changed(draft):
    change = draft.changes.get()
    discard(draft, by=make_user())

    assert refused(remove_change, change).code == "state"
    assert refused(revise_draft, draft, title="Khác", effective_on=DAY).code == "state"
    draft.refresh_from_db()
    assert (draft.state, draft.changes.count()) == ("discarded", 1)


def test_each_move_leaves_its_step(draft):
    remove_change(draft.changes.get(), by=make_user())

    assert list(draft.steps.values_list("action", flat=True)) == [
        *("drafted", "change_added", "change_removed"),
    ]
