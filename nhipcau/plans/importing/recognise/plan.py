"""A paper to a draft plan: its table or its text, its own words, its oddities."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nhipcau.plans.importing.read.intake import read_bytes
from nhipcau.plans.importing.read.paper import Block, Line, Paper, Table, Unreadable
from nhipcau.plans.importing.recognise.anomalies import find_anomalies
from nhipcau.plans.importing.recognise.citations import find_citations
from nhipcau.plans.importing.recognise.columns import find_header
from nhipcau.plans.importing.recognise.document import recognise_document
from nhipcau.plans.importing.recognise.draft import (
    Doubt,
    DraftDocument,
    DraftGroup,
    DraftPlan,
    DraftTask,
)
from nhipcau.plans.importing.recognise.letterhead import read_letterhead
from nhipcau.plans.importing.recognise.mending import (
    decoded,
    mended_document,
    mended_groups,
    told,
)
from nhipcau.plans.importing.recognise.prose import recognise_prose
from nhipcau.plans.importing.recognise.shared_cell import parted
from nhipcau.plans.importing.recognise.spoken import is_layout, spoken
from nhipcau.plans.importing.recognise.stream import find_annex, recognise_stream
from nhipcau.plans.importing.recognise.table import recognise_tables
from nhipcau.plans.importing.recognise.units import split_units
from nhipcau.vietnamese.legacy import repair
from nhipcau.vietnamese.text import fold
from nhipcau.vietnamese.timing import parse_timeframe

Groups = tuple[DraftGroup, ...]


@dataclass(frozen=True, slots=True)
class _Tasks:
    """Rows found, where in the paper their annex begins, and the headings of its columns.

    `text` is the paper without its table where the table stands in the midst of the text.
    """

    groups: Groups
    doubts: tuple[Doubt, ...]
    annex_start: int | None = None
    columns: tuple[str, ...] = ()
    text: Paper | None = None


def read_plan(data: bytes, name: str) -> DraftPlan:
    """Read a file's content and understand it. Raises `Unreadable`."""
    return recognise(read_bytes(data, name))


def recognise(paper: Paper) -> DraftPlan:
    """Understand a paper as a plan. Pure: the same paper gives the same draft.

    Every row of its table is in the draft; what could not be placed or looks odd is a doubt.
    Raises `Unreadable` with code not_a_plan if there are neither tasks nor a plan's own text.
    """
    paper, legacy = decoded(paper)
    tasks = _tasks(paper)
    document = recognise_document(tasks.text or paper, tasks.annex_start, tasks.columns)
    if not _is_plan(document, tasks.groups):
        raise Unreadable(
            "not_a_plan",
            "Không tìm thấy nhiệm vụ nào trong tệp; hãy chọn tệp kế hoạch có phụ lục nhiệm vụ.",
        )
    motto = told(repair(read_letterhead(spoken(paper.blocks)).motto), "document.motto")
    document, mended = mended_document(document)
    groups, mended_rows = mended_groups(tasks.groups)
    groups = tuple(_understood(group, document.year) for group in groups)
    numbered, unnumbered = find_citations(document, groups)
    document = replace(document, legal_bases=numbered, unnumbered_citations=unnumbered)
    plain = DraftPlan(document, groups)
    odd = find_anomalies(plain)
    doubts = (*legacy, *motto, *mended, *mended_rows, *tasks.doubts, *_remarks(paper), *odd)
    return _handed_out(plain, doubts)


def _tasks(paper: Paper) -> _Tasks:
    """Tasks from tables with headings, else from the stream of lines, else from the prose."""
    for look in (_from_tables, _from_stream, _from_prose):
        found = look(paper)
        if found is not None and any(group.items for group in found.groups):
            return found
    return _Tasks((), ())


