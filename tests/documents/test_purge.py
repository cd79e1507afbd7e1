from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from nhipcau.documents.models import StoredFile
from nhipcau.documents.purge import purge_file
from nhipcau.documents.storing import store_file
from tests.factories.organisations import make_user

pytestmark = pytest.mark.django_db


def test_every_copy_is_gone_and_the_rows_stay():
    officer = make_user()
    copies = [store_file(b"noi dung", name=name, by=officer) for name in ("a.txt", "b.txt")]
    paths = [Path(copy.content.path) for copy in copies]

    purge_file(copies[0], reason="Lọt thông tin", by=officer)

    assert [path.exists() for path in paths] == [False, False]
    assert (
        list(StoredFile.objects.values_list("content", "name", "size", "purge_reason", "purged_by"))
        == [("", "(đã xóa hẳn)", 0, "Lọt thông tin", officer.pk)] * 2
    )


def test_a_purged_file_never_comes_in_again():
    officer = make_user()
    purge_file(store_file(b"noi dung", name="a.txt", by=officer), reason="Lọt", by=officer)

    with pytest.raises(ValidationError) as refusal:
        store_file(b"noi dung", name="khac.txt", by=officer)

    assert refusal.value.code == "purged"


def test_a_purge_needs_its_reason():
    officer = make_user()
    stored = store_file(b"noi dung", name="a.txt", by=officer)

    with pytest.raises(ValidationError) as refusal:
        purge_file(stored, reason=" ", by=officer)

    assert refusal.value.code == "reason"
    assert Path(stored.content.path).read_bytes() == b"noi dung"
