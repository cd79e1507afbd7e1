"""Tables that tell the time by columns of quarters or months."""

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
