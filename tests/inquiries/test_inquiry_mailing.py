"""Letters go out once, in the asker's language; without a server a person sends them."""

import pytest
from django.core.exceptions import ValidationError

from nhipcau.inquiries.mailing import POST, deliver, send_again, sent_by_hand
from nhipcau.inquiries.models import InquiryMail
from nhipcau.notices.models import MailState
from tests.factories.inquiries import make_inquiry
from tests.factories.organisations import make_unit, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings, mailoutbox):
    settings.NHIPCAU_MAIL = True
    settings.NHIPCAU_BASE_URL = "https://cong.example.vn"
    return mailoutbox


def test_a_letter_goes_once_to_the_asker_and_leaves_a_step(server):
    inquiry = make_inquiry("new", email="lan@example.org")

    runs = [deliver().sent, deliver().sent]

    (mail,) = server
    assert (runs, mail.to, inquiry.mails.get().state) == ([1, 0], ["lan@example.org"], "sent")
    assert inquiry.steps.last().act == "mailed"


def test_the_receipt_names_the_number_the_due_day_and_where_to_have_it_erased(server):
    inquiry = make_inquiry("new")

    deliver()

    said = server[0].subject + server[0].body
    wanted = (inquiry.reference, "17/06/2024", "https://cong.example.vn/vi/hoi-dap/tra-cuu/")
    assert [words for words in wanted if words not in said] == []


def test_days_cannot_be_misread_in_other_languages(server):
    make_inquiry("new", language="en")

    deliver()

    assert ("2024-06-17" in server[0].body, "17/06" in server[0].body) == (True, False)


def test_the_answer_is_signed_with_the_name_of_the_unit_in_the_readers_letters(server):
    unit = make_unit(name="Sở Du lịch", english_name="Department of Tourism")

    make_inquiry("answered", language="en", unit=unit)
    deliver()

    assert "Department of Tourism" in server[1].body


def test_without_a_server_a_person_sends_the_words_and_says_so(settings):
    settings.NHIPCAU_MAIL = False
    mail, by = make_inquiry("new").mails.get(), make_user()

    sent_by_hand(mail, by=by)

    told = InquiryMail.objects.get()
    assert (mail.state, told.state, told.by_hand) == ("none", "sent", by)


def test_a_claimed_letter_is_not_taken_again(server):
    mail = make_inquiry("new").mails.get()

    assert [POST.claim(mail), POST.claim(mail)] == [True, False]


def test_a_letter_in_doubt_goes_again_only_by_a_person(server):
    mail = make_inquiry("new").mails.get()
    InquiryMail.objects.update(state=MailState.UNCERTAIN)

    runs = [deliver().sent]
    send_again(mail, by=make_user())
    runs.append(deliver().sent)

    assert runs == [0, 1]


def test_what_was_sent_is_not_sent_again(server):
    mail = make_inquiry("new").mails.get()
    deliver()

    with pytest.raises(ValidationError) as refused:
        send_again(mail, by=make_user())

    assert refused.value.code == "state"
