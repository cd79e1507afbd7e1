"""The index of words over a million made clippings, on SQLite and on PostgreSQL in one run.

Run: python bench/press/searching.py [rows]
Prints one JSON line: rows a second and bytes of loading, milliseconds of the newest twenty and of
counting (95th percentile of each kind of query; CPU time on SQLite, waiting time on both), whether
all counts agree, growth from a tenth of the rows (10 is linear).
"""

import json
import math
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import django
import numpy as np
from django.db import connection

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from nhipcau.search.index import count, newest, put, settle  # found by the line above

ROOT = Path(__file__).resolve().parents[2]
ROWS, WORDS, AT_ONCE, ROUNDS, A_KIND = 1_000_000, 45, 10_000, 3, 40
HEADS = "b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x"
TAILS = (
    "a à ả ạ an ân ấn ao âu ay bay e ê em ên i in inh inh o ô ông ổng oan ơ ơn u ư ưu uyên uyết "
    "ước ướng ươi iên iếu iệt ai ải ang áng ăn ắng ong ồng uận ất ập ích ộc ục ưng ộng"
)
PROVINCE = (
    "Bình Định",
    "Quy Nhơn",
    "An Nhơn",
    "Hoài Nhơn",
    "Phù Cát",
    "Tây Sơn",
    "Kỳ Co",
    "Ghềnh Ráng",
)
FOREIGN = (
    "归仁",
    "平定省",
    "クイニョン",
    "ບິ່ງດິ່ງ",
    "ຈຳປາສັກ",
    "꾸이년",
    "Куинён",
    "Champasak",
    "Izumisano",
)


def vocabulary() -> list[str]:
    """Twenty thousand words of one to three syllables, the commonest first."""
    chance = random.Random(1)
    syllables = sorted({head + tail for head in HEADS.split() for tail in TAILS.split()})
    sizes = chance.choices((1, 2, 3), (35, 55, 10), k=20_000)
    return [" ".join(chance.choices(syllables, k=size)) for size in sizes]


def clippings(words: list[str], first: int, rows: int) -> list[tuple[int, str]]:
    """Made texts of 45 words; some name the province or a foreign town."""
    chance = np.random.default_rng(first)
    weights = 1 / np.arange(2, len(words) + 2)
    drawn = chance.choice(len(words), (rows, WORDS), p=weights / weights.sum())
    named, made = random.Random(first), []
    for at, places in enumerate(drawn, first):
        text = [words[place] for place in places]
        if named.random() < 0.2:
            text[named.randrange(WORDS)] = named.choice(PROVINCE)
        if named.random() < 0.03:
            text[named.randrange(WORDS)] = named.choice(FOREIGN)
        made.append((at, " ".join(text)))
    return made


def queries(words: list[str]) -> dict[str, list[str]]:
    """Five kinds of what people ask for; the same for every run."""
    chance = random.Random(2)
    syllables = " ".join(words[:4_000]).split()
    pairs = [" ".join(chance.sample(syllables, 2)) for _ in range(A_KIND)]
    fours = [" ".join(chance.sample(syllables[:1_500], 4)) for _ in range(A_KIND)]
    return {
        "province": [f'"{name}"' for name in PROVINCE]
        + [f"{name} -{FOREIGN[0]}" for name in PROVINCE],
        "foreign": [*FOREIGN],
        "common": [f'"{word}"' for word in words[:A_KIND]],
        "pairs": [f'"{pair}"' for pair in pairs],
        "four": fours,
    }


def timed(step: Callable[[], Any]) -> tuple[float, float]:
    """Seconds of CPU of this process, seconds of waiting."""
    began, began_cpu = time.perf_counter(), time.process_time()
    step()
    return time.process_time() - began_cpu, time.perf_counter() - began


