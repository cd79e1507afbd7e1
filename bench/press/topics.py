"""Topics of stories: F1 of the shipped lexicon on our labelled stories; speed, growth.

Run: python bench/press/topics.py [stories]
Prints one JSON line. The yardstick is bare counting of the folded terms, title and text alike,
without marks, stops, weights of titles or damping. `heldout`: every second story written by hand,
which nobody tuned on.
"""

import json
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.press.topic_stories import FRAMES, LANDS, PADDING, POSTS, STORIES  # found above
from nhipcau.press.reading.topics import Kind, shipped_lexicon, tags
from nhipcau.vietnamese.text import fold

SIZE = 4000
Story = tuple[str, frozenset[str], str, str]  # language, topics, title, text


def written() -> list[Story]:
    """Stories written by hand."""
    rows = (line.split("|") for line in STORIES)
    return [(lang, frozenset(filter(None, what.split(","))), a, b) for lang, what, a, b in rows]


def made(count: int, seed: int = 7) -> list[Story]:
    """Stories of frames, slots filled by chance, with padding that says nothing."""
    rng = random.Random(seed)
    found = []
    for number in range(count):
        topic, title, text = FRAMES[number % len(FRAMES)]
        fill = {"a": rng.choice(LANDS), "b": str(rng.randint(3, 900)), "c": rng.choice(POSTS)}
        whole = " ".join([text, *rng.sample(PADDING, rng.randint(0, 4))])
        topics = frozenset(filter(None, [topic]))
        found.append(("vi", topics, title.format(**fill), whole.format(**fill)))
    return found


def ours(story: Story) -> set[str]:
    language, _, title, text = story
    return {tag.topic for tag in tags(title, text, shipped_lexicon(), language=language)}


def bare(story: Story) -> set[str]:
    """Topics whose folded terms occur twice or more, whatever their marks."""
    language, _, title, text = story
    whole = f" {fold(title)} {fold(text)} "
    counts: dict[str, int] = {}
    for topic, words in BARE[language]:
        counts[topic] = counts.get(topic, 0) + whole.count(words)
    return {topic for topic, count in counts.items() if count >= 2}


BARE = {
    language: [(row.topic, fold(row.words).strip("*")) for row in rows if row.kind is Kind.TERM]
    for language, rows in shipped_lexicon().rows_of.items()
}


def measured(stories: Sequence[Story], by: Callable[[Story], set[str]]) -> dict[str, float]:
    """Precision, recall and F1 over all pairs of story and topic."""
    right = wrong = missed = 0
    for story in stories:
        said = by(story)
        right += len(said & story[1])
        wrong += len(said - story[1])
        missed += len(story[1] - said)
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {
        name: round(value, 3)
        for name, value in zip(("p", "r", "f1"), (precision, recall, f1), strict=True)
    }


def seconds(stories: Sequence[Story], by: Callable[[Story], set[str]]) -> float:
    begun = time.process_time()
    for story in stories:
        by(story)
    return time.process_time() - begun


def main(size: int) -> None:
    hand, frames = written(), made(len(FRAMES) * 5)
    load = made(size)
    ours(load[0])
    tenth = seconds(load[: size // 10], ours)
    runs = [("ours", ours), ("bare", bare)]
    random.Random(1).shuffle(runs)
    spent = {name: seconds(load, by) for name, by in runs}
    print(
        json.dumps(
            {
                "bench": "topics",
                "ours": round(spent["ours"], 3),
                "yardstick": round(spent["bare"], 3),
                "ratio": round(spent["ours"] / spent["bare"], 3),
                "size": size,
                "growth": round(spent["ours"] / tenth, 1),
                "docs_a_second": round(size / spent["ours"]),
                "stories": len(hand) + len(frames),
                "all": measured(hand + frames, ours),
                "by_hand": measured(hand, ours),
                "heldout": measured(hand[1::2], ours),
                "foreign": measured([one for one in hand if one[0] != "vi"], ours),
                "counting_alone": measured(hand + frames, bare),
            }
        )
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else SIZE)
