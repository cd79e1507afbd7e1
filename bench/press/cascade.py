"""Reading made pages cheapest step first, against trafilatura with metadata on every page.

Run: python bench/press/cascade.py [pages, 1200 without it]
Every page is read in four ways, in an order drawn anew for each: A trafilatura and its metadata,
D the cascade, F the cascade with learnt profiles and their checks, and one bare lxml parse.
Prints one JSON line: pages a second of CPU; how many times faster than A; lxml parses a page;
relevant pages lost and pages told relevant that are not; growth from a tenth (10 is linear).
"""

import json
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import lxml.html
from trafilatura import bare_extraction

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.press.layouts_made import Made, pages  # found by the line above
from bench.press.pages_made import NAMES, mentions
from nhipcau.press.reading.extracting.cascade import extract
from nhipcau.press.reading.extracting.learning import learn, likeness
from nhipcau.press.reading.extracting.prefilter import Prefilter
from nhipcau.press.reading.extracting.profiles import Profile
from nhipcau.press.reading.extracting.standing import ProfileStanding, checked
from nhipcau.press.reading.shapes import Article, Raw

NOW = datetime(2026, 11, 23, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
PAGES = 1200
LEARNT_FROM = 8
PREFILTER = Prefilter(NAMES)


def raw(page: Made) -> Raw:
    """The page as it is fetched."""
    return Raw(page.address, NOW, 200, page.body, (("content-type", "text/html"),))


def usual(page: Made) -> str | None:
    """A: everything from every page, then the names; the text if it holds one."""
    found = bare_extraction(page.body, with_metadata=True)
    text = (found.text or "") if found is not None else ""
    return text if mentions(text) else None


standings: dict[str, ProfileStanding] = defaultdict(ProfileStanding)


def ours(page: Made, profile: Profile | None) -> str | None:
    """D without a profile, F with one, watched as the collector watches it."""
    read = raw(page)
    outcome = extract(
        read, profile=profile, mentions=mentions, prefilter=PREFILTER, now=NOW, zone=ZONE
    )
    if profile is not None:
        known = standings[page.outlet]
        fit = checked(profile, read, is_proven=known.is_proven)
        standings[page.outlet] = known.after(outcome).after_check(fit)
    return outcome.text if isinstance(outcome, Article) else None


def learnt() -> tuple[dict[str, Profile], float]:
    """Profiles of all outlets from pages that are not measured, and the seconds it took."""
    shelf: dict[str, list[Raw]] = defaultdict(list)
    for page in pages(LEARNT_FROM * 6, seed=17):
        shelf[page.outlet].append(raw(page))
    begun = time.process_time()
    found = {outlet: learn(read, now=NOW, zone=ZONE) for outlet, read in shelf.items()}
    used = {outlet: profile for outlet, profile in found.items() if profile and profile.is_used}
    return used, time.process_time() - begun


def main(count: int) -> None:
    """Read, compare, print."""
    profiles, learning = learnt()
    ways: dict[str, Callable[[Made], object]] = {
        "A": usual,
        "D": lambda page: ours(page, None),
        "F": lambda page: ours(page, profiles.get(page.outlet)),
        "lxml": lambda page: lxml.html.document_fromstring(page.body),
    }
    chance, seconds, tenth = random.Random(1), Counter[str](), Counter[str]()
    wrong: dict[str, Counter[str]] = {way: Counter(lost=0, false=0) for way in "ADF"}
    likes: dict[str, list[float]] = {way: [] for way in "ADF"}
    relevant = size = 0
    for page in pages(24, seed=3):
        for way in ways.values():
            way(page)
    for number, page in enumerate(pages(count)):
        relevant += page.relevant
        size += len(page.body)
        for name in chance.sample(sorted(ways), len(ways)):
            begun = time.process_time()
            text = ways[name](page)
            spent = time.process_time() - begun
            seconds[name] += spent
            tenth[name] += spent if number < count // 10 else 0
            if name == "lxml":
                continue
            wrong[name]["lost"] += page.relevant and text is None
            wrong[name]["false"] += not page.relevant and text is not None
            if page.relevant and text is not None:
                likes[name].append(likeness(str(text), "\n".join(page.paragraphs)))
    print(json.dumps(report(count, relevant, size, seconds, tenth, wrong, likes, learning)))


def report(
    count: int,
    relevant: int,
    size: int,
    seconds: Counter[str],
    tenth: Counter[str],
    wrong: dict[str, Counter[str]],
    likes: dict[str, list[float]],
    learning: float,
) -> dict[str, object]:
    """The line that is printed."""
    return {
        "bench": "cascade",
        "ours": {way: round(count / seconds[way]) for way in "DF"},
        "yardstick": {way: round(count / seconds[way]) for way in ("A", "lxml")},
        "ratio": {way: round(seconds["A"] / seconds[way], 1) for way in "DF"},
        "parses": {way: round(seconds[way] / seconds["lxml"], 2) for way in "ADF"},
        "size": {"pages": count, "relevant": relevant, "mean_kb": round(size / count / 1000)},
        "growth": {way: round(seconds[way] / tenth[way], 1) for way in "ADF"},
        "wrong": wrong,
        "text_f1": {way: round(sum(each) / max(1, len(each)), 4) for way, each in likes.items()},
        "learning_seconds": round(learning, 2),
    }


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PAGES)
