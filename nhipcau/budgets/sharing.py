"""A sum of money split among several, to the last đồng."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

Weight = int | Decimal | Fraction


@dataclass(frozen=True, slots=True)
class Portion:
    """What one of several is to get: `fixed` đồng, or by `weight` of what the fixed ones leave."""

    key: int
    weight: Weight | None = None
    fixed: int | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """Key -> đồng, and the `rest` that nobody has a claim to; together the sum that was split."""

    parts: Mapping[int, int]
    rest: int


def split(amount: int, portions: Sequence[Portion]) -> Split:
    """Fixed portions first, then weights share what is left; without weights it is the rest.

    Where the sum does not reach for the fixed portions, they are cut in proportion and weights
    get nothing. Raises ValueError for a negative sum, weight or portion.
    """
    if amount < 0:
        raise ValueError("a sum to be split is not negative")
    fixed = [(one.key, one.fixed) for one in portions if one.fixed is not None]
    weighed = [(one.key, one.weight) for one in portions if one.weight is not None]
    wanted = sum(value for _key, value in fixed)
    if wanted > amount:
        given = by_weights(amount, [value for _key, value in fixed])
    else:
        given = [value for _key, value in fixed]
    left = amount - sum(given)
    shared = by_weights(left, [weight for _key, weight in weighed])
    keys = [key for key, _ in (*fixed, *weighed)]
    parts = dict(zip(keys, [*given, *shared], strict=True))
    in_order = {one.key: parts[one.key] for one in portions if one.key in parts}
    return Split(in_order, left - sum(shared))


def by_weights(amount: int, weights: Sequence[Weight]) -> list[int]:
    """Whole đồng in proportion: each its share rounded down, then one more by largest remainder.

    Of equal remainders the earlier comes first. All zeros where the weights add up to nothing.
    """
    exact = [Fraction(weight) for weight in weights]
    if any(weight < 0 for weight in exact):
        raise ValueError("a weight is not negative")
    total = sum(exact)
    if not total:
        return [0] * len(exact)
    quotas = [amount * weight / total for weight in exact]
    parts = [int(quota) for quota in quotas]
    by_remainder = sorted(range(len(quotas)), key=lambda at: parts[at] - quotas[at])
    for at in by_remainder[: amount - sum(parts)]:
        parts[at] += 1
    return parts
