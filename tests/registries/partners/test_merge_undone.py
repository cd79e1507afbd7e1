"""Whatever two partners or two contacts were linked with: merged and taken back, nothing moved."""

from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from nhipcau.organisations.models import Unit, User
from nhipcau.registries.models import Consent, Contact, Member, Partner, Register, Touch
from nhipcau.registries.partners.entering import enter_partner
from nhipcau.registries.partners.merging import merge_contacts, merge_partners
from nhipcau.registries.partners.undoing import last_day_to_undo, undo_merge
from tests.factories.organisations import make_unit, make_user
from tests.factories.registries import make_contact, make_detail, make_entry
from tests.tables import names_of_tables

pytestmark = pytest.mark.django_db

TRAIL = {f"registries_{one}" for one in ("merge", "partnerstep", "privacystep", "entrystep")}
WORDS = st.sampled_from(["", "Izumisano", "泉佐野市", "Đông Á", "ຈຳປາສັກ", "x' or 1=1"])
TWO = ("kept", "gone")
LINKS = (
    "agreement",
    "delegation",
    "event",
    "investor",
    "press_visit",
    "member",
    "contact",
    "child",
)

partners = st.fixed_dictionaries(
    {
        "name": WORDS.map(lambda words: words or "Tên mẫu"),
        "original_name": WORDS,
        "country": st.sampled_from(["", "JP", "LA"]),
        "note": WORDS,
        "is_friendly": st.booleans(),
        "ended_on": st.sampled_from([None, date(2024, 5, 6)]),
    }
)
links = st.lists(
    st.tuples(st.sampled_from(LINKS), st.sets(st.sampled_from(TWO), min_size=1)), max_size=5
)
stays = st.dictionaries(st.sampled_from(["name", "country", "note"]), st.sampled_from(TWO))
examples = settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # every example makes an office of rows
)


def tables() -> dict[str, list[Any]]:
    """Every row of every table, in the order of its key; of the trail the oldest rows suffice."""
    with connection.cursor() as cursor:
        found = {}
        for name in names_of_tables():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)} ORDER BY 1")
            found[name] = cursor.fetchall()
    return found


def as_before(before: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """The tables now, the trail cut to the length it had."""
    return {
        name: rows[: len(before[name])] if name in TRAIL else rows
        for name, rows in tables().items()
    }


def link(kind: str, two: list[Partner], unit: Unit, by: User) -> None:
    if kind in ("agreement", "delegation", "event"):
        make_entry(kind, partners=two, unit=unit, by=by)
    elif kind == "investor":
        taken = two[0].investments.exists()
        make_entry(kind, **({} if taken else {"partner": two[0]}), unit=unit, by=by)
    elif kind == "press_visit":
        make_entry(kind, outlet=two[0], unit=unit, by=by)
    elif kind == "member":
        entry = make_entry(Register.DELEGATION, unit=unit, by=by)
        Member.objects.create(entry=entry, name="Người mẫu", partner=two[0])
    elif kind == "contact":
        make_contact(partner=two[0], by=by)
    else:
        told = {"kind": "other", "name": "Cơ quan dưới", "parent": two[0]}
        enter_partner(values=told, unit=unit, by=by)


@given(partners, partners, st.lists(WORDS, max_size=2), links, stays, st.sampled_from(["", *TWO]))
@examples
def test_partners_merged_and_taken_back_are_as_they_were(
    one, other, aliases, linked, chosen, below
):
    with transaction.atomic():
        unit, by = make_unit(), make_user()
        told = {"unit": unit, "by": by, "aliases": aliases}
        kept = enter_partner(values={"kind": "other", **one}, **told)
        gone = enter_partner(values={"kind": "ngo", **other}, **told)
        pair = {"kept": kept, "gone": gone}
        if below:
            Partner.objects.filter(pk=pair[below].pk).update(
                parent=kept if below == "gone" else gone
            )
        for kind, ends in linked:
            link(kind, [pair[name] for name in sorted(ends)], unit, by)
        before = tables()

        merge = merge_partners(kept, gone, choices=chosen, by=by)
        undo_merge(merge, reason="Không phải một", by=by, today=last_day_to_undo(merge))

        assert as_before(before) == before
        transaction.set_rollback(True)


@given(
    stays, st.lists(st.sampled_from(["same", "other", "consent", "member", "touch"]), max_size=5)
)
@examples
def test_contacts_merged_and_taken_back_are_as_they_were(chosen, linked):
    with transaction.atomic():
        by = make_user()
        kept = make_contact(name="Tanaka", by=by)
        gone = make_contact(name="Tanaka H.", note="Nói tiếng Anh", by=by)
        entry = make_entry(by=by)
        make_detail(kept)
        for kind in linked:
            link_person(kind, gone, entry, by)
        before = tables()

        merge = merge_contacts(kept, gone, choices=chosen, by=by)
        undo_merge(merge, reason="Không phải một", by=by, today=last_day_to_undo(merge))

        assert as_before(before) == before
        transaction.set_rollback(True)


def link_person(kind: str, person: Contact, entry: Any, by: User) -> None:
    day = date(2024, 5, 6)
    if kind in ("same", "other"):
        make_detail(person, **({} if kind == "same" else {"value": "khac@mau.example"}))
    elif kind == "consent":
        told = {"purpose": "Thư mời", "channel": "paper", "given_on": day, "entered_by": by}
        Consent.objects.create(contact=person, **told)
    elif kind == "member":
        Member.objects.create(entry=entry, name="Người mẫu", contact=person)
    else:
        Touch.objects.create(entry=entry, on=day, way="call", what="Gọi", contact=person, by=by)
