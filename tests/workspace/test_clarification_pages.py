"""Clarifications at the desk: the list, one as a thread, its moves, figures and letters."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from nhipcau.organisations.models import Role
from nhipcau.press.clarifying.sending import record_sending
from nhipcau.press.models import Clarification, FactSource
from tests.factories.clarifications import DAY, bring_clarification, make_signed
from tests.factories.organisations import make_unit, make_user
from tests.factories.press import make_clarification, make_clipping, make_confirmed
from tests.workspace.pages import page, signed_in, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db

SEEN = datetime(2024, 3, 12, 2, tzinfo=UTC)


@pytest.fixture
def unit():
    return make_unit(name="Sở Du lịch")


@pytest.fixture
def officer(client, unit):
    person = make_user(role=Role.OFFICER, unit=unit)
    client.force_login(person)
    return person


def make_checked(unit, drafter):
    return bring_clarification("signing", unit=unit, drafter=drafter)


def test_the_list_begins_with_what_is_due_first_and_says_how_it_stands(client):
    signed_in(client, Role.LEADER)
    today = timezone.localdate()
    later = make_clarification(due_on=today + timedelta(days=3))
    late = make_clarification(due_on=today - timedelta(days=1))
    done = make_clarification(state="signed", answered_at=timezone.now(), due_on=today)
    make_clarification(state="dropped")

    answer = client.get(page("clarification_list"))

    assert list(answer.context["page"]) == [late, later, done]
    for words in ("2 việc chưa trả lời", "1 quá hạn", "trung vị năm nay"):
        assert words in text(answer)


@pytest.mark.parametrize(
    ("asked", "count"),
    [({}, 2), ({"state": "late"}, 1), ({"state": "dropped"}, 1), ({"state": "all"}, 4),
     ({"outcome": "corrected"}, 1), ({"state": "x", "unit": "9" * 30}, 2)],
)  # fmt: skip
def test_the_list_is_narrowed(client, asked, count):
    signed_in(client, Role.FOCAL)
    make_clarification(due_on=date(2024, 3, 19))
    make_clarification(state="signed", answered_at=SEEN)
    make_clarification(state="dropped")
    make_clarification(state="closed", answered_at=SEEN, outcome="corrected")

    assert len(client.get(page("clarification_list"), asked).context["page"]) == count


def test_an_empty_list_says_how_to_begin(client):
    signed_in(client, Role.FOCAL)

    assert "Mở một tin đã xác nhận" in text(client.get(page("clarification_list")))


def test_thirty_clarifications_ask_no_more_than_one(client):
    signed_in(client, Role.FOCAL)
    make_clarification()
    one = queries_of(client, page("clarification_list"))
    for _n in range(29):
        make_clarification()

    assert queries_of(client, page("clarification_list")) == one


def test_a_thread_asks_no_more_for_many_facts_and_sources(client):
    signed_in(client, Role.LEADER)
    row = make_clarification()
    one = queries_of(client, page("clarification_page", row.pk))
    for place in range(20):
        fact = row.facts.create(place=place, statement="Có.")
        fact.sources.create(label="Báo cáo", number="1")
        row.sources.create(clipping=make_confirmed())

    assert queries_of(client, page("clarification_page", row.pk)) == one


def test_it_is_drafted_from_the_clipping_it_came_from(client, officer, unit):
    clipping = make_confirmed(title="Cảng đóng cửa")
    form = page("clarification_new") + f"?clipping={clipping.pk}"
    assert "Cảng đóng cửa" in text(client.get(form))

    told = {"clippings": clipping.pk, "title": "Tin cảng", "claim": "Đã đóng.", "unit": unit.pk}
    answer = client.post(form, told)

    row = Clarification.objects.get()
    assert (answer.url, row.drafter) == (page("clarification_page", row.pk), officer)
    assert (row.unit, row.sources.get().clipping, row.seen_at) == (unit, clipping, clipping.seen_at)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [({"title": ""}, "Ghi tên việc làm rõ."), ({"clippings": []}, "Chọn tin đã đăng"),
     ({"claim": "TUYỆT MẬT"}, "dấu độ mật"), ({"asked_on": "12/03/2024"}, "Ghi cơ quan đã yêu cầu"),
     ({"unit": "other"}, "")],
)  # fmt: skip
def test_a_draft_that_lacks_something_stays_on_its_page(client, officer, unit, told, sentence):
    clipping = make_confirmed()
    if told.get("unit"):
        told = {"unit": make_unit().pk}
    whole = {"clippings": clipping.pk, "title": "Tin", "claim": "Đóng.", "unit": unit.pk} | told

    answer = client.post(page("clarification_new"), whole)

    assert (answer.status_code, sentence in text(answer)) == (422, True)
    assert Clarification.objects.count() == 0


def test_a_clipping_nobody_confirmed_is_not_offered(client, officer):
    make_clipping(title="Chưa ai xem")

    shown = text(client.get(page("clarification_new")))

    assert ("Chưa ai xem" in shown, "Chưa có tin nào được xác nhận" in shown) == (False, True)


def test_the_thread_shows_the_claim_its_copy_the_facts_and_what_is_lacking(client, officer, unit):
    row = make_clarification(unit=unit, drafter=officer)
    row.facts.create(place=2, statement="Tàu vẫn chạy.")

    shown = text(client.get(page("clarification_page", row.pk)))

    for words in (
        "Cảng đã đóng cửa.", "Không có bản lưu: Báo in, đã lưu bản giấy.", "15/BC-CV",
        "Sự thật thứ 2 chưa có căn cứ", "Gửi kiểm tra",
    ):  # fmt: skip
        assert words in shown


def test_facts_are_written_ordered_and_shown_on_the_page(client, officer, unit):
    row = make_clarification(unit=unit, drafter=officer)
    client.post(page("clarification_fact", row.pk), {"statement": "Tàu vẫn chạy."})
    first, second = row.facts.all()
    line = page("clarification_line", row.pk)

    client.post(line, {"fact": second.pk, "up": "1"})
    client.post(line, {"fact": first.pk, "statement": "Cảng mở cửa."})

    assert [fact.statement for fact in row.facts.all()] == ["Tàu vẫn chạy.", "Cảng mở cửa."]
    client.post(line, {"fact": second.pk, "off": "1"})
    client.post(line, {"shown": FactSource.objects.get().pk})
    client.post(line, {"source": row.sources.get().clipping_id})
    assert (row.facts.count(), FactSource.objects.count(), row.sources.count()) == (1, 0, 0)


@pytest.mark.parametrize("asked", [{}, {"fact": "abc"}, {"shown": "9" * 40}, {"source": "0"}])
def test_a_line_that_is_not_there_is_not_found(client, officer, unit, asked):
    row = make_clarification(unit=unit, drafter=officer)

    assert client.post(page("clarification_line", row.pk), asked).status_code == 404


def test_a_file_shows_a_fact_and_the_office_may_open_it(client, officer, unit):
    row = make_clarification(unit=unit, drafter=officer)
    file = SimpleUploadedFile("bien-ban.txt", "Biên bản làm việc.".encode())
    told = {"fact": row.facts.get().pk, "label": "Biên bản", "file": file}

    client.post(page("clarification_shown", row.pk), told)

    kept = row.facts.get().sources.last().file
    answer = signed_in(client, Role.LEADER).get(page("file_download", kept.pk))
    assert b"".join(answer) == "Biên bản làm việc.".encode()


def test_a_file_under_a_stamp_is_refused_at_its_field(client, officer, unit):
    row = make_clarification(unit=unit, drafter=officer)
    file = SimpleUploadedFile("a.txt", "TUYỆT MẬT\nNội dung".encode())
    told = {"fact": row.facts.get().pk, "label": "Biên bản", "file": file}

    answer = client.post(page("clarification_shown", row.pk), told)

    assert (answer.status_code, "dấu độ mật" in text(answer)) == (422, True)


def test_from_draft_to_closed_each_by_its_own_person(client, officer, unit):
    row = make_clarification(unit=unit, drafter=officer, seen_at=SEEN)
    client.post(page("clarification_send_to_check", row.pk))
    signed_in(client, Role.FOCAL).post(page("clarification_check", row.pk))
    paper = {"document_number": "12/SDL-TT", "documented_on": "14/03/2024"}
    signed_in(client, Role.HEAD, unit).post(page("clarification_sign", row.pk), paper)
    client.force_login(officer)
    sent = {"way": "press", "receiver": "Họp báo", "sent_on": "14/03/2024"}
    client.post(page("clarification_sending", row.pk), sent)
    outcome = {"outcome": "corrected", "outcome_on": "15/03/2024", "note": "Báo đã sửa."}
    client.post(page("clarification_outcome", row.pk), outcome)

    answer = client.post(page("clarification_close", row.pk), follow=True)

    row.refresh_from_db()
    assert (row.state, row.outcome) == ("closed", "corrected")
    for words in ("12/SDL-TT", "Báo đã đính chính", "Họp báo", "Đã kết thúc", "trả lời sau"):
        assert words in text(answer)


def test_a_head_who_wrote_it_is_told_why_another_must_check(client, unit):
    head = make_user(role=Role.HEAD, unit=unit)
    row = bring_clarification("checking", unit=unit, drafter=head)
    client.force_login(head)

    shown = text(client.get(page("clarification_page", row.pk)))
    answer = client.post(page("clarification_check", row.pk), follow=True)

    assert "nên không tự kiểm tra" in shown
    assert "Người đã soạn hoặc sửa không tự kiểm tra" in text(answer)


@pytest.mark.parametrize(
    ("state", "words"),
    [("drafting", "Đang được soạn"), ("checking", "Chờ một người không soạn kiểm tra"),
     ("signing", "Chờ thủ trưởng cơ quan ban hành")],
)  # fmt: skip
def test_whoever_may_not_go_on_reads_whom_it_waits_for(client, state, words):
    row = bring_clarification(state)
    signed_in(client, Role.ADMINISTRATOR)

    shown = text(client.get(page("clarification_page", row.pk)))

    assert (words in shown, f"/{row.pk}/ky/" in shown) == (True, False)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.HEAD])
def test_people_of_another_unit_read_and_change_nothing(client, role):
    row = make_clarification()
    signed_in(client, role)

    answers = [
        client.get(page("clarification_page", row.pk)).status_code,
        client.post(page("clarification_fact", row.pk), {"statement": "X"}).status_code,
        client.get(page("clarification_revise", row.pk)).status_code,
    ]

    assert answers == [200, 403, 403]


def test_it_is_given_back_with_a_reason_that_is_asked_for(client, unit, officer):
    row = make_checked(unit, officer)
    signed_in(client, Role.HEAD, unit)

    wrong = client.post(page("clarification_give_back", row.pk), {"reason": ""})
    client.post(page("clarification_give_back", row.pk), {"reason": "Thêm số liệu."})

    assert (wrong.status_code, "Nêu điều cần sửa" in text(wrong)) == (422, True)
    assert Clarification.objects.get().state == "returned"


def test_a_signature_with_gaps_says_each_of_them(client, unit, officer):
    row = make_checked(unit, officer)
    row.facts.get().sources.all().delete()
    paper = {"document_number": "1/A", "documented_on": "14/03/2024"}

    answer = signed_in(client, Role.HEAD, unit).post(page("clarification_sign", row.pk), paper)

    assert (answer.status_code, "chưa có căn cứ" in text(answer)) == (422, True)


def test_a_correction_is_written_and_left_again(client, officer, unit):
    row = make_signed(unit=unit, drafter=officer)
    client.post(page("clarification_reopen", row.pk), {"reason": "Số cũ."})
    told = {"title": "Khác", "claim": "Khác.", "unit": unit.pk}
    client.post(
        page("clarification_revise", row.pk),
        told | {"seen_on": "12/03/2024", "seen_hour": "09:00"},
    )
    assert Clarification.objects.get().title == "Khác"
    shown = text(client.get(page("clarification_page", row.pk)))

    client.post(page("clarification_keep_signed", row.pk), {"reason": "Không cần."})

    assert "vẫn có hiệu lực" in shown
    assert Clarification.objects.get().title == "Tin sai về cảng"


def test_letter_and_dossier_are_downloaded_once_signed(client):
    signed_in(client, Role.LEADER)
    row, draft = make_signed(), make_clarification()
    letter, dossier = page("clarification_letter", row.pk), page("clarification_dossier", row.pk)

    answers = [client.get(one) for one in (letter, dossier, f"{letter}?outlet=0")]
    unsigned = client.get(page("clarification_letter", draft.pk))

    assert [one.status_code for one in answers] == [200, 200, 404]
    assert (answers[0].content[:2], unsigned.status_code) == (b"PK", 404)


def test_figures_show_each_quarter_with_what_is_behind_it(client):
    row = make_signed(seen_at=SEEN, title="Tin cảng")
    record_sending(row, way="press", receiver="Họp báo", sent_on=DAY, by=row.drafter)
    signed_in(client, Role.LEADER)

    shown = text(client.get(page("clarification_numbers"), {"nam": "2024"}))

    for words in ("1 việc đã trả lời", "trung vị 2 ngày 15 giờ", "Tin cảng", "Quý 1"):
        assert words in shown


def test_words_of_strangers_are_text(client):
    signed_in(client, Role.LEADER)
    row = make_clarification(title="<b>Đậm</b>", claim="<script>alert(1)</script>")

    shown = text(client.get(page("clarification_page", row.pk)))

    assert ("<script>alert" in shown, "<b>Đậm" in shown) == (False, False)
