"""A case of a publication: what each state must say; an object, papers, never a person."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.registries import keeping, parts
from nhipcau.registries.models import Member, Paper, PublicationCase, Register
from tests.factories.documents import make_basis
from tests.factories.organisations import make_user
from tests.factories.plans import make_plan, make_section, make_task
from tests.factories.refusals import codes_by_field
from tests.factories.registries import make_entry

pytestmark = pytest.mark.django_db
State = PublicationCase.State
SENT = {"handler": "Chi cục Hải quan", "transferred_on": date(2024, 5, 8)}
CLOSED = {
    "outcome": "not_imported",
    "closed_on": date(2024, 5, 20),
    "document": "15/BB-HQ",
    "quantity": 12,
}


def make_case(**values: object) -> PublicationCase:
    return make_entry(Register.CASE, **values)


def moved(row: PublicationCase, to: str, **values: object) -> PublicationCase:
    return keeping.move(row, to=to, by=make_user(), values=values)


@pytest.mark.parametrize(
    ("to", "missing", "codes"),
    [
        (State.TRANSFERRED, {}, {"handler": ["no_handler"], "transferred_on": ["no_day"]}),
        (
            State.CLOSED,
            {},
            {
                "handler": ["no_handler"],
                "outcome": ["no_outcome"],
                "closed_on": ["no_day"],
                "document": ["no_document"],
            },
        ),
        (State.CLOSED, SENT | CLOSED | {"outcome": "other"}, {"result": ["no_result"]}),
        (State.UNFOUNDED, {}, {"result": ["no_result"]}),
        (State.TRANSFERRED, SENT | {"transferred_on": date(2024, 5, 5)},
         {"transferred_on": ["order"]}),
        (State.CLOSED, SENT | CLOSED | {"closed_on": date(2024, 5, 7)}, {"closed_on": ["order"]}),
    ],
)  # fmt: skip
def test_each_state_says_what_it_must(to, missing, codes):
    with pytest.raises(ValidationError) as refused:
        moved(make_case(), to, **missing)

    assert codes_by_field(refused) == codes


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({"starts_on": None}, {"starts_on": ["no_day"]}),
        ({"quantity": 0}, {"quantity": ["amount"]}),
        ({"basis_clause": "Điều 9"}, {"basis": ["no_basis"]}),
    ],
)
def test_a_case_says_when_it_was_found_and_on_what_ground(values, codes):
    with pytest.raises(ValidationError) as refused:
        make_case(**values)

    assert codes_by_field(refused) == codes


def test_a_case_that_was_handled_counts_its_objects_for_the_task():
    plan = make_plan(year=2024)
    task = make_task(plan=plan, group=make_section(plan))
    row = make_case(tasks=[task], basis=make_basis(), basis_clause="Điều 9")

    row = moved(moved(row, State.TRANSFERRED, **SENT), State.CLOSED, **CLOSED)

    told = (row.output.quantity, row.output.quantity_unit, row.output.happened_on)
    assert (told, list(row.output.tasks.all())) == ((12, "vật phẩm", CLOSED["closed_on"]), [task])


def test_thirty_days_after_it_was_sent_one_asks_what_came_of_it():
    row = moved(make_case(), State.TRANSFERRED, **SENT)

    clocks = list(row.clocks.values_list("code", "due_on", "done_on"))
    assert clocks == [("case_answer", date(2024, 6, 7), None)]


def test_a_case_found_to_be_right_counts_for_nothing():
    row = moved(make_case(), State.UNFOUNDED, result="Bản đồ đúng, đủ hai quần đảo.")

    assert (row.state, row.output) == (State.UNFOUNDED, None)


def test_no_person_can_be_added_to_a_case():
    with pytest.raises(ValidationError, match="chỉ ghi vật phẩm và giấy tờ"):
        parts.add(make_case(), Member, values={"name": "Người mẫu A"}, by=make_user())

    assert Member.objects.count() == 0


def test_the_papers_of_a_case_are_kept():
    row = make_case()

    parts.add(row, Paper, values={"kind": "decision", "number": "15/BB-HQ"}, by=make_user())

    assert [str(paper) for paper in row.papers.all()] == ["15/BB-HQ"]
