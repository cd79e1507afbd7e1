"""A harsh set: every outlet puts a long header, footer or notice of its own around each text."""

from collections.abc import Iterator
from datetime import timedelta

from reprints_made import BEGIN, KINDS, Made, Maker

OUTLETS = 40


def framed(originals: int, *, seed: int = 11) -> Iterator[tuple[Made, int]]:
    """Texts with their outlet, by days. A frame of 60 to 250 syllables stands around bodies of 60
    to 500; one original in three is reprinted twice, each time in the frame of some outlet.
    """
    maker, kinds, keys = Maker(seed), list(KINDS), iter(range(10**9))
    chance, found = maker.chance, list[tuple[Made, int]]()
    frames = [_frame(maker) for _ in range(OUTLETS)]
    for story in range(originals):
        day = BEGIN + timedelta(days=chance.randrange(60))
        lines, title = maker.text("vi", chance.randrange(60, 500)), maker.sentence("vi")
        outlet = chance.randrange(OUTLETS)
        text = _put(frames[outlet], lines, title)
        found.append((Made(next(keys), story, "original", text, day), outlet))
        for step in range(2 if story % 3 == 0 else 0):
            kind, outlet = kinds[(story * 2 // 3 + step) % len(kinds)], chance.randrange(OUTLETS)
            copy = KINDS[kind](maker, lines, "vi").split("\n")
            text, later = _put(frames[outlet], copy, title), timedelta(days=chance.randrange(4))
            found.append((Made(next(keys), story, kind, text, day + later), outlet))
    return iter(sorted(found, key=lambda each: (each[0].day, each[0].key)))


def _frame(maker: Maker) -> tuple[list[str], list[str], list[str]]:
    """What stands before, within and after each text of one outlet."""
    before, within, after = (maker.text("vi", maker.chance.randrange(60, 250)) for _ in range(3))
    kinds = ((before, [], []), ([], [], after), (before, [], after), ([], within, []))
    return maker.chance.choice(kinds)


def _put(frame: tuple[list[str], list[str], list[str]], lines: list[str], title: str) -> str:
    (before, within, after), half = frame, len(lines) // 2
    return "\n".join((title, *before, *lines[:half], *within, *lines[half:], *after))
