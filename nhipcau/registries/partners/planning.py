"""What a merge would do, before anybody does it: fields that differ, rows that move, new names."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext_noop

from nhipcau.registries.checks.investors import standing_of
from nhipcau.registries.models import Contact, Entry, Partner
from nhipcau.registries.partners.finding import keys_of, names_of
from nhipcau.registries.partners.relations import (
    MOVING,
    OF_CONTACTS,
    OF_PARTNERS,
    Policy,
    held_already,
    table_of,
    words_of_relation,
)
from nhipcau.search.folded import words_of

KEPT, GONE = "kept", "gone"
PARTNER_FIELDS = (
    *("name", "original_name", "english_name", "kind", "country", "province", "parent", "unit"),
    *("is_friendly", "friendly_since", "website", "email", "phone", "address", "note", "ended_on"),
)
CONTACT_FIELDS = (
    *("name", "original_name", "title", "partner", "language", "note", "purpose", "ground"),
    "keep_until",
)
_SHOWN = 30


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """A field in which the two differ; `stays` is "kept" or "gone": whose value it will be."""

    name: str
    label: str
    kept: Any
    gone: Any
    stays: str


@dataclass(frozen=True, slots=True)
class Move:
    """Rows that will point at the kept one; `titles` are the first of them, of entries alone.

    `held` is how many of them the kept one has already.
    """

    relation: str
    label: str
    count: int
    titles: tuple[str, ...]
    held: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """`names` are those that the kept partner will go by besides its own of today."""

    fields: tuple[FieldChoice, ...]
    moves: tuple[Move, ...]
    names: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    def as_json(self, *, is_private: bool) -> dict[str, Any]:
        """For the row of the merge; of people no word, only which fields and whose value stays."""
        fields = [
            {"name": one.name, "stays": one.stays}
            if is_private
            else {"name": one.name, "kept": str(one.kept), "gone": str(one.gone)}
            | {"stays": one.stays}
            for one in self.fields
        ]
        moves = [asdict(one) | {"titles": list(one.titles)} for one in self.moves]
        return {"fields": fields, "moves": moves, "names": list(self.names)}


def plan_partners(kept: Partner, gone: Partner, choices: Mapping[str, str]) -> Plan:
    """`choices`: field -> "kept" or "gone"; else what is kept, and the other where it is empty."""
    names = [name for name in PARTNER_FIELDS if name != "parent" or _may_choose_parent(kept, gone)]
    fields = tuple(_differences(kept, gone, names, choices))
    known = keys_of(kept)
    further = {words_of(name): name for name in reversed(list(names_of(gone)))}
    return Plan(
        fields=fields,
        moves=tuple(_moves(kept, gone, OF_PARTNERS)),
        names=tuple(sorted(name for key, name in further.items() if key not in known)),
        remarks=tuple(_remarks(kept, gone)),
    )


def plan_contacts(kept: Contact, gone: Contact, choices: Mapping[str, str]) -> Plan:
    """The same for two rows of one person."""
    return Plan(
        fields=tuple(_differences(kept, gone, CONTACT_FIELDS, choices)),
        moves=tuple(_moves(kept, gone, OF_CONTACTS)),
    )


def ancestors(partner: Partner) -> Iterator[Partner]:
    """What it stands under, the nearest first."""
    above = partner.parent
    while above is not None:
        yield above
        above = above.parent


def _may_choose_parent(kept: Partner, gone: Partner) -> bool:
    """Not where one of the two stands under the other: the place of the kept one is settled."""
    return kept not in ancestors(gone) and gone not in ancestors(kept)


def _differences(
    kept: Any, gone: Any, names: Any, choices: Mapping[str, str]
) -> Iterator[FieldChoice]:
    for name in names:
        field, mine, theirs = kept._meta.get_field(name), getattr(kept, name), getattr(gone, name)
        if mine == theirs or theirs in (None, "", False):
            continue
        usual = GONE if mine in (None, "", False) else KEPT
        stays = choices.get(name, usual)
        yield FieldChoice(name, str(field.verbose_name), mine, theirs, stays)


def _moves(kept: Any, gone: Any, policies: Mapping[str, Policy]) -> Iterator[Move]:
    for relation, policy in policies.items():
        if policy not in MOVING:
            continue
        model, field = table_of(relation)
        rows = model._base_manager.filter(**{field.name: gone}).exclude(pk=_itself(model, kept))
        count = rows.count()
        if count:
            held, label = len(held_already(relation, kept, gone)), words_of_relation(relation)
            yield Move(relation, label, count, tuple(_titles(model, rows)), held)


def _itself(model: Any, kept: Any) -> int:
    """A kept partner below the other one does not move below itself."""
    return int(kept.pk) if isinstance(kept, model) else 0


def _titles(model: Any, rows: Any) -> Iterator[str]:
    if model._meta.auto_created:
        entry = model._meta.auto_created.__name__.lower()
        pks = rows.values(f"{entry}_id")
    elif issubclass(model, Entry):
        pks = rows.values("pk")
    else:
        return
    yield from Entry.objects.filter(pk__in=pks).values_list("title", flat=True)[:_SHOWN]


def _remarks(kept: Partner, gone: Partner) -> Iterator[str]:
    if standing_of(kept.pk).exists() and standing_of(gone.pk).exists():
        yield gettext_noop(
            "Cả hai đều có mục đang theo dõi trong sổ nhà đầu tư: sau khi gộp sẽ có hai mục của "
            "cùng một đối tác; hãy gạch bỏ mục thừa."
        )
    if kept.country and gone.country and kept.country != gone.country:
        yield gettext_noop("Hai đối tác ở hai nước khác nhau; hãy xem kỹ có phải là một không.")
    if kept.kind != gone.kind:
        yield gettext_noop("Hai đối tác thuộc hai loại khác nhau; hãy xem kỹ có phải là một không.")
