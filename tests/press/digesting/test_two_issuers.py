"""Two who issue at once never share a number, whichever database it is."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection

from nhipcau.press.digesting import composing, issuing
from nhipcau.press.models import Digest
from tests.factories.organisations import make_unit, make_user
from tests.factories.press import make_confirmed

ISSUERS = 4


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer at a time")
def test_those_who_issue_at_once_get_numbers_without_a_gap():
    make_confirmed()
    day, unit, by = date(2024, 3, 12), make_unit(), make_user()
    told = {"rhythm": "daily", "first_on": day, "last_on": day, "unit": unit, "by": by}
    drafts = [composing.compose(**told) for _ in range(ISSUERS)]

    def issued(digest: Digest) -> int | None:
        try:
            return issuing.issue(digest, by=by).number
        finally:
            connection.close()

    with ThreadPoolExecutor(ISSUERS) as pool:
        numbers = sorted(pool.map(issued, drafts))

    assert numbers == list(range(1, ISSUERS + 1))
