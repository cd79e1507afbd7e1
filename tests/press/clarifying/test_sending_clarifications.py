"""How an answer goes out, when the clock stops, what came of it, what is counted, who is told."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from nhipcau.notices.models import Notice
from nhipcau.organisations.models import Role
from nhipcau.press.clarifying.figures import (
    answered_between,
    days_and_hours,
    quarters_of,
    standing_at,
)
from nhipcau.press.clarifying.minding import mind_clarifications
from nhipcau.press.clarifying.reopening import reopen
from nhipcau.press.clarifying.sending import close, record_outcome, record_sending
from nhipcau.press.models import Clarification
from tests.factories.clarifications import DAY, bring_clarification, make_signed
from tests.factories.organisations import make_user
from tests.factories.press import make_clarification, make_clipping, make_confirmed

pytestmark = pytest.mark.django_db

SEEN = datetime(2024, 3, 12, 2, tzinfo=UTC)


def sent(row, **told):
    told = {"way": "press", "receiver": "Họp báo"} | told
    record_sending(row, by=row.drafter, **told)
    return Clarification.objects.get(pk=row.pk).answered_at


def test_a_day_without_an_hour_counts_to_its_end():
    answered = sent(make_signed(seen_at=SEEN), sent_on=DAY)

    assert timezone.localtime(answered).strftime("%d/%m %H:%M") == "14/03 23:59"


def test_today_counts_to_the_minute():
    before = timezone.now()

    answered = sent(make_signed(seen_at=SEEN))

    assert before <= answered <= timezone.now()


def test_the_earliest_way_stops_the_clock_even_if_it_is_told_later():
    row = make_signed(seen_at=SEEN)
    early = datetime(2024, 3, 13, 3, tzinfo=UTC)

    later = sent(row, sent_on=DAY)
    earlier = sent(row, way="portal", url="https://tinh.example/lam-ro", moment=early)
    still = sent(row, sent_on=DAY)

    assert (later > earlier, earlier, still) == (True, early, early)
    assert row.sendings.count() == 3


@pytest.mark.parametrize(
    ("told", "field"),
    [({"way": "letter", "receiver": "Báo"}, "number"), ({"way": "portal"}, "url"),
     ({"way": "ministry", "number": "1", "receiver": ""}, "receiver"),
     ({"way": "press", "receiver": ""}, "receiver"),
     ({"way": "other"}, "note"), ({"way": "x"}, "way"), ({"sent_on": date(2190, 1, 1)}, "sent_on"),
     ({"sent_on": date(2024, 3, 1)}, "sent_on"), ({"note": "TUYỆT MẬT"}, "note")],
)  # fmt: skip
def test_each_way_tells_what_it_needs(told, field):
    row = make_signed(seen_at=SEEN)

    with pytest.raises(ValidationError) as refused:
        sent(row, **told)

    assert list(refused.value.message_dict) == [field]
    assert Clarification.objects.get().answered_at is None


@pytest.mark.parametrize("state", ["checking", "drafting", "dropped", "returned", "signing"])
def test_nothing_goes_out_unsigned(state):
    with pytest.raises(ValidationError, match="chưa được ký"):
        sent(bring_clarification(state))


def test_what_was_signed_goes_out_also_while_a_correction_is_written():
    row = reopen(make_signed(seen_at=SEEN), reason="Sửa số.", by=make_user())

    assert sent(row, sent_on=DAY) is not None


def test_the_outcome_is_told_once_it_went_out_and_then_it_may_be_closed():
    row, by = make_signed(seen_at=SEEN), make_user()
    correction = make_confirmed(title="Đính chính")
    with pytest.raises(ValidationError, match="Chưa ghi lần gửi"):
        record_outcome(row, outcome="corrected", outcome_on=DAY, by=by)
    with pytest.raises(ValidationError, match="Ghi kết quả"):
        close(row, by=by)

    sent(row, sent_on=DAY)
    record_outcome(row, outcome="corrected", outcome_on=DAY, clipping=correction, by=by)

    assert (close(row, by=by).state, row.steps.last().act) == ("closed", "close")


@pytest.mark.parametrize("which", ["new", "source"])
def test_a_correction_is_a_confirmed_clipping_and_not_the_claim(which):
    row = bring_clarification("closed", seen_at=SEEN)
    clipping = make_clipping() if which == "new" else row.sources.get().clipping

    with pytest.raises(ValidationError) as refused:
        record_outcome(row, outcome="corrected", outcome_on=DAY, clipping=clipping, by=make_user())

    assert list(refused.value.message_dict) == ["clipping"]


def answered_after(hours, **values):
    return make_clarification(
        seen_at=SEEN, answered_at=SEEN + timedelta(hours=hours), state="signed", **values
    )


def test_median_and_worst_are_of_those_answered_in_the_window():
    late = answered_after(24 * 9, due_on=date(2024, 3, 19))
    rows = [late, answered_after(50), answered_after(7)]
    answered_after(24 * 30)
    make_clarification(seen_at=SEEN)

    told = answered_between(date(2024, 3, 12), date(2024, 3, 31))

    assert list(told.rows) == rows
    assert (told.median, told.worst) == (timedelta(hours=50), timedelta(days=9))
    assert told.late == 1


def test_two_answers_have_their_middle():
    answered_after(10)
    answered_after(21)

    told = answered_between(date(2024, 3, 1), date(2024, 3, 31))

    assert told.median == timedelta(hours=15, minutes=30)
    assert days_and_hours(told.median) == (0, 16)


def test_a_window_without_answers_claims_nothing(django_assert_num_queries):
    with django_assert_num_queries(1):
        told = answered_between(date(2024, 3, 1), date(2024, 3, 31))

    assert (told.rows, told.median, told.worst, told.late) == ((), None, None, 0)


def test_the_last_minute_of_a_window_belongs_to_it():
    row = answered_after(0)
    night = datetime(2024, 3, 31, 16, 59, tzinfo=UTC)
    Clarification.objects.filter(pk=row.pk).update(answered_at=night)

    march, april = [answered_between(date(2024, m, 1), date(2024, m, 30 + m % 2)) for m in (3, 4)]

    assert (len(march.rows), len(april.rows)) == (1, 0)


def test_overdue_are_those_under_way_past_their_day_the_longest_first():
    second = make_clarification(seen_at=SEEN, due_on=date(2024, 3, 13))
    first = make_clarification(seen_at=SEEN, due_on=date(2024, 3, 12))
    make_clarification(seen_at=SEEN, due_on=DAY)
    make_clarification(seen_at=SEEN, due_on=date(2024, 3, 1), state="dropped")
    answered_after(3, due_on=date(2024, 3, 1))

    told = standing_at(SEEN + timedelta(days=2))

    assert (told.under_way, list(told.overdue)) == (3, [first, second])
    assert told.waiting == timedelta(days=2)


def test_quarters_are_the_whole_year():
    days = quarters_of(2024)

    assert days[0] == (date(2024, 1, 1), date(2024, 3, 31))
    assert days[3] == (date(2024, 10, 1), date(2024, 12, 31))
    assert [b[0] - a[1] for a, b in pairwise(days)] == [timedelta(days=1)] * 3


def test_the_drafter_and_the_desk_hear_before_it_is_due_and_once_it_is_late():
    focal = make_user(role=Role.FOCAL)
    row = make_clarification(seen_at=SEEN, due_on=date(2024, 3, 19))
    first = date(2024, 3, 16)

    told = [mind_clarifications(day=first + timedelta(days=n)) for n in range(8)]

    assert told == [0, 2, 2, 0, 2, 0, 0, 0]
    hearers = set(Notice.objects.values_list("user", flat=True))
    assert hearers == {row.drafter_id, focal.pk}


def test_what_is_answered_reminds_nobody():
    answered_after(3, due_on=date(2024, 3, 13))

    assert mind_clarifications(day=date(2024, 4, 1)) == 0
