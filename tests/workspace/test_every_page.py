"""Every address of the workspace, asked by everybody: none breaks, all speak one language."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, reverse

from nhipcau.organisations.models import Role
from nhipcau.workspace.urls import urlpatterns
from tests.workspace.reading_html import faults_of, links_of, parsed, words_of
from tests.workspace.whole_office import Office

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.slow]

ROLES = ["", *Role.values]
OPEN_TO_STRANGERS = {"sign_in", "set_language"}
ENGLISH = re.compile(
    r"\b(This field|Required|Submit|Choose file|Select a valid|Enter a|Ensure this|Currently|"
    r"Search|Save|Delete|Next|Previous|Sign in|Log in|Log out|Page not found|Forbidden|"
    r"None|True|False|Object|Unknown|recorded|draft|withdrawn|submitted|accepted|returned|"
    r"not_started|under_way|done|dropped|carried_over|lead|coordinate|officer|focal|article)\b"
)
FRAME_IN_VIETNAMESE = re.compile(
    "Hôm nay|Kế hoạch|Nhiệm vụ|Kết quả|Báo cáo|Toàn cảnh năm|Đơn vị|Người dùng|Quản trị|"
    "Đến nội dung chính|Tìm|Làm việc với vai trò|Đổi mật khẩu|Đăng xuất|Không nhập bí mật"
)


def addresses(office: Office) -> Iterator[tuple[str, str]]:
    """(name, address) of all; an address that nobody has told how to fill is an error here."""
    for pattern in urlpatterns:
        assert isinstance(pattern, URLPattern)
        takes = pattern.pattern.converters
        given = office.arguments(pattern.name) if takes else {}
        yield (
            pattern.name,
            reverse(f"workspace:{pattern.name}", kwargs={k: given[k] for k in takes}),
        )


@dataclass(frozen=True, slots=True)
class Seen:
    name: str
    address: str
    status_code: int
    content_type: str
    content: bytes

    @property
    def is_page(self) -> bool:
        return self.status_code in (200, 403) and self.content_type.startswith("text/html")


def walk(office: Office, role: str, language: str) -> Iterator[Seen]:
    """Every address, as the person of that role gets it; "" is nobody's choice of language."""
    client = Client()
    client.force_login(office.people[role])
    if language:
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    for name, address in addresses(office):
        answer = client.get(address)
        content = b"".join(answer)  # a file that is read to its end is closed
        kind = answer.headers.get("Content-Type", "")
        yield Seen(name, address, answer.status_code, kind, content)


@pytest.fixture(scope="module")
def walks() -> dict[tuple[str, str], list[Seen]]:
    """By role and language: a walk is taken once for all who look at it."""
    return {}


@pytest.fixture
def seen_by(office: Office, walks) -> Callable[..., list[Seen]]:
    def look(role: str, language: str = "") -> list[Seen]:
        if (role, language) not in walks:
            walks[role, language] = list(walk(office, role, language))
        return walks[role, language]

    return look


# Shown as the public sees them, in the language of the text.
OF_THE_PUBLIC = {"edition_preview", "check_preview"}


def test_strangers_get_nothing_but_the_way_in(office):
    sign_in = reverse("workspace:sign_in")
    client = Client()

    got = {
        name: "the way in" if getattr(answer, "url", "").startswith(sign_in) else answer.status_code
        for name, address in addresses(office)
        for answer in [client.get(address)]
    }

    let_through = {name: seen for name, seen in got.items() if seen not in ("the way in", 405)}
    assert let_through == {"sign_in": 200, "set_language": 302}


@pytest.mark.parametrize("role", ROLES)
def test_no_page_breaks_or_speaks_english_in_between(seen_by, role):
    wrong = {}
    for one in seen_by(role):
        if one.status_code not in (200, 302, 403, 405):
            wrong[one.name] = [one.status_code]
        elif one.is_page:
            page = parsed(one.content.decode())
            english = ENGLISH.findall(words_of(page, "vi"))
            wrong[one.name] = [*faults_of(page, language="vi"), *english]

    assert {name: faults for name, faults in wrong.items() if faults} == {}


@pytest.mark.parametrize("role", [Role.OFFICER, Role.FOCAL, Role.LEADER, Role.ADMINISTRATOR])
def test_the_frame_speaks_english_where_it_was_chosen(seen_by, role):
    left = {}
    for one in seen_by(role, language="en"):
        if not one.is_page or one.name in OF_THE_PUBLIC:
            continue
        page = parsed(one.content.decode())
        frame = parsed("".join(map(str, page.select("body > :not(main), h1, .lead"))))
        said = FRAME_IN_VIETNAMESE.findall(words_of(frame, "en"))
        left[one.name] = [*faults_of(page, language="en"), *said]

    assert {name: faults for name, faults in left.items() if faults} == {}


@pytest.mark.parametrize("role", [Role.OFFICER, Role.HEAD, Role.FOCAL, Role.LEADER])
def test_no_page_offers_a_way_its_reader_may_not_go(office, seen_by, role):
    offered: dict[str, str] = {}
    for one in seen_by(role):
        if one.status_code == 200 and one.is_page:
            for href in links_of(parsed(one.content.decode())):
                offered.setdefault(urljoin(one.address, href), one.name)
    tried = {one.address: one.status_code for one in seen_by(role)}
    client = Client()
    client.force_login(office.people[role])

    closed = {}
    for href, where in offered.items():
        code = tried.get(href) or status_of(client, href)
        if code not in (200, 302):
            closed[where, href] = code

    assert closed == {}


def status_of(client: Client, address: str) -> int:
    answer = client.get(address)
    b"".join(answer)
    return answer.status_code
