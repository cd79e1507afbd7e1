"""The portal of the demo, told by its verbs."""


import pytest

from nhipcau.demo import clock, portal_pages, story
from nhipcau.editorial.models import Release

FOLDER = portal_pages.FOLDER
SECTIONS, ITEMS = portal_pages.sections_and_items()


@pytest.fixture
def told(db):
    story.tell()
    with clock.at(clock.local(story.TODAY, 9)):
        yield


def test_what_is_told_as_released_is_public_in_each_of_its_languages(told):
    expected = sorted(
        (language, str(portal_pages.key_of(item)))
        for item in (*SECTIONS, *ITEMS)
        if item.get("until", "released") == "released"
        for language in item["texts"]
    )

    current = Release.objects.current().exclude(kind="homepage").select_related("edition__work")

    assert sorted((r.language, str(r.edition.work.key)) for r in current) == expected
