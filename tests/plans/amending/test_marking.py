from hypothesis import given
from hypothesis import strategies as st

from nhipcau.plans.amending.marking import Piece, marked

TEXTS = st.text(alphabet="ab \n", max_size=30)


@given(TEXTS, TEXTS)
def test_no_word_is_lost_or_made_up(before, after):
    left, right = marked(before, after)

    assert ("".join(p.text for p in left), "".join(p.text for p in right)) == (before, after)


def test_only_what_differs_is_marked():
    left, right = marked("Quý II năm 2024", "Quý III năm 2024")

    assert left == (Piece("Quý ", False), Piece("II", True), Piece(" năm 2024", False))
    assert right == (Piece("Quý ", False), Piece("III", True), Piece(" năm 2024", False))


def test_a_wording_that_was_not_there_is_wholly_new():
    assert marked("", "Sở Du lịch") == ((), (Piece("Sở Du lịch", True),))
