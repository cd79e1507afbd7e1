"""One sentence of a plan's text to a duty: who leads, who helps, by when, and what to do."""

import re
from dataclasses import dataclass, replace

from nhipcau.plans.importing.recognise.time_words import is_time
from nhipcau.plans.importing.recognise.unit_heads import is_dangling, unit_head

_VERBS = re.compile(
    r"(?:tổ chức|xây dựng|triển khai|tham mưu|thực hiện|hướng dẫn|kiểm tra|theo dõi|đôn đốc|"
    r"tổng hợp|rà soát|cung cấp|tuyên truyền|biên soạn|phát hành|đăng tải|đẩy mạnh|tăng cường|"
    r"duy trì|quản lý|bố trí|lồng ghép|hỗ trợ|phổ biến|xuất bản|cập nhật|nâng cao|nghiên cứu|"
    r"đề xuất|báo cáo|tiếp tục|chủ động|thường xuyên|giới thiệu|quảng bá|vận động|phát động|mời|"
    r"đón|chỉ đạo|ban hành|trình|thông tin|sản xuất|thiết lập|khai thác|phát triển|bảo đảm|"
    r"đảm bảo|chuẩn bị|lập|mở|giúp|có trách nhiệm|chịu trách nhiệm|căn cứ|tiếp nhận|xử lý|"
    r"thẩm định|cân đối|phân bổ|vận hành|đổi mới|kịp thời|phát hiện|đấu tranh|làm việc|"
    r"khảo sát|đánh giá|định hướng|tham gia|điều phối|giám sát|góp ý|bám sát|bổ sung|sửa đổi|"
    r"sơ kết|tổng kết|công bố|trưng bày|trao đổi|giao lưu|gặp gỡ|ký kết|thành lập|kiện toàn|"
    r"lắp đặt|"
    r"tiến hành|in ấn|thu hút|kêu gọi|lựa chọn|kết nối|liên hệ|quán triệt|phát sóng|đăng ký|"
    r"tập huấn|đào tạo|bồi dưỡng|số hóa|số hoá|dịch|viết|tạo|làm|phối hợp|chủ trì|đăng|nắm)"
)
_VERB = re.compile(_VERBS.pattern + r"(?![\w])")
# "các tổ chức", "Sở Thông tin": the same words within the name of a unit or a set.
_IN_NAME = re.compile(
    r"(?:các|những|liên hiệp các|cá nhân,?|và|Ban|một số|cơ quan,|đơn vị,|đoàn thể,|địa phương,) ?$"
)
_NAMED_SET = re.compile(
    r"tổ chức,? (?:và )?(?:cá nhân|liên quan|có liên quan|chính trị|đoàn thể|xã hội)"
)
_NOUNS = ("Ban", "ban", "Trung tâm", "Cục", "Chi cục", "hương", "quá", "quy", "công", "lộ", "tờ")
_NO_UNITS = re.compile(
    r"(?:các|những|một số) (?:hoạt|nhiệm|nội|giải|chương|biện|công|chỉ|mục|vấn)", re.I
)
_ORDER = re.compile(r"(?:Giao|Đề nghị|Phân công|Yêu cầu|Ủy quyền)(?: cho)?\s+(?=\S)")
_LEADS = re.compile(
    r",?\s+(?:là (?:cơ quan|đơn vị) )?(?:chịu trách nhiệm )?"
    r"(?:chủ trì|(?:làm |là )?đầu mối)\b"
)
_WITH = re.compile(
    r"[,;]?\s*(?:và\s+)?phối hợp(?: chặt chẽ)?(?:,? hiệp đồng)?\s+"
    r"(?:(?:với|cùng)\s+|(?=[A-ZĐ][^\W\d_]|các (?:sở|ngành|cơ quan|đơn vị|địa phương|bộ|xã)\b))"
    r"|[,;]?\s*cùng với\s+"
)
_LABEL = (
    r"(?P<lead>(?:cơ quan|đơn vị|sở, ngành)(?:, đơn vị)?(?: (?:thực hiện|đầu mối))?"
    r"(?: chủ trì)?|chủ trì)"
    r"|(?P<coordinating>(?:(?:cơ quan|đơn vị)(?:, đơn vị)? )?phối hợp(?: thực hiện)?)"
    r"|(?P<timeframe>(?:thời gian|thời hạn|tiến độ|hạn)(?: (?:thực hiện|hoàn thành|triển khai))?"
    r"|hoàn thành)"
    r"|(?P<product>sản phẩm|kết quả|kết quả đầu ra|sản phẩm, kết quả)"
    r"|(?P<budget>kinh phí|nguồn kinh phí|dự toán)"
)
_LABELLED = re.compile(
    rf"(?:^|(?<=[.;(]) ?|\n\s*(?:[-+•*]\s*)?|^[-+•*]\s*)\(?(?:{_LABEL})\s*:\s*", re.I
)
_LATE = re.compile(
    r"[;,.]?\s*\(?((?:thời gian(?: thực hiện| hoàn thành)?:?\s*)?"
    r"(?:(?:hoàn thành|xong|kết thúc|thực hiện) )?"
    r"(?:(?:trước|trong|chậm nhất|đến|vào|từ|quý|tháng|định kỳ|hằng|hàng)\b[^;()]{2,60}"
    r"|(?P<always>(?:thường xuyên|liên tục|cả năm)\b[^;()]{0,40})))\)?\s*[.;]*$",
    re.I,
)
_ASIDE = re.compile(r"\s*\((?P<said>[^()]{5,300})\)[\s.;]*$")
_DOES = re.compile(r"(?P<lead>.{2,120}?) (?:chủ trì|thực hiện)(?=[;,]|$)")
_HELPS = re.compile(
    r"[;,]\s*(?:phối hợp(?: với)? (?P<after>.+?)|(?P<before>.+?) (?:cùng )?phối hợp)"
    r"(?=;|,\s*(?:thực hiện|hoàn thành|thời gian|trong|trước|xong|quý|tháng)|$)"
)
_DATED = ("hoàn thành", "thời gian")


