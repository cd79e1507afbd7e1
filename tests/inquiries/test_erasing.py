"""Personal data go wholly, when time is over or on request; what is counted stays as it was."""

from datetime import date, timedelta

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError

from nhipcau.inquiries.clock import months_after
from nhipcau.inquiries.erasing import ask_erasure, erase, erase_as_officer, erase_due, find
from nhipcau.inquiries.figures import figures_of
from nhipcau.inquiries.mailing import deliver
from nhipcau.inquiries.models import Inquiry, InquiryMail, InquiryStep, InquiryView
from tests.factories.inquiries import MONDAY, make_inquiry
from tests.factories.organisations import make_user

pytestmark = pytest.mark.django_db

PERSON = {
    "name": "Lý Thị Kín",
    "email": "kin@example.org",
    "phone": "0900000111",
    "organisation": "Hội Kín",
    "subject": "Chuyện nhà Kín",
    "text": "Nhà Kín có hai sào ruộng ven sông",
}


def kept_words() -> str:
    """Everything that the tables of questions hold, as text."""
    models = (Inquiry, InquiryMail, InquiryStep, InquiryView)
    return "".join(
        serializers.serialize("json", m.objects.all(), ensure_ascii=False) for m in models
    )


@pytest.mark.parametrize("state", ["new", "drafted", "refused", "closed"])
def test_nothing_personal_is_left_in_any_row(state):
    inquiry = make_inquiry(state, **PERSON)
    inquiry.steps.update(reason="Bà Kín gọi 0900000111")

    erase(inquiry, by=make_user(), day=MONDAY)

    traces = ("kín", "kin@", "0900000111", " kin ", "ruộng", "17 giờ")
    assert [trace for trace in traces if trace in kept_words().lower()] == []


def test_what_is_counted_is_the_same_before_and_after():
    for state in ("closed", "answered", "refused", "routed"):
        make_inquiry(state, audience="press", language="ja")
    before = figures_of(2024, day=MONDAY)

    for one in Inquiry.objects.exclude(state="routed"):
        erase(one, by=None, day=MONDAY)

    assert figures_of(2024, day=MONDAY) == before


def test_an_open_question_that_is_erased_ends_and_keeps_its_month_audience_and_language():
    inquiry = make_inquiry(audience="press", language="ja")
    before = figures_of(2024, day=MONDAY)

    erase(inquiry, by=None, day=MONDAY)

    after = figures_of(2024, day=MONDAY)
    assert (after.received, after.months, after.audiences, after.languages) == (
        before.received, before.months, before.audiences, before.languages,
    )  # fmt: skip
    assert (Inquiry.objects.get().state, after.waiting) == ("refused", 0)


def test_the_step_of_erasing_says_who_and_none_of_the_words():
    by = make_user()
    inquiry = make_inquiry("closed", **PERSON)

    erase(inquiry, by=by, day=MONDAY)

    step = inquiry.steps.last()
    assert (step.act, step.by, step.reason) == ("erased", by, "")


@pytest.mark.parametrize(("after", "gone"), [(0, 0), (1, 1)])
def test_the_calendar_erases_after_the_last_day_of_keeping(after, gone):
    make_inquiry("closed")

    assert erase_due(day=date(2026, 6, 10) + timedelta(days=after)) == gone


@pytest.mark.parametrize(("days", "gone"), [(19, 0), (20, 1)])
def test_what_the_asker_wants_gone_goes_within_its_clock(days, gone):
    ask_erasure(make_inquiry(), day=MONDAY)

    assert erase_due(day=MONDAY + timedelta(days=days)) == gone


def test_asked_twice_the_first_clock_holds():
    inquiry = ask_erasure(make_inquiry(), day=MONDAY)

    again = ask_erasure(inquiry, day=MONDAY + timedelta(days=5))

    assert again.erasure_due_on == MONDAY + timedelta(days=20)


def test_an_officer_does_not_make_an_open_question_vanish():
    inquiry = make_inquiry()

    with pytest.raises(ValidationError) as refused:
        erase_as_officer(inquiry, by=make_user(), day=MONDAY)

    assert (refused.value.code, Inquiry.objects.get().erased_at) == ("open", None)


def test_a_letter_that_waits_goes_nowhere_after_erasing(settings, mailoutbox):
    settings.NHIPCAU_MAIL = True
    inquiry = make_inquiry("new")

    erase(inquiry, by=None, day=MONDAY)

    assert (deliver().sent, len(mailoutbox), inquiry.mails.get().state) == (0, 0, "failed")


@pytest.mark.parametrize(
    ("reference", "email", "is_found"),
    [
        ("2024-0001", "KIN@example.org ", True),
        ("2024-1", "kin@example.org", True),
        ("2024-0001", "khac@example.org", False),
        ("2024-0001", "", False),
        ("2024-0002", "kin@example.org", False),
        ("' or 1=1", "kin@example.org", False),
        ("20²4-1", "kin@example.org", False),
    ],
)
def test_a_question_is_found_by_its_number_and_address_together(reference, email, is_found):
    make_inquiry(email="kin@example.org")

    assert (find(reference=reference, email=email) is not None) == is_found


def test_months_end_where_the_shorter_month_ends():
    assert months_after(date(2024, 12, 31), 2) == date(2025, 2, 28)
