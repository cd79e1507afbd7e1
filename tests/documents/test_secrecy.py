"""Words that bear a secrecy stamp are refused without being repeated."""

import pytest
from django.core.exceptions import ValidationError

from nhipcau.documents.secrecy import bears_stamp, refuse_stamped_words


@pytest.mark.parametrize(
    "text",
    ["TỐI MẬT", "Đón đoàn\nTUYỆT MẬT\nngày 5/3", "[MẬT]", "Độ mật: Tối mật", "Số: 12(M)/BC-UBND"],
)
def test_a_stamp_in_typed_words_is_seen(text):
    assert bears_stamp(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tập huấn công tác bảo vệ bí mật nhà nước",
        "Mật ong rừng được giới thiệu tại hội chợ",
        "Không có nội dung tối mật nào trong báo cáo.",
        "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
    ],
)
def test_ordinary_prose_about_secrecy_passes(text):
    assert not bears_stamp(text)


def test_the_refusal_stands_at_its_field_and_repeats_nothing():
    with pytest.raises(ValidationError) as refused:
        refuse_stamped_words("TỐI MẬT", field="title")

    assert refused.value.message_dict == {
        "title": [
            "Nội dung này có dấu độ mật. Không nhập vào hệ thống này; hãy xử lý theo quy định bảo "
            "vệ bí mật nhà nước và báo cho người phụ trách. Nội dung không được lưu lại."
        ]
    }
