"""The two-column Word file of a translator: the source shaded, the translation beside it."""

from nhipcau.drafting.decree30.paragraphs import text_paragraph
from nhipcau.drafting.decree30.styles import Style
from nhipcau.drafting.decree30.wordml import Element, el, twips
from nhipcau.editorial.translating.handoff import HandOff, Row
from nhipcau.exchange.handing.names import language_label
from nhipcau.exchange.word_package import pack
from nhipcau.exchange.word_writing import portrait_section

TITLE = Style("DichTieuDe", "Dịch, tiêu đề", 14, is_bold=True, after_pt=4)
HINT = Style("DichHuongDan", "Dịch, hướng dẫn", 12, is_italic=True, after_pt=6)
HEAD = Style("DichDauCot", "Dịch, đầu cột", 12, is_bold=True, before_pt=3, after_pt=3)
NUMBER = Style("DichSo", "Dịch, số", 10, before_pt=3, after_pt=3)
WORDS = Style("DichLoi", "Dịch, lời", 12, before_pt=3, after_pt=3)
SMALL = Style("DichMa", "Dịch, mã tệp", 8, before_pt=12)
FOOT = Style("DichChanTrang", "Dịch, chân trang", 10, align="right")
STYLES = (TITLE, HINT, HEAD, NUMBER, WORDS, SMALL, FOOT)

TOKEN_LINE = "Mã tệp, xin giữ nguyên:"
HOW_TO = (
    "Ghi bản dịch vào cột phải; xin giữ nguyên cột số và cột bản gốc. Dấu như ⟦1⟧ và ⟦/1⟧ là chữ "
    "đậm, liên kết của bản gốc: đặt quanh phần chữ tương ứng của bản dịch. Ô trống là chưa dịch. "
    "Không ghi bí mật nhà nước vào tệp này."
)
_WIDTHS = tuple(map(twips, (14, 78, 78)))
_SHADE = "EDEDED"


def word_file(handoff: HandOff) -> bytes:
    """Deterministic: the same hand-off gives the same bytes."""
    source = f"Bản gốc ({language_label(handoff.source_language)})"
    target = f"Bản dịch ({language_label(handoff.target_language)})"
    head = _row(HEAD, ("Số", source, target), is_head=True)
    body = el(
        "body",
        text_paragraph(TITLE, f"{handoff.title}: {target.lower()}"),
        text_paragraph(HINT, HOW_TO),
        _table(head, *map(_piece, handoff.rows)),
        text_paragraph(SMALL, f"{TOKEN_LINE} {handoff.token}"),
        portrait_section(),
    )
    footer = el("ftr", text_paragraph(FOOT, handoff.title))
    return pack(el("document", body), footer, STYLES, title=handoff.title, token=handoff.token)


def _piece(row: Row) -> Element:
    return _row(WORDS, (str(row.number), row.source, row.target))


def _row(style: Style, words: tuple[str, str, str], *, is_head: bool = False) -> Element:
    cells = [
        _cell(width, style if at else NUMBER, text, is_shaded=at < 2 or is_head)
        for at, (width, text) in enumerate(zip(_WIDTHS, words, strict=True))
    ]
    marks = el("trPr", el("cantSplit"), el("tblHeader")) if is_head else None
    return el("tr", marks, *cells)


def _cell(width: int, style: Style, text: str, *, is_shaded: bool) -> Element:
    shade = el("shd", val="clear", color="auto", fill=_SHADE) if is_shaded else None
    lines = [text_paragraph(style, line) for line in text.split("\n")]
    return el("tc", el("tcPr", el("tcW", w=width, type="dxa"), shade), *lines)


def _table(*rows: Element) -> Element:
    properties = el(
        "tblPr",
        el("tblStyle", val="TableGrid"),
        el("tblW", w=sum(_WIDTHS), type="dxa"),
        el("tblLayout", type="fixed"),
        el("tblCaption", val="Bản gốc và bản dịch"),
    )
    return el("tbl", properties, el("tblGrid", *(el("gridCol", w=w) for w in _WIDTHS)), *rows)