def _from_tables(paper: Paper) -> _Tasks | None:
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    headed = [(table, find_header(table.rows)) for table in tables if not is_layout(table)]
    first = next(((table, header) for table, header in headed if header), None)
    if first is None:
        return None
    table, header = first
    groups, doubts = recognise_tables(tables)
    columns = tuple(" ".join(text.split()) for text in header.headings) if header else ()
    return _Tasks(groups, doubts, _annex_start(paper.blocks, paper.blocks.index(table)), columns)


def _annex_start(blocks: Sequence[Block], table: int) -> int | None:
    """The annex's own label above its table; None for a table in the midst of the text."""
    found = None
    for at in range(table - 1, max(-1, table - 12), -1):
        block = blocks[at]
        if isinstance(block, Table):
            if len(block.rows) > 2:
                break
            continue
        if len(block.text) > 600:
            break
        words = fold(block.text)
        if words.startswith("phu luc"):
            return at
        if words.startswith(("bieu so", "bang tong hop", "danh muc")):
            found = at
    return found


def _from_stream(paper: Paper) -> _Tasks | None:
    lines = [block for block in paper.blocks if isinstance(block, Line)]
    positions = [at for at, block in enumerate(paper.blocks) if isinstance(block, Line)]
    annex = find_annex(lines) if lines else None
    if annex is None:
        return None
    groups, doubts = recognise_stream(lines, annex)
    first = lines[annex.heading].text.split()
    columns = (first[0] if first else "", *(column.heading for column in annex.columns))
    if annex.begins < annex.heading:
        return _Tasks(groups, doubts, positions[annex.begins], columns)
    around = (*lines[: annex.heading], *lines[annex.ends :])
    return _Tasks(groups, doubts, None, columns, replace(paper, blocks=around))


def _from_prose(paper: Paper) -> _Tasks | None:
    groups, doubts = recognise_prose(paper.blocks)
    return _Tasks(groups, doubts)


def _is_plan(document: DraftDocument, groups: Groups) -> bool:
    if any(group.items for group in groups):
        return True
    return bool(document.type and (document.focus_tasks or document.organisation))


def _understood(group: DraftGroup, year: int | None) -> DraftGroup:
    return replace(group, items=tuple(_understood_task(task, year) for task in group.items))


def _understood_task(task: DraftTask, year: int | None) -> DraftTask:
    timing = task.timeframe_text.strip()
    if not (task.coordinating_text or task.lead_units):
        lead, helpers = parted(task.lead_text)
        task = replace(task, lead_text=lead, coordinating_text=helpers)
    return replace(
        task,
        lead_units=task.lead_units or split_units(task.lead_text),
        coordinating_units=task.coordinating_units or split_units(task.coordinating_text),
        timeframe=task.timeframe or (parse_timeframe(timing, year) if timing else None),
    )


def _remarks(paper: Paper) -> tuple[Doubt, ...]:
    return tuple(Doubt("document", "reader_remark", "", remark) for remark in paper.remarks)


def _handed_out(plan: DraftPlan, doubts: Sequence[Doubt]) -> DraftPlan:
    """Each doubt to the row it speaks of; the rest stays with the plan."""
    rest = list(doubts)
    groups: list[DraftGroup] = []
    for group in plan.groups:
        items: list[DraftTask] = []
        for task in group.items:
            where = ".".join(part for part in ("groups", group.code, task.number) if part)
            own = [d for d in rest if d.where == where or d.where.startswith(f"{where}.")]
            own = [d for d in own if not _is_deeper(d.where, where, group)]
            rest = [doubt for doubt in rest if doubt not in own]
            items.append(replace(task, doubts=(*task.doubts, *own)))
        groups.append(replace(group, items=tuple(items)))
    return replace(plan, groups=tuple(groups), doubts=tuple(rest))


def _is_deeper(where: str, row: str, group: DraftGroup) -> bool:
    """ "groups.I.1.1.title" is the row 1.1's, not the row 1's, if there is such a row."""
    start = f"groups.{group.code}." if group.code else "groups."
    numbers = (task.number for task in group.items if len(start + task.number) > len(row))
    return any(
        where == start + number or where.startswith(f"{start}{number}.") for number in numbers
    )
