"""The first draft of a task's result, made of the outputs alone: what, when, how much."""

from collections import defaultdict
from collections.abc import Sequence

from nhipcau.outputs.languages import language_name
from nhipcau.outputs.models import Output
from nhipcau.reports.tally import OutputRow
from nhipcau.vietnamese.dates import format_date
from nhipcau.vietnamese.numbers import format_number

NOTHING_YET = "Chưa phát sinh."


def listing(rows: Sequence[OutputRow]) -> str:
    """One heading a kind with its count, one line an output; NOTHING_YET where there is none."""
    if not rows:
        return NOTHING_YET
    by_kind: defaultdict[str, list[OutputRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.on, row.id)):
        by_kind[row.kind].append(row)
    lines = []
    for kind, label in Output.Kind.choices:
        if members := by_kind.get(kind):
            lines.append(f"{label}: {format_number(len(members))}")
            lines += [f"- {described(row)}" for row in members]
    return "\n".join(lines)


def described(row: OutputRow) -> str:
    """ "Sổ tay du lịch (05/03/2024; 1.500 bản; Tiếng Việt, Tiếng Anh)"."""
    facts = [format_date(row.on)]
    if row.quantity is not None:
        facts.append(f"{format_number(row.quantity)} {row.quantity_unit}")
    if row.languages and row.languages != ("vi",):
        facts.append(", ".join(language_name(code) for code in row.languages))
    if row.is_addition:
        facts.append("bổ sung kỳ trước")
    return f"{row.title} ({'; '.join(facts)})"
