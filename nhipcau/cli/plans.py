"""`nhipcau plan read` and `nhipcau plan load`."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nhipcau.cli.failure import refuse
from nhipcau.cli.framework import set_up
from nhipcau.documents.secrecy import STAMPED_FILE, bears_stamp
from nhipcau.plans.importing.read.intake import read_file
from nhipcau.plans.importing.read.paper import Paper, Table, Unreadable
from nhipcau.plans.importing.recognise.as_json import to_json
from nhipcau.plans.importing.recognise.draft import DraftPlan
from nhipcau.plans.importing.recognise.plan import recognise


def add_to(subjects: Any) -> None:
    plan = subjects.add_parser("plan", help="kế hoạch: đọc, đưa vào sổ")
    actions = plan.add_subparsers(required=True, metavar="THAO TÁC")

    read = actions.add_parser("read", help="đọc một kế hoạch và in ra những gì đọc được")
    read.add_argument("file", type=Path, metavar="TỆP")
    read.add_argument("--json", action="store_true", help="in dạng JSON")
    read.set_defaults(run=run_read)

    load = actions.add_parser("load", help="đưa một kế hoạch vào sổ")
    load.add_argument("file", type=Path, metavar="TỆP")
    load.add_argument(
        "--accept", action="store_true", help="đưa vào sổ ngay, không qua màn hình kiểm tra"
    )
    load.add_argument("--by", default="", metavar="TÀI KHOẢN", help="người chịu trách nhiệm")
    load.set_defaults(run=run_load)


def run_read(arguments: argparse.Namespace) -> int:
    """Needs no database."""
    try:
        paper = read_file(arguments.file)
        if bears_stamp("\n".join(_words_of(paper))):
            return refuse(STAMPED_FILE, code=1)
        draft = recognise(paper)
    except Unreadable as refusal:
        return refuse(str(refusal))
    if arguments.json:
        json.dump(to_json(draft), sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        print("\n".join(as_text(draft)))
    return 0


def _words_of(paper: Paper) -> Iterator[str]:
    """Paragraph by paragraph, cell by cell."""
    for block in paper.blocks:
        if isinstance(block, Table):
            yield from (cell for row in block.rows for cell in row.cells)
        else:
            yield block.text


def as_text(draft: DraftPlan) -> list[str]:
    """The draft for a person at a terminal: groups, rows, then what to look at."""
    document = draft.document
    total = sum(len(group.items) for group in draft.groups)
    lines = [
        document.title or "(không rõ tên kế hoạch)",
        f"{document.issuer} · {total} nhiệm vụ",
        "",
    ]
    for group in draft.groups:
        lines.append(f"{group.code}. {group.title}".lstrip(". "))
        for item in group.items:
            lines.append(f"  {item.number}. {' '.join(item.title.split())}")
            lines.append(
                f"     Chủ trì: {item.lead_text or '–'} | Phối hợp: {item.coordinating_text or '–'}"
                f" | Thời gian: {item.timeframe_text or '–'}"
            )
    doubts = [*draft.doubts, *(d for g in draft.groups for i in g.items for d in i.doubts)]
    if doubts:
        lines += ["", f"Cần xem lại ({len(doubts)}):", *(f"  - {d.sentence}" for d in doubts)]
    return lines


def run_load(arguments: argparse.Namespace) -> int:
    if not arguments.accept:
        return refuse(
            "Thêm --accept để đưa vào sổ ngay, hoặc dùng màn hình kiểm tra trên trang web."
        )
    set_up()
    from nhipcau.cli import plan_loading  # noqa: PLC0415  needs the framework set up

    return plan_loading.load(arguments.file, username=arguments.by)
