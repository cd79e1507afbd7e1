"""A report form as a Word file: what a unit prints, passes round, fills in and gives back."""

from dataclasses import replace

from nhipcau.drafting.decree30.document import printable
from nhipcau.drafting.decree30.paragraphs import paragraph
from nhipcau.drafting.decree30.runs import run
from nhipcau.drafting.decree30.styles import Style
from nhipcau.drafting.decree30.wordml import Element, el, twips, with_id
from nhipcau.exchange.form import FormItem, ReportForm
from nhipcau.exchange.word_controls import Controls, hidden
from nhipcau.exchange.word_fields import TOKEN_LABEL, Field, mark_before, token_mark
from nhipcau.exchange.word_package import FOOTER, pack

TITLE = Style(
    "MauTieuDe", "Mẫu, tiêu đề", 14, is_bold=True, align="center", after_pt=4, keeps_with_next=True
)
UNIT = Style("MauDonVi", "Mẫu, đơn vị", 13, is_bold=True, align="center", after_pt=8)
FACT = Style("MauThongTin", "Mẫu, thông tin", 13, align="both", after_pt=4)
HINT = Style("MauHuongDan", "Mẫu, hướng dẫn", 12, is_italic=True, align="both", after_pt=4)
PART = Style(
    *("MauPhan", "Mẫu, phần", 13),
    is_bold=True,
    before_pt=12,
    after_pt=6,
    keeps_with_next=True,
    outline=0,
)
TASK = Style("MauNhiemVu", "Mẫu, nhiệm vụ", 13, is_bold=True, before_pt=3, keeps_with_next=True)
ROLE = Style("MauVaiTro", "Mẫu, vai trò", 12, is_italic=True, after_pt=3, keeps_with_next=True)
LABEL = Style("MauNhan", "Mẫu, nhãn", 12, before_pt=3, after_pt=3)
FIRST_LABEL = replace(
    LABEL, id="MauNhanDau", name="Mẫu, nhãn đầu", before_pt=2, after_pt=2, keeps_with_next=True
)
SHOWN = Style("MauGhiNhan", "Mẫu, đã ghi nhận", 12, before_pt=2)
ANSWER = Style("MauTraLoi", "Mẫu, trả lời", 13, before_pt=2, after_pt=2)
GAP = Style("MauCach", "Mẫu, khoảng cách", 6)
SMALL = Style("MauMa", "Mẫu, mã tệp", 8, before_pt=12)
FOOT = Style("MauChanTrang", "Mẫu, chân trang", 10, align="right")
STYLES = (
    TITLE,
    UNIT,
    FACT,
    HINT,
    PART,
    TASK,
    ROLE,
    LABEL,
    FIRST_LABEL,
    SHOWN,
    ANSWER,
    GAP,
    SMALL,
    FOOT,
)

HOW_TO = (
    "Ghi vào các ô trắng; phần tô xám do hệ thống ghi, xin giữ nguyên. Mỗi nhiệm vụ bắt buộc "
    "cần có nội dung, hoặc kết quả đã ghi nhận, hoặc đánh dấu chưa phát sinh kèm lý do, hoặc số "
    "văn bản nếu xử lý ngoài hệ thống. Không ghi nội dung mật vào biểu mẫu. Ghi xong, lưu tệp "
    ".docx và tải lên trang báo cáo; có thể đổi tên tệp."
)
LABELS = {
    "generated": "Hệ thống đã ghi nhận",
    "words": "Nội dung báo cáo",
    "status": "Tình trạng nhiệm vụ",
    "is_nil": "Chưa phát sinh",
    "nil_reason": "Lý do chưa phát sinh",
    "outside_number": "Xử lý ngoài hệ thống, số",
}
"""Words over the fields of an item, where the form gives none."""

_WIDTHS = tuple(map(twips, (40, 50, 42, 38)))
_SHADE = "EDEDED"
_ROOM = twips(22)  # the least height of a box for paragraphs, so that a printed form can be filled
_SHORT = 900  # characters that stay on one page
_TOP_MM, _SIDE_MM = 20, 20


