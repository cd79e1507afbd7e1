"""What a table's rows tell about each other once they have been read: widths and names."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from nhipcau.plans.importing.recognise.cell_scores import (
    UNIT_KINDS,
    Fragments,
    Habits,
    Measure,
    bare,
    ending,
    plain,
)
from nhipcau.plans.importing.recognise.printed_width import printed_width
from nhipcau.plans.importing.recognise.row_cuts import Cut
from nhipcau.plans.importing.recognise.time_words import join_raw
from nhipcau.plans.importing.recognise.unit_heads import stretches, unit_head

_SURE = 1.0  # a cut with a smaller margin teaches nothing
_FEWEST = 3  # wraps needed before a column's width counts as known


def pairs_in(texts: Iterable[str]) -> Counter[tuple[str, str]]:
    """How often words stand side by side on a line, in lower case."""
    return Counter(pair for text in texts for pair in pairwise(map(bare, text.split())))


def first_habits(
    rows: Sequence[Sequence[Fragments]], kinds: Sequence[str], pairs: Mapping[tuple[str, str], int]
) -> Habits:
    """Before any row is cut: the first column is about as wide as the rows' first lines."""
    begun = [segments[0] for segments in rows if segments]
    firsts = sorted(printed_width(line) for page in begun for line in page[:2] if len(page) > 2)
    if len(firsts) < 2 * _FEWEST or kinds[0] != "title":
        return Habits(pairs=pairs)
    width = _quantile(firsts, 0.7)
    narrower = {kind: Measure(full=width, over=0) for kind in kinds}
    return Habits({**narrower, "title": Measure(full=width, over=width)}, pairs=pairs)


def learn_habits(
    cuts: Iterable[Cut], kinds: Sequence[str], pairs: Mapping[tuple[str, str], int]
) -> Habits:
    """Widths and names from the rows whose cut is sure."""
    sure = [cut for cut in cuts if cut.margin >= _SURE]
    seen: Counter[str] = Counter()
    beginnings: Counter[str] = Counter()
    for cut in sure:
        names = names_in(cut, kinds)
        seen.update(names)
        beginnings.update(_beginnings(names))
    measures = {
        kind: measure
        for at, kind in enumerate(kinds)
        if (measure := _measure([cut.cells[at] for cut in sure]))
    }
    endings = Counter(
        ending(join_raw(cell))
        for cut in sure
        for kind, cell in zip(kinds, cut.cells, strict=True)
        if kind in UNIT_KINDS and cell
    )
    empty = {
        kind: sum(not cut.cells[at] for cut in sure) / (len(sure) + 3)
        for at, kind in enumerate(kinds)
        if kind != "title"
    }
    return Habits(measures, seen, beginnings, endings, empty, pairs)


def names_in(cut: Cut, kinds: Sequence[str]) -> frozenset[str]:
    """The cells of units in a row, and the units in them, as keys for counting."""
    texts = [
        join_raw(cell)
        for kind, cell in zip(kinds, cut.cells, strict=True)
        if kind in UNIT_KINDS and cell
    ]
    parts = [part for text in texts for part in stretches(text)]
    named = [part for part in parts if unit_head(tuple(part.split()[:4])) >= 3]
    return frozenset(plain(text) for text in (*texts, *named))


def _beginnings(names: Iterable[str]) -> set[str]:
    return {
        " ".join(words[:length]).rstrip(",;")
        for name in names
        if (words := name.split())
        for length in range(1, len(words))
    }


def _measure(cells: Sequence[Fragments]) -> Measure | None:
    widths = sorted(printed_width(line) for cell in cells for line in cell)
    over = sorted(
        printed_width(f"{line} {following.split()[0]}")
        for cell in cells
        for line, following in pairwise(cell)
        if line[-1] not in ".:;"
    )
    if len(over) < _FEWEST:
        enough = len(widths) > 2 * _FEWEST
        return Measure(full=int(1.2 * _quantile(widths, 0.96)), over=0) if enough else None
    return Measure(full=_quantile(widths, 0.96), over=_quantile(over, 0.06))


def _quantile(ordered: Sequence[int], share: float) -> int:
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
