"""Reorganisations on screen: drafted change by change, shown, carried out, taken back."""

from datetime import date

import pytest
from django.urls import reverse

from nhipcau.organisations.models import Role, Unit
from nhipcau.succession.applying import apply
from nhipcau.succession.models import Reorganisation, UnitChange
from nhipcau.succession.ordering import digest_of, outcome_of
from tests.factories.organisations import make_unit, make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_plan, make_task
from tests.factories.reorganisations import make_reorganisation
from tests.factories.reports import make_round

pytestmark = pytest.mark.django_db

DAY = date(2025, 7, 1)


@pytest.fixture
def admin(client):
    user = make_user(role=Role.ADMINISTRATOR)
    client.force_login(user)
    return user


def at(name, *args):
    return reverse(f"workspace:reorganisation_{name}", args=args)


def text(answer):
    return answer.content.decode()


def absorbing(admin):
    """A whole draft of one change, ready to be carried out."""
    old, new = make_unit(name="Sở Cũ"), make_unit(name="Sở Nhận")
    make_user(full_name="Lê Thị Mai", role=Role.OFFICER, unit=old)
    draft = make_reorganisation(make_unit(), by=admin)
    draft.changes.all().delete()
    change = UnitChange.objects.create(
        reorganisation=draft, position=1, kind="absorb", targets=[{"unit": new.pk}]
    )
    change.sources.add(old)
    return draft


def test_a_draft_begins_with_a_title_and_a_day(client, admin):
    told = {"title": "Sắp xếp thử", "effective_on": "01/07/2025"}

    answer = client.post(at("new"), told)

    made = Reorganisation.objects.get()
    assert answer.url == at("page", made.pk)
    assert (made.title, made.effective_on, made.state) == ("Sắp xếp thử", DAY, "draft")


def test_a_draft_without_a_day_is_shown_again(client, admin):
    answer = client.post(at("new"), {"title": "Sắp xếp"})

    assert answer.status_code == 422
    assert not Reorganisation.objects.exists()


def test_the_paper_of_a_draft_can_be_put_right(client, admin):
    draft = make_reorganisation(make_unit(), by=admin)
    told = {"title": "Tên khác", "effective_on": "01/08/2025", "document_number": "12/NQ-HĐND"}

    client.post(at("revise", draft.pk), told)

    draft.refresh_from_db()
    assert (draft.title, draft.effective_on) == ("Tên khác", date(2025, 8, 1))
    assert draft.steps.last().changes["document_number"] == ["", "12/NQ-HĐND"]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("rename", {"sources": "U", "name": "Sở Tên Mới"}),
        ("absorb", {"sources": ["U"], "unit_0": "V", "mid_period": "both"}),
        ("merge", {"sources": ["U", "V"], "name_0": "Sở Hợp nhất", "mid_period": "successor"}),
        ("dissolve", {"sources": ["U"], "mid_period": "both"}),
        ("create", {"name": "Sở Thành lập", "kind": "department"}),
        ("change_parent", {"sources": ["U"], "parent": "V"}),
    ],
)
def test_each_kind_of_change_is_added_by_a_plain_form(client, admin, kind, told):
    one, other = make_unit(), make_unit()
    keys = {"U": str(one.pk), "V": str(other.pk)}
    draft = make_reorganisation(make_unit(), by=admin)
    filled = {
        name: [keys.get(v, v) for v in value] if isinstance(value, list) else keys.get(value, value)
        for name, value in told.items()
    }

    answer = client.post(at("add", draft.pk) + f"?kind={kind}", filled)

    assert answer.status_code == 302
    assert draft.changes.last().kind == kind
    assert outcome_of(draft).effects


def test_a_change_with_both_an_old_and_a_new_heir_is_refused(client, admin):
    one, other = make_unit(), make_unit()
    draft = make_reorganisation(make_unit(), by=admin)
    told = {"sources": [one.pk], "unit_0": other.pk, "name_0": "Mới", "mid_period": "both"}

    answer = client.post(at("add", draft.pk) + "?kind=absorb", told)

    assert answer.status_code == 422
    assert "không cả hai" in text(answer)


def test_who_takes_what_is_asked_row_by_row(client, admin):
    unit = make_unit(name="Sở Chia")
    task = make_task(plan=make_plan(year=2025), leads=(unit,))
    draft = make_reorganisation(unit, by=admin)
    change = draft.changes.get()
    key = f"task:{task.pk}:lead"

    shown = text(client.get(at("answer", draft.pk, change.pk)))
    client.post(at("answer", draft.pk, change.pk), {key: "1", "rest": "0"})

    change.refresh_from_db()
    assert f'name="{key}"' in shown
    assert change.choices == {key: 1, "reports": 0}
    assert outcome_of(draft).problems == ()


