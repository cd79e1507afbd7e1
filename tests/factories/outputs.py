"""Rows for tests: things done, made with the verb that makes them in the office."""

from datetime import date

from nhipcau.organisations.models import Unit, User
from nhipcau.outputs.models import Output
from nhipcau.outputs.recording import record_output
from nhipcau.plans.models import Task
from tests.factories.organisations import make_unit, make_user


def make_output(
    *,
    kind: str = Output.Kind.ARTICLE,
    title: str = "Lễ hội biển",
    happened_on: date = date(2024, 2, 1),
    units: tuple[Unit, ...] = (),
    tasks: tuple[Task, ...] = (),
    by: User | None = None,
    **fields: object,
) -> Output:
    """A recorded article of 1 February 2024 by a unit of its own, unless told otherwise."""
    return record_output(
        kind=kind,
        title=title,
        happened_on=happened_on,
        units=units or (make_unit(),),
        tasks=tasks,
        by=by or make_user(),
        **fields,
    )
