"""What a press visit and the rows that belong to it must be."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from nhipcau.organisations.heirs import whole_heirs
from nhipcau.organisations.models import Appointment, Unit
from nhipcau.registries.models import (
    Paper,
    PressArticle,
    PressVisit,
    ProgrammeChange,
    ProgrammeItem,
)
from nhipcau.search.folded import words_of

Refusals = Iterator[tuple[str, str, str]]
State, Kind = PressVisit.State, PressVisit.Kind
_PERMITTED: Final = (State.PERMITTED, State.TOOK_PLACE, State.REPORTED)
_WENT: Final = (State.TOOK_PLACE, State.REPORTED)
_UNDER_WAY: Final = (State.PERMITTED, State.TOOK_PLACE)

# Names under which scans of passports come: anywhere in the words without marks, or whole words.
_PASSPORT: Final = ("passport", "hochieu", "reisepass", "passeport", "pasaporte", " ho chieu ")
_PASSPORT_SIGNS: Final = ("护照", "護照", "パスポート", "旅券", "여권", "паспорт")
_NO_SCAN: Final = (
    "Sổ này không giữ bản chụp hộ chiếu. Ghi số thẻ như trên giấy phép ở mục thành viên; "
    "bản chụp nộp thẳng cho cơ quan cấp phép."
)


def refusals(row: PressVisit, links: Mapping[str, list[Any]]) -> Refusals:
    """Each state adds what must be known by then."""
    if row.state == State.FORWARDED and row.forwarded_on is None:
        yield "forwarded_on", "Ghi ngày chuyển đề nghị đi.", "no_forwarding"
    if row.state == State.REFUSED and row.answered_on is None:
        yield "answered_on", "Ghi ngày có ý kiến không chấp thuận.", "no_answer"
    if row.state in _PERMITTED:
        yield from _of_the_permit(row)
    if row.state in _WENT:
        yield from _of_the_guide(row, links)
    if row.state == State.REPORTED and row.reported_on is None:
        yield "reported_on", "Ghi ngày gửi báo cáo sau chương trình.", "no_report"
    if (row.requester_name or row.requester_email) and row.keep_until is None:
        yield "keep_until", "Ghi ngày giữ dữ liệu của người gửi đến hết.", "no_end"
    yield from _in_order(row)


def part_refusals(row: PressVisit, part: Any, act: str) -> Refusals:
    """No scans of passports; a programme once approved follows approved changes alone."""
    if isinstance(part, Paper) and act != "take_off" and _is_scan_of_passport(part):
        yield "file", _NO_SCAN, "passport"
    if isinstance(part, ProgrammeItem):
        yield from _of_the_programme(row, part, act)
    if isinstance(part, ProgrammeChange):
        yield from _of_a_change(row, part, act)
    if isinstance(part, PressArticle) and act != "take_off":
        yield from _of_an_article(row, part)


def _of_the_permit(row: PressVisit) -> Refusals:
    if not row.permit_number:
        yield "permit_number", "Ghi số giấy phép hoặc văn bản chấp thuận.", "no_permit"
    if row.answered_on is None:
        yield "answered_on", "Ghi ngày cấp phép hoặc chấp thuận.", "no_answer"
    if row.kind == Kind.RESIDENT:
        return
    for name, words in (("permit_from", "có hiệu lực từ"), ("permit_until", "có hiệu lực đến hết")):
        if getattr(row, name) is None:
            yield name, f"Ghi ngày giấy phép {words}.", "no_validity"
    if row.starts_on and row.permit_from and row.starts_on < row.permit_from:
        yield "starts_on", "Chương trình bắt đầu trước ngày giấy phép có hiệu lực.", "before_permit"
    if row.last_on and row.permit_until and row.last_on > row.permit_until:
        field = "ends_on" if row.ends_on else "starts_on"
        yield field, "Chương trình kéo dài quá ngày giấy phép hết hiệu lực.", "after_permit"


def _of_the_guide(row: PressVisit, links: Mapping[str, list[Any]]) -> Refusals:
    if row.guide is None:
        yield "guide", "Chọn cán bộ hướng dẫn.", "no_guide"
    elif not _serves(row, links):
        message = "Cán bộ hướng dẫn phải là người của đơn vị theo dõi hoặc đơn vị cùng thực hiện."
        yield "guide", message, "foreign_guide"
    items = row.programmeitems.filter(taken_off_at=None, is_approved=True) if row.pk else None
    if items is None or not items.exists():
        message = "Nhập chương trình được duyệt (ngày, nơi, nội dung) trước khi ghi đã hoạt động."
        yield "__all__", message, "no_programme"


def _serves(row: PressVisit, links: Mapping[str, list[Any]]) -> bool:
    """Whether the guide has worked for a unit of the visit, or for the one that took it over."""
    if "taking_part" in links:
        others: list[Unit] = list(links["taking_part"])
    else:
        others = list(row.taking_part.all()) if row.pk else []
    units = {row.unit_id, *(unit.pk for unit in others)}
    served = set(Appointment.objects.filter(user=row.guide).values_list("unit_id", flat=True))
    if units & served or row.starts_on is None:
        return bool(units & served)
    heirs = whole_heirs(row.starts_on)
    return bool({heirs[pk].pk for pk in units if pk in heirs} & served)


def _in_order(row: PressVisit) -> Refusals:
    pairs = (
        ("forwarded_on", "received_on", "Ngày chuyển không thể trước ngày nhận đề nghị."),
        ("answered_on", "received_on", "Ngày trả lời không thể trước ngày nhận đề nghị."),
        ("answered_on", "forwarded_on", "Ngày trả lời không thể trước ngày chuyển."),
        ("permit_until", "permit_from", "Giấy phép phải có ngày đầu trước hoặc bằng ngày cuối."),
    )
    for later, earlier, sentence in pairs:
        last, first = getattr(row, later), getattr(row, earlier)
        if last and first and last < first:
            yield later, sentence, "order"
    if row.reported_on and row.starts_on and row.reported_on < row.starts_on:
        yield "reported_on", "Báo cáo sau chương trình không thể trước ngày bắt đầu.", "order"


def _is_scan_of_passport(paper: Paper) -> bool:
    """By the name of an image or PDF, or by the subject under which one is kept."""
    if paper.file is None:
        return False
    kind = paper.file.media_type
    if not (kind.startswith("image/") or kind == "application/pdf"):
        return False
    said = f"{paper.file.name} {paper.subject}".lower()
    words = f" {words_of(said)} "
    return any(one in words for one in _PASSPORT) or any(one in said for one in _PASSPORT_SIGNS)


def _of_an_article(row: PressVisit, article: PressArticle) -> Refusals:
    if row.starts_on and article.published_on < row.starts_on:
        message = "Bài đăng trước khi đoàn đến thì không phải kết quả của chuyến này."
        yield "published_on", message, "before"
    same = row.pressarticles.filter(taken_off_at=None, url=article.url).exclude(pk=article.pk)
    if article.url and same.exists():
        yield "url", "Bài ở địa chỉ này đã ghi rồi.", "twice"


def _of_the_programme(row: PressVisit, item: ProgrammeItem, act: str) -> Refusals:
    first, last = row.starts_on, row.last_on
    if act != "take_off" and first and last and not first <= item.on <= last:
        yield "on", "Ngày này nằm ngoài thời gian hoạt động đã ghi của đoàn.", "outside"
    if row.state not in _PERMITTED:
        return
    if act == "add" and item.is_approved:
        message = "Đã có giấy phép: điểm mới chỉ được duyệt khi trả lời một đề nghị thay đổi."
        yield "__all__", message, "approved"
    if act == "add":
        return
    before = ProgrammeItem.objects.get(pk=item.pk)
    told = ("on", "at", "until", "what", "place", "is_approved")
    is_same = act == "change" and all(getattr(before, n) == getattr(item, n) for n in told)
    if (before.is_approved and not is_same) or (item.is_approved and not before.is_approved):
        message = "Chương trình đã được duyệt; chỉ đề nghị thay đổi được chấp thuận mới sửa được."
        yield "__all__", message, "approved"


def _of_a_change(row: PressVisit, change: ProgrammeChange, act: str) -> Refusals:
    if act == "add":
        if row.state not in _UNDER_WAY:
            message = "Chỉ ghi thay đổi sau khi được phép; trước đó hãy sửa thẳng chương trình."
            yield "__all__", message, "state"
        if change.answered_on or change.is_approved is not None:
            yield "__all__", "Ghi đề nghị trước, trả lời sau.", "answered"
        return
    if ProgrammeChange.objects.filter(pk=change.pk).exclude(answered_on=None).exists():
        yield "__all__", "Đề nghị này đã được trả lời, không sửa được nữa.", "answered"
