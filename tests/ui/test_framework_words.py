"""What the framework itself says to people is Vietnamese."""

import pytest
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.validators import FileExtensionValidator

NO_SUCH_DAY = "Không có ngày này. Ghi ngày/tháng/năm, ví dụ 28/02/2024."
NO_ADDRESS = "Địa chỉ trang chưa đúng. Ghi đầy đủ, ví dụ https://example.vn/bai-viet."
NO_CHOICE = "Lựa chọn “b” không có trong danh sách. Hãy chọn lại."
EMPTY_FILE = "Tệp này rỗng (0 byte). Hãy kiểm tra rồi chọn lại."
ONLY_PDF = FileExtensionValidator(["pdf"])


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        (forms.CharField(), "", "Chưa điền mục này."),
        (forms.CharField(max_length=3), "abcd", "Nhiều nhất 3 ký tự (đang có 4). Hãy rút gọn."),
        (forms.IntegerField(), "ba", "Ghi một số nguyên, ví dụ 12."),
        (forms.IntegerField(min_value=0), "-1", "Giá trị nhỏ nhất là 0."),
        (forms.DecimalField(), "x", "Ghi một số, ví dụ 1.234,5."),
        (forms.DateField(), "31/02/2024", NO_SUCH_DAY),
        (forms.URLField(assume_scheme="https"), "http:", NO_ADDRESS),
        (forms.EmailField(), "a", "Địa chỉ thư điện tử chưa đúng. Ghi dạng ten@coquan.gov.vn."),
        (forms.ChoiceField(choices=[("a", "A")]), "b", NO_CHOICE),
        (forms.FileField(), None, "Chưa điền mục này."),
        (forms.FileField(), SimpleUploadedFile("a.pdf", b""), EMPTY_FILE),
        (
            forms.FileField(validators=[ONLY_PDF]),
            SimpleUploadedFile("a.exe", b"x"),
            "Không nhận tệp .exe. Hãy gửi tệp dạng: pdf.",
        ),
    ],
)
def test_a_refused_value_is_told_in_one_vietnamese_sentence(field, value, said):
    with pytest.raises(ValidationError) as refused:
        field.clean(value)

    assert refused.value.messages == [said]


def test_a_weak_password_is_refused_with_each_reason():
    with pytest.raises(ValidationError) as refused:
        validate_password("12345")

    assert refused.value.messages == [
        "Mật khẩu quá ngắn, cần ít nhất 10 ký tự.",
        "Mật khẩu này nhiều người dùng, dễ bị đoán. Hãy chọn mật khẩu khác.",
        "Mật khẩu chỉ gồm chữ số. Hãy thêm chữ cái.",
    ]


@pytest.mark.parametrize(
    ("typed", "day"),
    [("05/12/2026", (2026, 12, 5)), ("5-1-2024", (2024, 1, 5)), ("28.02.2024", (2024, 2, 28))],
)
def test_days_are_read_day_first(typed, day):
    read = forms.DateField().clean(typed)

    assert (read.year, read.month, read.day) == day
