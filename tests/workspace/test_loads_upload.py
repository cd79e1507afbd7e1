"""A plan file comes in by the page, or is refused in one sentence and leaves nothing behind."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nhipcau.documents.models import StoredFile
from nhipcau.plans.models import Plan, PlanLoad
from tests.factories.loads import sample_directory
from tests.factories.organisations import make_user

pytestmark = pytest.mark.django_db

SAMPLE = Path(__file__).parents[1] / "samples" / "ke-hoach-ttdn-binh-dinh-2024.txt"
ADDRESS = "/lam-viec/ke-hoach/nap/"


@pytest.fixture
def focal(client):
    client.force_login(make_user(role="focal"))
    return client


def upload(client, content, name="ke-hoach.txt"):
    return client.post(ADDRESS, {"file": SimpleUploadedFile(name, content)})


def zipped(**parts):
    box = BytesIO()
    with zipfile.ZipFile(box, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return box.getvalue()


def test_the_page_says_what_may_be_sent_and_that_no_secret_may(focal):
    page = focal.get(ADDRESS).content.decode()

    assert "Word (.docx), Excel (.xlsx), PDF có chữ hoặc văn bản (.txt); tối đa 30 MB." in page
    assert "Không tải lên văn bản có nội dung bí mật nhà nước." in page


@pytest.mark.parametrize("role", ["officer", "head", "leader", "editor"])
def test_only_those_who_keep_the_plans_may_load_one(client, role):
    client.force_login(make_user(role=role))

    answers = [client.get(ADDRESS), upload(client, SAMPLE.read_bytes())]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert not StoredFile.objects.exists()


def test_a_stranger_is_asked_to_sign_in(client):
    assert client.get(ADDRESS).url == f"{reverse('workspace:sign_in')}?next={ADDRESS}"


BAD = {
    "empty": (b"", "Tệp rỗng"),
    "spaces": (b"\n \n", "Tệp rỗng"),
    "torn PDF": (b"%PDF-1.7\nrubbish", "Tệp bị hỏng"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"0" * 200, "ảnh"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ""),
    "program": (b"MZ" + b"\0" * 300, ""),
    "bare archive": (zipped(readme="xin chao"), ""),
    "torn Word": (b"PK\x03\x04" + b"\0" * 80, ""),
    "letter": ("Kính gửi bạn đọc.\nHôm nay trời đẹp.".encode(), "Không tìm thấy nhiệm vụ"),
    "bytes": (bytes(range(256)) * 20, ""),
}


@pytest.mark.parametrize(("content", "sentence"), BAD.values(), ids=BAD.keys())
@pytest.mark.parametrize("name", ["ke-hoach.docx", "kế hoạch <1>.pdf", "a" * 240 + ".xlsx"])
def test_a_file_that_is_no_plan_is_refused_and_not_kept(focal, content, sentence, name):
    answer = upload(focal, content, name)

    (told,) = answer.context["form"].errors["file"]
    assert answer.status_code == 422
    assert sentence in told
    assert told.endswith(".")
    assert (StoredFile.objects.count(), PlanLoad.objects.count()) == (0, 0)


def test_a_stamp_of_secrecy_is_refused_and_not_kept(focal):
    content = SAMPLE.read_text("utf-8").replace("KẾ HOẠCH", "TUYỆT MẬT\nKẾ HOẠCH", 1)

    answer = upload(focal, content.encode())

    assert answer.status_code == 422
    assert "dấu độ mật" in answer.context["form"].errors["file"][0]
    assert not StoredFile.objects.exists()


def test_a_file_too_heavy_is_refused_before_it_is_read(focal, settings):
    settings.NHIPCAU_MAX_UPLOAD_BYTES = 2048

    answer = upload(focal, b"x" * 3072)

    assert answer.status_code == 422
    assert answer.context["form"].errors["file"] == [
        "Tệp nặng 3 KB, quá mức 2 KB; hãy bỏ bớt ảnh hoặc chỉ gửi tệp kế hoạch."
    ]


def test_a_form_without_a_file_says_so(focal):
    answer = focal.post(ADDRESS, {})

    assert answer.status_code == 422
    assert answer.context["form"].errors["file"] == ["Hãy chọn tệp kế hoạch trên máy."]


def test_the_sample_goes_in_by_the_page_and_out_again(focal):
    sample_directory()
    desk = upload(focal, SAMPLE.read_bytes()).url
    load = PlanLoad.objects.get()
    doubts = focal.get(desk).context["desk"].open_doubts

    focal.post(f"{desk}da-xem/", {"key": [doubt.key for doubt in doubts]})
    page = focal.post(f"{desk}dua-vao-so/", follow=True)

    plan = Plan.objects.get()
    assert [group.tasks.count() for group in plan.groups.all()] == [19, 15, 11, 2, 6]
    assert "Đã đưa 53 nhiệm vụ vào sổ." in page.content.decode()

    back = focal.post(f"{desk}rut-lai/", {"reason": "Nạp nhầm bản dự thảo"}, follow=True)

    load.refresh_from_db()
    assert (load.state, Plan.objects.count()) == ("undone", 0)
    assert "Mở lại để kiểm tra tiếp" in back.content.decode()
