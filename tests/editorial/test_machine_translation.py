"""A translation service: off by default, only for what is public, never trusted."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from nhipcau.editorial.models import Edition, Release
from nhipcau.editorial.snapshots import latest_revision, page_of
from nhipcau.editorial.translating import machine
from tests.factories.editorial import edition_of, make_editor, make_home, make_page, make_public

pytestmark = pytest.mark.django_db


class Service(BaseHTTPRequestHandler):
    """Answers as LibreTranslate does: the words in capitals, or what `answer` says."""

    heard: list[dict[str, Any]] = []
    status, answer = 200, None

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.heard.append(asked)
        told = self.answer or {"translatedText": [words.upper() for words in asked["q"]]}
        self.send_response(self.status)
        self.end_headers()
        self.wfile.write(json.dumps(told).encode())

    def log_message(self, *said: Any) -> None:
        pass


@pytest.fixture
def service(settings) -> Iterator[type[Service]]:
    handler = type("Now", (Service,), {"heard": []})
    server = HTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.NHIPCAU_TRANSLATOR_URL = f"http://127.0.0.1:{server.server_port}"
    yield handler
    server.shutdown()
    server.server_close()


@pytest.fixture
def work():
    make_home("en")
    edition = edition_of(make_page(title="Tháp cổ", summary="Một ngôi tháp."))
    make_public(edition)
    return edition.work


def test_without_a_service_nothing_is_sent(work):
    with pytest.raises(ValidationError, match="Chưa nối"):
        machine.draft(work, language="en", by=make_editor())


def test_a_text_that_is_not_public_never_leaves_the_house(service):
    make_home("en")
    work = edition_of(make_page(title="Chưa công bố")).work

    with pytest.raises(ValidationError, match="đã công khai"):
        machine.draft(work, language="en", by=make_editor())
    assert service.heard == []


def test_a_public_text_becomes_a_draft_and_nothing_becomes_public(service, work):
    edition = machine.draft(work, language="en", by=make_editor())

    assert page_of(latest_revision(edition.page)).title == "THÁP CỔ"
    assert edition.stage == Edition.Stage.WRITING
    assert not Release.objects.filter(edition=edition).exists()
    assert [asked["q"] for asked in service.heard] == [["Tháp cổ", "Một ngôi tháp."]]


@pytest.mark.parametrize(
    ("status", "answer"),
    [(500, None), (200, {"error": "quota"}), (200, {"translatedText": ["one"]})],
)
def test_a_service_that_fails_changes_nothing(service, work, status, answer):
    service.status, service.answer = status, answer

    with pytest.raises(ValidationError, match="chưa đổi gì"):
        machine.draft(work, language="en", by=make_editor())
    assert not work.editions.filter(language="en").exists()
