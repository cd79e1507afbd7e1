"""What is carried out is what was shown; what moves is open, what is done stays."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.organisations.models import Appointment, OrganisationStep, Succession, Unit
from nhipcau.plans.models import Responsibility, Task
from nhipcau.reports.models import UnitReport
from nhipcau.succession.applying import apply
from nhipcau.succession.drafting import add_change, draft_reorganisation
from nhipcau.succession.ordering import digest_of, order_of, outcome_of, snapshot_of
from nhipcau.succession.working import columns, written
from nhipcau.succession.writing import values_now

DAY, DAY_BEFORE = date(2025, 8, 1), date(2025, 7, 31)
pytestmark = pytest.mark.django_db


def absorbing(province, **fields):
    """A draft that puts press under culture on 1 August."""
    draft = draft_reorganisation(
        title="Sắp xếp", effective_on=DAY, document_number="01/NQ", by=province.admin
    )
    add_change(
        draft,
        kind="absorb",
        sources=[province.press],
        targets=[{"unit": province.culture.pk}],
        by=province.admin,
        **fields,
    )
    return draft


def held(task):
    """(words of the paper, unit, last day) of everybody who answers or answered, oldest first."""
    rows = task.responsibilities.order_by("pk")
    return [(row.role, row.unit.code, row.valid_from, row.valid_to) for row in rows]


def test_open_work_moves_and_finished_work_stays(province):
    apply(absorbing(province), by=province.admin)

    assert held(province.open_task) == [
        ("lead", "so-tt", None, DAY_BEFORE),
        ("lead", "so-vh", DAY, None),
    ]
    assert held(province.done_task) == [("lead", "so-tt", None, None)]


def test_who_leads_a_task_does_not_also_help_itself(province):
    apply(absorbing(province), by=province.admin)

    assert held(province.shared_task) == [
        ("lead", "so-vh", None, None),
        ("coordinate", "so-tt", None, DAY_BEFORE),
    ]


def test_the_words_of_the_paper_stay_with_the_new_body(province):
    apply(absorbing(province), by=province.admin)

    current = Responsibility.objects.current().get(task=province.open_task)
    assert (current.as_written, current.expanded_on) == ("Sở Thông tin", DAY)
    assert list(current.members.all()) == [province.culture]


def test_people_follow_the_day_after_their_old_role_ends(province):
    apply(absorbing(province), by=province.admin)

    roles = province.officer.appointments.order_by("pk")
    assert [(one.unit.code, one.valid_from, one.valid_to) for one in roles] == [
        ("so-tt", None, DAY_BEFORE),
        ("so-vh", DAY, None),
    ]


def test_the_old_body_ends_under_its_name_and_has_an_heir(province):
    apply(absorbing(province), by=province.admin)

    province.press.refresh_from_db()
    assert (province.press.name, province.press.valid_to) == ("Sở Thông tin", DAY_BEFORE)
    assert province.press.names.get().valid_to == DAY_BEFORE
    heir = Succession.objects.get()
    assert (heir.successor, heir.scope, heir.document_number) == (province.culture, "", "01/NQ")


def test_the_task_is_found_by_both_names(province):
    apply(absorbing(province), by=province.admin)

    assert province.open_task in Task.objects.search("so van hoa")
    assert province.open_task in Task.objects.search("so thong tin")


def test_each_reports_its_part_where_so_chosen(province):
    apply(absorbing(province), by=province.admin)

    owed = required(province.round)
    assert owed == {
        "so-tt": {province.open_task.pk},
        "so-vh": {province.open_task.pk, province.shared_task.pk},
    }


def test_the_new_body_reports_the_whole_period_where_so_chosen(province):
    apply(absorbing(province, mid_period="successor"), by=province.admin)

    assert required(province.round) == {"so-vh": {province.open_task.pk, province.shared_task.pk}}
    old = province.round.reports.get(unit=province.press)
    assert old.is_waived
    assert old.steps.get().reason == "Được miễn báo cáo theo đợt sắp xếp “Sắp xếp”."


def required(round):
    """Unit -> tasks it must answer about; units that owe nothing are left out."""
    rows = round.reports.filter(items__is_required=True)
    found = {}
    for code, task in rows.values_list("unit__code", "items__task"):
        found.setdefault(code, set()).add(task)
    return found


def test_following_the_plan_later_changes_nothing_more(province):
    from nhipcau.reports.rounds import rebuild_round

    apply(absorbing(province, mid_period="successor"), by=province.admin)
    before = required(province.round)

    followed = rebuild_round(province.round, by=province.admin)

    assert required(province.round) == before
    assert (followed.added_items, followed.orphaned_items, followed.returned_items) == (0, 0, 0)


def test_a_merger_begins_a_new_body_in_the_place_of_the_first(province):
    draft = draft_reorganisation(title="Hợp nhất", effective_on=DAY, by=province.admin)
    new = {"new": {"name": "Sở Văn hóa và Thông tin", "code": "so-vhtt"}}
    sources = [province.press, province.culture]
    add_change(draft, kind="merge", sources=sources, targets=[new], by=province.admin)

    apply(draft, by=province.admin)

    made = Unit.objects.get(code="so-vhtt")
    assert (made.valid_from, made.kind, made.names.get().valid_from) == (DAY, "department", DAY)
    assert made in Unit.objects.search("van hoa va thong tin")
    assert set(Appointment.objects.on(DAY).values_list("unit__code", flat=True)) == {"so-vhtt"}


def test_what_is_written_is_what_the_engine_says(province):
    draft = absorbing(province, mid_period="successor")
    snapshot = snapshot_of(order_of(draft))
    effects = outcome_of(draft).effects
    expected = written(snapshot.tables, effects)

    apply(draft, by=province.admin)

    for effect in (one for one in effects if not one.is_new):
        label = effect.kind.model
        now = values_now(label, [effect.pk], columns(expected[effect.kind][effect.pk]))
        assert now[effect.pk] == columns(expected[effect.kind][effect.pk])
    made = draft.effects.filter(action="create")
    assert made.count() == sum(one.is_new for one in effects)


def test_a_preview_that_is_out_of_date_is_not_carried_out(province):
    draft = absorbing(province)
    seen = digest_of(outcome_of(draft))
    Responsibility.objects.filter(task=province.open_task).update(position=7)

    with pytest.raises(ValidationError, match="xem lại") as refused:
        apply(draft, seen=seen, by=province.admin)

    assert refused.value.code == "changed_since_preview"


def test_a_reorganisation_is_carried_out_once(province):
    draft = absorbing(province)
    apply(draft, by=province.admin)

    with pytest.raises(ValidationError, match="đã áp dụng"):
        apply(draft, by=province.admin)


def test_an_empty_draft_is_not_carried_out(province):
    draft = draft_reorganisation(title="Trống", effective_on=DAY, by=province.admin)

    with pytest.raises(ValidationError, match="chưa có thay đổi"):
        apply(draft, by=province.admin)


def test_units_tell_of_it_in_their_histories(province):
    apply(absorbing(province), by=province.admin)

    steps = OrganisationStep.objects.filter(action="reorganise")
    assert set(steps.values_list("unit__code", "document_number")) == {("so-tt", "01/NQ")}


def test_reports_of_the_past_keep_their_name(province):
    before = list(UnitReport.objects.order_by("pk").values_list("unit_name", flat=True))

    apply(absorbing(province), by=province.admin)

    assert list(UnitReport.objects.order_by("pk").values_list("unit_name", flat=True)) == before
