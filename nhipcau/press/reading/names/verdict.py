"""Whether a story is about us, and everything that says so."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nhipcau.press.reading.names.lists import reason_sentence
from nhipcau.press.reading.shapes import Hit, Surety

IN_TITLE, SURE_HIT, DOUBTFUL_HIT = 3.0, 1.0, 0.25
MOST_HITS = 6
LEAD = 700


class Answer(StrEnum):
    """What the names say; a person decides."""

    SURE = "sure"
    DOUBTFUL = "doubtful"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that counted: the code, the words, where they stand in `joined(title, text)`."""

    code: str
    words: str
    start: int
    end: int
    surety: Surety

    @property
    def sentence(self) -> str:
        """The reason as an officer reads it."""
        return reason_sentence(self.code)


@dataclass(frozen=True, slots=True)
class Verdict:
    """`score` orders a queue, the biggest first; it says nothing else."""

    score: float
    answer: Answer
    reasons: tuple[Reason, ...] = ()


def joined(title: str, text: str) -> str:
    """Title and text as one, a line each: what hits of a story are looked for in."""
    return f"{title}\n{text}"


def about_us(title: str, text: str, hits: tuple[Hit, ...], *, day: date) -> Verdict:
    """Judge a story by the hits of `joined(title, text)`; `day` is when it came out.

    Sure: a sure name in the title, in the first 700 signs of the text, or two of them anywhere.
    Doubtful: one far down, or only doubtful ones. No: none at all.
    """
    head = len(title)
    sure = [hit for hit in hits if hit.surety is Surety.SURE]
    reasons = [
        Reason("in_title", hit.words, hit.start, hit.end, hit.surety)
        for hit in sure
        if hit.end <= head
    ]
    reasons += [Reason(hit.why, hit.words, hit.start, hit.end, hit.surety) for hit in hits]
    near = any(hit.start <= head + 1 + LEAD for hit in sure)
    if sure and not near and len(sure) == 1:
        only = sure[0]
        late = Reason("mentioned_once", only.words, only.start, only.end, Surety.DOUBTFUL)
        return Verdict(_score(hits, head), Answer.DOUBTFUL, (late, *reasons))
    answer = Answer.SURE if sure else Answer.DOUBTFUL if hits else Answer.NO
    return Verdict(_score(hits, head), answer, tuple(reasons))


def _score(hits: tuple[Hit, ...], head: int) -> float:
    sure = [hit for hit in hits if hit.surety is Surety.SURE]
    in_title = IN_TITLE if any(hit.end <= head for hit in sure) else 0.0
    doubtful = len(hits) - len(sure)
    return in_title + SURE_HIT * min(len(sure), MOST_HITS) + DOUBTFUL_HIT * min(doubtful, MOST_HITS)