def loaded(name: str, words: list[str], rows: int) -> dict[str, float]:
    cpu = waited = 0.0
    for first in range(1, rows + 1, AT_ONCE):
        made = clippings(words, first, min(AT_ONCE, rows + 1 - first))
        some = timed(lambda made=made: put(name, made))
        cpu, waited = cpu + some[0], waited + some[1]
    settling = timed(lambda: settle(name))
    return {
        "rows_s": round(rows / waited),
        "rows_cpu_s": round(rows / cpu),
        "load_s": round(waited, 1),
        "settle_s": round(settling[1], 1),
        "mb": round(size_of(name) / 1e6, 1),
    }


def size_of(name: str) -> int:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_total_relation_size(%s::regclass)", [f"index_{name}"])
        else:
            cursor.execute(
                "SELECT sum(pgsize) FROM dbstat WHERE name LIKE %s",
                [f"index_{name}%"],
            )
        return int(cursor.fetchone()[0])


def answered(name: str, asked: dict[str, list[str]]) -> dict[str, Any]:
    """Milliseconds (p95 of each kind) and every count."""
    waits: dict[str, dict[str, list[float]]] = {}
    turns = [(kind, query) for kind, some in asked.items() for query in some] * ROUNDS
    random.Random(3).shuffle(turns)
    for what, ask in (
        ("newest", lambda q: newest(name, q, limit=20)),
        ("count", lambda q: count(name, q)),
    ):
        for kind, query in turns if what == "newest" else turns[: len(turns) // ROUNDS]:
            cpu, waited = timed(lambda ask=ask, query=query: ask(query))
            waits.setdefault(f"{what}_ms", {}).setdefault(kind, []).append(waited)
            waits.setdefault(f"{what}_cpu_ms", {}).setdefault(kind, []).append(cpu)
    found = {
        query: (count(name, query), newest(name, query, limit=20))
        for some in asked.values()
        for query in some
    }
    return {w: {k: p95(v) for k, v in kinds.items()} for w, kinds in waits.items()} | {
        "found": found
    }


def p95(seconds: list[float]) -> float:
    return round(sorted(seconds)[math.ceil(len(seconds) * 0.95) - 1] * 1e3, 2)


def measure(rows: int) -> dict[str, Any]:
    """On the database of the settings: a tenth first, then all."""
    django.setup()
    words = vocabulary()
    tenth = loaded("tenth", words, rows // 10) | answered("tenth", queries(words))
    return {"tenth": tenth, "all": loaded("all", words, rows) | answered("all", queries(words))}


def measured_apart(rows: int) -> Iterator[dict[str, Any]]:
    """SQLite, then PostgreSQL, each in a process of its own with a folder of its own."""
    itself = [sys.executable, __file__, str(rows), "--here"]
    for before in ([], [sys.executable, str(ROOT / "scripts" / "with_postgresql.py")]):
        with tempfile.TemporaryDirectory() as folder:
            env = {**os.environ, "NHIPCAU_VAR": folder, "DJANGO_SETTINGS_MODULE": "config.settings"}
            env.pop("DATABASE_URL" if not before else "", None)
            told = subprocess.run([*before, *itself], env=env, check=True, stdout=subprocess.PIPE)
            yield json.loads(told.stdout.splitlines()[-1])


def main(rows: int) -> None:
    ours, yardstick = measured_apart(rows)
    same = all(ours[part]["found"] == yardstick[part]["found"] for part in ("tenth", "all"))
    tenth, whole, other = ours["tenth"], ours["all"], yardstick["all"]
    for part in (tenth, whole, other):
        part["queries"] = len(part.pop("found"))
    print(
        json.dumps(
            {
                "bench": "searching",
                "size": rows,
                "same_counts": same,
                "ours": whole,
                "yardstick": other,
                "ratio": round(whole["rows_s"] / other["rows_s"], 2),
                "growth": {
                    "load": round(whole["load_s"] / tenth["load_s"], 2),
                    "mb": round(whole["mb"] / tenth["mb"], 2),
                    "newest": round(
                        sum(whole["newest_cpu_ms"].values()) / sum(tenth["newest_cpu_ms"].values()),
                        2,
                    ),
                },
            },
            ensure_ascii=False,
        )
    )


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    print(json.dumps(measure(size))) if "--here" in sys.argv else main(size)
