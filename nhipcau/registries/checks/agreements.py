"""What a row of this register must be."""

from collections.abc import Iterator, Mapping
from typing import Any

from nhipcau.registries.countries import country_choices
from nhipcau.registries.models import Agreement, AgreementHeir, Commitment, Paper
from nhipcau.vietnamese.dates import format_date

State = Agreement.State
Refusal = tuple[str, str, str]
_SIGNED = Agreement.COUNTS_IN

# field, the field whose day it may not come before, what to call that day
_ORDER = (
    ("answered_on", "consulted_on", "ngày gửi lấy ý kiến"),
    ("effective_on", "starts_on", "ngày ký"),
    ("notified_on", "starts_on", "ngày ký"),
    ("amended_on", "starts_on", "ngày ký"),
    ("amended_notified_on", "amended_on", "ngày ký sửa đổi, gia hạn"),
    ("ended_on", "starts_on", "ngày ký"),
)
_NEEDED = {
    State.CONSULTED: (("consulted_on", "Ghi ngày gửi lấy ý kiến."),),
    State.IN_FORCE: (("effective_on", "Ghi ngày bắt đầu có hiệu lực."),),
    State.EXPIRED: (
        ("effective_on", "Ghi ngày bắt đầu có hiệu lực."),
        ("expires_on", "Ghi ngày cuối cùng có hiệu lực."),
    ),
    State.ENDED: (("ended_on", "Ghi ngày chấm dứt."),),
}


def refusals(row: Agreement, links: Mapping[str, list[Any]]) -> Iterator[Refusal]:
    """Days in order; once signed a partner and a Vietnamese text (Law 70/2020)."""
    if set(row.countries) - {code for code, _name in country_choices()}:
        yield "countries", "Có nước không nằm trong danh mục; hãy chọn lại.", "country"
    for field, sentence in _NEEDED.get(State(row.state), ()):
        if getattr(row, field) is None:
            yield field, sentence, "no_day"
    yield from _days(row)
    if row.state not in _SIGNED:
        return
    partners = links["partners"] if "partners" in links else row.partners.all()
    if not partners:
        yield "partners", "Chọn ít nhất một bên ký nước ngoài.", "no_partner"
    yield from _vietnamese_text(row)


def part_refusals(row: Agreement, part: Any, act: str) -> Iterator[Refusal]:
    """The Vietnamese text stays; who takes over and when the partner was told are in order."""
    if isinstance(part, Paper) and act != "add" and row.state in _SIGNED:
        stays = act == "change" and part.kind == Paper.Kind.TEXT and _is_vietnamese(part.language)
        if not stays:
            yield from _vietnamese_text(row, without=part)
    if isinstance(part, Commitment) and part.state == Commitment.State.DONE and not part.told:
        yield "told", "Ghi kết quả của cam kết đã thực hiện.", "no_result"
    if isinstance(part, AgreementHeir) and act != "take_off":
        yield from _told_of_heir(part)


def _days(row: Agreement) -> Iterator[Refusal]:
    for field, earlier, words in _ORDER:
        day, before = getattr(row, field), getattr(row, earlier)
        if day and before and day < before:
            yield field, f"Ngày này phải từ {words} ({format_date(before)}) trở đi.", "order"
    if row.amended_notified_on and row.amended_on is None:
        yield "amended_on", "Ghi ngày ký sửa đổi, gia hạn.", "no_day"


def _is_vietnamese(language: str) -> bool:
    return language.lower().split("-")[0] == "vi"


def _vietnamese_text(row: Agreement, without: Paper | None = None) -> Iterator[Refusal]:
    """A text or a translation; the file may lie in the archive (Law 70/2020, read in part)."""
    texts = row.papers.filter(kind=Paper.Kind.TEXT, taken_off_at=None)
    others = texts.exclude(pk=without.pk) if without else texts
    if not any(map(_is_vietnamese, others.values_list("language", flat=True))):
        sentence = (
            "Thỏa thuận đã ký phải có văn bản hoặc bản dịch tiếng Việt: thêm ở phần giấy tờ, "
            "loại “Văn bản thỏa thuận”, ngôn ngữ “vi”."
        )
        yield "__all__", sentence, "no_vietnamese"


def _told_of_heir(heir: AgreementHeir) -> Iterator[Refusal]:
    if heir.notified_on and heir.notified_on < heir.effective_on:
        first = format_date(heir.effective_on)
        yield "notified_on", f"Ngày báo đối tác phải từ ngày kế thừa ({first}) trở đi.", "order"
