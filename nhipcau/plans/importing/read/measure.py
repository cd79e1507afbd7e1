"""How large a table may be before it is taken for an attack or a mistake."""

from nhipcau.plans.importing.read.paper import Unreadable

MAX_CELLS = 200_000
"""Cells of one table on its grid; five hundred rows of ten columns have 5,000."""


def too_many_cells() -> Unreadable:
    """The refusal for a table beyond all measure."""
    return Unreadable(
        "absurd", "Bảng trong tệp lớn bất thường; hãy chỉ để lại bảng nhiệm vụ rồi tải lên lại."
    )
