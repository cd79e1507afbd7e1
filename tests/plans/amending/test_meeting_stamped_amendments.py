"""No word of an amendment, nor of the paper that brings it in force, bears a secrecy stamp."""

import pytest
from django.core.exceptions import ValidationError

from nhipcau.plans.amending.preparing import begin_amendment, discard_amendment, put_change
from nhipcau.plans.models import Amendment, PlanVersion
from tests.factories.organisations import make_user
from tests.factories.refusals import codes_by_field
from tests.plans.amending.plan_kit import applied, draft, key_of, small_plan

pytestmark = pytest.mark.django_db

STAMP = "TUYỆT MẬT"


def test_none_is_begun_with_such_a_reason():
    with pytest.raises(ValidationError) as refused:
        begin_amendment(small_plan(), reason=STAMP, by=make_user())

    assert (codes_by_field(refused), Amendment.objects.count()) == ({"reason": ["secret"]}, 0)


@pytest.mark.parametrize("kind", ["change", "remove"])
def test_no_change_is_put_in_for_such_a_reason(kind):
    amendment = draft(small_plan())
    told = {"kind": kind, "key": key_of(amendment.plan, "Hội chợ"), "words": {"title": "Khác"}}

    with pytest.raises(ValidationError) as refused:
        put_change(amendment, **told, reason=STAMP, by=make_user())

    assert codes_by_field(refused) == {"reason": ["secret"]}


def test_none_is_thrown_away_for_such_a_reason():
    amendment = draft(small_plan())

    with pytest.raises(ValidationError) as refused:
        discard_amendment(amendment, reason=STAMP, by=make_user())

    assert codes_by_field(refused) == {"reason": ["secret"]}


def test_none_comes_in_force_under_such_a_number():
    amendment = draft(small_plan(), ("remove", "Hội chợ", {}))

    with pytest.raises(ValidationError) as refused:
        applied(amendment, document_number=STAMP)

    told = codes_by_field(refused), PlanVersion.objects.count()
    assert told == ({"document_number": ["secret"]}, 0)
