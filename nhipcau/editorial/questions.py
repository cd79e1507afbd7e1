"""The questions that stand before every publication. Which are asked depends on what is in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import ValidationError

from nhipcau.editorial.models import PortalPage, Work
from nhipcau.editorial.snapshots import files_of


@dataclass(frozen=True, slots=True)
class Question:
    """`words` are asked so that "yes" lets it pass. `may_be_absent`: "none here" passes too."""

    code: str
    words: str
    may_be_absent: bool = False


SECRECY: Final = Question(
    "secrecy", "Đã đọc cả bài và tệp kèm: không có bí mật nhà nước, không có tin chưa được công bố?"
)
QUESTIONS: Final = (
    SECRECY,
    Question(
        "personal",
        "Dữ liệu cá nhân, hình ảnh người (nhất là trẻ em) đều được đồng ý hoặc được luật cho phép?",
        may_be_absent=True,
    ),
    Question(
        "sovereignty",
        "Bản đồ, tên gọi, hình ảnh thể hiện đúng chủ quyền, có đủ các đối tượng bắt buộc?",
        may_be_absent=True,
    ),
    Question("rights", "Ảnh, tệp đều ghi tác giả và có quyền sử dụng?", may_be_absent=True),
    Question("figures", "Số liệu có nguồn và ngày, đã đối chiếu với nguồn?", may_be_absent=True),
    Question(
        "names",
        "Tên riêng, chức danh, tên cơ quan bằng tiếng này viết đúng quy định?",
        may_be_absent=True,
    ),
)
"""Source: the promise B-08; the law asks for the check, not for these words."""

YES, NO, ABSENT = "yes", "no", "absent"


def questions_for(page: PortalPage, work: Work) -> list[str]:
    """Codes to be answered. "None here" is not offered where the text plainly has the thing."""
    return [question.code for question in QUESTIONS]


def must_be_present(page: PortalPage, work: Work) -> set[str]:
    """Codes that cannot be answered with "none here": pictures there are, a map there is."""
    pictures, attachments = files_of(page)
    has_map = Work.Topic.MAP in work.topics or any(block.block_type == "map" for block in page.body)
    touches_borders = Work.Topic.SOVEREIGNTY in work.topics
    found = {"rights"} if pictures or attachments else set()
    return found | ({"sovereignty"} if has_map or touches_borders else set())


def refuse_unanswered(
    answers: Mapping[str, Mapping[str, Any]], *, codes: Iterable[str], present: Iterable[str] = ()
) -> None:
    """Refuse a clearing with a question open or answered "no"; each at its own field."""
    known = {question.code: question for question in QUESTIONS}
    refused: dict[str, Any] = {}
    for code in codes:
        given = answers.get(code, {}).get("answer", "")
        question = known.get(code)
        if given == YES or (
            given == ABSENT and question and question.may_be_absent and code not in set(present)
        ):
            continue
        refused[code] = ValidationError(_why(given), code="answer")
    if refused:
        raise ValidationError(refused)


def _why(given: str) -> str:
    if given == NO:
        return "Trả lời “Không” thì chưa được đăng: hãy trả lại bài, ghi rõ điều phải sửa."
    if given == ABSENT:
        return "Bài có nội dung này, không chọn “Không có” được."
    return "Câu này chưa được trả lời."
