"""The list of questions: what came with the product, the office's own, what is asked of what."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.registries.models import ReviewQuestion
from nhipcau.registries.reviewing import questions
from tests.factories.organisations import make_user
from tests.factories.publications import make_issue, make_publication
from tests.factories.refusals import codes_of
from tests.factories.registries import DAY

pytestmark = pytest.mark.django_db


def codes_asked(row):
    return {one.code for one in questions.asked_of(row, day=DAY)}


def test_the_questions_of_the_product_come_once():
    came = questions.load_questions()

    assert (came > 10, questions.load_questions()) == (True, 0)


def test_what_the_office_asks_no_longer_does_not_come_back():
    questions.load_questions()
    gone = ReviewQuestion.objects.get(code="emblem")
    questions.end_question(gone, day=DAY, by=make_user())

    assert questions.load_questions() == 0
    assert "emblem" not in codes_asked(make_publication())


def test_a_map_a_newsletter_and_a_clip_are_asked_different_things():
    questions.load_questions()

    of_map = codes_asked(make_publication(form="map"))
    of_issue = codes_asked(make_issue())
    of_clip = codes_asked(make_publication(form="clip"))

    assert of_map - of_clip == {"islands", "borders", "map_source", "imprint"}
    assert of_issue - of_clip == {"imprint", "advertising"}
    assert codes_asked(make_publication(form="clip", shows_map=True)) >= {"islands", "borders"}


def test_a_question_of_the_office_is_asked_from_its_day_of_its_forms():
    questions.add_question("Có mã QR?", forms=["leaflet"], from_day=DAY, by=make_user())

    asked = [str(one) for one in questions.asked_of(make_publication(), day=DAY)]
    before = questions.asked_of(make_publication(), day=date(2024, 5, 5))
    assert (asked, before) == (["Có mã QR?"], [])


def test_other_words_are_another_question():
    old = questions.add_question("Có mã QR?", from_day=date(2024, 1, 2), by=make_user())

    new = questions.reword(old, words="Có mã QR đọc được?", day=DAY, by=make_user())

    old.refresh_from_db()
    assert (old.words, old.valid_to) == ("Có mã QR?", date(2024, 5, 5))
    assert (new.valid_from, new.position) == (DAY, old.position)
    assert [step.act for step in old.steps.all()] == ["add", "end"]


def test_a_question_that_ended_can_be_asked_again():
    row = questions.add_question("Có mã QR?", from_day=date(2024, 1, 2), by=make_user())
    ended = questions.end_question(row, day=DAY, by=make_user())

    with pytest.raises(ValidationError) as refused:
        questions.end_question(ended, day=DAY, by=make_user())
    again = questions.ask_again(ended, by=make_user())

    assert (codes_of(refused), again.valid_to) == ({"state"}, None)


@pytest.mark.parametrize(("words", "code"), [(" ", "words"), ("TỐI MẬT", "secret")])
def test_a_question_needs_words_that_may_be_kept(words, code):
    with pytest.raises(ValidationError) as refused:
        questions.add_question(words, from_day=DAY, by=make_user())

    assert codes_of(refused) == {code}
