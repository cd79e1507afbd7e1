"""The press from the command line: what cannot be done is told in one sentence."""

from pathlib import Path

import pytest

from nhipcau.cli import main
from nhipcau.press.words import load_names
from tests.press.archives.test_reading_archives import warc
from tests.press.collecting.conftest import NAMES
from tests.press.collecting.test_reading_pages import ABOUT_US

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def _tables_stand(monkeypatch):
    monkeypatch.setattr("nhipcau.cli.preparing.pending_migrations", lambda: False)


def archive_in(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return warc(folder / "news.warc", {"https://bao.example/a": ("Tàu biển", *ABOUT_US)})


def test_an_archive_is_read_into_a_file_of_hits_and_only_once(tmp_path, capsys):
    load_names(NAMES, by=None)
    command = ["press", "archive", str(archive_in(tmp_path)), "--into", str(tmp_path / "hits")]

    codes = [main(command), main(command)]

    assert (codes, capsys.readouterr().out.splitlines()) == (
        [0, 0],
        ["news.warc: 1 trang, 1 tin", "news.warc: 0 trang, 1 tin (đã có từ trước)"],
    )


def test_without_names_an_archive_is_not_said_to_hold_nothing(tmp_path, capsys):
    code = main(["press", "archive", str(archive_in(tmp_path)), "--into", str(tmp_path)])

    assert (code, "Chưa có tên địa danh" in capsys.readouterr().err) == (2, True)
    assert not (tmp_path / "news.warc.jsonl").exists()


def test_two_archives_of_one_name_are_refused(tmp_path, capsys):
    load_names(NAMES, by=None)
    two = [str(archive_in(tmp_path / name)) for name in ("a", "b")]

    code = main(["press", "archive", *two, "--into", str(tmp_path)])

    assert (code, "cùng tên" in capsys.readouterr().err) == (2, True)


def test_a_wrong_file_and_a_missing_one_are_named(tmp_path, capsys):
    load_names(NAMES, by=None)
    wrong = tmp_path / "thu.warc"
    wrong.write_text("Kính gửi")

    codes = [
        main(["press", "archive", str(path), "--into", str(tmp_path)])
        for path in (wrong, tmp_path / "khong-co.warc")
    ]

    told = capsys.readouterr().err
    assert (codes, "thu.warc: không đọc được" in told, "Không thấy tệp" in told) == (
        *([2, 2], True, True),
    )


@pytest.mark.parametrize(("contact", "said"), [("", "địa chỉ liên hệ"), ("a@mau.example", "tên")])
def test_nobody_is_asked_without_a_contact_or_a_name_to_look_for(contact, said, settings, capsys):
    settings.NHIPCAU_PRESS_CONTACT = contact

    assert (main(["press", "collect", "--once"]), said in capsys.readouterr().err) == (2, True)
