"""PDF files printed from programs: tables over pages, text around them."""

import random

import pytest

from nhipcau.plans.importing.read.paper import Form, Line, Paragraph, Place, Table
from nhipcau.plans.importing.read.pdf import read_pdf
from nhipcau.plans.importing.recognise.stream import recognise_stream
from nhipcau.plans.importing.recognise.table import recognise_tables
from tests.plans.importing.office_files import pdf_file

HEAD = ("TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian thực hiện")
WORDS = "quảng bá hình ảnh con người Lào Cai tới bạn bè quốc tế qua báo, đài và mạng xã hội"


def long_rows(count):
    """Rows with texts of different lengths, so that page ends cut them anywhere."""
    chance = random.Random(count)
    for number in range(1, count + 1):
        words = (WORDS + " ").split() * 4
        title = f"Việc {number}: " + " ".join(words[: chance.randrange(10, 70)])
        others = "Các sở, ban, ngành; UBND các xã, phường" + "; Công an tỉnh" * (number % 3)
        yield str(number), title, f"Sở Ngoại vụ {number}", others, "Cả năm"


def tables(paper):
    return [block for block in paper.blocks if isinstance(block, Table)]


def tasks(paper):
    groups, _ = recognise_tables(tables(paper))
    return [task for group in groups for task in group.items]


@pytest.mark.parametrize("flipped", [False, True])
def test_rows_cut_by_page_ends_are_whole_again(flipped):
    rows = list(long_rows(30))

    paper = read_pdf(pdf_file([HEAD, *rows], flipped=flipped))

    read = [
        (task.number, task.title, task.lead_text, task.coordinating_text, task.timeframe_text)
        for task in tasks(paper)
    ]
    cut = [task for task in tasks(paper) if task.source.last_place.page > task.source.place.page]
    assert paper.pages > 2
    assert read == rows
    assert [doubt.kind for task in cut for doubt in task.doubts] == ["split_row"] * len(cut)
    assert cut


def test_headings_repeated_on_every_page_are_dropped():
    rows = list(long_rows(12))
    middle = len(rows) // 2

    paper = read_pdf(pdf_file([HEAD, *rows[:middle], HEAD, *rows[middle:]]))

    assert [task.number for task in tasks(paper)] == [row[0] for row in rows]


def test_merged_cells_are_repeated_as_one_cell():
    across = {"text": "Báo chí", "colspan": 4}
    down = {"text": "Sở A", "rowspan": 2}
    paper = read_pdf(
        pdf_file(
            [HEAD, ("I", across), ("1", "Họp báo", down, "", "Quý I"), ("2", "Phim", "", "Quý II")]
        )
    )

    (table,) = tables(paper)
    assert [row.cells for row in table.rows[1:]] == [
        ("I", "Báo chí", "Báo chí", "Báo chí", "Báo chí"),
        ("1", "Họp báo", "Sở A", "", "Quý I"),
        ("2", "Phim", "Sở A", "", "Quý II"),
    ]
    assert table.rows[2].spans[2] == table.rows[3].spans[2]
    assert len(set(table.rows[1].spans)) == 2


def test_wraps_stay_in_cells_and_say_so():
    paper = read_pdf(
        pdf_file([HEAD, ("1", "Tuyên truyền", "Sở Thông tin và Truyền thông", "", "")])
    )

    (table,) = tables(paper)
    assert table.is_wrapped
    assert table.rows[1].cells[2] == "Sở Thông tin\nvà Truyền\nthông"


def test_text_around_the_table_becomes_paragraphs():
    sentence = "1. " + (WORDS + " ") * 3
    paper = read_pdf(
        pdf_file(
            [HEAD, ("1", "Họp báo", "Sở A", "", "Quý I")],
            above=["KẾ HOẠCH", sentence, "2. Ngắn."],
            below=["Nơi nhận: như trên"],
        )
    )

    texts = [block.text for block in paper.blocks if isinstance(block, Paragraph)]
    assert texts == ["KẾ HOẠCH", sentence.strip(), "2. Ngắn.", "Nơi nhận: như trên"]


def test_without_ruling_lines_the_paper_is_a_stream_that_is_read_all_the_same():
    rows = [
        ("1", "Tổ chức họp báo quốc tế", "Sở Ngoại vụ", "Công an tỉnh", "Quý I"),
        ("2", "Làm phim quảng bá du lịch", "Sở Du lịch", "Báo Lào Cai", "Cả năm"),
    ]
    paper = read_pdf(pdf_file([HEAD, *rows], stroke=0))
    groups, _ = recognise_stream([line for line in paper.blocks if isinstance(line, Line)])

    assert paper.form is Form.STREAM
    assert [(task.number, task.title, task.lead_text) for task in groups[0].items] == [
        row[:3] for row in rows
    ]


def test_a_text_without_tables_is_a_stream_of_lines():
    paper = read_pdf(pdf_file([], above=["KẾ HOẠCH", "Giao Sở Du lịch chủ trì."]))

    assert paper.form is Form.STREAM
    assert paper.blocks == (
        Line("KẾ HOẠCH", Place(page=1, line=1, last_line=1)),
        Line(
            "Giao Sở Du lịch chủ trì.", Place(page=1, line=2, last_line=2), gap=paper.blocks[1].gap
        ),
    )


def test_page_numbers_are_left_out():
    paper = read_pdf(pdf_file([HEAD, *long_rows(12)], below=["Hết."]))

    assert [block.text for block in paper.blocks if isinstance(block, Paragraph)] == ["Hết."]


def test_a_break_that_was_typed_parts_units_and_a_wrap_does_not():
    paper = read_pdf(
        pdf_file(
            [
                HEAD,
                ("1", "Mở lớp", "Sở Du lịch\nSở Ngoại vụ", "", "Quý I"),
                ("2", "Họp báo", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh", "", "Quý I"),
            ]
        )
    )

    assert [task.lead_text for task in tasks(paper)] == [
        "Sở Du lịch\nSở Ngoại vụ",
        "Bộ Chỉ huy Bộ đội Biên phòng tỉnh",
    ]
