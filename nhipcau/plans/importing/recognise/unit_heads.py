"""How strongly words speak for the beginning of a unit's name, and which cannot end a cell."""

import re
from functools import lru_cache

from nhipcau.plans.importing.recognise.unit_words import CAPITAL_HEAD, PLAIN_HEAD

# 4: hardly anything else begins so; 1: as often something else.
_STRENGTH = {
    4.0: "sở|ubnd|hđnd|ủy ban|uỷ ban|công an|đài|báo và|chi cục|bộ chỉ huy|bch|bộ tư lệnh|hiệp hội|"
    "liên hiệp|liên đoàn|tỉnh đoàn|thành đoàn|tỉnh ủy|tỉnh uỷ|thành ủy|thành uỷ|đảng ủy|đảng uỷ|"
    "các sở|các ban|các cơ quan|các đơn vị|các bộ|các hội|các doanh nghiệp|các địa phương|ubmttq|"
    "-nt-|- nt -|nt|như trên|văn phòng ubnd|văn phòng đoàn|ban quản lý|ban chỉ đạo|ban dân|bql",
    3.0: "trạm|bệnh viện|tạp chí|báo|hội|trung tâm|ban|văn phòng|cục|tổng cục|trường|đại học|"
    "học viện|thanh tra|"
    "thường trực|mặt trận|mttq|phòng|bộ|tòa án|toà án|viện|kho bạc|ngân hàng|thông tấn xã|bảo tàng|"
    "cơ quan|đơn vị|địa phương|doanh nghiệp|công ty|tập đoàn|bưu điện|đảng bộ|đoàn thanh niên|"
    "các|một số cơ quan|chính quyền|tổ công tác|vp",
    2.0: "thư viện|cổng thông tin|hợp tác xã|hải quan|chủ tịch|thủ trưởng|lãnh đạo|tất cả|toàn bộ|"
    "một số|hệ thống|quỹ|khu|nhà|đoàn|vụ|cảng|xã|phường|thành phố|huyện|thị xã|tổ chức, cá nhân",
    1.0: "tổ chức|cá nhân|tổ|lực lượng|đại sứ quán|cán bộ|phóng viên|mọi|từng",
}
# The same first words in other words: "Báo cáo", "Ban hành", "Hội nghị", "Các chuyên trang".
_OTHERWISE = re.compile(
    r"(?:báo cáo|ban hành|hội (?:nghị|thảo|chợ|thi|nhập|đàm|diễn)|bộ (?:ảnh|tài|phim|nhận|tiêu)|"
    r"phòng,? (?:chống|ngừa|trừ)|viện trợ|khu vực|nhà nước|đoàn kết|vụ việc|trường hợp|quỹ đất|"
    r"đài thọ|trạm phát|cục diện|các (?:hoạt|nhiệm|chương|tin|bài|nội|sản|ấn|chuyên|lớp|biện|giải|"
    r"chỉ|mục|văn|dự|đề|phóng sự|hội (?:nghị|thảo|chợ)|sự|lễ|trang|kênh|nền|hình|quy|cuộc|đợt|"
    r"đoàn))(?![^\W\d_])"
)
_HEADS = {
    tuple(head.split()): strength
    for strength, heads in _STRENGTH.items()
    for head in heads.split("|")
}
_LONGEST_HEAD = max(len(head) for head in _HEADS)
_ABBREVIATION = re.compile(r"[A-ZĐ][A-ZĐ&\-]+")
_DANGLING = re.compile(
    r"của|và|với|các|tại|trên|về|cho|do|theo|ở|từ|đến|trong|nhằm|để|giữa|những|một|là|bằng|hoặc|"
    r"có|qua|vào|như|khi|mà|cùng|giai|&|–|-|được|nhất|hai",
    re.I,
)


def unit_head(words: tuple[str, ...]) -> float:
    """How strongly the first of `words` begin a unit's name, 0 to 4."""
    return _head(words[:_LONGEST_HEAD])


@lru_cache(maxsize=50_000)
def _head(words: tuple[str, ...]) -> float:
    lowered = tuple(word.lower() for word in words)
    if _OTHERWISE.match(" ".join(lowered)):
        return 0.0
    for length in range(len(lowered), 0, -1):
        exact, bare = lowered[:length], (*lowered[: length - 1], lowered[length - 1].rstrip(",;."))
        strength = max(_HEADS.get(exact, 0.0), _HEADS.get(bare, 0.0))
        if strength:
            return strength
    if words and (PLAIN_HEAD.match(" ".join(lowered)) or _is_capital_head(words)):
        return 2.0
    if words and _ABBREVIATION.fullmatch(words[0].rstrip(",;.")):
        return 2.0
    return 0.0


def _is_capital_head(words: tuple[str, ...]) -> bool:
    text = " ".join(words)
    return text[0].isupper() and CAPITAL_HEAD.match(text.lower()) is not None


@lru_cache(maxsize=50_000)
def is_dangling(word: str) -> bool:
    """Whether a cell can hardly end with `word`, because the word calls for another."""
    return _DANGLING.fullmatch(word) is not None


@lru_cache(maxsize=50_000)
def stretches(text: str) -> tuple[str, ...]:
    """What stands between commas and semicolons: only a measure, not the units themselves."""
    return tuple(part.strip() for part in re.split(r"[,;\n]", text) if part.strip(" .…"))
