"""Partners at the desk: found by any name, entered with a word about doubles, merged and undone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nhipcau.organisations.models import Role
from nhipcau.registries.models import Merge, Partner, Register, ToldApart
from nhipcau.registries.partners.entering import enter_partner
from nhipcau.registries.partners.merging import merge_partners
from tests.factories.organisations import make_unit, make_user
from tests.factories.registries import make_contact, make_entry, make_partner

pytestmark = pytest.mark.django_db


@pytest.fixture
def focal(client):
    user = make_user(role=Role.FOCAL, unit=make_unit(name="Sở Ngoại vụ mẫu"))
    client.force_login(user)
    return user


@pytest.fixture
def unit(focal):
    return focal.appointments.get().unit


def entered(unit, name="Thành phố Izumisano", aliases=(), **values):
    told = {"kind": "locality", "name": name, "country": "JP", **values}
    return enter_partner(values=told, aliases=aliases, unit=unit, by=make_user())


def asked(client, name, *args, **told):
    return client.get(reverse(f"workspace:{name}", args=args), told).content.decode()


TYPED = {
    "kind": "locality",
    "name": "Izumisano",
    "country": "nhật",
    "aliases": "Izumi Sano\n泉佐野",
}


def test_the_list_finds_a_partner_by_its_own_script_and_country(client, unit):
    entered(unit, original_name="泉佐野市")
    entered(unit, name="Tỉnh Champasak", country="LA")

    found = asked(client, "partner_list", q="佐野", country="JP")

    assert ("Thành phố Izumisano" in found, "Tỉnh Champasak" in found) == (True, False)


def test_a_partner_is_entered_with_its_names(client, unit):
    client.post(reverse("workspace:partner_new"), TYPED | {"unit": unit.pk})

    found = Partner.objects.get()
    assert (found.name, found.country, found.unit, found.names) == (
        "Izumisano",
        "JP",
        unit,
        "Izumi Sano\n泉佐野",
    )


def test_a_likely_double_is_told_and_nothing_is_stored_until_it_is_overruled(client, unit):
    double = entered(unit)
    address, told = reverse("workspace:partner_new"), TYPED | {"unit": unit.pk}

    warned = client.post(address, told)
    unseen = client.post(address, told | {"is_other": "on"})
    stored = Partner.objects.count()
    client.post(address, told | {"is_other": "on", "seen": [double.pk]})

    assert (warned.status_code, unseen.status_code, stored) == (422, 422, 1)
    assert "Có thể đối tác này đã có" in warned.content.decode()
    assert (Partner.objects.count(), ToldApart.objects.count()) == (2, 1)


def test_a_refusal_stands_at_its_field_and_keeps_what_was_typed(client, unit):
    answer = client.post(reverse("workspace:partner_new"), TYPED | {"country": "Atlantis"})

    assert answer.status_code == 422
    assert "Không nhận ra nước “Atlantis”" in answer.content.decode()
    assert "泉佐野" in answer.content.decode()


def test_an_officer_enters_for_the_own_unit_whatever_is_posted(client, unit):
    officer = make_user(role=Role.OFFICER)
    client.force_login(officer)

    client.post(reverse("workspace:partner_new"), TYPED | {"unit": unit.pk})

    assert Partner.objects.get().unit == officer.appointments.get().unit


def test_a_change_keeps_the_names_that_the_form_shows(client, unit):
    partner = entered(unit, aliases=["Izumi Sano"])
    address = reverse("workspace:partner_revise", args=[partner.pk])
    form = client.get(address).context["form"]
    told = {name: form[name].value() or "" for name in form.fields if name != "seen"}

    client.post(address, told | {"phone": "+81 72", "reason": "Bổ sung"})

    partner.refresh_from_db()
    assert (partner.phone, partner.names, partner.steps.last().changes) == (
        "+81 72",
        "Izumi Sano",
        {"phone": ["", "+81 72"]},
    )


def test_the_card_tells_all_names_and_what_was_done(client, unit):
    partner = entered(unit, original_name="泉佐野市", aliases=["Izumi Sano"])
    make_entry(partners=[partner], title="Đoàn thăm")
    make_entry(Register.AGREEMENT, partners=[partner], title="Bản ghi nhớ")
    make_contact(partner=partner, name="Tanaka")

    card = asked(client, "partner_page", partner.pk)

    for words in ('lang="ja">泉佐野市', "Izumi Sano", "Đoàn thăm", "Bản ghi nhớ", "1 người"):
        assert words in card
    assert "Tanaka" not in card


def test_an_old_address_leads_to_the_kept_partner(client, unit):
    kept, gone = entered(unit), entered(unit, name="Izumi Sano")
    merge_partners(kept, gone, by=make_user())

    answer = client.get(reverse("workspace:partner_page", args=[gone.pk]), follow=True)

    assert answer.redirect_chain == [(reverse("workspace:partner_page", args=[kept.pk]), 302)]
    assert "Nhập (mục số" in answer.content.decode()


def test_a_suspected_pair_is_shown_and_can_be_told_apart(client, unit):
    one, other = entered(unit), entered(unit, name="Izumi Sano")
    shown = asked(client, "merge_doubles")

    client.post(reverse("workspace:merge_apart"), {"kept": one.pk, "gone": other.pk})

    assert "1 cặp có thể là một" in shown
    assert "Không có cặp nào nghi trùng" in asked(client, "merge_doubles")


def test_a_merge_is_shown_before_it_is_done(client, unit):
    kept, gone = entered(unit), entered(unit, name="Izumi Sano", phone="+81 72")
    make_entry(partners=[gone], title="Đoàn thăm")

    shown = asked(client, "merge_new", kept=kept.pk, gone=gone.pk)

    for words in ("Chưa có gì thay đổi", "+81 72", "Đoàn thăm", "Izumi Sano"):
        assert words in shown
    assert Merge.objects.count() == 0


def test_a_merge_is_done_by_choice_and_undone_with_a_reason(client, unit):
    kept, gone = entered(unit), entered(unit, name="Izumi Sano")
    pair = {"kept": kept.pk, "gone": gone.pk, "stays-name": "gone", "confirm": "1"}
    client.post(reverse("workspace:merge_new"), pair)
    merge, named = Merge.objects.get(), Partner.objects.get(pk=kept.pk).name

    address = reverse("workspace:merge_undo", args=[merge.pk])
    refused = client.post(address, {"reason": ""})
    done = client.post(address, {"reason": "Hai nơi"}, follow=True)

    assert (named, refused.status_code) == ("Izumi Sano", 422)
    assert "Đã tách lại" in done.content.decode()
    assert Partner.objects.get(pk=kept.pk).name == "Thành phố Izumisano"


def test_the_other_partner_is_chosen_by_its_name(client, unit):
    kept, gone = entered(unit), entered(unit, name="Izumi Sano")

    picking = asked(client, "merge_new", kept=kept.pk)
    shown = asked(client, "merge_new", kept=kept.pk, gone_name="izumi sano")
    itself = asked(client, "merge_new", kept=kept.pk, gone=kept.pk)

    assert f"gone={gone.pk}" in picking
    assert "Chưa có gì thay đổi" in shown
    assert "Chọn hai đối tác khác nhau." in itself


def test_two_rows_of_a_person_are_merged_and_looks_are_noted(client, focal):
    kept, gone = make_contact(name="Tanaka"), make_contact(name="Tanaka H.")
    pair = {"kept": kept.pk, "gone": gone.pk}

    shown = asked(client, "merge_contact", **pair)
    client.post(reverse("workspace:merge_contact"), pair | {"confirm": "1"})

    gone.refresh_from_db()
    assert ("Tanaka H." in shown, gone.merged_into) == (True, kept)
    assert kept.accesses.count() == 2


def test_the_list_asks_as_often_for_one_partner_as_for_thirty(
    client, unit, django_assert_num_queries
):
    address, by = reverse("workspace:partner_list"), make_user()
    make_partner(unit=unit, created_by=by)
    client.get(address)
    with CaptureQueriesContext(connection) as asked_once:
        client.get(address)
    for number in range(29):
        make_partner(name=f"Đối tác {number}", unit=unit, created_by=by)

    with django_assert_num_queries(len(asked_once)):
        client.get(address)
