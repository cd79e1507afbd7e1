"""Words under a secrecy stamp stay out by every verb of a round and its lock."""

import pytest
from django.core.exceptions import ValidationError

from nhipcau.reports.locking import ask_to_unlock, lock_round
from nhipcau.reports.models import ReportRound, RoundStep
from nhipcau.reports.rounds import open_round, rebuild_round, revise_round
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_task
from tests.factories.refusals import codes_by_field
from tests.factories.reports import lock, make_round

pytestmark = pytest.mark.django_db

STAMP = "TUYỆT MẬT"


@pytest.mark.parametrize("field", ["guidance", "title"])
def test_no_round_is_opened_under_such_words(field):
    plan = make_task(plan=make_plan(), leads=(make_unit(),)).plan

    with pytest.raises(ValidationError) as refused:
        open_round(plan, kind="quarter", year=2024, index=1, by=make_user(), **{field: STAMP})

    assert (codes_by_field(refused), ReportRound.objects.count()) == ({field: ["secret"]}, 0)


@pytest.mark.parametrize(
    ("verb", "field"),
    [
        (lambda r, by: revise_round(r, changes={"grace_days": 2}, reason=STAMP, by=by), "reason"),
        (lambda r, by: revise_round(r, changes={"guidance": STAMP}, reason="x", by=by), "guidance"),
        (lambda r, by: rebuild_round(r, reason=STAMP, by=by), "reason"),
        (
            lambda r, by: lock_round(r, exceptions={r.reports.get().pk: STAMP}, by=by),
            "exceptions",
        ),
    ],
)
def test_no_verb_of_an_open_round_takes_them(verb, field):
    round = make_round()

    with pytest.raises(ValidationError) as refused:
        verb(round, make_user())

    left = RoundStep.objects.exclude(action="opened").count()
    assert (codes_by_field(refused), left) == ({field: ["secret"]}, 0)


def test_nor_does_the_request_to_unlock():
    round = lock(make_round())

    with pytest.raises(ValidationError) as refused:
        ask_to_unlock(round, reason=STAMP, by=make_user())

    assert codes_by_field(refused) == {"reason": ["secret"]}
