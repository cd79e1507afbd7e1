"""Rows of two lists are told to be the same row."""

from hypothesis import given

from nhipcau.plans.amending.pairing import likeness, pair_rows
from tests.plans.amending.row_kit import lists_of_rows, printed


@given(lists_of_rows("a"), lists_of_rows("b"))
def test_no_two_rows_left_alone_are_alike(old, new):
    pairs = pair_rows(old, new)

    alone_old = [row for at, row in enumerate(old) if at not in pairs.values()]
    alone_new = [row for at, row in enumerate(new) if at not in pairs]
    assert all(likeness(one, other) < 0.65 for one in alone_old for other in alone_new)


@given(lists_of_rows("a"), lists_of_rows("b"))
def test_each_row_is_paired_once(old, new):
    pairs = pair_rows(old, new)

    assert len(set(pairs.values())) == len(pairs)


def test_a_row_moved_to_another_section_with_new_words_is_found_again():
    old = [printed("Tổ chức hội chợ du lịch biển mùa hè tại Quy Nhơn", section="I")]
    other = printed("Đón đoàn nhà báo nước ngoài", section="II", key="b1")
    moved = printed("Tổ chức hội chợ du lịch biển mùa thu tại Quy Nhơn", section="II", key="b2")

    assert pair_rows(old, [other, moved]) == {1: 0}


def test_equal_titles_are_paired_in_their_order():
    old = [printed("Tuyên truyền", number=str(n), key=f"a{n}") for n in (1, 2)]
    new = [printed("Tuyên truyền", number=str(n), section="V", key=f"b{n}") for n in (7, 8)]

    assert pair_rows(old, new) == {0: 0, 1: 1}
