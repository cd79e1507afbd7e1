"""What an edition must be, and what it must be before it goes out; sentences say what to do."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nhipcau.registries.models import Printing, Publication
from nhipcau.vietnamese.dates import format_date

Refusal = tuple[str, str, str]
_LIMITS = Path(__file__).parent.parent / "data" / "newsletter.json"


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that an issue of a newsletter may be: pages, and millimetres of a page."""

    pages: int
    width_mm: int
    height_mm: int
    law: str
    confidence: str


@cache
def limits() -> Limits:
    return Limits(**json.loads(_LIMITS.read_text("utf-8")))


def refusals(one: Printing, row: Publication) -> Iterator[Refusal]:
    """What is wrong with an edition as it is; more is asked of it once it is out."""
    if row.form == Publication.Form.NEWSLETTER:
        yield from _too_large(one)
    if one.released_on is None:
        return
    if one.made == Printing.Made.PRINT:
        yield from _unlicensed(one, row)
        yield from _undeposited(one)
        if not one.print_run:
            yield "print_run", "Ghi số lượng in trước khi phát hành.", "print_run"
    elif row.form == Publication.Form.NEWSLETTER:
        yield from _unlicensed(one, row)
    if one.made == Printing.Made.AUDIO_VISUAL and not one.minutes:
        yield "minutes", "Ghi thời lượng (phút) của bản nghe nhìn trước khi phát hành.", "minutes"
    if row.form == Publication.Form.NEWSLETTER and one.made == Printing.Made.PRINT:
        yield from _unmeasured(one)


def _unlicensed(one: Printing, row: Publication) -> Iterator[Refusal]:
    paper = "quyết định xuất bản" if row.through_publisher else "giấy phép xuất bản"
    if not one.licence_number:
        yield "licence_number", f"Ghi số {paper} trước khi phát hành.", "licence"
    if one.licensed_on is None:
        yield "licensed_on", f"Ghi ngày cấp {paper} trước khi phát hành.", "licence"
    elif one.released_on and one.licensed_on > one.released_on:
        day = format_date(one.released_on)
        yield "licensed_on", f"Phải có {paper} trước ngày phát hành {day}.", "licence_late"
    if one.licence_until and one.released_on and one.licence_until < one.released_on:
        last = format_date(one.licence_until)
        sentence = f"Giấy phép hết hạn ngày {last}, trước ngày phát hành; xin cấp lại rồi ghi số."
        yield "licence_until", sentence, "licence_over"
    elif row.form == Publication.Form.NEWSLETTER and one.licence_until is None:
        sentence = "Ghi ngày hết hạn của giấy phép bản tin."
        yield "licence_until", sentence, "licence_until"


def _undeposited(one: Printing) -> Iterator[Refusal]:
    if one.deposited_on is None:
        yield "deposited_on", "Ghi ngày nộp lưu chiểu trước khi phát hành.", "deposit"
    elif one.released_on and one.deposited_on > one.released_on:
        sentence = "Nộp lưu chiểu phải trước hoặc cùng ngày phát hành; xem lại hai ngày."
        yield "deposited_on", sentence, "deposit_late"


def _too_large(one: Printing) -> Iterator[Refusal]:
    most = limits()
    if one.pages and one.pages > most.pages:
        yield "pages", f"Bản tin không quá {most.pages} trang; bớt trang hoặc ra thêm số.", "pages"
    size = f"{most.width_mm} × {most.height_mm} mm"
    if one.width_mm and one.width_mm > most.width_mm:
        yield "width_mm", f"Khuôn khổ bản tin không quá {size}.", "size"
    if one.height_mm and one.height_mm > most.height_mm:
        yield "height_mm", f"Khuôn khổ bản tin không quá {size}.", "size"


def _unmeasured(one: Printing) -> Iterator[Refusal]:
    if not one.pages:
        yield "pages", "Ghi số trang của bản tin trước khi phát hành.", "pages"
    if not one.width_mm or not one.height_mm:
        yield "width_mm", "Ghi khuôn khổ (rộng, cao) của bản tin trước khi phát hành.", "size"
