"""The steps of a digest and of a reader, in words."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from nhipcau.press.models import DigestStep
from nhipcau.ui.history import Step


def trail_of(rows: Iterable[DigestStep]) -> list[Step]:
    words = {
        "compose": _("Lập bản"),
        "add": _("Thêm tin"),
        "take_off": _("Bỏ tin"),
        "move": _("Đổi thứ tự"),
        "word": _("Sửa mục, lưu ý"),
        "sort": _("Chia mục lại"),
        "revise": _("Sửa tên, nhận định, ngày"),
        "issue": _("Phát hành"),
        "withdraw": _("Thu hồi"),
        "mail": _("Ghi việc gửi thư"),
    }
    return [
        Step(
            at=row.at,
            by=str(row.by),
            what=words.get(row.act, row.act),
            value=row.to_state if row.from_state != row.to_state else "",
            reason=row.reason,
        )
        for row in rows
    ]
