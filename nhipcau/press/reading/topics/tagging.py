"""Topics of a story, each with the terms that made it."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from nhipcau.press.reading.names.spelling import Folded, fold_in_place, is_unspaced
from nhipcau.press.reading.shapes import Tag, Term
from nhipcau.press.reading.topics.lexicon import EVERY_TOPIC, Kind, Lexicon, Row

MOST_TIMES = 4
SHORT_TEXT = 250
FIRST_SENTENCE = 160
STRONG = 3.0  # a topic that no term of this weight speaks for has half its score
DAMPED_A_TIME, LEAST_LEFT = 0.2, 0.3


@dataclass
class _Seen:
    """Rows of one topic as they stand: (start, end, is a stop, row)."""

    spans: list[tuple[int, int, bool, Row]] = field(default_factory=list)

    def counted(self, head: int, title: int) -> dict[Row, float]:
        """How often each row counts; what lies inside a longer one or a stop does not."""
        found: dict[Row, float] = {}
        reached = 0
        for start, end, is_stop, row in sorted(self.spans, key=_order):
            if end <= reached:
                continue
            reached = end
            if not is_stop:
                found[row] = found.get(row, 0) + (title if start < head else 1)
        return found


def _order(span: tuple[int, int, bool, Row]) -> tuple[int, int, bool]:
    start, end, is_stop, _ = span
    return start, -end, not is_stop


def scores(title: str, text: str, lexicon: Lexicon, *, language: str = "") -> tuple[Tag, ...]:
    """Every topic with a term in the story, the heaviest first, thresholds not asked.

    Terms of `language` are looked for, of all languages where it is unknown. A term counts three
    times in the title and at most four times in all; words of crime dampen what is not about it.
    Without a title the first sentence stands for it.
    """
    known = [language] if language in lexicon.finders else list(lexicon.languages)
    best: dict[str, Tag] = {}
    head, whole = _headed(title, text)
    folded = fold_in_place(whole)
    for one in known:
        for tag in _scored(whole, folded, head, lexicon, one):
            if tag.topic not in best or tag.score > best[tag.topic].score:
                best[tag.topic] = tag
    return tuple(sorted(best.values(), key=lambda tag: (-tag.score, tag.topic)))


def tags(title: str, text: str, lexicon: Lexicon, *, language: str = "") -> tuple[Tag, ...]:
    """Topics that weigh enough (`lexicon.bounds`); a long text must weigh more."""
    found = scores(title, text, lexicon, language=language)
    if not found:
        return ()
    asked = least_of(title, text, found, lexicon)
    return tuple(tag for tag in found if tag.score >= asked[tag.topic])


def least_of(title: str, text: str, found: tuple[Tag, ...], lexicon: Lexicon) -> dict[str, float]:
    """By topic, the score that each of the topics found must reach in this text.

    `found` are `scores` of the same text, the heaviest first.
    """
    bounds, factor = lexicon.bounds, _length_factor(title, text)
    part = bounds.share * found[0].score if found else 0.0
    return {tag.topic: max(bounds.least(tag.topic) * factor, part) for tag in found}


def _headed(title: str, text: str) -> tuple[int, str]:
    """Where the title ends, and title and text as one."""
    if title.strip():
        return len(title), f"{title}\n{text}"
    stops = [at for sign in (". ", "\n", "。", "! ", "? ", "។") if (at := text.find(sign)) > 0]
    return min(*stops, FIRST_SENTENCE) if stops else min(len(text), FIRST_SENTENCE), text


def _scored(
    whole: str, folded: Folded, head: int, lexicon: Lexicon, language: str
) -> Iterable[Tag]:
    bounds, rows = lexicon.bounds, lexicon.rows_of[language]
    seen: dict[str, _Seen] = {}
    general, crimes = _Seen(), _Seen()
    for number, start, end in lexicon.finders[language].find(whole, folded):
        row = rows[number]
        span = (start, end, row.kind is Kind.STOP, row)
        if row.kind is Kind.DAMP:
            crimes.spans.append(span)
        elif row.topic == EVERY_TOPIC:
            general.spans.append(span)
        else:
            seen.setdefault(row.topic, _Seen()).spans.append(span)
    folded_head = _folded_head(folded, head)
    left = _left_by(crimes, folded_head, bounds.title)
    for topic, one in seen.items():
        one.spans += general.spans
        counted = one.counted(folded_head, bounds.title)
        factor = 1.0 if topic in bounds.undamped else left
        if counted:
            yield _tag(topic, counted, factor)


def _folded_head(folded: Folded, head: int) -> int:
    if folded.places is None:
        return head
    return int(folded.places.searchsorted(head))


def _left_by(crimes: _Seen, head: int, title: int) -> float:
    """What is left of a score beside words of crime: all of it for one word in the text alone."""
    times = sum(crimes.counted(head, title).values())
    return 1.0 if times < 2 else max(LEAST_LEFT, 1.0 - DAMPED_A_TIME * times)


def _tag(topic: str, counted: dict[Row, float], factor: float) -> Tag:
    terms = [
        Term(row.words, int(times), round(row.weight * min(times, MOST_TIMES) * factor, 2))
        for row, times in counted.items()
    ]
    if all(row.weight < STRONG for row in counted):
        terms = [Term(one.words, one.times, round(one.weight / 2, 2)) for one in terms]
    terms.sort(key=lambda term: (-term.weight, term.words))
    return Tag(topic, round(sum(term.weight for term in terms), 2), tuple(terms))


def _length_factor(title: str, text: str) -> float:
    """1 up to 250 syllables, a quarter more with each doubling, 2 at most."""
    size = len(text) / 2 if is_unspaced(text[:500]) else len(text.split())
    return min(2.0, 1.0 + 0.25 * max(0.0, math.log2(max(size, 1) / SHORT_TEXT)))
