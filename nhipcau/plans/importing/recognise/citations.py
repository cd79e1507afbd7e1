"""Legal documents that a plan names: kind, number, day, issuer, subject, and where."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from nhipcau.plans.importing.recognise.draft import Citation, DraftDocument, DraftGroup

_KIND = (
    "Nghị quyết liên tịch|Nghị quyết|Nghị định|Quyết định|Thông tư liên tịch|Thông tư|Chỉ thị|"
    "Kết luận|Kế hoạch|Công văn|Văn bản|Tờ trình|Chương trình hành động|Chương trình phối hợp|"
    "Chương trình|Thông báo|Hướng dẫn|Luật|Pháp lệnh|Công điện|Báo cáo|Quy chế|Quy định|Đề án|Lệnh"
)
_SIGN = r"\d{1,5}(?:/\d{4})?[/-][A-ZĐ][\wĐđ]*(?:[-/&][\wĐđ]+)*"
_NUMBERED = re.compile(
    rf"(?P<kind>{_KIND})(?P<name>(?<=Luật)(?:\s+[^\W\d]\w*){{1,8}}?|)\s+số\s*:?\s*"
    rf"(?P<number>{_SIGN})"
    r"(?:,?\s+ngày\s+(?P<d>\d{1,2})(?:/|\s+tháng\s+)(?P<m>\d{1,2})(?:/|\s+năm\s+)(?P<y>\d{4}))?",
    re.IGNORECASE,
)
_AGAIN = rf"(?:Chương trình (?:hành động|mục tiêu|phối hợp)|(?:{_KIND}) số)"
_SUBJECT_STARTS = (
    r"về việc|về|V/v|phê duyệt|ban hành|hướng dẫn|quy định|thực hiện|sửa đổi|triển khai|giao|"
    r"công bố|thành lập"
)
_ISSUER = re.compile(
    rf"\s*,?\s*của\s+(?P<issuer>[A-ZĐÀ-Ỹ].*?)(?=\s+(?:{_SUBJECT_STARTS}|tại|và các|theo|để)\b|"
    r"[;.,()“”]|$)"
)
_SUBJECT = re.compile(rf"\s*,?\s*(?P<verb>{_SUBJECT_STARTS})\s+(?P<subject>.+)", re.DOTALL)
_SUBJECT_ENDS = re.compile(
    rf"[;.](?:\s|$)|\n|\)|,?\s+(?:theo\s+|và\s+các\s+|và\s+)?(?<!thuộc )(?<!của ){_AGAIN}"
)
_ISSUER_BEFORE = re.compile(r"của\s+([A-ZĐÀ-Ỹ][^,;.]*?)\s+tại\s+$")
_TITLED = r"[“\"][^”\"]{5,250}[”\"]"
_PERIOD = r"giai đoạn\s+\d{4}\s*[-–]\s*\d{4,5}"
_UNNUMBERED: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("Nghị quyết", re.compile(r"Nghị quyết (?P<issuer>Đại hội [^,;.]*?Đảng(?: bộ tỉnh)?)\b")),
    (
        "Luật",
        re.compile(r"(?P<subject>Luật (?!số)[A-ZĐÀ-Ỹ]\w*(?:\s\w+){0,5}?)(?=[;,.)]|\s+và\s|$)"),
    ),
    (
        "Chương trình hành động",
        re.compile(r"Chương trình hành động của (?P<issuer>Chính phủ|Tỉnh ủy|Tỉnh uỷ|UBND tỉnh)"),
    ),
    ("Chiến lược", re.compile(r"(?P<subject>Chiến lược [^,;.()“”]{8,150}?)(?=[,;.()]|$)")),
    (
        "Chương trình mục tiêu quốc gia",
        re.compile(
            rf"Chương trình (?:mục tiêu quốc gia|MTQG)\s+(?P<subject>[^,;.()“”]{{0,160}}?{_PERIOD})"
        ),
    ),
    (
        "Biên bản ghi nhớ",
        re.compile(r"(?:B|b)iên bản (?:G|g)hi nhớ (?P<subject>hợp tác [^,;.()]{5,150})"),
    ),
    (
        "Bản ghi nhớ",
        re.compile(
            r"(?<!iên )[Bb]ản [Gg]hi nhớ (?P<subject>hợp tác [^;.()]{5,150}?)(?= trên |[;,.]|$)"
        ),
    ),
    (
        "Đề án",
        re.compile(rf"Đề án (?!số)(?P<subject>{_TITLED}|[^;.()“”]{{10,150}}?(?=[;.]|\n|$))"),
    ),
    (
        "Chương trình phối hợp",
        re.compile(
            r"Chương trình phối hợp (?!số)"
            rf"(?P<subject>[^;.()“”]{{10,200}}?(?:{_PERIOD}|(?=[;.]|$)))"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Where:
    """A text of the plan, its path, and the part a citation in it plays."""

    path: str
    text: str
    role: str


def find_citations(
    document: DraftDocument, groups: Sequence[DraftGroup]
) -> tuple[tuple[Citation, ...], tuple[Citation, ...]]:
    """Numbered legal bases and unnumbered citations, each once, in order of first mention.

    The role is basis in the preamble, task in focus tasks and rows, else mention.
    """
    numbered: dict[str, Citation] = {}
    unnumbered: dict[str, Citation] = {}
    for where in _texts(document, groups):
        text = re.sub(r"\s+", " ", where.text)
        taken: list[tuple[int, int]] = []
        for found in _NUMBERED.finditer(text):
            taken.append(found.span())
            _add(numbered, found["number"], _numbered(found, text, where))
        for kind, pattern in _UNNUMBERED:
            for found in pattern.finditer(text):
                if not any(a < found.end() and found.start() < b for a, b in taken):
                    citation = _unnumbered(kind, found, where)
                    _add(unnumbered, f"{kind} {citation.subject or citation.raw}", citation)
    return tuple(numbered.values()), tuple(unnumbered.values())


def acts_named_in(text: str) -> tuple[Citation, ...]:
    """The acts that a text names by kind and number, each once; nothing that has to be guessed."""
    text = re.sub(r"\s+", " ", text)
    found: dict[str, Citation] = {}
    for match in _NUMBERED.finditer(text):
        _add(found, match["number"], _numbered(match, text, Where("", text, "task")))
    return tuple(found.values())


def _texts(document: DraftDocument, groups: Sequence[DraftGroup]) -> Iterator[Where]:
    yield Where("preamble", document.preamble, "basis")
    for name, texts in (
        ("objectives", document.objectives),
        ("requirements", document.requirements),
    ):
        for number, text in enumerate(texts, start=1):
            yield Where(f"{name}.{number}", text, "mention")
    for name, role in (
        ("focus_tasks", "task"),
        ("funding", "mention"),
        ("organisation", "mention"),
    ):
        for passage in getattr(document, name):
            yield Where(f"{name}.{passage.number}", passage.text, role)
    yield Where("closing", document.closing, "mention")
    for group in groups:
        at = f"groups.{group.code}" if group.code else "groups"
        yield Where(at, group.title, "task")
        for task in group.items:
            path = f"{at}.{task.number}"
            yield Where(path, task.title, "task")
            yield Where(f"{path}.lead", task.lead_text, "task")
            yield Where(f"{path}.coordinating", task.coordinating_text, "task")
            yield Where(f"{path}.basis", task.basis_text, "task")


def _add(found: dict[str, Citation], key: str, citation: Citation) -> None:
    """Keep the first; add the place and whatever the first left unsaid."""
    key = re.sub(r"\W+", " ", key).lower()
    known = found.get(key)
    if known is None:
        found[key] = citation
        return
    places = dict.fromkeys((*known.cited_at, *citation.cited_at))
    found[key] = replace(
        known,
        cited_at=tuple(places),
        date=known.date or citation.date,
        raw=known.raw if known.date or not citation.date else citation.raw,
        issuer=known.issuer or citation.issuer,
        subject=_plainer(known.subject, citation.subject),
    )


def _plainer(first: str | None, second: str | None) -> str | None:
    """The subject as first told, unless it runs on past where a later mention ends."""
    if not first or not second:
        return first or second
    return second if first.startswith(second) else first


def _numbered(found: re.Match[str], text: str, where: Where) -> Citation:
    rest = text[found.end() :]
    issuer = _ISSUER.match(rest)
    before = _ISSUER_BEFORE.search(text[: found.start()])
    told = issuer["issuer"].strip() if issuer else before[1].strip() if before else None
    if issuer:
        rest = rest[issuer.end() :]
    name = f"{found['kind']}{found['name']}" if found["name"].strip() else None
    return Citation(
        kind=found["kind"][0].upper() + found["kind"][1:],
        number=found["number"],
        date=_day(found),
        issuer=told,
        subject=_subject(rest) or name,
        role=where.role,
        cited_at=(where.path,),
        raw=found[0],
    )


def _subject(rest: str) -> str | None:
    found = _SUBJECT.match(rest)
    if not found:
        return None
    end = _SUBJECT_ENDS.search(found["subject"])
    subject = found["subject"][: end.start()] if end else found["subject"]
    verb = "" if found["verb"] in ("về việc", "về", "V/v") else f"{found['verb']} "
    return f"{verb}{subject}".strip(" ,.;:") or None


def _day(found: re.Match[str]) -> date | None:
    if not found["d"]:
        return None
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def _unnumbered(kind: str, found: re.Match[str], where: Where) -> Citation:
    told = found.groupdict()
    subject = (told.get("subject") or "").strip(' “”"') or None
    return Citation(
        kind=kind,
        number=None,
        date=None,
        issuer=told.get("issuer"),
        subject=subject,
        role="mention",
        cited_at=(where.path,),
        raw=found[0].strip(),
    )
