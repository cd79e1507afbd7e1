"""The consolidated report of a round as an outgoing document; each counted number bears its id.

Outline of a result report: I steering, II results, III assessment, IV next, V proposals
(practice of the provinces; confidence: from memory), with annexes of all tasks, of who reported,
and of the items behind the numbers.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from nhipcau.drafting.budget_annex import KEY as OF_BUDGET
from nhipcau.drafting.budget_annex import budget_mark
from nhipcau.drafting.consolidated_annexes import SOURCES, annexes
from nhipcau.drafting.decree30.document import (
    Block,
    Bold,
    Figure,
    Heading,
    Inline,
    Items,
    OutgoingDocument,
    Para,
)
from nhipcau.drafting.letterheads import Letterhead
from nhipcau.vietnamese.dates import format_date
from nhipcau.vietnamese.numbers import format_number

Content = Mapping[str, Any]
Cite = Callable[[str | None, Any], Inline]
"""From a figure's key and the value printed to the marked number; without a key, plain text."""

NAMED_ITEMS = 3
TITLE_LENGTH = 100  # characters
_PAUSE = re.compile(r"[;:.\n]")
NOTHING_SAID = "Chưa có nội dung trong các báo cáo đã nhận."


def report_document(
    content: Content,
    items: Sequence[Content],
    letterhead: Letterhead,
    *,
    cite: Cite,
    day: date,
    for_public: bool = False,
) -> OutgoingDocument:
    """`content` and `items` (of the grand total) are what `reports.consolidation` froze.

    Number and day of issue stay blank for the registry clerk; `day` gives the year. What is
    `for_public` prints no money.
    """
    about = content["round"]
    return OutgoingDocument(
        superior_lines=letterhead.superior_lines,
        issuer_lines=letterhead.issuer_lines,
        issuer_name=letterhead.issuer_name,
        symbol=letterhead.symbol,
        place=letterhead.place,
        year=day.year,
        type_name="BÁO CÁO",
        subject=f"Kết quả thực hiện {_lower_first(about['plan'])}, {_lower_first(about['title'])}",
        addressees=letterhead.addressees,
        blocks=(
            _opening(about, letterhead),
            *_steering(content),
            *_results(content, cite),
            *_assessment(content),
            *_said("IV.", "Phương hướng, nhiệm vụ thời gian tới", content, "next_steps"),
            *_said("V.", "Kiến nghị, đề xuất", content, "proposals"),
            Para(f"Trên đây là báo cáo của {letterhead.issuer_name}."),
        ),
        signer_lines=letterhead.signer_lines,
        recipients=letterhead.recipients,
        annexes=annexes(content, items, cite=cite, for_public=for_public),
    )


def _opening(about: Content, letterhead: Letterhead) -> Para:
    number = f" số {about['plan_number']}" if not _is_blank(about["plan_number"]) else ""
    window = f"số liệu từ ngày {_day(about['window_start'])} đến ngày {_day(about['window_end'])}"
    return Para(
        f"Thực hiện Kế hoạch{number} {_lower_first(about['plan'])}, {letterhead.issuer_name} "
        f"báo cáo kết quả {_lower_first(about['title'])} ({window}; chi tiết tại các Phụ lục "
        "kèm theo) như sau:"
    )


def _steering(content: Content) -> list[Block]:
    units = content["units"]
    asked = [*units["reported"], *units["missing"]]
    sent = f"Trong {format_number(len(asked))} đơn vị phải báo cáo, "
    late = f", trong đó {_count(units['late'])} đơn vị nộp chậm" if units["late"] else ""
    missing = f"; {_count(units['missing'])} đơn vị chưa nộp" if units["missing"] else ""
    waived = units.get("waived")
    let_off = f" {_count(waived)} đơn vị được miễn báo cáo." if waived else ""
    return [
        Heading(1, "I.", "Công tác chỉ đạo, điều hành và chế độ báo cáo"),
        *_texts(content["general"]["steering"]),
        Para(f"{sent}{_count(units['reported'])} đơn vị đã nộp báo cáo{late}{missing}.{let_off}"),
    ]


def _results(content: Content, cite: Cite) -> list[Block]:
    blocks: list[Block] = [Heading(1, "II.", "Kết quả thực hiện"), _summary(content, cite)]
    if kinds := [k for k in content["kinds"] if k["value"]]:
        blocks.append(Items(tuple(_kind(kind, content, cite) for kind in kinds)))
    for place, group in enumerate(content["groups"], start=1):
        blocks.append(Heading(2, f"{place}.", group["title"] or "Các nhiệm vụ"))
        blocks += _group(group, cite)
    return blocks


def _summary(content: Content, cite: Cite) -> Para:
    total, last = content["total"], content["last"]
    runs: list[Inline] = ["Các đơn vị đã ghi nhận ", cite(total["figure"], total["value"])]
    runs.append(" kết quả")
    if last:
        before = cite(last["figure"], last["total"])
        runs += [f" ({_lower_first(last['title'])}: ", before, " kết quả)"]
    once = "Mỗi kết quả chỉ tính một lần, dù nhiều đơn vị cùng làm hoặc phục vụ nhiều nhiệm vụ."
    return Para(*runs, f". {once}")


