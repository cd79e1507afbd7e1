from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from nhipcau.documents.models import LegalBasis, OfficialDocument
from nhipcau.organisations.models import Unit, UnitAlias
from nhipcau.organisations.naming import rename_unit
from nhipcau.plans.importing.accept import (
    accept,
    begin_load,
    edit_row,
    match_name,
    remove_row,
    undo,
)
from nhipcau.plans.models import Plan, PlanBasis, PlanLoad, Responsibility, Task
from tests.factories.documents import make_file
from tests.factories.loads import looked_at, make_load, make_reading, make_row
from tests.factories.organisations import make_group, make_unit, make_user

pytestmark = pytest.mark.django_db

NEW = {"name": "Trung tâm Mới", "kind": "institute", "short_name": "TTM"}


def accepted(load: PlanLoad) -> Plan:
    return accept(looked_at(load), by=load.created_by)


def refused(verb, *args, **kwargs) -> ValidationError:
    with pytest.raises(ValidationError) as refusal:
        verb(*args, **kwargs)
    return refusal.value


def test_an_unmatched_lead_keeps_the_plan_out():
    load = make_load()

    error = refused(accept, looked_at(load), by=load.created_by)

    assert error.messages == ["Còn 1 tên chủ trì chưa rõ là đơn vị nào: Sở Thử."]
    assert not Plan.objects.exists()


def test_open_doubts_keep_the_plan_out():
    make_unit(name="Sở Thử")
    load = make_load(("I", [make_row(1), make_row(2, leads=[])]))

    error = refused(accept, load, by=load.created_by)

    assert error.messages == ["Còn 1 điểm cần xem."]


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (
            {"year": None, "date": {"day": None, "month": None, "year": None}},
            "Chưa biết kế hoạch của năm nào; hãy ghi năm.",
        ),
        ({"title": ""}, "Kế hoạch chưa có tên; hãy ghi tên."),
        ({"issuer": ""}, "Kế hoạch chưa ghi cơ quan ban hành; hãy ghi cơ quan."),
    ],
)
def test_what_a_plan_must_say_is_asked_for(document, sentence):
    load = make_load(("I", [make_row(leads=["Sở Thử"])]), **document)
    load = match_name(load, name="Sở Thử", unit=make_unit(), by=load.created_by)

    assert refused(accept, load, by=load.created_by).messages == [sentence]


def test_an_unmatched_coordinating_name_stays_as_written():
    unit = make_unit(name="Sở Thử")

    plan = accepted(make_load(("I", [make_row(coordinating=["Người quen"])])))

    lines = Responsibility.objects.filter(task__plan=plan).order_by("role")
    assert [(one.role, one.as_written, list(one.members.all())) for one in lines] == [
        ("coordinate", "Người quen", []),
        ("lead", "Sở Thử", [unit]),
    ]


def test_struck_rows_stay_out_and_the_rest_is_numbered_through():
    make_unit(name="Sở Thử")
    load = make_load(("I", [make_row(1), make_row(2)]), ("II", [make_row(1)]))
    load = remove_row(load, where="I.1", reason="Dòng cộng", by=load.created_by)

    plan = accepted(load)

    assert [(t.code, t.position) for t in plan.tasks.select_related("group")] == [
        ("I.2", 1),
        ("II.1", 2),
    ]


def test_rows_below_a_row_belong_to_it():
    make_unit(name="Sở Thử")
    rows = [make_row("1"), make_row("1.1", parent="1"), make_row("a", parent="khác")]

    plan = accepted(make_load(("I", rows)))

    assert [(t.number, t.parent and t.parent.number) for t in plan.tasks.all()] == [
        ("1", None),
        ("1.1", "1"),
        ("a", None),
    ]


def test_a_new_unit_is_entered_once_for_all_its_spellings():
    load = make_load(("I", [make_row(1, leads=["TT Mới"]), make_row(2, leads=["Trung tâm mới"])]))
    for name in ("TT Mới", "Trung tâm mới"):
        load = match_name(load, name=name, new_unit=NEW, by=load.created_by)

    plan = accepted(load)

    unit = Unit.objects.get(name="Trung tâm Mới")
    assert set(Task.objects.led_by(unit)) == set(plan.tasks.all())
    assert list(unit.aliases.values_list("text", flat=True)) == ["TT Mới"]


def test_a_spelling_told_once_needs_no_telling_in_the_next_plan():
    unit = make_unit(name="Sở Thử nghiệm")
    load = make_load()
    accepted(match_name(load, name="Sở Thử", unit=unit, by=load.created_by))

    following = make_load(content=b"nam sau", year=2025, number="13/KH-UBND")

    assert following.matches == {"Sở Thử": {"unit": unit.code, "how": "spelling"}}


def test_groups_bind_their_members_of_the_day_of_the_plan():
    make_group(name="Các sở", kinds=("department",))
    old = make_unit(valid_to=date(2025, 2, 28))
    new = make_unit(valid_from=date(2025, 3, 1))
    days = [{"day": 1, "month": 3, "year": 2024}, {"day": 1, "month": 8, "year": 2025}]

    for number, day in enumerate(days):
        load = make_load(
            ("I", [make_row(leads=["Các sở"])]),
            content=bytes([65 + number]),
            date=day,
            year=day["year"],
        )
        accepted(load)

    bound = Responsibility.objects.order_by("pk")
    assert [list(one.members.all()) for one in bound] == [[old], [new]]
    assert [one.expanded_on for one in bound] == [date(2024, 3, 1), date(2025, 8, 1)]


