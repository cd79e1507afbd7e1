"""Every word of the portal is answered in every language that has a catalogue."""

import pytest
from django.conf import settings
from django.utils.translation import gettext, ngettext, override, to_locale

from nhipcau.portal import catalogue
from nhipcau.ui.catalogue import compiled, read_po

FOUND = "Tìm thấy %(n)s kết quả"
CODES = sorted(code for code, _name in settings.LANGUAGES if code not in {"vi", "en"})


def told(code):
    path = catalogue.LOCALE / to_locale(code) / "LC_MESSAGES" / "django.po"
    return path, read_po(path.read_text("utf-8"))


def test_every_language_of_the_settings_has_its_words():
    assert {path.parts[-3] for path in catalogue.paths()} == {to_locale(code) for code in CODES}


@pytest.mark.parametrize("code", CODES)
def test_every_message_of_the_portal_is_answered(code):
    _path, answers = told(code)

    assert {m for m in catalogue.messages() if not all(answers.get(m, [""]))} == set()


@pytest.mark.parametrize("code", CODES)
def test_what_is_compiled_is_what_is_written(code):
    path, answers = told(code)

    assert path.with_suffix(".mo").read_bytes() == compiled(answers)


@pytest.mark.parametrize("code", CODES)
def test_every_answer_keeps_the_places_of_values(code):
    def places(words):
        return sorted(part.split(")")[0] for part in words.split("%(")[1:])

    _path, answers = told(code)

    lost = {m for m, (*_, words) in answers.items() if places(words) != places(m.split("\0")[0])}
    assert lost == set()


def test_words_are_shown_in_the_language_of_the_page():
    shown = {}
    for code in CODES:
        with override(code):
            shown[code] = gettext("Trang chủ")

    assert shown == {
        "fr": "Accueil",
        "ja": "ホーム",
        "km": "ទំព័រដើម",
        "ko": "첫 화면",
        "lo": "ໜ້າຫຼັກ",
        "zh-hans": "首页",
    }


def test_a_form_answers_in_lao_where_the_framework_has_no_words():
    with override("lo"):
        assert gettext("This field is required.") == "ຕ້ອງຕື່ມຊ່ອງນີ້."


def test_french_counts_one_and_many_apart():
    with override("fr"):
        one, many = (ngettext(FOUND, FOUND, n) for n in (1, 2))

    assert (one % {"n": 1}, many % {"n": 2}) == ("1 résultat", "2 résultats")
