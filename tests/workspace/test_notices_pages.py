"""One's own notices on the web, one's choice of mail, mails that did not go out."""

import pytest

from nhipcau.notices.models import Notice
from nhipcau.notices.telling import tell
from nhipcau.organisations.models import Role
from tests.factories.organisations import make_user
from tests.workspace.pages import page, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    person = make_user(role=Role.OFFICER)
    client.force_login(person)
    return person


def say(user, count=1, **told) -> Notice:
    for n in range(count):
        tell(user, key=f"k{n}", kind="reminder", subject=f"Nhắc {n}", body="Còn 3 ngày.", **told)
    return user.notices.first()


def test_ones_own_notices_are_listed_and_counted_in_the_frame(client, officer):
    say(officer, 3)
    say(make_user())

    answer = client.get(page("notice_list"))

    assert [n.user for n in answer.context["page"]] == [officer] * 3
    assert answer.context["frame"].unread == 3
    assert "3 thông báo chưa đọc" in text(answer)


def test_without_any_the_page_says_what_will_stand_there(client, officer):
    answer = client.get(page("notice_list"))

    assert "Chưa có thông báo nào" in text(answer)
    assert "chưa nối máy chủ thư" in text(answer)


@pytest.mark.parametrize(
    ("href", "posted", "leads_to"),
    [
        ("/lam-viec/bao-cao/", {"open": "1"}, "/lam-viec/bao-cao/"),
        ("/lam-viec/bao-cao/", {}, "/lam-viec/thong-bao/"),
        ("", {"open": "1"}, "/lam-viec/thong-bao/"),
        ("//xau.example/", {"open": "1"}, "/lam-viec/thong-bao/"),
        ("https://xau.example/", {"open": "1"}, "/lam-viec/thong-bao/"),
    ],
)
def test_reading_marks_it_and_leads_to_our_own_pages_only(client, officer, href, posted, leads_to):
    notice = say(officer, href=href)

    answer = client.post(page("notice_read", notice.pk), posted)

    assert (answer.status_code, answer.url) == (302, leads_to)
    assert officer.notices.unread().count() == 0


def test_nobody_reads_the_notices_of_another(client, officer):
    notice = say(make_user())

    assert client.post(page("notice_read", notice.pk)).status_code == 403
    assert Notice.objects.unread().count() == 1


def test_all_are_marked_read_at_once(client, officer):
    say(officer, 3)

    answer = client.post(page("notice_all"), follow=True)

    assert "Không có thông báo nào chưa đọc" in text(answer)


def test_words_of_a_notice_are_text(client, officer):
    tell(officer, key="x", kind="other", subject="<script>1</script>", body="<b>a</b>")

    said = text(client.get(page("notice_list")))

    assert ("<script>1" in said, "&lt;script&gt;1" in said, "<b>a" in said) == (False, True, False)


def test_a_person_turns_mail_off_and_on(client, officer):
    client.post(page("notice_mail"), {"email": officer.email})
    officer.refresh_from_db()

    assert officer.receives_mail is False

    client.post(page("notice_mail"), {"email": "moi@example.vn", "wanted": "on"})
    officer.refresh_from_db()
    assert (officer.receives_mail, officer.email) == (True, "moi@example.vn")


@pytest.mark.parametrize(
    ("told", "sentence"),
    [({"wanted": "on", "email": ""}, "Ghi địa chỉ thư"), ({"email": "abc"}, "abc")],
)
def test_an_address_that_cannot_be_is_refused_with_its_words_kept(client, officer, told, sentence):
    answer = client.post(page("notice_mail"), told)

    assert (answer.status_code, sentence in text(answer)) == (422, True)


def failed_mail(settings) -> Notice:
    settings.NHIPCAU_MAIL = True
    notice = say(make_user(full_name="Lê Hỏng"))
    Notice.objects.update(mail_state="failed", mail_error="550 không có hộp thư")
    return notice


def test_the_administrator_sees_what_failed_and_lets_it_go_again(client, settings):
    notice = failed_mail(settings)
    client.force_login(make_user(role=Role.ADMINISTRATOR))

    seen = text(client.get(page("notice_list")))
    client.post(page("notice_again", notice.pk))

    assert all(words in seen for words in ("Lê Hỏng", "550 không có hộp thư", "Gửi lại cho"))
    assert Notice.objects.get().mail_state == "waiting"
    again = client.post(page("notice_again", notice.pk), follow=True)
    assert "không gửi lại" in text(again)


def test_nobody_else_sees_the_mails_of_the_house(client, settings, officer):
    notice = failed_mail(settings)

    assert "Lê Hỏng" not in text(client.get(page("notice_list")))
    assert client.post(page("notice_again", notice.pk)).status_code == 403


def test_mails_that_wait_say_why(client, settings):
    settings.NHIPCAU_MAIL = True
    say(make_user(), 2)
    Notice.objects.update(mail_error="Không nối được máy chủ thư: timed out")
    client.force_login(make_user(role=Role.ADMINISTRATOR))

    said = text(client.get(page("notice_list")))

    assert ("2 thư chờ gửi." in said, said.count("timed out")) == (True, 1)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.ADMINISTRATOR])
def test_the_page_costs_the_same_with_one_and_thirty(client, settings, role):
    settings.NHIPCAU_MAIL = True
    person, costs = make_user(role=role), []
    client.force_login(person)
    for count in (1, 30):
        say(person, count)
        Notice.objects.update(mail_state="failed")
        costs.append(queries_of(client, page("notice_list")))

    assert costs[0] == costs[1]
