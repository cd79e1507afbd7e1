"""Printed rows for tests, made by hand or by chance."""

from hypothesis import strategies as st

from nhipcau.plans.amending.words import FIELDS, PLACE, Row

WORDS = st.lists(
    st.sampled_from(["hội", "chợ", "phim", "biển", "báo", "đoàn", "2024", "tuyên", "truyền"]),
    min_size=1,
    max_size=6,
).map(" ".join)


def printed(title: str = "Hội chợ", *, number: str = "1", section: str = "I", **words) -> Row:
    blank = dict.fromkeys((*PLACE, *FIELDS), "")
    place = {"group_code": section, "group_title": f"Mục {section}", "number": number}
    key = words.pop("key", f"{section}.{number}.{title}")
    return {"key": key, "task": None, **blank, **place, "title": title, "extra": [], **words}


@st.composite
def lists_of_rows(draw, mark: str) -> list[Row]:
    """A plan of up to 12 rows in up to three sections; keys begin with `mark`."""
    rows = []
    for section in ("I", "II", "III"):
        for number in range(1, draw(st.integers(0, 4)) + 1):
            row = printed(
                draw(WORDS),
                number=str(number),
                section=section,
                lead_text=draw(st.sampled_from(["Sở Du lịch", "Sở Ngoại vụ", ""])),
                timing=draw(st.sampled_from(["Cả năm", "Quý II"])),
                key=f"{mark}{len(rows)}",
            )
            rows.append(row)
    return rows


def said(rows: list[Row]) -> list[tuple[str, ...]]:
    """What the rows say, without the keys they are known by."""
    return [tuple(str(row[name]) for name in (*PLACE, *FIELDS)) for row in rows]
