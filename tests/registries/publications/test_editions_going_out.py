"""What a publication and its editions need before they go out; the sentences say what to do."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from nhipcau.outputs.models import Output
from nhipcau.registries import keeping, parts
from nhipcau.registries.models import Publication
from nhipcau.registries.stock import moving
from tests.factories.organisations import make_user
from tests.factories.plans import make_plan, make_section, make_task
from tests.factories.publications import (
    READY,
    SMALL,
    bring_out,
    look_at,
    make_issue,
    make_printing,
    make_publication,
)
from tests.factories.refusals import codes_by_field, codes_of
from tests.factories.registries import DAY

pytestmark = pytest.mark.django_db
State = Publication.State


def refused_edition(row=None, **values):
    with pytest.raises(ValidationError) as refused:
        make_printing(row, **READY | values)
    return codes_by_field(refused)


def test_a_leaflet_in_two_languages_comes_out_and_counts_its_copies():
    plan = make_plan(year=2024)
    task = make_task(plan=plan, group=make_section(plan))
    row = make_publication(tasks=[task])
    make_printing(row, **READY)
    make_printing(row, **READY | {"language": "en", "print_run": 500})

    row = bring_out(row)

    told = (row.output.kind, row.output.quantity, row.output.languages, row.output.happened_on)
    assert told == (Output.Kind.PUBLICATION, 1500, ["en", "vi"], DAY)


def test_a_film_counts_as_one_in_the_languages_it_speaks():
    row = make_publication(form="film")
    for code in ("vi", "en"):
        make_printing(row, language=code, made="audio_visual", minutes=12, released_on=DAY)

    output = bring_out(row).output

    told = (output.kind, output.quantity, output.quantity_unit, output.languages)
    assert told == (Output.Kind.CLIP, 1, "phim", ["en", "vi"])


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({"licence_number": ""}, {"licence_number": ["licence"]}),
        ({"licensed_on": None}, {"licensed_on": ["licence"]}),
        ({"licensed_on": DAY + timedelta(days=1)}, {"licensed_on": ["licence_late"]}),
        ({"licence_until": date(2024, 5, 1)}, {"licence_until": ["licence_over"]}),
        ({"deposited_on": None}, {"deposited_on": ["deposit"]}),
        ({"deposited_on": DAY + timedelta(days=1)}, {"deposited_on": ["deposit_late"]}),
        ({"print_run": None}, {"print_run": ["print_run"]}),
        ({"made": "audio_visual"}, {"minutes": ["minutes"]}),
    ],
)
def test_an_edition_is_out_only_with_its_papers(values, codes):
    assert refused_edition(**values) == codes


def test_a_file_needs_no_licence_to_go_out():
    clip = make_printing(made="audio_visual", minutes=3, released_on=DAY)

    assert clip.stage == "released"


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({"pages": 65}, {"pages": ["pages"]}),
        ({"pages": None}, {"pages": ["pages"]}),
        ({"width_mm": 210, "height_mm": 297}, {"width_mm": ["size"], "height_mm": ["size"]}),
        ({"licence_until": date(2024, 5, 5)}, {"licence_until": ["licence_over"]}),
        ({"licence_until": None}, {"licence_until": ["licence_until"]}),
    ],
)
def test_an_issue_of_the_newsletter_keeps_its_limits(values, codes):
    assert refused_edition(make_issue(), **SMALL | values) == codes


def test_a_licence_serves_through_its_last_day():
    edition = make_printing(make_issue(), **READY | SMALL | {"licence_until": DAY})

    assert edition.licence_until == edition.released_on


def test_a_number_of_a_series_is_there_once_a_year():
    make_issue("2", volume="Tập 5")

    with pytest.raises(ValidationError) as refused:
        make_issue("2", series="BẢN TIN ĐỐI NGOẠI", volume="Tập 5")
    others = make_issue("3", volume="Tập 5"), make_issue("2", starts_on=date(2023, 5, 6))

    assert (codes_by_field(refused), len(others)) == ({"number": ["issue_twice"]}, 2)


def test_nothing_goes_out_without_an_edition_that_is_out():
    row, by = make_publication(), make_user()
    make_printing(row)
    row = keeping.move(row, to=State.PREPARING, by=by)
    look_at(row)
    row = keeping.move(row, to=State.CHECKED, by=by)

    with pytest.raises(ValidationError) as refused:
        keeping.move(row, to=State.RELEASED, by=by)

    assert codes_of(refused) == {"no_edition"}


def test_the_first_day_is_that_of_the_first_edition():
    row = make_publication(starts_on=DAY - timedelta(days=3))
    make_printing(row, **READY)

    with pytest.raises(ValidationError) as refused:
        bring_out(row)

    assert codes_by_field(refused) == {"starts_on": ["first_day"]}


def test_the_last_edition_of_what_is_out_stays():
    row = make_publication()
    edition = make_printing(row, **READY)
    bring_out(row)

    with pytest.raises(ValidationError) as refused:
        parts.take_off(edition, reason="Nhầm.", by=make_user())
    with pytest.raises(ValidationError):
        parts.change(edition, values={"released_on": None}, by=make_user())

    assert codes_of(refused) == {"no_edition"}


def test_an_edition_with_copies_left_is_not_taken_off():
    edition = make_printing()
    moving.take_in(edition, quantity=5, on=DAY, by=make_user())

    with pytest.raises(ValidationError) as refused:
        parts.take_off(edition, reason="Nhầm.", by=make_user())

    assert codes_of(refused) == {"in_stock"}


def test_a_publishing_house_is_named():
    row = make_publication(through_publisher=True)
    make_printing(row, **READY)

    with pytest.raises(ValidationError) as refused:
        bring_out(row)

    assert codes_by_field(refused) == {"publisher": ["publisher"]}
