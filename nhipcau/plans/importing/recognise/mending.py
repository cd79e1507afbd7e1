"""Letters of old fonts mended over a whole draft; each mended field is told."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from nhipcau.plans.importing.read.paper import Block, Line, Paper, Paragraph, Table
from nhipcau.plans.importing.recognise.draft import (
    Doubt,
    DraftDocument,
    DraftGroup,
    DraftTask,
    Passage,
    ReportDeadline,
)
from nhipcau.vietnamese.legacy import Repaired, from_tcvn3, from_vni, looks_legacy, repair

_TASK_FIELDS = (
    *("title", "lead_text", "coordinating_text", "timeframe_text"),
    *("product_text", "budget_text", "note_text", "basis_text"),
)
_DOCUMENT_FIELDS = {
    "issuer": "document.issuer",
    "type": "document.type",
    "number": "document.number",
    "place": "document.place",
    "date_text": "document.date",
    "title": "document.title",
    "preamble": "preamble",
    "focus_note": "focus_note",
    "closing": "closing",
    "signer_name": "document.signer",
    "annex_label": "annex.label",
    "annex_title": "annex.title",
    "annex_attached_to": "annex.attached_to",
}
_LISTS = {
    "issuer_lines": "document.issuer",
    "recipients": "recipients",
    "signer_title_lines": "document.signer",
    "annex_columns": "annex.header",
    "objectives": "objectives",
    "requirements": "requirements",
}
_NAMES = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}


def decoded(paper: Paper) -> tuple[Paper, tuple[Doubt, ...]]:
    """The paper in Unicode; a paper typed in TCVN3 or VNI fonts is decoded as a whole."""
    kind = looks_legacy("\n".join(_texts(paper.blocks)))
    if not kind:
        return paper, ()
    blocks = tuple(_decode_block(block, kind) for block in paper.blocks)
    sentence = (
        f"Văn bản gõ bằng phông chữ {_NAMES[kind]} đã được chuyển sang Unicode; hãy đối chiếu."
    )
    return replace(paper, blocks=blocks), (Doubt("document", "legacy_encoding", kind, sentence),)


def _texts(blocks: Sequence[Block]) -> Iterable[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield from (cell for row in block.rows for cell in row.cells)
        else:
            yield block.text


def _decode_block(block: Block, kind: str) -> Block:
    if isinstance(block, Table):
        rows = tuple(
            replace(row, cells=tuple(_decode(cell, kind) for cell in row.cells))
            for row in block.rows
        )
        return replace(block, rows=rows)
    if isinstance(block, Line):
        return replace(block, text=_decode(block.text, kind))
    return Paragraph(_decode(block.text, kind), block.place, block.is_bold, block.is_centred)


def _decode(text: str, kind: str) -> str:
    if any(sign > "\u00ff" and sign.isalpha() for sign in text):
        return text
    return from_tcvn3(text) if kind == "tcvn3" else from_vni(text)


def mended_groups(
    groups: Sequence[DraftGroup],
) -> tuple[tuple[DraftGroup, ...], tuple[Doubt, ...]]:
    """Groups with their letters mended; `title_source` keeps a heading as it was printed."""
    doubts: list[Doubt] = []
    mended: list[DraftGroup] = []
    for group in groups:
        at = f"groups.{group.code}" if group.code else "groups"
        title = repair(group.title)
        doubts += told(title, f"{at}.title")
        source = group.title_source or group.title
        items = tuple(_mended_task(task, f"{at}.{task.number}", doubts) for task in group.items)
        mended.append(replace(group, title=title.text, title_source=source, items=items))
    return tuple(mended), tuple(doubts)


def _mended_task(task: DraftTask, where: str, doubts: list[Doubt]) -> DraftTask:
    fields: dict[str, str] = {}
    for name in _TASK_FIELDS:
        mended = repair(getattr(task, name))
        fields[name] = mended.text
        doubts += told(mended, f"{where}.{name.removesuffix('_text')}")
    extra = tuple((repair(head).text, repair(text).text) for head, text in task.extra)
    return replace(task, **fields, extra=extra)  # type: ignore[arg-type]  # every value is a string


def mended_document(document: DraftDocument) -> tuple[DraftDocument, tuple[Doubt, ...]]:
    """The document with its letters mended, and which fields they stood in."""
    doubts: dict[tuple[str, str], Doubt] = {}
    fields: dict[str, object] = {}

    def mend(text: str, where: str) -> str:
        mended = repair(text)
        for doubt in told(mended, where):
            doubts.setdefault((where, doubt.text), doubt)
        return mended.text

    for name, where in _DOCUMENT_FIELDS.items():
        fields[name] = mend(getattr(document, name), where)
    for name, where in _LISTS.items():
        fields[name] = tuple(mend(text, where) for text in getattr(document, name))
    for name in ("focus_tasks", "funding", "organisation"):
        passages: tuple[Passage, ...] = getattr(document, name)
        fields[name] = tuple(
            replace(each, text=mend(each.text, f"{name}.{each.number}")) for each in passages
        )
    fields["report_deadlines"] = tuple(map(_mended_deadline, document.report_deadlines))
    return replace(document, **fields), tuple(doubts.values())  # type: ignore[arg-type]  # built by name


def _mended_deadline(deadline: ReportDeadline) -> ReportDeadline:
    return replace(
        deadline,
        text=repair(deadline.text).text,
        who=repair(deadline.who).text,
        to=repair(deadline.to).text,
    )


def told(mended: Repaired, where: str) -> list[Doubt]:
    """One doubt for all letters mended in a field."""
    letters = [change for change in mended.changes if change.kind == "letter"]
    if not letters:
        return []
    return [
        Doubt(
            where,
            "legacy_font_letter",
            "; ".join(change.before for change in letters),
            "Chữ của phông cũ đã được sửa về Unicode; hãy đối chiếu với bản gốc.",
            "; ".join(change.after for change in letters),
        )
    ]