def test_what_is_left_open_stands_in_the_preview_and_is_not_carried_out(client, admin):
    unit = make_unit(name="Sở Chia")
    make_task(plan=make_plan(year=2025), leads=(unit,))
    draft = make_reorganisation(unit, by=admin)

    shown = text(client.get(at("preview", draft.pk)))
    client.post(at("apply", draft.pk), {"seen": digest_of(outcome_of(draft))})

    draft.refresh_from_db()
    assert "Sở Chia: chưa chọn đơn vị nhận" in shown
    assert "Chưa áp dụng được" in shown
    assert draft.state == "draft"


def test_the_preview_says_who_loses_and_gains_what(client, admin):
    draft = absorbing(admin)

    shown = text(client.get(at("preview", draft.pk)))

    assert "Lê Thị Mai" in shown
    assert "Thôi giữ, đến hết 30/06/2025" in shown
    assert "Có từ 01/07/2025" in shown


def test_an_administrator_carries_out_what_was_shown_and_takes_it_back(client, admin):
    draft = absorbing(admin)
    seen = digest_of(outcome_of(draft))

    client.post(at("apply", draft.pk), {"seen": seen})
    draft.refresh_from_db()
    assert (draft.state, draft.digest) == ("applied", seen)

    client.post(at("undo", draft.pk), {"reason": "Nhầm văn bản"})
    draft.refresh_from_db()
    assert draft.state == "undone"
    assert Unit.objects.get(name="Sở Cũ").valid_to is None


def test_nothing_is_carried_out_unseen(client, admin):
    draft = absorbing(admin)

    answer = client.post(at("apply", draft.pk), {}, follow=True)

    assert "xem lại" in text(answer)
    assert Unit.objects.get(name="Sở Cũ").valid_to is None


def test_an_undoing_without_a_reason_says_so(client, admin):
    draft = apply(absorbing(admin), by=admin)

    answer = client.post(at("undo", draft.pk), {"reason": ""}, follow=True)

    assert "Nêu lý do hoàn tác." in text(answer)


def test_a_unit_tells_what_it_was_and_what_it_is_now(client, admin):
    apply(absorbing(admin), by=admin)
    old, new = Unit.objects.get(name="Sở Cũ"), Unit.objects.get(name="Sở Nhận")

    pages = [text(client.get(reverse("workspace:unit_page", args=[u.pk]))) for u in (old, new)]

    assert "Nay là" in pages[0]
    assert reverse("workspace:unit_page", args=[new.pk]) in pages[0]
    assert "Trước đây" in pages[1]


def test_work_is_shown_by_todays_offices_and_by_those_of_then(client, admin):
    draft = absorbing(admin)
    make_output(happened_on=date(2025, 2, 1), units=(Unit.objects.get(name="Sở Cũ"),))
    apply(draft, by=admin)
    span = {"start": "01/01/2025", "end": "31/12/2025"}

    now = text(client.get(at("structure"), span))
    then = text(client.get(at("structure"), span | {"theo": "luc-do"}))

    assert "Sở Nhận" in now
    assert "Gồm kết quả của" in now
    assert "Sở Nhận" not in then


def test_an_output_says_what_its_old_body_is_now(client, admin):
    draft = absorbing(admin)
    old = Unit.objects.get(name="Sở Cũ")
    output = make_output(happened_on=date(2025, 2, 1), units=(old,))
    apply(draft, by=admin)

    shown = text(client.get(reverse("workspace:output_page", args=[output.pk])))

    assert "đến hết 30/06/2025, nay là" in shown


def test_a_span_upside_down_is_told(client, admin):
    answer = client.get(at("structure"), {"start": "01/12/2025", "end": "01/01/2025"})

    assert answer.status_code == 422


def test_the_heir_finishes_the_report_of_the_old_body(client, admin):
    old, new = make_unit(), make_unit()
    round = make_round(plan=make_task(plan=make_plan(year=2025), leads=(old,)).plan, year=2025)
    report = round.reports.get()
    draft = make_reorganisation(make_unit(), by=admin)
    draft.changes.update(kind="absorb", targets=[{"unit": new.pk}])
    draft.changes.get().sources.set([old])
    apply(draft, by=admin)
    client.force_login(make_user(role=Role.OFFICER, unit=new))

    assert client.get(reverse("workspace:report_write", args=[report.pk])).status_code == 200

    client.force_login(make_user(role=Role.OFFICER))
    assert client.get(reverse("workspace:report_write", args=[report.pk])).status_code == 403


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_costs_the_same_for_one_and_for_many(
    client, admin, number, django_assert_max_num_queries
):
    unit = make_unit()
    for _ in range(number):
        make_reorganisation(unit, by=admin)

    with django_assert_max_num_queries(12):
        client.get(at("list"))
