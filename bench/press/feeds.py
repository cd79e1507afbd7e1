"""Reading feeds against feedparser as it comes, on the same bytes in the same run.

Run: python bench/press/feeds.py [feeds]
Prints one JSON line: feeds a second of CPU time of ours and of the yardstick, their ratio (to be 20
or more), feeds with another count of entries (to be none), size in MB, growth of ours from a tenth
of the feeds and from a feed with a tenth of the entries (10 is linear), dates a second.
"""

import json
import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import feedparser

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.press.feed_samples import feed, feeds  # found by the line above
from nhipcau.press.reading.dates import parse_published
from nhipcau.press.reading.feeds import read_feed
from nhipcau.press.reading.shapes import Raw, Told

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
DATES = (
    *("Thu, 05 Nov 2026 14:30:00 +0700", "2026-11-05T07:30:00Z", "05/11/2026 14:30"),
    *("Thứ năm, 05/11/2026, 14:30 (GMT+7)", "Thu, "),
)


def ours(body: bytes) -> int:
    raw = Raw("https://bao.example/rss/tin.rss", NOW, 200, body)
    return len(read_feed(raw, zone=ZONE).found)


def yardstick(body: bytes) -> int:
    return len(feedparser.parse(body)["entries"])


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """CPU time of the quickest of some turns."""
    taken = []
    for _ in range(times):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken)


def main(count: int) -> None:
    bodies = list(feeds(count))
    turns = [(name, turn) for name in ("ours", "yardstick") for turn in range(count)]
    random.Random(count).shuffle(turns)
    spent = {"ours": 0.0, "yardstick": 0.0}
    entries: dict[str, list[int]] = {name: [0] * count for name in spent}
    for name, turn in turns:
        read = ours if name == "ours" else yardstick
        begun = time.process_time()
        entries[name][turn] = read(bodies[turn])
        spent[name] += time.process_time() - begun
    tenth, whole = bodies[: count // 10] * 10, bodies
    long, short = (feed("rss", random.Random(1), size, 2) for size in (3000, 300))
    dates = seconds(
        lambda: [
            parse_published(text, zone=ZONE, told=Told.FEED, now=NOW)
            for text in DATES
            for _ in range(2000)
        ]
    )
    others = sum(a != b for a, b in zip(entries["ours"], entries["yardstick"], strict=True))
    figures = {
        "bench": "press.feeds",
        "ours": round(count / spent["ours"], 1),
        "yardstick": round(count / spent["yardstick"], 2),
        "ratio": round(spent["yardstick"] / spent["ours"], 1),
        "other_counts": others,
        "entries": sum(entries["ours"]),
        "size": {"feeds": count, "mb": round(sum(map(len, bodies)) / 1e6, 1)},
        "growth": round(
            10
            * seconds(lambda: [ours(body) for body in whole], 2)
            / seconds(lambda: [ours(body) for body in tenth], 2),
            1,
        ),
        "growth_of_one_feed": round(seconds(lambda: ours(long)) / seconds(lambda: ours(short)), 1),
        "dates_a_second": round(len(DATES) * 2000 / dates),
    }
    print(json.dumps(figures, ensure_ascii=False))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
