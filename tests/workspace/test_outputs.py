"""Recording what was done: one post, nothing lost, nothing twice, nothing secret."""

from datetime import date
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nhipcau.documents.models import StoredFile
from nhipcau.outputs.models import Evidence, Output
from tests.factories.organisations import make_unit
from tests.factories.outputs import make_output
from tests.factories.plans import make_plan, make_section, make_task
from tests.registries.test_keeping import received
from tests.workspace.pages import page, signed_in
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db

LIST = "/lam-viec/ket-qua/"
NEW = "/lam-viec/ket-qua/ghi/"


def filled(unit, **typed):
    """The three fields that are needed, and the unit as the form brings it."""
    needed = {"title": "Phim du lịch hè", "kind": "clip", "happened_on": "05/03/2024"}
    return needed | {"units": [unit.pk]} | typed


def address(name, output):
    return reverse(f"workspace:{name}", args=[output.pk])


def test_an_output_is_recorded_in_one_post(client):
    unit = make_unit()
    task = make_task(leads=(unit,))
    typed = filled(unit, tasks=[task.pk], url="https://example.vn/phim", languages=["vi", "en"])

    answer = signed_in(client, unit=unit).post(NEW, typed)

    output = Output.objects.get()
    assert answer.url == address("output_page", output)
    assert (output.title, output.kind, output.state) == ("Phim du lịch hè", "clip", "recorded")
    assert output.happened_on == date(2024, 3, 5)
    assert [*output.units.all(), *output.tasks.all()] == [unit, task]
    assert (output.languages, output.evidence.get().url) == (["vi", "en"], typed["url"])


def test_the_form_comes_filled_with_today_the_own_unit_and_the_task_asked_for(client):
    unit = make_unit()
    task = make_task(leads=(unit,))

    form = signed_in(client, unit=unit).get(f"{NEW}?task={task.pk}").context["form"]

    assert (form.initial["units"], form.initial["tasks"]) == ([unit.pk], [task.pk])


def test_a_draft_does_not_count_until_it_is_recorded(client):
    unit = make_unit()
    signed_in(client, unit=unit).post(NEW, filled(unit, draft="1"))
    draft = Output.objects.get()
    before = draft.state

    client.post(address("output_record", draft))

    draft.refresh_from_db()
    assert (before, draft.state) == ("draft", "recorded")


def test_a_wrong_form_loses_nothing_and_tells_all_problems_at_once(client):
    unit = make_unit()
    typed = filled(
        unit, title="", happened_on="31/02/2024", quantity="nhiều", summary="Giữ lại", url="khong"
    )

    answer = signed_in(client, unit=unit).post(NEW, typed)

    page = answer.content.decode()
    assert (answer.status_code, Output.objects.count()) == (422, 0)
    assert set(answer.context["form"].errors) == {"title", "happened_on", "quantity", "url"}
    for kept in ('value="31/02/2024"', 'value="nhiều"', "Giữ lại</textarea>", 'value="khong"'):
        assert kept in page
    assert "Cần sửa trước khi gửi" in page


def test_what_the_verb_refuses_stands_at_its_field(client):
    unit = make_unit()

    answer = signed_in(client, unit=unit).post(NEW, filled(unit, quantity="12"))

    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "quantity_unit": ["Ghi đơn vị tính của số lượng, ví dụ: bản, lượt, người."]
    }


def test_a_likely_duplicate_is_asked_about_and_may_be_confirmed(client):
    unit = make_unit()
    make_output(title="Phim du lịch hè", kind="clip", happened_on=date(2024, 3, 5))
    signed_in(client, unit=unit)

    asked = client.post(NEW, filled(unit, title="phim DU LICH he"))
    before = Output.objects.count()
    client.post(NEW, filled(unit, title="phim DU LICH he", another="1"))

    assert (asked.status_code, before, Output.objects.count()) == (422, 1, 2)
    assert "Có vẻ kết quả này đã được ghi" in asked.content.decode()
    assert 'value="phim DU LICH he"' in asked.content.decode()


def test_a_file_of_proof_is_kept_with_its_sha256(client):
    unit, content = make_unit(), b"Bien ban nghiem thu"
    proof = SimpleUploadedFile("bien-ban.txt", content)

    signed_in(client, unit=unit).post(NEW, filled(unit, file=proof))

    kept = Evidence.objects.get().file
    page = client.get(address("output_page", Output.objects.get())).content.decode()
    assert kept.sha256 == sha256(content).hexdigest()
    assert kept.sha256[:16] in page


