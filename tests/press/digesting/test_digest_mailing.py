"""One letter to each reader, once, even when the sender is killed; people see what did not go."""

from datetime import date, timedelta

import pytest
from django.core import mail as outgoing
from django.core.exceptions import ValidationError
from django.utils import timezone

from nhipcau.notices.models import Notice
from nhipcau.organisations.models import Role
from nhipcau.press.digesting import composing, issuing
from nhipcau.press.digesting.mailing import POST, deliver, send_again, sent_by_hand
from nhipcau.press.digesting.minding import mind_digests
from nhipcau.press.digesting.readers import add_reader, switch_reader
from nhipcau.press.models import DigestMail, DigestStep
from tests.factories.organisations import make_unit, make_user
from tests.factories.press import make_confirmed

pytestmark = pytest.mark.django_db

DAY = date(2024, 3, 12)


@pytest.fixture
def server(settings, mailoutbox):
    settings.NHIPCAU_MAIL = True
    settings.NHIPCAU_BASE_URL = "https://noibo.example.vn"
    return mailoutbox


def a_reader(address="vp@coquan.example", rhythm="daily"):
    return add_reader(name="Văn phòng", address=address, rhythm=rhythm, by=make_user())


def issued():
    make_confirmed(title="Cảng mở", address="https://bao.example/cang")
    told = {"rhythm": "daily", "first_on": DAY, "last_on": DAY, "unit": make_unit()}
    return issuing.issue(composing.compose(**told, by=make_user()), by=make_user())


def test_each_reader_of_the_rhythm_gets_one_letter_in_words_and_html(server):
    a_reader()
    a_reader("tuan@coquan.example", "weekly")
    switch_reader(a_reader("thoi@coquan.example"), on=False, by=make_user())
    digest = issued()

    runs = [deliver().sent, deliver().sent]

    (message,) = server
    html, kind = message.alternatives[0]
    place = f"https://noibo.example.vn/lam-viec/diem-bao/ban/{digest.pk}/"
    assert (runs, message.to, kind) == ([1, 0], ["vp@coquan.example"], "text/html")
    for said in (message.body, html):
        assert [w for w in ("Cảng mở", "https://bao.example/cang", place) if w not in said] == []


def test_a_letter_does_not_tell_who_has_read_it(server):
    a_reader()
    issued()

    deliver()

    assert [tag for tag in ("<img", "<script", "<link", "http-equiv")
            if tag in server[0].alternatives[0][0]] == []  # fmt: skip


def test_a_sender_killed_after_claiming_leaves_a_doubt_and_sends_nothing_twice(server):
    a_reader()
    letter = issued().mails.get()
    POST.claim(letter)
    DigestMail.objects.update(moved_at=timezone.now() - timedelta(hours=1))

    sent = [deliver().sent, deliver().sent]

    letter.refresh_from_db()
    assert (sent, letter.state, len(server)) == ([0, 0], "uncertain", 0)


def test_only_a_person_lets_a_letter_in_doubt_go_again(server):
    a_reader()
    letter, by = issued().mails.get(), make_user()
    DigestMail.objects.update(state="uncertain")

    deliver([send_again(letter, by=by)])

    assert (len(server), DigestStep.objects.filter(act="mail", by=by).count()) == (1, 1)


def test_letters_of_a_withdrawn_digest_stay_here(server):
    a_reader()
    digest, by = issued(), make_user()
    issuing.withdraw(digest, reason="Sai", by=by)

    assert (deliver().sent, digest.mails.get().state) == (0, "failed")
    with pytest.raises(ValidationError) as refusal:
        send_again(digest.mails.get(), by=by)
    assert refusal.value.code == "withdrawn"


def test_without_a_server_a_person_sends_it_and_says_so(settings):
    settings.NHIPCAU_MAIL = False
    a_reader()
    letter = issued().mails.get()

    sent_by_hand(letter, by=make_user())

    letter.refresh_from_db()
    assert (letter.state, outgoing.outbox) == ("sent", [])


def test_an_address_is_on_the_list_of_a_rhythm_once_however_it_is_written():
    a_reader("VP@coquan.example")

    with pytest.raises(ValidationError) as refusal:
        a_reader("vp@CoQuan.example")

    assert refusal.value.error_dict["address"][0].code == "known"


def test_who_makes_digests_hears_once_of_a_day_with_news_and_none():
    for role in (Role.FOCAL, Role.EDITOR, Role.OFFICER):
        make_user(role=role)
    today = timezone.localdate()
    make_confirmed(published_on=today - timedelta(days=1))

    told = [mind_digests(day=today), mind_digests(day=today)]

    assert (told[1], Notice.objects.filter(key__startswith="press-digest").count()) == (0, told[0])
    assert told[0] == 2


def test_nobody_hears_of_a_day_that_has_its_digest():
    make_user(role=Role.FOCAL)
    issued()

    assert mind_digests(day=DAY + timedelta(days=1)) == 0
