"""A table told as a stream of text, cell after cell, to groups and rows with their doubts."""

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from nhipcau.plans.importing.read.paper import Line, Unreadable
from nhipcau.plans.importing.recognise.cell_scores import Fragments
from nhipcau.plans.importing.recognise.draft import Doubt, DraftGroup
from nhipcau.plans.importing.recognise.row_cuts import Cut, cut_row
from nhipcau.plans.importing.recognise.row_starts import Start, count_rows, find_starts
from nhipcau.plans.importing.recognise.stream_draft import StreamRow, draft_groups
from nhipcau.plans.importing.recognise.stream_habits import (
    first_habits,
    learn_habits,
    names_in,
    pairs_in,
)
from nhipcau.plans.importing.recognise.stream_header import Annex, find_heading
from nhipcau.plans.importing.recognise.stream_pages import parted, without_repeats
from nhipcau.plans.importing.recognise.time_words import ends_with_time, is_time, join_raw
from nhipcau.plans.importing.recognise.visual_rows import (
    VisualRow,
    find_visual_heading,
    side_by_side,
    visual_rows,
)
from nhipcau.vietnamese.text import fold

_FAIRLY_SURE = 7.0  # rows whose best cut leads by less are read again with what the others taught
_UNSURE = 4.0  # and once more
_TOTAL = re.compile(r"(?:Tổng cộng|TỔNG CỘNG|Tổng số|TỔNG SỐ|Cộng|CỘNG)\b.{0,60}")
_CLUMP = 4  # numbers in a row that no table has between its words
_BARE_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})?\.?|[IVX]{1,5}\.?|[A-H]\.?|[a-zđ]\)")
_CLOSING = re.compile(
    r"Nơi nhận|(?:TM|KT|TL|TUQ|Q)\. ?[^\W\d_]|(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG BAN)\s*$|"
    r"PHỤ LỤC\b|Phụ lục (?:số )?(?:\d|[IVX])|Ghi chú ?:|Trên đây là|"
    r"[IVX]+\. (?:TỔ CHỨC|KINH PHÍ|NGUỒN|CHẾ ĐỘ|GIẢI PHÁP)"
)


def find_annex(lines: Sequence[Line], start: int = 0) -> Annex | None:
    """Where the first table of tasks at or after line `start` stands; None if there is none.

    Raises `Unreadable` with code clumped if the only table is told column after column.
    """
    visual = find_visual_heading(lines, start)
    found = visual or find_heading(lines, start)
    if start == 0 and _is_told_by_columns(lines, has_heading=found is not None):
        raise _clumped()
    if found is None:
        return None
    heading, first_row, columns = found
    ends = next(
        (at for at in range(first_row, len(lines)) if _CLOSING.match(lines[at].text.strip())),
        len(lines),
    )
    return Annex(
        _begins(lines, heading, start), heading, first_row, ends, columns, visual is not None
    )


def _begins(lines: Sequence[Line], heading: int, start: int) -> int:
    """The annex's label stands a few lines above its table; a table in the text has none."""
    above = range(heading - 1, max(start - 1, heading - 16), -1)
    return next((at for at in above if fold(lines[at].text).startswith("phu luc")), heading)


def recognise_stream(
    lines: Sequence[Line], annex: Annex | None = None
) -> tuple[tuple[DraftGroup, ...], tuple[Doubt, ...]]:
    """Groups and rows of the tables in `lines`; nothing if no heading row is found.

    Raises `Unreadable` with code clumped or side_by_side where the order of the text no longer
    tells which cell belongs to which row.
    """
    groups: list[DraftGroup] = []
    doubts: list[Doubt] = []
    annex = annex or find_annex(lines)
    while annex is not None:
        if not annex.columns:
            raise side_by_side()
        found, doubtful = _table(lines, annex, groups)
        groups += found
        doubts += doubtful
        annex = find_annex(lines, annex.ends) if annex.ends < len(lines) else None
    return tuple(groups), tuple(doubts)


def _table(
    lines: Sequence[Line], annex: Annex, before: Sequence[DraftGroup]
) -> tuple[tuple[DraftGroup, ...], tuple[Doubt, ...]]:
    if annex.is_visual:
        return draft_groups(_visual(lines, annex), annex.columns, (), before)
    heading = lines[annex.heading : annex.first_row]
    body = parted(without_repeats(lines[annex.first_row : annex.ends], heading))
    if _is_clumped(body):
        raise _clumped()
    kinds = tuple(column.kind for column in annex.columns)
    body, totals = _without_totals(body)
    starts = find_starts(body, time_is_last=kinds[-1] == "timeframe")
    if kinds[-1] == "timeframe" and not any(start.kind == "row" for start in starts):
        starts = count_rows(body) or starts
    rows = _rows(body, starts)
    cuts = iter(_read([_segments(row) for row in rows if row.holds_cells], kinds, lines))
    read = [replace(row, cut=next(cuts)) if row.holds_cells else row for row in rows]
    loose = body[: starts[0].at] if starts else body
    groups, doubts = draft_groups(read, annex.columns, loose, before)
    return groups, (*doubts, *totals)


