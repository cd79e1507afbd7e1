"""Of the press we keep what outlets published; nobody is watched, judged or answered by machine."""

import ast
import re
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from nhipcau.press import outlets
from nhipcau.press.models import Clipping, Outlet
from tests.factories.press import make_outlet

PRESS = Path(__file__).parents[2] / "nhipcau" / "press"
OF_A_CLIPPING = {
    *("id", "outlet", "page", "medium", "title", "address", "key", "place_in_outlet", "language"),
    *("published_on", "published_at", "date_told", "excerpt", "text", "trail", "picture", "hits"),
    *("reasons", "relevance", "state", "is_public", "tone", "unit", "press_visit", "story", "copy"),
    *("exemption", "output", "seen_at", "decided_at", "decided_by", "entered_by", "folded"),
}


def words_of(path: Path) -> str:
    return path.read_text("utf8")


def test_a_clipping_has_no_field_for_its_author_nor_any_about_a_person():
    assert {field.name for field in Clipping._meta.concrete_fields} == OF_A_CLIPPING


def test_no_stage_of_reading_gives_an_author_on():
    from nhipcau.press.reading import shapes

    fields = {
        f"{name}.{field}"
        for name, shape in vars(shapes).items()
        for field in getattr(shape, "__dataclass_fields__", {})
        if re.search(r"author|byline|writer|person", field)
    }

    assert fields == set()


def test_outlets_are_asked_and_never_sent_anything():
    """The one place that sends a request names its method: GET."""
    client = PRESS / "fetching" / "client.py"
    methods = {
        word.value
        for word in ast.walk(ast.parse(words_of(client)))
        if isinstance(word, ast.Constant) and word.value in {"GET", "POST", "PUT", "HEAD", "DELETE"}
    }
    elsewhere = {
        path.name
        for path in PRESS.rglob("*.py")
        if path != client and re.search(r"urlopen\(|\.(post|patch)\(|PoolManager", words_of(path))
    }

    assert (methods, elsewhere) == ({"GET"}, set())


def test_no_machine_sets_the_tone_of_a_story():
    collected = [*(PRESS / "collecting").rglob("*.py"), *(PRESS / "reading").rglob("*.py")]

    told = re.compile(r"\btone=|\.tone\b|\"tone\"")
    assert [path.name for path in collected if told.search(words_of(path))] == []


def test_no_machine_confirms_a_clipping():
    collected = [*(PRESS / "collecting").rglob("*.py"), PRESS / "minding.py"]

    assert [path.name for path in collected if "CONFIRMED" in words_of(path)] == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    ["https://www.facebook.com/ai-do", "https://x.com/ai-do", "https://ten.substack.com/feed",
     "https://www.youtube.com/@kenh", "https://ai-do.wordpress.com/feed/", "https://zalo.me/1"],
)  # fmt: skip
def test_pages_of_private_persons_are_followed_by_no_feed_and_no_outlet(address):
    outlet = make_outlet()

    with pytest.raises(ValidationError):
        outlets.add_feed(outlet, address=address, by=None)
    with pytest.raises(ValidationError):
        outlets.enter_outlet(values={"name": "Một trang", "site": address}, by=None)

    assert (outlet.feeds.count(), Outlet.objects.count()) == (0, 1)
