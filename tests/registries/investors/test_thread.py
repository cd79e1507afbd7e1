"""What happened with an investor in one row of days, from whichever register."""

from datetime import date

import pytest

from nhipcau.registries import keeping
from nhipcau.registries.investors.thread import thread_of
from nhipcau.registries.models import Printing, Register, StockMove
from tests.factories.investors import make_investor, make_touch, reached
from tests.factories.organisations import make_user
from tests.factories.registries import make_entry

pytestmark = pytest.mark.django_db


def send_leaflets(partner, *, on):
    printing = Printing.objects.create(
        entry=make_entry(Register.PUBLICATION, title="Tờ rơi mời gọi đầu tư"), language="ja"
    )
    for kind, copies in (("printed", 100), ("given", -30)):
        told = {"kind": kind, "quantity": copies, "on": on, "by": make_user()}
        StockMove.objects.create(printing=printing, partner=partner, **told)


def test_all_registers_tell_of_the_investor_the_newest_first():
    row = make_investor()
    make_touch(row, on=date(2024, 4, 2))
    visit = {"kind": "visit", "partners": [row.partner], "starts_on": date(2024, 5, 6)}
    make_entry(Register.EVENT, **visit)
    send_leaflets(row.partner, on=date(2024, 4, 20))
    row = reached(row, "surveyed", on=date(2024, 5, 6))

    kinds = [(one.on, one.kind) for one in thread_of(row)]

    assert kinds == [
        (date(2024, 5, 6), "stage"),
        (date(2024, 5, 6), "visit"),
        (date(2024, 4, 20), "material"),
        (date(2024, 4, 2), "touch"),
    ]


def test_what_was_struck_out_is_not_told():
    row = make_investor()
    event = make_entry(Register.EVENT, partners=[row.partner])
    keeping.strike(event, reason="Nhập nhầm.", by=make_user())

    assert thread_of(row) == []


@pytest.mark.parametrize("touches", [1, 8])
def test_the_thread_asks_a_fixed_number_of_times(touches, django_assert_num_queries):
    row = make_investor()
    for _again in range(touches):
        make_touch(row)

    with django_assert_num_queries(6):
        thread_of(row)
