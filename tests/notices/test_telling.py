"""What the house says to people: once, to be read on the web, mail or no mail."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from nhipcau.notices.choosing import receive_mail
from nhipcau.notices.models import Notice
from nhipcau.notices.telling import Saying, mark_all_read, mark_read, tell, tell_all
from tests.factories.organisations import make_user
from tests.factories.refusals import codes_of

pytestmark = pytest.mark.django_db


def say(user, key="a", **told) -> int:
    return tell(user, key=key, kind="other", subject=told.pop("subject", "Việc mới"), **told)


def states() -> list[str]:
    return list(Notice.objects.order_by("pk").values_list("mail_state", flat=True))


def test_the_same_thing_is_said_to_a_person_once():
    person, other = make_user(), make_user()

    said = [say(person), say(person, subject="Lại nữa"), say(person, "b"), say(other)]

    assert said == [1, 0, 1, 1]
    assert [n.subject for n in person.notices.order_by("pk")] == ["Việc mới", "Việc mới"]


def test_many_are_told_for_the_price_of_one(django_assert_num_queries):
    sayings = [Saying(make_user(), f"k{n}", "other", "Việc mới") for n in range(30)]

    with django_assert_num_queries(4):  # a savepoint around what is known and what is new
        assert tell_all(sayings) == 30


@pytest.mark.parametrize(
    ("mail", "fields", "state"),
    [
        (False, {}, "none"),
        (True, {}, "waiting"),
        (True, {"receives_mail": False}, "quiet"),
        (True, {"is_active": False}, "quiet"),
    ],
)
def test_a_mail_waits_only_where_there_is_a_server_and_a_wish(settings, mail, fields, state):
    settings.NHIPCAU_MAIL = mail

    say(make_user(**fields))

    assert states() == [state]


def test_who_has_no_address_reads_on_the_web(settings):
    settings.NHIPCAU_MAIL = True
    person = make_user()
    person.email = ""
    person.save()

    say(person)

    assert states() == ["quiet"]


def test_a_subject_is_one_line_of_bounded_length():
    person = make_user()

    say(person, subject="Nhắc\r\nBcc: x@y.vn " + "dài " * 200)

    subject = person.notices.get().subject
    assert (len(subject), "\n" in subject, subject[-1]) == (300, False, "…")


def test_only_the_person_it_is_for_has_read_it_and_the_first_time_counts():
    person = make_user()
    say(person)
    notice = person.notices.get()

    with pytest.raises(PermissionDenied):
        mark_read(notice, by=make_user())
    first = mark_read(notice, by=person).read_at

    assert mark_read(notice, by=person).read_at == first is not None


def test_all_of_ones_own_are_marked_read_and_nobody_elses():
    person, other = make_user(), make_user()
    for key in "abc":
        say(person, key)
    say(other)

    assert (mark_all_read(by=person), mark_all_read(by=person)) == (3, 0)
    assert Notice.objects.unread().get().user == other


def test_a_person_chooses_mail_and_the_choice_leaves_a_step():
    person = make_user()

    receive_mail(person, wanted=False, email="moi@example.vn", by=person)

    person.refresh_from_db()
    step = person.organisation_steps.get()
    assert (person.receives_mail, person.email) == (False, "moi@example.vn")
    assert (step.action, step.after["receives_mail"]) == ("receive_mail", False)


@pytest.mark.parametrize(
    ("email", "code"), [("", "no_address"), ("la@example.vn", "email_taken"), ("a@", "invalid")]
)
def test_an_address_must_be_ones_own_and_there(email, code):
    person, other = make_user(), make_user()
    other.email = "La@example.vn"
    other.save()

    with pytest.raises(ValidationError) as refused:
        receive_mail(person, wanted=True, email=email, by=person)

    assert codes_of(refused) == {code}
