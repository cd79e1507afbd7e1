"""A plan issued again on paper: what differs from the register becomes the amendment."""

import pytest
from django.core.exceptions import ValidationError

from nhipcau.organisations.models import Unit
from nhipcau.plans.amending.from_paper import take_from_load
from nhipcau.plans.amending.preparing import begin_amendment, discard_amendment
from nhipcau.plans.importing.accept import accept, begin_again, begin_load, discard
from nhipcau.plans.models import Amendment, PlanLoad, Task
from nhipcau.plans.purge import purge_plan_file
from tests.factories.documents import make_file
from tests.factories.loads import looked_at, make_load, make_reading, make_row
from tests.factories.organisations import make_unit, make_user
from tests.plans.amending.plan_kit import applied, draft, listed

pytestmark = pytest.mark.django_db

FIRST, SECOND = make_row(1, title="Hội chợ"), make_row(2, title="Đón đoàn")
PLACE = {"table": 1, "row": 9, "last": {"table": 1, "row": 9}, "text": "3 Làm phim"}


def issued():
    """A plan of two tasks that came in by a load."""
    make_unit(name="Sở Thử")
    load = make_load(("I", [FIRST, SECOND]))
    return accept(load, by=load.created_by)


def again(plan, *rows, purpose=PlanLoad.Purpose.AMENDMENT, **document) -> PlanLoad:
    """The same plan issued again with other rows."""
    reading = make_reading(("I", list(rows)), **document)
    file = make_file(content=b"%d rows" % len(rows))
    return begin_load(file, reading, by=make_user(), purpose=purpose, about=plan)


def taken(plan, load) -> Amendment:
    amendment = begin_amendment(plan, by=make_user())
    take_from_load(amendment, load, by=amendment.created_by)
    amendment.refresh_from_db()
    return amendment


def test_what_differs_becomes_the_changes():
    plan = issued()
    load = again(plan, FIRST | {"timeframe_text": "Quý II"}, make_row(2, title="Làm phim"))

    amendment = taken(plan, load)

    assert [
        (one["kind"], (one["after"] or one["before"])["title"]) for one in amendment.changes
    ] == [
        *(("change", "Hội chợ"), ("add", "Làm phim"), ("remove", "Đón đoàn")),
    ]


def test_applied_it_stands_in_the_register_and_the_load_is_done_with():
    plan = issued()
    load = again(plan, FIRST, SECOND, make_row(3, title="Làm phim", source=PLACE))

    version = applied(taken(plan, load))
    load.refresh_from_db()

    added = Task.objects.get(title="Làm phim")
    assert listed(plan)[-1] == ("I.3", "Làm phim")
    assert (load.state, load.plan, version.document.file) == ("accepted", None, load.file)
    assert added.source == PLACE | {"load": load.pk, "load_row": "r3"}


def test_a_name_that_a_person_explained_at_the_desk_is_known():
    plan = issued()
    load = again(plan, FIRST, SECOND, make_row(3, title="Làm phim", leads=["TT Mới"]))
    new = {"name": "Trung tâm Mới", "kind": "institute"}
    load.matches["TT Mới"] = {"new": new, "how": "person", "remember": True}
    load.save()

    applied(taken(plan, load))

    lead = Task.objects.get(title="Làm phim").responsibilities.get()
    assert lead.unit == Unit.objects.get(name="Trung tâm Mới")


def test_a_load_for_an_amendment_is_not_accepted_as_a_plan():
    load = again(issued(), FIRST, number="99/KH-UBND")

    with pytest.raises(ValidationError, match="hãy lấy vào bản điều chỉnh"):
        accept(looked_at(load), by=load.created_by)


def test_a_load_for_something_else_is_refused():
    plan = issued()

    with pytest.raises(ValidationError, match="không để điều chỉnh kế hoạch này"):
        taken(plan, again(plan, FIRST, purpose=PlanLoad.Purpose.NEW_PLAN))


def test_doubts_about_rows_that_differ_are_looked_at_first():
    plan = issued()
    load = again(plan, FIRST, SECOND, make_row(3, leads=[]))

    with pytest.raises(ValidationError, match="Còn 1 điểm cần xem ở những dòng có thay đổi"):
        taken(plan, load)

    assert len(taken_again(plan, looked_at(load)).changes) == 1


def taken_again(plan, load) -> Amendment:
    amendment = Amendment.objects.get(plan=plan)
    take_from_load(amendment, load, by=load.created_by)
    amendment.refresh_from_db()
    return amendment


def test_what_was_typed_by_hand_is_not_overwritten():
    plan = issued()
    amendment = draft(plan, ("remove", "Hội chợ", {}))

    with pytest.raises(ValidationError, match="đang có 1 thay đổi nhập tay"):
        take_from_load(amendment, again(plan, FIRST), by=amendment.created_by)


def test_a_file_an_amendment_was_taken_from_is_purged_once_that_is_thrown_away():
    plan = issued()
    load = again(plan, FIRST)
    amendment, by = taken(plan, load), make_user()

    with pytest.raises(ValidationError, match="hãy bỏ bản điều chỉnh trước"):
        purge_plan_file(load.file, reason="Lộ thông tin", by=by)
    discard_amendment(amendment, by=by)
    purge_plan_file(load.file, reason="Lộ thông tin", by=by)
    amendment.refresh_from_db()

    assert (amendment.changes, [step.changes for step in amendment.steps.all()]) == ([], [{}] * 3)


def test_a_load_opened_again_is_still_about_its_plan():
    plan = issued()
    load = again(plan, FIRST)
    discard(load, by=load.created_by)

    once_more = begin_again(load, by=load.created_by)

    assert (once_more.purpose, once_more.about) == (PlanLoad.Purpose.AMENDMENT, plan)
