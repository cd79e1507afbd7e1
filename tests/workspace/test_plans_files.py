"""Stored files leave the house as downloads, to people who have signed in, and never as pages."""

import pytest
from django.urls import reverse
from django.utils import timezone

from nhipcau.documents.models import StoredFile
from tests.factories.documents import make_file
from tests.factories.organisations import make_user

pytestmark = pytest.mark.django_db


def address(stored):
    return reverse("workspace:file_download", args=[stored.pk])


def test_a_file_comes_with_its_own_name_and_kind(client):
    client.force_login(make_user(role="focal"))
    stored = make_file(name="Kế hoạch số 1.txt", content="nội dung".encode())

    answer = client.get(address(stored))

    assert b"".join(answer) == "nội dung".encode()
    assert answer["Content-Type"] == "text/plain"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"] == (
        "attachment; filename*=utf-8''K%E1%BA%BF%20ho%E1%BA%A1ch%20s%E1%BB%91%201.txt"
    )


def test_what_looks_like_a_page_is_still_a_download_in_a_sandbox(client):
    client.force_login(make_user(role="focal"))
    stored = make_file(name="a.html", content=b"<script>", media_type="text/html")

    answer = client.get(address(stored))
    answer.close()

    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_strangers_get_nothing(client):
    stored = make_file()

    assert (
        client.get(address(stored)).url == f"{reverse('workspace:sign_in')}?next={address(stored)}"
    )


def test_a_file_that_is_gone_is_not_found(client):
    client.force_login(make_user(role="focal"))
    stored = make_file()
    stored.content.storage.delete(stored.content.name)

    assert client.get(address(stored)).status_code == 404


def test_a_purged_file_is_not_found(client):
    client.force_login(make_user(role="focal"))
    stored = make_file()
    StoredFile.objects.filter(pk=stored.pk).update(purged_at=timezone.now(), content="")

    assert client.get(address(stored)).status_code == 404
