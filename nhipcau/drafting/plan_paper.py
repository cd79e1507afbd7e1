"""A plan as understood from paper, printed again as an outgoing document with its annex."""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from nhipcau.drafting.decree30.annex import mentions_annex
from nhipcau.drafting.decree30.document import (
    Annex,
    Block,
    Column,
    GroupRow,
    Heading,
    OutgoingDocument,
    Para,
    Row,
    TableBlock,
    plain_text,
)
from nhipcau.drafting.plan_table import PlanTable, plan_table
from nhipcau.plans.importing.recognise.draft import DraftDocument, DraftPlan, Passage
from nhipcau.vietnamese.numbers import to_roman
from nhipcau.vietnamese.text import fold

_SEE_ANNEX = "(Nội dung chi tiết tại Phụ lục kèm theo)."
_TYPE = "KẾ HOẠCH"
_ANNEX_TITLE = "Danh mục nhiệm vụ"


def plan_document(draft: DraftPlan) -> OutgoingDocument:
    """The whole plan: letterhead, text, signer, recipients, and its table on landscape sheets.

    Words are printed as read; the form (label of the annex, "(Kèm theo …)", zeros, the order of
    Nơi nhận) is that of Decree 30/2020 even where the paper had another. A number or a day that
    was blank stays blank.
    """
    paper = draft.document
    table = plan_table(draft)
    number, _, symbol = paper.number.partition("/")
    superior, issuer = issuer_parts(paper)
    bases, opening = preamble_parts(paper.preamble)
    return OutgoingDocument(
        superior_lines=superior,
        issuer_lines=issuer,
        issuer_name=paper.issuer,
        number=number.strip(),
        symbol=symbol.strip(),
        place=paper.place,
        day=paper.day,
        month=paper.month,
        year=paper.year_of_issue,
        type_name=paper.type or _TYPE,
        subject=paper.title,
        legal_bases=bases,
        blocks=_text(paper, opening, has_annex=bool(table.rows)),
        signer_lines=paper.signer_title_lines,
        signer_name=paper.signer_name,
        recipients=paper.recipients,
        annexes=(_annex(paper, table),) if table.rows else (),
    )


def issuer_parts(paper: DraftDocument) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines of the superior body and those of the issuer, told apart by the issuer's name."""
    lines = paper.issuer_lines or ((paper.issuer,) if paper.issuer else ())
    for start in range(len(lines)):
        if fold(" ".join(lines[start:])) == fold(paper.issuer):
            return lines[:start], lines[start:]
    return (), lines


def preamble_parts(preamble: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The leading căn cứ, one per line, and the paragraphs after them."""
    lines = _lines(preamble)
    bases = tuple(takewhile(_is_basis, lines))
    return bases, lines[len(bases) :]


def _is_basis(line: str) -> bool:
    return fold(line).startswith("can cu") and not line.endswith(":")


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def _text(paper: DraftDocument, opening: Sequence[str], *, has_annex: bool) -> tuple[Block, ...]:
    sections = [
        section
        for section in (_aims(paper), _focus(paper), _funding(paper), _organisation(paper))
        if section
    ]
    blocks: list[Block] = [Para(line) for line in opening]
    for place, (title, *content) in enumerate(sections, start=1):
        blocks += [Heading(1, f"{to_roman(place)}.", str(title)), *_blocks(content)]
    if has_annex and not _mentions_annex(blocks):
        blocks.append(Para(_SEE_ANNEX))
    return (*blocks, *(Para(line) for line in _lines(paper.closing)))


def _blocks(content: Iterable[Block | str]) -> list[Block]:
    return [Para(part) if isinstance(part, str) else part for part in content]


def _mentions_annex(blocks: Iterable[Block]) -> bool:
    return any(mentions_annex(plain_text(b.runs)) for b in blocks if isinstance(b, Para))


def _aims(paper: DraftDocument) -> list[Block | str]:
    """Objectives and requirements; with both, each under its own heading."""
    objectives = [line for text in paper.objectives for line in _lines(text)]
    requirements = [line for text in paper.requirements for line in _lines(text)]
    if objectives and requirements:
        first, second = Heading(2, "1.", "Mục tiêu"), Heading(2, "2.", "Yêu cầu")
        return ["Mục tiêu, yêu cầu", first, *objectives, second, *requirements]
    if objectives:
        return ["Mục tiêu", *objectives]
    return ["Yêu cầu", *requirements] if requirements else []


def _focus(paper: DraftDocument) -> list[Block | str]:
    content = [*_passages(paper.focus_tasks), *_lines(paper.focus_note)]
    return ["Nhiệm vụ trọng tâm", *content] if content else []


def _funding(paper: DraftDocument) -> list[Block | str]:
    return ["Kinh phí thực hiện", *_passages(paper.funding)] if paper.funding else []


def _organisation(paper: DraftDocument) -> list[Block | str]:
    return ["Tổ chức thực hiện", *_passages(paper.organisation)] if paper.organisation else []


def _passages(passages: Iterable[Passage]) -> list[str]:
    return [
        line
        for passage in passages
        for line in _lines(f"{passage.number}. {passage.text}" if passage.number else passage.text)
    ]


def _annex(paper: DraftDocument, table: PlanTable) -> Annex:
    columns = tuple(Column(c.heading, c.share, c.align) for c in table.columns)
    rows = tuple(
        GroupRow(row.number, row.title) if isinstance(row, GroupRow) else Row(row)
        for row in table.rows
    )
    title = paper.annex_title or _ANNEX_TITLE
    return Annex(title, (TableBlock(columns, rows),), is_landscape=True)
