"""A person of a partner, and each way to reach them, has a purpose, a ground and a last day."""

from datetime import date
from hashlib import sha256

import pytest
from django.core.exceptions import ValidationError

from nhipcau.registries.models import Contact, ContactDetail
from nhipcau.registries.privacy import consenting, entering
from nhipcau.registries.privacy.consenting import Consented
from nhipcau.registries.privacy.naming import person_name, person_words
from nhipcau.registries.privacy.restricting import release, restrict
from tests.factories.organisations import make_user
from tests.factories.refusals import codes_of
from tests.factories.registries import make_contact, make_detail, make_partner

pytestmark = pytest.mark.django_db

DAY = date(2024, 6, 10)
YEAR_END = date(2024, 12, 31)
ASKED = "Ông có đồng ý để Sở gửi bản tin qua thư điện tử không?"
AGREED = Consented(given_on=DAY, channel="email", shown=ASKED)


def told(**values):
    least = {"name": "Sato Ken", "purpose": "Gửi bản tin", "ground": "duty"}
    return least | {"keep_until": YEAR_END} | values


def entered(partner=None, consented=None, details=(), **values) -> Contact:
    return entering.enter_contact(
        partner or make_partner(),
        values=told(**values),
        by=make_user(),
        day=DAY,
        consented=consented,
        details=details,
    )


def refused(verb, *args, **kwargs) -> set:
    with pytest.raises(ValidationError) as refusal:
        verb(*args, **kwargs)
    return codes_of(refusal)


def test_a_person_and_each_detail_have_purpose_ground_and_end():
    until = date(2024, 9, 30)

    row = entered(details=[{"kind": "email", "value": "ken@sato.example", "keep_until": until}])

    kept = row.details.values_list("value", "purpose", "ground", "keep_until").get()
    assert kept == ("ken@sato.example", "Gửi bản tin", "duty", until)
    assert [one.act for one in row.privacy_steps.all()] == ["entered", "detail_added"]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"name": " "}, None),
        ({"purpose": ""}, "blank"),
        ({"ground": ""}, "blank"),
        ({"keep_until": None}, "null"),
        ({"keep_until": date(2024, 6, 9)}, "past"),
        ({"keep_until": date(2029, 6, 11)}, "too_long"),
        ({"ground": "consent"}, "no_consent"),
        ({"note": "TUYỆT MẬT"}, "secret"),
    ],
)
def test_what_the_law_wants_written_down_is_asked_for(values, code):
    codes = refused(entered, **values)

    assert code in codes
    assert Contact.objects.count() == 0


def test_what_stands_on_consent_has_its_day_its_way_and_a_mark_of_the_words_shown():
    row = entered(consented=AGREED, ground="consent")

    kept = row.consents.values_list("purpose", "given_on", "channel", "text_hash").get()
    assert kept == ("Gửi bản tin", DAY, "email", sha256(ASKED.encode()).hexdigest())


@pytest.mark.parametrize(
    ("agreed", "code"),
    [
        (Consented(given_on=date(2024, 6, 11), channel="email", shown=ASKED), "future"),
        (Consented(given_on=DAY, channel="email"), "no_proof"),
        (Consented(given_on=DAY, channel="silence", shown=ASKED), "invalid_choice"),
    ],
)
def test_silence_is_no_consent(agreed, code):
    assert code in refused(entered, consented=agreed, ground="consent")


def test_a_consent_covers_its_own_purpose_alone():
    row = entered(consented=AGREED, ground="consent")
    mail = {"kind": "email", "value": "a@b.example", "ground": "consent", "keep_until": YEAR_END}

    entering.add_detail(row, values=mail | {"purpose": "gửi bản tin"}, by=make_user(), day=DAY)
    codes = refused(
        entering.add_detail, row, values=mail | {"purpose": "Mời dự"}, by=make_user(), day=DAY
    )

    assert codes == {"no_consent"}


def test_consent_withdrawn_ends_what_stood_on_it_alone():
    row = entered()
    consent = consenting.give_consent(row, purpose="Mời dự", told=AGREED, by=make_user(), day=DAY)
    make_detail(row, value="+81 90 0000", kind="mobile", ground="consent", purpose="Mời dự")
    make_detail(row)

    consenting.withdraw_consent(consent, on=DAY, by=make_user(), day=DAY)

    row.refresh_from_db()
    assert ([one.kind for one in row.details.all()], row.erased_at) == (["email"], None)


def test_a_person_who_stood_on_consent_goes_with_it():
    row = entered(consented=AGREED, ground="consent")

    consenting.withdraw_consent(row.consents.get(), on=DAY, by=make_user(), day=DAY)

    row.refresh_from_db()
    assert (row.name, bool(row.erased_at)) == ("", True)


def test_a_detail_never_outlives_its_person():
    row = make_contact(keep_until=YEAR_END)
    detail = make_detail(row)
    mail = {"kind": "email", "value": "a@b.example", "purpose": "x", "ground": "duty"}

    longer = mail | {"keep_until": date(2025, 1, 1)}
    codes = refused(entering.add_detail, row, values=longer, by=make_user(), day=DAY)
    entering.revise_contact(row, values={"keep_until": DAY}, by=make_user(), day=DAY)

    detail.refresh_from_db()
    assert (codes, detail.keep_until) == ({"too_long"}, DAY)


def test_keeping_longer_needs_a_reason():
    row = make_contact(keep_until=YEAR_END)
    values = {"keep_until": date(2025, 6, 30)}

    assert refused(entering.revise_contact, row, values=values, by=make_user(), day=DAY) == {
        "reason"
    }
    entering.revise_contact(row, values=values, by=make_user(), day=DAY, reason="Còn thỏa thuận.")

    assert row.privacy_steps.get().reason == "Còn thỏa thuận."


def test_two_people_of_one_name_at_a_partner_are_entered_only_knowingly():
    partner = make_partner()
    entered(partner)

    assert refused(entered, partner, name="SATO  Kén") == {"twin"}


@pytest.mark.parametrize(
    ("kind", "value"), [("email", "không có"), ("phone", "gọi sau"), ("mobile", "12")]
)
def test_an_address_that_reaches_nobody_is_refused(kind, value):
    assert refused(entered, details=[{"kind": kind, "value": value}])
    assert ContactDetail.objects.count() == 0


def test_restricted_data_are_kept_shown_nowhere_and_changed_by_nobody():
    row = make_contact()
    restrict([row], on=DAY, by=make_user())
    row.refresh_from_db()

    hidden = (person_name(row), person_words(row, "title"))
    codes = refused(entering.revise_contact, row, values={"note": "x"}, by=make_user(), day=DAY)
    free = release(row, by=make_user(), reason="Người đó đồng ý lại.")

    assert (hidden, codes) == (("(hạn chế sử dụng)", ""), {"restricted"})
    assert person_name(free) == "Tanaka Hiroshi"
