"""What offices met when bodies were put together oddly, backdated, or badly written down."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.organisations.models import Appointment, Succession, Unit, UnitName
from nhipcau.plans.models import Task
from nhipcau.reports.locking import lock_round
from nhipcau.reports.models import ReportItem
from nhipcau.reports.rounds import rebuild_round
from nhipcau.succession.applying import apply
from nhipcau.succession.drafting import add_change, draft_reorganisation
from nhipcau.succession.finishing import finishes_for
from nhipcau.succession.ordering import outcome_of
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_task
from tests.factories.reports import bring

DAY, LATER = date(2025, 8, 1), date(2025, 9, 1)
pytestmark = pytest.mark.django_db


def drafted(province, kind, sources, targets, *, day=DAY, **fields):
    draft = draft_reorganisation(title=f"{kind} {day}", effective_on=day, by=province.admin)
    add_change(draft, kind=kind, sources=sources, targets=targets, by=province.admin, **fields)
    return draft


def carried_out(province, *asked, **fields):
    return apply(drafted(province, *asked, **fields), by=province.admin)


def refused(province, *asked, **fields):
    with pytest.raises(ValidationError) as refusal:
        carried_out(province, *asked, **fields)
    return [one.code for one in refusal.value.error_list]


def current(task):
    rows = task.responsibilities.current().order_by("role", "pk")
    return [(row.role, [unit.code for unit in row.members.all()]) for row in rows]


def divided(province, *, rest, stays=False):
    """Press divided among itself or a new body, and science."""
    first = {"unit": province.press.pk} if stays else {"new": {"name": "Sở Mới", "code": "moi"}}
    targets = [first | {"scope": "một"}, {"unit": province.science.pk, "scope": "hai"}]
    return carried_out(province, "split", [province.press], targets, choices={"rest": rest})


def test_who_takes_all_is_the_heir_of_all_whatever_words_stand_beside_it(province):
    target = {"unit": province.culture.pk, "scope": "báo chí"}
    carried_out(province, "absorb", [province.press], [target])

    assert Succession.objects.get().scope == ""
    assert finishes_for(province.culture, day=DAY) == {province.press.pk}


def test_reports_of_a_divided_body_follow_the_one_that_finished_them(province):
    divided(province, rest=0)
    middle = Unit.objects.get(code="moi")
    carried_out(province, "absorb", [middle], [{"unit": province.culture.pk}], day=LATER)

    assert finishes_for(middle, day=DAY) == {province.press.pk}
    assert finishes_for(middle, day=LATER) == frozenset()
    assert finishes_for(province.culture, day=LATER) == {province.press.pk, middle.pk}


def test_a_body_that_goes_on_writes_its_reports_itself(province):
    divided(province, rest=1, stays=True)

    assert finishes_for(province.science, day=DAY) == frozenset()


def test_who_helped_with_a_task_and_now_leads_it_helps_no_more(province):
    task = make_task(plan=province.plan, leads=(province.press,), coordinating=(province.culture,))
    carried_out(province, "absorb", [province.press], [{"unit": province.culture.pk}])

    assert current(task) == [("lead", ["so-vh"])]


def test_two_steps_of_one_day_leave_one_row_for_each_task(province):
    task = make_task(plan=province.plan, leads=(province.press, province.science))
    carried_out(province, "absorb", [province.press], [{"unit": province.culture.pk}])
    carried_out(province, "absorb", [province.culture], [{"unit": province.science.pk}])

    assert current(task) == [("lead", ["so-kh"])]


def test_what_comes_of_partners_is_a_partner(province):
    partners = [make_unit(kind="partner", is_external=True) for _ in range(2)]
    carried_out(province, "merge", partners, [{"new": {"name": "Hiệp hội chung"}}])

    assert Unit.objects.get(name="Hiệp hội chung").is_external


def test_work_that_goes_where_nobody_reports_is_told(province):
    outside = make_unit(name="Bộ Mới", kind="central", is_external=True)
    outcome = outcome_of(drafted(province, "absorb", [province.press], [{"unit": outside.pk}]))

    assert any(told.startswith("Bộ Mới nằm ngoài hệ thống") for told in outcome.warnings)


def test_a_report_that_is_still_owed_needs_an_heir(province):
    unit = make_unit()
    make_task(plan=province.plan, leads=(unit,), status="done", completed_on=date(2025, 7, 5))
    rebuild_round(province.round, by=province.admin)

    assert refused(province, "dissolve", [unit], []) == ["unassigned"]


def test_who_loses_every_role_is_named(province):
    unit = make_unit()
    make_user(full_name="Trần Văn Ba", role="officer", unit=unit)
    outcome = outcome_of(drafted(province, "dissolve", [unit], []))

    assert outcome.warnings == ("Trần Văn Ba không còn vai trò nào sau sắp xếp.",)


def test_who_cannot_sign_in_keeps_no_office(province):
    make_user(role="administrator", unit=province.science, is_active=False)
    post = province.admin.appointments.get()
    target, choices = [{"unit": province.press.pk}], {f"person:{post.pk}": "end"}

    asked = ("absorb", [province.culture], target)
    assert refused(province, *asked, choices=choices) == ["last_administrator"]


def test_an_office_without_a_focal_officer_is_told(province):
    focal = make_user(role="focal", unit=province.science)
    Appointment.objects.create(user=focal, unit=province.press, role="officer")
    choices = {f"person:{focal.appointments.get(role='focal').pk}": "end"}
    asked = ("absorb", [province.science], [{"unit": province.press.pk}])

    outcome = outcome_of(drafted(province, *asked, choices=choices))

    assert outcome.warnings == ("Sau sắp xếp không còn ai giữ vai trò cán bộ đầu mối.",)


@pytest.mark.parametrize("day", [date(2023, 1, 1), date(2025, 6, 1)])
def test_who_ended_before_the_period_owes_nothing_of_it(province, day):
    carried_out(province, "absorb", [province.press], [{"unit": province.culture.pk}], day=day)

    assert province.round.reports.get(unit=province.press).is_waived
    asked = ReportItem.objects.filter(task=province.open_task, is_required=True)
    assert [item.report.unit for item in asked] == [province.culture]


def test_a_locked_round_of_those_days_is_named(province):
    exceptions = {report.pk: "Chưa có" for report in province.round.reports.all()}
    lock_round(province.round, by=province.admin, exceptions=exceptions)
    before = list(ReportItem.objects.order_by("pk").values())
    draft = drafted(province, "absorb", [province.press], [{"unit": province.culture.pk}])

    (told,) = outcome_of(draft).warnings
    apply(draft, by=province.admin)

    assert told.startswith("6 tháng cuối năm 2025 đã khóa")
    assert list(ReportItem.objects.order_by("pk").values()) == before


def test_the_first_day_of_all_is_no_day_to_begin(province):
    with pytest.raises(ValidationError, match="ngày có hiệu lực"):
        drafted(province, "absorb", [province.press], [], day=date.min)


def test_a_body_whose_heir_is_known_is_not_given_away_before(province):
    carried_out(province, "absorb", [province.press], [{"unit": province.culture.pk}])
    again = ("absorb", [province.press], [{"unit": province.science.pk}])

    assert refused(province, *again, day=date(2025, 6, 1)) == ["taken"]


def test_a_name_given_backwards_ends_with_its_body(province):
    carried_out(province, "absorb", [province.press], [{"unit": province.culture.pk}])
    new = [{"new": {"name": "Sở Báo chí"}}]
    carried_out(province, "rename", [province.press], new, day=date(2025, 6, 1))

    assert UnitName.objects.get(name="Sở Báo chí").valid_to == date(2025, 7, 31)


def test_tasks_are_found_by_the_new_name_of_the_same_body(province):
    new = [{"new": {"name": "Sở Báo chí", "short_name": "SBC"}}]
    carried_out(province, "rename", [province.press], new)

    assert province.open_task in Task.objects.search("so bao chi")
    assert province.open_task in Task.objects.search("SBC")
    assert province.open_task in Task.objects.search("so thong tin")


def test_a_second_body_of_one_name_is_told(province):
    outcome = outcome_of(drafted(province, "create", [], [{"new": {"name": "Sở Văn hoá"}}]))

    told = "Có hơn một đơn vị cùng mang tên Sở Văn hoá; tên đó trong văn bản phải chọn bằng tay."
    assert outcome.warnings == (told,)


def test_the_name_of_a_body_that_ends_may_be_borne_again(province):
    sources, new = [province.press, province.culture], [{"new": {"name": "Sở Văn hóa"}}]
    outcome = outcome_of(drafted(province, "merge", sources, new))

    assert (outcome.problems, outcome.warnings) == ((), ())


def test_heirs_of_a_part_each_take_another_part(province):
    heirs = [{"unit": one.pk, "scope": "một"} for one in (province.culture, province.science)]

    assert "scope" in refused(province, "split", [province.press], heirs, choices={"rest": 0})


@pytest.mark.parametrize("state", ["accepted", "submitted"])
@pytest.mark.parametrize("old", ["draft", "not_started", "returned", "submitted"])
def test_no_task_falls_between_a_sent_report_and_one_that_is_taken_over(province, state, old):
    bring(province.round.reports.get(unit=province.press), state=old)
    bring(province.round.reports.get(unit=province.culture), state=state)
    target = [{"unit": province.culture.pk}]
    carried_out(province, "absorb", [province.press], target, mid_period="successor")
    rebuild_round(province.round, by=province.admin)

    asked = ReportItem.objects.filter(task=province.open_task, is_required=True)
    assert [item.report.unit for item in asked] == [province.press]


@pytest.mark.parametrize(
    "target",
    [
        "so-vh",
        {"unit": "abc"},
        {"unit": True},
        {"unit": 10**30},
        {"unit": 1, "scope": None},
        {"code": 5},
        {"new": "Sở Mới"},
        {"new": {"name": 5}},
        {"new": {"name": "Sở\x00Mới"}},
        {"new": {"name": "Sở Mới", "short_name": None}},
        {"new": {"name": "Sở Mới", "code": "Sở mới/1"}},
        {"new": {"name": "Sở Mới", "kind": ["department"]}},
    ],
)
def test_a_target_of_another_shape_is_refused(province, target):
    with pytest.raises(ValidationError) as refusal:
        drafted(province, "absorb", [province.press], [target])

    assert list(refusal.value.message_dict) == ["targets"]
