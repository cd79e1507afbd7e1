"""Columns under headings of their own kind: quarters, months, no heading over the numbers."""

from nhipcau.plans.importing.recognise.table import recognise_tables
from tests.plans.importing.papers import table


def test_crosses_under_quarters_without_a_heading_above_are_the_time():
    crosses = table(
        ("TT", "Nhiệm vụ", "Quý I", "Quý II", "Quý III", "Quý IV", "Chủ trì"),
        ("1", "Họp báo", "x", "", "x", "", "Sở Y tế"),
    )

    groups, _ = recognise_tables([crosses])

    assert groups[0].items[0].timeframe_text == "Quý I, Quý III"
    assert groups[0].items[0].extra == ()


def test_a_first_column_of_numbers_needs_no_heading():
    nameless = table(
        ("#", "Nhiệm vụ", "Chủ trì", "Thời gian"),
        ("1", "Họp báo", "Sở Y tế", "Quý I"),
        ("2", "Bản tin", "Sở Nội vụ", "Quý II"),
    )

    groups, _ = recognise_tables([nameless])

    assert [task.number for task in groups[0].items] == ["1", "2"]
