"""How rules look at a paragraph: size, weight, place; and how they say what is wrong."""

from collections.abc import Callable, Iterable, Sequence

from nhipcau.drafting.decree30.checking.model import Paragraph
from nhipcau.drafting.decree30.checking.report import Fault
from nhipcau.drafting.decree30.metrics import text_width_pt

WHOLE_FILE = "word/document.xml"

Claim = Callable[[Paragraph], bool]


def broken(paragraphs: Iterable[Paragraph], claims: Sequence[tuple[Claim, str]]) -> list[Fault]:
    """One fault for each paragraph that breaks a claim, with the first broken one's sentence."""
    faults = []
    for paragraph in paragraphs:
        said = next((sentence for claim, sentence in claims if not claim(paragraph)), None)
        if said is not None:
            faults.append(Fault(paragraph.where, said))
    return faults


def sized(low: float, high: float) -> Claim:
    """All letters are from `low` to `high` points, both included; raised ones are let be."""

    def claim(paragraph: Paragraph) -> bool:
        runs = (run for run in paragraph.inked if not run.is_raised)
        return all(low <= run.size_pt <= high for run in runs)

    return claim


def is_bold(paragraph: Paragraph) -> bool:
    return paragraph.is_bold


def is_not_bold(paragraph: Paragraph) -> bool:
    return not any(run.is_bold for run in paragraph.inked)


def is_italic(paragraph: Paragraph) -> bool:
    return paragraph.is_italic


def is_upright(paragraph: Paragraph) -> bool:
    return paragraph.is_upright


def is_centred(paragraph: Paragraph) -> bool:
    return paragraph.align == "center"


def is_in_capitals(paragraph: Paragraph) -> bool:
    return paragraph.text == paragraph.text.upper()


def is_in_small_letters(paragraph: Paragraph) -> bool:
    """As a sentence is written: not every letter a capital."""
    return not paragraph.words or paragraph.text != paragraph.text.upper()


def line_width(paragraph: Paragraph) -> float:
    """The width in twips of its longest printed line, as far as it can be told without Word."""
    run = paragraph.inked[0] if paragraph.inked else None
    if run is None:
        return 0.0
    lines = paragraph.text.split("\n")
    widths = (text_width_pt(t.strip(), size_pt=run.size_pt, is_bold=run.is_bold) for t in lines)
    return min(max(widths) * 20, paragraph.room)


def drawn_line(
    under: Sequence[Paragraph], holders: Iterable[Paragraph], *, low: float, high: float, what: str
) -> list[Fault]:
    """The line under `under` is `low` to `high` times as long as the text; 12 % may be off."""
    lines = [width for holder in holders for width in holder.lines]
    length = max((line_width(paragraph) for paragraph in under), default=0.0)
    where = under[-1].where
    if not lines:
        return [Fault(where, f"Thiếu đường kẻ ngang, nét liền dưới {what}.")]
    if any(low * length * 0.88 <= width <= high * length * 1.12 for width in lines):
        return []
    wanted = "bằng độ dài" if low == high else "từ 1/3 đến 1/2 độ dài"
    return [Fault(where, f"Đường kẻ dưới {what} phải dài {wanted} dòng chữ.")]