def form_document(form: ReportForm) -> bytes:
    """The form as .docx. Deterministic: the same form gives the same bytes."""
    layout = _Layout(form)
    document = el("document", el("body", *layout.body(), portrait_section()))
    return pack(document, layout.footer(), STYLES, title=form.title, token=form.token)


class _Layout:
    """Lays out one form; words that the form itself shows stand behind a hidden mark."""

    def __init__(self, form: ReportForm) -> None:
        self.form = form
        self.controls = Controls()
        self.labels = LABELS | dict(form.labels)

    def body(self) -> list[Element]:
        made = [*self._heading()]
        if self.form.items:
            made.append(_shown(PART, "A. KẾT QUẢ THEO NHIỆM VỤ"))
        for item in self.form.items:
            made += [self._task(item), paragraph(GAP)]
        if self.form.general:
            letter = "B" if self.form.items else "A"
            made += [_shown(PART, f"{letter}. PHẦN CHUNG"), self._general()]
        return [*made, self._token()]

    def _heading(self) -> list[Element]:
        form = self.form
        title = _shown(TITLE, form.title)
        title.append(hidden(token_mark(form.token)))
        facts = [line for line in (form.due_words, *form.guidance.splitlines()) if line.strip()]
        return [
            title,
            _shown(UNIT, form.unit_name),
            *(_shown(FACT, fact) for fact in facts),
            _shown(HINT, HOW_TO),
        ]

    def _token(self) -> Element:
        label = f"{TOKEN_LABEL} "
        made = paragraph(SMALL, [hidden(mark_before(label + self.form.token)), run(label)])
        made.append(self.controls.fixed("token", TOKEN_LABEL, self.form.token))
        return made

    def footer(self) -> Element:
        words = f"{self.form.unit_name}, trang "
        pieces = [hidden(mark_before(words)), run(words)]
        pieces.append(el("fldSimple", run("1"), instr=" PAGE "))
        return el("ftr", paragraph(FOOT, pieces))

    def _task(self, item: FormItem) -> Element:
        return _table(
            f"{self.labels['words']}: {item.code}",
            self._head(item),
            self._recorded(item),
            _row(*self._box(item, "words", item.words, span=3), least=_ROOM),
            _row(*self._status(item), *self._nil(item)),
            _row(*self._box(item, "nil_reason", item.nil_reason), *self._outside(item)),
        )

    def _head(self, item: FormItem) -> Element:
        duty = "bắt buộc" if item.is_required else "không bắt buộc"
        facts = "; ".join(filter(None, (item.role, item.timing, duty)))
        title = f"{item.code} {item.title}".strip()
        words = [_shown_line(TASK, title), _shown_line(ROLE, facts)]
        cell = _cell(sum(_WIDTHS), _marked(words, f"{title}{facts}"), span=4, is_shaded=True)
        # Repeated where the answers go on over the page, as the head of a table is.
        return el("tr", el("trPr", el("cantSplit"), el("tblHeader")), cell)

    def _recorded(self, item: FormItem) -> Element:
        lines = item.generated.splitlines() or [""]
        words = _marked([_shown_line(SHOWN, line) for line in lines], item.generated)
        label = _label(self.labels["generated"], None, style=FIRST_LABEL)
        is_short = len(item.generated) <= _SHORT
        return _row(
            label, _cell(sum(_WIDTHS[1:]), words, span=3, is_shaded=True), is_whole=is_short
        )

    def _box(self, item: FormItem, name: str, text: str, *, span: int = 1) -> tuple[Element, ...]:
        field = Field(item.item, name)
        control = self.controls.paragraphs(field.tag, self._title(item, name), text, ANSWER.id)
        width = sum(_WIDTHS[1 : 1 + span])
        return _label(self.labels[name], field), _cell(width, [control], span=span)

    def _status(self, item: FormItem) -> tuple[Element, Element]:
        field = Field(item.item, "status")
        title = self._title(item, "status")
        control = self.controls.choice(field.tag, title, item.status, self.form.statuses)
        return _label(self.labels["status"], field), _answer(1, control)

    def _nil(self, item: FormItem) -> tuple[Element, Element]:
        field = Field(item.item, "is_nil")
        control = self.controls.box(field.tag, self._title(item, "is_nil"), is_ticked=item.is_nil)
        return _label(self.labels["is_nil"], field, 2), _answer(3, control)

    def _outside(self, item: FormItem) -> tuple[Element, Element]:
        field = Field(item.item, "outside_number")
        title = self._title(item, "outside_number")
        control = self.controls.line(field.tag, title, item.outside_number)
        return _label(self.labels["outside_number"], field, 2), _answer(3, control)

    def _title(self, item: FormItem, name: str) -> str:
        return f"{item.code}: {self.labels[name]}"

    def _general(self) -> Element:
        rows = (self._text(name, text) for name, text in self.form.general.items())
        return _table("Phần chung", *rows)

    def _text(self, name: str, text: str) -> Element:
        field = Field(None, name)
        label = self.form.labels.get(name, name)
        control = self.controls.paragraphs(field.tag, label, text, ANSWER.id)
        wide = _cell(sum(_WIDTHS[1:]), [control], span=3)
        return _row(_label(label, field), wide, least=_ROOM)


