"""Questions at the desk and the units: the list, the card, its moves, figures, rules."""

from datetime import date

import pytest
from django.utils import timezone

from nhipcau.inquiries.erasing import ask_erasure
from nhipcau.inquiries.models import Inquiry, InquiryView, Rating, RoutingRule
from nhipcau.organisations.models import Role, Succession, Unit
from tests.factories.inquiries import MONDAY, make_inquiry, make_rating
from tests.factories.organisations import make_unit, make_user
from tests.workspace.pages import page, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> Unit:
    return make_unit(name="Sở Du lịch", short_name="Sở DL")


@pytest.fixture
def officer(client, unit):
    person = make_user(role=Role.OFFICER, unit=unit)
    client.force_login(person)
    return person


@pytest.fixture
def focal(client):
    person = make_user(role=Role.FOCAL)
    client.force_login(person)
    return person


def test_the_list_begins_with_what_is_most_late(client, focal):
    late = make_inquiry(day=date(2024, 5, 6))
    soon = make_inquiry(day=timezone.localdate())
    make_inquiry("closed")

    answer = client.get(page("inquiry_list"))

    assert list(answer.context["page"]) == [late, soon]
    assert "1 quá hạn" in text(answer)


def test_a_unit_sees_its_own_and_what_it_took_over_and_no_name_in_the_list(client, officer, unit):
    old = make_unit(valid_to=date(2024, 7, 1))
    Succession.objects.create(predecessor=old, successor=unit, effective_on=date(2024, 7, 2))
    mine = [make_inquiry(unit=unit), make_inquiry(unit=old)]
    make_inquiry()

    answer = client.get(page("inquiry_list"))

    assert list(answer.context["page"]) == mine
    assert "Trần Văn Hỏi" not in text(answer)


@pytest.mark.parametrize(
    ("asked", "count"),
    [({"q": "tran van hoi"}, 2), ({"q": "tau ngam"}, 0), ({"audience": "press"}, 1),
     ({"state": "refused"}, 1), ({"state": "all"}, 3), ({"language": "ja"}, 1),
     ({"state": "xau"}, 2), ({"unit": "9" * 30}, 2)],
)  # fmt: skip
def test_the_list_is_narrowed_without_marks(client, focal, asked, count):
    make_inquiry(audience="press")
    make_inquiry(language="ja")
    make_inquiry("refused")

    assert len(client.get(page("inquiry_list"), asked).context["page"]) == count


def test_each_look_at_a_card_leaves_its_row(client, officer, unit):
    inquiry = make_inquiry(unit=unit)

    shown = text(client.get(page("inquiry_page", inquiry.pk)))

    assert "Trần Văn Hỏi" in shown
    assert [(view.by, view.way) for view in inquiry.views.all()] == [(officer, "opened")]


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.EDITOR, Role.LEADER, Role.OFFICER])
def test_others_do_not_see_who_asked(client, role):
    inquiry = make_inquiry()
    client.force_login(make_user(role=role))

    answer = client.get(page("inquiry_page", inquiry.pk))

    assert (answer.status_code, InquiryView.objects.count()) == (403, 0)


def test_one_writes_and_another_sends(client, officer, unit, settings, mailoutbox):
    settings.NHIPCAU_MAIL = True
    inquiry = make_inquiry(unit=unit)
    client.post(page("inquiry_draft", inquiry.pk), {"answer": "Mở đến 17 giờ."})
    assert "chờ một người khác" in text(client.get(page("inquiry_page", inquiry.pk)))

    client.force_login(make_user(role=Role.HEAD, unit=unit))
    client.post(page("inquiry_send", inquiry.pk))

    assert Inquiry.objects.get().state == "answered"
    assert "Mở đến 17 giờ." in mailoutbox[-1].body


def test_a_head_who_wrote_it_is_told_that_another_must_send(client, unit):
    head = make_user(role=Role.HEAD, unit=unit)
    inquiry = make_inquiry("drafted", unit=unit, writer=head)
    client.force_login(head)

    answer = client.post(page("inquiry_send", inquiry.pk), follow=True)

    assert "không tự gửi" in text(answer)
    assert Inquiry.objects.get().state == "drafted"


def test_an_empty_answer_is_refused_at_its_field(client, officer, unit):
    inquiry = make_inquiry(unit=unit)

    answer = client.post(page("inquiry_draft", inquiry.pk), {"answer": " "})

    assert (answer.status_code, "Viết câu trả lời." in text(answer)) == (422, True)


def test_handing_on_leads_back_to_the_list_and_the_card_is_closed(client, unit):
    client.force_login(make_user(role=Role.HEAD, unit=unit))
    inquiry, other = make_inquiry(unit=unit), make_unit()

    answer = client.post(
        page("inquiry_route", inquiry.pk), {"unit": other.pk, "reason": "Việc của sở bạn"}
    )

    assert (answer.url, Inquiry.objects.get().unit) == (page("inquiry_list"), other)
    assert client.get(page("inquiry_page", inquiry.pk)).status_code == 403


