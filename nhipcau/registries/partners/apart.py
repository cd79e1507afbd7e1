"""Partners that look alike and are not one, as a person said: nobody is asked again."""

from nhipcau.organisations.models import User
from nhipcau.registries.models import Partner, ToldApart

Pair = tuple[int, int]


def tell_apart(one: Partner, other: Partner, *, by: User) -> ToldApart:
    """Said once is enough; the first to say so stands."""
    first, second = sorted((one, other), key=lambda partner: partner.pk)
    found, _is_new = ToldApart.objects.get_or_create(one=first, other=second, defaults={"by": by})
    return found


def pairs_told_apart() -> frozenset[Pair]:
    """Pairs of primary keys, the lower one first."""
    return frozenset(ToldApart.objects.values_list("one_id", "other_id"))