def test_a_plan_of_old_days_still_finds_the_old_name():
    unit = make_unit(name="Sở Thử")
    rename_unit(unit, name="Sở Khác", from_day=date(2025, 3, 1), by=None)

    plan = accepted(make_load())

    task = plan.tasks.get()
    assert (task.responsibilities.get().unit, task.unit_names) == (unit, "Sở Thử")


def test_the_same_file_does_not_enter_twice():
    make_unit(name="Sở Thử")
    accepted(make_load())
    again = make_load(number="99/KH-UBND", title="Tên khác")

    assert refused(accepted, again).code == "same_file"


@pytest.mark.parametrize("blank", [True, False])
def test_the_same_plan_out_of_another_file_does_not_enter_twice(blank):
    make_unit(name="Sở Thử")
    accepted(make_load(number_blank=blank))

    again = make_load(content=b"ban khac", number_blank=blank)

    assert refused(accepted, again).code == "same_plan"


def test_another_number_of_the_same_issuer_is_another_plan():
    make_unit(name="Sở Thử")
    accepted(make_load())

    assert accepted(make_load(content=b"ban khac", number="77/KH-UBND")).pk


def test_a_load_is_accepted_once():
    make_unit(name="Sở Thử")
    load = make_load()
    accepted(load)

    assert refused(accept, load, by=load.created_by).code == "state"


def test_a_row_that_fails_leaves_the_register_as_it_was():
    make_unit(name="Sở Thử")
    load = make_load(("I", [make_row(1), make_row(2, title=None)]))
    match_name(load, name="Sở Thử", new_unit=NEW, by=load.created_by)

    with pytest.raises(DatabaseError):
        accepted(load)

    load.refresh_from_db()
    assert load.state == PlanLoad.State.OPEN
    assert not any(model.objects.exists() for model in (Plan, OfficialDocument, Task, LegalBasis))
    assert not Unit.objects.filter(name="Trung tâm Mới").exists()


def test_acts_are_entered_once_however_many_plans_cite_them():
    make_unit(name="Sở Thử")
    act = {
        "kind": "Quyết định",
        "number": "1191/QĐ-TTg",
        "date": "2020-08-05",
        "issuer": "Thủ tướng Chính phủ",
        "subject": None,
        "role": "task",
        "cited_at": ["focus_tasks.13"],
        "raw": "Quyết định số 1191/QĐ-TTg",
    }
    law = act | {"kind": "Luật", "number": None, "subject": "Luật Du lịch", "role": "mention"}
    acts = {"legal_bases": [act, act | {"cited_at": ["groups.I.1"]}], "unnumbered_citations": [law]}

    for number in (1, 2):
        accepted(make_load(content=bytes([number + 64]), number=f"{number}/KH-UBND", **acts))

    assert LegalBasis.objects.count() == 2
    assert PlanBasis.objects.count() == 4
    cited = PlanBasis.objects.filter(basis__number="1191/QĐ-TTg").first()
    assert cited.cited_at == ["focus_tasks.13", "groups.I.1"]


def test_five_hundred_tasks_take_no_more_queries_than_ten():
    make_group(name="Các sở", kinds=("department",))
    for number in range(20):
        make_unit(name=f"Sở Số {number}")

    def queries(rows: int) -> int:
        told = [
            make_row(n, leads=[f"Sở Số {n % 20}"], coordinating=["Các sở"]) for n in range(1, rows)
        ]
        load = looked_at(make_load(("I", told), content=b"%d" % rows, number=f"{rows}/KH"))
        with CaptureQueriesContext(
            connection,
        ) as captured:
            accept(load, by=load.created_by)
        return len(captured)

    few, many = queries(11), queries(501)

    assert few <= 45
    assert many <= few + 50  # the same statements in batches of the database's own size


def test_taking_back_removes_new_units_and_spellings_too():
    load = make_load(("I", [make_row(1, leads=["TT Mới"])]))
    load = match_name(load, name="TT Mới", new_unit=NEW, by=load.created_by)
    accepted(load)

    undo(load, reason="Nhầm", by=load.created_by)

    assert (Unit.objects.count(), UnitAlias.objects.count(), Plan.objects.count()) == (0, 0, 0)


def test_a_new_unit_that_others_use_by_now_stays():
    load = make_load(("I", [make_row(1, leads=["TT Mới"])]))
    load = match_name(load, name="TT Mới", new_unit=NEW, by=load.created_by)
    accepted(load)
    make_user(unit=Unit.objects.get(), role="officer")

    undo(load, reason="Nhầm", by=load.created_by)

    assert Unit.objects.get().name == "Trung tâm Mới"


def test_after_taking_back_the_same_file_may_enter_again():
    make_unit(name="Sở Thử")
    load = make_load()
    accepted(load)
    undo(load, reason="Nhầm", by=load.created_by)

    assert accepted(make_load()).pk


def test_taking_back_needs_a_reason_and_an_accepted_load():
    make_unit(name="Sở Thử")
    load = make_load()

    assert refused(undo, load, reason="Nhầm", by=load.created_by).code == "state"
    accepted(load)
    assert refused(undo, load, reason=" ", by=load.created_by).code == "reason"


def test_an_open_load_of_plain_json_keeps_its_paper():
    load = begin_load(make_file(), make_reading(), [{"text": "ỦY BAN NHÂN DÂN"}], by=make_user())

    assert load.paper == [{"text": "ỦY BAN NHÂN DÂN"}]


def test_an_edit_reaches_the_register_and_the_reading_keeps_the_paper():
    make_unit(name="Sở Thử")
    load = make_load()
    load = edit_row(load, where="r1", field="title", value="Sửa", by=load.created_by)

    plan = accepted(load)

    load.refresh_from_db()
    assert plan.tasks.get().title == "Sửa"
    assert load.reading["groups"][0]["items"][0]["title"] == "Nhiệm vụ 1"
