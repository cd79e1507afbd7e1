"""The report on a programme or on an act carried out: tasks across plans, results, their items.

Outline of a result report as practised by the provinces (confidence: from memory): what it is
about, how the tasks stand, what came out, assessment; annexes of all tasks and of all items.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from nhipcau.drafting.decree30.document import (
    Align,
    Annex,
    Block,
    Cell,
    Column,
    Figure,
    GroupRow,
    Heading,
    Inline,
    Items,
    OutgoingDocument,
    Para,
    Row,
    TableBlock,
)
from nhipcau.drafting.letterheads import TO_FILL, Letterhead
from nhipcau.outputs.models import Output
from nhipcau.plans.models import Task
from nhipcau.reports.served import Served, ServedPlan, ServedTask
from nhipcau.reports.tally import Rows
from nhipcau.vietnamese.dates import format_date
from nhipcau.vietnamese.numbers import format_number

MOST_ITEMS = 3000
"""Items printed in the annex; the rest is read on the pages that the numbers lead to."""

Cite = Callable[..., Inline]
"""From a name of the count, the value and what narrows the list of outputs to a marked number."""


@dataclass(frozen=True, slots=True)
class About:
    """What the report is about: `named` within a sentence, `facts` as (label, words).

    `mark` and `query` begin the marks of its numbers and narrow the list of outputs to it.
    """

    subject: str
    named: str
    facts: tuple[tuple[str, str], ...]
    mark: str
    query: tuple[str, str]


def served_report(
    about: About,
    served: Served,
    letterhead: Letterhead,
    *,
    legal_bases: tuple[str, ...],
    base_url: str,
    day: date,
) -> OutgoingDocument:
    """Number and day of issue stay blank for the registry clerk; `day` gives the year."""
    cite = _citing(about, served, base_url)
    return OutgoingDocument(
        superior_lines=letterhead.superior_lines,
        issuer_lines=letterhead.issuer_lines,
        issuer_name=letterhead.issuer_name,
        symbol=letterhead.symbol,
        place=letterhead.place,
        year=day.year,
        type_name="BÁO CÁO",
        subject=f"{about.subject}, {_span(served)}",
        addressees=letterhead.addressees,
        legal_bases=legal_bases,
        blocks=_blocks(about, served, letterhead.issuer_name, cite),
        signer_lines=letterhead.signer_lines,
        recipients=letterhead.recipients,
        annexes=(
            Annex("Tình hình thực hiện các nhiệm vụ", (_task_table(served, cite),), True),
            Annex("Kết quả làm căn cứ của số liệu", (_item_table(served),)),
        ),
    )


def _blocks(about: About, served: Served, issuer: str, cite: Cite) -> tuple[Block, ...]:
    return (
        Para(
            f"{issuer} báo cáo kết quả thực hiện {about.named} {_span(served)} "
            "(chi tiết tại các Phụ lục kèm theo) như sau:"
        ),
        *_general(about),
        *_tasks(served),
        *_results(served, cite),
        Heading(1, "IV.", "Đánh giá, kiến nghị"),
        Para(TO_FILL),
        Para(f"Trên đây là báo cáo của {issuer}."),
    )


def _citing(about: About, served: Served, base_url: str) -> Cite:
    days = f"{served.first:%Y%m%d}-{served.last:%Y%m%d}"

    def cite(name: str, value: int | Decimal, **narrowed: str) -> Inline:
        """A number marked "<subject>.<days>.<name>" that leads to the outputs behind it."""
        query = {
            about.query[0]: about.query[1],
            "state": Output.State.RECORDED.value,
            "first": format_date(served.first),
            "last": format_date(served.last),
        }
        href = f"{base_url}/lam-viec/ket-qua/?{urlencode(query | narrowed)}"
        return Figure(f"{about.mark}.{days}.{name}", format_number(Decimal(value)), href)

    return cite


def _general(about: About) -> list[Block]:
    facts = tuple(Para(f"{label}: {_sentence(words)}") for label, words in about.facts if words)
    blocks: list[Block] = [Heading(1, "I.", "Thông tin chung")]
    return [*blocks, Items(facts) if facts else Para(TO_FILL)]


def _tasks(served: Served) -> list[Block]:
    """How many tasks of which plans, and how they stand; Phụ lục I has them all."""
    stands = "; ".join(
        f"{format_number(served.statuses[status])} {str(label).lower()}"
        for status, label in Task.Status.choices
        if served.statuses.get(status)
    )
    blocks: list[Block] = [Heading(1, "II.", "Tình hình thực hiện nhiệm vụ")]
    if not served.plans:
        return [*blocks, Para("Chưa có nhiệm vụ nào.")]
    total = format_number(served.task_count)
    plans = tuple(
        Para(f"{_titled(one)}: {format_number(len(one.tasks))} nhiệm vụ.") for one in served.plans
    )
    return [*blocks, Para(f"Có {total} nhiệm vụ, gồm {stands}; trong đó:"), Items(plans)]


def _results(served: Served, cite: Cite) -> list[Block]:
    counted = served.tally
    blocks: list[Block] = [
        Heading(1, "III.", "Kết quả"),
        Para(
            "Đã ghi nhận ",
            cite("tong", counted.total),
            " kết quả. Mỗi kết quả chỉ tính một lần, dù phục vụ nhiều nhiệm vụ.",
        ),
    ]
    if not counted.by_kind:
        return blocks
    kinds = Items(tuple(_kinds(served, cite)))
    if len(served.by_year) == 1:
        return [*blocks, kinds]
    years = (_year(served, year, rows, cite) for year, rows in served.by_year.items())
    by_kind = Heading(2, "1.", "Theo loại kết quả")
    return [*blocks, by_kind, kinds, Heading(2, "2.", "Theo năm"), Items(tuple(years))]


def _kinds(served: Served, cite: Cite) -> Iterable[Para]:
    """ "Ấn phẩm: 3 kết quả (1.500 bản)."; a sum has its own mark and leads to its kind."""
    for kind, label in Output.Kind.choices:
        rows = served.tally.by_kind.get(kind)
        if not rows:
            continue
        runs: list[Inline] = [f"{label}: ", cite(kind, len(rows), kind=kind), " kết quả"]
        sums = [(m, v) for (k, m), (v, _) in served.tally.quantities.items() if k == kind]
        for place, (measure, value) in enumerate(sums, start=1):
            runs += ["; " if place > 1 else " (", cite(f"{kind}.{place}", value, kind=kind)]
            runs.append(f" {measure}")
        yield Para(*runs, ")." if sums else ".")


def _year(served: Served, year: int, rows: Rows, cite: Cite) -> Para:
    first = max(served.first, date(year, 1, 1))
    last = min(served.last, date(year, 12, 31))
    days = {"first": format_date(first), "last": format_date(last)}
    return Para(f"Năm {year}: ", cite(f"nam-{year}", len(rows), **days), " kết quả.")


def _task_table(served: Served, cite: Cite) -> TableBlock:
    columns = (
        Column("TT", 6, Align.CENTRE),
        Column("Nhiệm vụ", 42, Align.JUSTIFIED),
        Column("Đơn vị chủ trì", 18),
        Column("Thời gian", 12),
        Column("Số kết quả", 9, Align.CENTRE),
        Column("Tình trạng", 13),
    )
    rows: list[Row | GroupRow] = []
    for plan in served.plans:
        rows.append(GroupRow("", _titled(plan)))
        rows += [_task_row(one, cite) for one in plan.tasks]
    return TableBlock(columns, tuple(rows))


def _task_row(one: ServedTask, cite: Cite) -> Row:
    task = one.task
    number = cite(f"nv-{task.pk}", one.value, task=str(task.pk)) if one.value else "0"
    return Row(
        (
            task.code,
            task.title,
            "\n".join(one.leads),
            task.timing,
            Cell(number),
            str(task.get_status_display()),
        )
    )


def _item_table(served: Served) -> TableBlock:
    """Every counted item once, under its kind; kinds do not overlap."""
    columns = (
        Column("TT", 7, Align.CENTRE),
        Column("Ngày", 16, Align.CENTRE),
        Column("Kết quả", 47, Align.JUSTIFIED),
        Column("Nhiệm vụ", 16, Align.CENTRE),
        Column("Mã", 14, Align.CENTRE),
    )
    codes = {one.task.pk: one.task.code for plan in served.plans for one in plan.tasks}
    rows: list[Row | GroupRow] = []
    place = 0
    for kind, label in Output.Kind.choices:
        own = served.tally.by_kind.get(kind, ())
        if own:
            rows.append(GroupRow("", f"{label}: {format_number(len(own))}"))
        for row in own[: MOST_ITEMS - place]:
            place += 1
            tasks = ", ".join(codes[pk] for pk in row.tasks if pk in codes)
            on = format_date(row.on)
            rows.append(Row((format_number(place), on, row.title, tasks, f"KQ-{row.id}")))
    if served.tally.total > place:
        more = format_number(served.tally.total - place)
        rows.append(Row(("", "", f"… và {more} kết quả nữa, xem tại trang số liệu.", "", "")))
    return TableBlock(columns, tuple(rows or [Row(("", "", "Chưa có kết quả.", "", ""))]))


def _titled(one: ServedPlan) -> str:
    number = one.plan.document.number
    told = f" (số {number})" if number.partition("/")[0].strip() else ""
    return f"Kế hoạch {one.plan.title[:1].lower()}{one.plan.title[1:]}{told}"


def _span(served: Served) -> str:
    return f"từ ngày {format_date(served.first)} đến ngày {format_date(served.last)}"


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
