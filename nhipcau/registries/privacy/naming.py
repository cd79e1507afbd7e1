"""How a person is named on a page that only those inside read; whoever shows a list notes it."""

from typing import Any

ERASED, RESTRICTED = "(đã xóa dữ liệu)", "(hạn chế sử dụng)"


def person_name(row: Any) -> str:
    """Of a contact, a member, a registration or the sender of a press request; notes nothing.

    Only for pages behind `sees_inside`. Restricted or erased, it says that instead.
    """
    if row.restricted_on:
        return RESTRICTED
    name: str = row.requester_name if hasattr(row, "requester_name") else row.name
    return name or (ERASED if row.erased_at else "")


def person_words(row: Any, field: str) -> str:
    """A further private field of the row, such as its e-mail; "" while it is restricted."""
    return "" if row.restricted_on else str(getattr(row, field))
