"""Years in a text that cannot be, or that look left over from an older plan."""

import re
from collections.abc import Iterator

from nhipcau.plans.importing.recognise.draft import Doubt

_LONG = re.compile(r"(?<!\d)(\d{4})\s*[-–]\s*(\d{5})(?!\d)|(?<![\d/.,-])(\d{5})(?![\d/.,]\d|\d)")
_AFTER_YEAR = re.compile(r"(?:năm|giai đoạn|-|–)\s*$", re.IGNORECASE)
_BACKWARDS = re.compile(r"(?<![\d/])((?:19|20)\d{2})\s*[-–]\s*((?:19|20)\d{2})(?![\d/])")
_YEAR = re.compile(r"(?<![\d/.,-])(20\d{2})(?![\d/.,]\d|\d)")
_RANGE_BEFORE = re.compile(r"(?:\d\s*[-–]\s*|giai đoạn\s+|\b(?:từ|kể từ|sau|trước)\s+(?:năm\s+)?)$")
_RANGE_AFTER = re.compile(r"\s*(?:[-–]\s*\d|(?:đến|tới)\s+(?:năm\s+)?\d)")
_CITED = re.compile(
    r"(?:Luật|Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Kết luận|Kế hoạch số|Công văn|"
    r"Hiến pháp|Công ước|Hiệp định|Tuyên bố|Bộ luật)[^.;]{0,80}$|"
    r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s*$"
)
_CLAUSE = re.compile(r"(?:[^\s,;.:()]+\s+){0,7}$")


def impossible_years(text: str, where: str) -> Iterator[Doubt]:
    """ "2021 -20230", "năm 20245", and periods that run backwards."""
    for found in _LONG.finditer(text):
        first, wrong = found[1], found[2] or found[3]
        if not wrong.startswith(("19", "20")):
            continue
        if not first and not _AFTER_YEAR.search(text[: found.start()]):
            continue
        year = _meant(wrong, int(first) if first else None)
        meant = f"{first} - {year}" if first and year else str(year or "")
        yield Doubt(
            where,
            "impossible_year",
            found[0],
            f"Năm “{wrong}” không thể có; được giữ nguyên, hãy sửa theo bản chính thức.",
            meant,
        )
    for found in _BACKWARDS.finditer(text):
        if int(found[2]) < int(found[1]):
            yield Doubt(
                where,
                "impossible_year",
                found[0],
                f"Giai đoạn “{found[0]}” kết thúc trước khi bắt đầu; hãy kiểm tra lại.",
                f"{found[2]} - {found[1]}",
            )


def _meant(wrong: str, first: int | None) -> int | None:
    """The year with one digit too many: of those that fit, the end of a five-year period."""
    if first is None:
        return int(wrong[:4])
    fits = {int(wrong[:at] + wrong[at + 1 :]) for at in range(len(wrong))}
    likely = sorted(year for year in fits if first < year <= first + 15)
    return next((year for year in likely if year % 5 == 0), likely[0] if likely else None)


def stale_years(text: str, where: str, year: int) -> Iterator[Doubt]:
    """A single year before the plan's own; not in periods, ranges or the names of documents."""
    for found in _YEAR.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        if int(found[1]) >= year or int(found[1]) < year - 3:
            continue
        plain = re.sub(r"năm\s+$", "", before, flags=re.IGNORECASE)
        if _RANGE_BEFORE.search(before) or _RANGE_BEFORE.search(plain) or _RANGE_AFTER.match(after):
            continue
        if _CITED.search(before):
            continue
        clause = _CLAUSE.search(before)
        yield Doubt(
            where,
            "stale_year",
            f"{clause[0] if clause else ''}{found[1]}",
            f"Nhiệm vụ nhắc năm {found[1]} trong kế hoạch năm {year}; "
            "có thể chép lại từ kế hoạch cũ, hãy kiểm tra.",
            str(year),
        )
