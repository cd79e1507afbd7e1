"""The card of a clipping: what it tells, every move on it, who may make it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from nhipcau.organisations.models import Role, Unit, User
from nhipcau.press import clipping as verbs
from nhipcau.press import correcting
from nhipcau.press.models import Clipping, Story
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_section, make_task
from tests.factories.press import make_clarification, make_clipping, make_confirmed, make_topic
from tests.workspace.pages import page, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db
HIT = {"place": "song-mau", "words": "Sông Mẫu", "start": 0, "end": 8, "surety": "sure"}
NAMED = {
    "title": "Sông Mẫu mùa lũ",
    "text": "Nước lên.\nSông Mẫu dâng.",
    "hits": [HIT | {"why": "accented"}],
    "reasons": [HIT | {"code": "in_title"}, HIT | {"code": "person", "surety": "doubtful"}],
}


@pytest.fixture
def unit() -> Unit:
    return make_unit(name="Sở Du lịch", short_name="Sở DL")


@pytest.fixture
def officer(client, unit) -> User:
    person = make_user(role=Role.OFFICER, unit=unit)
    client.force_login(person)
    return person


def move(client, name: str, row: Clipping, **told: object):
    """The answer of a move, followed; the row as it is now."""
    answer = client.post(page(f"clipping_{name}", row.pk), told, follow=True)
    row.refresh_from_db()
    return answer


def test_the_card_tells_where_it_stood_why_it_is_here_and_what_it_says(client, officer):
    row = make_clipping(**NAMED, date_told="page_time", address="https://bao.example/lu.html")

    said = text(client.get(page("clipping_page", row.pk)))

    for words in ("theo giờ ghi trên trang", "https://bao.example/lu.html", "Nước lên.",
                  "Được nhắc ngay ở tiêu đề.", "Có thể là tên người.", "còn ngờ",
                  "Tự lưu từ trang báo khi xác nhận."):  # fmt: skip
        assert words in said


def test_the_card_leads_to_its_story_its_output_and_the_answer_to_it(client, officer, unit):
    story = Story.objects.create(title="Lũ", first_on="2024-03-12", last_on="2024-03-12")
    row = make_confirmed(unit=unit, by=officer, story=story)
    other = make_clipping(title="Đăng lại", story=story)
    answered = make_clarification(source=row)

    answer = client.get(page("clipping_page", row.pk))

    assert answer.context["appearances"] == [other]
    assert answer.context["clarifications"] == [answered]
    assert page("output_page", row.output_id).encode() in answer.content


def test_the_card_costs_as_much_with_thirty_steps_and_reprints(client, officer, unit):
    story = Story.objects.create(title="Lũ", first_on="2024-03-12", last_on="2024-03-12")
    row = make_confirmed(unit=unit, by=officer, story=story)
    make_clipping(story=story)
    correcting.tag(row, topic=make_topic(), by=officer)
    one = queries_of(client, page("clipping_page", row.pk))
    for n in range(15):
        make_clipping(story=story)
        verbs.put_right(row, changes={"title": f"Tên {n}"}, by=officer)
        correcting.tag(row, topic=make_topic(), by=officer)

    assert queries_of(client, page("clipping_page", row.pk)) == one


def test_it_is_confirmed_for_a_unit_with_a_tone_and_tasks(client, officer, unit):
    row = make_clipping()
    task = make_task(group=make_section(make_plan()), leads=(unit,))

    move(client, "confirm", row, unit=unit.pk, tone="good", tasks=[task.pk])

    assert (row.state, row.unit, row.tone, [*row.tasks.all()]) == (
        "confirmed", unit, "good", [task],
    )  # fmt: skip


def test_staff_confirm_for_no_other_unit(client, officer):
    row = make_clipping()

    answer = move(client, "confirm", row, unit=make_unit().pk)

    assert (answer.status_code, row.state) == (422, "new")


def test_a_confirmed_one_is_rejected_with_a_reason_and_the_words_typed_stay(client, officer, unit):
    row = make_confirmed(unit=unit, by=officer)

    refused = move(client, "reject", row, reason=" ")
    done = move(client, "reject", row, reason="Nơi khác cùng tên.")

    assert (refused.status_code, done.status_code, row.state) == (422, 200, "rejected")
    assert "Nêu lý do bỏ tin đã xác nhận." in text(refused)
    assert "Nơi khác cùng tên." in text(done)


def test_a_decision_is_taken_back_to_the_queue(client, officer, unit):
    row = make_confirmed(unit=unit, by=officer)

    answer = move(client, "put_back", row)

    assert row.state == "new"
    assert "Tin trở lại hàng chờ." in text(answer)


def revised(row: Clipping, **changes: object) -> dict[str, object]:
    told = {"title": row.title, "published_on": "12/03/2024", "medium": "web", "language": "vi"}
    return told | {"unit": row.unit_id} | changes


def test_it_is_put_right_and_the_history_tells_what_stood_there(client, officer, unit):
    row = make_confirmed(unit=unit, by=officer, title="Tên cũ")

    answer = move(client, "revise", row, **revised(row, title="Tên mới", tone="wrong"))

    assert (row.title, row.tone) == ("Tên mới", "wrong")
    assert "<del>Tên cũ</del> → <ins>Tên mới</ins>" in text(answer)


def test_a_refusal_keeps_what_was_typed(client, officer, unit):
    row = make_confirmed(unit=unit, by=officer)

    answer = move(client, "revise", row, **revised(row, title="Đã gõ", published_on="01/01/2199"))

    assert answer.status_code == 422
    assert b'value="\xc4\x90\xc3\xa3 g\xc3\xb5"' in answer.content
    assert "Ngày đăng chưa tới" in text(answer)


def test_topics_are_added_and_taken_off(client, officer):
    row, topic = make_clipping(), make_topic(name="Biển")

    move(client, "tag", row, topic=topic.pk)
    tagged = list(row.tags.filter(is_off=False).values_list("topic", flat=True))
    move(client, "untag", row, topic=topic.pk)

    assert (tagged, row.tags.filter(is_off=False).count()) == ([topic.pk], 0)


def test_without_a_copy_it_does_not_count_until_one_is_kept(client, officer, unit):
    row = make_confirmed(unit=unit, by=officer, exemption="")
    before = text(client.get(page("clipping_page", row.pk)))

    answer = move(client, "copy", row, file=SimpleUploadedFile("bai.txt", b"Trang 5"))
    kept = b"".join(client.get(page("file_download", row.copy_id)))

    assert "Chưa có bản lưu nên chưa được tính." in before
    assert row.copy.name == "bai.txt"
    assert row.output.state == "recorded"
    assert kept == b"Trang 5"
    assert row.copy.sha256[:16] in text(answer)


def test_a_copy_that_is_no_file_is_refused_at_its_field(client, officer, unit):
    row = make_confirmed(unit=unit, by=officer, exemption="")

    nothing = move(client, "copy", row)
    program = move(client, "copy", row, file=SimpleUploadedFile("bai.exe", b"MZ\x90\x00"))

    assert (nothing.status_code, program.status_code, row.copy) == (422, 422, None)


def test_the_reason_why_there_is_no_copy_lets_it_count(client, officer, unit):
    row = make_confirmed(unit=unit, by=officer, exemption="")

    move(client, "exempt", row, reason="Phát trực tiếp.")

    assert (row.exemption, row.output.state) == ("Phát trực tiếp.", "recorded")


def test_it_is_shown_to_the_public_and_no_longer(client, officer, unit):
    row = make_confirmed(unit=unit, by=officer)

    move(client, "show", row)
    shown = row.is_public
    move(client, "hide", row)

    assert (shown, row.is_public) == (True, False)


@pytest.mark.parametrize("name", ["reject", "revise", "tag", "copy", "put_back", "show"])
def test_what_another_unit_follows_is_closed_to_staff(client, officer, name):
    row = make_confirmed()

    answer = client.post(page(f"clipping_{name}", row.pk), {"reason": "Thử."})

    assert answer.status_code == 403
    assert "Tin này do đơn vị khác theo dõi" in text(answer)


def test_an_output_that_a_clipping_filed_is_mended_at_the_clipping(client, officer, unit):
    row = make_confirmed(unit=unit, by=officer)

    answer = client.get(page("output_page", row.output_id))

    assert page("clipping_page", row.pk).encode() in answer.content
    assert not answer.context["may_change"]
