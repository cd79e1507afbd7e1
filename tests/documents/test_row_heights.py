"""Rows of a workbook are as high as their words."""

from hypothesis import given
from hypothesis import strategies as st

from nhipcau.documents.row_heights import row_height


def test_the_longest_cell_decides():
    assert row_height([("một dòng", 40), ("a" * 100, 20)]) == 6 * 15.75 + 4


def test_line_breaks_are_lines():
    assert row_height([("a\nb\n\nc", 40)]) == 4 * 15.75 + 4


def test_room_to_write_is_left():
    assert row_height([("", 40)], least=66) == 66


@given(st.lists(st.tuples(st.text(), st.floats(0, 300))), st.floats(0, 409))
def test_no_row_is_higher_than_programs_show(cells, least):
    assert least <= row_height(cells, least=least) <= 409
