"""Names and terms as data: loaded once, changed by people with a step, read as they stand."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.press import words
from nhipcau.press.models import PlaceName, TopicTerm, WordStep
from tests.factories.organisations import make_user
from tests.factories.refusals import codes_by_field

pytestmark = pytest.mark.django_db
NAMES = [
    {"place": "vinh-mau", "words": ["Vịnh Mẫu", "Vinh Mau"], "to_day": "2025-06-30"},
    {"place": "mau-giang", "words": "Mẫu Giang", "kind": "city", "traps": ["verb"]},
]


def test_names_come_back_as_they_were_told():
    made = words.load_names(NAMES, by=None)

    kept = {(name.words, name.kind, name.to_day, name.traps) for name in words.names_kept()}
    day = date(2025, 6, 30)
    assert (made, kept) == (
        3,
        {
            ("Vịnh Mẫu", "province", day, ()),
            ("Vinh Mau", "province", day, ()),
            ("Mẫu Giang", "city", None, ("verb",)),
        },
    )
    assert words.load_names(NAMES, by=None) == 0


def test_a_name_that_is_put_aside_is_looked_for_no_more():
    words.load_names(NAMES, by=None)
    by = make_user()

    words.switch_name(PlaceName.objects.get(words="Vinh Mau"), on=False, reason="Trùng", by=by)

    assert "Vinh Mau" not in {name.words for name in words.names_kept()}
    assert WordStep.objects.get(words="Vinh Mau").act == "off"


def test_a_name_stands_once_and_a_row_that_cannot_be_read_is_named():
    words.load_names(NAMES, by=None)

    with pytest.raises(ValidationError) as known:
        words.add_name(values={"place": "vinh-mau", "words": "Vịnh Mẫu"}, by=make_user())
    with pytest.raises(ValidationError, match="Dòng 1"):
        words.load_names([{"place": "x", "words": "Y", "kind": "planet"}], by=None)

    assert codes_by_field(known) == {"words": ["known"]}


def test_terms_that_ship_load_once_and_one_without_weight_is_looked_for_no_more():
    made = words.load_shipped_topics(by=None)
    term = TopicTerm.objects.filter(language="vi", kind="term").first()
    words.weigh(term, weight=0, reason="Gây nhầm", by=make_user())

    again = words.load_shipped_topics(by=None)

    told = (term.topic.code, "vi", term.words)
    kept = {(row.topic, row.language, row.words) for row in words.lexicon_kept().rows}
    assert (made > 500, again, told in kept) == (True, 0, False)


def test_a_weight_out_of_bounds_is_refused():
    words.load_shipped_topics(by=None)

    with pytest.raises(ValidationError) as refusal:
        words.weigh(TopicTerm.objects.first(), weight=21, reason="", by=make_user())

    assert codes_by_field(refusal) == {"weight": ["weight"]}


def test_a_change_without_a_reason_is_refused():
    words.load_names(NAMES, by=None)

    with pytest.raises(ValidationError) as refusal:
        words.switch_name(PlaceName.objects.first(), on=False, reason=" ", by=make_user())

    assert codes_by_field(refusal) == {"reason": ["blank"]}
