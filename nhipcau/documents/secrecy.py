"""Nothing that bears a secrecy stamp comes in, neither as a file nor as typed words."""

from typing import Final

from django.core.exceptions import ValidationError

from nhipcau.vietnamese.legacy import looks_legacy, repair
from nhipcau.vietnamese.stamps import find_stamps

_WHAT_TO_DO: Final = (
    "Không nhập vào hệ thống này; hãy xử lý theo quy định bảo vệ bí mật nhà nước và báo cho "
    "người phụ trách."
)
STAMPED_FILE: Final = f"Văn bản có dấu độ mật. {_WHAT_TO_DO} Tệp không được lưu lại."
STAMPED_WORDS: Final = f"Nội dung này có dấu độ mật. {_WHAT_TO_DO} Nội dung không được lưu lại."


def bears_stamp(text: str) -> bool:
    """Whether a stamp stands in `text`, also where it is written in a legacy typeface."""
    return bool(find_stamps(text) or (looks_legacy(text) and find_stamps(repair(text).text)))


def refuse_stamps(text: str) -> None:
    """Refuse the words of a file that bear a stamp, without repeating one of them."""
    if bears_stamp(text):
        raise ValidationError(STAMPED_FILE, code="secret")


def refuse_stamped_words(text: str, *, field: str) -> None:
    """Refuse typed words that bear a stamp, at their field, without repeating one of them."""
    if bears_stamp(text):
        raise ValidationError({field: ValidationError(STAMPED_WORDS, code="secret")})
