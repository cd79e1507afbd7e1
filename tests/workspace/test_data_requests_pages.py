"""Requests of persons at the desk: written down, the rows found and confirmed, done for real."""

import pytest
from django.utils import timezone

from nhipcau.organisations.models import Role
from nhipcau.registries import parts
from nhipcau.registries.models import ContactAccess, DataRequest, Member
from nhipcau.registries.privacy import asking
from tests.factories.organisations import make_user
from tests.factories.registries import make_contact, make_detail, make_entry
from tests.workspace.pages import page, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def focal(client):
    person = make_user(role=Role.FOCAL)
    client.force_login(person)
    return person


def asked(kind: str, by) -> DataRequest:
    day = timezone.localdate()
    told = {"who": "Tanaka Hiroshi", "reach": "", "told": "", "received_on": day}
    return asking.receive(values=told | {"kind": kind}, by=by, day=day)


def ticked(*rows) -> dict:
    return {"rows": [f"{type(row).__name__.lower()}:{row.pk}" for row in rows]}


def test_a_request_is_written_down_with_its_clocks(client, focal):
    today = f"{timezone.localdate():%d/%m/%Y}"
    told = {"kind": "erase", "who": "Tanaka Hiroshi", "received_on": today}

    client.post(page("datarequest_new"), told)

    found = DataRequest.objects.get()
    assert (found.due_on - found.received_on).days == 20
    assert "Chưa báo nhận" in text(client.get(page("datarequest_list")))


def test_a_request_without_a_person_is_refused_at_its_field(client, focal):
    answer = client.post(page("datarequest_new"), {"kind": "view", "who": ""})

    assert (answer.status_code, DataRequest.objects.count()) == (422, 0)


def test_rows_are_offered_confirmed_and_erased(client, focal):
    row, namesake = make_contact(), make_contact(name="Hiroshi TANAKA")
    found = asked("erase", focal)

    offered = text(client.get(page("datarequest_page", found.pk)))
    client.post(page("datarequest_rows", found.pk), ticked(row))
    client.post(page("datarequest_do", found.pk), {"outcome": "done", "answer": "Đã xóa."})

    row.refresh_from_db(), namesake.refresh_from_db()
    assert offered.count("Người liên hệ: ") == 2
    assert (row.name, namesake.name) == ("", "Hiroshi TANAKA")


def test_a_row_found_by_other_words_can_be_confirmed(client, focal):
    row, found = make_contact(name="Takahashi Mẫu"), asked("restrict", focal)
    address = page("datarequest_rows", found.pk)

    refused = client.post(address, ticked(row))
    client.post(f"{address}?q=takahashi+mau", ticked(row))
    client.post(page("datarequest_do", found.pk), {"outcome": "done"})

    row.refresh_from_db()
    assert (refused.status_code, row.restricted_on) == (422, timezone.localdate())


def test_the_print_tells_everything_kept_and_is_noted(client, focal):
    row = make_contact(title="Phó giám đốc", note="Phụ trách hợp tác")
    make_detail(row, value="tanaka@izumi.example")
    told = {"name": "Tanaka Hiroshi", "document_number": "TK123"}
    one = parts.add(make_entry(), Member, values=told, by=focal)
    found = asking.confirm_rows(asked("view", focal), rows=[row, one], by=focal)

    shown = text(client.get(page("datarequest_print", found.pk)))

    said = ("Phó giám đốc", "Phụ trách hợp tác", "tanaka@izumi.example", "TK123", row.purpose)
    assert [words for words in said if words not in shown] == []
    assert ContactAccess.objects.filter(act="export").count() == 2


def test_acknowledged_extended_and_refused_with_reasons(client, focal):
    found = asked("erase", focal)
    due = found.due_on

    client.post(page("datarequest_acknowledge", found.pk), {"on": f"{found.received_on:%d/%m/%Y}"})
    bare = client.post(page("datarequest_extend", found.pk), {"reason": ""})
    client.post(page("datarequest_extend", found.pk), {"reason": "Hỏi bên thứ ba"})
    client.post(page("datarequest_refuse", found.pk), {"reason": "Phải lưu hồ sơ"})

    found.refresh_from_db()
    assert (bare.status_code, (found.due_on - due).days, found.outcome) == (422, 20, "refused")


def test_no_name_stands_in_the_list_and_it_costs_the_same_for_thirty(client, focal):
    asked("view", focal)
    one = queries_of(client, page("datarequest_list"))
    for _at in range(29):
        asked("view", focal)

    assert queries_of(client, page("datarequest_list")) == one
    assert "Tanaka" not in text(client.get(page("datarequest_list")))
