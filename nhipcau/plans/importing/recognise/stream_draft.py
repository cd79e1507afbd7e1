"""Cut rows of a table stream to draft groups and tasks, each with its source and its doubts."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from nhipcau.plans.importing.read.paper import Line
from nhipcau.plans.importing.recognise.cell_scores import Fragments
from nhipcau.plans.importing.recognise.draft import Doubt, DraftGroup, DraftTask, Source
from nhipcau.plans.importing.recognise.row_cuts import Cut
from nhipcau.plans.importing.recognise.row_draft import NAMES, resolve_ditto
from nhipcau.plans.importing.recognise.row_starts import Start
from nhipcau.plans.importing.recognise.stream_header import Column
from nhipcau.plans.importing.recognise.time_words import join_raw

UNCERTAIN_BELOW = 2.2  # margin under which a person should look at the cut
_BULLET = re.compile(r"[-+•*] ?[^\W\d_]")
_SENTENCE_END = re.compile(r"[.;:!?…)”\"]$")


@dataclass(frozen=True, slots=True)
class StreamRow:
    """A group heading or a row of the table: its lines, and for a row its cut."""

    start: Start
    lines: tuple[Line, ...]
    holds_cells: bool
    cut: Cut | None = None


def join_cell(cell: Fragments) -> str:
    """A cell's lines as one text; a bullet after a finished sentence keeps its own line."""
    paragraphs: list[list[str]] = []
    for line in cell:
        before = paragraphs[-1][-1] if paragraphs else ""
        if not paragraphs or (_BULLET.match(line) and _SENTENCE_END.search(before)):
            paragraphs.append([])
        paragraphs[-1].append(line)
    return "\n".join(join_raw(tuple(paragraph)) for paragraph in paragraphs)


def draft_groups(
    rows: Sequence[StreamRow],
    columns: Sequence[Column],
    loose: Sequence[Line],
    before: Sequence[DraftGroup] = (),
) -> tuple[tuple[DraftGroup, ...], tuple[Doubt, ...]]:
    """Gather rows under their group headings; `loose` are lines before the first of them.

    `before` are the groups of the tables above; a code they have is marked "I (2)".
    """
    used = {group.code for group in before}
    groups: list[DraftGroup] = []
    part = ""
    above: dict[str, str] = {}
    grouped = any(row.start.kind in ("group", "part") for row in rows)
    for row in rows:
        if row.start.kind == "part":
            part = f"{row.start.label}."
        is_group = row.start.kind in ("group", "part")
        if is_group or (row.cut is None and not grouped):
            code = row.start.label if row.start.kind != "group" else part + row.start.label
            groups.append(DraftGroup(code=_unused(code, used), title=_title(row), items=()))
            continue
        nameless = DraftGroup(code=_unused("", used), title="", items=())
        group = groups.pop() if groups else nameless
        task = _as_above(_task(row, columns, group, parents=grouped), group.code, above)
        groups.append(replace(group, items=(*group.items, task)))
    return tuple(groups), (*_loose(loose), *_single(groups))


def _unused(code: str, used: Collection[str]) -> str:
    """The code, marked with a number if a table above has it."""
    marked = (f"{code} ({times})".strip() for times in count(2))
    return code if code not in used else next(mark for mark in marked if mark not in used)


def _title(row: StreamRow) -> str:
    first = (row.start.rest,) if row.start.rest else ()
    return join_cell((*first, *(line.text.strip() for line in row.lines[1:])))


def _task(
    row: StreamRow, columns: Sequence[Column], group: DraftGroup, *, parents: bool
) -> DraftTask:
    cut = row.cut
    cells = (
        [(column, join_cell(cell)) for column, cell in zip(columns, cut.cells, strict=True)]
        if cut
        else [(Column(kind="title", heading=""), _title(row))]
    )
    of = {column.kind: text for column, text in cells}
    label = row.start.label
    parent = label.rpartition(".")[0] if parents or label.count(".") > 1 else ""
    if row.start.kind == "letter":
        parent = next((item.number for item in reversed(group.items) if item.number[0] < "a"), "")
    task = DraftTask(
        number=label,
        title=of.get("title", ""),
        lead_text=of.get("lead", ""),
        coordinating_text=of.get("coordinating", ""),
        timeframe_text=of.get("timeframe", ""),
        product_text=of.get("product", ""),
        budget_text=of.get("budget", ""),
        note_text=of.get("note", ""),
        basis_text=of.get("basis", ""),
        parent=parent,
        extra=tuple((column.heading, text) for column, text in cells if not column.kind and text),
        source=_source(row.lines),
    )
    where = ".".join(part for part in ("groups", group.code, label) if part)
    return replace(task, doubts=tuple(_doubts(row, where, task)))


def _as_above(task: DraftTask, code: str, above: dict[str, str]) -> DraftTask:
    """The task with "-nt-" replaced by what stands above it; its own words go into `above`."""
    where = ".".join(part for part in ("groups", code, task.number) if part)
    told = {name: getattr(task, f"{name}_text") for name in NAMES}
    texts, doubts = resolve_ditto({k: text for k, text in told.items() if text}, above, where)
    above.update(texts)
    changed: dict[str, Any] = {
        f"{name}_text": text for name, text in texts.items() if text != told[name]
    }
    return replace(task, doubts=(*doubts, *task.doubts), **changed)


def _source(lines: Sequence[Line]) -> Source:
    first, last = lines[0].place, lines[-1].place
    return Source(
        place=replace(first, last_line=last.line if last.page == first.page else first.last_line),
        last_place=last,
        text="\n".join(line.text for line in lines),
    )


def _doubts(row: StreamRow, where: str, task: DraftTask) -> Iterator[Doubt]:
    text = task.source.text if task.source else task.title
    if row.cut and row.cut.margin < UNCERTAIN_BELOW:
        yield Doubt(
            where=where,
            kind="uncertain_cut",
            text=text,
            sentence="Chưa chắc ranh giới các cột của nhiệm vụ này; hãy đối chiếu với bản gốc.",
        )
    if row.start.is_counted:
        yield Doubt(
            where=where,
            kind="unnumbered_row",
            text=text,
            sentence="Nhiệm vụ này không có số thứ tự trong văn bản; số được đếm theo thứ tự dòng.",
        )
    if not task.title:
        yield Doubt(
            where=f"{where}.title",
            kind="unplaced_row",
            text=text,
            sentence="Không tách được nội dung nhiệm vụ của dòng này; hãy nhập theo bản gốc.",
        )


def _single(groups: Sequence[DraftGroup]) -> Iterator[Doubt]:
    """Rows that name units once where nearly all others name them twice.

    A cell merged over several rows is printed beside the first of them only.
    """
    named = [(group.code, task) for group in groups for task in group.items if task.lead_text]
    once = [(code, task) for code, task in named if not task.coordinating_text]
    if 4 * len(once) > len(named):
        return
    for code, task in once:
        yield Doubt(
            where=".".join(part for part in ("groups", code, task.number, "lead") if part),
            kind="single_unit_cell",
            text=task.lead_text,
            sentence="Chỉ thấy một ô đơn vị trong khi các dòng khác có hai; "
            "hãy xem ô chủ trì có được gộp với dòng trên không.",
        )


def _loose(lines: Sequence[Line]) -> Iterator[Doubt]:
    if lines:
        yield Doubt(
            where="groups",
            kind="unplaced_row",
            text="\n".join(line.text for line in lines),
            sentence="Đoạn chữ này nằm trong bảng nhưng không thuộc nhiệm vụ nào; "
            "hãy đối chiếu với bản gốc.",
        )
