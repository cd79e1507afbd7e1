"""The heading row of a table told as a stream: where it stands, which columns it names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nhipcau.plans.importing.read.paper import Line
from nhipcau.plans.importing.recognise.columns import column_of
from nhipcau.vietnamese.text import fold

_NUMBER_HEADING = re.compile(r"(?:tt|stt|so tt|s\.? ?t\.? ?t|so thu tu)\b[. ]*", re.I)
_TORN_HEADINGS = ("tt", "stt", "sott", "sothutu")  # over lines of a narrow column
_FIRST_ROW = re.compile(r"(?:[IVX]{1,4}|[A-H]|\d{1,3}(?:\.\d{1,2})*)[.)]?(?:\s|$)")
_COLUMN_NUMBERS = re.compile(r"(?:\(?\d{1,2}\)?\s*)+")
_MOST_TRIES = 60  # lines that begin like a heading row and are none
_MOST_WORDS = 80
_LONGEST = 30  # lines of a heading row, each word on its own line at worst
_BEGINNING = re.compile(
    r"(?:don vi|co quan|thoi (?:gian|han|diem)|noi dung|nhiem vu|cong viec|san pham|ket qua|"
    r"kinh phi|ghi chu|chuong trinh|hoat dong|ten |du kien|tien do|can cu|van ban|nguon|hinh thuc|"
    r"dia diem|muc tieu|chi tieu|so van ban)"
)
_BELOW = re.compile(
    r"(?P<lead>(?:(?:co quan|don vi),? )*chu tri) (?:(?:co quan|don vi),? )*phoi hop(?: thuc hien)?"
)
_LATER = ("chu tri", "phoi hop", "hoan thanh", "thuc hien")


@dataclass(frozen=True, slots=True)
class Column:
    """A column in the order of print; `kind` is "" for a heading no field is made for."""

    kind: str
    heading: str


@dataclass(frozen=True, slots=True)
class Annex:
    """Where the table stands, as positions in the sequence of lines it was found in.

    `begins` is the annex's own first line ("PHỤ LỤC") or, for a table within the text, the
    heading row; `heading` the heading row's first line; `first_row` the line after it;
    `ends` one past the table's last line. `columns` leave out the column of numbers.
    """

    begins: int
    heading: int
    first_row: int
    ends: int
    columns: tuple[Column, ...]
    is_visual: bool = False  # told line by line as on the page, not cell after cell


def find_heading(
    lines: Sequence[Line], start: int = 0
) -> tuple[int, int, tuple[Column, ...]] | None:
    """First heading row at or after `start`: its first line, the line after it, its columns.

    A heading row begins with "TT" or "STT" and names at least the task and a unit or a time.
    """
    tries = 0
    for index in range(start, len(lines)):
        rest = _after_number_heading(lines, index)
        if rest is None:
            continue
        tries += 1
        if tries > _MOST_TRIES:
            break
        end = _end_of_heading(lines, index)
        first, skipped = rest
        texts = (first, *(line.text for line in lines[index + 1 + skipped : end]))
        if sum(text.count(" ") + 1 for text in texts) > _MOST_WORDS:
            continue
        columns = split_headings(tuple(text for text in texts if text))
        kinds = {column.kind for column in columns}
        if "title" in kinds and kinds & {"lead", "coordinating", "timeframe"}:
            return index, _after_column_numbers(lines, end, len(columns) + 1), columns
    return None


def _after_number_heading(lines: Sequence[Line], index: int) -> tuple[str, int] | None:
    """What follows "TT" on its line, and how many further lines "TT" itself takes."""
    text = lines[index].text.strip()
    pieces = ""
    for more, line in enumerate(lines[index : index + 3] if len(text) < 6 else ()):
        first, _, rest = line.text.strip().partition(" ")
        pieces += fold(line.text) if more == 0 else fold(first)
        if more and pieces.replace(" ", "") in _TORN_HEADINGS:
            return rest.strip(), more
        if more and rest:
            break
    folded = fold(text)
    found = _NUMBER_HEADING.match(folded)
    if not found or len(text.split()) > 40:
        return None
    return " ".join(text.split()[len(found.group().split()) :]), 0


def _end_of_heading(lines: Sequence[Line], index: int) -> int:
    stop = min(len(lines), index + _LONGEST)
    return next(
        (at for at in range(index + 1, stop) if _FIRST_ROW.match(lines[at].text.strip())), stop
    )


def _after_column_numbers(lines: Sequence[Line], index: int, count: int) -> int:
    """Past a row that only numbers the columns: "1 2 3 4 5", "(1) (2) (3)" or one on each line."""
    numbers: list[int] = []
    at = index
    while at < len(lines) and _COLUMN_NUMBERS.fullmatch(lines[at].text.strip()):
        numbers += [int(number) for number in re.findall(r"\d+", lines[at].text)]
        at += 1
        if len(numbers) >= count - 1 >= 2 and numbers == list(range(1, len(numbers) + 1)):
            following = lines[at].text.strip() if at < len(lines) else ""
            if following != str(len(numbers) + 1):
                return at if len(numbers) <= count + 1 else index
    return index


def split_headings(texts: tuple[str, ...]) -> tuple[Column, ...]:
    """Cut the words of a heading row into columns, by the best sum over all cuts.

    "Chủ trì", "Phối hợp" printed below all others stand under "Đơn vị thực hiện".
    """
    for at in range(1, len(texts)):
        below = _BELOW.fullmatch(fold(" ".join(texts[at:])))
        above = _best_cut(texts[:at]) if below else ()
        shared = [column for column in above if column.kind in ("lead", "coordinating")]
        if below and len(shared) == 1 and "chu tri" not in fold(shared[0].heading):
            words = " ".join(texts[at:]).split()
            lead = len(below["lead"].split())
            inner = (
                Column("lead", " ".join(words[:lead])),
                Column("coordinating", " ".join(words[lead:])),
            )
            place = above.index(shared[0])
            return (*above[:place], *inner, *above[place + 1 :])
    return _best_cut(texts)


def _best_cut(texts: tuple[str, ...]) -> tuple[Column, ...]:
    words = [(word, at == 0) for text in texts for at, word in enumerate(text.split())]
    best: list[tuple[float, tuple[Column, ...]]] = [(0.0, ())]
    for end in range(1, len(words) + 1):
        options = []
        for begin in range(max(0, end - 14), end):
            score, columns = best[begin]
            column = _column(" ".join(word for word, _ in words[begin:end]))
            gain = _worth(words, begin, column, columns)
            options.append((score + gain, (*columns, column)))
        best.append(max(options, key=lambda option: option[0]))
    return best[-1][1]


def _column(heading: str) -> Column:
    return Column(
        kind=column_of(heading.replace("ƣ", "ư").replace("Ƣ", "Ư")) or "", heading=heading
    )


def _worth(
    words: list[tuple[str, bool]], begin: int, column: Column, before: tuple[Column, ...]
) -> float:
    word, starts_line = words[begin]
    heading = fold(column.heading.replace("ƣ", "ư").replace("Ƣ", "Ư"))
    worth = 10.0 if column.kind else -10.0
    if column.kind and any(column.kind == earlier.kind for earlier in before):
        worth -= 18.0
    if _BEGINNING.match(heading):
        worth += 3.0
    elif heading.startswith(_LATER):
        worth += 1.0
    worth += 1.0 if starts_line else -0.5
    if begin and (
        words[begin - 1][0][-1] in ",/(&-" or fold(words[begin - 1][0]) in ("va", "thuc")
    ):
        worth -= 6.0
    if not word[0].isupper():
        worth -= 3.0
    return worth - 0.05 * len(heading.split())
