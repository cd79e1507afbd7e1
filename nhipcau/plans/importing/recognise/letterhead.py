"""The head of a document: who issued it, its number, place and day, kind and title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nhipcau.plans.importing.recognise.natural_case import natural_case
from nhipcau.plans.importing.recognise.spoken import Said, is_heading, join_text
from nhipcau.vietnamese.dates import parse_date
from nhipcau.vietnamese.text import fold

_TYPES = (
    "ke hoach|quyet dinh|chuong trinh|de an|chuong trinh hanh dong|ke hoach hanh dong|"
    "phuong an|huong dan|thong bao|chi thi|ke hoach phoi hop|chuong trinh phoi hop"
)
_TYPE = re.compile(rf"(?:{_TYPES})")
_MOTTO = re.compile(
    r"(?i:cộng h[òoõ][àa]? xã hội|^(?:chủ )?nghĩa việt nam|độc lập\s*[-–]\s*tự do|[-–]\s*hạnh phúc|"
    r"đảng cộng sản việt nam|việt nam$|hạnh phúc$)"
)
_RULE = re.compile(r"[\s\-_–—*=.]+")
_NUMBER = re.compile(
    r"Số\s*:?\s*(?P<number>[\d.…_\s]{0,60}?)(?P<sign>(?:/\s*\d{4}\s*)?[/\-–]\s*[A-ZĐ][\w&\-–/Đđ]*)"
)
_BLANK = r"[\d.…_\s]{0,40}?"
_DATE = re.compile(
    rf"(?P<place>[^,;:\d]{{2,60}}?),\s*(?P<date>[Nn]gày(?P<d>{_BLANK})tháng(?P<m>{_BLANK})"
    r"năm\s{0,20}(?P<y>[\d.…_]{0,8}))"
)
_PREAMBLE = re.compile(
    r"(?:Thực hiện|Căn cứ|Trên cơ sở|Nhằm|Để |Theo |Triển khai|Thi hành|Tiếp tục|Xét |Năm \d{4},|"
    r"Phát huy|Ủy ban nhân dân|UBND|Sở |Ban |Với mục|Trong năm)"
)
_ATTACHED = re.compile(r"\(?\s*(?:ban hành|kèm theo|đính kèm)", re.IGNORECASE)
_NOTE = re.compile(
    r"[Kk]èm theo (?:Kế hoạch|Quyết định|Công văn) số\s*:?\s*(?P<number>\d+/[A-ZĐ][\w&-]*)"
    r"(?:\s+ngày\s+(?P<day>\d{1,2}(?:/| tháng )\d{1,2}(?:/| năm )\d{4}))?"
)
_HEAD_LINES = 40  # the kind of document stands among the first lines
_TITLE_LINES = 5


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands above the first words of the text; `ends` is one past its last line."""

    issuer: str = ""
    issuer_lines: tuple[str, ...] = ()
    type: str = ""
    number: str = ""
    number_text: str = ""
    number_blank: bool = False
    place: str = ""
    date_text: str = ""
    day: int | None = None
    month: int | None = None
    year: int | None = None
    motto: str = ""
    title: str = ""
    ends: int = 0


def read_letterhead(said: Sequence[Said]) -> Letterhead:
    """Read the head of a plan, also of one that a decision issues: then the decision's number."""
    kind = _type_at(said, 0)
    if kind is None:
        return _in_one_line(said)
    head_ends = kind
    if fold(said[kind].text) == "quyet dinh":
        issued = _type_at(said, kind + 1, len(said), but="quyet dinh")
        kind = kind if issued is None else issued
    title, ends = _title(said, kind + 1)
    return _head(said[:head_ends], said[kind].text.strip(), title, ends)


def _in_one_line(said: Sequence[Said]) -> Letterhead:
    """A head whose kind and title share a line, as in sheets: "KẾ HOẠCH CÔNG TÁC ... NĂM 2025"."""
    for at, item in enumerate(said[:_HEAD_LINES]):
        text = item.text.strip()
        kind = re.match(r"(?i:kế hoạch|chương trình)(?=\s)", text)
        if kind and (item.is_strong or text == text.upper()) and len(text) < 250:
            title, ends = _title(said, at)
            head = _head(said[:at], kind[0].upper(), title[kind.end() :].strip(), ends)
            return head if head.number else _noted(head, said[at + 1 : at + 6])
    return _head(said[:12], "", "", 0)


