"""Names in capitals as they stand in running text: "TỈNH ..." under "ỦY BAN NHÂN DÂN"."""

import re
from collections.abc import Sequence

_OFFICES = re.compile(
    r"(?:ủy ban nhân dân|uỷ ban nhân dân|hội đồng nhân dân|ubnd|hđnd|sở|ban|bộ|cục|tổng cục|"
    r"chi cục|phòng|văn phòng|báo|đài|trung tâm|công an|tỉnh ủy|tỉnh uỷ|thành ủy|"
    r"thành uỷ|huyện ủy|đảng ủy|đảng bộ|hội|liên hiệp|liên minh|tỉnh đoàn|trường|viện|"
    r"bộ chỉ huy|ủy ban|uỷ ban)(?=\s|$)"
)
_WHOLE = (
    "ủy ban nhân dân|uỷ ban nhân dân|hội đồng nhân dân|tỉnh ủy|tỉnh uỷ|thành ủy|thành uỷ|"
    "huyện ủy|đảng ủy|tỉnh đoàn"
)
_PLACE = re.compile(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu|thị trấn)\s+")
_SECTORED = re.compile(r"(?:sở|bộ|cục|tổng cục|chi cục|phòng|ban|văn phòng|báo|đài|trung tâm)\s+")
_CONTINUED = re.compile(r"((?:,|\s-|\s–|\svà)\s+)(\w)")
_NAMED_BODIES = re.compile(r"\b(?:ubnd|hđnd|ubmttq|mttq|kkt|kcn|tp\b|hcm)\b")


def natural_case(lines: Sequence[str]) -> str:
    """The issuing office in running case, from the lines of a letterhead.

    Of two offices one under the other the lower one issues; a line that names only a place
    belongs to the office above it.
    """
    name = ""
    for line in lines:
        lower = re.sub(r"\s+", " ", line).strip().lower()
        starts_office = _OFFICES.match(lower)
        name = lower if starts_office or not name else f"{name} {lower}"
    if any(line != line.upper() for line in lines):
        return " ".join(lines)
    return _cased(name)


def _cased(name: str) -> str:
    place = _last_place(name)
    head, tail = (name[: place.end()], name[place.end() :]) if place else (name, "")
    if sectored := _SECTORED.match(head):
        body = head[sectored.end() :]
        if body and not (place and place.start() < sectored.end()):
            body = body[0].upper() + body[1:]
            if _keeps_capitals(sectored[0]):
                body = _CONTINUED.sub(lambda found: found[1] + found[2].upper(), body)
        head = sectored[0] + body
    elif party := re.match(rf"(?:{_WHOLE})\s+", head):
        rest = head[party.end() :]
        head = party[0] + (rest if place else rest.title())
    cased = head[:1].upper() + head[1:] + tail.title()
    return _NAMED_BODIES.sub(lambda found: found[0].upper(), _recapital(cased))


def _keeps_capitals(head: str) -> bool:
    """ "Sở Văn hóa, Thể thao và Du lịch": each part of a sector has its capital."""
    return head.strip() in {"sở", "bộ", "phòng", "báo", "đài", "ban"}


def _last_place(name: str) -> re.Match[str] | None:
    places = [found for found in _PLACE.finditer(name) if found.start() > 0]
    return places[-1] if places else None


def _recapital(name: str) -> str:
    return re.sub(r"\b(?:Ubnd|Hđnd)\b", lambda found: found[0].upper(), name)
