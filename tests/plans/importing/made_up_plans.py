"""Made-up plans of different offices and layouts, with what each cell says, from a seed."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from nhipcau.plans.importing.recognise.printed_width import printed_width
from tests.plans.importing.made_up_words import (
    GROUPS,
    NEW_SETS,
    NEW_UNITS,
    OBJECTS,
    OLD_SETS,
    OLD_UNITS,
    PRODUCTS,
    TAILS,
    TIMES,
    VERBS,
    WARD_SETS,
    WARD_UNITS,
)
from tests.plans.importing.stream_layouts import Layout, lay_out

HEADINGS = {
    "title": ("NỘI DUNG NHIỆM VỤ", "Nhiệm vụ", "Nội dung công việc", "Chương trình, hoạt động"),
    "lead": ("ĐƠN VỊ CHỦ TRÌ", "Cơ quan chủ trì", "Cơ quan, đơn vị chủ trì", "Chủ trì"),
    "coordinating": ("ĐƠN VỊ PHỐI HỢP", "Cơ quan phối hợp", "Đơn vị phối hợp", "Phối hợp"),
    "timeframe": ("THỜI GIAN THỰC HIỆN", "Thời gian", "Thời gian hoàn thành", "Thời hạn"),
    "product": ("SẢN PHẨM", "Sản phẩm, kết quả", "Kết quả, sản phẩm", "Sản phẩm"),
}
ORDERS = (
    ("title", "lead", "coordinating", "timeframe"),
    ("title", "lead", "coordinating", "timeframe"),
    ("title", "lead", "coordinating", "timeframe"),
    ("title", "lead", "timeframe"),
    ("title", "lead", "coordinating", "product", "timeframe"),
    ("title", "lead", "coordinating", "timeframe", "product"),
    ("title", "timeframe", "lead", "coordinating"),
    ("title", "product", "lead", "coordinating", "timeframe"),
)
WIDTHS = {"title": 23000, "lead": 10500, "coordinating": 10500, "timeframe": 5600, "product": 8000}
MEASURES: tuple[Callable[[str], int], ...] = (printed_width, lambda text: 440 * len(text))

Row = dict[str, str]


@dataclass(frozen=True)
class MadeUp:
    """A plan as text, and what it says: code, title and rows of each group."""

    text: str
    groups: tuple[tuple[str, str, tuple[Row, ...]], ...]
    kinds: tuple[str, ...]


def make_plan(seed: int) -> MadeUp:
    """A plan of 12 to 45 rows; the seed chooses office, year, columns, numbering and layout."""
    dice = random.Random(seed)
    units, sets = dice.choice(
        ((OLD_UNITS, OLD_SETS), (NEW_UNITS, NEW_SETS), (WARD_UNITS, WARD_SETS))
    )
    units = dice.sample(units, 8)
    year = dice.randint(2023, 2027)
    kinds = dice.choice(ORDERS)
    numbering = dice.choice(("groups", "groups", "running", "none", "dotted"))
    groups: list[tuple[str, str, tuple[Row, ...]]] = []
    count = 0
    for at, title in enumerate(GROUPS[:1] if numbering == "none" else GROUPS, start=1):
        rows = []
        for number in range(1, dice.randint(3, 11) + (20 if numbering == "none" else 0)):
            count += 1
            label = {"running": str(count), "dotted": f"{at}.{number}"}.get(numbering, str(number))
            rows.append({"number": label, **_row(dice, units, sets, year, kinds)})
        code = {"none": "", "dotted": str(at)}.get(numbering, ("I", "II", "III", "IV")[at - 1])
        groups.append((code, "" if numbering == "none" else title, tuple(rows)))
    return MadeUp(_print(dice, groups, kinds, year), tuple(groups), kinds)


def _row(
    dice: random.Random, units: list[str], sets: tuple[str, ...], year: int, kinds: tuple[str, ...]
) -> Row:
    title = f"{dice.choice(VERBS)} {dice.choice(OBJECTS)}"
    for _ in range(dice.choice((0, 0, 1, 1, 2, 4))):
        title += dice.choice((", ", "; ", " ")) + dice.choice((*TAILS, *OBJECTS))
    title = title.replace("{u}", dice.choice(units)) + dice.choice(("", "", "."))
    separator = dice.choice((", ", "; "))
    leads = dice.sample(units, dice.choice((1, 1, 1, 1, 2, 3)))
    others = [unit for unit in units if unit not in leads]
    helpers = dice.sample(others, dice.choice((0, 0, 1, 2, 3))) + dice.sample(
        sets, dice.choice((0, 1, 1, 2))
    )
    cells = {
        "title": title,
        "lead": separator.join(leads),
        "coordinating": separator.join(helpers or [dice.choice(sets)]) + dice.choice(("", "", ".")),
        "timeframe": dice.choice(TIMES),
        "product": dice.choice(PRODUCTS),
    }
    # A cell begins with a capital letter in nearly every plan seen.
    return {
        kind: (cells[kind][0].upper() + cells[kind][1:]).replace("{y}", str(year)) for kind in kinds
    }


def _print(
    dice: random.Random,
    groups: list[tuple[str, str, tuple[Row, ...]]],
    kinds: tuple[str, ...],
    year: int,
) -> str:
    style = dice.randrange(4)
    scale = dice.choice((0.85, 1.0, 1.15))
    layout = Layout(
        headings=(dice.choice(("TT", "STT", "Stt")), *(HEADINGS[kind][style] for kind in kinds)),
        widths=(2600, *(int(WIDTHS[kind] * scale) for kind in kinds)),
        page_height=dice.choice((26, 32, 40)),
        centred=dice.random() < 0.3,
        repeats_heading=dice.random() < 0.3,
        page_numbers=dice.random() < 0.3,
        spaced=dice.random() < 0.6,
        measure=dice.choice(MEASURES),
    )
    rows: list[tuple[str, ...]] = []
    for code, title, items in groups:
        rows += [(code, title)] if code else []
        rows += [(item["number"], *(item[kind] for kind in kinds)) for item in items]
    gap = "\n\n" if layout.spaced else "\n"
    before = gap.join(
        ("ỦY BAN NHÂN DÂN", "KẾ HOẠCH", f"Công tác thông tin đối ngoại năm {year}", "PHỤ LỤC", "")
    )
    after = (
        gap + gap.join(("Nơi nhận:", "- Như trên;", "- Lưu: VT.")) if dice.random() < 0.4 else ""
    )
    return lay_out(rows, layout, before=before, after=after)
