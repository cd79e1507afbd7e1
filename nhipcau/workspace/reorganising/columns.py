"""Which columns of a row that is made are shown, and what columns are called."""

from typing import Any

from django.utils.translation import gettext_noop

from nhipcau.succession.rows import Duty, Heir, Item, Name, Post, Report, Trait, Unit

SHOWN: dict[type[Any], tuple[str, ...]] = {
    Unit: ("short_name", "parent_id", "valid_from"),
    Name: ("valid_from",),
    Trait: ("valid_from",),
    Heir: ("scope", "effective_on", "document_number"),
    Post: ("role", "valid_from"),
    Duty: ("role", "unit_id", "valid_from"),
    Report: (),
    Item: ("is_required",),
}
"""Of a changed row all changed columns are shown."""

LABELS = {
    "valid_from": "Từ ngày",
    "valid_to": "Đến hết ngày",
    "unit_id": "Đơn vị",
    "parent_id": "Trực thuộc",
    "lead_id": "Đơn vị chủ trì",
    "members": "Gồm các đơn vị",
    "named": "Nêu đích danh",
    "role": "Vai trò",
    "scope": "Phạm vi",
    "effective_on": "Từ ngày",
    "document_number": "Số văn bản",
    "short_name": "Tên viết tắt",
    "name": "Tên",
    "unit_names": gettext_noop("Tìm được theo tên"),
    "is_taken_over": "Đơn vị mới báo cáo cả kỳ",
    "is_waived": "Được miễn báo cáo",
    "is_required": gettext_noop("Phải trả lời"),
    "is_orphaned": gettext_noop("Không còn hỏi"),
}
