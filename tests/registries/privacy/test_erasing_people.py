"""Personal data go for good, from every table; every figure stays."""

from collections import Counter
from datetime import date

import pytest
from django.db import transaction
from django.db.models import Count, Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.outputs.models import Output
from nhipcau.registries import keeping, parts
from nhipcau.registries.models import (
    Consent,
    Contact,
    Delegation,
    Entry,
    Event,
    Investor,
    Member,
    Merge,
    Partner,
    PressVisit,
    PrivacyStep,
    Registration,
    TableImport,
    Touch,
)
from nhipcau.registries.privacy.erasing import erase
from nhipcau.registries.privacy.expiring import erase_due
from nhipcau.registries.privacy.reducing import without
from nhipcau.registries.privacy.sorts import SORTS, known_of
from tests.factories.documents import make_file
from tests.factories.editorial import edition_of, make_public_page
from tests.factories.organisations import make_user
from tests.factories.registries import make_contact, make_detail, make_entry, make_partner
from tests.registries.privacy.columns import columns_with

pytestmark = pytest.mark.django_db

LAST = date(2024, 6, 14)
AFTER = date(2024, 6, 15)
WORD = "Zyxwora"  # stands in no other table


def a_contact(**fields):
    """A person of whom every field, a detail and a consent with its paper say the word."""
    told = {"original_name": f"{WORD} Hiroshi", "title": f"Phòng {WORD}", "note": f"Gọi {WORD}"}
    row = make_contact(name=f"Tanaka {WORD}", keep_until=LAST, **told, **fields)
    make_detail(row, value=f"{WORD}@izumi.example")
    paper = make_file(name=f"{WORD}.txt", content=b"I agree")
    Consent.objects.create(
        contact=row, purpose="Gửi bản tin", given_on=date(2024, 1, 5), channel="paper",
        proof=paper, entered_by=make_user(),
    )  # fmt: skip
    return row


def a_member(entry=None, keep_until=LAST, **fields):
    told = {"name": f"Suzuki {WORD}", "title": WORD, "organisation": WORD, "document_number": WORD}
    values = {"keep_until": keep_until, **told, **fields}
    return parts.add(entry or make_entry(), Member, values=values, by=make_user())


def a_guest(event=None, keep_until=LAST, **fields):
    number = Registration.objects.count()
    guest = Registration.objects.create(
        entry=event or make_entry("event"), code=f"c{number}", key=f"k{number}", name=f"Ito {WORD}",
        state="confirmed", source="public", email=f"{WORD}@ito.example", phone=WORD, note=WORD,
        keep_until=keep_until, **fields,
    )  # fmt: skip
    guest.mails.create(
        kind="confirmed", state="waiting", address=guest.email, body=f"Kính gửi {WORD}"
    )
    return guest


def a_visit(keep_until=LAST, **fields):
    asked = {"requester_name": f"Ono {WORD}", "requester_email": f"{WORD}@ono.example"}
    return make_entry("press_visit", keep_until=keep_until, **asked, **fields)


def test_a_day_that_is_not_over_keeps_every_word():
    a_contact()

    assert erase_due(day=LAST) == Counter()


def test_the_morning_after_the_last_day_the_words_stand_in_no_table():
    a_contact(), a_member(), a_guest(), a_visit()
    stood = {one.split(".")[0].removeprefix("registries_") for one in columns_with(WORD)}

    done = erase_due(day=AFTER)

    counted = {"contact": 1, "detail": 1, "member": 1, "registration": 1, "press_visit": 1}
    assert done == Counter(counted)
    assert {"contact", "contactdetail", "member", "registration", "pressvisit"} < stood
    assert (columns_with(WORD), erase_due(day=AFTER)) == (set(), Counter())


def test_what_was_done_stays_without_the_words():
    row = a_contact()
    PrivacyStep.objects.create(act="revised", contact=row, reason=f"{WORD} đổi việc")

    erase_due(day=AFTER)

    steps = [(one.act, one.by, one.reason) for one in row.privacy_steps.all()]
    assert steps[-1] == ("erased", None, "Hết thời gian giữ.")
    assert columns_with(WORD) == set()


def test_a_detail_ends_before_its_person():
    row = make_contact(keep_until=date(2024, 12, 31))
    make_detail(row, value="0256 000 111", kind="phone", keep_until=LAST)
    make_detail(row)

    done = erase_due(day=AFTER)

    assert (done, [one.kind for one in row.details.all()]) == (Counter(detail=1), ["email"])


def test_the_paper_of_a_consent_goes_from_the_disk_and_may_come_in_again():
    row = a_contact()
    paper = row.consents.get().proof
    path, storage = paper.content.name, paper.content.storage

    erase([row], by=make_user())

    paper.refresh_from_db()
    assert (storage.exists(path), paper.sha256, paper.size) == (False, "", 0)
    assert make_file(name="moi.txt", content=b"I agree").sha256


def test_a_paper_that_proves_something_else_too_stays_there():
    row, twin = a_contact(), make_contact()
    paper = row.consents.get().proof
    Consent.objects.create(
        contact=twin, purpose="Khác", given_on=LAST, channel="paper", proof=paper,
        entered_by=make_user(),
    )  # fmt: skip

    erase([row], by=make_user())

    assert (row.consents.get().proof, twin.consents.get().proof) == (None, paper)


