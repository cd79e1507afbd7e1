"""Opinions are counted and nobody knows whose they are; a link in a letter serves once."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.inquiries.figures import opinions_by_page, scores_by_month, scores_of
from nhipcau.inquiries.models import Rating
from nhipcau.inquiries.rating import rate_answer, rate_page, remove_old_remarks, remove_remark
from tests.factories.inquiries import MONDAY, make_inquiry, make_rating
from tests.factories.organisations import make_user

pytestmark = pytest.mark.django_db


def test_a_link_in_the_letter_serves_once_and_the_opinion_names_no_question():
    inquiry = make_inquiry("answered")

    rating = rate_answer(inquiry.rating_key, score=4, remark="Rõ ràng", day=MONDAY)

    assert (rating.about, rating.audience, rating.page) == ("answer", "visitor", "")
    with pytest.raises(ValidationError) as refused:
        rate_answer(inquiry.rating_key, score=1, remark="", day=MONDAY)
    assert refused.value.code == "spent"


def test_an_opinion_has_no_column_that_could_tell_who_gave_it():
    names = {field.name for field in Rating._meta.get_fields()}

    assert names == {
        *("id", "about", "page", "language", "audience", "score", "remark", "given_on"),
        *("remark_removed_at", "remark_removed_by"),
    }


@pytest.mark.parametrize("score", [0, 6])
def test_the_scale_goes_from_1_to_5(score):
    with pytest.raises(ValidationError):
        rate_page(page="/vi/", language="vi", score=score, remark="", day=MONDAY)


def test_a_remark_under_a_stamp_is_refused_and_the_opinion_with_it():
    with pytest.raises(ValidationError) as refused:
        rate_page(page="/vi/", language="vi", score=5, remark="TỐI MẬT", day=MONDAY)

    assert (list(refused.value.error_dict), Rating.objects.count()) == (["remark"], 0)


def test_opinions_are_summed_by_page_score_and_month():
    for score, page, day in ((5, "/vi/", 10), (3, "/vi/", 11), (1, "/en/", 11)):
        make_rating(score, page=page, given_on=date(2024, 6, day))
    ratings = Rating.objects.all()

    sums = [(row["page"], row["count"], row["mean"]) for row in opinions_by_page(ratings)]

    assert sums == [("/vi/", 2, 4.0), ("/en/", 1, 1.0)]
    assert scores_of(ratings) == {5: 1, 4: 0, 3: 1, 2: 0, 1: 1}
    assert scores_by_month(ratings, year=2024) == [(6, 3, 3.0)]


def test_words_are_taken_out_by_name_and_the_opinion_stays():
    by = make_user()
    rating = remove_remark(make_rating(2, remark="Ông Nam nói"), by=by)

    assert (rating.remark, rating.score, rating.remark_removed_by) == ("", 2, by)


def test_old_words_go_by_themselves():
    make_rating(remark="Cũ", given_on=date(2022, 6, 9))
    fresh = make_rating(remark="Mới", given_on=date(2022, 6, 10))

    assert remove_old_remarks(day=MONDAY) == 1
    assert list(Rating.objects.exclude(remark="")) == [fresh]