def _noted(head: Letterhead, said: Sequence[Said]) -> Letterhead:
    """A sheet's number and day, from "(Kèm theo Kế hoạch số 12/KH-SNgV ngày 05/01/2025)"."""
    found = next((note for item in said if (note := _NOTE.search(item.text))), None)
    if not found:
        return head
    told = parse_date(found["day"] or "")
    return replace(
        head,
        number=found["number"],
        number_text=found[0],
        number_blank=False,
        day=told.day if told else None,
        month=told.month if told else None,
        year=told.year if told else None,
    )


def _type_at(said: Sequence[Said], start: int, stop: int = 0, but: str = "") -> int | None:
    """Position of a line that is nothing but a kind of document in capitals."""
    limit = min(len(said), stop or _HEAD_LINES)
    for at in range(start, limit):
        text = said[at].text.strip().strip("*:")
        if text == text.upper() and _TYPE.fullmatch(fold(text)) and fold(text) != but:
            return at
    return None


def _title(said: Sequence[Said], start: int) -> tuple[str, int]:
    """The lines under the kind; it ends at a gap, a rule, an opening phrase or a heading."""
    title = ""
    at = start
    while at < min(len(said), start + _TITLE_LINES):
        text = said[at].text.strip()
        if _RULE.fullmatch(text):
            at += 1
            break
        first = at == start
        if _ATTACHED.match(text) or is_heading(text):
            break
        if not first and (said[at].gap or _PREAMBLE.match(text) or _is_body(said, start, at)):
            break
        title = join_text(title, text)
        at += 1
    while at < len(said) and (_ATTACHED.match(said[at].text.strip()) or _in_bracket(said, at)):
        at += 1
    return title, at


def _is_body(said: Sequence[Said], start: int, at: int) -> bool:
    """A paragraph in plain type under a title in strong type is no part of the title."""
    return said[start].is_strong and not said[at].is_strong


def _in_bracket(said: Sequence[Said], at: int) -> bool:
    """The second line of "(Ban hành kèm theo Quyết định số ... \\n của ...)"."""
    before = said[at - 1].text
    return bool(_ATTACHED.match(before.strip())) and "(" in before and ")" not in before


def _head(said: Sequence[Said], kind: str, title: str, ends: int) -> Letterhead:
    number = date = None
    motto = ""
    issuers: list[str] = []
    texts = [item.text.replace("\t", "    ") for item in said]
    for at, text in enumerate(texts):
        found = _NUMBER.search(text) if number is None else None
        number = number or found
        rest = text[found.end() :] if found else text
        dated = _date_in(rest, texts[at + 1 : at + 3]) if date is None else None
        date = date or dated
        if found or dated:
            continue
        for part in re.split(r"\s{3,}", text.strip()):
            if _MOTTO.search(part):
                motto = motto or part
            elif _is_issuer(part):
                issuers.append(re.sub(r"\s+", " ", part).strip())
    return _dated(
        _numbered(
            Letterhead(
                issuer=natural_case(issuers),
                issuer_lines=tuple(issuers),
                type=kind,
                title=title,
                motto=motto,
                ends=ends,
            ),
            number,
        ),
        date,
    )


def _date_in(text: str, following: Sequence[str]) -> re.Match[str] | None:
    """The place and day in a line; a narrow column breaks it over up to three."""
    best = None
    for count in range(len(following) + 1) if "ngày" in text.lower() else ():
        found = _DATE.search(" ".join((text, *map(str.strip, following[:count]))))
        best = best or found
        if found and found["y"].strip():
            return found
    return best


def _is_issuer(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > 2 and text == text.upper() and not _RULE.fullmatch(text)


def _numbered(head: Letterhead, found: re.Match[str] | None) -> Letterhead:
    """A number whose digits are missing is blank, not guessed."""
    if not found:
        return replace(head, number_blank=True)
    digits = re.sub(r"[^\d]", "", found["number"])
    sign = re.sub(r"\s+", "", found["sign"])
    return replace(head, number=digits + sign, number_text=found[0], number_blank=not digits)


def _dated(head: Letterhead, found: re.Match[str] | None) -> Letterhead:
    if not found:
        return head
    return replace(
        head,
        place=re.split(r"\s{2,}", found["place"].strip())[-1].strip(),
        date_text=found["date"].strip(),
        day=_count(found["d"], 31),
        month=_count(found["m"], 12),
        year=_count(found["y"], 9999),
    )


def _count(text: str, most: int) -> int | None:
    digits = re.sub(r"\D", "", text)
    return int(digits) if digits and 1 <= int(digits) <= most else None