def test_letters_that_wait_go_nowhere_and_say_nothing():
    guest = a_guest()

    erase([guest], by=None)

    mail = guest.mails.get()
    assert (mail.state, mail.address, mail.body) == ("failed", "", "")


def test_copies_kept_for_an_undo_and_a_preview_go_too():
    row, other, by = a_contact(), make_contact(), make_user()
    words = {"registries.Contact": {str(row.pk): {"name": row.name, "title": WORD}}}
    Merge.objects.create(kept_contact=other, gone_contact=row, before=words, planned=words, by=by)
    cells = {"Họ tên": row.name, "Điện thoại": f"09 {WORD}"}
    TableImport.objects.create(
        table="partner", unit=row.partner.unit, by=by, rows=[{"row": 5, "cells": cells}],
        file=make_file(name=f"{WORD}.xlsx", content=b"x"),
    )  # fmt: skip

    erase_due(day=AFTER)

    assert (columns_with(WORD), Merge.objects.get().before) == (set(), {})


def test_a_person_merged_into_another_goes_with_that_one():
    kept = make_contact(keep_until=LAST)
    a_contact(merged_into=kept)

    erase([kept], by=None)

    assert columns_with(WORD) == set()


def test_members_without_a_last_day_get_the_usual_one_when_all_is_over():
    early = a_member(make_entry(starts_on=date(2022, 3, 1), ends_on=date(2022, 3, 4)), None)
    late = a_member(make_entry(starts_on=date(2024, 6, 1), ends_on=date(2024, 6, 4)), None)

    erase_due(day=AFTER)

    early.refresh_from_db(), late.refresh_from_db()
    assert (bool(early.erased_at), late.keep_until) == (True, date(2026, 6, 4))


def test_the_focal_officer_hears_which_page_may_name_the_person_still():
    focal, entry = make_user(role="focal"), make_entry()
    shown, hidden = a_member(entry, is_public=True), a_member()
    Entry.objects.filter(pk=entry.pk).update(work=edition_of(make_public_page()).work)

    erase([shown, hidden], by=None)

    assert [one.href for one in focal.notices.all()] == [f"/lam-viec/so/muc/{entry.pk}/"]


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ({"name": "An"}, {"name": ""}),
        ({"name": "Ban An ninh"}, {"name": "Ban An ninh"}),
        ([{"a": {"n": "Tanaka H.", "t": "TP"}}, 5], [{"a": {"n": "", "t": ""}}, 5]),
        ({"row": 3, "cells": {"n": "x"}, "p": ["Trùng Tanaka"]},
         {"row": 3, "cells": {"n": "x"}, "p": [""]}),
    ],
)  # fmt: skip
def test_an_object_that_says_a_word_keeps_no_string(told, left):
    assert without(told, {"Tanaka", "An"}) == left


def figures() -> dict:
    """All that reports count of people, by the row they belong to."""
    return {
        "members": dict(Delegation.objects.values_list("pk").annotate(n=Count("members"))),
        "guests": dict(Event.objects.values_list("pk").annotate(n=Count("registrations"))),
        "came": Counter(
            Registration.objects.exclude(attended_at=None).values_list("entry", flat=True)
        ),
        "contacts": dict(Partner.objects.values_list("pk").annotate(n=Count("contacts"))),
        "touches": dict(Investor.objects.values_list("pk").annotate(n=Count("touchs"))),
        "visits": PressVisit.objects.count(),
        "outputs": list(Output.objects.order_by("pk").values("pk", "quantity", "state", "title")),
        "sum": Output.objects.aggregate(n=Sum("quantity"))["n"],
    }


def a_province(days) -> None:
    """One delegation, event, investor and press visit; a person of each sort for each of `days`."""
    by = make_user()
    delegation, event = make_entry(starts_on=LAST, ends_on=None), make_entry("event")
    investor, partner = make_entry("investor"), make_partner()
    for at, day in enumerate(days):
        a_member(delegation, day), a_member(delegation, day, role="head")
        a_guest(event, day, attended_at="2024-05-06T08:00Z" if at % 2 else None)
        contact = make_contact(partner=partner, keep_until=day)
        Touch.objects.create(
            entry=investor, on=LAST, way="call", what="Gọi", contact=contact, by=by
        )
        a_visit(day)
    delegation = keeping.move(delegation, to="approved", by=by, values={"decision_number": "1/QĐ"})
    keeping.move(delegation, to="took_place", by=by)
    keeping.move(event, to="held", by=by)


@given(st.lists(st.dates(date(2024, 6, 10), date(2024, 6, 20)), min_size=1, max_size=3))
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_erasure_leaves_every_figure_as_it_was(days):
    with transaction.atomic():
        a_province(days)
        before = figures()

        erase_due(day=AFTER)

        left = {code: known_of(sort).count() for code, sort in SORTS.items()}
        kept = sum(day >= AFTER for day in days)
        assert figures() == before
        assert left == {
            "contact": kept,
            "member": 2 * kept,
            "registration": kept,
            "press_visit": kept,
        }
        transaction.set_rollback(True)


def test_the_row_of_a_contact_stays_as_a_number():
    row = a_contact()

    erase([row], by=None)

    row.refresh_from_db()
    assert (str(row), Contact.objects.known().count()) == (
        f"Người liên hệ số {row.pk} (đã xóa dữ liệu)",
        0,
    )
