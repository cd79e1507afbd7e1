"""One writes the answer, another sends it; a refusal says why; every move leaves its step."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from nhipcau.inquiries import answering
from nhipcau.inquiries.models import Inquiry
from nhipcau.notices.models import Notice
from nhipcau.organisations.models import Role
from tests.factories.inquiries import MONDAY, make_inquiry
from tests.factories.organisations import make_user

pytestmark = pytest.mark.django_db


def test_the_writer_does_not_send_what_was_written():
    writer = make_user()
    inquiry = make_inquiry("drafted", writer=writer)

    with pytest.raises(ValidationError) as refused:
        answering.release(inquiry, by=writer, day=MONDAY)

    assert (refused.value.code, Inquiry.objects.get().state) == ("four_eyes", "drafted")


def test_the_database_does_not_hold_an_answer_of_one_person_alone():
    writer = make_user()
    inquiry = make_inquiry("drafted", writer=writer)

    with pytest.raises(IntegrityError), transaction.atomic():
        Inquiry.objects.filter(pk=inquiry.pk).update(released_by=writer)


def test_another_person_sends_it_and_the_letter_waits_with_its_words():
    inquiry, sender = make_inquiry("drafted"), make_user()

    answering.release(inquiry, by=sender, day=MONDAY)

    sent = Inquiry.objects.get()
    assert (sent.state, sent.released_by, sent.answered_on) == ("answered", sender, MONDAY)
    assert "Tháp mở đến 17 giờ." in sent.mails.get(kind="answer").body


def test_who_changes_the_words_becomes_their_writer():
    inquiry, head = make_inquiry("drafted"), make_user()

    answering.draft(inquiry, answer="Đến 18 giờ.", by=head, day=MONDAY)

    with pytest.raises(ValidationError, match="người khác"):
        answering.release(inquiry, by=head, day=MONDAY)


def test_a_draft_sent_back_tells_its_writer_why():
    writer = make_user()
    inquiry = make_inquiry("drafted", writer=writer)

    answering.send_back(inquiry, reason="Thiếu giá vé", by=make_user())

    assert (Inquiry.objects.get().state, Notice.objects.get(user=writer).subject) == (
        "routed", f"Câu trả lời {inquiry.reference} cần sửa",
    )  # fmt: skip


def test_heads_of_the_unit_hear_that_a_draft_waits():
    head = make_user(role=Role.HEAD)

    make_inquiry("drafted", unit=head.appointments.get().unit)

    assert "chờ gửi" in head.notices.latest("pk").subject


@pytest.mark.parametrize(
    ("ground", "kinds"), [("not_ours", ["receipt", "refusal"]), ("spam", ["receipt"])]
)
def test_a_refusal_is_told_to_the_asker_but_for_spam(ground, kinds):
    inquiry = make_inquiry()

    answering.refuse(inquiry, ground=ground, reason="Hỏi sở bạn", by=make_user(), day=MONDAY)

    assert [mail.kind for mail in inquiry.mails.all()] == kinds
    assert Inquiry.objects.get().keep_until == date(2026, 6, 10)


def test_a_refusal_needs_a_ground_and_a_reason():
    inquiry = make_inquiry()

    for told in ({"ground": "", "reason": "x"}, {"ground": "spam", "reason": " "}):
        with pytest.raises(ValidationError):
            answering.refuse(inquiry, **told, by=make_user(), day=MONDAY)

    assert Inquiry.objects.get().state == "routed"


def test_what_was_refused_by_mistake_is_taken_up_again():
    inquiry = answering.reopen(make_inquiry("refused"), reason="Nhầm", by=make_user())

    assert (inquiry.state, inquiry.keep_until) == ("routed", None)


@pytest.mark.parametrize(("days", "closed"), [(13, 0), (14, 1)])
def test_the_calendar_closes_what_was_answered_long_ago(days, closed):
    make_inquiry("answered")

    assert answering.close_due(day=MONDAY + timedelta(days=days)) == closed


@pytest.mark.parametrize("state", ["answered", "closed", "refused"])
def test_nothing_is_written_once_it_is_over(state):
    inquiry = make_inquiry(state)

    with pytest.raises(ValidationError) as refused:
        answering.draft(inquiry, answer="Thêm lời", by=make_user(), day=MONDAY)

    assert refused.value.code == "state"


def test_words_under_a_stamp_are_refused():
    with pytest.raises(ValidationError) as refused:
        answering.draft(make_inquiry(), answer="MẬT\nlời", by=make_user(), day=MONDAY)

    assert refused.value.error_dict["answer"][0].code == "secret"


def test_every_move_leaves_its_step():
    inquiry = make_inquiry("closed")

    moves = [(step.act, step.from_state, step.to_state) for step in inquiry.steps.all()]

    assert moves == [
        ("received", "new", "new"),
        ("routed", "new", "routed"),
        ("drafted", "routed", "drafted"),
        ("answered", "drafted", "answered"),
        ("closed", "answered", "closed"),
    ]
