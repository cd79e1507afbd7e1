"""`nhipcau report draft`: the consolidated report of a round as a Word file."""

import argparse
from pathlib import Path
from typing import Any

from nhipcau.cli.failure import refuse
from nhipcau.cli.framework import set_up


def add_to(subjects: Any) -> None:
    report = subjects.add_parser("report", help="báo cáo")
    actions = report.add_subparsers(required=True, metavar="THAO TÁC")
    draft = actions.add_parser("draft", help="lập báo cáo tổng hợp của một đợt")
    draft.add_argument(
        "--round", required=True, metavar="ĐỢT", help="số của đợt, hoặc tên như 2024-quy-2, 2024"
    )
    draft.add_argument("-o", "--output", required=True, type=Path, metavar="TỆP.docx")
    draft.add_argument("--by", default="", metavar="TÀI KHOẢN", help="người chịu trách nhiệm")
    draft.set_defaults(run=run_draft)


def run_draft(arguments: argparse.Namespace) -> int:
    if arguments.output.is_dir() or not arguments.output.parent.is_dir():
        return refuse(f"Không ghi được vào {arguments.output}. Chọn một tệp trong thư mục có sẵn.")
    set_up()
    from nhipcau.cli import report_drafting  # noqa: PLC0415  needs the framework set up

    return report_drafting.draft(arguments.round, arguments.output, username=arguments.by)
