"""Names marked in a text: at their own places, by words where the text is another one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.workspace.clipping.marking import Piece, marked_text, marked_words


def hit(words: str, start: int = 0, *, surety: str = "sure") -> dict[str, object]:
    return {"words": words, "start": start, "end": start + len(words), "surety": surety}


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [("Ở Sông Mẫu hôm nay", "Sông Mẫu", ["Sông Mẫu"]),
     ("Sông  Mẫu,\nSông\nMẫu.", "Sông Mẫu", ["Sông  Mẫu", "Sông\nMẫu"]),
     ("sông mẫu", "Sông Mẫu", []),
     ("Sông Mẫuy", "Sông Mẫu", []),
     ("(Sông Mẫu) a+b", "a+b", ["a+b"]),
     ("在平定省的人", "平定", ["平定"]),
     ("", "Sông Mẫu", [])],
)  # fmt: skip
def test_words_are_marked_wherever_they_stand(text, words, marked):
    pieces = marked_words(text, [hit(words)])

    assert [piece.words for piece in pieces if piece.mark] == marked
    assert "".join(piece.words for piece in pieces) == text


def test_the_longer_name_is_marked_whole_and_a_doubt_is_told():
    hits = [hit("Sông Mẫu", surety="doubtful"), hit("Chợ Sông Mẫu")]

    pieces = marked_words("Chợ Sông Mẫu và Sông Mẫu", hits)

    assert pieces == [
        Piece("Chợ Sông Mẫu", "sure"), Piece(" và "), Piece("Sông Mẫu", "doubtful"),
    ]  # fmt: skip


def test_each_hit_of_a_text_is_marked_at_its_own_place():
    pieces = marked_text("Mẫu", "Đi. M Mẫu. Mẫu.", [hit("Mẫu"), hit("Mẫu", 10, surety="doubtful")])

    assert pieces == [Piece("Đi. M "), Piece("Mẫu", "doubtful"), Piece(". Mẫu.")]


def test_a_title_that_was_put_right_leaves_the_marks_to_the_words():
    pieces = marked_text("Tên khác", "Qua Mẫu.", [hit("Mẫu", 4)])

    assert pieces == [Piece("Qua "), Piece("Mẫu", "sure"), Piece(".")]


@given(st.text(), st.lists(st.text(max_size=5), max_size=4), st.text(max_size=20))
def test_no_sign_of_a_text_is_lost_whatever_the_hits_say(text, names, title):
    hits = [hit(name, at) for at, name in enumerate(names)]

    both = [marked_words(text, hits), marked_text(title, text, hits)]

    assert ["".join(piece.words for piece in pieces) for pieces in both] == [text, text]
