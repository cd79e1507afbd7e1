"""Two people give from the same stock at the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections

from nhipcau.registries.stock import moving
from nhipcau.registries.stock.ledger import stock_on
from tests.factories.organisations import make_user
from tests.factories.publications import make_stocked
from tests.factories.registries import DAY


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="one writer at a time there anyway")
def test_the_second_one_hears_that_nothing_is_left():
    printing, by = make_stocked(10), make_user()

    def take_all(_number):
        try:
            moving.give(printing, quantity=10, on=DAY, by=by, recipient="Đoàn khách")
        except ValidationError as refused:
            return refused.error_list[0].code
        finally:
            connections.close_all()
        return "given"

    with ThreadPoolExecutor(2) as people:
        said = sorted(people.map(take_all, range(2)))

    assert (said, stock_on(printing)) == (["given", "shortage"], 0)
