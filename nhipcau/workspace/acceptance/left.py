"""What is left to look at before the plan may enter the register, in words with links."""

from dataclasses import dataclass

from nhipcau.plans.importing.accept import remaining
from nhipcau.plans.models import PlanLoad


@dataclass(frozen=True, slots=True)
class Left:
    """`words` are (how much of what, where to it); `blocks` are sentences, () when ready."""

    words: tuple[tuple[str, str], ...]
    blocks: tuple[str, ...]
    faults: tuple[str, ...]
    warnings: tuple[str, ...]


def left_of(load: PlanLoad) -> Left:
    left = remaining(load)
    words: list[tuple[str, str]] = []
    if left.doubts:
        words.append((f"{left.doubts} điểm cần xem", "#diem-can-xem"))
    if left.leads:
        words.append((f"{len(left.leads)} tên chủ trì chưa rõ", "#ten-don-vi"))
    if left.faults:
        words.append((f"{len(left.faults)} chỗ thiếu", "#van-ban"))
    return Left(tuple(words), left.blocks, left.faults, left.warnings)
