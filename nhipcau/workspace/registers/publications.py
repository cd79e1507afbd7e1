"""How publications are shown: works, their editions, their look before they go out."""

from typing import Any

from django.utils.translation import gettext as _

from nhipcau.outputs.languages import LANGUAGE_NAMES, language_name
from nhipcau.registries.models import Printing, Publication, Register
from nhipcau.workspace.forms.publications import FIELDS, PrintingForm
from nhipcau.workspace.registers.described import Asked, Column, Described, Group, Move, PartOf
from nhipcau.workspace.registers.publication_card import above, more

State = Publication.State


def standing_editions(row: Publication) -> list[Printing]:
    return [one for one in row.printings.all() if one.taken_off_at is None]


def languages_of(row: Publication) -> str:
    """Each once, Vietnamese first."""
    codes = {one.language for one in standing_editions(row)}
    first = sorted(codes, key=lambda code: (code != "vi", code))
    return ", ".join(_(language_name(code)) for code in first)


def printed(row: Publication) -> int | None:
    return sum(one.print_run or 0 for one in standing_editions(row)) or None


def edition_of(one: Printing) -> str:
    """Its language, how it is made, and its own title where it has one."""
    words = f"{_(language_name(one.language))}, {_(str(one.get_made_display())).lower()}"
    return f"{words}: {one.title}" if one.title else words


def size_of(one: Printing) -> str:
    """Pages, millimetres or minutes, whichever is told."""
    told = [_("%(n)s trang") % {"n": one.pages}] if one.pages else []
    if one.width_mm and one.height_mm:
        told.append(f"{one.width_mm} × {one.height_mm} mm")
    if one.minutes:
        minutes = f"{one.minutes.normalize():f}".replace(".", ",")
        told.append(_("%(n)s phút") % {"n": minutes})
    return ", ".join(told)


def licence_of(one: Printing) -> str:
    told = [one.licence_number] if one.licence_number else []
    if one.licensed_on:
        told.append(_("ngày %(day)s") % {"day": f"{one.licensed_on:%d/%m/%Y}"})
    if one.licence_until:
        told.append(_("đến hết %(day)s") % {"day": f"{one.licence_until:%d/%m/%Y}"})
    if one.deposited_on:
        told.append(_("lưu chiểu %(day)s") % {"day": f"{one.deposited_on:%d/%m/%Y}"})
    return ", ".join(told)


def _of_language(rows: Any, code: str) -> Any:
    standing = Printing.objects.filter(taken_off_at=None, language=code)
    return rows.filter(pk__in=standing.values("entry"))


def _languages() -> list[tuple[str, str]]:
    used = set(Printing.objects.filter(taken_off_at=None).values_list("language", flat=True))
    return [(code, _(name)) for code, name in LANGUAGE_NAMES.items() if code in used]


EDITIONS = PartOf(
    Printing,
    "ban",
    "Các bản",
    fields=FIELDS,
    columns=(
        Column("Bản", edition_of),
        Column("Quy cách", size_of),
        Column("Giấy phép, lưu chiểu", licence_of),
        Column("Phát hành", "released_on"),
        Column("Số lượng in", "print_run", is_number=True),
        Column("Tệp", "file"),
    ),
    add_words="Thêm bản",
    hint="Mỗi ngôn ngữ và mỗi dạng (in, điện tử, nghe nhìn) là một bản.",
    form=PrintingForm,
)

DESCRIBED = Described(
    register=Register.PUBLICATION,
    slug="an-pham",
    lead="Bưu thiếp, bản đồ, tờ rơi, sách, clip, bản tin: bản tiếng, giấy phép, kho, nơi nhận.",
    add_words="Lập ấn phẩm",
    empty_hint="Mỗi ấn phẩm ghi một lần; các bản tiếng, giấy phép, số lượng in ghi ở trong.",
    groups=(
        Group("Ấn phẩm", ("title", "form", "shows_map", "starts_on", "summary")),
        Group("Bộ, số", ("series", "volume", "number")),
        Group(
            "Xuất bản và bản quyền",
            ("through_publisher", "publisher", "responsible", "rights", "credits_line"),
        ),
    ),
    columns=(
        Column("Ấn phẩm", "title"),
        Column("Thể loại", "form"),
        Column("Ngôn ngữ", languages_of),
        Column("Ngày phát hành", "starts_on"),
        Column("Số lượng in", printed, is_number=True),
    ),
    filters=("form",),
    asked=(Asked("language", "Ngôn ngữ", _languages, _of_language),),
    moves={
        State.PLANNED: Move("Đưa về dự kiến"),
        State.PREPARING: Move("Bắt đầu biên soạn", hint="Thêm các bản tiếng và tệp ở trang sau."),
        State.CHECKED: Move(
            "Ghi đã kiểm tra",
            hint="Cần một lần kiểm tra đạt, do người không biên soạn thực hiện.",
        ),
        State.RELEASED: Move(
            "Phát hành",
            fields=("starts_on",),
            needed=("starts_on",),
            hint="Ghi ngày của bản ra trước nhất. Ấn phẩm được tính là kết quả từ đây.",
        ),
        State.WITHDRAWN: Move("Thu hồi", hint="Ấn phẩm thôi tính là kết quả."),
        State.CANCELLED: Move("Không thực hiện"),
    },
    parts=(EDITIONS,),
    labels={"starts_on": "Ngày phát hành"},
    public=("title", "form", "series", "number", "starts_on", "publisher", "credits_line"),
    card="workspace/registers/publication_card.html",
    more=more,
    above="workspace/registers/publication_above.html",
    told=above,
    prefetch=("printings",),
    acts={"stock": "Nhập, xuất kho", "review": "Kiểm tra ấn phẩm"},
)
