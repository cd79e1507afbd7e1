"""What is left to look at before the plan may enter the register, in words with links."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

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
        words.append((_("%(n)s điểm cần xem") % {"n": left.doubts}, "#diem-can-xem"))
    if left.leads:
        words.append((_("%(n)s tên chủ trì chưa rõ") % {"n": len(left.leads)}, "#ten-don-vi"))
    if left.faults:
        words.append((_("%(n)s chỗ thiếu") % {"n": len(left.faults)}, "#van-ban"))
    return Left(tuple(words), left.blocks, left.faults, left.warnings)
