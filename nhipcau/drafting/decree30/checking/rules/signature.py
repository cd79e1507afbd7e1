"""Signer, Kính gửi and Nơi nhận."""

import re

from nhipcau.drafting.decree30.checking.judging import (
    WHOLE_FILE,
    broken,
    is_bold,
    is_centred,
    is_in_capitals,
    is_in_small_letters,
    is_italic,
    is_upright,
    sized,
)
from nhipcau.drafting.decree30.checking.model import Paragraph
from nhipcau.drafting.decree30.checking.parts import Parts
from nhipcau.drafting.decree30.checking.report import Fault
from nhipcau.drafting.decree30.checking.rule import Rule
from nhipcau.drafting.decree30.checking.words import is_signer_title, letters
from nhipcau.vietnamese.text import fold

_SENT_UP = {"to trinh", "bao cao"}
_DEGREE = re.compile(
    r"^((gs|pgs|ts|tskh|ths|cn|ks|bs|bscki{1,2}|cki{1,2}|ktv|nsnd|nsut|ngnd|ngut|ttnd|ttut)\b\.?"
    r"|(tien si|thac si|giao su|pho giao su|bac si|ky su|cu nhan|nha giao|nghe si)\b"
    r"|(dai|trung|thuong|thieu) (ta|uy|tuong)\b)"
)
# Bodies whose sector may allow ranks and degrees: forces, education, health, science.
_DEGREE_ALLOWED = re.compile(
    r"cong an|quan su|bien phong|canh sat|truong|dai hoc|hoc vien|\bvien\b|benh vien|y te"
    r"|giao duc|khoa hoc"
)
_FILED = re.compile(r"-\s*Lưu: ?VT\b.*")


def _titles_and_name(parts: Parts) -> tuple[tuple[Paragraph, ...], Paragraph | None]:
    block = parts.signer_block
    if not block or is_signer_title(block[-1].words):
        return block, None
    return block[:-1], block[-1]


def signer_title(parts: Parts) -> list[Fault] | None:
    heading = parts.recipients_heading
    if heading is None or not heading.spot.is_in_table:
        return None
    titles, _ = _titles_and_name(parts)
    if not titles:
        return [Fault(heading.where, "Thiếu quyền hạn, chức vụ của người ký.")]
    return broken(
        titles,
        [
            (is_in_capitals, "Quyền hạn, chức vụ của người ký phải in hoa."),
            (is_bold, "Quyền hạn, chức vụ của người ký phải kiểu chữ đậm."),
            (is_centred, "Quyền hạn, chức vụ của người ký phải được canh giữa."),
            (sized(13, 14), "Quyền hạn, chức vụ của người ký phải cỡ chữ 13 đến 14."),
        ],
    )


def signer_name(parts: Parts) -> list[Fault] | None:
    _, name = _titles_and_name(parts)
    if name is None:
        return None
    return broken(
        [name],
        [
            (is_in_small_letters, "Họ tên người ký viết chữ thường, không in hoa."),
            (is_bold, "Họ tên người ký phải kiểu chữ đậm."),
            (is_centred, "Họ tên người ký phải được canh giữa chức vụ."),
            (sized(13, 14), "Họ tên người ký phải cỡ chữ 13 đến 14."),
        ],
    )


def signer_degree(parts: Parts) -> list[Fault] | None:
    _, name = _titles_and_name(parts)
    issuer = fold(" ".join(p.text for p in parts.issuer_block))
    if name is None or _DEGREE_ALLOWED.search(issuer):
        return None
    if _DEGREE.match(fold(name.text)):
        sentence = "Trước họ tên người ký không ghi học hàm, học vị, danh hiệu."
        return [Fault(name.where, sentence)]
    return []


def addressees_presence(parts: Parts) -> list[Fault]:
    opening = parts.addressee_opening
    wants = parts.is_letter or parts.kind in _SENT_UP
    if wants and opening is None:
        sentence = "Tờ trình, báo cáo gửi cấp trên và công văn phải có “Kính gửi”."
        return [Fault(WHOLE_FILE, sentence)]
    if not wants and opening is not None:
        return [Fault(opening.where, "Loại văn bản này không có phần “Kính gửi”.")]
    return []


