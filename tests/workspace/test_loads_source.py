"""The left side of the desk: which piece of the paper each row was read from."""

import pytest

from nhipcau.plans.importing.read.paper import Line, Paragraph, Place, Row, Table
from nhipcau.plans.importing.recognise.draft import Source
from nhipcau.workspace.acceptance.source import (
    Cell,
    Mark,
    Origin,
    Piece,
    Stretch,
    place_words,
    stretches,
)


def line(number, text, page=1):
    return Line(text, Place(page=page, line=number, last_line=number))


def origin(key, first, last=None):
    return Origin(key, f"I.{key[1:]}", Source(first, last or first, ""))


def at_line(number, page=1):
    return Place(page=page, line=number, last_line=number)


def test_lines_of_one_row_stand_together_and_on_two_pages_apart():
    blocks = [line(1, "PHỤ LỤC"), line(2, "1 Hội"), line(3, "chợ", page=2), line(4, "Sở A", page=2)]

    (lines,) = stretches(blocks, [origin("r1", at_line(2), at_line(4, page=2))])

    assert lines.pieces == (
        Piece(text="PHỤ LỤC", page=1),
        Piece((Mark("r1", "I.1", True),), text="1 Hội", page=1),
        Piece((Mark("r1", "I.1", False),), text="chợ\nSở A", page=2),
    )


def test_a_table_row_shows_a_merged_cell_once():
    place = Place(table=1, row=1)
    row = Row(("1", "Hội chợ", "Hội chợ"), (0, 1, 1), place)

    shown = stretches([Table((row,), Place(table=1))], [origin("r1", place)])

    mark = Mark("r1", "I.1", True)
    assert shown == (Stretch("table", (Piece((mark,), cells=(Cell("1", 1), Cell("Hội chợ", 2))),)),)


def test_two_tasks_of_one_paragraph_mark_it_both():
    place = Place(line=7, last_line=7)
    blocks = [Paragraph("Giao Sở A ...; giao Sở B ...", place)]

    (shown,) = stretches(blocks, [origin("r1", place), origin("r2", place)])

    assert [mark.key for mark in shown.pieces[0].marks] == ["r1", "r2"]


def test_a_row_typed_by_hand_marks_nothing():
    (shown,) = stretches([line(1, "KẾ HOẠCH")], [Origin("r9", "I.9", None)])

    assert shown.pieces == (Piece(text="KẾ HOẠCH", page=1),)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (Place(page=8, line=410), Place(page=8, line=415), "trang 8, dòng 410–415"),
        (Place(table=1, row=7), Place(table=1, row=7), "bảng 1, hàng 7"),
        (Place(sheet="KH", table=1, row=3), Place(row=4), "trang tính “KH”, hàng 3–4"),
        (Place(line=5, last_line=5), Place(line=5, last_line=5), "dòng 5"),
        (Place(), Place(), ""),
    ],
)
def test_where_a_row_stands_is_said_in_words(first, last, said):
    assert place_words(Source(first, last, "")) == said
