from nhipcau.plans.importing.recognise.spoken import join_text, paragraphs, spoken
from tests.plans.importing.papers import TASKS, table, text_paper, word_paper

FULL = "Các hoạt động thông tin đối ngoại được tổ chức thường xuyên, có chất lượng và"


def texts(paper) -> list[str]:
    return [item.text for item in paragraphs(spoken(paper.blocks))]


def test_lines_are_joined_to_the_paragraph_they_broke():
    paper = text_paper(f"{FULL}\n{FULL}\nđa dạng.\nThực hiện tốt chức năng quản lý.")

    assert texts(paper) == [f"{FULL} {FULL} đa dạng.", "Thực hiện tốt chức năng quản lý."]


def test_a_first_line_set_in_begins_a_paragraph_although_the_last_one_was_full():
    full = "ngoại; giữa ngoại giao Nhà nước với đối ngoại của Đảng, của nhân dân tỉnh."
    first = "Chấp hành nghiêm túc chế độ thông tin, bảo vệ tài liệu cơ quan"
    paper = text_paper(f"{FULL}\n{FULL}\n{full}\n{first}\nnhà nước theo quy định.")

    assert texts(paper) == [
        f"{FULL} {FULL} {full}",
        f"{first} nhà nước theo quy định.",
    ]


def test_numbers_that_count_on_begin_paragraphs_and_others_do_not():
    paper = text_paper(f"1. {FULL}\nnăm\n2. {FULL}\n15. là số trong câu\n3. Phát hành bản tin.")

    assert texts(paper) == [
        f"1. {FULL} năm",
        f"2. {FULL} 15. là số trong câu",
        "3. Phát hành bản tin.",
    ]


def test_headings_stand_alone():
    paper = text_paper("I. MỤC TIÊU\n1. Mục tiêu\nNâng cao nhận thức.\nII. KINH PHÍ\nNgân sách.")

    assert texts(paper) == [
        *("I. MỤC TIÊU", "1. Mục tiêu", "Nâng cao nhận thức."),
        *("II. KINH PHÍ", "Ngân sách."),
    ]


def test_an_open_bracket_or_quotation_goes_on_over_a_line_end():
    paper = text_paper(
        "1. Tổ chức hội nghị (Chủ trì: Sở Ngoại vụ; phối hợp:\n"
        "Công an tỉnh).\n2. Họp báo “Tuần văn hóa Kon\nTum”."
    )

    assert texts(paper) == [
        "1. Tổ chức hội nghị (Chủ trì: Sở Ngoại vụ; phối hợp: Công an tỉnh).",
        "2. Họp báo “Tuần văn hóa Kon Tum”.",
    ]


def test_a_hyphen_glued_to_a_letter_takes_no_space():
    assert join_text("Quyết định số 969/QĐ-", "UBND") == "Quyết định số 969/QĐ-UBND"
    assert join_text("kinh tế -", "xã hội") == "kinh tế - xã hội"


def test_a_layout_table_is_read_column_by_column_and_a_list_of_tasks_not_at_all():
    side_by_side = table(("Nơi nhận:\n- Bộ Y tế.", "CHỦ TỊCH"), ("- Lưu: VT.", "Lê Văn An"))

    assert texts(word_paper(side_by_side, TASKS)) == [
        *("Nơi nhận:", "- Bộ Y tế.", "- Lưu: VT."),
        *("CHỦ TỊCH", "Lê Văn An"),
    ]
