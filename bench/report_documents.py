"""Time of Word report forms: building a hundred, and reading one back against bare python-docx.

Run: python bench/report_documents.py
Prints one JSON line, in seconds of processor time: building `forms` forms of a unit (`tasks_each`
tasks), reading a filled form of `tasks` tasks by ours and by the yardstick, which only opens it and
takes the text of each cell; their ratio (to stay below 2), growth of ours from a tenth of the tasks
(10 is linear), peak memory.
"""

import io
import json
import os
import random
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import django
import docx

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from nhipcau.exchange.form import FormItem, ReportForm
from nhipcau.exchange.word_reading import read_document
from nhipcau.exchange.word_writing import form_document
from nhipcau.plans.models import Task
from nhipcau.reports.snapshots import GENERAL

FORMS, TASKS_EACH, TASKS = 100, 7, 53
STATUSES = {str(value): str(label) for value, label in Task.Status.choices}
WORDS = (
    *("đã", "tổ chức", "lớp", "tập huấn", "tuyên truyền", "quảng bá", "hình ảnh", "đoàn"),
    *("phóng viên", "nước ngoài", "trên", "báo chí", "và", "của tỉnh", "trong quý"),
)


def form(tasks: int) -> ReportForm:
    chance = random.Random(tasks)

    def text(lines: int) -> str:
        return "\n".join(" ".join(chance.choices(WORDS, k=20)) for _ in range(lines))

    items = tuple(
        FormItem(
            item=number,
            code=f"I.{number}",
            title=text(1),
            role="Chủ trì",
            timing="Cả năm",
            generated=text(3),
            output_count=3,
            is_required=True,
            words=text(4),
            status=chance.choice(list(STATUSES)),
        )
        for number in range(1, tasks + 1)
    )
    general = {name: text(3) for name in GENERAL}
    return ReportForm("Báo cáo quý", "Sở A", "", "", items, general, {}, STATUSES, "abc:def:ghi")


def bare(content: bytes) -> None:
    for table in docx.Document(io.BytesIO(content)).tables:
        for row in table.rows:
            for cell in row.cells:
                _ = cell.text


def seconds(call: Callable[[], object], times: int) -> float:
    """The best of `times`."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        call()
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    unit, small, large = form(TASKS_EACH), form(TASKS // 10), form(TASKS)
    building = seconds(lambda: [form_document(unit) for _ in range(FORMS)], 1)
    few, many = form_document(small), form_document(large)
    then = seconds(lambda: read_document(many, statuses=STATUSES), 5)
    first = seconds(lambda: read_document(few, statuses=STATUSES), 5)
    yardstick = seconds(lambda: bare(many), 5)
    figures = {
        "bench": "report_documents.docx",
        "forms": FORMS,
        "tasks_each": TASKS_EACH,
        "building_s": round(building, 2),
        "tasks": TASKS,
        "bytes": len(many),
        "reading_s": round(then, 3),
        "yardstick_s": round(yardstick, 3),
        "ratio": round(then / yardstick, 2),
        "growth": round(then / first, 1),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
