"""The right side: the rows as read, each with its doubts, its names and where it came from."""

from dataclasses import dataclass

from nhipcau.plans.importing.recognise.draft import DraftTask
from nhipcau.ui.words import day_words
from nhipcau.vietnamese.timing import Timeframe
from nhipcau.workspace.acceptance.doubts import DoubtView
from nhipcau.workspace.acceptance.names import NameView


@dataclass(frozen=True, slots=True)
class RowView:
    """One row: `key` names it to the verbs and on the page, `address` to people."""

    key: str
    address: str
    group: str
    task: DraftTask
    struck: str
    place: str
    time: str
    leads: tuple[NameView, ...]
    coordinating: tuple[NameView, ...]
    open_doubts: tuple[DoubtView, ...]

    @property
    def rest(self) -> tuple[tuple[str, str], ...]:
        """The columns few plans have, with their headings, where they say something."""
        task = self.task
        own = (
            ("Sản phẩm", task.product_text),
            ("Kinh phí", task.budget_text),
            ("Văn bản giao", task.basis_text),
            ("Ghi chú", task.note_text),
        )
        return tuple((heading, text) for heading, text in (*own, *task.extra) if text)


@dataclass(frozen=True, slots=True)
class GroupView:
    key: str
    code: str
    title: str
    rows: tuple[RowView, ...]

    @property
    def heading(self) -> str:
        return f"{self.code}. {self.title}".strip(". ")


def time_words(timeframe: Timeframe | None) -> str:
    """What the printed time was understood as, in days; both ends inclusive."""
    if timeframe is None:
        return ""
    start, end = timeframe.start, timeframe.end
    tentative = " (dự kiến)" if timeframe.tentative else ""
    if start and end:
        said = day_words(start) if start == end else f"{day_words(start)} – {day_words(end)}"
        return said + tentative
    if end:
        return f"đến hết {day_words(end)}{tentative}"
    return f"từ {day_words(start)}{tentative}" if start else ""
