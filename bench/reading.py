"""Reading time of Word, Excel and PDF plans against the bare library opening the same file.

Run: python bench/reading.py [docx xlsx pdf]
Prints one JSON line a format: seconds of ours and of the yardstick for a plan of `rows` rows, their
ratio (to stay below 1.5), growth of ours from a tenth of the rows (10 is linear), peak memory.
"""

import io
import json
import multiprocessing
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import openpyxl
import pdfplumber
import typst

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from nhipcau.plans.importing.read.intake import read_bytes  # found by the line above

ROWS = 530
HEAD = ("TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian thực hiện")
WORDS = (
    *("tuyên truyền", "quảng bá", "hình ảnh", "đất nước", "con người", "tiềm năng", "thế mạnh"),
    *("của", "địa phương", "trên", "phương tiện", "thông tin", "đại chúng", "trong nước", "và"),
    *("quốc tế", "góp phần", "thu hút", "đầu tư", "phát triển", "kinh tế - xã hội"),
)
PAGE = """
#set page(paper: "a4", flipped: true, margin: 2cm, numbering: "1")
#set text(font: ("Liberation Serif", "DejaVu Serif"), size: 13pt, lang: "vi")
#table(columns: (1cm, 3fr, 2fr, 2fr, 1fr), table.header(..json(bytes(sys.inputs.head))),
  ..json(bytes(sys.inputs.rows)).flatten())
"""


def plan(rows: int) -> list[tuple[str, ...]]:
    """Rows of a made-up plan, a section every twenty."""
    chance = random.Random(rows)
    made: list[tuple[str, ...]] = []
    for number in range(rows):
        if number % 20 == 0:
            made.append((f"{'I' * (number // 20 % 3 + 1)}", "Nhóm nhiệm vụ", "", "", ""))
        title = " ".join(chance.choices(WORDS, k=chance.randrange(8, 30)))
        others = "Các sở, ban, ngành; UBND các xã, phường"
        made.append((str(number % 20 + 1), title, "Sở Ngoại vụ", others, "Cả năm"))
    return made


def make_docx(rows: list[tuple[str, ...]]) -> bytes:
    document = docx.Document()
    table = document.add_table(rows=0, cols=len(HEAD))
    for row in (HEAD, *rows):
        added = table.add_row()._tr
        for cell, text in zip(added.tc_lst, row, strict=True):
            cell.p_lst[0].add_r().text = text
    return _saved(document)


def make_xlsx(rows: list[tuple[str, ...]]) -> bytes:
    book = openpyxl.Workbook()
    for row in (HEAD, *rows):
        book.active.append(row)
    return _saved(book)


def make_pdf(rows: list[tuple[str, ...]]) -> bytes:
    given = {"head": json.dumps(HEAD), "rows": json.dumps(rows)}
    return typst.compile(PAGE.encode(), sys_inputs=given)


def bare_docx(data: bytes) -> None:
    for table in docx.Document(io.BytesIO(data)).tables:
        for row in table.rows:
            for cell in row.cells:
                _ = cell.text


def bare_xlsx(data: bytes) -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(data), data_only=True):
        for row in sheet.iter_rows(values_only=True):
            _ = row


def bare_pdf(data: bytes) -> None:
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_tables()
            page.close()


FORMATS = {
    "docx": (make_docx, bare_docx),
    "xlsx": (make_xlsx, bare_xlsx),
    "pdf": (make_pdf, bare_pdf),
}


def measure(name: str, data: bytes, times: int) -> dict[str, float]:
    """Seconds of ours and of the yardstick, best of `times`; peak memory after ours in MB."""
    ours = min(_seconds(lambda: read_bytes(data, name), times))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    bare = min(_seconds(lambda: FORMATS[name][1](data), times))
    return {"ours": ours, "yardstick": bare, "peak_mb": peak}


def main(names: list[str]) -> None:
    # A fresh process for each: what one library keeps in memory is not laid to another.
    for name in names or list(FORMATS):
        small, large = (FORMATS[name][0](plan(rows)) for rows in (ROWS // 10, ROWS))
        with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
            first = pool.apply(measure, (name, small, 3))
            then = pool.apply(measure, (name, large, 1 if name == "pdf" else 3))
        figures = {
            "bench": f"reading.{name}",
            "rows": ROWS,
            "bytes": len(large),
            "ours_s": round(then["ours"], 3),
            "yardstick_s": round(then["yardstick"], 3),
            "ratio": round(then["ours"] / then["yardstick"], 2),
            "ratio_at_a_tenth": round(first["ours"] / first["yardstick"], 2),
            "growth": round(then["ours"] / first["ours"], 1),
            "peak_mb": round(then["peak_mb"]),
        }
        print(json.dumps(figures))


def _seconds(call: Callable[[], object], times: int) -> Iterator[float]:
    for _ in range(times):
        start = time.perf_counter()
        call()
        yield time.perf_counter() - start


def _saved(document: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


if __name__ == "__main__":
    main(sys.argv[1:])
