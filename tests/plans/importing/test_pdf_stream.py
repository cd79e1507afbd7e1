"""Lines of a PDF page in the order they were printed."""

from nhipcau.plans.importing.read.pdf_stream import stream_lines

PAGE = 595.0, 842.0


def letters(text: str, *, left: float, bottom: float = 100.0) -> list[dict[str, object]]:
    """Letters ten points wide, one beside the other; a dot prints nothing and leaves a hole."""
    return [
        {
            "text": sign,
            "x0": left + 10 * at,
            "x1": left + 10 * at + 10,
            "size": 12.0,
            "top": bottom - 12,
            "bottom": bottom,
            "upright": True,
        }
        for at, sign in enumerate(text)
        if sign != "."
    ]


def test_letters_of_another_font_printed_after_their_line_go_back_to_their_places():
    page = [*letters("S. Ngo.i v.", left=50), *letters(".ở....ạ...ụ", left=50)]

    assert [line.text for line in stream_lines(page, 1, PAGE)] == ["Sở Ngoại vụ"]


def test_a_cell_to_the_left_of_the_one_before_it_is_a_line_of_its_own():
    page = [*letters("Quý I", left=300), *letters("Sở Y", left=50)]

    assert [line.text for line in stream_lines(page, 1, PAGE)] == ["Quý I", "Sở Y"]
