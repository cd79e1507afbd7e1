"""Mails go out once through a real server; what goes wrong is kept for a person to see."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from nhipcau.notices import mailing
from nhipcau.notices.mailing import Delivered, deliver_waiting, send_again
from nhipcau.notices.models import MailStep, Notice
from nhipcau.notices.telling import tell
from tests.factories.organisations import make_user
from tests.notices.smtp_sink import listening

pytestmark = pytest.mark.django_db


@pytest.fixture
def sink(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.NHIPCAU_MAIL = True
    settings.EMAIL_TIMEOUT = 5
    with listening() as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server


def notice_to(name: str) -> Notice:
    person = make_user()
    person.email = f"{name}@example.vn"
    person.save()
    tell(person, key="k", kind="reminder", subject=f"Nhắc {name}", body="Còn 3 ngày.", href="/a/")
    return person.notices.get()


def state_of(notice: Notice) -> str:
    return Notice.objects.get(pk=notice.pk).mail_state


def test_a_mail_goes_out_once_and_says_where_it_leads(sink, settings):
    settings.NHIPCAU_BASE_URL = "https://nhipcau.example.vn"
    notice = notice_to("lan")

    runs = [deliver_waiting(), deliver_waiting()]

    (mail,) = sink.taken
    assert runs == [Delivered(sent=1), Delivered()]
    assert (mail["To"], mail["Subject"]) == ("lan@example.vn", "Nhắc lan")
    assert mail["Message-ID"].startswith(f"<{notice.pk}.")
    assert mail["Message-ID"].endswith("@nhipcau.example.vn>")
    assert mail.get_content().split()[:4] == ["Còn", "3", "ngày.", "https://nhipcau.example.vn/a/"]


def test_one_that_is_refused_and_one_that_is_lost_do_not_hold_up_the_others(sink):
    refused, lost, fine = notice_to("khong-co"), notice_to("mat"), notice_to("lan")

    assert deliver_waiting() == Delivered(sent=1, failed=1, uncertain=1)
    assert deliver_waiting() == Delivered()

    assert [state_of(n) for n in (refused, lost, fine)] == ["failed", "uncertain", "sent"]
    assert "550 no such mailbox" in Notice.objects.get(pk=refused.pk).mail_error
    assert [mail["To"] for mail in sink.taken] == ["lan@example.vn"]


def test_a_server_that_asks_to_come_later_is_asked_three_times(sink):
    notice = notice_to("ban")

    became = [(deliver_waiting(), state_of(notice)) for _ in range(4)]

    later, failed = Delivered(postponed=1), Delivered(failed=1)
    assert became == [
        (later, "waiting"), (later, "waiting"), (failed, "failed"), (Delivered(), "failed")
    ]  # fmt: skip


def test_without_a_server_the_mail_waits_and_says_why(sink, settings):
    settings.EMAIL_PORT = 1  # nobody listens there
    notice = notice_to("lan")

    told = deliver_waiting()

    notice.refresh_from_db()
    assert told.problem.startswith("Không nối được máy chủ thư")
    assert (notice.mail_state, notice.mail_error) == ("waiting", told.problem)
    settings.EMAIL_PORT = sink.port
    assert deliver_waiting() == Delivered(sent=1)
    assert Notice.objects.get().mail_error == ""


def test_a_claim_left_by_a_process_that_ended_is_never_sent_without_a_person(sink):
    notice = notice_to("lan")
    mailing._claim(notice, None)

    assert (deliver_waiting(), state_of(notice)) == (Delivered(), "sending")
    past = timezone.now() - mailing.LEFT_BEHIND - timedelta(seconds=1)
    Notice.objects.update(mail_at=past)
    assert (deliver_waiting(), state_of(notice)) == (Delivered(), "uncertain")

    send_again(notice, by=make_user())
    assert (deliver_waiting(), len(sink.taken)) == (Delivered(sent=1), 1)


def test_a_mail_is_claimed_by_one_alone(sink):
    notice = notice_to("lan")

    assert [mailing._claim(notice, None), mailing._claim(notice, None)] == [True, False]


def test_who_turned_mail_off_meanwhile_gets_none(sink):
    notice = notice_to("lan")
    notice.user.receives_mail = False
    notice.user.save()

    assert (deliver_waiting(), state_of(notice), sink.taken) == (Delivered(), "quiet", [])


def test_each_move_of_a_mail_is_kept_with_who_let_it_go_again(sink):
    notice, person = notice_to("khong-co"), make_user()
    deliver_waiting()
    notice.user.email = "lan@example.vn"
    notice.user.save()

    send_again(notice, by=person)
    deliver_waiting()

    moves = MailStep.objects.values_list("from_state", "to_state", "by")
    assert list(moves) == [
        ("sending", "failed", None), ("failed", "waiting", person.pk), ("sending", "sent", None)
    ]  # fmt: skip
    assert Notice.objects.get().mail_address == "lan@example.vn"


@pytest.mark.parametrize("state", ["waiting", "sending", "sent", "quiet", "none"])
def test_only_what_went_wrong_is_sent_again(sink, state):
    notice = notice_to("lan")
    Notice.objects.update(mail_state=state)

    with pytest.raises(ValidationError) as refused:
        send_again(notice, by=make_user())

    assert (refused.value.code, state_of(notice)) == ("state", state)


def test_no_mail_is_tried_where_none_is_set_up(settings):
    settings.NHIPCAU_MAIL = True
    notice_to("lan")
    settings.NHIPCAU_MAIL = False

    assert (deliver_waiting(), Notice.objects.get().mail_state) == (Delivered(), "waiting")
