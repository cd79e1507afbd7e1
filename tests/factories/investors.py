"""Investors for tests, with stages, contacts and facts of sites."""

from datetime import date
from typing import Any

from nhipcau.organisations.models import User
from nhipcau.registries.investors import siting, staging, touching
from nhipcau.registries.models import Investor, Register, SiteFact, Touch
from tests.factories.organisations import make_user
from tests.factories.registries import make_entry

TODAY = date(2024, 6, 18)
SAID = "Biên bản làm việc số 12"


def make_investor(*, stage: str = "", on: date = date(2024, 5, 6), **values: Any) -> Investor:
    """A Japanese enterprise; with `stage`, proved on `on`."""
    row = make_entry(Register.INVESTOR, **values)
    return reached(row, stage, on=on) if stage else row


def reached(row: Investor, stage: str, *, on: date, by: User | None = None, **told: Any) -> Any:
    by = by or make_user()
    told = {"said": SAID, "day": TODAY, **told}
    return staging.reach(row, stage=stage, reached_on=on, by=by, **told)


def make_touch(row: Investor, *, on: date = date(2024, 5, 6), **values: Any) -> Touch:
    values = {"on": on, "way": "call", "what": "Trao đổi về cụm công nghiệp", **values}
    return touching.record(row, values=values, by=make_user(), day=TODAY)


FACT = {
    "site": "Cụm công nghiệp mẫu",
    "kind": "price",
    "value": "20 USD/m2/năm (mẫu)",
    "source": "Công văn mẫu số 1",
    "as_of": date(2024, 1, 31),
    "review_on": date(2024, 6, 30),
}


def make_fact(*, by: User | None = None, **values: Any) -> SiteFact:
    return siting.state_fact(values=FACT | values, by=by or make_user(), day=TODAY)
