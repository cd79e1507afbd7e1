"""Which language a text is in, against py3langid with all its languages, over made titles.

Run: python bench/press/languages.py [texts of each language]
Prints one JSON line: the share told rightly of each language, as titles and as two sentences, of
Vietnamese without marks and of capitals; the mean over ten languages (`macro`); texts a CPU second.
The sentences are put together from pieces in sentences.json, which were written for this.
"""

import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from py3langid.langid import MODEL_FILE, LanguageIdentifier

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from nhipcau.press.reading.languages import language_of  # found by the line above
from nhipcau.vietnamese.text import fold  # same

MACRO = ("vi", "en", "lo", "km", "zh", "ja", "ko", "th", "fr", "ru")
UNSPACED = ("lo", "km", "zh", "ja", "th")
NAMES = (
    "Quy Nhơn",
    "Bình Định",
    "Gia Lai",
    "Champasak",
    "Izumisano",
    "VinFast",
    "UNESCO",
    "Tây Sơn",
)
SIZE, PART = 400, 200


def titles(language: str, pieces: list[list[str]], many: int) -> list[str]:
    """Half of them one clause, half two; a third begins with a name, as titles do."""
    chance = random.Random(language)
    blank = "" if language in UNSPACED else " "
    made = []
    for turn in range(many):
        clauses = []
        for _ in range(1 + turn % 2):
            parts = [chance.choice(some) for some in pieces]
            clauses.append(blank.join(parts if chance.random() < 0.7 else parts[:3]))
        text = ". ".join(clauses) + ("." if turn % 2 else "")
        made.append(f"{chance.choice(NAMES)}: {text}" if chance.random() < 0.33 else text)
    return made


def made_texts(many: int) -> list[tuple[str, str, str]]:
    """(kind, language, text), shuffled."""
    pieces = json.loads(Path(__file__).with_name("sentences.json").read_text("utf8"))
    texts = [
        (code, code, text) for code, some in pieces.items() for text in titles(code, some, many)
    ]
    plain = [text for kind, _, text in texts if kind == "vi"]
    texts += [("vi_bare", "vi", fold(text)) for text in plain]
    texts += [("vi_bare_capitals", "vi", fold(text).upper()) for text in plain]
    texts += [("en_capitals", "en", text.upper()) for kind, _, text in texts if kind == "en"]
    random.Random(1).shuffle(texts)
    return texts


def run(
    ways: dict[str, Callable[[str], str]], texts: list[tuple[str, str, str]]
) -> dict[str, dict[str, float]]:
    """Shares and speed of each way; they take turns, part by part."""
    spent = dict.fromkeys(ways, 0.0)
    right: dict[str, dict[str, list[bool]]] = {way: {} for way in ways}
    for first in range(0, len(texts), PART):
        for way, tell in random.Random(first).sample(sorted(ways.items()), len(ways)):
            part = texts[first : first + PART]
            began = time.process_time()
            told = [tell(text) for _, _, text in part]
            spent[way] += time.process_time() - began
            for (kind, code, _), answer in zip(part, told, strict=True):
                right[way].setdefault(kind, []).append(answer == code)
    figures = {}
    for way, kinds in right.items():
        shares = {kind: round(sum(good) / len(good), 4) for kind, good in sorted(kinds.items())}
        macro = round(sum(shares[code] for code in MACRO) / len(MACRO), 4)
        figures[way] = {"macro": macro, "texts_s": round(len(texts) / spent[way]), **shares}
    return figures


def main(many: int) -> None:
    everything = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    ways = {
        "ours": lambda text: language_of(text).code,
        "yardstick": lambda text: str(everything.classify(text)[0]),
    }
    texts = made_texts(many)
    run(ways, made_texts(2))  # what is loaded once is no part of the time
    figures, tenth = run(ways, texts), run(ways, texts[: len(texts) // 10])
    speed = {way: told["texts_s"] for way, told in figures.items()}
    print(
        json.dumps(
            {
                "bench": "languages",
                "size": len(texts),
                "signs": round(sum(len(text) for *_, text in texts) / len(texts)),
                **figures,
                "ratio": round(speed["ours"] / speed["yardstick"], 2),
                "growth": round(10 * tenth["ours"]["texts_s"] / speed["ours"], 2),
            }
        )
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
