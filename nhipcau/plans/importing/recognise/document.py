"""Everything of a plan beside its table: letterhead, text, deadlines, recipients, annex head."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nhipcau.plans.importing.read.paper import Paper, Table
from nhipcau.plans.importing.recognise.deadlines import report_deadlines
from nhipcau.plans.importing.recognise.draft import DraftDocument
from nhipcau.plans.importing.recognise.letterhead import Letterhead, read_letterhead
from nhipcau.plans.importing.recognise.sections import Sections, passages, sort_sections
from nhipcau.plans.importing.recognise.signature import read_signature, signature_starts
from nhipcau.plans.importing.recognise.spoken import Said, is_layout, join_text, paragraphs, spoken
from nhipcau.vietnamese.text import fold

_YEAR = re.compile(r"năm\s+(20\d{2})(?!\d)", re.IGNORECASE)
_ANY_YEAR = re.compile(r"(?<![\d/-])(20\d{2})(?![\d/])")
_BASIS = re.compile(r"(?:Căn cứ|Xét|Theo đề nghị|Thực hiện)\s")
_LABEL = re.compile(
    r"(?P<label>(?:PHỤ LỤC|Phụ lục|BIỂU|Biểu)(?:\s+(?:số\s+)?(?:\d{1,2}|[IVX]{1,4}))?)"
    r"(?:\s*[:.]\s*|\s+|$)"
)


@dataclass(frozen=True, slots=True)
class AnnexHead:
    """Label, title and attachment of the annex as printed above its table."""

    label: str = ""
    title: str = ""
    attached_to: str = ""


def recognise_document(
    paper: Paper, annex_start: int | None = None, columns: Sequence[str] = ()
) -> DraftDocument:
    """Read the plan's text. `annex_start` is the position in `paper.blocks` where the annex begins.

    `columns` are the headings of the annex's table. What is not found stays empty.
    """
    stop = len(paper.blocks) if annex_start is None else annex_start
    said = spoken(paper.blocks)
    main = tuple(item for item in said if item.at < stop)
    annex = tuple(item for item in said if item.at >= stop)
    head = read_letterhead(main)
    signed = head.ends + signature_starts(main[head.ends :])
    sections = sort_sections(paragraphs(main[head.ends : signed]))
    signature = read_signature(_signing(main, annex, signed))
    annex_head = _annex_head(paper, annex) if annex_start is not None else AnnexHead()
    document = replace(
        _of_head(head, _plan_year(head.title, annex_head.title, head.year)),
        preamble="\n".join(sections.preamble or _bases(main[: head.ends])),
        recipients=signature.recipients,
        signer_title_lines=signature.title_lines,
        signer_name=signature.name,
        annex_label=annex_head.label,
        annex_title=annex_head.title,
        annex_attached_to=annex_head.attached_to,
        annex_columns=tuple(columns),
    )
    return _with_sections(document, sections)


def _of_head(head: Letterhead, year: int | None) -> DraftDocument:
    return DraftDocument(
        issuer=head.issuer,
        issuer_lines=head.issuer_lines,
        type=head.type,
        number=head.number,
        number_blank=head.number_blank,
        place=head.place,
        date_text=head.date_text,
        day=head.day,
        month=head.month,
        year_of_issue=head.year,
        title=head.title,
        year=year,
    )


def _with_sections(document: DraftDocument, sections: Sections) -> DraftDocument:
    organisation = passages(sections.organisation)
    return replace(
        document,
        objectives=tuple(sections.objectives),
        requirements=tuple(sections.requirements),
        focus_tasks=passages(sections.focus),
        focus_note=sections.focus_note,
        funding=passages(sections.funding),
        organisation=organisation,
        report_deadlines=report_deadlines(organisation, "organisation", document.year),
        closing="\n".join(sections.closing),
    )


def _bases(said: Sequence[Said]) -> list[str]:
    """The legal bases of the decision that issues a plan: they stand above the plan."""
    return [item.text for item in paragraphs(said) if _BASIS.match(item.text)]


def _signing(main: Sequence[Said], annex: Sequence[Said], signed: int) -> Sequence[Said]:
    """The lines of the signature: under the text, or in the decision above it, or at the end."""
    if signed < len(main):
        return main[signed:]
    behind = annex[signature_starts(annex) :]
    return behind or main[signature_starts(main) :]


def _plan_year(title: str, annex_title: str, issued: int | None) -> int | None:
    for text in (title, annex_title):
        found = _YEAR.findall(text) or _ANY_YEAR.findall(text)
        if found:
            return int(found[-1])
    return issued


def _annex_head(paper: Paper, annex: Sequence[Said]) -> AnnexHead:
    """The lines above the annex's table: label, title in several lines, note in brackets."""
    table = next(
        (
            at
            for at, block in enumerate(paper.blocks)
            if at >= _first(annex) and isinstance(block, Table) and not is_layout(block)
        ),
        len(paper.blocks),
    )
    label = title = attached = ""
    for item in annex:
        text = item.text.strip()
        if item.at >= table or re.match(r"(?:tt|stt|so tt)\b", fold(text)) or len(text) > 400:
            break
        found = _LABEL.match(text) if not label else None
        if found:
            label, text = found["label"], text[found.end() :]
        if attached and attached.count("(") > attached.count(")"):
            attached = join_text(attached, text)
        elif text.startswith("("):
            attached = text
        elif attached:
            break
        else:
            title = join_text(title, text)
    return AnnexHead(label, title.strip(), attached.strip().strip("()").strip())


def _first(annex: Sequence[Said]) -> int:
    return annex[0].at if annex else 0
