"""Copies come and go; there is never less than nothing, on any day."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.registries import keeping
from nhipcau.registries.models import StockMove
from nhipcau.registries.stock import moving
from nhipcau.registries.stock.ledger import last_seen, stock_on
from tests.factories.organisations import make_user
from tests.factories.publications import make_printing, make_stocked
from tests.factories.refusals import codes_of
from tests.factories.registries import DAY, make_partner

pytestmark = pytest.mark.django_db
LATER = DAY + timedelta(days=3)


def test_the_stock_is_what_came_less_what_went():
    printing, by = make_stocked(100), make_user()

    moving.give(printing, quantity=30, on=LATER, by=by, partner=make_partner())
    moving.take_back(printing, quantity=5, on=LATER, by=by, recipient="Khách sạn")
    moving.write_off(printing, quantity=2, on=LATER, by=by, note="Ướt, biên bản 3/BB.")
    moving.settle_count(printing, counted=70, on=LATER, by=by, note="Biên bản 4/BB.")

    assert (stock_on(printing), stock_on(printing, DAY)) == (70, 100)
    assert list(printing.moves.values_list("kind", "quantity")) == [
        ("printed", 100),
        ("given", -30),
        ("returned", 5),
        ("lost", -2),
        ("counted", -3),
    ]


def test_more_than_there_is_cannot_be_given():
    printing = make_stocked(10)

    with pytest.raises(ValidationError, match="chỉ còn 10 bản, cần 11"):
        moving.give(printing, quantity=11, on=LATER, by=make_user(), recipient="Đoàn khách")

    assert stock_on(printing) == 10


def test_a_move_of_an_earlier_day_must_not_empty_a_later_one():
    printing, by = make_stocked(10), make_user()
    moving.give(printing, quantity=8, on=LATER, by=by, recipient="Đoàn A")

    with pytest.raises(ValidationError) as refused:
        moving.give(printing, quantity=3, on=DAY, by=by, recipient="Đoàn B")
    with pytest.raises(ValidationError):
        moving.give(printing, quantity=1, on=DAY - timedelta(days=1), by=by, recipient="Đoàn C")

    assert codes_of(refused) == {"shortage"}


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"quantity": 0}, "quantity"),
        ({"on": date(2190, 1, 1)}, "future"),
        ({"recipient": ""}, "nobody"),
        ({"recipient": "TUYỆT MẬT"}, "secret"),
    ],
)
def test_a_move_that_means_nothing_is_refused(values, code):
    told = {"quantity": 1, "on": LATER, "recipient": "Đoàn", **values}

    with pytest.raises(ValidationError) as refused:
        moving.give(make_stocked(5), by=make_user(), **told)

    assert codes_of(refused) == {code}


def test_a_second_click_writes_nothing():
    printing, by = make_stocked(10), make_user()
    seen = last_seen(printing.entry)
    moving.take_in(printing, quantity=5, on=LATER, by=by, seen=seen)

    with pytest.raises(ValidationError) as refused:
        moving.take_in(printing, quantity=5, on=LATER, by=by, seen=seen)

    assert (codes_of(refused), stock_on(printing)) == ({"changed"}, 15)


def test_of_a_file_only_the_sending_is_written_down():
    clip, by = make_printing(made="digital"), make_user()
    moving.give(clip, quantity=1, on=LATER, by=by, partner=make_partner())

    with pytest.raises(ValidationError) as refused:
        moving.take_in(clip, quantity=1, on=LATER, by=by)

    assert codes_of(refused) == {"unstocked"}


def test_nothing_moves_of_a_publication_struck_out():
    printing = make_stocked(10)
    keeping.strike(printing.entry, reason="Nhập hai lần.", by=make_user())

    with pytest.raises(ValidationError) as refused:
        moving.give(printing, quantity=1, on=LATER, by=make_user(), recipient="Đoàn")

    assert codes_of(refused) == {"struck"}


def test_each_move_leaves_a_step_with_the_words():
    printing = make_stocked(1200)

    step = printing.entry.steps.filter(act="stock").get()

    assert (step.happened_on, step.reason) == (
        DAY,
        "Nhập từ nhà in: 1.200 bản, Tiếng Việt, bản in",
    )


MOVES = st.lists(
    st.tuples(
        st.sampled_from(["take_in", "give", "take_back", "write_off", "settle_count"]),
        st.integers(0, 40),
        st.integers(0, 5),
    ),
    max_size=8,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(told=MOVES)
def test_whatever_happens_no_day_ends_below_nothing(told):
    printing, by = make_printing(), make_user()

    for verb, number, days in told:
        amount = "counted" if verb == "settle_count" else "quantity"
        more = {"recipient": "Đoàn"} if verb == "give" else {"note": "Biên bản"}
        values = {amount: number, "on": DAY + timedelta(days=days), **more}
        try:
            getattr(moving, verb)(printing, by=by, **values)
        except ValidationError:
            continue

    moves = StockMove.objects.filter(printing=printing)
    ends = [stock_on(printing, DAY + timedelta(days=days)) for days in range(6)]
    assert min(ends) >= 0
    assert stock_on(printing) == sum(moves.values_list("quantity", flat=True))
