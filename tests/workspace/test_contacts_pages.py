"""People of partners at the desk: who sees whom, each look noted, no more shown than may be."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import load_workbook

from nhipcau.organisations.models import Role
from nhipcau.registries.models import Contact, ContactAccess
from nhipcau.registries.privacy.restricting import restrict
from tests.factories.documents import make_file
from tests.factories.organisations import make_unit, make_user
from tests.factories.registries import make_contact, make_detail, make_entry, make_partner
from tests.workspace.pages import page, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return make_unit(name="Sở Ngoại vụ", short_name="SNgV")


@pytest.fixture
def officer(client, unit):
    person = make_user(role=Role.OFFICER, unit=unit)
    client.force_login(person)
    return person


@pytest.fixture
def focal(client):
    person = make_user(role=Role.FOCAL)
    client.force_login(person)
    return person


@pytest.fixture
def partner(unit):
    return make_partner(name="Tỉnh Champasak", unit=unit)


def looks() -> list[tuple]:
    return list(ContactAccess.objects.order_by("pk").values_list("act", "count", "contact", "by"))


def later(days: int):
    return timezone.localdate() + timedelta(days=days)


def posting(partner, **told) -> dict:
    last = f"{later(100):%d/%m/%Y}"
    least = {"partner": partner.name, "name": "Bounmy Mẫu", "purpose": "Điều phối đoàn"}
    return least | {"ground": "duty", "keep_until": last} | told


def test_a_unit_sees_people_of_partners_it_keeps_or_has_work_with(client, officer, unit, partner):
    own = make_contact(partner=partner, name="Của mình")
    shared = make_contact(partner=make_partner(name="Izumisano"), name="Có việc chung")
    make_entry(partners=[shared.partner], taking_part=[unit])
    other = make_contact(name="Của nơi khác")

    answer = client.get(page("contact_list"))

    assert set(answer.context["page"]) == {own, shared}
    assert client.get(page("contact_page", other.pk)).status_code == 403


@pytest.mark.parametrize("role", [Role.EDITOR, Role.LEADER])
def test_who_has_no_work_with_partners_sees_nobody(client, role):
    client.force_login(make_user(role=role))

    assert client.get(page("contact_list")).status_code == 403


def test_each_look_at_a_list_a_card_and_a_file_leaves_its_row(client, officer, partner):
    row, _other = make_contact(partner=partner), make_contact(partner=partner, name="Người hai")

    for name, args in (("contact_list", []), ("contact_page", [row.pk]), ("contact_export", [])):
        client.get(page(name, *args))

    by = officer.pk
    assert looks() == [("list", 2, None, by), ("view", 1, row.pk, by), ("export", 2, None, by)]


def test_an_empty_list_notes_nothing(client, officer):
    assert "Chưa có người liên hệ nào" in text(client.get(page("contact_list")))
    assert looks() == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [({"q": "tanaka"}, True), ({"q": "宏"}, True), ({"q": "champasak"}, True),
     ({"q": "dai su"}, False), ({"ground": "duty"}, True), ({"ground": "contract"}, False),
     ({"state": "ending"}, False), ({"partner": "9" * 30}, True), ({"ground": "x"}, True)],
)  # fmt: skip
def test_people_are_found_without_marks_in_any_script(client, officer, partner, asked, found):
    make_contact(partner=partner, original_name="田中 宏", keep_until=later(90))

    assert bool(client.get(page("contact_list"), asked).context["rows"]) is found


def test_the_list_of_one_partner_says_whose_it_is(client, officer, partner):
    own, other = make_contact(partner=partner), make_partner(unit=partner.unit, name="Attapeu")
    make_contact(partner=other)

    answer = client.get(page("contact_list"), {"partner": partner.pk})

    assert list(answer.context["page"]) == [own]
    assert "Người liên hệ của Tỉnh Champasak" in text(answer)


def test_restricted_people_stand_in_no_list_and_no_file(client, officer, partner):
    row = make_contact(partner=partner)
    restrict([row], on=timezone.localdate(), by=officer)

    shown = text(client.get(page("contact_list"))) + text(client.get(page("contact_page", row.pk)))
    book = load_workbook(BytesIO(client.get(page("contact_export")).content))

    assert "Tanaka" not in shown
    assert book.active.max_row == 1


def test_cells_that_look_like_formulas_stay_words(client, officer, partner):
    row = make_contact(partner=partner, name="=HYPERLINK(1)")
    make_detail(row, value="+84 256 000", kind="phone")

    answer = client.get(page("contact_export"))

    cells = [cell for cell in load_workbook(BytesIO(answer.content)).active[2] if cell.value]
    assert (cells[0].value, cells[0].data_type, cells[0].quotePrefix) == (
        "=HYPERLINK(1)",
        "s",
        True,
    )
    assert answer["Cache-Control"] == "private, no-store"


def test_a_person_is_entered_with_the_ways_to_reach_them(client, officer, partner):
    told = posting(partner, email="bounmy@champasak.example", phone="+856 31 212 000")

    answer = client.post(page("contact_new"), told)

    row = Contact.objects.get()
    assert answer.url == page("contact_page", row.pk)
    assert sorted(row.details.values_list("kind", flat=True)) == ["email", "phone"]


def test_a_refusal_stands_at_its_field_and_nothing_is_stored(client, officer, partner):
    answer = client.post(page("contact_new"), posting(partner, email="không có", name=""))

    assert (answer.status_code, Contact.objects.count()) == (422, 0)
    assert client.post(page("contact_new"), posting(make_partner(name="Xa"))).status_code == 422


def test_consent_is_asked_for_where_it_is_the_ground_and_its_paper_kept(client, officer, partner):
    told = posting(partner, ground="consent")
    without = client.post(page("contact_new"), told)
    paper = SimpleUploadedFile("dong-y.txt", "Tôi đồng ý.".encode())
    agreed = {"given_on": f"{later(0):%d/%m/%Y}", "channel": "paper", "proof": paper}

    client.post(page("contact_new"), told | agreed)

    consent = Contact.objects.get().consents.get()
    assert set(without.context["form"].errors) == {"given_on", "channel"}
    assert b"".join(client.get(page("file_download", consent.proof_id))) == "Tôi đồng ý.".encode()
    client.force_login(make_user(role=Role.OFFICER, unit=make_unit()))
    assert client.get(page("file_download", consent.proof_id)).status_code == 403


def test_a_person_of_the_same_name_is_entered_once_it_is_said_to_be_another(
    client, officer, partner
):
    make_contact(partner=partner, name="Bounmy Mẫu")

    answer = client.post(page("contact_new"), posting(partner))
    client.post(page("contact_new"), posting(partner, is_another="on"))

    assert "is_another" in text(answer)
    assert Contact.objects.count() == 2


def test_moves_on_the_card_do_what_they_say(client, officer, partner):
    row = make_contact(partner=partner, keep_until=later(90))
    detail = make_detail(row)
    why = {"reason": "Số đã đổi"}

    client.post(page("contact_detail_off", row.pk, detail.pk), why)
    client.post(page("contact_restrict", row.pk))
    client.post(page("contact_free", row.pk), why)
    client.post(page("contact_erase", row.pk), why)

    row.refresh_from_db()
    acts = list(row.privacy_steps.values_list("act", flat=True))
    assert (row.name, acts) == ("", ["detail_gone", "restricted", "released", "erased"])


@pytest.mark.parametrize("name", ["contact_erase", "contact_free"])
def test_a_move_without_its_reason_comes_back(client, officer, partner, name):
    row = make_contact(partner=partner)

    answer = client.post(page(name, row.pk), {"reason": " "})

    row.refresh_from_db()
    assert (answer.status_code, row.name) == (422, "Tanaka Hiroshi")


def test_a_consent_withdrawn_on_the_card_ends_the_person(client, officer, partner):
    row = make_contact(partner=partner, ground="consent", purpose="Gửi bản tin")
    consent = row.consents.create(
        purpose="Gửi bản tin", given_on=later(-5), channel="paper", entered_by=officer,
        proof=make_file(content=b"dong y"),
    )  # fmt: skip
    address = page("contact_withdraw", row.pk, consent.pk)

    early = client.post(address, {"on": f"{later(-6):%d/%m/%Y}"})
    client.post(address, {"on": f"{later(0):%d/%m/%Y}"})

    row.refresh_from_db()
    assert (early.status_code, bool(row.erased_at)) == (422, True)


def test_keepers_read_who_looked_without_a_name_of_those_looked_at(client, focal):
    row = make_contact()
    client.get(page("contact_page", row.pk))

    shown = text(client.get(page("contact_access")))

    assert str(focal) in shown
    assert "Tanaka" not in shown


def test_the_list_costs_the_same_for_one_and_for_thirty(client, officer, partner):
    make_contact(partner=partner)
    one = queries_of(client, page("contact_list"))
    for at in range(29):
        make_contact(partner=partner, name=f"Người {at}")

    assert queries_of(client, page("contact_list")) == one
