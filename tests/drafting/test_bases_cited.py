"""A report warns of the acts its plan cites that are dead on the day of drafting."""

from datetime import date

import pytest

from nhipcau.drafting.bases_cited import dead_bases
from nhipcau.drafting.reporting import draft_report
from nhipcau.plans.models import PlanBasis
from tests.factories.documents import make_basis
from tests.factories.organisations import make_user
from tests.factories.reports import make_round

pytestmark = pytest.mark.django_db

SENTENCE = (
    "Nghị định số 88/2012/NĐ-CP hết hiệu lực từ ngày 01/07/2024, "
    "được thay bằng Nghị định số 262/2024/NĐ-CP."
)


def round_citing_a_dying_act():
    round = make_round()
    new = make_basis(number="262/2024/NĐ-CP", in_force_from=date(2024, 7, 1))
    old = make_basis(number="88/2012/NĐ-CP", replaced_by=new)
    alive = make_basis(in_force_from=date(2015, 10, 22))
    for basis in (old, alive):
        PlanBasis.objects.create(plan=round.plan, basis=basis, role="basis", as_written="x")
    return round


@pytest.mark.parametrize(
    ("day", "said"), [(date(2024, 6, 30), ()), (date(2024, 7, 1), (SENTENCE,))]
)
def test_an_act_warns_from_the_day_it_is_dead(day, said):
    assert dead_bases(round_citing_a_dying_act().plan, day=day) == said


def test_a_drafted_report_hands_its_warnings_over_and_replaces_nothing():
    round = round_citing_a_dying_act()

    drafted = draft_report(round, by=make_user(), day=date(2024, 7, 2))

    assert drafted.warnings == (SENTENCE,)
    assert round.plan.citations.filter(basis__number="88/2012/NĐ-CP").exists()
