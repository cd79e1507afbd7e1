"""What the watches that read every table meet where an index of words stands."""

import pytest
from django.db import connection

from nhipcau.search.index import make_index, put
from tests.tables import names_of_tables

pytestmark = pytest.mark.django_db


def test_every_table_named_can_be_read_where_an_index_stands():
    make_index("a_test_of_words")
    put("a_test_of_words", [(1, "biển và gió")])

    with connection.cursor() as cursor:
        for name in names_of_tables():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
            cursor.fetchall()

    assert any(name.startswith("index_a_test_of_words") for name in names_of_tables())
