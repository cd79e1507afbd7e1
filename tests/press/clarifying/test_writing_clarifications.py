"""Drafting, revising, sources and facts, and what they leave in history."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.press.clarifying import facts, writing
from nhipcau.press.clarifying.clock import due_day, is_by_rule, rule_of
from nhipcau.press.models import Clarification, Clipping
from tests.factories.documents import make_file
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_task
from tests.factories.press import make_clarification, make_confirmed

pytestmark = pytest.mark.django_db

EARLY = datetime(2024, 3, 10, 2, tzinfo=UTC)
SEEN = datetime(2024, 3, 12, 2, tzinfo=UTC)


def seen(moment):
    row = make_confirmed()
    Clipping.objects.filter(pk=row.pk).update(seen_at=moment)
    row.refresh_from_db()
    return row


def test_the_clock_begins_with_the_first_clipping_seen():
    values = {"title": " Tin  sai ", "claim": "Cảng đã đóng.", "effect": "Khách hỏi lại."}
    row = writing.draft(
        [seen(SEEN), seen(EARLY)], values=values, unit=make_unit(), tasks=[make_task()],
        by=make_user(),
    )  # fmt: skip

    assert (row.title, row.seen_at, row.due_on) == ("Tin sai", EARLY, date(2024, 3, 17))
    assert (row.sources.count(), row.tasks.count(), row.state) == (2, 1, "drafting")
    assert [step.act for step in row.steps.all()] == ["draft"]


def test_a_request_makes_the_rule_of_the_circular_and_its_confidence_is_told():
    row = make_clarification(seen_at=SEEN, asked_on=date(2024, 3, 20), asked_by="Bộ")

    assert (due_day(row), rule_of(row).confidence) == (date(2024, 3, 27), "summary")
    assert "02/2019/TT-BTTTT" in rule_of(row).law


def test_without_a_request_the_days_are_our_own_rule():
    row = make_clarification(seen_at=SEEN)

    assert (due_day(row), rule_of(row).confidence) == (date(2024, 3, 19), "ours")


@given(days=st.integers(0, 400))
def test_the_due_day_is_seven_days_after_the_request_in_any_part_of_the_year(days):
    asked = date(2024, 1, 1) + timedelta(days=days)

    assert due_day(Clarification(seen_at=SEEN, asked_on=asked)) == asked + timedelta(days=7)


def test_a_due_day_by_the_rule_follows_a_request_and_one_set_by_hand_does_not():
    row, by = make_clarification(seen_at=EARLY, due_on=date(2024, 3, 17)), make_user()
    asked = {"asked_by": "Bộ", "asked_on": date(2024, 3, 11)}

    followed = writing.revise(row, changes=asked | {"due_on": row.due_on}, by=by)
    by_hand = writing.revise(row, changes={"due_on": date(2024, 3, 15)}, by=by)
    kept = writing.revise(row, changes={"asked_on": date(2024, 3, 12)}, by=by)

    assert followed.due_on == date(2024, 3, 18)
    assert (by_hand.due_on, kept.due_on, is_by_rule(kept)) == (*[date(2024, 3, 15)] * 2, False)


def test_history_tells_what_stood_there_before():
    row, unit = make_clarification(due_on=date(2024, 3, 19)), make_unit(name="Sở Khác")

    writing.revise(row, changes={"claim": "Cảng nghỉ.", "unit": unit}, by=make_user())

    assert row.steps.get().changes == {
        "claim": ["Cảng đã đóng cửa.", "Cảng nghỉ."],
        "unit": [row.unit.name, "Sở Khác"],
    }


def test_nothing_changed_leaves_no_step():
    row = make_clarification(due_on=date(2024, 3, 19))

    writing.revise(row, changes={"title": row.title, "tasks": []}, by=make_user())

    assert row.steps.count() == 0


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"title": " "}, "title"), ({"claim": ""}, "claim"), ({"claim": "TỐI MẬT"}, "claim"),
     ({"truth": "TUYỆT MẬT"}, "truth"), ({"asked_on": date(2190, 1, 1)}, "asked_on"),
     ({"asked_on": date(2024, 3, 12)}, "asked_by"), ({"title": "x" * 301}, "title"),
     ({"asked_by": "Bộ", "asked_on": date(2024, 3, 12), "due_on": date(2024, 3, 1)}, "due_on"),
     ({"seen_at": datetime(2190, 1, 1, tzinfo=UTC)}, "seen_at")],
)  # fmt: skip
def test_bad_words_and_days_are_refused_at_their_field(changes, field):
    row = make_clarification()

    with pytest.raises(ValidationError) as refused:
        writing.revise(row, changes=changes, by=make_user())

    assert list(refused.value.message_dict) == [field]
    assert row.steps.count() == 0


def test_a_source_seen_earlier_starts_the_clock_earlier_and_its_end_follows():
    row = make_clarification(seen_at=SEEN, due_on=date(2024, 3, 19))
    source, by = seen(EARLY), make_user()

    added = writing.add_source(row, clipping=source, by=by)
    left = writing.take_off_source(row, clipping=source, by=by)

    assert (added.seen_at, added.due_on) == (EARLY, date(2024, 3, 17))
    assert (left.seen_at, left.sources.count()) == (EARLY, 1)


def test_a_source_is_added_once_and_taken_off_only_where_it_is():
    row, by = make_clarification(), make_user()
    known, strange = row.sources.get().clipping, make_confirmed()

    with pytest.raises(ValidationError, match="đã là nơi đăng"):
        writing.add_source(row, clipping=known, by=by)
    with pytest.raises(ValidationError, match="không phải nơi đăng"):
        writing.take_off_source(row, clipping=strange, by=by)


def test_facts_are_put_in_order_changed_and_taken_off():
    row, by = make_clarification(), make_user()
    first = row.facts.get()
    second = facts.add_fact(row, statement="Chỉ một cầu cảng tạm dừng.", by=by)

    facts.order_facts(row, order=[second.pk, first.pk], by=by)
    facts.change_fact(second, statement="Chỉ cầu cảng số 3 tạm dừng.", by=by)
    facts.take_off_fact(first, by=by)

    assert [fact.statement for fact in row.facts.all()] == ["Chỉ cầu cảng số 3 tạm dừng."]
    acts = ["add_fact", "order_facts", "change_fact", "take_off_fact"]
    assert [step.act for step in row.steps.all()] == acts
    assert "15/BC-CV" in row.steps.last().changes["sources"][0][0]


@pytest.mark.parametrize("order", [[], [0], "twice"])
def test_an_order_names_each_fact_once(order):
    row = make_clarification()
    pk = row.facts.get().pk

    with pytest.raises(ValidationError, match="đủ các sự thật"):
        facts.order_facts(row, order=[pk, pk] if order == "twice" else order, by=make_user())


@pytest.mark.parametrize(
    ("told", "field"),
    [({"label": "", "number": "1"}, "label"), ({"label": "Báo cáo"}, "number"),
     ({"label": "Bài", "url": "https://www.facebook.com/ai-do"}, "url"),
     ({"label": "Bài", "url": "javascript:alert(1)"}, "url"),
     ({"label": "TUYỆT MẬT", "number": "1"}, "label")],
)  # fmt: skip
def test_what_shows_a_fact_is_a_document_an_address_or_a_file(told, field):
    fact = make_clarification().facts.get()

    with pytest.raises(ValidationError) as refused:
        facts.add_fact_source(fact, by=make_user(), **told)

    assert (list(refused.value.message_dict), fact.sources.count()) == ([field], 1)


def test_a_file_shows_a_fact_and_history_names_it_by_its_hash():
    row, file = make_clarification(), make_file()

    one = facts.add_fact_source(row.facts.get(), label="Biên bản", file=file, by=make_user())
    facts.take_off_fact_source(one, by=make_user())

    said = f"Biên bản; sha256 {file.sha256}"
    assert [step.changes["sources"] for step in row.steps.all()] == [[None, said], [said, None]]


@pytest.mark.parametrize("statement", ["", "MẬT\nCảng"])
def test_a_fact_has_words_without_a_stamp(statement):
    with pytest.raises(ValidationError) as refused:
        facts.add_fact(make_clarification(), statement=statement, by=make_user())

    assert list(refused.value.message_dict) == ["statement"]
