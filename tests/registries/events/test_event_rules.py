"""What an event must know in each state, and the last days it has."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.registries import keeping
from nhipcau.registries.models import Event
from nhipcau.registries.ticking.events import clocks
from tests.factories.events import FIRST, make_event
from tests.factories.organisations import make_user
from tests.factories.refusals import codes_by_field

State = Event.State
CONFERENCE = {"kind": "conference", "is_international": True}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "codes"),
    [
        (CONFERENCE, {"permission": ["no_permission"]}),
        ({**CONFERENCE, "country": "JP", "mode": "both"}, {"permission": ["no_permission"]}),
        ({"ends_at": time(9)}, {"starts_at": ["hours"]}),
        ({"starts_at": time(9), "ends_at": time(9)}, {"ends_at": ["hours"]}),
        ({"hours": 0}, {"hours": ["hours"]}),
        ({"permitted_on": date(2024, 5, 1)}, {"permit_number": ["no_permit"]}),
        ({"notified_on": date(2024, 5, 25)}, {"notified_on": ["late_day"]}),
    ],
)
def test_what_an_event_may_not_be(values, codes):
    with pytest.raises(ValidationError) as refused:
        make_event(**values)

    assert codes_by_field(refused) == codes


@pytest.mark.django_db
@pytest.mark.parametrize(
    "values",
    [
        {**CONFERENCE, "permission": "chairman"},
        {**CONFERENCE, "is_ours": False},
        {**CONFERENCE, "country": "JP"},
        {"kind": "conference"},
        {"starts_at": time(19), "ends_at": time(9), "ends_on": date(2024, 5, 25)},
    ],
)
def test_what_an_event_may_be(values):
    assert make_event(**values).state == State.PLANNED


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "to", "codes"),
    [
        ({}, State.PERMITTED, {"permission": ["no_permission"], "permitted_on": ["no_permit"]}),
        ({"kind": "training"}, State.HELD, {"hours": ["no_hours"]}),
        ({**CONFERENCE, "permission": "chairman"}, State.HELD, {"permitted_on": ["no_permit"]}),
    ],
)
def test_a_state_needs_what_it_says(values, to, codes):
    event = make_event(**values)

    with pytest.raises(ValidationError) as refused:
        keeping.move(event, to=to, by=make_user())

    assert codes_by_field(refused) == codes


@pytest.mark.django_db
def test_a_report_needs_its_day_and_the_result():
    by = make_user()
    event = keeping.move(make_event(attended=30, by=by), to=State.HELD, by=by)

    with pytest.raises(ValidationError) as refused:
        keeping.move(event, to=State.REPORTED, by=by)

    assert codes_by_field(refused) == {"result": ["no_result"], "reported_on": ["no_result"]}


@pytest.mark.django_db
def test_the_clocks_of_a_conference_end_with_the_list_of_the_year():
    by = make_user()
    event = make_event(**CONFERENCE, permission="chairman", consulted_on=date(2024, 4, 1), by=by)
    permit = {"permitted_on": date(2024, 5, 10), "permit_number": "123/UBND-NC"}
    event = keeping.move(event, to=State.HELD, values=permit, by=by)

    assert list(event.clocks.values_list("code", "due_on", "done_on")) == [
        ("event_opinions", date(2024, 4, 16), date(2024, 5, 10)),
        ("event_dossier_chairman", date(2024, 4, 24), date(2024, 5, 10)),
        ("event_result_report", date(2024, 6, 8), None),
        ("event_yearly_list", date(2024, 12, 18), None),
    ]


@pytest.mark.django_db
def test_a_press_conference_is_announced_the_day_before():
    event = make_event(kind="press")

    assert list(event.clocks.values_list("code", "due_on")) == [
        ("event_press_notice", date(2024, 5, 23))
    ]


@given(
    day=st.dates(date(2020, 1, 1), date(2100, 1, 1)),
    permission=st.sampled_from(("chairman", "prime_minister")),
    state=st.sampled_from(sorted(State.values)),
    is_ours=st.booleans(),
)
def test_a_dossier_is_due_forty_or_thirty_days_before_unless_nothing_is_held(
    day, permission, state, is_ours
):
    row = Event(
        starts_on=day, permission=permission, state=state, is_ours=is_ours, kind="conference"
    )

    found = [(day - one.due_on).days for one in clocks(row) if "dossier" in one.code]

    wanted = {"chairman": 30, "prime_minister": 40}[permission]
    assert found == ([wanted] if is_ours and state != State.CANCELLED else [])


def test_the_day_of_the_examples_is_the_day_of_the_event():
    assert date(2024, 5, 24) == FIRST
