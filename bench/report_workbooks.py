"""A unit's report as a workbook: reading it back against bare openpyxl, building many of them.

Run: python bench/report_workbooks.py
Prints one JSON line a measurement, in seconds of processor time: a form of `tasks` tasks read by
ours and opened by openpyxl in the same process, their ratio (to stay below 2), growth when it is
ten times as long (10 is linear), peak memory; then `workbooks` pre-filled workbooks built, and the
growth of that from a tenth of them.
"""

import io
import json
import multiprocessing
import os
import random
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings_test")

import django
import openpyxl

django.setup()

from nhipcau.exchange.excel_reading import read_workbook
from nhipcau.exchange.excel_writing import form_workbook
from nhipcau.exchange.filling import labels
from nhipcau.exchange.form import FormItem, ReportForm
from nhipcau.plans.models import Task
from nhipcau.reports.snapshots import GENERAL

TASKS, WORKBOOKS = 530, 300
USUAL_TASKS = 53
WORDS = (
    *("tuyên truyền", "quảng bá", "hình ảnh", "đất nước", "con người", "tiềm năng", "thế mạnh"),
    *("của", "địa phương", "trên", "phương tiện", "thông tin", "đại chúng", "trong nước", "và"),
    *("quốc tế", "góp phần", "thu hút", "đầu tư", "phát triển", "kinh tế - xã hội"),
)
STATUSES = {str(value): str(label) for value, label in Task.Status.choices}


def form(tasks: int) -> ReportForm:
    """A form filled in by a diligent unit."""
    chance = random.Random(tasks)

    def text(shortest: int, longest: int) -> str:
        return " ".join(chance.choices(WORDS, k=chance.randrange(shortest, longest)))

    items = tuple(
        FormItem(
            item=number, code=f"III.{number}", title=text(8, 30), role="Chủ trì", timing="Cả năm",
            generated=f"Bài báo: 2\n- {text(5, 12)}\n- {text(5, 12)}", output_count=2,
            is_required=True, words=text(20, 80), status=chance.choice(list(STATUSES)),
        )
        for number in range(1, tasks + 1)
    )  # fmt: skip
    return ReportForm(
        title="Báo cáo quý", unit_name="Sở Ngoại vụ", due_words="Hạn nộp: 14/06/2024",
        guidance=text(20, 40), items=items, general={name: text(20, 60) for name in GENERAL},
        labels=labels(), statuses=STATUSES, token="x" * 80,
    )  # fmt: skip


def read_bare(content: bytes) -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(content), data_only=True):
        for row in sheet.iter_rows(values_only=True):
            _ = row


def measure_reading(tasks: int) -> dict[str, float]:
    """Seconds of ours and of the yardstick, best of five; peak memory after ours in MB."""
    content = form_workbook(form(tasks))
    ours = _best(lambda: read_workbook(content, statuses=STATUSES))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"ours": ours, "yardstick": _best(lambda: read_bare(content)), "peak_mb": peak}


def measure_building(workbooks: int) -> float:
    """Seconds for so many workbooks of the usual size."""
    forms = [form(USUAL_TASKS)] * workbooks
    start = time.process_time()
    for one in forms:
        form_workbook(one)
    return time.process_time() - start


def main() -> None:
    # A fresh process for each: what one keeps in memory is not laid to another.
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        usual = pool.apply(measure_reading, (USUAL_TASKS,))
        large = pool.apply(measure_reading, (TASKS,))
        some = pool.apply(measure_building, (WORKBOOKS // 10,))
        many = pool.apply(measure_building, (WORKBOOKS,))
    print(json.dumps(_reading(usual, large)))
    built = {
        "bench": "report_workbooks.building",
        "workbooks": WORKBOOKS,
        "tasks": USUAL_TASKS,
        "seconds": round(many, 2),
        "ms_each": round(many / WORKBOOKS * 1000, 1),
        "growth": round(many / some, 1),
    }
    print(json.dumps(built))


def _reading(usual: dict[str, float], large: dict[str, float]) -> dict[str, object]:
    return {
        "bench": "report_workbooks.reading",
        "tasks": USUAL_TASKS,
        "ours_s": round(usual["ours"], 4),
        "yardstick_s": round(usual["yardstick"], 4),
        "ratio": round(usual["ours"] / usual["yardstick"], 2),
        "ratio_at_ten_times": round(large["ours"] / large["yardstick"], 2),
        "growth": round(large["ours"] / usual["ours"], 1),
        "peak_mb": round(large["peak_mb"]),
    }


def _best(call: Callable[[], object], times: int = 5) -> float:
    seconds = []
    for _ in range(times):
        start = time.process_time()
        call()
        seconds.append(time.process_time() - start)
    return min(seconds)


if __name__ == "__main__":
    main()
