"""A clipping entered by hand: its outlet by name, its evidence, what is refused."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from nhipcau.organisations.models import Role
from nhipcau.press.models import Clipping
from tests.factories.organisations import make_unit, make_user
from tests.factories.press import make_clipping, make_outlet
from tests.workspace.pages import page, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return make_unit()


@pytest.fixture
def officer(client, unit):
    person = make_user(role=Role.OFFICER, unit=unit)
    client.force_login(person)
    return person


def told(unit, **values: object) -> dict[str, object]:
    plain = {"outlet": "Đài Sông Mẫu", "title": "Bản tin sáng", "published_on": "12/03/2024"}
    return plain | {"unit": unit.pk, "exemption": "Phát trực tiếp."} | values


def test_it_is_entered_as_told_and_counts(client, officer, unit):
    outlet = make_outlet(name="Đài Sông Mẫu", medium="radio", languages=["vi"])

    answer = client.post(page("clipping_new"), told(unit, outlet="song mau"))

    row = Clipping.objects.get()
    assert answer.url == page("clipping_page", row.pk)
    assert (row.outlet, row.medium, row.language, row.entered_by) == (
        outlet, "radio", "vi", officer,
    )  # fmt: skip
    assert row.output.state == "recorded"


def test_a_file_is_its_copy(client, officer, unit):
    make_outlet(name="Đài Sông Mẫu")
    scan = SimpleUploadedFile("trang-5.txt", b"Trang 5")

    client.post(page("clipping_new"), told(unit, exemption="", file=scan))

    assert Clipping.objects.get().copy.name == "trang-5.txt"


@pytest.mark.parametrize(
    ("values", "said"),
    [({"outlet": "Đài Lạ"}, "Chưa có cơ quan báo chí “Đài Lạ”"),
     ({"outlet": "song"}, "“song” có thể là: Sông Báo; Đài Sông Mẫu. Hãy ghi đủ tên."),
     ({"outlet": ""}, "Cơ quan báo chí"),
     ({"exemption": ""}, "Kèm bản lưu (ảnh chụp, tệp ghi), hoặc nêu lý do không có bản lưu."),
     ({"published_on": "31/02/2024"}, "Không có ngày này."),
     ({"published_on": "01/01/2199"}, "Ngày đăng chưa tới"),
     ({"address": "https://facebook.com/ai-do"}, "là nơi cá nhân viết"),
     ({"address": "https://bao.example/co-roi"}, "Tin này đã có"),
     ({"title": " "}, "Tiêu đề")],
)  # fmt: skip
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, officer, unit, values, said):
    make_outlet(name="Đài Sông Mẫu")
    make_outlet(name="Sông Báo")
    make_clipping(address="https://bao.example/co-roi")

    answer = client.post(page("clipping_new"), told(unit, place_in_outlet="Trang 5") | values)

    assert (answer.status_code, Clipping.objects.count()) == (422, 1)
    assert said in text(answer)
    assert 'value="Trang 5"' in answer.content.decode()


def test_the_same_words_sent_twice_are_entered_once(client, officer, unit):
    make_outlet(name="Đài Sông Mẫu")

    codes = [client.post(page("clipping_new"), told(unit)).status_code for _n in range(2)]

    assert (codes, Clipping.objects.count()) == ([302, 422], 1)


def test_a_file_that_is_refused_is_said_at_its_field_and_nothing_is_kept(client, officer, unit):
    make_outlet(name="Đài Sông Mẫu")

    answer = client.post(
        page("clipping_new"), told(unit, file=SimpleUploadedFile("a.exe", b"MZ\x90\x00"))
    )

    assert (answer.status_code, Clipping.objects.count()) == (422, 0)
    assert answer.context["form"].errors["file"]
