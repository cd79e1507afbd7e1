"""Words of a plan moved to a later year: its own year is, the years of acts and stages are not."""

import re
from typing import Final

_YEAR: Final = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_ACT: Final = re.compile(
    r"\b(?:Nghị định|Nghị quyết|Quyết định|Thông tư|Luật|Kế hoạch|Công văn|Chỉ thị|Chương trình|"
    r"Hướng dẫn|Kết luận|Văn bản|Công điện|Đề án|Quy định|Thông báo)\s+(?:liên tịch\s+)?số\b"
    r"[^;\n]*?(?=;|\n|\.(?:\s|$)|$)",
    re.IGNORECASE,
)
_STAGE: Final = re.compile(
    r"(?<!\d)\d{4}\s*[-–—]\s*(?:năm\s+)?\d{4}(?!\d)|\bđến\s+(?:hết\s+)?(?:năm\s+)?\d{4}(?!\d)",
    re.IGNORECASE,
)


def shift_time(words: str, *, years: int) -> str:
    """Words that name a time ("Tháng 11/2024 - tháng 3/2025"): every year moved by `years`."""
    return _YEAR.sub(lambda found: str(int(found[1]) + years), words)


def shift_year(text: str, *, year: int, years: int) -> str:
    """Running text: `year` moved by `years`.

    Left alone: what stands in the citation of an act, a stage ("2021 - 2025"), a goal ("đến năm
    2030").
    """
    kept = [found.span() for rule in (_ACT, _STAGE) for found in rule.finditer(text)]

    def moved(found: re.Match[str]) -> str:
        is_kept = any(start <= found.start() < end for start, end in kept)
        return found[0] if is_kept or int(found[1]) != year else str(year + years)

    return _YEAR.sub(moved, text)