@dataclass(frozen=True, slots=True)
class Duty:
    """What a sentence asks for. Units and times are verbatim; "" where it names none."""

    title: str
    lead: str = ""
    coordinating: str = ""
    timeframe: str = ""
    product: str = ""
    budget: str = ""


def read_duty(text: str) -> Duty:
    """Read "Giao Sở A chủ trì, phối hợp với Sở B tổ chức ...; hoàn thành trước 30/6" and its kin.

    Also labels within or after the sentence: "(Đơn vị chủ trì: ...; thời gian: ...)".
    """
    duty = _aside(text) or _labelled(text)
    spoken = _ordered(duty.title)
    duty = replace(
        duty,
        title=spoken.title,
        lead=duty.lead or spoken.lead,
        coordinating=duty.coordinating or spoken.coordinating,
    )
    if not duty.timeframe:
        duty = _timed(duty)
    return replace(duty, title=_capital(duty.title.strip(" \n")))


def _aside(text: str) -> Duty | None:
    """ "Tổ chức họp báo (Sở A chủ trì, phối hợp với Sở B, hoàn thành trong quý II)"."""
    found = _ASIDE.search(text)
    leads = _DOES.match(found["said"]) if found else None
    if not found or not leads or not names_only_units(leads["lead"]):
        return None
    rest = found["said"][leads.end() :]
    helps = _HELPS.match(rest)
    after = rest[helps.end() :] if helps else rest
    timing = after.strip(" ,;")
    return Duty(
        title=text[: found.start()],
        lead=leads["lead"],
        coordinating=(helps["after"] or helps["before"]) if helps else "",
        timeframe=timing if is_time(timing) else "",
    )