def test_a_stamped_file_is_refused_and_nothing_is_stored(client):
    unit = make_unit()
    stamped = SimpleUploadedFile("bao-cao.txt", "TỐI MẬT\n\nBÁO CÁO".encode())

    answer = signed_in(client, unit=unit).post(NEW, filled(unit, file=stamped))

    assert answer.status_code == 422
    assert "Văn bản có dấu độ mật" in answer.context["form"].errors["file"][0]
    assert (Output.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_a_refused_output_leaves_no_file_behind(client):
    unit = make_unit()
    proof = SimpleUploadedFile("anh.txt", b"noi dung")

    signed_in(client, unit=unit).post(NEW, filled(unit, file=proof, quantity="12"))

    assert (Output.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_stamped_words_are_refused_at_their_field(client):
    unit = make_unit()

    answer = signed_in(client, unit=unit).post(NEW, filled(unit, summary="TỐI MẬT"))

    assert answer.context["form"].errors["summary"][0].startswith("Nội dung này có dấu độ mật.")


def test_leaders_read_outputs_and_record_none(client):
    signed_in(client, "leader")

    answers = [client.get(NEW), client.post(NEW, filled(make_unit()))]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert "Vai trò này chỉ xem kết quả" in answers[0].content.decode()
    assert NEW not in client.get(LIST).content.decode()


@pytest.mark.parametrize("name", ["output_revise", "output_prove", "output_withdraw"])
def test_another_unit_may_not_change_an_output(client, name):
    output = make_output()

    answer = signed_in(client).post(address(name, output), {"reason": "x", "url": "https://a.vn"})

    assert answer.status_code == 403
    assert "Chỉ đơn vị thực hiện hoặc cán bộ đầu mối" in answer.content.decode()


def test_a_change_of_a_recorded_output_needs_its_reason(client):
    unit = make_unit()
    output = make_output(title="Lễ hội", units=(unit,))
    path = address("output_revise", output)
    typed = filled(unit, title="Lễ hội biển", kind="article", happened_on="01/02/2024")
    signed_in(client, unit=unit)

    refused = client.post(path, typed)
    client.post(path, typed | {"reason": "Ghi thiếu tên"})

    output.refresh_from_db()
    assert refused.context["form"].errors == {"reason": ["Nêu lý do sửa kết quả đã ghi nhận."]}
    page = client.get(address("output_page", output)).content.decode()
    assert output.title == "Lễ hội biển"
    assert "Ghi thiếu tên" in page
    assert "Tên kết quả: <q>Lễ hội</q> → <q>Lễ hội biển</q>" in page


def test_an_output_is_withdrawn_with_a_reason_and_restored(client):
    unit = make_unit()
    output = make_output(units=(unit,))
    signed_in(client, unit=unit)

    refused = client.post(address("output_withdraw", output), {"reason": " "})
    client.post(address("output_withdraw", output), {"reason": "Ghi trùng"})
    client.post(address("output_restore", output), {"reason": "Không trùng"})

    moves = list(output.steps.values_list("to_state", "reason"))
    assert (refused.status_code, moves[1:]) == (
        422,
        [("withdrawn", "Ghi trùng"), ("recorded", "Không trùng")],
    )


def test_proof_is_added_later(client):
    unit = make_unit()
    output = make_output(units=(unit,))
    signed_in(client, unit=unit)

    nothing = client.post(address("output_prove", output), {"label": "Ảnh"})
    client.post(address("output_prove", output), {"url": "https://example.vn/a", "label": "Ảnh"})

    assert (nothing.status_code, [str(e) for e in output.evidence.all()]) == (422, ["Ảnh"])


def test_the_list_is_narrowed_to_what_a_number_stands_for(client):
    plan = make_plan()
    one, other = make_section(plan, code="I"), make_section(plan, code="II")
    wanted = make_output(tasks=(make_task(group=one), make_task(group=one)))
    make_output(tasks=(make_task(group=other),), title="Khác mục")
    make_output(tasks=(make_task(group=make_section(make_plan())),), title="Khác kế hoạch")
    signed_in(client)

    def shown(query):
        return [output.title for output in client.get(LIST + query).context["page"]]

    assert shown(f"?group={one.pk}") == [wanted.title]
    assert sorted(shown(f"?plan={plan.pk}")) == sorted(["Khác mục", wanted.title])
    assert shown(f"?plan={plan.pk}&first=02/02/2024") == []
    assert len(shown("?group=abc&unit=0&first=31/02/2024")) == 3


def test_outputs_are_found_without_marks(client):
    output = make_output(title="Đón đoàn phóng viên")
    make_output(title="Lễ hội")

    answer = signed_in(client).get(f"{LIST}?q=don+doan")

    assert list(answer.context["page"]) == [output]


def test_thirty_outputs_cost_no_more_queries_than_one(client):
    signed_in(client)

    def fill(times):
        for number in range(times):
            make_output(
                title=f"Kết quả {number}", tasks=(make_task(),), units=(make_unit(), make_unit())
            )

    fill(1)
    few = queries_of(client, LIST)
    fill(29)

    assert queries_of(client, LIST) == few


def test_strangers_see_no_output(client):
    output = make_output()

    answers = [client.get(path) for path in (LIST, NEW, address("output_page", output))]

    assert [answer.status_code for answer in answers] == [302, 302, 302]


def test_what_a_register_filed_is_changed_in_the_register(client):
    row = received()
    signed_in(client, "focal")

    answer = client.get(page("output_page", row.output.pk)).content.decode()

    assert page("entry_page", row.pk) in answer
    assert client.get(page("output_revise", row.output.pk)).status_code == 403
