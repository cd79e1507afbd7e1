"""Merged ranges of a sheet: which cell the words of a covered cell stand in."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from openpyxl.utils import get_column_letter

from nhipcau.exchange.excel_sheets import Cell, Sheet
from nhipcau.plans.importing.read.excel_grid import Merge
from nhipcau.plans.importing.read.measure import MAX_CELLS, too_many_cells


class Merges:
    """Words merged over several rows count for each of them; columns run over count as not given.

    The latter would else be erased although nobody emptied them.
    """

    def __init__(self, sheet: Sheet) -> None:
        self._by_row: dict[int, list[Merge]] = {}
        self._met: dict[Merge, bool] = {}
        rows = sorted({row for row, _column in sheet.cells})
        covered = 0
        for merge in sheet.merges:
            if (merge.top, merge.left) == (merge.bottom, merge.right):
                continue
            for row in rows[bisect_left(rows, merge.top) : bisect_right(rows, merge.bottom)]:
                self._by_row.setdefault(row, []).append(merge)
                covered += 1
            if covered > MAX_CELLS:
                raise too_many_cells()

    def source(self, row: int, column: int) -> Cell | None:
        """The cell whose words count here; None where a neighbour's words run over it."""
        for merge in self._by_row.get(row, ()):
            if merge.left <= column <= merge.right:
                self._met[merge] = self._met.get(merge, False) or merge.left < merge.right
                return (merge.top, column) if column == merge.left else None
        return row, column

    def notes(self) -> Iterator[str]:
        """What was made of each merged range that touches cells to be filled in."""
        for merge, runs_over in self._met.items():
            first = f"{get_column_letter(merge.left)}{merge.top}"
            last = f"{get_column_letter(merge.right)}{merge.bottom}"
            then = (
                "các cột bị gộp vào giữ nguyên như trên hệ thống"
                if runs_over
                else "nội dung được tính cho từng dòng"
            )
            yield f"Các ô {first}:{last} đã bị gộp; {then}."