def _without_totals(body: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Doubt, ...]]:
    """Lines that only sum up, such as "Tổng cộng: 53 nhiệm vụ", are no tasks."""
    texts = tuple(line.text.strip() for line in body)
    totals = {
        at
        for at, text in enumerate(texts)
        if _TOTAL.fullmatch(text) and (at + 1 == len(texts) or ends_with_time(texts[:at]))
    }
    doubts = tuple(
        Doubt(
            where="groups",
            kind="total_row",
            text=texts[at],
            sentence="Dòng cộng, không phải nhiệm vụ, nên không đưa vào danh mục.",
        )
        for at in sorted(totals)
    )
    return tuple(line for at, line in enumerate(body) if at not in totals), doubts


def _is_clumped(body: Sequence[Line]) -> bool:
    """Row numbers one after another without a word between them: "I 1 2 3 4 5", then the titles."""
    run = longest = 0
    for line in body:
        words = line.text.split()
        run = run + len(words) if all(_BARE_NUMBER.fullmatch(word) for word in words) else 0
        longest = max(longest, run)
    return longest >= _CLUMP


def _is_told_by_columns(lines: Sequence[Line], *, has_heading: bool) -> bool:
    """Whether a column of numbers stands by itself: "TT", "1", "2", "3", each on its line.

    An annex whose "TT" stands alone and that has no heading row was taken apart too.
    """
    texts = [line.text.strip() for line in lines]
    annex = next((at for at, text in enumerate(texts) if fold(text).startswith("phu luc")), None)
    for at, text in enumerate(texts):
        if len(text) > 5 or fold(text) not in ("tt", "stt", "so tt"):
            continue
        below = texts[at + 1 : at + 1 + _CLUMP]
        if len(below) == _CLUMP and all(_BARE_NUMBER.fullmatch(number) for number in below):
            return True
        if annex is not None and annex < at and not has_heading:
            return True
    return False


def _clumped() -> Unreadable:
    return Unreadable(
        "clumped",
        "Chữ trong tệp đã bị dồn lại theo từng cột nên không ghép được thành từng nhiệm vụ; "
        "hãy gửi chính tệp Word hoặc PDF của kế hoạch.",
    )


def _stands_clear(rows: Sequence[VisualRow], annex: Annex) -> bool:
    """Whether the columns were told apart: titles are there, times read as times."""
    kinds = [column.kind for column in annex.columns]
    cells = [dict(zip(kinds, row.cells, strict=False)) for row in rows if row.number[0].isdigit()]
    times = [join_raw(cell["timeframe"]) for cell in cells if cell.get("timeframe")]
    read = sum(is_time(time) for time in times)
    return bool(cells) and all(cell["title"] for cell in cells) and read >= 0.7 * len(times)


def _visual(lines: Sequence[Line], annex: Annex) -> list[StreamRow]:
    """Rows of a table told line by line; where columns stand clear there is nothing to weigh."""
    found = visual_rows(lines, annex.heading, annex.first_row, annex.ends)
    if not _stands_clear(found, annex):
        raise side_by_side()
    read = []
    for row in found:
        first = row.number[0]
        kind = "row" if first.isdigit() else "letter" if first.islower() else "group"
        rest = " ".join(text for cell in row.cells for text in cell[:1])
        cut = Cut(cells=row.cells[: len(annex.columns)], score=0.0, margin=math.inf)
        start = Start(at=0, kind=kind, label=row.number, path=(), rest=rest)
        holds = kind in ("row", "letter")
        read.append(StreamRow(start, row.lines, holds_cells=holds, cut=cut if holds else None))
    return read


def _rows(body: Sequence[Line], starts: Sequence[Start]) -> list[StreamRow]:
    ends = [*(start.at for start in starts[1:]), len(body)]
    rows = []
    for at, (start, end) in enumerate(zip(starts, ends, strict=False)):
        lines = tuple(body[start.at : end])
        following = starts[at + 1] if at + 1 < len(starts) else None
        has_parts = following is not None and (
            following.kind == "letter" or following.path == (*start.path, 1)
        )
        # "1 Công tác tuyên truyền" before "1.1" is a heading, unless it has a time of its own.
        heads = start.kind == "row" and has_parts and not _has_time(lines)
        is_row = start.kind in ("row", "letter")
        rows.append(StreamRow(start, lines, holds_cells=is_row and not heads))
    return rows


def _has_time(lines: Sequence[Line]) -> bool:
    texts = tuple(line.text for line in lines)
    return any(ends_with_time(texts[: at + 1]) for at in range(len(texts)))


def _segments(row: StreamRow) -> tuple[Fragments, ...]:
    """A row's lines page by page, without its number."""
    pages: list[list[str]] = [[]]
    for at, line in enumerate(row.lines):
        if at and line.starts_page and pages[-1]:
            pages.append([])
        text = row.start.rest if at == 0 else line.text.strip()
        if text:
            pages[-1].append(text)
    return tuple(tuple(page) for page in pages if page)


def _read(
    rows: Sequence[Sequence[Fragments]], kinds: Sequence[str], lines: Sequence[Line]
) -> list[Cut]:
    """Cut every row; then again, with what the sure rows taught, and a last time if unsure."""
    pairs = pairs_in(line.text for line in lines)
    habits = first_habits(rows, kinds, pairs)
    cuts = [cut_row(row, kinds, habits) for row in rows]
    for unsure_below in (_FAIRLY_SURE, _UNSURE):
        habits = learn_habits(cuts, kinds, pairs)
        cuts = [
            cut_row(row, kinds, replace(habits, own=names_in(cut, kinds)))
            if cut.margin < unsure_below
            else cut
            for row, cut in zip(rows, cuts, strict=True)
        ]
    return cuts
