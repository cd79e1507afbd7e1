"""A question is numbered, sent where it belongs and given its last day; odd ones are refused."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from nhipcau.inquiries.asking import receive
from nhipcau.inquiries.models import Inquiry
from nhipcau.inquiries.routing import set_rule
from nhipcau.notices.models import Notice
from nhipcau.organisations.models import Role
from tests.factories.inquiries import MONDAY, asked, make_inquiry
from tests.factories.organisations import make_unit, make_user

pytestmark = pytest.mark.django_db


def test_numbers_run_through_the_year_and_begin_again_with_the_next():
    days = (MONDAY, MONDAY, date(2025, 1, 2))

    numbers = [receive(asked(), day=day).reference for day in days]

    assert numbers == ["2024-0001", "2024-0002", "2025-0001"]


@pytest.mark.parametrize(("audience", "due"), [("visitor", 17), ("press", 12)])
def test_the_last_day_counts_working_days_by_who_asks(audience, due):
    inquiry = receive(asked(audience=audience), day=MONDAY)

    assert inquiry.due_on == date(2024, 6, due)


def test_what_no_rule_sends_elsewhere_lies_new_at_the_desk():
    focal = make_user(role=Role.FOCAL)

    inquiry = receive(asked(), day=MONDAY)

    assert (inquiry.state, inquiry.unit) == ("new", focal.appointments.get().unit)
    assert [notice.user for notice in Notice.objects.all()] == [focal]


def test_a_rule_sends_it_to_its_unit_and_the_people_there_hear_of_it():
    officer = make_user(role=Role.OFFICER)
    unit = officer.appointments.get().unit
    set_rule(topic="tourism", unit=unit, by=make_user())

    inquiry = receive(asked(), day=MONDAY)

    assert (inquiry.state, inquiry.unit) == ("routed", unit)
    assert [(n.user, n.href) for n in Notice.objects.all()] == [
        (officer, f"/lam-viec/hoi-dap/{inquiry.pk}/")
    ]


def test_a_notice_never_names_the_person_who_asked():
    make_user(role=Role.FOCAL)
    told = asked(name="Lý Thị Kín", subject="Chuyện nhà Kín", email="kin@example.org")

    receive(told, day=MONDAY)

    notice = Notice.objects.get()
    assert "kín" not in f"{notice.subject} {notice.body}".lower().replace("kín đáo", "")


def test_the_same_question_of_the_same_person_is_kept_once():
    told = asked(email="Lan@example.org")

    first = receive(told, day=MONDAY)
    again = receive(asked(email="lan@example.org", text=told.text.upper()), day=MONDAY)

    assert (again, Inquiry.objects.count(), first.mails.count()) == (first, 1, 1)


def test_the_same_words_from_many_people_are_refused():
    words = "Mua ngay hàng tốt giá rẻ hôm nay"
    for _person in range(3):
        receive(asked(text=words), day=MONDAY)

    with pytest.raises(ValidationError) as refused:
        receive(asked(text=words), day=MONDAY)

    assert (refused.value.code, Inquiry.objects.count()) == ("same_text", 3)


@pytest.mark.parametrize(
    ("field", "words", "code"),
    [
        ("email", "khong-phai-thu", "email"),
        ("email", "a@example.org\nBcc: b@example.org", "email"),
        ("name", "  ", "required"),
        ("name", "http://mua.example", "links"),
        ("subject", "", "required"),
        ("subject", "Độ mật: Tối mật", "secret"),
        ("text", "Ngắn", "short"),
        ("text", "a" * 5001, "long"),
        ("text", "Xem https://a.vn https://b.vn www.c.vn nhé", "links"),
        ("text", "Công văn\nTỐI MẬT\nvề việc riêng", "secret"),
    ],
)
def test_what_is_odd_is_refused_at_its_field_and_nothing_kept(field, words, code):
    with pytest.raises(ValidationError) as refused:
        receive(asked(**{field: words}), day=MONDAY)

    codes = {name: errors[0].code for name, errors in refused.value.error_dict.items()}
    assert (codes, Inquiry.objects.count()) == ({field: code}, 0)


def test_words_may_be_sent_again_after_a_day():
    told = asked()
    first = receive(told, day=MONDAY)
    Inquiry.objects.update(received_at=first.received_at - timedelta(days=2))

    assert receive(told, day=MONDAY + timedelta(days=2)) != first


def test_it_is_found_without_marks_by_words_and_by_name():
    inquiry = make_inquiry(name="Đỗ Thị Hường", subject="Bến cảng")
    make_inquiry()

    found = [list(Inquiry.objects.search(words)) for words in ("do thi huong", "ben cang")]

    assert found == [[inquiry], [inquiry]]


def test_the_unit_is_left_open_where_there_is_no_desk():
    make_unit()

    assert receive(asked(), day=MONDAY).unit is None
