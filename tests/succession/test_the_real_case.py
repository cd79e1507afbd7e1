"""The reorganisations of the sample's province, run end to end on its plan."""

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from nhipcau.drafting.decree30.build import build
from nhipcau.drafting.letterheads import of_province, of_unit
from nhipcau.drafting.plan_from_register import plan_from_register
from nhipcau.drafting.plan_paper import plan_document
from nhipcau.drafting.reporting import compose, draft_report
from nhipcau.organisations.models import Role, Unit
from nhipcau.plans.importing.accept import accept
from nhipcau.reports.locking import lock_round
from nhipcau.reports.models import Consolidation, UnitReport
from nhipcau.reports.rounds import open_round
from nhipcau.succession.applying import apply
from nhipcau.succession.finishing import finishes_for
from nhipcau.succession.loading import load_reorganisation
from nhipcau.succession.models import UnitChange
from nhipcau.succession.ordering import outcome_of
from nhipcau.succession.undoing import undo
from tests.factories.loads import ROOT, looked_at, sample_directory, sample_load
from tests.factories.organisations import make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_plan, make_task
from tests.factories.reorganisations import whole_database

FILE = ROOT / "nhipcau/demo/data/sap-xep-2025.json"
pytestmark = pytest.mark.django_db


def the_file() -> dict:
    return json.loads(Path(FILE).read_text(encoding="utf-8"))


def unit(code):
    return Unit.objects.get(code=code)


@pytest.fixture
def admin():
    sample_directory()
    return make_user(role=Role.ADMINISTRATOR, unit=unit("so-tttt"))


@pytest.fixture
def reported(admin):
    """The sample plan with a year that was locked and consolidated."""
    load = sample_load(by=admin)
    plan = accept(looked_at(load), by=admin)
    lead = Unit.objects.filter(bound_by__task__plan=plan, bound_by__role="lead").first()
    task = plan.tasks.all().led_by(lead).first()
    make_output(happened_on=date(2024, 6, 1), units=(lead,), tasks=(task,), by=admin)
    round = open_round(plan, kind="year", year=2024, by=admin)
    lock_round(round, by=admin, exceptions={r.pk: "Chưa nộp" for r in round.reports.all()})
    return draft_report(round, by=admin, day=date(2024, 12, 20)).consolidation


def printed(consolidation):
    """sha256 of the report and of the plan as built again from the rows, and of each letterhead."""
    day = date(2024, 12, 20)
    again, plan = Consolidation.objects.get(pk=consolidation.pk), consolidation.round.plan
    plan.refresh_from_db()
    letterheads = [of_province(plan, day=day), of_unit(plan, unit("so-tttt"), day=day)]
    papers = [build(compose(again, head, day=day)) for head in letterheads]
    papers.append(build(plan_document(plan_from_register(plan))))
    return [hashlib.sha256(paper).hexdigest() for paper in papers]


def test_papers_of_the_year_before_stay_the_same_byte_for_byte(reported, admin):
    before = printed(reported)

    for one in load_reorganisation(the_file(), by=admin):
        apply(one, by=admin)

    assert printed(reported) == before


def test_the_new_bodies_owe_the_next_year(admin):
    plan = make_plan(year=2025)
    make_task(plan=plan, leads=(unit("so-dl"),))
    make_task(plan=plan, leads=(unit("so-tttt"), unit("bao-binh-dinh")))
    first, second = load_reorganisation(the_file(), by=admin)
    apply(first, by=admin)
    apply(second, by=admin)

    round = open_round(plan, kind="half_year", year=2025, index=2, by=admin)

    owed = round.reports.filter(items__is_required=True).distinct().order_by("unit__code")
    assert list(owed.values_list("unit__code", "unit_name")) == [
        ("bao-ptth-gia-lai", "Báo và phát thanh, truyền hình Gia Lai"),
        ("so-vhttdl", "Sở Văn hóa, Thể thao và Du lịch"),
    ]


def test_a_round_of_the_change_is_owed_by_old_and_new_for_their_parts(admin):
    plan = make_plan(year=2025)
    make_task(plan=plan, leads=(unit("so-tttt"),))
    round = open_round(plan, kind="quarter", year=2025, index=1, by=admin)

    apply(load_reorganisation(the_file(), by=admin)[0], by=admin)

    owed = UnitReport.objects.filter(round=round, items__is_required=True)
    assert set(owed.values_list("unit__code", flat=True)) == {"so-tttt", "so-vhttdl"}
    assert unit("so-tttt").pk in finishes_for(unit("so-vhttdl"), day=date(2025, 3, 10))


def test_everything_below_the_old_province_stands_below_the_new(admin):
    for one in load_reorganisation(the_file(), by=admin):
        apply(one, by=admin)

    living = Unit.objects.on(date(2025, 7, 2))
    assert not living.filter(kind="district").exists()
    assert living.get(kind="province").name == "Ủy ban nhân dân tỉnh Gia Lai"
    assert set(living.filter(kind="department").values_list("parent__code", flat=True)) == {
        "ubnd-tinh-gia-lai"
    }
    assert unit("tt-vhtt-quy-nhon").parent.code == "ubnd-tinh-gia-lai"
    assert unit("tt-du-lich").parent.code == "so-vhttdl"


def test_it_can_be_taken_back_in_reverse(admin):
    before = whole_database()
    done = [apply(one, by=admin) for one in load_reorganisation(the_file(), by=admin)]

    for one in reversed(done):
        undo(one, reason="Thử", by=admin)

    assert whole_database() == before


def test_the_file_says_how_sure_each_fact_is(admin):
    changes = [one for row in the_file()["reorganisations"] for one in row["changes"]]

    assert {one["confidence"] for one in changes} <= {"S", "S2"}
    assert all(one["source"] for one in changes)
    assert UnitChange.objects.count() == 0


def test_a_file_is_not_entered_twice_and_changes_nothing_yet(admin):
    before = whole_database()
    drafts = load_reorganisation(the_file(), by=admin)

    assert load_reorganisation(the_file(), by=admin) == []
    assert outcome_of(drafts[0]).problems == ()
    assert whole_database() == before


@pytest.mark.parametrize(
    "data", [{}, {"reorganisations": [{"title": "X"}]}, {"reorganisations": 3}]
)
def test_a_file_of_another_shape_gets_one_sentence(admin, data):
    with pytest.raises(ValidationError, match="không đúng mẫu"):
        load_reorganisation(data, by=admin)


def test_a_body_that_is_not_in_the_directory_is_named(admin):
    change = {"kind": "rename", "sources": ["so-la"], "targets": [{"new": {"name": "Sở Mới"}}]}
    row = {"title": "X", "effective_on": "2025-03-01", "changes": [change]}

    with pytest.raises(ValidationError, match="so-la"):
        load_reorganisation({"reorganisations": [row]}, by=admin)
