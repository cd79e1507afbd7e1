"""The Word styles of every component, with the sizes of Decree 30/2020, Annex I."""

from dataclasses import dataclass

from nhipcau.drafting.decree30.wordml import Element, el

FONT = "Times New Roman"
LANGUAGE = "vi-VN"
FIRST_LINE_TWIPS = 567  # 1 cm; the decree allows 1 or 1.27 cm


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style. Sizes and spacing in points, `first_line` in twips, `line` in lines.

    `outline` counts from 0 and puts the paragraph into Word's navigation pane.
    """

    id: str
    name: str
    size_pt: float = 14
    is_bold: bool = False
    is_italic: bool = False
    align: str = "left"
    first_line: int = 0
    before_pt: float = 0
    after_pt: float = 0
    line: float = 1
    keeps_with_next: bool = False
    outline: int | None = None


NATIONAL_NAME = Style("QuocHieu", "Quốc hiệu", 13, is_bold=True, align="center")
MOTTO = Style("TieuNgu", "Tiêu ngữ", 14, is_bold=True, align="center")
SUPERIOR = Style("CoQuanChuQuan", "Cơ quan chủ quản", 13, align="center")
ISSUER = Style("CoQuanBanHanh", "Cơ quan ban hành", 13, is_bold=True, align="center")
NUMBER = Style("SoKyHieu", "Số, ký hiệu", 13, align="center", before_pt=5)
PLACE_DATE = Style(
    "DiaDanhThoiGian",
    "Địa danh và thời gian",
    is_italic=True,
    align="center",
    before_pt=4,
)
LETTER_SUBJECT = Style("TrichYeuCongVan", "Trích yếu công văn", 12, align="center", before_pt=6)
TYPE = Style(
    "TenLoai",
    "Tên loại văn bản",
    is_bold=True,
    align="center",
    before_pt=18,
    keeps_with_next=True,
    outline=0,
)
SUBJECT = Style("TrichYeu", "Trích yếu", is_bold=True, align="center", keeps_with_next=True)
LINE = Style("DuongKe", "Đường kẻ", 2, align="center", keeps_with_next=True)
ADDRESSEE = Style("KinhGui", "Kính gửi", before_pt=6)
BODY = Style(
    "NoiDung", "Nội dung", align="both", first_line=FIRST_LINE_TWIPS, before_pt=6, line=1.1
)
LEGAL_BASIS = Style(
    "CanCu",
    "Căn cứ",
    is_italic=True,
    align="both",
    first_line=FIRST_LINE_TWIPS,
    before_pt=6,
    line=1.1,
)
PART = Style(
    "Phan",
    "Phần",
    is_bold=True,
    align="center",
    before_pt=12,
    keeps_with_next=True,
    outline=0,
)
HEADINGS = {
    level: Style(
        f"Heading{level}",
        f"heading {level}",
        is_bold=level < 3,
        align="both",
        first_line=FIRST_LINE_TWIPS,
        before_pt=6,
        line=1.1,
        keeps_with_next=True,
        outline=level - 1,
    )
    for level in (1, 2, 3)
}
RECIPIENTS_HEADING = Style("NoiNhan", "Nơi nhận", 12, is_bold=True, is_italic=True)
RECIPIENT = Style("NoiNhanMuc", "Nơi nhận, từng nơi", 11)
SIGNER_TITLE = Style("QuyenHanChucVu", "Quyền hạn, chức vụ", is_bold=True, align="center")
SIGNER_NAME = Style("NguoiKy", "Họ tên người ký", is_bold=True, align="center", before_pt=72)
ANNEX_LABEL = Style(
    "PhuLuc", "Phụ lục", is_bold=True, align="center", keeps_with_next=True, outline=0
)
ANNEX_TITLE = Style("TenPhuLuc", "Tên phụ lục", is_bold=True, align="center", keeps_with_next=True)
ATTACHED_TO = Style(
    "KemTheo", "Kèm theo", is_italic=True, align="center", after_pt=6, keeps_with_next=True
)
CELL = Style("OBang", "Ô bảng", 13, before_pt=2, after_pt=2)
CELL_HEADING = Style(
    "DauBang", "Đầu bảng", 13, is_bold=True, align="center", before_pt=2, after_pt=2
)
PAGE_NUMBER = Style("SoTrang", "Số trang", align="center")

STYLES = (
    *(NATIONAL_NAME, MOTTO, SUPERIOR, ISSUER, NUMBER, PLACE_DATE, LETTER_SUBJECT),
    *(TYPE, SUBJECT, LINE, ADDRESSEE, BODY, LEGAL_BASIS, PART, *HEADINGS.values()),
    *(RECIPIENTS_HEADING, RECIPIENT, SIGNER_TITLE, SIGNER_NAME),
    *(ANNEX_LABEL, ANNEX_TITLE, ATTACHED_TO, CELL, CELL_HEADING, PAGE_NUMBER),
)


def style_sheet(*more: Style) -> Element:
    """styles.xml: the defaults, Normal, a style for each component and for `more`, ruled tables."""
    return el("styles", _defaults(), _normal(), *map(_style, (*STYLES, *more)), *_table_styles())


def _fonts() -> Element:
    return el("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)


def _defaults() -> Element:
    run = el(
        "rPr",
        _fonts(),
        el("color", val="000000"),
        el("sz", val=28),
        el("szCs", val=28),
        el("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA"),
    )
    paragraph = el("pPr", el("spacing", before=0, after=0, line=240, lineRule="auto"))
    return el("docDefaults", el("rPrDefault", run), el("pPrDefault", paragraph))


def _normal() -> Element:
    return el(
        "style",
        el("name", val="Normal"),
        el("qFormat"),
        type="paragraph",
        default=1,
        styleId="Normal",
    )


def _style(style: Style) -> Element:
    return el(
        "style",
        el("name", val=style.name),
        el("basedOn", val="Normal"),
        el("qFormat"),
        _paragraph_properties(style),
        _run_properties(style),
        type="paragraph",
        styleId=style.id,
    )


def _paragraph_properties(style: Style) -> Element:
    outline = None if style.outline is None else el("outlineLvl", val=style.outline)
    return el(
        "pPr",
        el("keepNext") if style.keeps_with_next else None,
        el("widowControl"),
        el(
            "spacing",
            before=round(style.before_pt * 20),
            after=round(style.after_pt * 20),
            line=round(style.line * 240),
            lineRule="auto",
        ),
        el("ind", firstLine=style.first_line) if style.first_line else None,
        el("jc", val=style.align),
        outline,
    )


def _run_properties(style: Style) -> Element:
    return el(
        "rPr",
        *((el("b"), el("bCs")) if style.is_bold else ()),
        *((el("i"), el("iCs")) if style.is_italic else ()),
        el("sz", val=round(style.size_pt * 2)),
        el("szCs", val=round(style.size_pt * 2)),
    )


def _table_styles() -> tuple[Element, ...]:
    margins = el(
        "tblCellMar", el("left", w=85, type="dxa"), el("right", w=85, type="dxa")
    )  # 1.5 mm between a ruling line and the text
    plain = el(
        "style",
        el("name", val="Normal Table"),
        el("tblPr", margins),
        type="table",
        default=1,
        styleId="TableNormal",
    )
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    rules = (el(side, val="single", sz=4, space=0, color="000000") for side in sides)
    ruled = el(
        "style",
        el("name", val="Table Grid"),
        el("basedOn", val="TableNormal"),
        el("tblPr", el("tblBorders", *rules)),
        type="table",
        styleId="TableGrid",
    )
    return plain, ruled
