"""Days, months and numbers in the languages of the portal."""

from datetime import date

import pytest
from django.conf import settings

from nhipcau.portal import dates
from tests.factories.editorial import at

DAY = date(2024, 6, 18)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "18 June 2024"),
        ("fr", "18 juin 2024"),
        ("ja", "2024年6月18日"),
        ("km", "18 មិថុនា 2024"),
        ("ko", "2024년 6월 18일"),
        ("lo", "18 ມິຖຸນາ 2024"),
        ("vi", "18/06/2024"),
        ("zh-hans", "2024年6月18日"),
    ],
)
def test_a_day_is_written_as_the_language_writes_it(language, words):
    assert dates.day_in_words(DAY, language) == words


def test_the_first_of_a_month_is_an_ordinal_in_french():
    assert dates.day_in_words(date(2024, 5, 1), "fr") == "1er mai 2024"


def test_every_language_names_twelve_months_and_seven_days_apart():
    for language, _name in settings.LANGUAGES:
        months = {dates.month_in_words(date(2024, m, 1), language) for m in range(1, 13)}
        days = {dates.weekday_in_words(date(2024, 1, d), language) for d in range(1, 8)}

        assert (len(months), len(days)) == (12, 7), language


def test_a_language_that_is_not_known_is_written_as_in_english():
    assert dates.month_in_words(DAY, "xx") == "June 2024"


def test_hours_of_one_day_name_the_day_once():
    starts, ends = at("2024-06-18 08:00"), at("2024-06-18 17:30")

    words = dates.hours_in_words(starts, ends, is_all_day=False, language="en")

    assert words == "18 June 2024, 08:00 – 17:30"


def test_whole_days_have_no_hours():
    starts, ends = at("2024-06-18 00:00"), at("2024-06-20 23:59")

    words = dates.hours_in_words(starts, ends, is_all_day=True, language="vi")

    assert words == "18/06/2024 – 20/06/2024"


def test_numbers_carry_the_marks_of_the_language():
    written = {code: dates.number_in_words(1234567.5, code) for code in ("en", "fr", "lo", "vi")}

    assert written == {
        "en": "1,234,567.5",
        "fr": "1\u202f234\u202f567,5",
        "lo": "1.234.567,5",
        "vi": "1.234.567,5",
    }