def addressees_form(parts: Parts) -> list[Fault] | None:
    opening = parts.addressee_opening
    if opening is None:
        return None
    faults = broken(
        [opening, *parts.addressees],
        [
            (sized(13, 14), "“Kính gửi” và tên nơi nhận phải cỡ chữ 13 đến 14."),
            (is_upright, "“Kính gửi” và tên nơi nhận phải kiểu chữ đứng."),
        ],
    )
    if not re.match(r"Kính gửi:", opening.words):
        faults.append(Fault(opening.where, "Sau từ “Kính gửi” phải có dấu hai chấm (:)."))
    return faults + _list_faults(parts.addressees) + _dash_faults(parts.addressees)


def _list_faults(lines: tuple[Paragraph, ...]) -> list[Fault]:
    """Dash first; ";" at each end and "." at the last."""
    faults = []
    for place, line in enumerate(lines, start=1):
        wanted = "." if place == len(lines) else ";"
        if not line.words.startswith("-"):
            faults.append(Fault(line.where, "Mỗi nơi nhận phải có gạch đầu dòng (-)."))
        elif not line.words.endswith(wanted):
            sentence = "Cuối mỗi dòng là dấu chấm phẩy (;), dòng cuối cùng là dấu chấm (.)."
            faults.append(Fault(line.where, sentence))
    return faults


def _dash_faults(lines: tuple[Paragraph, ...]) -> list[Fault]:
    starts = {line.left + line.first_line for line in lines}
    if len(starts) < 2:
        return []
    return [Fault(lines[0].where, "Các gạch đầu dòng dưới “Kính gửi” phải thẳng hàng với nhau.")]


def recipients_heading(parts: Parts) -> list[Fault]:
    heading = parts.recipients_heading
    if heading is None:
        return [Fault(WHOLE_FILE, "Không tìm thấy “Nơi nhận”.")]
    return broken(
        [heading],
        [
            (lambda p: p.words == "Nơi nhận:", "Phải ghi “Nơi nhận:” trên một dòng riêng."),
            (sized(12, 12), "Từ “Nơi nhận” phải cỡ chữ 12."),
            (is_bold, "Từ “Nơi nhận” phải kiểu chữ đậm."),
            (is_italic, "Từ “Nơi nhận” phải kiểu chữ nghiêng."),
        ],
    )


def recipients_list(parts: Parts) -> list[Fault] | None:
    if not parts.recipients:
        return None
    form = broken(
        parts.recipients,
        [
            (sized(11, 11), "Tên các nơi nhận phải cỡ chữ 11."),
            (is_upright, "Tên các nơi nhận phải kiểu chữ đứng."),
        ],
    )
    return form + _list_faults(parts.recipients)


def recipients_filed(parts: Parts) -> list[Fault] | None:
    if parts.recipients_heading is None:
        return None
    last = parts.recipients[-1] if parts.recipients else parts.recipients_heading
    if _FILED.fullmatch(last.words):
        return []
    sentence = "Dòng cuối của Nơi nhận phải là “- Lưu: VT, <đơn vị soạn thảo>.”."
    return [Fault(last.where, sentence)]


def recipients_as_above(parts: Parts) -> list[Fault] | None:
    is_due = parts.is_letter or parts.kind in _SENT_UP
    if not parts.recipients or parts.addressee_opening is None or not is_due:
        return None
    if letters(parts.recipients[0].text).startswith("nhu tren"):
        return []
    sentence = "Văn bản có “Kính gửi” thì nơi nhận đầu tiên phải là “- Như trên;”."
    return [Fault(parts.recipients[0].where, sentence)]


RULES = (
    Rule(
        "addressees_presence",
        "Có hay không Kính gửi",
        "Mục II, khoản 9, điểm b",
        addressees_presence,
    ),
    Rule("addressees_form", "Kính gửi", "Mục II, khoản 9, điểm d", addressees_form),
    Rule("signer_title", "Quyền hạn, chức vụ", "Mục II, khoản 7, điểm đ", signer_title),
    Rule("signer_name", "Họ tên người ký", "Mục II, khoản 7, điểm đ", signer_name),
    Rule("signer_degree", "Học hàm, học vị", "Mục II, khoản 7, điểm c", signer_degree),
    Rule("recipients_heading", "Từ “Nơi nhận”", "Mục II, khoản 9, điểm d", recipients_heading),
    Rule("recipients_list", "Danh sách nơi nhận", "Mục II, khoản 9, điểm d", recipients_list),
    Rule("recipients_as_above", "Như trên", "Mục II, khoản 9, điểm b", recipients_as_above),
    Rule("recipients_filed", "Dòng “Lưu”", "Mục II, khoản 9, điểm d", recipients_filed),
)
