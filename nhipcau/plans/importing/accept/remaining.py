"""What is left to do before a draft may enter the register: what blocks, and what only warns."""

from dataclasses import dataclass

from nhipcau.plans.importing.accept.sheet import doubts_of, names_in, rows_of
from nhipcau.plans.models import PlanLoad


@dataclass(frozen=True, slots=True)
class Remaining:
    """Counts over the rows that are not struck out.

    Open doubts, unmatched leads and `faults` block; unmatched coordinating names may stay as
    written and only warn.
    """

    rows: int
    doubts: int
    leads: tuple[str, ...]
    coordinating: tuple[str, ...]
    faults: tuple[str, ...]

    @property
    def blocks(self) -> tuple[str, ...]:
        """Why the plan cannot be accepted yet, each in one sentence; () when it can."""
        sentences = list(self.faults)
        if self.doubts:
            sentences.append(f"Còn {self.doubts} điểm cần xem.")
        if self.leads:
            names = "; ".join(self.leads)
            sentences.append(f"Còn {len(self.leads)} tên chủ trì chưa rõ là đơn vị nào: {names}.")
        return tuple(sentences)

    @property
    def warnings(self) -> tuple[str, ...]:
        if not self.coordinating:
            return ()
        return (
            f"{len(self.coordinating)} tên phối hợp sẽ được giữ như ghi trong kế hoạch, "
            "không gắn với đơn vị nào.",
        )

    @property
    def is_ready(self) -> bool:
        return not self.blocks


def remaining(load: PlanLoad) -> Remaining:
    """Count what is left on `load`."""
    open_names: dict[str, list[str]] = {"lead": [], "coordinate": []}
    for name, role in names_in(load.draft):
        if name not in load.matches and name not in open_names[role]:
            open_names[role].append(name)
    leads = tuple(open_names["lead"])
    return Remaining(
        rows=sum(not row.struck for row in rows_of(load)),
        doubts=sum(not doubt.is_settled for doubt in doubts_of(load)),
        leads=leads,
        coordinating=tuple(name for name in open_names["coordinate"] if name not in leads),
        faults=_faults(load),
    )


def _faults(load: PlanLoad) -> tuple[str, ...]:
    document = load.draft["document"]
    rows = [row for row in rows_of(load) if not row.struck]
    told = {
        "Chưa biết kế hoạch của năm nào; hãy ghi năm.": document.get("year") is None,
        "Kế hoạch chưa có tên; hãy ghi tên.": not document.get("title"),
        "Kế hoạch chưa ghi cơ quan ban hành; hãy ghi cơ quan.": not document.get("issuer"),
        "Kế hoạch không có nhiệm vụ nào.": not rows,
        "Có dòng ghi số thứ tự dài quá 60 ký tự.": any(len(r.task.number) > 60 for r in rows),
    }
    return tuple(sentence for sentence, is_so in told.items() if is_so)
