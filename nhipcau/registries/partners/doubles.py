"""Partners that are likely one: on entry against the register, and every pair of the register."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices

from nhipcau.registries.models import Partner
from nhipcau.registries.partners.apart import pairs_told_apart
from nhipcau.registries.partners.likeness import Words, closeness
from nhipcau.registries.partners.rules import rules
from nhipcau.registries.partners.sketches import Sketch, sketch_from, sketch_of


class Why(TextChoices):
    SAME_NAME = "same_name", "Cùng tên"
    CLOSE_NAME = "close_name", "Tên gần giống"
    MAILBOX = "mailbox", "Cùng hộp thư"
    WEBSITE = "website", "Cùng trang tin"
    MAIL_HOST = "mail_host", "Cùng tên miền thư"


_WEIGHT = {Why.SAME_NAME: 1.0, Why.MAILBOX: 0.9, Why.WEBSITE: 0.85, Why.MAIL_HOST: 0.7}
_CLOSE_WEIGHT = 0.95
_COMMONEST = 60  # so that all pairs of some thousand partners are a matter of seconds
_MISSIONS = {Partner.Kind.MISSION, Partner.Kind.OUR_MISSION}


@dataclass(frozen=True, slots=True)
class Double:
    """A partner that may be the one meant; `score` is above 0 and at most 1."""

    partner: Partner
    why: tuple[Why, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Two standing partners that may be one; `one` was entered first."""

    one: Partner
    other: Partner
    why: tuple[Why, ...]
    score: float


class Doubles:
    """The standing partners, laid out once so that many names can be held against them."""

    def __init__(self, partners: Iterable[Partner] | None = None) -> None:
        rows = Partner.objects.standing() if partners is None else partners
        self._rows = {row.pk: row for row in rows}
        self._sketches = {pk: sketch_of(row) for pk, row in self._rows.items()}
        self._by_mark: dict[str, set[int]] = defaultdict(set)
        for pk, sketch in self._sketches.items():
            for mark in _marks(sketch):
                self._by_mark[mark].add(pk)
        sketches = self._sketches.values()
        self._hosts = Counter(host for one in sketches for host in {one.site, one.mail})

    def of(self, sketch: Sketch, *, commonest: int | None = None) -> list[Double]:
        """Likely doubles of it, the likeliest first, itself aside.

        A mark that more than `commonest` partners bear, such as a usual word, brings none near.
        """
        borne = [self._by_mark.get(mark, set()) for mark in _marks(sketch)]
        near = set().union(*(one for one in borne if commonest is None or len(one) <= commonest))
        found = []
        for pk in near - {sketch.pk}:
            score, why = self._compared(sketch, self._sketches[pk])
            if why:
                found.append(Double(self._rows[pk], why, score))
        return sorted(found, key=lambda one: (-one.score, one.partner.pk))

    def pairs(self) -> Iterator[Pair]:
        """Each suspected pair once, told apart or not."""
        for pk, sketch in self._sketches.items():
            for double in self.of(sketch, commonest=_COMMONEST):
                if double.partner.pk > pk:
                    yield Pair(self._rows[pk], double.partner, double.why, double.score)

    def _compared(self, one: Sketch, other: Sketch) -> tuple[float, tuple[Why, ...]]:
        found = {why: _WEIGHT[why] for why in self._shared(one, other)}
        if Why.SAME_NAME not in found and not _are_two(one, other):
            close = _closest(one.bare, other.bare)
            if close:
                found[Why.CLOSE_NAME] = close * _CLOSE_WEIGHT
        return max(found.values(), default=0.0), tuple(found)

    def _shared(self, one: Sketch, other: Sketch) -> Iterator[Why]:
        if one.keys & other.keys:
            yield Why.SAME_NAME
        if one.pk and other.pk and (one.pk == other.parent or other.pk == one.parent):
            return  # a branch answers at the house of its parent
        if one.mailbox and one.mailbox == other.mailbox:
            yield Why.MAILBOX
        if self._tells(one.site) and one.site == other.site:
            yield Why.WEBSITE
        if self._tells(one.mail) and one.mail == other.mail and one.mailbox != other.mailbox:
            yield Why.MAIL_HOST

    def _tells(self, host: str) -> bool:
        return bool(host) and self._hosts[host] <= rules().most_sharing


def likely_doubles(
    values: Mapping[str, Any], aliases: Iterable[str] = (), besides: Partner | None = None
) -> list[Double]:
    """Partners that what is being entered may be; a warning, never a refusal.

    `values` as for `enter_partner`; `besides` is the partner itself where it is being changed:
    whoever was told apart from it is not named again.
    """
    found = Doubles().of(sketch_from(values, aliases))
    if besides is None:
        return found
    apart = pairs_told_apart()
    me = besides.pk
    return [
        one
        for one in found
        if one.partner.pk != me and (min(me, one.partner.pk), max(me, one.partner.pk)) not in apart
    ]


def suspected_pairs() -> list[Pair]:
    """Every pair of the register that may be one and that nobody told apart, the worst first."""
    apart = pairs_told_apart()
    found = (pair for pair in Doubles().pairs() if (pair.one.pk, pair.other.pk) not in apart)
    return sorted(found, key=lambda pair: (-pair.score, pair.one.pk, pair.other.pk))


def _are_two(one: Sketch, other: Sketch) -> bool:
    """Names that are merely close, in two countries, are two; so are a mission there and here."""
    is_abroad = one.country and other.country and one.country != other.country
    return bool(is_abroad) or {one.kind, other.kind} == _MISSIONS


def _closest(left: frozenset[Words], right: frozenset[Words]) -> float:
    return max((closeness(a, b) for a in left for b in right), default=0.0)


def _marks(sketch: Sketch) -> Iterator[str]:
    """What two partners must have one of in common before their names are compared."""
    yield from (f"@{host}" for host in {sketch.site, sketch.mail} if host)
    if sketch.mailbox:
        yield f"@{sketch.mailbox}"
    yield from (f"={key}" for key in sketch.keys)
    for words in sketch.bare:
        letters = "".join(words)
        yield from (letters[:3], f"…{letters[-3:]}", f"={letters}", *words)