def _kind(kind: Content, content: Content, cite: Cite) -> Para:
    """ "Tin, bài: 13 kết quả (436 tin, bài; 6 kỳ), kỳ trước 17." with each number marked."""
    runs: list[Inline] = [f"{kind['label']}: ", cite(kind["figure"], kind["value"]), " kết quả"]
    amounts = [q for q in content["quantities"] if q["kind"] == kind["kind"]]
    for place, amount in enumerate(amounts):
        runs += ["; " if place else " (", cite(amount["figure"], amount["value"])]
        runs.append(f" {amount['measure']}")
    if amounts:
        runs.append(")")
    if kind["last"] is not None:
        runs += [", kỳ trước ", cite(kind["last_figure"], kind["last"])]
    return Para(*runs, ".")


def _group(group: Content, cite: Cite) -> list[Block]:
    spoken = [task for task in group["tasks"] if task["words"] or task["value"]]
    blocks: list[Block] = [
        Para("Ghi nhận ", cite(group["figure"], group["value"]), " kết quả.")
        if group["value"]
        else Para("Chưa phát sinh kết quả trong kỳ.")
    ]
    if spoken:
        blocks.append(Items(tuple(_task(task, cite) for task in spoken)))
    outside = [task["code"] for task in group["tasks"] if task.get("outside")]
    if outside:
        blocks.append(Para(f"Nhiệm vụ có nội dung xử lý ngoài hệ thống: {', '.join(outside)}."))
    quiet = [
        task["code"]
        for task in group["tasks"]
        if task not in spoken and task["code"] not in outside
    ]
    if quiet:
        blocks.append(Para(f"Nhiệm vụ chưa có kết quả trong kỳ: {', '.join(quiet)}."))
    return blocks


def _task(task: Content, cite: Cite) -> Para:
    """The units' own words first, then what was counted, named while it is few."""
    runs: list[Inline] = [Bold(f"{_short(task['title'])} ({task['code']})"), ": "]
    for said in task["words"]:
        runs.append(f"{_sentence(said['text'])} ({said['unit']}) ")
    for place, kind in enumerate(task["kinds"]):
        runs += ["; " if place else "", cite(kind["figure"], kind["value"])]
        runs.append(f" {_lower_first(kind['label'])}: {_listed(kind['lines'])}")
    return Para(*runs, "." if task["kinds"] else "")


def _listed(lines: Sequence[str]) -> str:
    """The first few, then where all stand; no number, for nothing of ours would be behind it."""
    named = "; ".join(lines[:NAMED_ITEMS])
    return f"{named} và các kết quả khác nêu tại {SOURCES}" if lines[NAMED_ITEMS:] else named


def _short(title: str) -> str:
    """The opening of a task, up to its first pause; a long one is cut at a word."""
    opening = _PAUSE.split(" ".join(title.split()), maxsplit=1)[0].rstrip(" ,.")
    if len(opening) <= TITLE_LENGTH:
        return opening
    return f"{opening[:TITLE_LENGTH].rsplit(' ', 1)[0].rstrip(' ,')}…"


def _assessment(content: Content) -> list[Block]:
    general = content["general"]
    return [
        Heading(1, "III.", "Đánh giá chung"),
        Heading(2, "1.", "Ưu điểm"),
        *_texts(general["strengths"]),
        Heading(2, "2.", "Tồn tại, hạn chế và nguyên nhân"),
        *_texts(general["weaknesses"]),
    ]


def _said(number: str, title: str, content: Content, field: str) -> list[Block]:
    return [Heading(1, number, title), *_texts(content["general"][field])]


def _texts(texts: Iterable[Content]) -> list[Block]:
    """What units wrote, each under its name; a sentence where nobody wrote anything."""
    paragraphs = tuple(Para(Bold(f"{one['unit']}: "), _sentence(one["text"])) for one in texts)
    return [Items(paragraphs)] if paragraphs else [Para(NOTHING_SAID)]


def citing(figures: Mapping[str, Any], *, consolidation: int, base_url: str) -> Cite:
    """Marks of one consolidation, "so-lieu.<consolidation>.<figure>", and their pages.

    Sums of money are no counts of outputs: "kinh-phi.<consolidation>.<line>.<stage>" leads to the
    budget.
    """

    def cite(key: str | None, value: Any) -> Inline:
        text = format_number(Decimal(value))
        if key and key.startswith(OF_BUDGET):
            return budget_mark(key, text, consolidation=consolidation, base_url=base_url)
        if key is None or key not in figures:
            return text
        number = figures[key]["id"]
        href = f"{base_url}/lam-viec/so-lieu/{number}/"
        return Figure(f"so-lieu.{consolidation}.{number}", text, href)

    return cite


def _is_blank(number: str) -> bool:
    return not number.partition("/")[0].strip()


def _count(rows: list[Any]) -> str:
    return format_number(len(rows))


def _day(text: str) -> str:
    return format_date(date.fromisoformat(text))


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
