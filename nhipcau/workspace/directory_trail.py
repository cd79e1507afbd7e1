"""The trail of the directory in words: what was done to a unit or a person."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.organisations.models import OrganisationStep, Role
from nhipcau.ui.history import Step

WORDS = {
    "load": gettext_lazy("Nạp từ danh bạ"),
    "create": gettext_lazy("Thêm đơn vị"),
    "rename": gettext_lazy("Đổi tên"),
    "end": gettext_lazy("Kết thúc hoạt động"),
    "succeed": gettext_lazy("Kế thừa"),
    "add_alias": gettext_lazy("Thêm cách viết khác"),
    "take_back": gettext_lazy("Rút lại"),
    "create_person": gettext_lazy("Mở tài khoản"),
    "appoint": gettext_lazy("Giao vai trò"),
    "end_appointment": gettext_lazy("Kết thúc vai trò"),
    "close_account": gettext_lazy("Khóa tài khoản"),
    "reorganise": gettext_lazy("Sắp xếp tổ chức"),
    "reorganise_undone": gettext_lazy("Hoàn tác sắp xếp tổ chức"),
    "renew_password": gettext_lazy("Cấp mật khẩu tạm"),
    "receive_mail": gettext_lazy("Đổi cách nhận thư"),
}


def in_words(rows: Iterable[OrganisationStep]) -> list[Step]:
    return [
        Step(
            at=row.at,
            by=str(row.by) if row.by else _("Hệ thống"),
            what=str(WORDS.get(row.action, row.action)),
            reason=_details(row),
        )
        for row in rows
    ]


def _details(row: OrganisationStep) -> str:
    told = row.after
    words = [
        row.subject if told.get("role") else "",
        told.get("name", ""),
        told.get("text", ""),
        _(str(Role(told["role"]).label)) if told.get("role") in Role.values else "",
        _("văn bản %(number)s") % {"number": row.document_number} if row.document_number else "",
    ]
    return "; ".join(word for word in words if word)
