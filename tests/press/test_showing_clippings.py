"""Which clippings the public is shown: those an officer put there, each story once."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.press import clipping, showing
from nhipcau.press.models import Story
from tests.factories.organisations import make_unit, make_user
from tests.factories.press import make_clipping, make_confirmed
from tests.factories.refusals import codes_of

pytestmark = pytest.mark.django_db


def shown(**values):
    return showing.show(make_confirmed(**values), by=make_user())


def make_story():
    day = date(2024, 3, 12)
    return Story.objects.create(title="Cảng", first_on=day, last_on=day)


def test_nothing_is_shown_by_itself():
    make_confirmed()

    assert list(showing.told_outside()) == []


def test_what_an_officer_shows_and_hides_leaves_steps():
    row = shown()
    before = list(showing.told_outside())

    showing.hide(row, by=make_user(), reason="Theo đề nghị của báo.")

    acts = row.steps.filter(act__in=("show", "hide")).values_list("act", "reason")
    assert (before, list(showing.told_outside())) == ([row], [])
    assert list(acts) == [("show", ""), ("hide", "Theo đề nghị của báo.")]


def test_what_is_not_confirmed_or_leads_nowhere_is_not_shown():
    refused = []
    for row in (make_clipping(), make_confirmed(address="", key=None)):
        with pytest.raises(ValidationError) as refusal:
            showing.show(row, by=make_user())
        refused.append(codes_of(refusal))

    assert refused == [{"state"}, {"no_address"}]


def test_a_clipping_decided_anew_is_not_public_again_by_itself():
    row = shown()
    clipping.reject(row, reason="Nhầm tỉnh.", by=make_user())
    row = clipping.confirm(row, unit=make_unit(), by=make_user())

    assert (row.is_public, list(showing.told_outside())) == (False, [])


def test_reprints_stand_once_with_how_many_outlets_carry_them():
    story = make_story()
    later = shown(story=story, published_on=date(2024, 3, 13))
    first = shown(story=story, published_on=date(2024, 3, 12))
    make_confirmed(story=story, published_on=date(2024, 3, 14))
    alone = shown(published_on=date(2024, 3, 10))

    told = [(row, row.outlets) for row in showing.told_outside()]

    assert told == [(first, 3), (alone, 0)]
    assert later.is_public
