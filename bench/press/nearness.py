"""Reprints found on a labelled set, against MinHash at 0.5 in the same run.

Run: python bench/press/nearness.py [originals, 3000 without it]
Prints one JSON line: documents a second of CPU, precision and recall over pairs, recall by kind of
reprint, growth of the cost from a tenth of the size (10 is linear); `framed` is a harsh set with a
long header or footer around every text, `framed_blind` the same with outlets not told.
"""

import json
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from datasketch import MinHash, MinHashLSH

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

from framed_made import framed  # found by the line above
from reprints_made import Made, made  # found by the line above

from nhipcau.press.reading.nearness import StoryBook, sketch
from nhipcau.vietnamese.text import tokens


def ours(texts: list[Made]) -> dict[int, int]:
    """The story of each key, texts given in the order of their days."""
    book = StoryBook()
    begun = {each.key: int(str(book.add(each.text, each.day).story)) for each in texts}
    return {key: book.story(story) for key, story in begun.items()}


def minhash(texts: list[Made]) -> dict[int, int]:
    """Stories as a usual pipeline finds them: 128 permutations of 5-syllable shingles, 0.5."""
    index, stories = MinHashLSH(threshold=0.5, num_perm=128), {}
    for each in texts:
        words = tokens(each.text)
        shingles = {" ".join(words[at : at + 5]).encode() for at in range(max(len(words) - 4, 1))}
        signs = MinHash(num_perm=128)
        signs.update_batch(shingles)
        near = (
            [key for key in index.query(signs) if signs.jaccard(index_signs[key]) >= 0.5]
            if stories
            else []
        )
        index_signs[each.key] = signs
        stories[each.key] = stories[min(near)] if near else each.key
        index.insert(each.key, signs)
    return stories


def in_frames(originals: int, *, is_blind: bool) -> dict[str, object]:
    """How the harsh set is grouped, in the order of its days, with its outlets told or not."""
    texts, book = list(framed(originals)), StoryBook()
    begun = time.process_time()
    told = {
        each.key: int(str(book.add(each.text, each.day, None if is_blind else outlet).story))
        for each, outlet in texts
    }
    rate = round(len(texts) / (time.process_time() - begun))
    found = scores(
        [each for each, _ in texts], {key: book.story(story) for key, story in told.items()}
    )
    return {**found, "documents_per_second": rate}


index_signs: dict[int, MinHash] = {}


def scores(texts: list[Made], stories: Mapping[int, int]) -> dict[str, object]:
    """Pairs put together rightly and wrongly; `rewritten` pairs are those with a 35 % rewrite."""
    told, truly = _members(texts, stories), defaultdict(list)
    for each in texts:
        truly[each.story].append(each)
    right = sum(_pairs(Counter(each.story for each in group).values()) for group in told.values())
    put = _pairs(len(group) for group in told.values())
    real = _pairs(len(group) for group in truly.values())
    plain = {key: [each for each in group if "35" not in each.kind] for key, group in truly.items()}
    plain_real = _pairs(len(group) for group in plain.values())
    plain_right = sum(
        _pairs(Counter(stories[each.key] for each in group).values()) for group in plain.values()
    )
    precision, recall = right / max(put, 1), right / real
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "recall_without_rewrites": round(plain_right / plain_real, 4),
        "f1": round(2 * precision * recall / max(precision + recall, 1e-9), 4),
        "false_pairs": put - right,
        "by_kind": _by_kind(truly, stories),
    }


def _members(texts: list[Made], stories: Mapping[int, int]) -> dict[int, list[Made]]:
    told: defaultdict[int, list[Made]] = defaultdict(list)
    for each in texts:
        told[stories[each.key]].append(each)
    return told


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def _by_kind(truly: Mapping[int, list[Made]], stories: Mapping[int, int]) -> dict[str, float]:
    """The part of each kind that stands in one story with its original."""
    met: defaultdict[str, list[bool]] = defaultdict(list)
    for group in truly.values():
        first, *copies = sorted(group, key=lambda each: each.key)
        for copy in copies:
            met[copy.kind].append(stories[copy.key] == stories[first.key])
    return {kind: round(sum(hits) / len(hits), 3) for kind, hits in sorted(met.items())}


def main(originals: int) -> None:
    texts = list(made(originals))
    small = list(made(max(originals // 10, 8), seed=7))
    spent: dict[str, float] = {}
    found: dict[str, dict[int, int]] = {}
    runs = [("ours", ours, texts), ("yardstick", minhash, texts), ("tenth", ours, small)]
    random.shuffle(runs)
    for name, run, given in runs:
        begun = time.process_time()
        found[name] = run(given)
        spent[name] = time.process_time() - begun
    begun = time.process_time()
    for each in texts[:1000]:
        sketch(each.text)
    line = {
        "bench": "press nearness",
        "ours": round(spent["ours"], 2),
        "yardstick": round(spent["yardstick"], 2),
        "ratio": round(spent["ours"] / spent["yardstick"], 3),
        "size": len(texts),
        "growth": round(spent["ours"] / spent["tenth"] * len(small) * 10 / len(texts), 2),
        "documents_per_second": round(len(texts) / spent["ours"]),
        "sketches_per_second": round(len(texts[:1000]) / (time.process_time() - begun)),
        **scores(texts, found["ours"]),
        "minhash": scores(texts, found["yardstick"]),
        "framed": in_frames(originals // 2, is_blind=False),
        "framed_blind": in_frames(originals // 2, is_blind=True),
    }
    print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000)
