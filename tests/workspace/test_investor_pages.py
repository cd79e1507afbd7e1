"""Investors on screen: entering with the organisation, stages, contacts, silence, the picture."""

from datetime import timedelta

import pytest
from django.utils import timezone

from nhipcau.organisations.models import Role
from nhipcau.registries.models import ContactAccess, Entry, Investor, Partner, ToldApart
from tests.factories.investors import make_investor, make_touch
from tests.factories.organisations import make_unit
from tests.factories.registries import make_contact, make_partner
from tests.workspace.pages import page, signed_in, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db
LIST = ("entry_list", "nha-dau-tu")


@pytest.fixture
def unit():
    return make_unit()


@pytest.fixture
def officer(client, unit):
    return signed_in(client, "officer", unit)


def enter(client, **told):
    return client.post(page("investor_new"), {"name": "Công ty mẫu Ánh Dương", **told})


def test_an_organisation_nobody_knows_becomes_a_partner_with_its_investor(officer, unit):
    enter(officer, country="Nhật", original_name="サンプル陽光株式会社", sectors=["energy"])

    row = Investor.objects.get()
    told = (row.title, row.unit, row.sectors, row.partner.country, row.partner.kind)
    assert told == ("Công ty mẫu Ánh Dương", unit, ["energy"], "JP", "enterprise")


def test_a_partner_already_known_by_that_name_is_taken(officer):
    known = make_partner(name="Công ty mẫu Ánh Dương", kind="enterprise")

    enter(officer, name="cong ty mau anh duong")

    assert (Investor.objects.get().partner, Partner.objects.count()) == (known, 1)


def test_a_name_that_looks_like_another_is_asked_about_before_anything_is_made(officer):
    make_partner(name="Công ty mẫu Ánh Dưong", kind="enterprise")

    answer = enter(officer, name="Công ty mẫu Ánh Dương Mới")

    assert (answer.status_code, Investor.objects.count(), Partner.objects.count()) == (422, 0, 1)
    assert "Không, lập đối tác mới" in text(answer)


def test_one_of_those_offered_is_taken_or_told_apart(officer):
    known = make_partner(name="Công ty mẫu Ánh Dưong", kind="enterprise")

    enter(officer, name="Công ty mẫu Ánh Dương Mới", which=str(known.pk))
    enter(officer, name="Công ty mẫu Ánh Dương Mới", which="new")

    partners = {row.partner.name for row in Investor.objects.all()}
    assert partners == {"Công ty mẫu Ánh Dưong", "Công ty mẫu Ánh Dương Mới"}
    assert ToldApart.objects.count() == 1


def test_a_second_entry_of_one_partner_leads_to_the_first(officer):
    row = make_investor(title="Công ty mẫu Ánh Dương")

    answer = enter(officer, country="Nhật Bản")

    assert (answer.status_code, page("entry_page", row.pk) in text(answer)) == (422, True)


def test_a_stage_is_reached_on_its_page_with_day_and_evidence(officer, unit):
    row = make_investor(unit=unit)
    told = {"stage": "surveyed", "reached_on": "06/05/2024", "said": "Biên bản số 12"}

    refused = officer.post(page("investor_stage", row.pk), told | {"said": ""})
    officer.post(page("investor_stage", row.pk), told)

    row.refresh_from_db()
    assert (refused.status_code, row.state, row.stageproofs.get().said) == (
        422,
        "surveyed",
        "Biên bản số 12",
    )


def test_the_common_move_knows_no_stage(officer, unit):
    row = make_investor(unit=unit)

    answer = officer.post(page("entry_move", row.pk, "invested"), {})

    assert (answer.status_code, Investor.objects.get().state) == (404, "lead")


def test_the_contact_log_is_for_those_who_keep_the_entry(client, unit):
    row = make_investor(unit=unit)
    make_touch(row, what="Hẹn xem đất")

    seen = [
        "Hẹn xem đất" in text(signed_in(client, role, own).get(page("entry_page", row.pk)))
        for role, own in (("officer", unit), ("leader", None), ("officer", None))
    ]

    assert seen == [True, True, False]


