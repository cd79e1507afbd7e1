"""Taking back restores every row, until somebody has signed something off."""

from datetime import date
from random import Random

import pytest
from django.core.exceptions import ValidationError

from nhipcau.organisations.models import OrganisationStep, Unit
from nhipcau.organisations.naming import add_alias
from nhipcau.plans.models import Responsibility
from nhipcau.reports.locking import lock_round
from nhipcau.reports.models import UnitReport
from nhipcau.succession.applying import apply
from nhipcau.succession.drafting import add_change, discard, draft_reorganisation
from nhipcau.succession.undoing import undo
from tests.factories.reorganisations import whole_database
from tests.factories.reports import bring, make_round

DAY = date(2025, 8, 1)
pytestmark = pytest.mark.django_db


def merged(province, *, day=DAY, name="Sở Văn hóa và Thông tin", **fields):
    """Press and culture made one, carried out."""
    draft = draft_reorganisation(title=name, effective_on=day, by=province.admin)
    sources = [province.press, province.culture]
    targets = [{"new": {"name": name}}]
    add_change(draft, kind="merge", sources=sources, targets=targets, by=province.admin, **fields)
    return apply(draft, by=province.admin)


@pytest.mark.parametrize("mid_period", ["both", "successor"])
def test_every_row_is_as_it_was(province, mid_period):
    before = whole_database()
    done = merged(province, mid_period=mid_period)
    assert whole_database() != before

    undo(done, reason="Nhầm văn bản", by=province.admin)

    assert whole_database() == before


def test_it_needs_a_reason(province):
    with pytest.raises(ValidationError, match="lý do"):
        undo(merged(province), reason=" ", by=province.admin)


def test_it_is_undone_once(province):
    done = undo(merged(province), reason="Nhầm", by=province.admin)

    with pytest.raises(ValidationError, match="Chỉ hoàn tác được"):
        undo(done, reason="Nhầm", by=province.admin)


def code_of(province, done):
    with pytest.raises(ValidationError) as refused:
        undo(done, reason="Nhầm", by=province.admin)
    return refused.value.code


def test_a_report_accepted_later_makes_it_history(province):
    done = merged(province)
    bring(make_round(year=2026).reports.get(), state="accepted")

    assert code_of(province, done) == "later_acceptance"


def test_a_round_locked_later_makes_it_history(province):
    round = make_round(year=2026)
    done = merged(province)
    exceptions = {report.pk: "Chưa có" for report in round.reports.all()}
    lock_round(round, by=province.admin, exceptions=exceptions)

    assert code_of(province, done) == "later_lock"


def test_a_later_reorganisation_is_undone_first(province):
    done = merged(province)
    draft = draft_reorganisation(title="Đợt sau", effective_on=date(2025, 9, 1), by=province.admin)
    new = [{"new": {"name": "Sở Khoa học mới"}}]
    add_change(draft, kind="rename", sources=[province.science], targets=new, by=province.admin)
    later = apply(draft, by=province.admin)

    assert code_of(province, done) == "later_reorganisation"

    undo(later, reason="Nhầm", by=province.admin)
    assert undo(done, reason="Nhầm", by=province.admin).state == "undone"


def test_a_row_that_was_changed_since_stops_it(province):
    done = merged(province)
    Responsibility.objects.current().filter(task=province.open_task).update(as_written="Khác")

    assert code_of(province, done) == "changed_since"


def test_a_report_that_was_begun_since_stops_it(province):
    done = merged(province)
    report = UnitReport.objects.get(unit__name="Sở Văn hóa và Thông tin")
    bring(report, state="draft")

    assert code_of(province, done) == "changed_since"


def test_a_new_body_that_is_in_use_stops_it(province):
    done = merged(province)
    add_alias(Unit.objects.get(name="Sở Văn hóa và Thông tin"), "SVHTT", by=province.admin)

    assert code_of(province, done) == "in_use"


def test_histories_tell_of_both(province):
    undo(merged(province), reason="Nhầm", by=province.admin)

    told = OrganisationStep.objects.filter(unit=province.press).order_by("pk")
    assert [step.action for step in told] == ["reorganise", "reorganise_undone"]


@pytest.mark.parametrize("seed", range(30))
def test_any_orders_that_are_carried_out_can_be_taken_back(province, seed):
    random, done, before = Random(seed), [], whole_database()
    for step in range(3):
        draft = any_draft(random, province, day=date(2025, 8, 1 + step))
        try:
            done.append(apply(draft, by=province.admin))
        except ValidationError:
            discard(draft, by=province.admin)
    for one in reversed(done):
        undo(one, reason="Thử", by=province.admin)

    assert whole_database() == before


def any_draft(random, province, *, day):
    """One or two changes of whatever works on the day; some will be refused."""
    draft = draft_reorganisation(title=f"Đợt {day}", effective_on=day, by=province.admin)
    for n in range(random.randint(1, 2)):
        living = list(Unit.objects.reporting().on(day).exclude(valid_from=day))
        kind = random.choice(["rename", "absorb", "split", "merge", "dissolve", "change_parent"])
        count = {"split": 2}.get(kind, 1)
        targets = [
            {"new": {"name": f"Mới {day} {n} {k}"}, "scope": f"phần {k}"} for k in range(count)
        ]
        if random.random() < 0.5 and kind != "rename":
            targets[0] = {"unit": random.choice(living).pk, "scope": "phần khác"}
        sources = random.sample(living, min(len(living), 2 if kind == "merge" else 1))
        try:
            add_change(
                draft,
                kind=kind,
                sources=sources,
                targets=targets,
                choices={"rest": random.randrange(count)},
                mid_period=random.choice(["both", "successor"]),
                by=province.admin,
            )
        except ValidationError:
            continue
    return draft
