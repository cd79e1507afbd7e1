"""One row as a draft task, with what it takes from rows above it and what is odd about it."""

from collections.abc import Mapping
from dataclasses import replace

from nhipcau.plans.importing.read.wraps import join_lines
from nhipcau.plans.importing.recognise.ditto import is_ditto
from nhipcau.plans.importing.recognise.draft import Doubt, DraftTask, Source
from nhipcau.plans.importing.recognise.entries import Entry, is_connected
from nhipcau.plans.importing.recognise.wraps import starts_bullet

RESPONSIBILITY = ("lead", "coordinating")
NAMES = {
    "lead": "đơn vị chủ trì",
    "coordinating": "đơn vị phối hợp",
    "timeframe": "thời gian",
    "product": "sản phẩm",
    "budget": "kinh phí",
    "basis": "văn bản giao",
    "note": "ghi chú",
}
_SENTENCES = {
    "split_row": "Dòng bị ngắt sang trang sau và đã được ghép lại; cần xem lại chỗ ghép.",
    "merged_columns": "Một ô gộp nhiều cột; nội dung chỉ được ghi vào cột đầu.",
    "group_as_task": "Mục này không có dòng con nên chính mục được đọc thành nhiệm vụ.",
    "unnumbered_row": "Dòng không có số thứ tự; cần xem có phải là nhiệm vụ riêng không.",
    "heading_row": "Dòng không ghi đơn vị, thời gian; có thể chỉ là tiêu đề của các dòng con.",
    "counted_number": "Số thứ tự là công thức chưa có kết quả; số được đếm tiếp theo dòng trên.",
    "joined_row": "Dòng không có số thứ tự được ghép vào nhiệm vụ ngay trên; cần xem lại.",
}


def resolve_ditto(
    printed: Mapping[str, str], above: Mapping[str, str], where: str
) -> tuple[dict[str, str], tuple[Doubt, ...]]:
    """The texts of a row with "-nt-" replaced by what stands above, each with a doubt."""
    texts, doubts = dict(printed), []
    for name, text in printed.items():
        if not is_ditto(text):
            continue
        texts[name] = above.get(name, "")
        doubts.append(
            Doubt(
                where=f"{where}.{name}",
                kind="ditto",
                text=text,
                sentence=f"Ô {NAMES[name]} ghi “{text}”, được hiểu là như dòng trên.",
                suggestion=texts[name],
            )
        )
    return texts, tuple(doubts)


def take_from(
    texts: dict[str, str], parent: DraftTask | None, group: dict[str, str], where: str
) -> tuple[dict[str, str], tuple[Doubt, ...]]:
    """Who and when from the row or the heading above, where the row itself does not say."""
    sources = [group]
    if parent is not None:
        own = {name: getattr(parent, f"{name}_text") for name in (*RESPONSIBILITY, "timeframe")}
        sources.insert(0, own)
    taken: dict[str, str] = {}
    for source in sources:
        if not texts.get("lead") and "lead" not in taken and source.get("lead"):
            taken |= {name: source[name] for name in RESPONSIBILITY if source.get(name)}
        if not texts.get("timeframe") and "timeframe" not in taken and source.get("timeframe"):
            taken["timeframe"] = source["timeframe"]
    taken = {name: text for name, text in taken.items() if not texts.get(name)}
    doubts = tuple(
        Doubt(
            where=f"{where}.{name}",
            kind="inherited",
            text=text,
            sentence=f"Ô {NAMES[name]} để trống, được lấy theo dòng cấp trên.",
            suggestion=text,
        )
        for name, text in taken.items()
    )
    return {**texts, **taken}, doubts


def draft(
    entry: Entry, texts: dict[str, str], parent: str, where: str, doubts: tuple[Doubt, ...]
) -> DraftTask:
    """The row as a task; units and time are still to be split from its texts."""
    first, last = entry.rows[0], entry.rows[-1]
    oddities = list(entry.oddities)
    if last.last_place is not None:
        oddities.append(("split_row", entry.source))
    elif not entry.number and "number" in entry.spans:
        oddities.append(("unnumbered_row", entry.source))
    odd = {
        kind: Doubt(where=where, kind=kind, text=text, sentence=_SENTENCES[kind])
        for kind, text in oddities
    }
    if "group_as_task" in odd:
        odd.pop("unnumbered_row", None)
    task = DraftTask(
        number=entry.number,
        title=entry.title,
        parent=parent,
        extra=entry.extra,
        source=Source(first.place, last.last_place or last.place, entry.source),
        doubts=(*doubts, *odd.values()),
    )
    return _with_texts(task, texts)


def with_more(task: DraftTask, entry: Entry, before: Entry, where: str) -> DraftTask:
    """The task with the words of an unnumbered row below it; merged cells are not said twice."""
    title, changes = task.title, {}
    if entry.title and not entry.shares(before, "title"):
        title = _more(task.title, f"{entry.number} {entry.title}".strip(), is_list=False)
    for name, text in entry.texts.items():
        if not entry.shares(before, name) and not is_ditto(text):
            own = getattr(task, f"{name}_text")
            changes[name] = _more(own, text, is_list=name in RESPONSIBILITY)
    source, row = task.source, entry.rows[-1]
    first = source.place if source is not None else row.place
    text = f"{source.text}\n{entry.source}" if source is not None else entry.source
    doubt = Doubt(where, "joined_row", entry.source, _SENTENCES["joined_row"])
    longer = replace(
        task,
        title=title,
        extra=task.extra + tuple(pair for pair in entry.extra if pair not in task.extra),
        source=Source(first, row.last_place or row.place, text),
        doubts=(*task.doubts, doubt),
    )
    return _with_texts(longer, changes)


def _with_texts(task: DraftTask, texts: dict[str, str]) -> DraftTask:
    return replace(
        task,
        lead_text=texts.get("lead", task.lead_text),
        coordinating_text=texts.get("coordinating", task.coordinating_text),
        timeframe_text=texts.get("timeframe", task.timeframe_text),
        product_text=texts.get("product", task.product_text),
        budget_text=texts.get("budget", task.budget_text),
        basis_text=texts.get("basis", task.basis_text),
        note_text=texts.get("note", task.note_text),
    )


def _more(text: str, added: str, *, is_list: bool) -> str:
    """Join a text and its continuation: bullets on new lines, units parted by a semicolon."""
    if not text or not added:
        return text or added
    if starts_bullet(added, after=text.splitlines()[-1]):
        return f"{text}\n{added}"
    if is_list and not added[0].islower() and not is_connected(text):
        return f"{text}; {added}"
    return join_lines((text, added))
