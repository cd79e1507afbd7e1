"""What persons ask about their data: the clocks, what doing it does, and the morning that minds."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.notices.models import Notice
from nhipcau.organisations.models import Role
from nhipcau.registries import parts
from nhipcau.registries.models import DataRequest, Member, Registration
from nhipcau.registries.privacy import asking
from nhipcau.registries.privacy.finding import rows_about
from nhipcau.registries.privacy.minding import mind_privacy
from tests.factories.organisations import make_unit, make_user
from tests.factories.refusals import codes_of
from tests.factories.registries import make_contact, make_detail, make_entry, make_partner

pytestmark = pytest.mark.django_db

FRIDAY = date(2024, 6, 7)
MONDAY = date(2024, 6, 10)


def received(kind: str = "erase") -> DataRequest:
    values = {"kind": kind, "who": "Tanaka Hiroshi", "reach": "tanaka@izumi.example", "told": ""}
    return asking.receive(values=values | {"received_on": FRIDAY}, by=make_user(), day=FRIDAY)


def done(kind: str, *rows, **told) -> DataRequest:
    asked = asking.confirm_rows(received(kind), rows=rows, by=make_user())
    return asking.do(asked, **{"answer": "Đã làm.", "by": make_user(), "day": MONDAY, **told})


def refused(verb, *args, **kwargs) -> set:
    with pytest.raises(ValidationError) as refusal:
        verb(*args, **kwargs)
    return codes_of(refusal)


def member(**values) -> Member:
    told = {"name": "TANAKA Hiroshi", "keep_until": date(2026, 1, 1), **values}
    return parts.add(make_entry(), Member, values=told, by=make_user())


def guest(**values) -> Registration:
    told = {"name": "Tanaka H.", "email": "Tanaka@izumi.example", "keep_until": date(2026, 1, 1)}
    return Registration.objects.create(
        entry=make_entry("event"), code="c", key="k", state="confirmed", source="public",
        **told | values,
    )  # fmt: skip


def test_the_clocks_begin_with_the_day_it_came():
    asked = received()

    assert (asked.acknowledge_by, asked.due_on, asked.state) == (
        date(2024, 6, 11),
        date(2024, 6, 27),
        "new",
    )


def test_a_request_is_extended_once_in_time_with_a_reason():
    by, asked = make_user(), received()

    assert refused(asking.extend, asked, reason="", by=by, day=MONDAY) == {"reason"}
    assert refused(asking.extend, asked, reason="x", by=by, day=date(2024, 6, 28)) == {"late"}
    asked = asking.extend(asked, reason="Phải hỏi bên thứ ba.", by=by, day=MONDAY)

    assert asked.due_on == date(2024, 7, 17)
    assert refused(asking.extend, asked, reason="Nữa.", by=by, day=MONDAY) == {"extended"}


def test_acknowledging_has_its_day():
    by, asked = make_user(), received()

    codes = refused(asking.acknowledge, asked, on=date(2024, 6, 6), by=by, day=MONDAY)
    asked = asking.acknowledge(asked, on=MONDAY, by=by, day=MONDAY)

    assert (codes, asked.state) == ({"order"}, "acknowledged")


def test_a_person_is_found_in_all_four_sorts_by_name_in_any_order_or_by_address():
    known = make_contact(name="Hiroshi Tanaka")
    by_mail = make_detail(make_contact(name="Người khác"), value="tanaka@izumi.example").contact
    one, two = member(), guest()
    kept = {"keep_until": date(2026, 1, 1)}
    sender = make_entry("press_visit", requester_name="Tanaka Hiroshi", **kept)
    make_contact(name="Tanaka Yuki"), member(name="Suzuki")

    found = rows_about("Tanaka Hiroshi", "tanaka@izumi.example")

    assert found == [known, by_mail, one, two, sender]


def test_members_that_a_contact_names_are_the_same_person():
    row = make_contact(name="Tanaka Hiroshi")
    linked = member(name="", contact=row)

    assert rows_about("Tanaka Hiroshi") == [row, linked]
    assert done("erase", linked).steps.filter(act="erased", row=linked.pk).count() == 1
    assert Member.objects.get().contact is None


def test_one_name_alone_finds_the_whole_name_alone():
    make_contact(name="Nguyễn Văn An")
    short = make_contact(name="An")

    assert rows_about("an") == [short]


def test_erasing_erases_the_rows_confirmed_and_no_other():
    row, namesake = make_contact(), make_contact()

    done("erase", row, member())

    row.refresh_from_db(), namesake.refresh_from_db()
    assert (row.name, namesake.name) == ("", "Tanaka Hiroshi")
    assert Member.objects.known().count() == 0


def test_restricting_hides_every_row():
    one, two = make_contact(), member()

    done("restrict", one, two)

    one.refresh_from_db(), two.refresh_from_db()
    assert (one.restricted_on, str(two)) == (MONDAY, "(hạn chế sử dụng)")


def test_withdrawing_ends_what_stands_on_consent_and_leaves_what_the_duty_keeps():
    registered, official = guest(ground="consent"), member(ground="duty")

    done("withdraw", registered, official)

    registered.refresh_from_db(), official.refresh_from_db()
    assert (registered.name, official.name) == ("", "TANAKA Hiroshi")


def test_nothing_kept_and_a_part_alone_are_explained_to_the_person():
    by = {"by": make_user(), "day": MONDAY}

    assert refused(asking.do, received(), answer=" ", **by) == {"answer"}
    assert refused(done, "erase", make_contact(), answer="", outcome="partly") == {"answer"}


def test_a_refusal_says_why_and_ends_the_request():
    asked = received()

    assert refused(asking.refuse, asked, reason=" ", by=make_user(), day=MONDAY) == {"reason"}
    asked = asking.refuse(asked, reason="Hồ sơ phải lưu.", by=make_user(), day=MONDAY)

    assert (asked.state, asked.answer, asked.keep_until) == (
        "refused",
        "Hồ sơ phải lưu.",
        date(2026, 6, 10),
    )
    assert refused(asking.do, asked, answer="x", by=make_user(), day=MONDAY) == {"state"}


def test_every_move_leaves_its_step_without_a_name():
    asked = done("view", make_contact())

    steps = [(one.act, one.count) for one in asked.steps.all()]
    assert steps == [("received", 1), ("meant", 1), ("shown", 1), ("done", 1)]


def test_the_words_of_a_request_go_when_its_own_time_is_over():
    asked = done("view", make_contact())

    minded = mind_privacy(day=date(2026, 6, 11))

    asked.refresh_from_db()
    assert (asked.who, asked.reach, asked.answer) == ("", "", "")
    assert minded.erased["request"] == 1


def test_keepers_hear_of_what_is_due_and_of_what_is_late_once():
    focal = make_user(role=Role.FOCAL)
    asked = received()

    told = [mind_privacy(day=day).told for day in (FRIDAY, FRIDAY, date(2024, 6, 12))]

    subjects = list(Notice.objects.filter(user=focal).order_by("pk").values_list("subject"))
    assert told == [0, 0, 1]
    assert f"số {asked.pk}: báo đã nhận, quá hạn 11/06/2024" in subjects[0][0]
    assert "Tanaka" not in str(subjects)


def test_staff_of_the_unit_hear_once_of_people_whose_time_ends():
    unit = make_unit()
    officer = make_user(role=Role.OFFICER, unit=unit)
    row = make_contact(partner=make_partner(unit=unit), keep_until=date(2024, 6, 30))

    told = [mind_privacy(day=day).told for day in (date(2024, 5, 30), FRIDAY, MONDAY)]

    heard = officer.notices.get()
    assert (told, heard.href) == ([0, 1, 0], f"/lam-viec/nguoi-lien-he/{row.pk}/")
    assert "Tanaka" not in heard.subject + heard.body
