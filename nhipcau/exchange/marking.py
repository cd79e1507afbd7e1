"""The copy of a file that came in, with its faults marked where they stand."""

from django.core.exceptions import ValidationError

from nhipcau.exchange.doors import WAYS
from nhipcau.exchange.models import ReturnedForm
from nhipcau.exchange.remembering import problems_from_json

State = ReturnedForm.State


def is_markable(returned: ReturnedForm) -> bool:
    """Whether there is a file of a kind that can be marked, and a place in it that is wrong."""
    has_file = returned.file is not None and returned.file.purged_at is None
    with_place = any(one.item or one.field for one in problems_from_json(returned.problems))
    return returned.state == State.FAILED and has_file and returned.door in WAYS and with_place


def marked_copy(returned: ReturnedForm) -> bytes:
    """The copy. Refuses with code unmarked what no copy can be made of."""
    if not is_markable(returned) or returned.file is None:
        raise ValidationError("Tệp này không có bản đánh dấu lỗi.", code="unmarked")
    with returned.file.content.open("rb") as stream:
        content = stream.read()
    try:
        return WAYS[returned.door].mark(content, problems_from_json(returned.problems))
    except Exception as error:
        # The libraries raise whatever they like on a torn file; a person gets one sentence.
        raise ValidationError(
            "Không lập được bản đánh dấu lỗi của tệp này; hãy sửa theo danh sách lỗi.",
            code="unmarked",
        ) from error
