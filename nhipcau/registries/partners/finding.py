"""Finding partners by what people type: any of their names, in any script, without marks."""

from collections.abc import Iterator

from nhipcau.registries.models import Partner
from nhipcau.search.folded import words_of


def named(words: str) -> list[Partner]:
    """Standing partners one of whose names, folded, is exactly these words; none for no words."""
    wanted = words_of(words)
    if not wanted:
        return []
    near = Partner.objects.standing().search(words)
    return [partner for partner in near if wanted in keys_of(partner)]


def keys_of(partner: Partner) -> frozenset[str]:
    """Every name of a partner as it is compared: folded, without signs."""
    return frozenset(words_of(name) for name in names_of(partner))


def names_of(partner: Partner) -> Iterator[str]:
    """The names on our screens, in its own script and in English, then the further ones."""
    yield from filter(None, (partner.name, partner.original_name, partner.english_name))
    yield from filter(None, partner.names.split("\n"))


def standing_for(partner: Partner) -> Partner:
    """The partner that it was merged into in the end; itself where it stands."""
    while partner.merged_into is not None:
        partner = partner.merged_into
    return partner
