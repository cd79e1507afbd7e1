"""The annex of the press in the consolidated report: both numbers, and every clipping as proof."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from nhipcau.drafting.decree30.document import (
    Align,
    Annex,
    Block,
    Cell,
    Column,
    GroupRow,
    Para,
    Quoted,
    Row,
    TableBlock,
)
from nhipcau.vietnamese.dates import format_date
from nhipcau.vietnamese.numbers import format_number

Content = Mapping[str, Any]

MOST_ROWS: Final = 1000
"""Clippings that are printed; of the rest the number is said."""
MOST_SUMS: Final = 100
"""Rows of one kind; there may be hundreds of outlets."""

_KINDS: Final = (
    ("languages", "Theo ngôn ngữ"),
    ("countries", "Theo nước của cơ quan báo chí"),
    ("topics", "Theo chủ đề (một tin có thể có nhiều chủ đề)"),
    ("outlets", "Theo cơ quan báo chí"),
)


def press_annexes(content: Content, *, for_public: bool = False) -> tuple[Annex, ...]:
    """None where nobody wrote in the window, or the report is older than the clippings.

    A version for the public has the sums alone: which clipping may stand outside is decided of
    each, and may change after the report.
    """
    press = content.get("press")
    if not press:
        return ()
    blocks: list[Block] = [Para(_said(press))]
    if answers := _answers_said(press["answers"]):
        blocks.append(Para(answers))
    if press["rows"]:
        blocks.append(_sums(press))
        if not for_public:
            blocks += [Para(_list_said(press["rows"])), _list(press["rows"][:MOST_ROWS])]
    return (Annex("Tin báo chí trong kỳ", tuple(blocks), is_landscape=True),)


def _said(press: Content) -> str:
    if not press["appearances"]:
        return "Trong kỳ chưa có lượt đăng nào được tính."
    appearances, stories = format_number(press["appearances"]), format_number(press["stories"])
    told = f"Trong kỳ: {appearances} lượt đăng, là {stories} câu chuyện (in lại chỉ tính một)"
    foreign = press["foreign"]
    return f"{told}; {format_number(foreign)} lượt trên báo nước ngoài." if foreign else f"{told}."


def _answers_said(answers: Content) -> str:
    if not answers["count"]:
        return ""
    told = (
        f"Làm rõ thông tin: {format_number(answers['count'])} vụ đã trả lời, từ khi phát hiện đến "
        f"khi trả lời trung vị {_span(answers['median'])}, lâu nhất {_span(answers['worst'])}"
    )
    late = answers["late"]
    return (
        f"{told}; {format_number(late)} vụ quá hạn." if late else f"{told}; không vụ nào quá hạn."
    )


def _span(span: list[int]) -> str:
    days, hours = span
    told = [f"{format_number(days)} ngày"] if days else []
    return " ".join([*told, f"{hours} giờ"] if hours or not days else told)


def _sums(press: Content) -> TableBlock:
    columns = (
        Column("TT", 1, Align.CENTRE),
        Column("Nội dung", 8),
        Column("Lượt đăng", 2, Align.CENTRE),
        Column("Câu chuyện", 2, Align.CENTRE),
    )
    rows: list[Row | GroupRow] = []
    for name, title in _KINDS:
        told = press[name]
        if told:
            rows.append(GroupRow("", title))
        rows += [_sum(place, one) for place, one in enumerate(told[:MOST_SUMS], start=1)]
        if (more := len(told) - MOST_SUMS) > 0:
            rows.append(Row(("", f"… và {format_number(more)} dòng nữa", "", "")))
    return TableBlock(columns, tuple(rows))


def _sum(place: int, told: Content) -> Row:
    appearances, stories = format_number(told["appearances"]), format_number(told["stories"])
    return Row((str(place), told["name"], appearances, stories))


def _list_said(rows: list[Content]) -> str:
    told = "Danh sách tin; các tin cùng số câu chuyện là một bài được nhiều nơi đăng"
    if len(rows) > MOST_ROWS:
        return f"{told}; bảng dưới in {format_number(MOST_ROWS)} tin đầu."
    return f"{told}."


def _list(rows: list[Content]) -> TableBlock:
    columns = (
        Column("TT", 4, Align.CENTRE),
        Column("Ngày đăng", 10, Align.CENTRE),
        Column("Tiêu đề, địa chỉ", 44),
        Column("Cơ quan báo chí", 17),
        Column("Tiếng", 9),
        Column("Câu chuyện", 8, Align.CENTRE),
        Column("Mã", 8, Align.CENTRE),
    )
    return TableBlock(columns, tuple(_row(place, told) for place, told in enumerate(rows, 1)))


def _row(place: int, told: Content) -> Row:
    """The address in print too: paper has no links. What has none says where it stood."""
    address = told["address"]
    href = address if address.startswith(("http://", "https://")) else ""
    where = address or told["place"]
    return Row(
        (
            format_number(place),
            format_date(date.fromisoformat(told["on"])),
            Cell(Quoted(told["title"], told["language"], href=href), f"\n{where}"),
            told["outlet"],
            told["language_name"].removeprefix("Tiếng "),
            "–" if told["story"] is None else f"CC-{told['story']}",
            f"KQ-{told['output']}",
        )
    )
