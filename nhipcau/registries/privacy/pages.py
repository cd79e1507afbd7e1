"""A public page may still name a person whose data are gone: those who look after it are told."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from nhipcau.notices.models import Notice
from nhipcau.notices.telling import Saying, tell_all
from nhipcau.registries.models import Member
from nhipcau.registries.telling import focal_officers
from nhipcau.vietnamese.dates import format_date


def warn_of_pages(rows: Iterable[Any], *, day: date) -> int:
    """Of members that were to be named in public, by entries that have a page: notices given."""
    named = [row for row in rows if isinstance(row, Member) and row.is_public]
    entries = {row.entry_id for row in named if row.entry.work_id is not None}
    said = [
        Saying(
            user=one,
            key=f"privacy:page:{pk}:{day.isoformat()}",
            kind=Notice.Kind.OTHER,
            subject=f"Trang công khai của mục số {pk} có thể còn nêu tên người đã xóa dữ liệu",
            body=f"Dữ liệu xóa ngày {format_date(day)}. Hãy đọc lại trang, sửa hoặc gỡ tên.",
            href=f"/lam-viec/so/muc/{pk}/",
        )
        for pk in sorted(entries)
        for one in focal_officers(day)
    ]
    return tell_all(said)
