"""What a public form tells people about their data, and how long times are told from data."""

from datetime import date
from hashlib import sha256

import pytest

from nhipcau.registries.privacy.times import due_on, extended, keep_until
from nhipcau.registries.privacy.words import privacy_words


def told(form: str = "registration", language: str = "vi", keeper: str = "Sở Ngoại vụ"):
    return privacy_words(form, language=language, keeper=keeper, contact="ngoaivu@tinh.example")


@pytest.mark.parametrize("form", ["press_request", "registration"])
@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_words_name_who_keeps_the_data_and_how_to_reach_them(form, language):
    words = told(form, language)

    assert "Sở Ngoại vụ" in words.text
    assert "ngoaivu@tinh.example" in words.text
    assert "{" not in words.text
    assert len(words.points) == 7


def test_the_fingerprint_is_of_every_word_shown():
    words = told()

    shown = sha256(words.text.encode()).hexdigest()
    others = {told(keeper="Sở Du lịch").text_hash, told(language="en").text_hash}
    assert words.text_hash == shown
    assert shown not in others


def test_a_language_without_words_reads_english():
    assert told(language="ja") == told(language="en")


def test_what_stands_on_duty_asks_for_no_consent():
    assert (told("press_request").consent, bool(told("registration").consent)) == ("", True)


def test_the_end_of_keeping_is_months_later_on_a_day_that_is_there():
    assert keep_until("registration", date(2024, 8, 31)) == date(2025, 2, 28)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("what", "due"),
    [
        ("acknowledge", date(2024, 6, 11)),  # received on a Friday
        ("view", date(2024, 6, 17)),
        ("withdraw", date(2024, 6, 22)),
        ("erase", date(2024, 6, 27)),
    ],
)
def test_a_request_is_due_by_the_clock_of_its_kind(what, due):
    assert due_on(what, date(2024, 6, 7)) == due


def test_an_extension_adds_as_many_days_as_the_law_says():
    assert extended("erase", date(2024, 6, 27)) == date(2024, 7, 17)
