"""Sentences of a plan to duties."""

import pytest

from nhipcau.plans.importing.recognise.prose_duties import Duty, names_only_units, read_duty


@pytest.mark.parametrize(
    ("sentence", "duty"),
    [
        (
            "Giao Sở Ngoại vụ chủ trì, phối hợp với Công an tỉnh, Báo Gia Lai và các cơ quan liên "
            "quan tổ chức đón đoàn phóng viên nước ngoài; hoàn thành trước 30/6/2026.",
            Duty(
                "Tổ chức đón đoàn phóng viên nước ngoài",
                "Sở Ngoại vụ",
                "Công an tỉnh, Báo Gia Lai và các cơ quan liên quan",
                "hoàn thành trước 30/6/2026",
            ),
        ),
        (
            "Sở Văn hóa, Thể thao và Du lịch chủ trì, phối hợp với UBND các xã, phường xây dựng "
            "phim quảng bá du lịch. Thời gian thực hiện: Quý III/2026.",
            Duty(
                "Xây dựng phim quảng bá du lịch.",
                "Sở Văn hóa, Thể thao và Du lịch",
                "UBND các xã, phường",
                "Quý III/2026",
            ),
        ),
        (
            "Tổ chức đoàn báo chí nước ngoài (Đơn vị chủ trì: Sở Ngoại vụ; đơn vị phối hợp: "
            "Báo Gia Lai, Đài PT-TH; thời gian: Cả năm).",
            Duty(
                "Tổ chức đoàn báo chí nước ngoài", "Sở Ngoại vụ", "Báo Gia Lai, Đài PT-TH", "Cả năm"
            ),
        ),
        (
            "Tổ chức giải báo chí\n- Đơn vị chủ trì: Hội Nhà báo tỉnh\n- Đơn vị phối hợp: "
            "Sở Nội vụ\n- Thời gian: Quý IV\n- Sản phẩm: 01 giải",
            Duty("Tổ chức giải báo chí", "Hội Nhà báo tỉnh", "Sở Nội vụ", "Quý IV", "01 giải"),
        ),
        (
            "Giao Công an tỉnh theo dõi, nắm tình hình trên không gian mạng.",
            Duty("Theo dõi, nắm tình hình trên không gian mạng.", "Công an tỉnh"),
        ),
        (
            "Báo Gia Lai, Đài Phát thanh và Truyền hình tỉnh tăng cường thời lượng tin, bài.",
            Duty(
                "Tăng cường thời lượng tin, bài.",
                "Báo Gia Lai, Đài Phát thanh và Truyền hình tỉnh",
            ),
        ),
        (
            "UBND các xã, phường: Tuyên truyền sâu rộng trong Nhân dân.",
            Duty("Tuyên truyền sâu rộng trong Nhân dân.", "UBND các xã, phường"),
        ),
        (
            "Sở Tài chính có trách nhiệm bố trí kinh phí.",
            Duty("Bố trí kinh phí.", "Sở Tài chính"),
        ),
        (
            "Chủ trì, phối hợp với các tổ chức, cá nhân liên quan tổ chức họp báo định kỳ.",
            Duty("Tổ chức họp báo định kỳ.", "", "các tổ chức, cá nhân liên quan"),
        ),
        (
            "Ban Tổ chức Tỉnh ủy chủ trì tổ chức lớp bồi dưỡng, xong trước ngày 15/9/2026",
            Duty("Tổ chức lớp bồi dưỡng", "Ban Tổ chức Tỉnh ủy", "", "xong trước ngày 15/9/2026"),
        ),
        (
            "Phát triển du lịch (Sở Du lịch chủ trì; các sở, ngành phối hợp; thường xuyên).",
            Duty("Phát triển du lịch", "Sở Du lịch", "các sở, ngành", "thường xuyên"),
        ),
        (
            "Làm phim (Báo Lào Cai thực hiện, hoàn thành trong quý III/2026).",
            Duty("Làm phim", "Báo Lào Cai", "", "hoàn thành trong quý III/2026"),
        ),
        (
            "Công an tỉnh chủ trì, phối hợp Sở Y tế bảo đảm an ninh (thường xuyên).",
            Duty("Bảo đảm an ninh", "Công an tỉnh", "Sở Y tế", "thường xuyên"),
        ),
        (
            "Đề nghị Ban Tuyên giáo Tỉnh ủy định hướng tuyên truyền cho báo chí.",
            Duty("Định hướng tuyên truyền cho báo chí.", "Ban Tuyên giáo Tỉnh ủy"),
        ),
        (
            "Giao Công an tỉnh xử lý thông tin xấu độc; thực hiện thường xuyên.",
            Duty("Xử lý thông tin xấu độc", "Công an tỉnh", "", "thực hiện thường xuyên"),
        ),
        (
            "Phối hợp với Báo Lào Cai quảng bá lễ hội; cập nhật tin thường xuyên.",
            Duty("Quảng bá lễ hội; cập nhật tin thường xuyên.", "", "Báo Lào Cai"),
        ),
        (
            "Tuyên truyền chủ trương của Đảng, chính sách của Nhà nước.",
            Duty("Tuyên truyền chủ trương của Đảng, chính sách của Nhà nước."),
        ),
    ],
)
def test_a_sentence_says_who_leads_who_helps_by_when_and_what(sentence, duty):
    assert read_duty(sentence) == duty


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Thông tin và Truyền thông", True),
        ("Các sở, ban, ngành; UBND các xã, phường:", True),
        ("Ban Tổ chức Tỉnh ủy", True),
        ("Công tác tuyên truyền", False),
        ("Các hoạt động khác", False),
        ("Sở Ngoại vụ tổ chức họp báo", False),
    ],
)
def test_a_heading_of_units_is_told_from_other_headings(text, expected):
    assert names_only_units(text) is expected
