"""What stands behind an indicator, and what cannot be told apart."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.outputs.models import Output
from nhipcau.reports.indicators.catalogue import OUTPUTS, indicators, splits
from nhipcau.reports.indicators.placing import place
from nhipcau.reports.tally import OutputRow

DAY = date(2024, 2, 1)
COUNTED = sorted(key for key, one in indicators().items() if one.basis == OUTPUTS)


def row(id: int = 1, *, kind: str = "article", title: str = "Lễ hội", **fields) -> OutputRow:
    return OutputRow(id=id, kind=kind, title=title, on=DAY, **fields)


def amount(key: str, *rows: OutputRow) -> tuple[str, int]:
    """(the sum, how many cannot be placed)."""
    found = place(indicators()[key], rows)
    return str(sum((one.amount for one in found.placed), Decimal())), len(found.unplaced)


@pytest.mark.parametrize(
    ("key", "fields", "expected"),
    [
        ("articles", {}, ("1", 0)),
        ("articles", {"quantity": Decimal(436), "quantity_unit": "Tin,  bài"}, ("436", 0)),
        ("articles", {"quantity": Decimal(6), "quantity_unit": "kỳ"}, ("0", 0)),
        ("articles", {"quantity": Decimal(6), "quantity_unit": "gói"}, ("0", 1)),
        ("columns", {"quantity": Decimal(6), "quantity_unit": "kỳ"}, ("6", 0)),
        ("columns", {}, ("0", 0)),
        ("foreign_articles", {"languages": ("vi",)}, ("0", 0)),
        ("foreign_articles", {"languages": ("vi", "rad")}, ("0", 0)),
        ("foreign_articles", {"languages": ("vi", "lo")}, ("1", 0)),
        ("newsletters", {"kind": "newsletter", "quantity": Decimal(500), "quantity_unit": "bản"},
         ("1", 0)),
        ("newsletter_copies", {"kind": "newsletter"}, ("0", 1)),
        ("press_conferences", {"kind": "event", "title": "HỌP BÁO về lễ hội"}, ("1", 0)),
        ("press_conferences", {"kind": "event", "title": "Họp báo cáo"}, ("0", 0)),
        ("delegations_in", {"kind": "delegation", "title": "Đón đoàn Attapeu"}, ("1", 0)),
        ("delegations_out", {"kind": "delegation", "title": "Đón đoàn Attapeu"}, ("0", 0)),
        ("delegations_in", {"kind": "delegation", "title": "Đoàn công tác Nam Lào"}, ("0", 1)),
        ("delegations_out", {"kind": "delegation", "title": "Đoàn công tác Nam Lào"}, ("0", 1)),
        ("delegations_in", {"kind": "delegation", "title": "Cử đoàn đi, đón đoàn về"}, ("0", 1)),
        ("conferences", {"kind": "event", "title": "Hội nghị khoa học quốc tế"}, ("1", 0)),
        ("conferences", {"kind": "event", "title": "Hội nghị tổng kết"}, ("0", 0)),
        ("qr_scans", {"kind": "other", "quantity": Decimal(9), "quantity_unit": "lượt quét"},
         ("9", 0)),
    ],
)  # fmt: skip
def test_an_output_adds_what_the_rule_says_or_stands_apart(key, fields, expected):
    assert amount(key, row(**fields)) == expected


ROWS = st.builds(
    OutputRow,
    id=st.integers(1, 40),
    kind=st.sampled_from(Output.Kind.values),
    title=st.sampled_from(sorted({word for words in splits().values() for word in words} | {"x"})),
    on=st.just(DAY),
    quantity=st.none() | st.decimals(0, 1000, places=2),
    quantity_unit=st.sampled_from(["", "bản", "kỳ", "người", "nhà đầu tư", "tin, bài"]),
    languages=st.sampled_from([(), ("lo",), ("vi",), ("vi", "en")]),
)


@given(rows=st.lists(ROWS, max_size=25, unique_by=lambda one: one.id), key=st.sampled_from(COUNTED))
def test_order_and_repetition_do_not_matter_and_nothing_stands_twice(rows, key):
    once = place(indicators()[key], rows)

    ids = [one.row.id for one in once.placed] + [one.id for one in once.unplaced]
    assert place(indicators()[key], [*reversed(rows), *rows]) == once
    assert len(ids) == len(set(ids))


@given(rows=st.lists(ROWS, max_size=25, unique_by=lambda one: one.id))
def test_sides_of_a_split_never_share_an_output_and_lose_none(rows):
    sides = [place(indicators()[key], rows) for key in ("delegations_in", "delegations_out")]

    into, out = ({one.row.id for one in side.placed} for side in sides)
    unknown = {one.id for side in sides for one in side.unplaced}
    assert into & out == set()
    assert into | out | unknown == {one.id for one in rows if one.kind == "delegation"}
