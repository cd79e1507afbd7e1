"""Several editions to several receivers: one move each, all or nothing; who has how many."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from nhipcau.registries.models import Register, StockMove
from nhipcau.registries.stock import figures, moving
from nhipcau.registries.stock.distributing import MOST_RECEIVERS, Portion, distribute
from nhipcau.registries.stock.ledger import stock_on
from tests.factories.organisations import make_user
from tests.factories.publications import make_printing, make_publication, make_stocked
from tests.factories.refusals import codes_of
from tests.factories.registries import DAY, make_entry, make_partner

pytestmark = pytest.mark.django_db
LATER = DAY + timedelta(days=3)
LANGUAGES = ("vi", "en", "ja", "lo")


def leaflet(copies=200):
    row = make_publication()
    return [make_stocked(copies, row=row, language=code) for code in LANGUAGES]


def companies(count):
    return [make_partner(name=f"Công ty {n}", kind="enterprise") for n in range(count)]


def test_four_editions_go_to_nine_companies_with_one_click():
    editions = leaflet()

    moves = distribute(
        [Portion(one, 20) for one in editions], partners=companies(9), on=LATER, by=make_user()
    )

    assert len(moves) == 36
    assert [stock_on(one) for one in editions] == [20, 20, 20, 20]
    assert {(one.name, one.copies, one.editions) for one in figures.received_of(editions)} == {
        (f"Công ty {n}", 80, 4) for n in range(9)
    }


def test_one_edition_too_few_and_nothing_is_given():
    editions = leaflet()
    short = make_stocked(50, row=editions[0].entry, language="ko")

    with pytest.raises(ValidationError, match=r"Tiếng Hàn.*chỉ còn 50 bản, cần 180"):
        distribute(
            [Portion(one, 20) for one in [*editions, short]],
            partners=companies(9),
            on=LATER,
            by=make_user(),
        )

    assert not StockMove.objects.given_out().exists()


def test_every_edition_that_does_not_reach_is_told_at_once():
    editions = leaflet(10)

    with pytest.raises(ValidationError) as refused:
        distribute(
            [Portion(one, 11) for one in editions], partners=companies(1), on=LATER, by=make_user()
        )

    assert len(refused.value.messages) == 4


def test_places_in_words_and_an_event_receive_too():
    (edition, *_others), event = leaflet(), make_entry(Register.EVENT)

    distribute([Portion(edition, 5)], recipients=["Ga xe lửa", ""], on=LATER, by=make_user())
    distribute([Portion(edition, 7)], event=event, on=LATER, by=make_user())

    told = [(one.name, one.copies) for one in figures.received_of([edition])]
    assert told == [(event.title, 7), ("Ga xe lửa", 5)]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"partners": []}, "nobody"),
        ({"recipients": ["x" * 301]}, "too_long"),
        ({"recipients": [f"Nơi {n}" for n in range(MOST_RECEIVERS + 1)]}, "too_many"),
    ],
)
def test_receivers_that_cannot_be_are_refused(values, code):
    portions = [Portion(make_stocked(5), 1)]

    with pytest.raises(ValidationError) as refused:
        distribute(portions, on=LATER, by=make_user(), **values)

    assert codes_of(refused) == {code}


def test_nothing_goes_to_a_partner_merged_into_another():
    gone = make_partner(merged_into=make_partner())

    with pytest.raises(ValidationError) as refused:
        distribute([Portion(make_stocked(5), 1)], partners=[gone], on=LATER, by=make_user())

    assert codes_of(refused) == {"merged"}


def test_what_came_back_is_no_longer_with_the_partner():
    printing, by, partner = make_stocked(50), make_user(), make_partner()
    moving.give(printing, quantity=20, on=DAY, by=by, partner=partner)

    moving.take_back(printing, quantity=20, on=LATER, by=by, partner=partner)

    assert figures.received_of([printing]) == []


def test_a_window_counts_its_own_days_alone():
    printing, by = make_stocked(50), make_user()
    moving.give(printing, quantity=20, on=DAY, by=by, partner=make_partner())
    moving.give(printing, quantity=5, on=LATER, by=by, recipient="Ga xe lửa")

    first = figures.between(DAY, DAY)
    both = figures.between(DAY, LATER, printings=[printing])

    assert first == figures.Window(printed=50, given=20, returned=0, lost=0, receivers=1)
    assert both == figures.Window(printed=50, given=25, returned=0, lost=0, receivers=2)


def test_every_edition_knows_its_stock_in_one_question(django_assert_num_queries):
    printing = make_stocked(50)
    moving.give(printing, quantity=20, on=DAY, by=make_user(), recipient="Ga")
    make_printing(printing.entry, language="en")

    with django_assert_num_queries(1):
        told = list(figures.with_stock(figures.printings_in_stock()).order_by("pk"))

    assert [(one.stock, one.came, one.went, one.gone) for one in told] == [
        (30, 50, 20, 0),
        (0, 0, 0, 0),
    ]