def names_only_units(text: str) -> bool:
    """Whether the text is nothing but units, as in "1. Sở Du lịch" or "UBND các xã, phường:"."""
    bare = text.strip().rstrip(":.; ")
    words = tuple(bare.split())
    if not words or len(words) > 30 or unit_head(words[:4]) < 2 or not bare[0].isupper():
        return False
    if _NO_UNITS.match(bare):
        return False
    return _first_verb(bare) is None and not is_dangling(words[-1])


def _labelled(text: str) -> Duty:
    found = list(_LABELLED.finditer(text))
    if not found:
        return Duty(title=text)
    values: dict[str, str] = {}
    for at, label in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        kind = next(kind for kind, said in label.groupdict().items() if said)
        value = re.sub(r"[\s.;)]+$", "", text[label.end() : end].strip())
        values.setdefault(kind, re.sub(r"\s*\n\s*(?:[-+•*]\s*)?$", "", value))
    title = text[: found[0].start()].rstrip().rstrip("(").rstrip(" -+•*\n")
    return Duty(title=title, **values)


def _ordered(text: str) -> Duty:
    order = _ORDER.match(text)
    body = text[order.end() :] if order else text
    words = tuple(body.split()[:4])
    helps = _WITH.match(body) or re.match(r"[Pp]hối hợp với\s+", body)
    if not order and not helps and unit_head(words) < 2:
        leads = re.match(r"[Cc]hủ trì\b", body)
        return _with_helpers("", body[leads.end() :]) if leads else Duty(title=text)
    if leads := _LEADS.search(body, 0, 260):
        lead = body[: leads.start()].strip(" ,:")
        if _first_verb(lead) is None:
            return _with_helpers(lead, body[leads.end() :])
    colon = body.find(":")
    if 0 < colon < 200 and names_only_units(body[:colon]):
        inner = body[colon + 1 :].strip()
        leads = re.match(r"[Cc]hủ trì\b", inner)
        rest = _with_helpers("", inner[leads.end() :]) if leads else Duty(title=inner)
        return replace(rest, lead=body[:colon].strip())
    verb = _first_verb(body) if unit_head(words) >= 2 else None
    if verb is not None and verb < 200 and body[0].isupper():
        lead, said = body[:verb].strip(" ,"), body[verb:]
        if names_only_units(lead):
            return _with_helpers(lead, re.sub(r"^có trách nhiệm\s+", "", said))
    if helps and not order:
        return _with_helpers("", f"p{body[1:]}")
    return Duty(title=text)


def _with_helpers(lead: str, rest: str) -> Duty:
    """Split "phối hợp với Sở B, các đơn vị liên quan tổ chức ..." at its first verb."""
    found = _WITH.match(rest)
    if not found:
        return Duty(title=rest.lstrip(" ,:"), lead=lead)
    after = rest[found.end() :]
    verb = _first_verb(after)
    if verb is None:
        return Duty(title=rest.lstrip(" ,:"), lead=lead)
    helpers = re.sub(r"[\s,;]+(?:để|nhằm)?$", "", after[:verb])
    return Duty(title=after[verb:], lead=lead, coordinating=helpers)


def _first_verb(text: str) -> int | None:
    """Where the first verb of a task stands that is no part of a unit's name."""
    for found in _VERB.finditer(text):
        before = text[: found.start()]
        if before and before[-1] not in " ,;":
            continue
        if _NAMED_SET.match(text, found.start()) or _IN_NAME.search(before[-16:]):
            continue
        if before.rstrip().endswith(_NOUNS):
            continue
        return found.start()
    return None


def _timed(duty: Duty) -> Duty:
    """Take a time off the end of the sentence."""
    found = _LATE.search(duty.title)
    if not found or not is_time(found[1].strip(" .")):
        return duty
    # "..., xong trước 30/6" is set apart; "báo cáo trước ngày 15/12" would be torn.
    apart = found[0].lstrip()[0] in ";,.(" or found[1].lower().startswith(_DATED)
    if found["always"] and not apart:  # "cập nhật thường xuyên" says how, not when
        return duty
    title = duty.title[: found.start()] if apart else duty.title
    return replace(duty, title=title, timeframe=found[1].strip(" ."))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