def test_the_desk_refuses_with_a_reason_kept_as_typed_where_it_is_missing(client, focal):
    inquiry = make_inquiry()

    wrong = client.post(page("inquiry_refuse", inquiry.pk), {"ground": "spam", "reason": ""})
    client.post(page("inquiry_refuse", inquiry.pk), {"ground": "spam", "reason": "Quảng cáo"})

    assert (wrong.status_code, Inquiry.objects.get().refusal) == (422, "spam")


def test_the_desk_erases_what_was_asked_for_and_the_card_says_so(client, focal):
    inquiry = ask_erasure(make_inquiry(name="Lý Thị Kín"), day=MONDAY)

    client.post(page("inquiry_erase", inquiry.pk))

    shown = text(client.get(page("inquiry_page", inquiry.pk)))
    assert ("Dữ liệu cá nhân đã xóa" in shown, "Kín" in shown) == (True, False)


def test_without_a_server_the_words_stand_there_to_be_sent_by_hand(client, focal, settings):
    settings.NHIPCAU_MAIL = False
    inquiry = make_inquiry("answered")
    mail = inquiry.mails.get(kind="answer")
    assert "Đã gửi tay" in text(client.get(page("inquiry_page", inquiry.pk)))

    client.post(page("inquiry_mail", inquiry.pk), {"mail": mail.pk})

    mail.refresh_from_db()
    assert (mail.state, mail.by_hand) == ("sent", focal)


@pytest.mark.parametrize("asked", ["", "abc", "9" * 40])
def test_a_letter_that_is_not_there_is_not_found(client, focal, asked):
    inquiry = make_inquiry()

    assert client.post(page("inquiry_mail", inquiry.pk), {"mail": asked}).status_code == 404


def test_the_file_holds_the_list_and_every_question_in_it_is_noted(client, focal):
    make_inquiry(name="=HYPERLINK(1)")
    make_inquiry("closed")

    answer = client.get(page("inquiry_export"))

    assert ("'=HYPERLINK" in text(answer), "mở đến" in text(answer)) == (True, False)
    assert [view.way for view in InquiryView.objects.all()] == ["exported"]


def test_words_of_strangers_are_text(client, focal):
    inquiry = make_inquiry(subject="<b>Đậm</b>", text="<script>alert(1)</script> xin hỏi giờ")

    shown = text(client.get(page("inquiry_page", inquiry.pk)))

    assert ("<script>alert" in shown, "<b>Đậm" in shown) == (False, False)


def test_figures_are_everybodys_and_name_nobody(client):
    make_inquiry("answered")
    client.force_login(make_user(role=Role.LEADER))

    shown = text(client.get(page("inquiry_numbers"), {"nam": "2024"}))

    assert ("1 đã trả lời, 1 đúng hạn" in shown, "Trần Văn Hỏi" in shown) == (True, False)


def test_rules_are_set_replaced_and_ended(client, focal, unit):
    client.post(page("inquiry_rules"), {"topic": "trade", "audience": "", "unit": unit.pk})
    rule = RoutingRule.objects.get()
    assert "Sở DL" in text(client.get(page("inquiry_rules")))

    client.post(page("inquiry_rule", rule.pk))

    assert not RoutingRule.objects.in_force().exists()


def test_a_rule_needs_a_unit(client, focal):
    assert client.post(page("inquiry_rules"), {"topic": "trade"}).status_code == 422


def test_opinions_are_summed_and_their_words_taken_out_by_the_desk(client, focal):
    rating = make_rating(2, remark="Ông Nam nói vậy")
    assert "Ông Nam nói vậy" in text(client.get(page("rating_list"), {"nam": "2024"}))

    client.post(page("rating_remark", rating.pk))

    shown = text(client.get(page("rating_list"), {"nam": "2024"}))
    assert ("Ông Nam" in shown, Rating.objects.get().score) == (False, 2)


def test_words_of_readers_are_not_shown_to_all(client):
    make_rating(2, remark="Ông Nam nói vậy")
    client.force_login(make_user(role=Role.LEADER))

    shown = text(client.get(page("rating_list"), {"nam": "2024"}))

    assert ("Ông Nam" in shown, "Đánh giá các trang" in shown) == (False, True)


@pytest.mark.parametrize("name", ["inquiry_list", "inquiry_numbers", "rating_list"])
def test_the_number_of_queries_does_not_grow(client, focal, unit, name):
    def fill(count):
        for n in range(count):
            make_inquiry(unit=unit, day=timezone.localdate())
            make_rating(3, page=f"/vi/{n}/", remark="Lời", given_on=timezone.localdate())

    fill(1)
    one = queries_of(client, page(name))
    fill(29)

    assert queries_of(client, page(name)) == one