def test_names_of_contacts_on_the_form_are_a_look_at_them(officer, unit):
    row = make_investor(unit=unit)
    make_contact(partner=row.partner)

    officer.get(page("investor_touch", row.pk))

    assert [(one.act, one.count) for one in ContactAccess.objects.all()] == [("list", 1)]


def test_a_contact_is_written_changed_kept_and_taken_off(officer, unit):
    row = make_investor(unit=unit)
    told = {"on": "06/05/2024", "way": "call", "what": "Gọi điện"}
    told |= {"next_step": "Gửi hồ sơ", "next_on": "01/06/2024"}
    officer.post(page("investor_touch", row.pk), told)
    touch = row.touchs.get()

    officer.post(page("investor_touch_change", row.pk, touch.pk), told | {"what": "Họp trực tuyến"})
    officer.post(page("investor_touch_done", row.pk, touch.pk))
    officer.post(page("investor_touch_off", row.pk, touch.pk), {"reason": "Ghi nhầm mục"})

    touch.refresh_from_db()
    said = (touch.what, touch.done_on, touch.taken_off_reason)
    assert said == ("Họp trực tuyến", timezone.localdate(), "Ghi nhầm mục")


def test_the_list_says_who_is_silent_and_shows_them_alone(officer, unit):
    make_investor(title="Công ty mẫu im lặng", unit=unit)
    long_ago = timezone.now() - timedelta(days=90)
    Entry.objects.update(created_at=long_ago)
    make_investor(title="Công ty mẫu mới", unit=unit)

    whole = text(officer.get(page(*LIST)))
    silent = text(officer.get(page(*LIST), {"im-lang": "co"}))
    own = text(officer.get(page("investor_silent")))

    assert "1 nhà đầu tư đã quá 60 ngày không liên hệ" in whole
    assert ["Công ty mẫu mới" in answer for answer in (whole, silent, own)] == [True, False, False]


def test_the_list_is_narrowed_by_market_and_sector(officer):
    for country, sector in (("JP", "energy"), ("FR", "wood")):
        name = f"Công ty mẫu {country}"
        partner = make_partner(name=name, country=country)
        make_investor(title=name, partner=partner, sectors=[sector])

    answers = [
        text(officer.get(page(*LIST), asked))
        for asked in ({"thi-truong": "europe"}, {"linh-vuc": "energy"})
    ]

    found = [(f"Công ty mẫu {one}</a>" in answer) for answer in answers for one in ("JP", "FR")]
    assert found == [False, True, True, False]


def test_the_picture_tells_markets_stages_and_sectors_in_a_table_too(officer):
    make_investor(title="Công ty mẫu", sectors=["energy"], stage="surveyed")

    answer = text(officer.get(page("investor_picture"), {"tu": "01/05/2024", "den": "31/05/2024"}))

    for words in ("1 nhà đầu tư", "Nhật Bản", "Năng lượng tái tạo", "Đã đi tới giai đoạn"):
        assert words in answer


@pytest.mark.parametrize("asked", [{}, {"tu": "ngày mai"}, {"tu": "31/12/2199", "den": "1/1/2000"}])
def test_the_picture_opens_on_any_days_and_on_nothing(officer, asked):
    assert officer.get(page("investor_picture"), asked).status_code == 200


@pytest.mark.parametrize("name", ["investor_picture", "investor_silent"])
def test_pages_over_all_investors_cost_the_same_for_ten_as_for_one(client, name):
    signed_in(client, Role.FOCAL)
    make_investor()
    Entry.objects.update(created_at=timezone.now() - timedelta(days=90))
    one = queries_of(client, page(name))
    for number in range(10):
        make_investor(title=f"Công ty mẫu {number}")
    Entry.objects.update(created_at=timezone.now() - timedelta(days=90))

    assert queries_of(client, page(name)) == one