def _shown(style: Style, words: str) -> Element:
    """A paragraph that the form shows; it bears its own mark."""
    return paragraph(style, [hidden(mark_before(words)), run(words)])


def _shown_line(style: Style, words: str) -> Element:
    return paragraph(style, [run(words)])


def _marked(paragraphs: list[Element], words: str, field: Field | None = None) -> list[Element]:
    """The paragraphs of a cell, the mark of them all before the first."""
    paragraphs[0].insert(1, hidden(mark_before(words, field)))
    return paragraphs


def _label(words: str, field: Field | None, column: int = 0, *, style: Style = LABEL) -> Element:
    lines = _marked([_shown_line(style, words)], words, field)
    return _cell(_WIDTHS[column], lines, is_shaded=True)


def _answer(column: int, control: Element) -> Element:
    return _cell(_WIDTHS[column], [paragraph(ANSWER, [control])])


def _cell(width: int, content: list[Element], *, span: int = 1, is_shaded: bool = False) -> Element:
    properties = el(
        "tcPr",
        el("tcW", w=width, type="dxa"),
        el("gridSpan", val=span) if span > 1 else None,
        el("shd", val="clear", color="auto", fill=_SHADE) if is_shaded else None,
    )
    return el("tc", properties, *content)


def _row(*cells: Element, least: int = 0, is_whole: bool = True) -> Element:
    """`least` is a height in twips; a row that is not whole may go on over the page."""
    properties = el(
        "trPr",
        el("cantSplit") if is_whole and not least else None,
        el("trHeight", val=least, hRule="atLeast") if least else None,
    )
    return el("tr", properties if len(properties) else None, *cells)


def _table(title: str, *rows: Element) -> Element:
    """`title` is told to those who hear the page."""
    properties = el(
        "tblPr",
        el("tblStyle", val="TableGrid"),
        el("tblW", w=sum(_WIDTHS), type="dxa"),
        el("tblLayout", type="fixed"),
        el("tblCaption", val=printable(title)),
    )
    return el("tbl", properties, el("tblGrid", *(el("gridCol", w=w) for w in _WIDTHS)), *rows)


def portrait_section() -> Element:
    sides, top = twips(_SIDE_MM), twips(_TOP_MM)
    return el(
        "sectPr",
        with_id(el("footerReference", type="default"), FOOTER),
        el("pgSz", w=twips(210), h=twips(297)),
        el(
            "pgMar",
            top=top,
            right=sides,
            bottom=top,
            left=sides,
            header=twips(10),
            footer=twips(10),
            gutter=0,
        ),
    )
